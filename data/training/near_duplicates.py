"""Pictures that are all but the same."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

# Root mean square difference of two 16-pixel thumbnails, in sRGB levels of 255, below which a shopper
# would call two pictures the same.
NEAR: Final = 4.0
SIDE: Final = 16


def thumbnails(jpegs: Sequence[bytes]) -> NDArray[np.float32]:
    """Pictures as flat thumbnails, `(pictures, 768)` sRGB levels."""
    flat = np.empty((len(jpegs), SIDE * SIDE * 3), dtype=np.float32)
    for row, jpeg in zip(flat, jpegs, strict=True):
        with Image.open(BytesIO(jpeg)) as picture:
            small = picture.convert("RGB").resize((SIDE, SIDE), Image.Resampling.BOX)
        row[:] = np.asarray(small, dtype=np.float32).ravel()
    return flat


def near_duplicates(
    some: NDArray[np.float32], others: NDArray[np.float32], near: float = NEAR
) -> NDArray[np.bool_]:
    """Which of `some` thumbnails `(n, d)` have a near duplicate among `others` `(m, d)`, `(n,)`."""
    if not len(others):
        return np.zeros(len(some), dtype=np.bool_)
    squares = (some**2).sum(axis=1)[:, None] + (others**2).sum(axis=1)[None] - 2 * some @ others.T
    closest: NDArray[np.bool_] = squares.min(axis=1) / some.shape[1] < near**2
    return closest
