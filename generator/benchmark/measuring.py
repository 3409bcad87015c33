"""What is measured of the networks as the service runs them: times and memory."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import resource
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import psutil
import torch

from generator.benchmark.subjects import Inputs, served
from generator.benchmark.timing import Rounds, taking_turns
from generator.making.engine import Networks, Precision
from generator.settings import GeneratorSettings

_MEASURED: Final = 3
_RESET_PEAK: Final = "5"
_PEAK: Final = "VmHWM:"


def networks_here(precision: Precision | None = None) -> Networks:
    """The networks as the settings say, loaded; `precision` in place of theirs."""
    settings = GeneratorSettings()
    return Networks(
        imagine=settings.imagine,
        edit=settings.edit,
        zoom=settings.zoom,
        checker=settings.checker,
        precision=precision or settings.precision,
        threads=settings.threads,
    )


def latencies(cells: list[tuple[str, int]], rounds: int, seconds: float) -> dict[str, Any]:
    """Milliseconds of each network and batch of `cells` in each round, by "imagine 8" and the like."""
    networks = networks_here()
    inputs = Inputs(networks.imagine.latent)
    calls = {f"{head} {count}": served(networks, inputs, head, count) for head, count in cells}
    times: dict[str, Rounds] = taking_turns(calls, rounds, seconds)
    return {
        "times": times,
        "device": str(networks.device),
        "threads": networks.threads,
        "precision": "bfloat16" if networks.half else "float32",
    }


def memory(cells: list[tuple[str, int]]) -> list[float]:
    """Megabytes a picture that each network and batch takes at most, above those of the networks at rest."""
    networks = networks_here()
    inputs = Inputs(networks.imagine.latent)
    measure = _on_gpu if networks.device.type == "cuda" else _resident
    taken = []
    for head, count in cells:
        served(networks, inputs, head, 1)()
        taken.append(measure(served(networks, inputs, head, count)) / count)
    return taken


def _on_gpu(call: Callable[[], object]) -> float:
    torch.cuda.reset_peak_memory_stats()
    idle = torch.cuda.memory_allocated()
    for _ in range(_MEASURED):
        call()
    return (torch.cuda.max_memory_allocated() - idle) / 1e6


def _resident(call: Callable[[], object]) -> float:
    gc.collect()
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)  # What warming up left behind is not idle but free.
    idle = psutil.Process().memory_info().rss
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text(_RESET_PEAK, "ascii")
    for _ in range(_MEASURED):
        call()
    return max(0, _peak() - idle) / 1e6


def _peak() -> int:
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/status").read_text("ascii").splitlines():
            if line.startswith(_PEAK):
                return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
