"""One call of `vitrine generator bench`."""

from __future__ import annotations

import os
import sys
from typing import Any, Final

import psutil
import torch

from generator.benchmark.apart import measured
from generator.benchmark.plan import Plan
from generator.benchmark.service import BEST_OF, service_figures
from generator.benchmark.subjects import SUBJECTS
from generator.benchmark.timing import summary

# Of the seconds to measure for: of the networks as the service runs them, ways to run them, the service.
_SHARES: Final = (0.25, 0.3, 0.45)
_POLICIES: Final = {"passive": "passive", "PyTorch's own": None}
AIMS_MS: Final = {f"imagine, best of {BEST_OF}, 128 px": 400.0, "zoom, 128 px to 512": 500.0}


def benchmark(plan: Plan) -> dict[str, Any]:
    """Measures everything; gives the figures.

    Raises:
        BenchmarkError: something cannot be measured.
    """
    figures: dict[str, Any] = {"machine": _machine()}
    networks, ways, service = (plan.seconds * share for share in _SHARES)
    figures |= _networks(plan, networks)
    figures["ways"] = _ways(plan, ways / len(SUBJECTS))
    _tell("the service")
    figures["service"] = service_figures(plan, service)
    figures["aims"] = _aims(figures["service"]["requests"])
    return figures


def _machine() -> dict[str, Any]:
    half = getattr(torch.cpu, "_is_avx512_bf16_supported", bool)()
    return {
        "cores": os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 1e9, 1),
        "instructions": torch.backends.cpu.get_cpu_capability() + (" with bfloat16" if half else ""),
        "gpu": torch.cuda.get_device_name() if torch.cuda.is_available() else None,
        "torch": torch.__version__,
        "load_before": round(psutil.getloadavg()[0], 2),
    }


def _networks(plan: Plan, seconds: float) -> dict[str, Any]:
    cells = [(head, count) for head, subject in SUBJECTS.items() for count in plan.some(subject.batches)]
    first = [(head, subject.batches[0]) for head, subject in SUBJECTS.items()]
    times: dict[str, dict[str, list[list[float]]]] = {name: {} for name in _POLICIES}
    facts: dict[str, Any] = {}
    share = seconds / plan.rounds / len(_POLICIES)
    for number in range(plan.rounds):
        for name, policy in _POLICIES.items():
            _tell(f"the networks, round {number + 1} of {plan.rounds}, threads waiting: {name}")
            found = measured(
                "latencies", waiting=policy, cells=cells if policy else first, rounds=1, seconds=share
            )
            facts = {key: value for key, value in found.items() if key != "times"}
            for cell, rounds in found["times"].items():
                times[name].setdefault(cell, []).extend(rounds)
    passive, own = (times[name] for name in _POLICIES)
    memory = _memory(plan, cells)
    networks: dict[str, Any] = {}
    for head, count in cells:
        cell = f"{head} {count}"
        took = summary(passive[cell])
        subject = SUBJECTS[head]
        network = networks.setdefault(
            head, {"what": subject.what, "no_larger_batch": subject.reason, "batches": {}}
        )
        network["batches"][str(count)] = {
            "pictures_per_s": round(count * 1000 / took["p50_ms"], 1),
            **took,
            "memory_mb_a_picture": round(memory[head, count], 1),
            "otherwise_waiting_p50_ms": summary(own[cell])["p50_ms"] if cell in own else None,
        }
    return {"runs_as": facts, "networks": networks}


def _memory(plan: Plan, cells: list[tuple[str, int]]) -> dict[tuple[str, int], float]:
    taken: list[float] = []
    for together in [cells] if plan.quick else [[cell] for cell in cells]:
        _tell("memory of " + ", ".join(f"{head} by {count}" for head, count in together))
        taken += measured("memory", cells=together)
    return dict(zip(cells, taken, strict=True))


def _ways(plan: Plan, seconds: float) -> dict[str, Any]:
    batches = {head: list(plan.some(subject.compared)) for head, subject in SUBJECTS.items()}
    found: dict[str, Any] = {}
    for heads in [batches] if plan.quick else [{head: counts} for head, counts in batches.items()]:
        _tell("ways to run " + ", ".join(heads))
        found |= measured(
            "ways",
            heads=heads,
            rounds=plan.rounds,
            seconds=seconds,
            thorough=plan.thorough,
            compiling=not plan.quick,
        )
    return found


def _aims(requests: list[dict[str, Any]]) -> list[dict[str, Any]]:
    alone = {row["name"]: row["p95_ms"] for row in requests if row["clients"] == 1}
    return [
        {
            "what": name,
            "p95_ms": alone[name],
            "aim_ms": aim,
            "met": alone[name] is not None and alone[name] < aim,
        }
        for name, aim in AIMS_MS.items()
    ]


def _tell(subject: str) -> None:
    sys.stderr.write(f"measuring {subject}\n")
