"""A crowd of shoppers with open sockets, some of whom write: `python -m bot.bench.crowd`.

Each shopper has a socket of their own to one gateway process. Messages come at random moments (a Poisson
process), so many a second over all; a time is that from sending a message to hearing the first answer to it.
First a stand-in for Rasa answers at once, which leaves the gateway's own part; then the whole system does.
Prints a table and writes JSON. The shoppers run in this process, on the same machine, and are counted in none
of the figures.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

import psutil
import socketio
import uvicorn
from rich.console import Console
from rich.table import Table
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.bench.answering import QUESTIONS
from bot.running import RATE_LIMITS, free_ports, running_system
from bot.settings import PROJECT, CommandSettings

SHOPPERS: Final = 1000
MESSAGES_PER_S: Final = 20.0
SECONDS: Final = 60.0
WARM_UP_S: Final = 10.0
CONNECTING_AT_ONCE: Final = 25
PATIENCE_S: Final = 120.0
MAX_P95_MS: Final = 100.0
MAX_MEMORY_MB: Final = 400.0


@dataclass(frozen=True, slots=True)
class Crowd:
    """What a crowd saw; times in milliseconds, memory in MB, processor time as a share of one core."""

    behind: str
    shoppers: int
    messages: int
    answered: int
    messages_per_s: float
    p50_ms: float
    p95_ms: float
    p99_ms: float
    gateway_mb: float
    gateway_cores: float


@dataclass(eq=False)
class Shopper:
    """One shopper: a socket, and when the message was sent whose answer is waited for."""

    socket: socketio.AsyncClient = field(
        default_factory=lambda: socketio.AsyncClient(reconnection=False, handle_sigint=False)
    )
    joined: asyncio.Event = field(default_factory=asyncio.Event)
    answered: asyncio.Event = field(default_factory=asyncio.Event)

    async def come(self, url: str) -> None:
        """Connects and begins a conversation."""
        self.socket.on("session_confirm", lambda _: self.joined.set())
        self.socket.on("bot_uttered", lambda _: self.answered.set())
        await self.socket.connect(url, transports=["websocket"], wait_timeout=PATIENCE_S)
        await self.socket.emit("session_request", {"session_id": None})
        await asyncio.wait_for(self.joined.wait(), PATIENCE_S)

    async def ask(self, text: str) -> float | None:
        """Sends `text`; the milliseconds until it is answered, None where it is not."""
        self.answered.clear()
        started = time.perf_counter()
        await self.socket.emit("user_uttered", {"message": text})
        try:
            await asyncio.wait_for(self.answered.wait(), PATIENCE_S)
        except TimeoutError:
            return None
        return (time.perf_counter() - started) * 1000


async def crowd(url: str, gateway: psutil.Process, behind: str) -> Crowd:
    """Lets `SHOPPERS` come, write for a while, and go."""
    shoppers = [Shopper() for _ in range(SHOPPERS)]
    doors = asyncio.Semaphore(CONNECTING_AT_ONCE)

    async def enter(shopper: Shopper) -> None:
        async with doors:
            await shopper.come(url)

    await asyncio.gather(*(enter(shopper) for shopper in shoppers))
    await _write(shoppers, WARM_UP_S)
    before, started = sum(gateway.cpu_times()[:2]), time.perf_counter()
    times = await _write(shoppers, SECONDS)
    seconds = time.perf_counter() - started
    cores = (sum(gateway.cpu_times()[:2]) - before) / seconds
    memory = gateway.memory_info().rss / 1e6
    await asyncio.gather(*(shopper.socket.disconnect() for shopper in shoppers))
    answered = sorted(each for each in times if each is not None)
    return Crowd(
        behind=behind,
        shoppers=len(shoppers),
        messages=len(times),
        answered=len(answered),
        messages_per_s=len(times) / seconds,
        p50_ms=statistics.median(answered),
        p95_ms=answered[int(0.95 * (len(answered) - 1))],
        p99_ms=answered[int(0.99 * (len(answered) - 1))],
        gateway_mb=memory,
        gateway_cores=cores,
    )


async def _write(shoppers: list[Shopper], seconds: float) -> list[float | None]:
    """Has shoppers write at random for so long, none before their last message is answered."""
    chance = random.Random(1)  # noqa: S311 - chance, not secrecy
    idle, asked = list(shoppers), list[asyncio.Task[float | None]]()
    end = time.perf_counter() + seconds

    async def ask(shopper: Shopper) -> float | None:
        taken = await shopper.ask(chance.choice(QUESTIONS))
        idle.append(shopper)
        return taken

    while time.perf_counter() < end:
        await asyncio.sleep(chance.expovariate(MESSAGES_PER_S))
        asked.append(asyncio.create_task(ask(idle.pop(chance.randrange(len(idle))))))
    return await asyncio.gather(*asked)


async def _answer(request: Request) -> Response:
    body = await request.json()
    return JSONResponse([{"recipient_id": body["sender"], "text": f"You said: {body['message']}"}])


async def _well(_: Request) -> Response:
    return Response()


@asynccontextmanager
async def _gateway_alone(home: Path) -> AsyncIterator[tuple[str, psutil.Process]]:
    """A gateway process with a stand-in for everything behind it; its address and the process."""
    ours, theirs = free_ports(2)
    behind = f"http://127.0.0.1:{theirs}"
    app = Starlette(
        routes=[
            Route("/webhooks/rest/webhook", _answer, methods=["POST"]),
            *(Route(path, _well) for path in ("/status", "/health", "/healthz")),
        ]
    )
    server = uvicorn.Server(uvicorn.Config(app, port=theirs, log_config=None, access_log=False))
    serving = asyncio.create_task(server.serve())
    environment = os.environ | {
        "VITRINE_HOME": str(home),
        "VITRINE_DATABASE_URL": "",
        "VITRINE_GATEWAY_PORT": str(ours),
        **{f"VITRINE_{room}_URL": behind for room in ("DIALOGUE", "ACTIONS", "GENERATOR")},
        **{f"VITRINE_RATE_{limit}": "" for limit in RATE_LIMITS},
    }
    with (home / "gateway.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot.gateway", cwd=PROJECT, env=environment, stderr=log
        )
    try:
        await _listening(ours)
        yield f"http://127.0.0.1:{ours}", psutil.Process(process.pid)
    finally:
        process.terminate()
        await process.wait()
        server.should_exit = True
        await serving


async def _listening(port: int) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except ConnectionError:
                await asyncio.sleep(0.1)
            else:
                writer.close()
                return


async def _alone() -> Crowd:
    with tempfile.TemporaryDirectory(prefix="vitrine-bench-") as home:
        async with _gateway_alone(Path(home)) as (url, process):
            return await crowd(url, process, "a stand-in")


def main() -> int:
    """The command line; returns the exit code."""
    console = Console()
    alone = asyncio.run(_alone())
    with tempfile.TemporaryDirectory(prefix="vitrine-bench-") as home, running_system(Path(home)) as system:
        whole = asyncio.run(crowd(system.url(), system.process("gateway"), "the whole system"))
    table = Table(
        "behind the gateway", "messages", "answered", "messages/s", "p50 ms", "p95 ms", "p99 ms",
        "gateway MB", "gateway cores", title=f"{SHOPPERS:,} shoppers connected",
    )  # fmt: skip
    for each in (alone, whole):
        table.add_row(
            each.behind, f"{each.messages:,}", f"{each.answered:,}", f"{each.messages_per_s:.1f}",
            f"{each.p50_ms:.0f}", f"{each.p95_ms:.0f}", f"{each.p99_ms:.0f}",
            f"{each.gateway_mb:.0f}", f"{each.gateway_cores:.2f}",
        )  # fmt: skip
    console.print(table)
    path = CommandSettings().home / "bench-crowd.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    report: dict[str, Any] = {"cores": os.cpu_count(), "crowds": [asdict(alone), asdict(whole)]}
    path.write_text(json.dumps(report, indent=2) + "\n")
    console.print(f"written to {path}")
    return 0 if alone.p95_ms <= MAX_P95_MS and alone.gateway_mb <= MAX_MEMORY_MB else 1


if __name__ == "__main__":
    sys.exit(main())
