"""The interpreter that is found is one that really runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from bot.settings import PROJECT

SCRIPT = PROJECT / "bot" / "find_python.py"


def executable(path: Path, body: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return path


def find(path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": str(path), "HOME": os.environ.get("HOME", "/")}
    return subprocess.run(
        [sys.executable, SCRIPT, *arguments], capture_output=True, text=True, env=environment, check=False
    )


def test_one_on_the_path_that_runs_is_taken(tmp_path: Path) -> None:
    python = executable(tmp_path / "python3.10", "echo 3.10")
    assert find(tmp_path, "3.10").stdout.strip() == str(python)


def test_a_shim_that_refuses_is_passed_over_for_pyenvs_newest(tmp_path: Path) -> None:
    executable(tmp_path / "bin" / "python3.10", "echo 'pyenv: python3.10: command not found' >&2; exit 127")
    executable(tmp_path / "bin" / "pyenv", f"echo {tmp_path}/pyenv")
    executable(tmp_path / "pyenv/versions/3.10.4/bin/python", "echo 3.10")
    newest = executable(tmp_path / "pyenv/versions/3.10.13/bin/python", "echo 3.10")
    assert find(tmp_path / "bin", "3.10").stdout.strip() == str(newest)


def test_one_that_cannot_make_environments_is_passed_over_for_uvs(tmp_path: Path) -> None:
    executable(tmp_path / "bin" / "python3.10", "exit 1")
    fetched = executable(tmp_path / "uv-python", "echo 3.10")
    executable(tmp_path / "bin" / "uv", f'[ "$2" = find ] && echo {fetched}')
    assert find(tmp_path / "bin", "3.10").stdout.strip() == str(fetched)


def test_a_version_that_lies_about_itself_is_not_taken(tmp_path: Path) -> None:
    executable(tmp_path / "python3.10", "echo 3.9")
    assert find(tmp_path, "3.10").returncode == 1


def test_none_is_one_sentence_that_says_how_to_get_it(tmp_path: Path) -> None:
    done = find(tmp_path, "3.10")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "pyenv install 3.10" in done.stderr


def test_a_newer_one_will_do_where_it_may(tmp_path: Path) -> None:
    beyond = f"3.{sys.version_info.minor + 1}"
    newer = executable(tmp_path / "python3.14", "echo 3.14")
    assert find(tmp_path, beyond, "--or-newer").stdout.strip() == str(newer)
    assert find(tmp_path, beyond).returncode == 1
    assert find(tmp_path, "3.9", "--or-newer").stdout.strip() == sys.executable
