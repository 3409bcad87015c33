"""A photograph and words in, the same photograph changed as the words say, through a mask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional

from generator.networks.blocks import ConditionedBlock, Upsample, scaled_init
from generator.networks.checkpoint import Checkpoint
from generator.networks.concepts import Concepts

# The mask's sigmoid is stretched by this much at both ends, so that it can be just 0 and just 1.
_STRETCH: Final = 0.1
# The longest side of a photograph, in pixels, that the network is shown.
LEARNT_SIDE: Final = 128
_MULTIPLE: Final = 16
# Of the guided filter: its window's half side in small pixels, and the variance that counts as none.
_RADIUS: Final = 2
_SMOOTHNESS: Final = 1e-4
# Below this share a mask that was carried over counts as 0, as far below 1 as 1.
_FAINT: Final = 0.06
# Above this a mask's residual is taken as it is; how often it is spread beyond, and how far a mask may reach.
_SURE: Final = 0.9
_BEYOND: Final = 3
_REACH: Final = 1


@dataclass(frozen=True, slots=True)
class Change:
    """What `edit` would change.

    Attributes:
        mask: `(batch, 1, height, width)` in 0 … 1, exactly 0 where the photograph stays as it is.
        residual: `(batch, 3, height, width)` in sRGB's -1 … 1 scale, to be added where the mask is 1.
        mask_logits: of `mask`, before it is stretched and cut.
        colour: `(batch, 3)`, the colour that the words ask for, sRGB in -1 … 1.
    """

    mask: Tensor
    residual: Tensor
    mask_logits: Tensor
    colour: Tensor

    def applied_to(self, photographs: Tensor) -> Tensor:
        """The photographs `(batch, 3, height, width)` changed."""
        return photographs + self.mask * self.residual


class Edit(Checkpoint, head="edit"):
    """A U-Net (Ronneberger et al. 2015) whose every block is told the words by FiLM.

    What it adds starts from the plainest of all edits: moving the mean of what is masked to the colour that
    the words ask for. The network decides on the mask, and on all that this leaves wrong.

    Args:
        values: of each attribute that words are read for, see `Concepts`; one of them is `colour`.
        channels: of the feature maps at 1/2, 1/4, 1/8 and 1/16 of the photograph's side.
        width: dimensions of the mapped words.
    """

    def __init__(
        self,
        values: Mapping[str, Sequence[str]],
        channels: Sequence[int] = (40, 64, 88, 112),
        width: int = 96,
    ) -> None:
        super().__init__()
        self.channels, self.width = tuple(channels), width
        self.concepts = Concepts(values)
        self.said = nn.Linear(sum(self.concepts.counts), width)
        self.sentence = nn.Sequential(nn.SiLU(), nn.Linear(width, width), nn.SiLU())
        self.read = nn.Sequential(nn.PixelUnshuffle(2), nn.Conv2d(12, channels[0], 3, padding=1))
        self.down = nn.ModuleList([nn.Conv2d(b, a, 2, stride=2) for b, a in pairwise(channels)])
        self.up = nn.ModuleList([Upsample(a, b) for b, a in pairwise(channels)])
        self.going_down = nn.ModuleList([ConditionedBlock(c, width) for c in channels])
        self.going_up = nn.ModuleList([ConditionedBlock(c, width) for c in channels[:-1]])
        self.colour = nn.Linear(sum(self.concepts.counts), 3, bias=False)
        self.everywhere = nn.Linear(channels[-1], channels[-1])
        self.write = nn.Sequential(nn.SiLU(), nn.Conv2d(channels[0], 4 * 4, 3, padding=1), nn.PixelShuffle(2))
        for layer in (self.read[1], *self.down):
            scaled_init(layer)
        scaled_init(self.everywhere, 0.1)
        scaled_init(self.write[1], 0.1)

    def forward(self, photographs: Tensor, text: Tensor) -> Change:
        """What to change in photographs `(batch, 3, height, width)`, sRGB in -1 … 1, under `(batch, 512)`.

        Sides are multiples of 16.
        """
        # How words are read is learnt from what they say, not from pictures.
        said = self.concepts(text).detach()
        words = self.sentence(self.said(said))
        features = self.read(photographs)
        kept: list[Tensor] = []
        for block, down in zip(self.going_down, self.down, strict=False):
            features = block(features, words)
            kept.append(features)
            features = down(features)
        features = self.going_down[-1](features, words)
        # What colour the product has is known only from all of it.
        features = features + self.everywhere(features.mean(dim=(2, 3)))[:, :, None, None]
        for block, up, before in reversed(list(zip(self.going_up, self.up, kept, strict=True))):
            features = block(up(features) + before, words)
        written = self.write(features).float()
        logits = written[:, :1]
        mask = (torch.sigmoid(logits) * (1 + 2 * _STRETCH) - _STRETCH).clamp(0, 1)
        colour = self.colour(said).float()
        amount = mask.sum(dim=(2, 3)) + 1e-3
        mean = (mask * photographs).sum(dim=(2, 3)) / amount
        residual = written[:, 1:] + (colour - mean)[:, :, None, None]
        return Change(mask, residual, logits, colour)

    def told(self, values: Mapping[str, Sequence[str]]) -> Edit:
        """The same network for attributes of other values; what it knows of those that it has, it keeps."""
        other = Edit(values, self.channels, self.width)
        own = ("concepts.", "said.", "colour.")
        known = {n: t for n, t in self.state_dict().items() if not n.startswith(own)}
        other.load_state_dict(known, strict=False)
        other.concepts = self.concepts.told(values)
        other.said = self.concepts.widened(self.said, other.concepts)
        other.colour = self.concepts.widened(self.colour, other.concepts)
        return other


def edited(network: Edit, photographs: Tensor, text: Tensor) -> Tensor:
    """Photographs `(batch, 3, height, width)` in -1 … 1 changed as `text` `(batch, 512)` says.

    The network looks at them at the size that it learnt with. On a larger photograph the colours that it adds
    are smooth and its mask follows the photograph's own edges, so that these and the texture stay sharp.
    """
    height, width = photographs.shape[-2:]
    scale = min(1.0, LEARNT_SIDE / max(height, width))
    small_size = [max(1, round(height * scale)), max(1, round(width * scale))]
    small = photographs
    if scale < 1:
        small = functional.interpolate(
            photographs, size=small_size, mode="bilinear", antialias=True, align_corners=False
        )
    below, beside = -small.shape[-2] % _MULTIPLE, -small.shape[-1] % _MULTIPLE
    framed = functional.pad(small, (0, beside, 0, below), mode="replicate")
    change = network(framed, text)
    mask, residual = (
        part[..., : small.shape[-2], : small.shape[-1]].contiguous()
        for part in (change.mask, change.residual)
    )
    if scale < 1:
        residual = _larger(_within(residual, mask), height, width)
        mask = _guided(small, mask, photographs)
    finished: Tensor = (photographs + mask * residual).clamp(-1, 1)
    return finished


def _within(residual: Tensor, mask: Tensor) -> Tensor:
    """A residual that goes on beyond its mask as it is within: there it was never asked for."""
    spread, weight = residual * mask, mask
    result = residual
    for _ in range(_BEYOND):
        spread, weight = _local_mean(spread), _local_mean(weight)
        result = torch.where(mask > _SURE, result, spread / weight.clamp(min=1e-4))
    return torch.where(weight > 1e-3, result, torch.zeros_like(result))


def _guided(small: Tensor, mask: Tensor, large: Tensor) -> Tensor:
    """A mask of `small` as a locally linear function of its colours, applied to those of `large`.

    The fast guided filter with a coloured guide (He and Sun 2015; He et al. 2013, section 3.4).
    """
    batch, channels, height, width = small.shape
    mean_small, mean_mask = _local_mean(small), _local_mean(mask)
    products = (small[:, :, None] * small[:, None]).flatten(1, 2)
    covariance = _local_mean(products).view(batch, channels, channels, height, width)
    covariance = covariance - mean_small[:, :, None] * mean_small[:, None]
    common = _local_mean(small * mask) - mean_small * mean_mask
    matrix = covariance.permute(0, 3, 4, 1, 2) + _SMOOTHNESS * torch.eye(channels, device=small.device)
    slope = torch.linalg.solve(matrix, common.permute(0, 2, 3, 1)[..., None])[..., 0].permute(0, 3, 1, 2)
    offset = mean_mask - (slope * mean_small).sum(dim=1, keepdim=True)
    slope, offset = (_larger(_local_mean(values), *large.shape[-2:]) for values in (slope, offset))
    found = (slope * large).sum(dim=1, keepdim=True) + offset
    # Far from the mask nothing is near enough to be a part of it.
    reach = functional.max_pool2d(mask, 2 * _REACH + 1, stride=1, padding=_REACH)
    return ((found - _FAINT) / (1 - 2 * _FAINT)).clamp(0, 1) * _larger(reach, *large.shape[-2:]).clamp(0, 1)


def _local_mean(values: Tensor) -> Tensor:
    return functional.avg_pool2d(values, 2 * _RADIUS + 1, stride=1, padding=_RADIUS, count_include_pad=False)


def _larger(values: Tensor, height: int, width: int) -> Tensor:
    return functional.interpolate(values, size=(height, width), mode="bilinear", align_corners=False)
