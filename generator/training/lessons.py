"""Which lesson teaches which network, and how one is put together from a folder of shards."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import torch
from torch import distributed

from data.training import Split
from generator.networks import Checker, Edit, Imagine, Judge, Reader, Zoom
from generator.networks.reader import ATTRIBUTES
from generator.training.edit import EditLesson, EditSettings, edits_of
from generator.training.errors import TrainingError, UnfitDataError
from generator.training.imagine import ARMS, ImagineLesson, ImagineSettings
from generator.training.loop import Lesson
from generator.training.pictures import Names, TrainingSet, load
from generator.training.reader import ReaderLesson, ReaderSettings
from generator.training.tutorial import TutorialLesson, TutorialSettings
from generator.training.zoom import ZoomLesson, ZoomSettings

HEADS: Final = ("imagine", "zoom", "edit", "checker", "judge")
TUTORIAL: Final = "tutorial"
ALL_ARMS: Final = (*ARMS, TUTORIAL)
# Which trunk reads: not the one that the discriminator looks through, and not both the same.
_TRUNKS: Final = {"checker": "lite2", "judge": "lite1"}
_LEAST_PICTURES: Final = 16

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be trained, on what.

    Attributes:
        head: one of `HEADS`.
        arm: of `imagine`, one of `ALL_ARMS`.
        begin_with: a checkpoint to go on from, as fine-tuning does.
        learning_rate, batch: in place of the lesson's own.
    """

    head: str
    shards: Path
    kept_in: Path
    arm: str = ARMS[0]
    seed: int = 0
    begin_with: str = ""
    learning_rate: float | None = None
    batch: int | None = None
    device: str = "cpu"

    def setting(self) -> dict[str, Any]:
        """What must stay the same for a state to go on."""
        kept = {"head": self.head, "arm": self.arm, "seed": self.seed, "shards": self.shards.name}
        # Schedules are in pictures seen.
        return kept if self.batch is None else {**kept, "batch": self.batch}


def lesson_of(order: Order, on_progress: Progress = lambda *_: None) -> Lesson:
    """The lesson that fills an order.

    Raises:
        UnfitDataError: the shards do not fit what is to be learnt.
        CheckpointError: there is nothing to begin with where the order says so.
    """
    begin_with = order.begin_with
    if order.head == "imagine":
        beginning = Imagine.load(begin_with) if begin_with else None
        data = _load(order, on_progress, beginning.size if beginning else None)
        if order.arm == TUTORIAL:
            return TutorialLesson(data, _set(TutorialSettings(), order), device=order.device)
        settings = _set(ImagineSettings(arm=order.arm), order)
        if beginning:
            data = _with_known(data, beginning.concepts.values)
            # It knows its craft: small steps, and the discriminator is asked early.
            settings = replace(
                settings,
                growth=(),
                first_learning_rate=settings.learning_rate,
                adversarial_from=settings.discriminator_ahead,
            )
        return ImagineLesson(data, settings, begin_with=beginning, device=order.device)
    if order.head == "zoom":
        zoom = Zoom.load(begin_with) if begin_with else None
        data = _load(order, on_progress)
        return ZoomLesson(data, _set(ZoomSettings(), order), begin_with=zoom, device=order.device)
    if order.head == "edit":
        edit = Edit.load(begin_with) if begin_with else None
        data = _load(order, on_progress)
        if edit:
            data = _with_known(data, edit.concepts.values)
        edits = edits_of(data, order.kept_in)
        return EditLesson(data, edits, _set(EditSettings(), order), begin_with=edit, device=order.device)
    kind: type[Reader] = Checker if order.head == "checker" else Judge
    if begin_with:
        reader = kind.load(begin_with)
        # It goes on reading the values that it knows.
        data = _load(order, on_progress, names=Names(dict(reader.values)))
    else:
        data = _load(order, on_progress)
        reader = _new_reader(kind, order, data)
    return ReaderLesson(reader, data, _set(ReaderSettings(), order), order.kept_in, device=order.device)


def _with_known(data: TrainingSet, values: Mapping[str, Sequence[str]]) -> TrainingSet:
    """A set whose names are those that a network knows, and then its own."""
    known = {name: tuple(values.get(name, ("",))) for name in ATTRIBUTES}
    names = Names(known).and_those_of(data.names)
    return replace(data, names=names, labels=names.labels(data.samples))


def _new_reader(kind: type[Reader], order: Order, data: TrainingSet) -> Reader:
    values: Mapping[str, list[str]] = {name: list(data.names.values[name]) for name in ATTRIBUTES}
    torch.manual_seed(order.seed)
    return kind(trunk=_TRUNKS[order.head], values=values)


def _load(
    order: Order, on_progress: Progress, size: int | None = None, names: Names | None = None
) -> TrainingSet:
    data = load(order.shards, Split.TRAIN, order.kept_in, size=size, names=names, on_progress=on_progress)
    side = data.pictures.shape[-1]
    if len(data) < _LEAST_PICTURES:
        raise UnfitDataError(
            f"{len(data)} pictures to train on are too few; {_LEAST_PICTURES} are the least, hundreds help."
        )
    if order.head in {"imagine", "edit"} and (side & (side - 1) or not 32 <= side <= 256):
        raise UnfitDataError(
            f"{order.head} learns from pictures of 32, 64, 128 or 256 pixels a side, and these have {side}; "
            "prepare the set with --size 128."
        )
    return data


def _set(settings: Any, order: Order) -> Any:
    settings = replace(settings, seed=order.seed)
    if order.learning_rate is not None:
        rate = order.learning_rate
        if isinstance(settings, ImagineSettings):
            settings = settings.with_learning_rate(rate)
        else:
            settings = replace(settings, learning_rate=rate)
    if order.batch is None:
        return settings
    if isinstance(settings, ImagineSettings | EditSettings):
        return settings.with_batch(order.batch)
    return replace(settings, batch=order.batch)


def join_others() -> str:
    """Joins the processes that torchrun started with this one, if it did; gives the device to use."""
    cuda = torch.cuda.is_available()
    if "RANK" not in os.environ:
        return "cuda" if cuda else "cpu"
    try:
        distributed.init_process_group("nccl" if cuda else "gloo")
    except (ValueError, RuntimeError) as error:
        raise TrainingError(
            f"The processes that train together did not find each other ({error})."
        ) from error
    if not cuda:
        return "cpu"
    torch.cuda.set_device(int(os.environ.get("LOCAL_RANK", "0")))
    return f"cuda:{torch.cuda.current_device()}"
