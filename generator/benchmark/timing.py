"""Timing of several things that take turns."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

# So short that what disturbs the machine disturbs all alike.
_TURN_S: Final = 0.03

Rounds = list[list[float]]


def taking_turns(calls: Mapping[str, Callable[[], object]], rounds: int, seconds: float) -> dict[str, Rounds]:
    """Milliseconds of each call in each round, all in turns of a moment; each is made once a round at least.

    All are called once before, which counts for nothing.
    """
    for call in calls.values():
        call()
    times: dict[str, Rounds] = {name: [] for name in calls}
    for _ in range(rounds):
        began = time.perf_counter()
        taken: dict[str, list[float]] = {name: [] for name in calls}
        while True:
            for name, call in calls.items():
                taken[name] += _turn(call)
            if time.perf_counter() - began >= seconds / rounds:
                break
        for name, its in taken.items():
            times[name].append(its)
    return times


def _turn(call: Callable[[], object]) -> list[float]:
    taken: list[float] = []
    began = time.perf_counter()
    while not taken or time.perf_counter() - began < _TURN_S:
        started = time.perf_counter()
        call()
        taken.append((time.perf_counter() - started) * 1000)
    return taken


def summary(rounds: Sequence[Sequence[float]]) -> dict[str, Any]:
    """Median and 95th percentile of all times, and the lowest and highest median of a round."""
    ordered = sorted(taken for times in rounds for taken in times)
    medians = [statistics.median(times) for times in rounds if times]
    return {
        "samples": len(ordered),
        "p50_ms": round(statistics.median(ordered), 2),
        "p95_ms": round(ordered[round(0.95 * (len(ordered) - 1))], 2),
        "spread_ms": [round(min(medians), 2), round(max(medians), 2)],
    }
