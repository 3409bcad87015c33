"""Commands that cannot do their work say so in one sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from bot.settings import PROJECT


def vitrine(*arguments: str, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot.cli", *arguments],
        cwd=PROJECT, capture_output=True, text=True, check=False, timeout=120,
        env={"PATH": os.environ["PATH"], "VITRINE_HOME": str(home), **environment},
    )  # fmt: skip


def assert_one_sentence(done: subprocess.CompletedProcess[str], code: int) -> None:
    assert done.returncode == code
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_chat_with_nobody_there(tmp_path: Path) -> None:
    done = vitrine("chat", "hello", home=tmp_path, VITRINE_GATEWAY_PORT="1")
    assert_one_sentence(done, 1)
    assert "make run" in done.stderr


def test_up_without_a_trained_model(tmp_path: Path) -> None:
    done = vitrine("up", home=tmp_path, VITRINE_DIALOGUE_PYTHON=sys.executable)
    assert_one_sentence(done, 1)
    assert "vitrine dialogue train" in done.stderr


def test_up_without_the_dialogues_environment(tmp_path: Path) -> None:
    done = vitrine("up", home=tmp_path, VITRINE_DIALOGUE_PYTHON=str(tmp_path / "python"))
    assert_one_sentence(done, 1)
    assert "make setup" in done.stderr


def test_a_setting_that_is_no_number(tmp_path: Path) -> None:
    done = vitrine("up", home=tmp_path, VITRINE_GATEWAY_PORT="eighty")
    assert_one_sentence(done, 2)
    assert "VITRINE_GATEWAY_PORT" in done.stderr


def test_an_unknown_option_is_an_unusable_argument(tmp_path: Path) -> None:
    assert vitrine("chat", "hi", "--loud", home=tmp_path).returncode == 2


def test_the_doctor_names_what_is_missing_and_how_to_mend_it(tmp_path: Path) -> None:
    done = vitrine(
        "doctor", home=tmp_path, VITRINE_GATEWAY_PORT="1", VITRINE_DIALOGUE_PYTHON=str(tmp_path / "none")
    )
    assert done.returncode == 1
    assert "make setup" in done.stdout
    assert "vitrine shop demo" in done.stdout
    assert "Traceback" not in done.stderr
