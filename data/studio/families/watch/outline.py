"""Bodies turned on a lathe that can turn squares: every ring is a superellipse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike

from data.studio.modelling.curves import Points
from data.studio.modelling.shapes import grid

AROUND: Final = 144
# How far from a profile's corner its shading turns.
CREASE_M: Final = 0.00007


def reach(angle: ArrayLike, power: float) -> Points:
    """How far a superellipse of half the width 1 reaches at angles in radians."""
    cosine, sine = np.abs(np.cos(angle)), np.abs(np.sin(angle))
    far: Points = (cosine**power + sine**power) ** (-1 / power)
    return far


def squared(
    name: str,
    profile: Sequence[tuple[float, float]] | Points,
    material: Any,
    *,
    power: float = 2.0,
    notches: int = 0,
    notch_m: float = 0.0,
    notched: slice = slice(0, 0),
    **how: Any,
) -> Any:
    """A body from `profile` (n, 2), half its width and height, outside on the way up, closed at the axis.

    `notches` are cut `notch_m` deep into the rows `notched`.
    """
    rows = np.column_stack([np.asarray(profile, dtype=float), np.zeros(len(profile))])
    rows[notched, 2] = notch_m
    line, cut = np.split(_creased(rows), [2], axis=1)
    count = max(AROUND, notches * 8)
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False)
    tooth = np.clip(np.cos(notches * angle) * 2.0, -1, 1) * 0.5 + 0.5 if notches else np.zeros(count)
    radius = line[:, :1] * reach(angle, power) - cut * tooth
    rings = np.stack(
        [radius * np.cos(angle), radius * np.sin(angle), np.repeat(line[:, 1:], count, axis=1)], axis=2
    )
    ends = (bool(line[0, 0] < 0.0004), bool(line[-1, 0] < 0.0004))
    return grid(name, rings, material, around=True, caps=ends, **how)


def _creased(rows: Points) -> Points:
    """The rows of a profile with others close by, so that smooth shading keeps the edges between them."""
    steps = np.diff(rows, axis=0)
    lengths = np.linalg.norm(steps[:, :2], axis=1, keepdims=True)
    near = steps * np.minimum(CREASE_M / np.maximum(lengths, 1e-9), 0.25)
    between = np.stack([rows[:-1] + near, rows[1:] - near], axis=1)
    return np.vstack([*(np.vstack([row, pair]) for row, pair in zip(rows, between, strict=False)), rows[-1:]])


def clock(at: ArrayLike, radius_m: float, power: float = 2.0) -> Points:
    """Places on the dial at shares of a turn, clockwise from twelve, (n, 2)."""
    angle = np.pi / 2 - 2 * np.pi * np.asarray(at, dtype=float)
    far = radius_m * reach(angle, power)
    return np.stack([far * np.cos(angle), far * np.sin(angle)], axis=-1)
