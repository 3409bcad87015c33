"""Super-resolution: a crop of a photograph four times as large, its colours kept by construction."""

from __future__ import annotations

from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional

from generator.networks.blocks import scaled_init
from generator.networks.checkpoint import Checkpoint
from generator.networks.light import to_linear, to_srgb

SCALE: Final = 4


class Zoom(Checkpoint, head="zoom"):
    """Adds detail to a bicubic enlargement, as a residual in linear light.

    All convolutions work at the small side and the detail leaves by sub-pixel convolution (Shi et al.
    2016). One step of iterative back-projection (Irani and Peleg 1991) puts right what each small pixel's
    mean light lost or gained, so that no colour drifts.

    Args:
        channels: of the feature maps.
        blocks: residual blocks of two 3×3 convolutions.
    """

    def __init__(self, channels: int = 48, blocks: int = 7) -> None:
        super().__init__()
        self.read = nn.Conv2d(3, channels, 3, padding=1)
        self.blocks = nn.ModuleList([_Block(channels) for _ in range(blocks)])
        self.write = nn.Conv2d(channels, 3 * SCALE**2, 3, padding=1)
        scaled_init(self.read)
        scaled_init(self.write, 0.01)

    def forward(self, small: Tensor) -> Tensor:
        """`(batch, 3, height, width)` sRGB in -1 … 1, to `(batch, 3, 4 height, 4 width)` of the same."""
        features = self.read(small)
        for block in self.blocks:
            features = block(features)
        detail = functional.pixel_shuffle(self.write(features), SCALE)
        return enlarge(small, detail)


def enlarge(small: Tensor, detail: Tensor) -> Tensor:
    """`small` enlarged bicubically with `detail` `(batch, 3, 4 height, 4 width)` added in linear light."""
    small = small.float()
    smooth = functional.interpolate(small, scale_factor=SCALE, mode="bicubic", align_corners=False)
    light = to_linear(smooth.clamp(-1, 1)) + detail.float()
    missing = to_linear(small) - functional.avg_pool2d(light, SCALE)
    light = light + functional.interpolate(missing, scale_factor=SCALE, mode="bilinear", align_corners=False)
    return to_srgb(light)


class _Block(nn.Module):
    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(channels, channels, 3, padding=1)
        self.second = nn.Conv2d(channels, channels, 3, padding=1)
        scaled_init(self.first, 1.4)
        scaled_init(self.second, 0.4)

    def forward(self, features: Tensor) -> Tensor:
        return torch.add(features, self.second(functional.silu(self.first(features))))
