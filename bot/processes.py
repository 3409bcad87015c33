"""Vitrine's four processes, and their supervision by circus.

circus (https://circus.readthedocs.io) starts them, restarts one that dies, hands us their output and
stops them all. What is ours here is which processes there are, the prefix on their lines, and telling
when all of them are ready.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import re
import shutil
import socket
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TextIO

import httpx

from bot.settings import DIALOGUE_FOLDER, PROJECT, CommandSettings

READY_TIMEOUT_S: Final = 300.0
STOP_TIMEOUT_S: Final = 20.0
_RESTARTS_WORTH_A_WORD: Final = 3
_COLOURS: Final = {"gateway": 36, "dialogue": 35, "actions": 32, "generator": 33, "vitrine": 1}
_TERMINAL_ESCAPES: Final = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


class CannotStartError(RuntimeError):
    """The processes cannot be started; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Process:
    """One process: how it is started and the address that answers 200 once it can work."""

    name: str
    command: tuple[str, ...]
    health_url: str
    port: int
    folder: Path = PROJECT
    environment: dict[str, str] = field(default_factory=dict)


def vitrine_processes(settings: CommandSettings) -> list[Process]:
    """The four processes as the settings describe them."""
    loopback = "http://127.0.0.1"
    shared = {
        "VITRINE_HOME": str(settings.home.resolve()),
        "VITRINE_DIALOGUE_URL": f"{loopback}:{settings.dialogue_port}",
        "VITRINE_ACTIONS_URL": f"{loopback}:{settings.actions_port}",
        "VITRINE_GENERATOR_URL": f"{loopback}:{settings.generator_port}",
        "PYTHONUNBUFFERED": "1",
    }
    rasa = {
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "2",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        # One request is one small sum: more threads and their memory pools only cost.
        "OMP_NUM_THREADS": "1",
        "TF_NUM_INTRAOP_THREADS": "1",
        "TF_ENABLE_ONEDNN_OPTS": "0",
        "MALLOC_ARENA_MAX": "2",
    }
    dialogue = (
        str(settings.dialogue_python), "quiet_rasa.py", "run", "--enable-api",
        "--interface", "127.0.0.1", "--port", str(settings.dialogue_port),
        "--model", str(settings.models),
        "--endpoints", "endpoints.yml", "--credentials", "credentials.yml",
    )  # fmt: skip
    return [
        Process(
            "generator", (sys.executable, "-m", "generator"),
            f"{loopback}:{settings.generator_port}/healthz", settings.generator_port, environment=shared,
        ),
        Process(
            "actions", (sys.executable, "-m", "actions"),
            f"{loopback}:{settings.actions_port}/health", settings.actions_port, environment=shared,
        ),
        Process(
            "dialogue", dialogue, f"{loopback}:{settings.dialogue_port}/status", settings.dialogue_port,
            folder=DIALOGUE_FOLDER, environment=shared | rasa,
        ),
        Process(
            "gateway", (sys.executable, "-m", "bot.gateway"),
            f"{settings.gateway_url}/healthz", settings.gateway_port, environment=shared,
        ),
    ]  # fmt: skip


class PrefixedOutput:
    """A circus stream that writes whole lines with the process's name before each."""

    def __init__(self, name: str, out: TextIO | None = None) -> None:
        self._out = out or sys.stdout
        colour = _COLOURS.get(name, 0) if self._out.isatty() else 0
        self._prefix = f"\x1b[{colour}m{name:>9} |\x1b[0m " if colour else f"{name:>9} | "
        self._rest = ""

    def __call__(self, data: dict[str, Any]) -> None:
        text = data["data"]
        self._rest += text.decode(errors="replace") if isinstance(text, bytes) else text
        *lines, self._rest = self._rest.split("\n")
        for line in lines:
            self.line(line)

    def line(self, text: str) -> None:
        """Writes one line, without colours; of a progress bar that redraws itself, what it shows last."""
        plain = _TERMINAL_ESCAPES.sub("", text.rstrip("\r").rsplit("\r", 1)[-1])
        if plain.strip():
            self._out.write(f"{self._prefix}{plain}\n")
            self._out.flush()

    def close(self) -> None:
        """Writes what was left without a line's end."""
        self.line(self._rest)
        self._rest = ""


def check_ports_free(processes: list[Process]) -> None:
    """Makes sure that nothing listens where the processes will.

    Raises:
        CannotStartError: a port is taken.
    """
    for process in processes:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", process.port))
            except OSError as error:
                raise CannotStartError(
                    f"port {process.port} of the {process.name} is taken by another program: "
                    f"stop that one, or set VITRINE_{process.name.upper()}_PORT to a free port"
                ) from error


def supervise(processes: list[Process], on_ready: Callable[[], str]) -> None:
    """Runs `processes` until SIGINT or SIGTERM; `on_ready` gives the line to print once all answer."""
    from circus import get_arbiter  # noqa: PLC0415 - importing circus configures logging
    from circus.exc import ConflictError  # noqa: PLC0415

    # While circus stops, its own regular look at the processes finds it busy stopping: no error.
    logging.getLogger("tornado.application").addFilter(
        lambda record: not (record.exc_info and isinstance(record.exc_info[1], ConflictError))
    )
    log = PrefixedOutput("vitrine")
    with tempfile.TemporaryDirectory(prefix="vitrine-") as folder:
        arbiter = get_arbiter(
            [_watcher(process, log) for process in processes],
            controller=f"ipc://{folder}/controller",
            pubsub_endpoint=f"ipc://{folder}/events",
            multicast_endpoint="",
            loglevel="ERROR",
        )
        arbiter.loop.add_callback(_report_readiness, processes, log, on_ready)
        arbiter.start()
    log.line("all processes have stopped")


def _watcher(process: Process, log: PrefixedOutput) -> dict[str, Any]:
    command, *arguments = [*_dies_with_us(), *process.command]
    starts = 0

    def after_spawn(**_: object) -> bool:
        nonlocal starts
        starts += 1
        if starts > 1:
            log.line(f"{process.name} died and was started again (start {starts})")
        if starts == _RESTARTS_WORTH_A_WORD:
            log.line(f"{process.name} keeps dying: its lines above say why, `vitrine doctor` may help")
        return True

    return {
        "name": process.name,
        "cmd": command,
        "args": arguments,
        "working_dir": str(process.folder),
        "env": dict(os.environ) | process.environment,
        "stdout_stream": {"stream": PrefixedOutput(process.name)},
        "stderr_stream": {"stream": PrefixedOutput(process.name)},
        "close_child_stdin": True,
        "graceful_timeout": STOP_TIMEOUT_S,
        "stop_children": True,
        "hooks": {"after_spawn": (after_spawn, True)},
    }


def _dies_with_us() -> list[str]:
    """Words before a command so that Linux ends it when we are killed without a chance to stop it."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "TERM", "--"] if setpriv else []


async def _report_readiness(
    processes: list[Process], log: PrefixedOutput, on_ready: Callable[[], str]
) -> None:
    started, waiting = time.monotonic(), list(processes)
    async with httpx.AsyncClient(timeout=2.0) as client:
        while waiting:
            for process in list(waiting):
                with contextlib.suppress(httpx.HTTPError):
                    if (await client.get(process.health_url)).status_code == httpx.codes.OK:
                        log.line(f"{process.name} is ready after {time.monotonic() - started:.0f} s")
                        waiting.remove(process)
            if waiting and time.monotonic() - started > READY_TIMEOUT_S:
                names = " and ".join(process.name for process in waiting)
                log.line(f"still no answer from {names}: the lines above may say why, `vitrine doctor` helps")
                return
            await asyncio.sleep(0.3)
    log.line(on_ready())
