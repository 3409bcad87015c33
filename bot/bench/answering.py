"""`make bench`: what the gateway costs over plain Rasa, and what the four processes weigh.

The same questions go to the gateway and straight to Rasa's REST channel, taking turns within one run, so
that the difference holds on a busy machine as well. Prints a table and writes JSON.
"""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Final

import httpx
import psutil
from rich.console import Console
from rich.table import Table

from bot.running import ROOMS, RunningSystem, running_system
from bot.settings import CommandSettings

SHOPPERS: Final = (1, 10)
MESSAGES_A_ROUND: Final = 60
ROUNDS: Final = 3
MAX_GATEWAY_MS: Final = 15.0
MAX_MEMORY_GB: Final = 3.0
QUESTIONS: Final = (
    "hello",
    "show me the sole of the ridge trail shoe",
    "how long does delivery take?",
    "你好",
    "山脊越野鞋的鞋底是什么样的？",
    "what can you do?",
)

Ask = Callable[[str], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Latencies:
    """One way to ask, at so many shoppers at once; times in milliseconds."""

    way: str
    shoppers: int
    messages: int
    messages_per_s: float
    p50_ms: float
    p95_ms: float


async def measure(system: RunningSystem) -> list[Latencies]:
    """Asks both ways in turns at each number of shoppers."""
    results = []
    async with httpx.AsyncClient(timeout=120.0, limits=httpx.Limits(max_connections=32)) as client:
        for shoppers in SHOPPERS:
            samples: dict[str, list[float]] = {"rasa": [], "gateway": []}
            seconds = {"rasa": 0.0, "gateway": 0.0}
            for round_number in range(ROUNDS + 1):
                for way in samples:
                    started = time.perf_counter()
                    taken = await _round(client, system, way, shoppers)
                    if round_number:  # the first round only warms up
                        seconds[way] += time.perf_counter() - started
                        samples[way] += taken
            results += [_summary(way, shoppers, times, seconds[way]) for way, times in samples.items()]
    return results


async def _round(client: httpx.AsyncClient, system: RunningSystem, way: str, shoppers: int) -> list[float]:
    times: list[float] = []
    share = MESSAGES_A_ROUND // shoppers

    async def shop(first: int) -> None:
        ask = await (_through_gateway if way == "gateway" else _straight_to_rasa)(client, system)
        for text in islice(cycle(QUESTIONS), first, first + share):
            started = time.perf_counter()
            await ask(text)
            times.append((time.perf_counter() - started) * 1000)

    await asyncio.gather(*(shop(number) for number in range(shoppers)))
    return times


async def _through_gateway(client: httpx.AsyncClient, system: RunningSystem) -> Ask:
    session = (await client.post(f"{system.url()}/api/sessions")).raise_for_status().json()["session_id"]

    async def ask(text: str) -> None:
        answer = await client.post(
            f"{system.url()}/api/messages",
            json={"text": text},
            headers={"Authorization": f"Bearer {session}"},
        )
        roles = [message["role"] for message in answer.raise_for_status().json()["messages"]]
        if "bot" not in roles:
            raise RuntimeError(f"no answer through the gateway to {text!r}: {roles}")

    return ask


async def _straight_to_rasa(client: httpx.AsyncClient, system: RunningSystem) -> Ask:
    sender = uuid.uuid4().hex

    async def ask(text: str) -> None:
        answer = await client.post(
            f"{system.url('dialogue')}/webhooks/rest/webhook", json={"sender": sender, "message": text}
        )
        if not answer.raise_for_status().json():
            raise RuntimeError(f"no answer from Rasa to {text!r}")

    return ask


def _summary(way: str, shoppers: int, times: list[float], seconds: float) -> Latencies:
    ordered = sorted(times)
    return Latencies(
        way=way,
        shoppers=shoppers,
        messages=len(times),
        messages_per_s=len(times) / seconds,
        p50_ms=statistics.median(ordered),
        p95_ms=ordered[int(0.95 * (len(ordered) - 1))],
    )


def resident_megabytes(system: RunningSystem) -> dict[str, float]:
    """Resident memory of each process, in MB."""
    return {room: system.process(room).memory_info().rss / 1e6 for room in ROOMS}


def main() -> int:
    """The command line; returns the exit code."""
    console = Console()
    with tempfile.TemporaryDirectory(prefix="vitrine-bench-") as home, running_system(Path(home)) as system:
        latencies = asyncio.run(measure(system))
        memory = resident_megabytes(system)
        ready = system.seconds_to_ready
    by = {(each.way, each.shoppers): each for each in latencies}
    added = by["gateway", 1].p50_ms - by["rasa", 1].p50_ms
    table = Table("way", "shoppers", "messages", "messages/s", "p50 ms", "p95 ms", title="Answering")
    for each in latencies:
        table.add_row(
            each.way, str(each.shoppers), str(each.messages), f"{each.messages_per_s:.1f}",
            f"{each.p50_ms:.0f}", f"{each.p95_ms:.0f}",
        )  # fmt: skip
    console.print(table)
    console.print(f"the gateway adds {added:.1f} ms at p50 for one shopper (aim: {MAX_GATEWAY_MS:.0f} ms)")
    weights = ", ".join(f"{room} {megabytes:.0f}" for room, megabytes in memory.items())
    console.print(f"resident memory in MB: {weights}; together {sum(memory.values()):.0f}")
    console.print(f"from start to ready: {ready:.0f} s")
    report = {
        "cores": os.cpu_count(),
        "machine_memory_gb": psutil.virtual_memory().total / 1e9,
        "latencies": [asdict(each) for each in latencies],
        "gateway_added_ms_p50": added,
        "resident_mb": memory,
        "seconds_to_ready": ready,
    }
    path = CommandSettings().home / "bench.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(report, indent=2) + "\n")
    console.print(f"written to {path}")
    return 0 if added <= MAX_GATEWAY_MS and sum(memory.values()) <= MAX_MEMORY_GB * 1000 else 1


if __name__ == "__main__":
    sys.exit(main())
