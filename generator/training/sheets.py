"""Pictures side by side."""

from __future__ import annotations

import torch
from torch import Tensor


def grid(pictures: Tensor, columns: int, gap: int = 2) -> Tensor:
    """Pictures `(n, 3, height, width)` in -1 … 1 as one, `(3, height, width)` in 0 … 1, on grey."""
    count, _, height, width = pictures.shape
    rows = -(-count // columns)
    sheet = torch.full((3, rows * (height + gap) - gap, columns * (width + gap) - gap), 0.6)
    for number, picture in enumerate((pictures.clamp(-1, 1) + 1) / 2):
        row, column = divmod(number, columns)
        top, left = row * (height + gap), column * (width + gap)
        sheet[:, top : top + height, left : left + width] = picture
    return sheet
