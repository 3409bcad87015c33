"""How much nearer to the truth `zoom` comes than plain enlargement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np
import torch
from PIL import Image
from skimage.metrics import peak_signal_noise_ratio, structural_similarity
from torch import Tensor

from data.vocabulary.colours import delta_e
from generator.arrays import ByteArray
from generator.evaluation.sheets import Row
from generator.networks.lite import LiteFeatures, frozen
from generator.networks.zoom import SCALE, Zoom
from generator.training.pictures import TrainingSet

BASELINES: Final = {"bicubic": Image.Resampling.BICUBIC, "Lanczos": Image.Resampling.LANCZOS}
_SIDE: Final = 512
ZOOM_HEADINGS: Final = ("bicubic", "zoom", "true picture")


@dataclass(frozen=True, slots=True)
class ZoomScores:
    """Means over held-out photographs.

    Attributes:
        psnr: peak signal-to-noise ratio over all channels, in dB.
        ssim: structural similarity (Wang et al. 2004).
        features: mean relative difference of EfficientNet-Lite2's feature maps; 0 is the same.
        colour: ΔE2000 between the mean colours of pictures made small again.
    """

    psnr: float
    ssim: float
    features: float
    colour: float

    def as_object(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)


def zoom_scores(network: Zoom, photographs: TrainingSet) -> dict[str, ZoomScores]:
    """Scores of `zoom` and of its baselines, by name.

    Each photograph is cut to its middle 512 pixels, where it is larger, made a quarter as large bicubically
    and enlarged again.
    """
    lite = frozen("lite2")
    ways: dict[str, Callable[[ByteArray], ByteArray]] = {"zoom": lambda small: enlarged(network, small)}
    for name, resampling in BASELINES.items():
        ways[name] = lambda small, resampling=resampling: resized(small, SCALE, resampling)  # type: ignore[misc]
    found: dict[str, list[ZoomScores]] = {name: [] for name in ways}
    for row in range(len(photographs)):
        true = middle(photographs.pictures[row].permute(1, 2, 0).numpy())
        small = resized(true, 1 / SCALE, Image.Resampling.BICUBIC)
        for name, way in ways.items():
            found[name].append(_score(way(small), true, small, lite))
    return {
        name: ZoomScores(*(float(np.mean([getattr(s, key) for s in scores])) for key in asdict(scores[0])))
        for name, scores in found.items()
    }


@torch.no_grad()
def enlarged(network: Zoom, small: ByteArray) -> ByteArray:
    """A picture `(height, width, 3)` four times as large."""
    large = network(torch.from_numpy(small.copy()).permute(2, 0, 1)[None].float() / 127.5 - 1)[0]
    pixels = ((large.clamp(-1, 1) + 1) * 127.5).round().byte().permute(1, 2, 0)
    return np.ascontiguousarray(pixels.numpy())


def middle(picture: ByteArray, side: int = _SIDE) -> ByteArray:
    """The middle `side` pixels of a picture, or all of it where it is smaller, as a multiple of four."""
    height, width = (min(side, length) // SCALE * SCALE for length in picture.shape[:2])
    top, left = (picture.shape[0] - height) // 2, (picture.shape[1] - width) // 2
    return np.ascontiguousarray(picture[top : top + height, left : left + width])


def zoom_rows(network: Zoom, photographs: TrainingSet, count: int, side: int = 256) -> list[Row]:
    """Details of some photographs to look at, under `ZOOM_HEADINGS`."""
    rows: list[Row] = []
    for row in torch.linspace(0, len(photographs) - 1, count).long().tolist():
        true = middle(photographs.pictures[row].permute(1, 2, 0).numpy(), side)
        small = resized(true, 1 / SCALE, Image.Resampling.BICUBIC)
        rows.append(("", [resized(small, SCALE, BASELINES["bicubic"]), enlarged(network, small), true]))
    return rows


def resized(picture: ByteArray, scale: float, resampling: Image.Resampling) -> ByteArray:
    """A picture `scale` times as large."""
    height, width = (round(length * scale) for length in picture.shape[:2])
    return np.asarray(Image.fromarray(picture).resize((width, height), resampling))


def _score(made: ByteArray, true: ByteArray, small: ByteArray, lite: LiteFeatures) -> ZoomScores:
    from skimage.color import rgb2lab  # noqa: PLC0415

    again = resized(made, 1 / SCALE, Image.Resampling.BOX)
    return ZoomScores(
        psnr=float(peak_signal_noise_ratio(true, made)),
        ssim=float(structural_similarity(true, made, channel_axis=2)),
        features=_difference(made, true, lite),
        colour=float(delta_e(rgb2lab(again), rgb2lab(small)).mean()),
    )


@torch.no_grad()
def _difference(made: ByteArray, true: ByteArray, lite: LiteFeatures) -> float:
    maps = [lite(_tensor(picture)) for picture in (made, true)]
    relative = [(m - t).abs().mean() / t.abs().mean() for m, t in zip(*maps, strict=True)]
    return float(torch.stack(relative).mean())


def _tensor(picture: ByteArray) -> Tensor:
    return torch.from_numpy(picture.copy()).permute(2, 0, 1)[None].float() / 127.5 - 1
