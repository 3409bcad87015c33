"""Curves and outlines as arrays of points; no Blender needed."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Points = NDArray[np.float64]


def curve(points: ArrayLike, count: int, *, closed: bool = False) -> Points:
    """`count` points along a Catmull-Rom spline through `points` (n, d), even in the spline's parameter."""
    keys = np.asarray(points, dtype=float)
    if closed:
        padded = np.vstack([keys[-1:], keys, keys[:2]])
        spans = len(keys)
        at = np.linspace(0, spans, count, endpoint=False)
    else:
        padded = np.vstack([2 * keys[0] - keys[1], keys, 2 * keys[-1] - keys[-2]])
        spans = len(keys) - 1
        at = np.linspace(0, spans, count)
    start = np.minimum(at.astype(int), spans - 1)
    t = (at - start)[:, None]
    a, b, c, d = (padded[start + i] for i in range(4))
    spline: Points = 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )
    return spline


def resample(path: Points, count: int) -> Points:
    """The same path with `count` points at even distances."""
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(path, axis=0), axis=1))])
    even = np.linspace(0, along[-1], count)
    return np.stack([np.interp(even, along, path[:, axis]) for axis in range(path.shape[1])], axis=1)


def disc(radius_m: float, count: int = 12) -> Points:
    """A round profile that starts (and has its seam) underneath, `(count, 2)`."""
    angle = np.linspace(-np.pi / 2, 1.5 * np.pi, count, endpoint=False)
    return radius_m * np.stack([np.cos(angle), np.sin(angle)], axis=1)


def slab(width_m: float, thickness_m: float, count: int = 24, squareness: float = 4.0) -> Points:
    """A flat profile with rounded ends (a superellipse), `(count, 2)`."""
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False)
    cosine, sine = np.cos(angle), np.sin(angle)
    power = 2 / squareness
    return np.stack(
        [
            width_m / 2 * np.sign(cosine) * np.abs(cosine) ** power,
            thickness_m / 2 * np.sign(sine) * np.abs(sine) ** power,
        ],
        axis=1,
    )
