"""One call of `vitrine generator train`: puts the lesson together, runs it, tells how it goes."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import torch
from torch import distributed

from generator.checkpoints import SHIPPED, shipped
from generator.networks import CheckpointError
from generator.networks.checkpoint import facts_of
from generator.training.errors import TrainingError, UnusableOrderError
from generator.training.lessons import ALL_ARMS, HEADS, Order, join_others, lesson_of
from generator.training.loop import Schedule, rank, run, world_size
from generator.training.telling import Silent, TensorBoard

_LINE_S: Final = 15.0
# What a checkpoint goes on telling of the one that it began with.
_HISTORY: Final = ("steps", "minutes", "trained_on", "before")


def train_network(order: Order, out: Path, *, minutes: float, steps: int | None = None) -> str:
    """Trains what is ordered into `out`; gives a sentence on how far it is.

    Raises:
        UnusableOrderError: there is no such network or arm.
        TrainingError: training cannot begin or go on.
    """
    if order.head not in HEADS:
        raise UnusableOrderError(f"There is no network “{order.head}”; there are {', '.join(HEADS)}.")
    if order.arm not in ALL_ARMS:
        raise UnusableOrderError(f"There is no arm “{order.arm}”; there are {', '.join(ALL_ARMS)}.")
    # Numbers too small for normal arithmetic cost a CPU a hundred times as long and change nothing.
    torch.set_flush_denormal(True)
    deterministic = torch.are_deterministic_algorithms_enabled()
    torch.use_deterministic_algorithms(mode=True, warn_only=True)
    filled = torch.utils.deterministic.fill_uninitialized_memory  # type: ignore[attr-defined]
    # No step reads what it did not write, so that nothing need be filled to be deterministic.
    torch.utils.deterministic.fill_uninitialized_memory = False  # type: ignore[attr-defined]
    # What cuBLAS asks for to be so as well; it is read when a GPU is first used.
    os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")
    device = join_others()
    begun_with = Path(order.begin_with).name
    if order.begin_with == SHIPPED:
        order = replace(order, begin_with=str(shipped(order.head)))
    try:
        lesson = lesson_of(replace(order, device=device), _embedding_progress())
        out.mkdir(parents=True, exist_ok=True)
        telling = TensorBoard(out) if rank() == 0 else Silent()
        taken = run(
            lesson,
            out,
            Schedule(minutes=minutes, steps=steps),
            telling,
            seed=order.seed,
            setting={**order.setting(), "devices": world_size()},
            facts=_facts(order, device, begun_with),
            on_progress=_line(),
        )
    except CheckpointError as error:
        raise TrainingError(str(error)) from error
    except OSError as error:
        raise TrainingError(f"{out} cannot be written ({error}); name another folder with --out.") from error
    finally:
        torch.set_flush_denormal(False)
        torch.use_deterministic_algorithms(mode=deterministic)
        torch.utils.deterministic.fill_uninitialized_memory = filled  # type: ignore[attr-defined]
        if distributed.is_initialized():
            distributed.destroy_process_group()
    return (
        f"{taken:,} steps in all. The checkpoint is in {out}; `tensorboard --logdir {out}` shows its curves."
    )


def _facts(order: Order, device: str, begun_with: str) -> dict[str, Any]:
    trained_on = torch.cuda.get_device_name() if device.startswith("cuda") else "CPU"
    facts: dict[str, Any] = {"data": order.shards.name, "seed": order.seed, "trained_on": trained_on}
    if order.head == "imagine":
        facts["arm"] = order.arm
    if begun_with:
        facts["begun_with"] = begun_with
        begun = facts_of(Path(order.begin_with))
        if before := {name: begun[name] for name in _HISTORY if name in begun}:
            facts["before"] = before
    return facts


def _line() -> Callable[[int, float, Mapping[str, float]], None]:
    told = 0.0

    def tell(step: int, minutes: float, values: Mapping[str, float]) -> None:
        nonlocal told
        if time.monotonic() - told < _LINE_S:
            return
        told = time.monotonic()
        losses = "  ".join(f"{name} {value:.3f}" for name, value in values.items())
        sys.stderr.write(f"step {step:,}  {minutes:.1f} min  {losses}\n")

    return tell


def _embedding_progress() -> Callable[[int, int], None]:
    told = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal told
        if time.monotonic() - told > _LINE_S or done == total:
            told = time.monotonic()
            sys.stderr.write(f"captions embedded: {done:,} of {total:,}\n")

    return tell
