"""A whole Vitrine of its own: free ports, its own home, the demo shop; for tests and benchmarks."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx
import psutil

from bot.settings import PROJECT, CommandSettings
from data.store import StoreSettings, picture_name, thumbnail_name

DEMO: Final = PROJECT / "data" / "demo"
START_TIMEOUT_S: Final = 240.0
STOP_TIMEOUT_S: Final = 40.0
RATE_LIMITS: Final = ("MESSAGES", "PHOTOGRAPHS", "CONVERSATIONS", "ADDRESS_MESSAGES")
ROOMS: Final = ("gateway", "dialogue", "actions", "generator")


class DidNotStartError(RuntimeError):
    """The processes did not become ready; the message holds the end of their log."""


@dataclass(frozen=True)
class RunningSystem:
    """Four running processes under `vitrine up`, and how to reach each."""

    home: Path
    ports: dict[str, int]
    environment: dict[str, str]
    supervisor: psutil.Process
    log: Path
    seconds_to_ready: float

    def url(self, room: str = "gateway") -> str:
        """Where `room` answers."""
        return f"http://127.0.0.1:{self.ports[room]}"

    def process(self, room: str) -> psutil.Process:
        """The process that listens on the room's port.

        Raises:
            psutil.NoSuchProcess: none does at the moment.
        """
        for child in self.supervisor.children(recursive=True):
            with contextlib.suppress(psutil.NoSuchProcess):
                for connection in child.net_connections(kind="tcp"):
                    if connection.status == psutil.CONN_LISTEN and connection.laddr.port == self.ports[room]:
                        return child
        raise psutil.NoSuchProcess(-1, name=room)

    def wait_until_ready(self, timeout_s: float = START_TIMEOUT_S) -> None:
        """Waits until every process answers.

        Raises:
            DidNotStartError: they do not within `timeout_s`, or the supervisor has ended.
        """
        deadline = time.monotonic() + timeout_s
        while time.monotonic() < deadline and self.supervisor.status() != psutil.STATUS_ZOMBIE:
            with contextlib.suppress(httpx.HTTPError):
                if httpx.get(f"{self.url()}/readyz", timeout=5.0).status_code == httpx.codes.OK:
                    return
            time.sleep(0.3)
        raise DidNotStartError("Vitrine did not become ready:\n" + self.log.read_text()[-4000:])

    def command(self, *arguments: str, timeout_s: float = 120.0) -> subprocess.CompletedProcess[str]:
        """Runs `vitrine` with `arguments` against this system."""
        return _vitrine(self.environment, *arguments, timeout_s=timeout_s)


@contextlib.contextmanager
def running_system(home: Path) -> Iterator[RunningSystem]:
    """Imports the demo shop into `home`, starts `vitrine up`, and stops it at the end.

    The dialogue model is the one trained before into the usual VITRINE_HOME, unless
    VITRINE_DIALOGUE_MODEL names another. All shoppers come from one address, so none is asked to slow down.
    """
    settings = CommandSettings()
    ports = dict(zip(ROOMS, free_ports(len(ROOMS)), strict=True))
    environment = os.environ | {
        "VITRINE_HOME": str(home),
        "VITRINE_DATABASE_URL": "",
        "VITRINE_DIALOGUE_MODEL": str(settings.models),
        "VITRINE_DIALOGUE_PYTHON": str(settings.dialogue_python.absolute()),
        **{f"VITRINE_{room.upper()}_PORT": str(port) for room, port in ports.items()},
        **{f"VITRINE_RATE_{limit}": "" for limit in RATE_LIMITS},
    }
    _lend_photographs(home)
    _vitrine(environment, "shop", "demo", timeout_s=300.0).check_returncode()
    log = home / "up.log"
    started = time.monotonic()
    with log.open("w") as output:
        up = subprocess.Popen(
            [sys.executable, "-m", "bot.cli", "up"],
            cwd=PROJECT, env=environment, stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    supervisor = psutil.Process(up.pid)
    system = RunningSystem(home, ports, environment, supervisor, log, 0.0)
    try:
        system.wait_until_ready()
        yield RunningSystem(home, ports, environment, supervisor, log, time.monotonic() - started)
    finally:
        up.send_signal(signal.SIGINT)
        try:
            up.wait(STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            up.kill()
            raise


def _lend_photographs(home: Path) -> None:
    """Copies the demo shop's pictures to `home` as they were imported before, where they were.

    That saves making them again, which takes half a minute.
    """
    imported, lent = StoreSettings().media_folder, home / "media"
    lent.mkdir(parents=True, exist_ok=True)
    for path in (*DEMO.glob("photos/*"), *DEMO.glob("instructions/*")):
        name = picture_name(path.read_bytes())
        for each in (name, thumbnail_name(name)):
            if (imported / each).is_file():
                shutil.copyfile(imported / each, lent / each)


def _vitrine(
    environment: dict[str, str], *arguments: str, timeout_s: float
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot.cli", *arguments],
        cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=timeout_s, check=False,
    )  # fmt: skip


def free_ports(count: int) -> list[int]:
    """Ports of 127.0.0.1 that nobody listens on."""
    with contextlib.ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]
