"""Ways to run a network beside each other."""

from __future__ import annotations

import copy
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

import torch
from torch import Tensor, nn

from generator.benchmark.measuring import networks_here
from generator.benchmark.subjects import Inputs, Plain, alone, levels
from generator.benchmark.timing import summary, taking_turns
from generator.making.engine import ready

# Once compiled, a function may be compiled anew for so many shapes and networks.
_MOST_COMPILED: Final = 64
_NO_COMPILER: Final = "There is no C++ compiler here, which it needs."
_COMPILERS: Final = ("c++", "g++", "clang++")
_LONGEST_REASON: Final = 150
_ATTRIBUTES: Final = {"read": "checker"}

Given = tuple[Tensor, ...]
Run = Callable[..., Tensor]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to run a network.

    Attributes:
        start: of a network of its own, and inputs of the shape that is to come: what runs it.
        each_batch: `start` is called for every batch anew, because shapes are fixed.
        compiles: it needs a C++ compiler.
        usual: networks of which it is measured always; of the others, only where everything is asked for.
        most: the largest batch that it is measured with, where not everything is asked for.
    """

    start: Callable[[Plain, Given], Run]
    each_batch: bool = False
    compiles: bool = False
    usual: tuple[str, ...] = ("imagine", "zoom", "edit", "read")
    most: int = 32


class Comparison:
    """Every way to run a network, by turns.

    Times are of the network alone, without what the service does around it.

    Args:
        head: the network.
        thorough: every way is measured.
        compiling: ways that compile are measured too.
    """

    def __init__(self, head: str, *, thorough: bool, compiling: bool) -> None:
        torch._dynamo.config.recompile_limit = _MOST_COMPILED
        networks = networks_here("float32")
        self._head = head
        self._thorough = thorough
        self._device = networks.device
        self._inputs = Inputs(networks.imagine.latent)
        self._network = Plain(copy.deepcopy(getattr(networks, _ATTRIBUTES.get(head, head)))).eval()
        for parameter in self._network.parameters():
            parameter.requires_grad = False
            parameter.data = parameter.data.contiguous()
        self._ways = {
            name: way
            for name, way in WAYS.items()
            if (thorough or head in way.usual) and (compiling or not way.compiles)
        }
        self._running: dict[str, Run] = {}
        self._found: dict[str, dict[str, Any]] = {}
        self._skipped: dict[str, str] = {}

    @torch.no_grad()
    def measure(self, batches: list[int], rounds: int, seconds: float) -> dict[str, Any]:
        """Of each way: what it takes to start, how far from float32 its results are, its times by batch."""
        for count in batches:
            given = tuple(values.to(self._device) for values in alone(self._inputs, self._head, count))
            expected = self._network(*given)
            ways = {name: way for name, way in self._ways.items() if self._thorough or count <= way.most}
            for name, way in ways.items():
                self._start(name, way, given, expected)
            calls = {
                name: partial(_finished, run, given) for name, run in self._running.items() if name in ways
            }
            for name, times in taking_turns(calls, rounds, seconds / len(batches)).items():
                self._found[name]["batches"][str(count)] = summary(times)
        return {"ways": self._found, "skipped": self._skipped}

    def _start(self, name: str, way: Way, given: Given, expected: Tensor) -> None:
        if name in self._skipped:
            return
        if way.compiles and not any(map(shutil.which, _COMPILERS)):
            self._skipped[name] = _NO_COMPILER
            return
        began = time.perf_counter()
        try:
            if way.each_batch or name not in self._running:
                self._running[name] = way.start(copy.deepcopy(self._network), given)
            result = self._running[name](*given)
        except Exception as error:  # What a compiler cannot do it says in many ways.
            reason = " ".join(str(error).split())[:_LONGEST_REASON]
            self._skipped[name] = f"It fails with {type(error).__name__}: {reason}"
            self._running.pop(name, None)
            self._found.pop(name, None)
            return
        found = self._found.setdefault(name, {"start_s": 0.0, "difference": 0.0, "batches": {}})
        found["start_s"] = round(found["start_s"] + time.perf_counter() - began, 2)
        apart = levels(self._head, result, expected)
        found["difference"] = round(max(found["difference"], apart), 2)


def _finished(run: Run, given: Given) -> None:
    run(*given)
    if given[0].is_cuda:
        torch.cuda.synchronize()


def _halved(run: Run) -> Run:
    """As `run`, under autocast."""

    def halved(*given: Tensor) -> Tensor:
        with torch.autocast(given[0].device.type, dtype=torch.bfloat16):
            return run(*given)

    return halved


def _laid_out(network: Plain, *, halved: bool = False) -> Plain:
    ready(network, halved=halved)
    return network


def _compiled(network: nn.Module, options: Mapping[str, Any] | None = None, mode: str | None = None) -> Run:
    run: Run = torch.compile(network, dynamic=True, mode=mode, options=dict(options) if options else None)
    return run


def _traced(network: Plain, given: Given, *, halved: bool = False) -> Run:
    autocast = torch.autocast(given[0].device.type, dtype=torch.bfloat16, enabled=halved, cache_enabled=False)
    with autocast:
        traced = torch.jit.freeze(torch.jit.trace(network, given, check_trace=False).eval())
    run: Run = traced if halved else torch.jit.optimize_for_inference(traced)
    return run


def _exported(network: Plain, given: Given) -> Run:
    with tempfile.TemporaryDirectory(prefix="vitrine-exported-") as folder:
        with torch.autocast(given[0].device.type, dtype=torch.bfloat16):
            program = torch.export.export(_laid_out(network), given)
            package = torch._inductor.aoti_compile_and_package(
                program, package_path=str(Path(folder) / "network.pt2")
            )
        run: Run = torch._inductor.aoti_load_package(package)
    return run


WAYS: Final = {
    "float32": Way(lambda network, _: network),
    "float32, channels last": Way(lambda network, _: _laid_out(network)),
    "bfloat16": Way(lambda network, _: _halved(network)),
    "bfloat16, channels last": Way(lambda network, _: _halved(_laid_out(network))),
    "bfloat16, channels last, rounded once": Way(lambda network, _: _halved(_laid_out(network, halved=True))),
    "traced": Way(_traced, each_batch=True),
    "traced, bfloat16": Way(partial(_traced, halved=True), each_batch=True),
    "compiled": Way(lambda network, _: _compiled(network), compiles=True, usual=()),
    "compiled, bfloat16": Way(
        lambda network, _: _halved(_compiled(_laid_out(network, halved=True))),
        compiles=True,
        usual=("imagine", "zoom"),
        most=4,
    ),
    "compiled, bfloat16, max-autotune": Way(
        lambda network, _: _halved(
            _compiled(_laid_out(network, halved=True), mode="max-autotune-no-cudagraphs")
        ),
        compiles=True,
        usual=(),
    ),
    "compiled, bfloat16, frozen": Way(
        lambda network, _: _halved(_compiled(_laid_out(network), options={"freezing": True})),
        compiles=True,
        usual=(),
    ),
    "exported, bfloat16": Way(_exported, each_batch=True, compiles=True, usual=()),
}
