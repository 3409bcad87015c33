"""sRGB as it is stored, light as it adds up (IEC 61966-2-1) and CIE L*a*b*, with usable gradients."""

from __future__ import annotations

from typing import Final

import torch
from torch import Tensor

_LINEAR_END: Final = 0.0031308
# Linear sRGB to CIE XYZ over the white of D65.
_TO_XYZ: Final = (
    (0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339 / 1.08883, 0.1191920 / 1.08883, 0.9503041 / 1.08883),
)
_LAB_END: Final = (6 / 29) ** 3


def to_linear(srgb: Tensor) -> Tensor:
    """sRGB in -1 … 1 to linear light in 0 … 1."""
    coded = (srgb + 1) / 2
    curved = ((coded.clamp(min=0.04045) + 0.055) / 1.055) ** 2.4
    return torch.where(coded <= 0.04045, coded / 12.92, curved)


def to_srgb(light: Tensor) -> Tensor:
    """Linear light, about 0 … 1, to sRGB in -1 … 1; what is beyond stays a little beyond, linearly."""
    curved = 1.055 * light.clamp(min=_LINEAR_END, max=1.0) ** (1 / 2.4) - 0.055
    dark = torch.where(light <= _LINEAR_END, light * 12.92, curved)
    coded = torch.where(light > 1.0, 1.0 + (light - 1.0) * (1.055 / 2.4), dark)
    return coded * 2 - 1


def to_lab(srgb: Tensor) -> Tensor:
    """sRGB in -1 … 1, `(batch, 3, height, width)`, to CIE L*a*b* under D65 of the same shape."""
    light = to_linear(srgb.clamp(-1, 1))
    matrix = torch.tensor(_TO_XYZ, dtype=light.dtype, device=light.device)
    xyz = torch.einsum("ij,bjhw->bihw", matrix, light)
    curved = xyz.clamp(min=_LAB_END) ** (1 / 3)
    x, y, z = torch.where(xyz > _LAB_END, curved, xyz / (3 * (6 / 29) ** 2) + 4 / 29).unbind(1)
    return torch.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], dim=1)
