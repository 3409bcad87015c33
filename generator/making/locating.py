"""Where in a photograph of a whole product one of its parts is: the windows to look for it in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from generator.arrays import ByteArray
from generator.making.engine import READ_SIDE, as_tensor

# Sides of the windows as shares of the photograph's short side, and their distance as a share of theirs.
SIDES: Final = (0.25, 0.34, 0.45)
STEP: Final = 0.33
# A pixel is product where its darkest channel is below this, of 255; a window has at least this share of it.
_PAPER: Final = 225
_LEAST_PRODUCT: Final = 0.25


@dataclass(frozen=True, slots=True)
class Window:
    """A square of a photograph: its left upper corner and its side, in pixels."""

    left: int
    top: int
    side: int

    def of(self, picture: ByteArray) -> ByteArray:
        """The piece of `picture` `(height, width, 3)`."""
        return picture[self.top : self.top + self.side, self.left : self.left + self.side]


def windows_on(photograph: ByteArray) -> list[Window]:
    """Overlapping windows of every size that have some of the product in them."""
    height, width = photograph.shape[:2]
    product = np.zeros((height + 1, width + 1), dtype=np.int64)
    product[1:, 1:] = (photograph.min(axis=2) < _PAPER).cumsum(axis=0).cumsum(axis=1)
    found = []
    for share in SIDES:
        side = round(share * min(height, width))
        for top in _places(height, side):
            for left in _places(width, side):
                window = Window(left, top, side)
                if _product_share(window, product) >= _LEAST_PRODUCT:
                    found.append(window)
    return found


def cut(photograph: ByteArray, windows: list[Window], side: int = READ_SIDE) -> Tensor:
    """The windows' pieces, each `side` pixels wide, `(windows, 3, side, side)` in -1 … 1."""
    whole = as_tensor([photograph])
    pieces = [
        functional.interpolate(
            whole[..., w.top : w.top + w.side, w.left : w.left + w.side],
            size=(side, side),
            mode="bilinear",
            antialias=True,
            align_corners=False,
        )
        for w in windows
    ]
    return torch.cat(pieces)


def _places(length: int, side: int) -> list[int]:
    """Where windows of `side` begin along `length`, the first and the last at its ends."""
    count = max(2, 1 + round((length - side) / (STEP * side)))
    return sorted({round(place) for place in np.linspace(0, length - side, count)})


def _product_share(window: Window, product: NDArray[np.int64]) -> float:
    """From `product`, the count of product pixels above and left of each place."""
    top, left, side = window.top, window.left, window.side
    inside = (
        product[top + side, left + side]
        - product[top, left + side]
        - product[top + side, left]
        + product[top, left]
    )
    return float(inside) / side**2
