"""Pictures by the networks: from words, from a photograph, and from both.

Errors are `MakingError`, one sentence each.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import torch
from torch import Tensor

from generator.arrays import ByteArray
from generator.checkpoints import shipped
from generator.networks import Edit, Imagine, Zoom, edited
from generator.requests.wording import NoWordsError, TooManyWordsError, tidied
from generator.text import embed

# Zoom's result has sixteen times the pixels.
MOST_ZOOMED_PX: Final = 768


class MakingError(Exception):
    """A picture that cannot be made; the message says why and what to do."""


def draw(caption: str, count: int = 4, seed: int = 0, checkpoint: str | Path = "") -> list[ByteArray]:
    """`count` pictures of what a caption says, each `(side, side, 3)`; the same for the same seed.

    Raises:
        MakingError: the caption says nothing, or too much.
        CheckpointError: the network cannot be loaded.
    """
    network = _imagine(str(checkpoint or shipped(Imagine.head)))
    text = _embedded(caption).expand(count, -1)
    noise = torch.randn(count, network.latent, generator=torch.Generator().manual_seed(seed))
    with torch.inference_mode():
        return pixels(network(text, noise))


def change(photograph: ByteArray, words: str, checkpoint: str | Path = "") -> ByteArray:
    """A photograph `(height, width, 3)` changed as words say.

    Raises:
        MakingError: the words say nothing, or too much.
        CheckpointError: the network cannot be loaded.
    """
    network = _edit(str(checkpoint or shipped(Edit.head)))
    text = _embedded(words)
    with torch.inference_mode():
        return pixels(edited(network, _tensor(photograph), text))[0]


def enlarge(photograph: ByteArray, checkpoint: str | Path = "") -> ByteArray:
    """A photograph `(height, width, 3)` four times as large.

    Raises:
        MakingError: it is large already.
        CheckpointError: the network cannot be loaded.
    """
    if max(photograph.shape[:2]) > MOST_ZOOMED_PX:
        height, width = photograph.shape[:2]
        raise MakingError(
            f"The picture has {width}×{height} pixels, and zoom takes up to {MOST_ZOOMED_PX} a side; "
            "cut out the part to be seen."
        )
    network = _zoom(str(checkpoint or shipped(Zoom.head)))
    with torch.inference_mode():
        return pixels(network(_tensor(photograph)))[0]


def _embedded(words: str) -> Tensor:
    try:
        return torch.from_numpy(embed([tidied(words)]))
    except (NoWordsError, TooManyWordsError) as error:
        raise MakingError(str(error)) from error


def _tensor(photograph: ByteArray) -> Tensor:
    return torch.from_numpy(photograph.copy()).permute(2, 0, 1)[None].float() / 127.5 - 1


def pixels(pictures: Tensor) -> list[ByteArray]:
    """Pictures `(batch, 3, height, width)` in -1 … 1 as `(height, width, 3)` each."""
    levels = ((pictures.float().clamp(-1, 1) + 1) * 127.5).round().byte().permute(0, 2, 3, 1).numpy()
    return [np.ascontiguousarray(picture) for picture in levels]


@cache
def _imagine(source: str) -> Imagine:
    return Imagine.load(source)


@cache
def _edit(source: str) -> Edit:
    return Edit.load(source)


@cache
def _zoom(source: str) -> Zoom:
    return Zoom.load(source)
