"""Timing of several things that take turns."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Rounds = list[list[float]]


def taking_turns(calls: Mapping[str, Callable[[], object]], rounds: int, seconds: float) -> dict[str, Rounds]:
    """Milliseconds of each call in each round; every call gets as long, and is made once a round at least.

    All are called once before, which counts for nothing.
    """
    for call in calls.values():
        call()
    share = seconds / rounds / len(calls)
    times: dict[str, Rounds] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            times[name].append(_round(call, share))
    return times


def _round(call: Callable[[], object], seconds: float) -> list[float]:
    taken: list[float] = []
    began = time.perf_counter()
    while not taken or time.perf_counter() - began < seconds:
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
