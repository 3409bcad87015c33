"""Finds a Python interpreter of a wanted version that really runs; needs nothing but Python itself.

`python3 bot/find_python.py 3.10` prints its path, or one sentence that says how to get one. A version
manager's shim that is on the PATH but refuses to run, and a Python that cannot make environments, do
not count.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

PROBE = "import ensurepip, sys, venv; print('%d.%d' % sys.version_info[:2])"
NEWEST_MINOR = 14

Run = Callable[[list[str]], str]


def run(command: list[str]) -> str:
    """What `command` prints, or nothing where it cannot run, fails or takes over ten minutes."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def candidates(version: str, run: Run) -> Iterator[str]:
    """Interpreters that may be of `version`, the likeliest first: the PATH's, then pyenv's, then uv's."""
    named = shutil.which(f"python{version}")
    if named:
        yield named
    root = run(["pyenv", "root"]) or os.environ.get("PYENV_ROOT", "")
    if root:
        found = Path(root).glob(f"versions/{version}*/bin/python")
        yield from sorted(map(str, found), key=_patch_number, reverse=True)
    if shutil.which("uv"):
        yield run(["uv", "python", "find", version])
        run(["uv", "python", "install", version])
        yield run(["uv", "python", "find", version])


def find_python(version: str, run: Run = run) -> str | None:
    """The path of a Python of exactly `version` (such as "3.10") that can make environments, or None."""
    for path in candidates(version, run):
        if path and run([path, "-c", PROBE]) == version:
            return path
    return None


def find_newest_from(version: str, run: Run = run) -> str | None:
    """Like `find_python`; where there is none, the Python that runs this, or a newer one, will do."""
    exact = find_python(version, run)
    if exact:
        return exact
    major, minor = map(int, version.split("."))
    if sys.version_info >= (major, minor) and run([sys.executable, "-c", PROBE]):
        return sys.executable
    newer = (find_python(f"{major}.{number}", run) for number in range(minor + 1, NEWEST_MINOR + 1))
    return next(filter(None, newer), None)


def _patch_number(path: str) -> int:
    digits = Path(path).parent.parent.name.rsplit(".", 1)[-1]
    return int(digits) if digits.isdigit() else -1


def main() -> int:
    """The command line; returns the exit code."""
    parser = argparse.ArgumentParser(description="Print the path of a Python of the wanted version.")
    parser.add_argument("version", help="such as 3.10")
    parser.add_argument("--or-newer", action="store_true", help="a newer minor version will do")
    arguments = parser.parse_args()
    found = (find_newest_from if arguments.or_newer else find_python)(arguments.version)
    if found:
        print(found)  # noqa: T201 - its output is what the Makefile reads
        return 0
    newer = " or newer" if arguments.or_newer else ""
    print(  # noqa: T201
        f"Python {arguments.version}{newer} was not found: install it with your system's packages, "
        f"`pyenv install {arguments.version}`, or install uv, which fetches it.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
