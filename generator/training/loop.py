"""The loop around every lesson: takes steps, keeps the state, tells how it goes, and survives a kill.

All chance is drawn from a generator seeded by (seed, step, rank), so the state is tensors and a step
number, and a run that was cut anywhere goes on as if it had not been.
"""

from __future__ import annotations

import hashlib
import json
import math
import signal
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any, Final, Protocol

import torch
from safetensors import SafetensorError, safe_open
from torch import Tensor, distributed, nn
from torch.optim import Optimizer

from generator.storage import save_tensors
from generator.training.errors import NotFiniteError, TrainingError

STATE: Final = "state.safetensors"


class Lesson(Protocol):
    """One network's way of learning."""

    @property
    def modules(self) -> Mapping[str, nn.Module]:
        """All that is learnt or averaged, to be kept."""

    @property
    def optimizers(self) -> Mapping[str, Optimizer]:
        """What steps, to be kept."""

    def step(self, number: int, random: torch.Generator) -> dict[str, Tensor]:
        """Takes step `number` with chance from `random` and gives what it measured.

        Raises:
            NotFiniteError: and the step, of which a part may have been taken, is not to be kept.
        """

    def sheet(self) -> Tensor:
        """A picture of how far it is, `(3, height, width)` in 0 … 1."""

    def save(self, folder: Path, facts: Mapping[str, Any]) -> None:
        """Writes what was learnt so far as a checkpoint."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """When to stop, save and tell.

    Attributes:
        minutes: of training in this call, whatever was trained before.
        steps: stop once this many steps have been taken in all; None for no such limit.
        save_s, sheet_s: seconds between states and between sample sheets.
    """

    minutes: float
    steps: int | None = None
    save_s: float = 120.0
    sheet_s: float = 300.0
    log_steps: int = 20


class Telling(Protocol):
    """Where progress goes."""

    def scalars(self, values: Mapping[str, float], step: int) -> None: ...

    def picture(self, picture: Tensor, step: int) -> None: ...


def run(
    lesson: Lesson,
    folder: Path,
    schedule: Schedule,
    telling: Telling,
    *,
    seed: int = 0,
    setting: Mapping[str, Any] | None = None,
    facts: Mapping[str, Any] | None = None,
    on_progress: Callable[[int, float, Mapping[str, float]], None] = lambda *_: None,
) -> int:
    """Goes on with what the state in `folder` began, or begins; gives the number of steps taken in all.

    `setting` is what must not change between two runs of the same state; `facts` go into the checkpoint.

    Raises:
        TrainingError: the state is another training's or damaged, the disk is full, or a loss is not finite;
            the last state written stays good.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / STATE
    described = json.dumps(dict(setting or {}), sort_keys=True)
    step, minutes_before = _restore(lesson, path, described)
    started = saved = sheeted = time.monotonic()
    recent: dict[str, list[Tensor]] = {}

    def spent() -> float:
        return minutes_before + (time.monotonic() - started) / 60

    def keep() -> None:
        if rank() == 0:
            _keep(lesson, path, step, spent(), described)
            try:
                lesson.save(folder, {**(facts or {}), "steps": step, "minutes": round(spent(), 1)})
            except OSError as error:
                raise TrainingError(
                    f"The checkpoint could not be written to {folder} ({error}); the one of before is kept. "
                    "Make room and run the same command again."
                ) from error

    with _stopping() as stopped:
        while not _done(step, started, schedule, stopped):
            try:
                measured = lesson.step(step, randomness(seed, step))
            except NotFiniteError as error:
                raise NotFiniteError(
                    f"{error} in step {step}; training stopped, and the state of the last good save "
                    f"({path}) is kept. Go on from it with another --seed or a smaller --learning-rate."
                ) from error
            step += 1
            for name, value in measured.items():
                recent.setdefault(name, []).append(value)
            if rank() == 0 and step % schedule.log_steps == 0:
                means = {name: float(torch.stack(values).mean()) for name, values in recent.items()}
                recent.clear()
                telling.scalars(means, step)
                on_progress(step, spent(), means)
            now = time.monotonic()
            if now - saved > schedule.save_s:
                keep()
                saved = now
            if rank() == 0 and now - sheeted > schedule.sheet_s:
                telling.picture(lesson.sheet(), step)
                sheeted = now
        keep()
        if rank() == 0:
            telling.picture(lesson.sheet(), step)
    return step


def randomness(seed: int, step: int) -> torch.Generator:
    """The chance of one step on one device."""
    digest = hashlib.sha256(f"{seed}/{step}/{rank()}".encode()).digest()
    return torch.Generator().manual_seed(int.from_bytes(digest[:7], "big"))


def rows_of_step(step: int, batch: int, examples: int, seed: int | str = 0) -> Tensor:
    """Which examples step `step` looks at, `(batch,)`: each once an epoch, in an order of the epoch's own.

    Devices share the work: each takes its part of a batch of `batch` a device.
    """
    world = world_size()
    first = (step * world + rank()) * batch
    places = torch.arange(first, first + batch)
    rows = torch.empty(batch, dtype=torch.int64)
    for epoch in places.div(examples, rounding_mode="floor").unique().tolist():
        digest = hashlib.sha256(f"order/{seed}/{epoch}".encode()).digest()
        random = torch.Generator().manual_seed(int.from_bytes(digest[:7], "big"))
        order = torch.randperm(examples, generator=random)
        here = places.div(examples, rounding_mode="floor") == epoch
        rows[here] = order[places[here] % examples]
    return rows


def descend(losses: Mapping[str, Tensor], optimizer: Optimizer, max_norm: float) -> None:
    """One step of `optimizer` down the sum of `losses`, gradients shared between devices and clipped.

    Raises:
        NotFiniteError: a loss or the gradient is not finite; nothing was changed.
    """
    total = torch.stack(list(losses.values())).sum()
    optimizer.zero_grad(set_to_none=True)
    total.backward()
    parameters = parameters_of(optimizer)
    share_gradients(parameters)
    norm = nn.utils.clip_grad_norm_(parameters, max_norm)
    # Asking a GPU for numbers waits until it has them, so that they are asked for once.
    if not bool(torch.stack([total.detach(), norm]).isfinite().all()):
        for name, loss in losses.items():
            if not math.isfinite(float(loss.detach())):
                raise NotFiniteError(f"The loss “{name}” became {float(loss.detach())}")
        raise NotFiniteError(f"The gradient's length became {float(norm)}")
    optimizer.step()


def parameters_of(optimizer: Optimizer) -> list[Tensor]:
    """What an optimizer moves, in the order of its state."""
    groups: Any = optimizer.param_groups
    return [parameter for group in groups for parameter in group["params"]]


def share_gradients(parameters: Sequence[Tensor]) -> None:
    """Gives each device the mean of all devices' gradients."""
    if world_size() == 1:
        return
    gradients = [p.grad for p in parameters if p.grad is not None]
    flat = torch.cat([gradient.flatten() for gradient in gradients])
    distributed.all_reduce(flat)
    flat /= world_size()
    parts = flat.split([gradient.numel() for gradient in gradients])
    for gradient, part in zip(gradients, parts, strict=True):
        gradient.copy_(part.view_as(gradient))


def rank() -> int:
    """This process's place among those that train together."""
    return distributed.get_rank() if distributed.is_initialized() else 0


def world_size() -> int:
    """How many processes train together."""
    return distributed.get_world_size() if distributed.is_initialized() else 1


def _done(step: int, started: float, schedule: Schedule, stopped: list[int]) -> bool:
    over = bool(stopped) or (time.monotonic() - started) / 60 >= schedule.minutes
    over = over or (schedule.steps is not None and step >= schedule.steps)
    if world_size() == 1:
        return over
    # All stop together, or those that go on would wait for gradients for ever.
    votes = torch.tensor([float(over)])
    distributed.all_reduce(votes)
    return bool(votes.item() > 0)


@contextmanager
def _stopping() -> Iterator[list[int]]:
    """Signals that ask to stop are noted, so that the step in progress ends and its state is kept."""
    noted: list[int] = []

    def note(number: int, _: FrameType | None) -> None:
        noted.append(number)

    before = {number: signal.signal(number, note) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield noted
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _keep(lesson: Lesson, path: Path, step: int, minutes: float, described: str) -> None:
    tensors: dict[str, Tensor] = {}
    for name, module in lesson.modules.items():
        tensors |= {f"module/{name}/{key}": value for key, value in module.state_dict().items()}
    for name, optimizer in lesson.optimizers.items():
        for number, kept in optimizer.state_dict()["state"].items():
            tensors |= {f"optimizer/{name}/{number}/{key}": torch.as_tensor(v) for key, v in kept.items()}
    metadata = {"step": str(step), "minutes": repr(minutes), "setting": described}
    try:
        save_tensors(tensors, path, metadata)
    except OSError as error:
        raise TrainingError(
            f"The state could not be written to {path} ({error}); the one of before is kept. "
            "Make room and run the same command again."
        ) from error


def _restore(lesson: Lesson, path: Path, described: str) -> tuple[int, float]:
    if not path.is_file():
        return 0, 0.0
    try:
        with safe_open(path, "pt") as file:
            metadata = file.metadata()
            if metadata["setting"] != described:
                raise TrainingError(
                    f"{path} is the state of another training ({metadata['setting']}, and now {described}); "
                    "name another folder with --out."
                )
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
        for name, module in lesson.modules.items():
            module.load_state_dict(_under(tensors, f"module/{name}/"))
        for name, optimizer in lesson.optimizers.items():
            _restore_optimizer(optimizer, _under(tensors, f"optimizer/{name}/"))
        return int(metadata["step"]), float(metadata["minutes"])
    except (SafetensorError, OSError, KeyError, RuntimeError, ValueError) as error:
        raise TrainingError(
            f"The state {path} cannot be read ({str(error).splitlines()[0]}); remove it to begin anew."
        ) from error


def _under(tensors: Mapping[str, Tensor], prefix: str) -> dict[str, Tensor]:
    return {name.removeprefix(prefix): value for name, value in tensors.items() if name.startswith(prefix)}


def _restore_optimizer(optimizer: Optimizer, tensors: Mapping[str, Tensor]) -> None:
    state: dict[int, dict[str, Tensor]] = {}
    for name, value in tensors.items():
        place, _, key = name.partition("/")
        state.setdefault(int(place), {})[key] = value
    parameters = parameters_of(optimizer)
    for number, kept in state.items():
        like = parameters[number]
        for key, value in kept.items():
            if value.shape == like.shape:
                # Fused optimizers go through memory in the parameter's own layout.
                kept[key] = torch.empty_like(like).copy_(value)
    optimizer.load_state_dict({**optimizer.state_dict(), "state": state})
