"""`vitrine up` starts what it says, says so plainly where it cannot, and leaves nothing behind."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from bot.processes import PrefixedOutput
from bot.settings import PROJECT

pytestmark = pytest.mark.system

SUPERVISE = """
import sys
from pathlib import Path
from bot.processes import Process, supervise
ports = [int(port) for port in sys.argv[1:]]
supervise(
    [
        Process(f"web{number}", (sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1"),
                f"http://127.0.0.1:{port}/", port, folder=Path("/"))
        for number, port in enumerate(ports)
    ],
    lambda: "all ready",
)
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(log: Path, ports: list[int]) -> tuple[subprocess.Popen[bytes], list[psutil.Process]]:
    with log.open("w") as output:
        up = subprocess.Popen(
            [sys.executable, "-c", SUPERVISE, *map(str, ports)],
            cwd=PROJECT, stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    wait_for(lambda: "all ready" in log.read_text())
    return up, psutil.Process(up.pid).children(recursive=True)


def wait_for(condition: object, timeout_s: float = 30.0) -> None:
    deadline = time.monotonic() + timeout_s
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < deadline, "nothing happened in time"
        time.sleep(0.1)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_however_it_ends_no_child_is_left(tmp_path: Path, how: signal.Signals) -> None:
    up, children = start(tmp_path / "log", [free_port(), free_port()])
    assert len(children) == 2
    up.send_signal(how)
    up.wait(30)
    wait_for(lambda: not any(child.is_running() for child in children))
    assert "Traceback" not in (tmp_path / "log").read_text()


def test_a_child_that_dies_is_started_again(tmp_path: Path) -> None:
    log, port = tmp_path / "log", free_port()
    up, children = start(log, [port])
    children[0].kill()
    wait_for(lambda: "web0 died and was started again" in log.read_text())
    wait_for(lambda: socket.socket().connect_ex(("127.0.0.1", port)) == 0)
    up.send_signal(signal.SIGINT)
    assert up.wait(30) == 0


def test_a_taken_port_is_named_in_one_sentence(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        (tmp_path / "models").mkdir()
        done = subprocess.run(
            [sys.executable, "-m", "bot.cli", "up"],
            cwd=PROJECT, capture_output=True, text=True, timeout=60, check=False,
            env={
                "PATH": "/usr/bin:/bin", "VITRINE_HOME": str(tmp_path),
                "VITRINE_DIALOGUE_PYTHON": sys.executable, "VITRINE_GENERATOR_PORT": port,
            },
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert f"port {port} of the generator is taken" in done.stderr


def test_lines_are_whole_and_carry_their_process(capsys: pytest.CaptureFixture[str]) -> None:
    output = PrefixedOutput("actions", sys.stdout)
    output({"data": b"half a "})
    output({"data": b"line\nprogress 1%\rprogress 100%\n\n\x1b[31mred\x1b[0m"})
    output.close()
    assert capsys.readouterr().out == (
        "  actions | half a line\n  actions | progress 100%\n  actions | red\n"
    )
