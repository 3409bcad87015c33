"""The networks that are measured, and what they work on: captions, and photographs of the demo shop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from PIL import Image
from torch import Tensor, nn

from data.demo import DEMO_FOLDER
from generator.benchmark.plan import BenchmarkError
from generator.making.engine import Networks, as_tensor, shrunk
from generator.text import embed

PHOTOGRAPHS: Final = DEMO_FOLDER / "photos"
CAPTIONS: Final = (
    "a navy wool jumper",
    "a red ceramic mug",
    "brown leather backpack",
    "black trail shoe",
    "a white table lamp",
    "墨绿色连衣裙",
    "a grey T-shirt",
    "蓝色牛仔裤",
)
_LOOK: Final = "in forest green"
_KEPT: Final = 8
_ALONE: Final = (
    "The service {} photographs one by one: a picture of a batch would take as long as alone, "
    "and all would wait for the last."
)


@dataclass(frozen=True, slots=True)
class Subject:
    """A network's work.

    Attributes:
        what: in words.
        batches: of how many pictures its latency is measured.
        compared: of how many the ways to run it are compared.
        reason: why the service makes no batches of it.
    """

    what: str
    batches: tuple[int, ...]
    compared: tuple[int, ...]
    reason: str = ""


SUBJECTS: Final = {
    "imagine": Subject("drawing at 128 px", (1, 8, 32), (1, 4, 8, 32)),
    "zoom": Subject("enlarging 128 px to 512", (1, 8, 32), (1, 4, 8), _ALONE.format("enlarges")),
    "edit": Subject("editing a photograph of 768 px", (1, 8, 32), (1, 4, 8), _ALONE.format("edits")),
    "read": Subject("reading at 128 px (the checker)", (1, 8, 32), (1, 4, 8, 32)),
}


def whole_photographs() -> list[Path]:
    """The demo shop's photographs of whole products.

    Raises:
        BenchmarkError: there are none.
    """
    found = sorted(PHOTOGRAPHS.glob("*-whole.webp"))
    if len(found) < _KEPT:
        raise BenchmarkError(f"There are no photographs in {PHOTOGRAPHS}; take them with `make studio`.")
    return found


class Inputs:
    """What the networks work on, in batches of any size."""

    def __init__(self, latent: int) -> None:
        paths = whole_photographs()
        chosen = paths[:: len(paths) // _KEPT][:_KEPT]
        self._photographs = as_tensor([np.asarray(Image.open(path).convert("RGB")) for path in chosen])
        self._small = shrunk(self._photographs)
        self._captions = torch.from_numpy(embed(CAPTIONS))
        self._look = torch.from_numpy(embed([_LOOK]))
        self._latent = latent

    def photographs(self, count: int) -> Tensor:
        """Large ones."""
        return _repeated(self._photographs, count)

    def small(self, count: int) -> Tensor:
        """Of 128 pixels a side."""
        return _repeated(self._small, count)

    def captions(self, count: int) -> Tensor:
        """As vectors."""
        return _repeated(self._captions, count)

    def looks(self, count: int) -> Tensor:
        """What `edit` is asked for, as vectors."""
        return self._look.expand(count, -1)

    def noise(self, count: int) -> Tensor:
        """Always the same."""
        return torch.randn(count, self._latent, generator=torch.Generator().manual_seed(0))


def served(networks: Networks, inputs: Inputs, head: str, count: int) -> Callable[[], object]:
    """A call of a network as the service makes it, with a batch of `count`."""
    if head == "imagine":
        text, noise = inputs.captions(count), inputs.noise(count)
        return lambda: networks.draw(text, noise)
    if head == "edit":
        photographs, looks = inputs.photographs(count), inputs.looks(count)
        return lambda: networks.change(photographs, looks)
    small = inputs.small(count)
    return (lambda: networks.enlarge(small)) if head == "zoom" else (lambda: networks.read(small))


def alone(inputs: Inputs, head: str, count: int) -> tuple[Tensor, ...]:
    """What a network itself takes, without what the service does around it."""
    if head == "imagine":
        return inputs.captions(count), inputs.noise(count)
    if head == "edit":
        return inputs.small(count), inputs.looks(count)
    return (inputs.small(count),)


class Plain(nn.Module):
    """A network with one tensor as its result, pictures in -1 … 1 or, of the checker, shares in 0 … 1."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, *inputs: Tensor) -> Tensor:
        """Of `edit` what it would add to the photographs."""
        result: Any = self.network(*inputs)
        if isinstance(result, Tensor):
            return result
        if hasattr(result, "residual"):
            added: Tensor = result.mask * result.residual
            return added
        return torch.cat([logits.float().softmax(dim=1) for logits in result.logits.values()], dim=1)


def levels(head: str, result: Tensor, reference: Tensor) -> float:
    """The greatest difference of two results in levels, of which a picture or a share has 255."""
    scale = 255.0 if head == "read" else 127.5
    if head in ("imagine", "zoom"):
        result, reference = result.clamp(-1, 1), reference.clamp(-1, 1)
    return float((result.float() - reference.float()).abs().max()) * scale


def _repeated(values: Tensor, count: int) -> Tensor:
    return values[torch.arange(count) % len(values)]
