"""Rings of points around bodies and garments."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
# How many points a ring of a body has.
AROUND: Final = 64


def superellipse(half_x: float, half_y: float, exponent: float, count: int) -> Points:
    """`count` points counter-clockwise from +x, `(count, 2)`; exponent 2 is an ellipse, more is squarer."""
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False)
    cosine, sine = np.cos(angle), np.sin(angle)
    power = 2 / exponent
    return np.stack(
        [half_x * np.sign(cosine) * np.abs(cosine) ** power, half_y * np.sign(sine) * np.abs(sine) ** power],
        axis=1,
    )


def girth(ring: Points) -> float:
    """The length of a closed line of points."""
    return float(np.linalg.norm(np.roll(ring, -1, axis=0) - ring, axis=1).sum())


def ring_of_girth(girth_m: float, ratio: float, exponent: float = 2.0) -> tuple[float, float]:
    """Half the width and half the depth of a superellipse of that girth, `ratio` times as deep as wide."""
    half = girth_m / girth(superellipse(1.0, ratio, exponent, 360))
    return half, half * ratio


def smooth_rows(keys: Points, step_m: float) -> Points:
    """Rows about `step_m` apart along a smooth curve through all `keys`, whose first column rises."""
    slopes = np.gradient(keys, keys[:, 0], axis=0)
    rows = []
    for low, high, slope, next_slope in zip(keys, keys[1:], slopes, slopes[1:], strict=False):
        width = high[0] - low[0]
        t = np.linspace(0, 1, max(2, round(width / step_m)), endpoint=False)[:, None]
        rows.append(
            low * (2 * t**3 - 3 * t**2 + 1)
            + high * (3 * t**2 - 2 * t**3)
            + width * (slope * (t**3 - 2 * t**2 + t) + next_slope * (t**3 - t**2))
        )
    return np.vstack([*rows, keys[-1:]])


def between(one: tuple[float, float], other: tuple[float, float], share: float) -> tuple[float, float]:
    """The half axes at `share` of the way from `one` pair to the `other`."""
    return (one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share)
