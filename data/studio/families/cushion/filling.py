"""Two sheets of cloth sewn together and filled, by position-based dynamics.

M. Müller, B. Heidelberger, M. Hennix, J. Ratcliff: "Position Based Dynamics" (2007). Threads resist
being stretched, hardly being pushed together, which is why corners and seams wrinkle.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from data.studio.families.cushion.sheets import BACK, FRONT, Filled, Filling
from data.studio.families.cushion.wrinkles import wrinkled
from data.studio.modelling.curves import Points

STEPS: Final = 190
# How far a step lets the cover sink.
WEIGHT: Final = np.array([0.0, 0.0, -0.5e-5])


def fill(filling: Filling) -> Filled:
    """Fills the cover and lets it come to rest, standing on its lower seam."""
    flat = _cut(filling)
    points = _laid_out(filling, flat)
    before = points.copy()
    rests = _threads(flat)
    wanted = _volume(filling)
    tied = [_nearest(flat, filling.size_m, place) for place in filling.tufts]
    floor = -0.478 * filling.size_m[1]
    for step in range(STEPS):
        pressure = 2.2e-4 * np.clip(1.0 - _enclosed(points) / wanted, -0.4, 1.0)
        push = _pushed(points) * pressure + WEIGHT
        damped = 0.93 if step < STEPS - 50 else 0.8
        points, before = points + (points - before) * damped + push, points
        for _ in range(2):
            _hold(points, rests, filling.stiff)
            _sew(points)
        for row, column in tied:
            points[:, row, column] = points[:, row, column].mean(axis=0)
        points[..., 2] = np.maximum(points[..., 2], floor)
    return wrinkled(Filled(points, flat), filling)


def _cut(filling: Filling) -> Points:
    """The flat cover, `(n, n, 2)`."""
    width, height = filling.size_m
    share = np.linspace(-1, 1, filling.count)
    x, y = np.meshgrid(share, share)
    if filling.round:
        x, y = x * np.sqrt(1 - y**2 / 2), y * np.sqrt(1 - x**2 / 2)
    return np.stack([x * width / 2, y * height / 2], axis=2)


def _laid_out(filling: Filling, flat: Points) -> Points:
    """Front and back a little apart, with the unevenness from which wrinkles grow."""
    random = np.random.default_rng(filling.seed)
    width, height = filling.size_m
    inside = np.clip(1 - np.abs(2 * flat[..., 0] / width) ** 4, 0, 1) * np.clip(
        1 - np.abs(2 * flat[..., 1] / height) ** 4, 0, 1
    )
    if filling.round:
        inside = np.clip(1 - (2 * flat[..., 0] / width) ** 2 - (2 * flat[..., 1] / height) ** 2, 0, 1)
    swell = 0.010 * inside
    points = np.empty((2, *flat.shape[:2], 3))
    for sheet, side in ((FRONT, -1.0), (BACK, 1.0)):
        points[sheet, ..., 0], points[sheet, ..., 2] = flat[..., 0], flat[..., 1]
        points[sheet, ..., 1] = side * (swell + 0.0015 * random.normal(size=swell.shape) * (inside > 0.01))
    return points


# Neighbours that a thread joins: steps in rows and columns, and how firmly against stretch and push.
_JOINS: Final = (
    ((0, 1), 0.9, 0.05),
    ((1, 0), 0.9, 0.05),
    ((1, 1), 0.35, 0.02),
    ((1, -1), 0.35, 0.02),
    ((0, 2), 0.0, 0.05),
    ((2, 0), 0.0, 0.05),
)


def _slices(step: tuple[int, int], size: int) -> tuple[tuple[slice, slice], tuple[slice, slice]]:
    down, across = step
    rows = slice(0, size - down), slice(down, size)
    if across >= 0:
        return (rows[0], slice(0, size - across)), (rows[1], slice(across, size))
    return (rows[0], slice(-across, size)), (rows[1], slice(0, size + across))


def _threads(flat: Points) -> list[Points]:
    lengths = []
    for step, _, _ in _JOINS:
        one, other = _slices(step, len(flat))
        lengths.append(np.linalg.norm(flat[other] - flat[one], axis=2))
    return lengths


def _hold(points: Points, rests: list[Points], stiff: float) -> None:
    """Moves neighbours to where their threads let them be (averaged over all threads of a point)."""
    moved, weight = np.zeros_like(points), np.zeros(points.shape[:3])
    for (step, stretch, push), rest in zip(_JOINS, rests, strict=True):
        one, other = ((slice(None), *part) for part in _slices(step, points.shape[1]))
        apart = points[other] - points[one]
        length = np.linalg.norm(apart, axis=3)
        excess = length - rest
        firm = np.where(excess > 0, stretch, push * (0.2 + 4.0 * stiff))
        shift = apart * (0.5 * firm * excess / np.maximum(length, 1e-9))[..., None]
        moved[one] += shift
        moved[other] -= shift
        weight[one] += firm
        weight[other] += firm
    points += moved * (1.9 / np.maximum(weight, 1.9))[..., None]


def _sew(points: Points) -> None:
    for edge in (np.s_[0, :], np.s_[-1, :], np.s_[:, 0], np.s_[:, -1]):
        middle = points[(slice(None), *edge)].mean(axis=0)
        points[(slice(None), *edge)] = middle


def _pushed(points: Points) -> Points:
    """Outward unit directions of both sheets."""
    normal = np.cross(np.gradient(points, axis=2), np.gradient(points, axis=1))
    normal[BACK] *= -1
    unit: Points = normal / np.maximum(np.linalg.norm(normal, axis=3, keepdims=True), 1e-12)
    return unit


def _enclosed(points: Points) -> float:
    """The volume between the sheets, roughly: thickness times area."""
    thick = points[BACK, ..., 1] - points[FRONT, ..., 1]
    middle = points.mean(axis=0)
    width, height = np.diff(middle[..., 0], axis=1)[:-1], np.diff(middle[..., 2], axis=0)[:, :-1]
    return float((thick[:-1, :-1] * width * height).sum())


def _volume(filling: Filling) -> float:
    width, height = filling.size_m
    return 0.52 * filling.plump * min(width, height) * width * height * (0.8 if filling.round else 1.0)


def _nearest(flat: Points, size_m: tuple[float, float], place: tuple[float, float]) -> tuple[int, int]:
    wanted = np.array(place) * np.array(size_m) / 2
    row, column = np.unravel_index(np.linalg.norm(flat - wanted, axis=2).argmin(), flat.shape[:2])
    return int(row), int(column)
