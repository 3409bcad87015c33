"""A hood worn down: it stands around the neck and hangs in a pouch at the back."""

from __future__ import annotations

from typing import Final

import numpy as np

from data.garments.garment import Points

# Cross-sections from the neck's seam to the face's edge: outwards and up, in metres. Where `down` is not
# 0 a point also sinks with the hood's depth.
_FRONT: Final = ((0.0, 0.0, 0), (-0.002, 0.012, 0), (0.0, 0.024, 0), (0.006, 0.034, 0), (0.012, 0.040, 0))
_CHEEK: Final = ((0.0, 0.0, 0), (-0.010, 0.035, 0), (-0.006, 0.066, 0), (0.012, 0.078, 0), (0.026, 0.060, 0))
_SIDE: Final = ((0.0, 0.0, 0), (-0.008, 0.050, 0), (0.008, 0.080, 0), (0.036, 0.078, 0), (0.056, 0.040, 0))
_TURN: Final = (
    (0.0, 0.0, 0),
    (-0.002, 0.045, 0),
    (0.018, 0.062, 0),
    (0.046, 0.020, 0.25),
    (0.078, 0.010, 0.35),
    (0.098, 0.040, 0),
    (0.092, 0.072, 0),
)
_BACK: Final = (
    (0.0, 0.0, 0),
    (0.004, 0.034, 0),
    (0.024, 0.034, 0),
    (0.038, 0.0, 0.45),
    (0.046, 0.0, 0.95),
    (0.070, -0.012, 1.0),
    (0.098, 0.0, 0.8),
    (0.112, 0.0, 0.3),
    (0.110, 0.040, 0),
    (0.094, 0.054, 0),
)
_ANGLES_DEG: Final = (0.0, 42.0, 84.0, 128.0, 180.0)
_ROWS: Final = 41


def hood_sections(depth_m: float, count: int = 25) -> Points:
    """Cross-sections `(count, 41, 2)` at even angles from the front round to the back."""
    keys = np.stack([_section(one, depth_m) for one in (_FRONT, _CHEEK, _SIDE, _TURN, _BACK)])
    at = np.interp(np.linspace(0, 180, count), _ANGLES_DEG, np.arange(len(keys)))
    low = np.minimum(at.astype(int), len(keys) - 2)
    share = at - low
    eased = (share**2 * (3 - 2 * share))[:, None, None]
    blended: Points = keys[low] * (1 - eased) + keys[low + 1] * eased
    return blended


def _section(keys: tuple[tuple[float, float, float], ...], depth_m: float) -> Points:
    """A smooth curve through the keys, its points at even distances."""
    points = np.array([(out, up - down * depth_m) for out, up, down in keys])
    padded = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    at = np.linspace(0, len(points) - 1, 161)
    start = np.minimum(at.astype(int), len(points) - 2)
    t = (at - start)[:, None]
    a, b, c, d = (padded[start + step] for step in range(4))
    spline = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(spline, axis=0), axis=1))])
    even = np.linspace(0, along[-1], _ROWS)
    return np.stack([np.interp(even, along, spline[:, axis]) for axis in range(2)], axis=1)
