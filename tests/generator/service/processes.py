"""The picture service as a process of its own: `python -m generator`."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import httpx


def started(home: Path, *, errors: IO[str] | int, **settings: str) -> subprocess.Popen[str]:
    """The process, with `VITRINE_…` environment variables by what comes after that.

    What it logs goes to `errors`. A pipe has to be read: it stops the process once it is full.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("VITRINE_")}
    environment |= {f"VITRINE_{name}": value for name, value in settings.items()}
    environment |= {"VITRINE_HOME": str(home), "OMP_NUM_THREADS": "1", "VITRINE_GENERATOR_THREADS": "1"}
    return subprocess.Popen([sys.executable, "-m", "generator"], env=environment, stderr=errors, text=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running(home: Path) -> Iterator[tuple[subprocess.Popen[str], httpx.Client]]:
    """The process and a client of it, once it is up; ended afterwards."""
    port = free_port()
    with (home / "log.txt").open("w") as log:
        process = started(home, errors=log, GENERATOR_PORT=str(port))
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            while process.poll() is None:
                try:
                    client.get("/healthz")
                    break
                except httpx.TransportError:
                    time.sleep(0.1)
            yield process, client
    finally:
        process.kill()
        process.wait()
