"""Differentiable augmentation (Zhao et al. 2020), translation and cutout only.

Hue, saturation and brightness are in the captions, so they are left alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor

_SHIFT: Final = 1 / 8
_HOLE: Final = 0.4
_SHARE: Final = 0.7
WHITE: Final = 1.0


@dataclass(frozen=True, slots=True)
class Augmentation:
    """The same shifts and holes for every batch it is applied to: `(batch, 2)` each, in pixels."""

    shift: Tensor
    hole: Tensor
    hole_side: Tensor

    @staticmethod
    def draw(batch: int, side: int, random: torch.Generator) -> Augmentation:
        """Shifts of up to an eighth of the side, and on most pictures a hole of up to 0.4 of it."""
        reach = int(side * _SHIFT)
        shift = torch.randint(-reach, reach + 1, (batch, 2), generator=random)
        shift *= torch.rand(batch, 1, generator=random) < _SHARE
        hole = torch.randint(0, side, (batch, 2), generator=random)
        hole_side = torch.rand(batch, generator=random) * _HOLE * side
        hole_side *= torch.rand(batch, generator=random) < _SHARE
        return Augmentation(shift, hole, hole_side.long())

    def __call__(self, pictures: Tensor) -> Tensor:
        """`(batch, 3, side, side)`, moved over white and with grey holes; gradients pass."""
        side = pictures.shape[-1]
        along = torch.arange(side, device=pictures.device)
        shift, hole = self.shift.to(pictures.device), self.hole.to(pictures.device)
        half = self.hole_side.to(pictures.device)[:, None] / 2
        rows, columns = along + shift[:, :1], along + shift[:, 1:]
        inside = ((rows >= 0) & (rows < side))[:, :, None] & ((columns >= 0) & (columns < side))[:, None]
        batch = torch.arange(len(pictures), device=pictures.device)[:, None, None]
        moved = pictures.permute(0, 2, 3, 1)[
            batch, rows.clamp(0, side - 1)[:, :, None], columns.clamp(0, side - 1)[:, None]
        ].permute(0, 3, 1, 2)
        moved = torch.where(inside[:, None], moved, WHITE)
        in_hole = ((along - hole[:, :1]).abs() < half)[:, :, None] & ((along - hole[:, 1:]).abs() < half)[
            :, None
        ]
        return moved.masked_fill(in_hole[:, None], 0.0)
