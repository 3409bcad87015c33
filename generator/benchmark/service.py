"""The real service over HTTP: how long a request takes from end to end, alone and beside others."""

from __future__ import annotations

import asyncio
import contextlib
import io
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, cycle, islice
from pathlib import Path
from typing import Any, Final

import httpx
import psutil
from PIL import Image

from data.vocabulary.parts import Part
from generator.benchmark.plan import BenchmarkError, Plan
from generator.benchmark.subjects import CAPTIONS, whole_photographs
from generator.benchmark.timing import Rounds, summary

CLIENTS: Final = (1, 4, 8)
BEST_OF: Final = 4
SMALL: Final = 128
_START_TIMEOUT_S: Final = 120.0
_STOP_TIMEOUT_S: Final = 20.0
_TRIED: Final = 60
_BUSY_PAUSE_S: Final = 0.2
# Views of a product are not parts that a window of its photograph shows.
_VIEWS: Final = (Part.WHOLE, Part.FRONT, Part.BACK, Part.SIDE, Part.TOP, Part.INSIDE)
_LOOKS: Final = ("in red", "in navy", "in forest green", "换成红色", "in black", "换成蓝色")

Order = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Scenario:
    """Requests of one kind, and how many of them are made at the same time."""

    name: str
    path: str
    orders: Iterator[Order]
    clients: tuple[int, ...] = (1,)


@dataclass(frozen=True, slots=True)
class Serving:
    """A picture service that was started here."""

    url: str
    process: psutil.Process
    seconds_to_ready: float


@contextlib.contextmanager
def serving() -> Iterator[Serving]:
    """The service on a free port of loopback with a home of its own, nothing of what it makes kept.

    Raises:
        BenchmarkError: it did not start.
    """
    with tempfile.TemporaryDirectory(prefix="vitrine-bench-") as home:
        port = _free_port()
        environment = os.environ | {
            "VITRINE_HOME": home,
            "VITRINE_GENERATOR_HOST": "127.0.0.1",
            "VITRINE_GENERATOR_PORT": str(port),
            "VITRINE_GENERATOR_CACHE_BYTES": "0",
        }
        log = Path(home) / "service.log"
        began = time.perf_counter()
        with log.open("w") as said:
            process = subprocess.Popen(
                [sys.executable, "-m", "generator"], env=environment, stdout=said, stderr=said
            )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_until_ready(process, url, log)
            yield Serving(url, psutil.Process(process.pid), time.perf_counter() - began)
        finally:
            process.terminate()
            try:
                process.wait(_STOP_TIMEOUT_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def service_figures(plan: Plan, seconds: float) -> dict[str, Any]:
    """Every scenario's figures, and what the service takes to start and weighs.

    Raises:
        BenchmarkError: it did not start, or refuses what it is asked.
    """
    with serving() as service:
        idle = service.process.memory_info().rss / 1e6
        requests = asyncio.run(_measured(service.url, plan, seconds))
        return {
            "seconds_to_ready": round(service.seconds_to_ready, 2),
            "idle_mb": round(idle),
            "busy_mb": round(service.process.memory_info().rss / 1e6),
            "requests": requests,
        }


def _scenarios() -> list[Scenario]:
    return [
        Scenario(f"imagine, best of {BEST_OF}, 128 px", "/v1/imagine", _drawings(enlarged=False), CLIENTS),
        Scenario(f"imagine, best of {BEST_OF}, enlarged", "/v1/imagine", _drawings(enlarged=True), CLIENTS),
        Scenario("zoom, 128 px to 512", "/v1/zoom", _small_photographs()),
        Scenario("zoom, a part found in 768 px", "/v1/zoom", _parts()),
        Scenario("edit, 768 px", "/v1/edit", _edits()),
        Scenario("embed-image, 768 px", "/v1/embed-image", _photographs()),
    ]


async def _measured(url: str, plan: Plan, seconds: float) -> list[dict[str, Any]]:
    found = []
    async with httpx.AsyncClient(base_url=url, timeout=120.0) as client:
        scenarios = _scenarios()
        cells = sum(len(plan.some(scenario.clients)) for scenario in scenarios)
        for scenario in scenarios:
            clients = plan.some(scenario.clients)
            wanted = 1 if plan.quick else 2 * max(clients)
            orders, tried = await _answered(client, scenario, wanted)
            share = seconds / cells / plan.rounds
            rounds: dict[int, list[_Round]] = {number: [] for number in clients}
            for _ in range(plan.rounds):
                for number in clients:
                    rounds[number].append(await _round(client, scenario.path, orders, number, share))
            for number, taken in rounds.items():
                found.append(_row(scenario.name, number, taken) | {"tried": tried, "of": len(orders)})
    return found


@dataclass(frozen=True, slots=True)
class _Round:
    times: list[float]
    busy: int
    seconds: float


async def _answered(client: httpx.AsyncClient, scenario: Scenario, wanted: int) -> tuple[list[Order], int]:
    """So many requests that are answered with what they ask for, and how many were tried to find them."""
    orders: list[Order] = []
    tried = 0
    for order in islice(scenario.orders, _TRIED):
        tried += 1
        answer = await client.post(scenario.path, **order)
        if answer.status_code == httpx.codes.OK:
            orders.append(order)
            if len(orders) == wanted:
                return orders, tried
        elif answer.status_code != httpx.codes.UNPROCESSABLE_ENTITY:
            raise BenchmarkError(f"{scenario.name} was answered with {answer.status_code}: {answer.text}")
    if not orders:
        raise BenchmarkError(f"None of {tried} requests was answered with a picture: {scenario.name}.")
    return orders, tried


async def _round(
    client: httpx.AsyncClient, path: str, orders: Sequence[Order], clients: int, seconds: float
) -> _Round:
    times: list[float] = []
    busy = 0
    coming = cycle(orders)
    began = time.perf_counter()

    async def ask() -> None:
        nonlocal busy
        first = True
        while first or time.perf_counter() - began < seconds:
            first = False
            started = time.perf_counter()
            answer = await client.post(path, **next(coming))
            if answer.status_code == httpx.codes.SERVICE_UNAVAILABLE:
                busy += 1
                await asyncio.sleep(_BUSY_PAUSE_S)
            else:
                answer.raise_for_status()
                times.append((time.perf_counter() - started) * 1000)

    await asyncio.gather(*(ask() for _ in range(clients)))
    return _Round(times, busy, time.perf_counter() - began)


def _row(name: str, clients: int, taken: Sequence[_Round]) -> dict[str, Any]:
    rounds: Rounds = [each.times for each in taken]
    answered = sum(map(len, rounds))
    figures = summary(rounds) if answered else {"samples": 0, "p50_ms": None, "p95_ms": None, "spread_ms": []}
    return {
        "name": name,
        "clients": clients,
        **figures,
        "per_second": round(answered / sum(each.seconds for each in taken), 2),
        "busy": sum(each.busy for each in taken),
    }


def _drawings(*, enlarged: bool) -> Iterator[Order]:
    for seed in count():
        words = CAPTIONS[seed % len(CAPTIONS)]
        yield {"json": {"words": words, "seed": seed, "best_of": BEST_OF, "enlarged": enlarged}}


def _photographs() -> Iterator[Order]:
    for path in whole_photographs():
        yield _order(path.read_bytes())


def _small_photographs() -> Iterator[Order]:
    for path in whole_photographs():
        buffer = io.BytesIO()
        with Image.open(path) as photograph:
            photograph.convert("RGB").resize((SMALL, SMALL), Image.Resampling.LANCZOS).save(buffer, "PNG")
        yield _order(buffer.getvalue(), subject=_subject(path))


def _parts() -> Iterator[Order]:
    for path in whole_photographs():
        for part in Part:
            close = path.with_name(path.name.replace("-whole.", f"-{part}."))
            if part not in _VIEWS and close.is_file():
                yield _order(path.read_bytes(), subject=_subject(path), part=part.value)


def _edits() -> Iterator[Order]:
    for number, path in enumerate(whole_photographs()):
        yield _order(path.read_bytes(), subject=_subject(path), words=_LOOKS[number % len(_LOOKS)])


def _order(file: bytes, **fields: str) -> Order:
    return {"files": {"file": ("photograph", file)}, "data": fields}


def _subject(path: Path) -> str:
    """The product's name, as its photograph's file has it."""
    return path.stem.removesuffix("-whole").replace("-", " ")


def _wait_until_ready(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    deadline = time.monotonic() + _START_TIMEOUT_S
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(httpx.HTTPError):
            if httpx.get(f"{url}/healthz", timeout=5.0).status_code == httpx.codes.OK:
                return
        time.sleep(0.05)
    raise BenchmarkError(f"The picture service did not start: {log.read_text()[-400:].strip()}")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
