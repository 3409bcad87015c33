"""The wrinkles of a filled cover: where threads have more length than way, and at its corners."""

from __future__ import annotations

from typing import Final

import numpy as np

from data.studio.families.cushion.sheets import BACK, FRONT, Filled, Filling
from data.studio.modelling.curves import Points, curve
from data.studio.workshop.folds import crease, waves

FINE: Final = 165
# How much more cloth a seam gathers than the shape alone needs.
GATHERING: Final = 2.4


def wrinkled(filled: Filled, filling: Filling) -> Filled:
    """The cover on a finer grid, with a wrinkle wherever its threads have more length than way.

    A sine of length l that takes up a share s of the cloth is l / pi * sqrt(s) high. A seam gathers
    cloth, and the filling lies in soft lumps.
    """
    flat = _finer(filled.flat)
    slack = [_slack(filled, axis) for axis in (2, 1)]
    length = 0.024 + 0.05 * filling.stiff
    fine = Filled(np.stack([_finer(sheet) for sheet in filled.points]), flat)
    from_edge = np.minimum.outer(*(np.minimum(np.arange(FINE), np.arange(FINE)[::-1]) for _ in range(2)))
    fading = np.clip(from_edge / (FINE * 0.03), 0, 1)
    points = fine.points.copy()
    for sheet in (FRONT, BACK):
        rise = (0.0042 - 0.002 * filling.stiff) * _random(flat, filling, sheet, 0.10, 0.34)
        for axis, share in enumerate(slack):
            along = flat[..., axis]
            astray = _random(flat, filling, sheet + 2 + 2 * axis, 0.09, 0.3)
            spare = GATHERING * share[sheet][..., None]
            high = length / np.pi * np.sqrt(_finer(spare)[..., 0].clip(0, 0.05 if filling.round else 0.16))
            rise += high * np.sin(2 * np.pi * along / length + 4.0 * astray) * (0.65 + 0.35 * astray)
        rise += _corner_folds(flat, filling, sheet)
        points[sheet] += fine.normals(sheet) * (rise * fading)[..., None]
    points[..., 2] -= points[..., 2].min()
    return Filled(points, flat)


def _random(flat: Points, filling: Filling, number: int, shortest_m: float, longest_m: float) -> Points:
    return waves(
        flat[..., 0], flat[..., 1], filling.seed * 10 + number, shortest_m=shortest_m, longest_m=longest_m
    )


def _corner_folds(flat: Points, filling: Filling, sheet: int) -> Points:
    """Folds that run from the corners towards the middle."""
    random = np.random.default_rng(filling.seed * 10 + sheet)
    total = np.zeros(flat.shape[:2])
    half = np.array(filling.size_m) / 2
    if filling.round:
        return total
    for corner in ((-1, -1), (-1, 1), (1, -1), (1, 1)):
        start = np.array(corner) * (half - 0.012)
        for turn in (-0.32, 0.0, 0.34):
            angle = np.arctan2(-corner[1], -corner[0]) + turn + random.uniform(-0.1, 0.1)
            end = start + random.uniform(0.09, 0.17) * np.array([np.cos(angle), np.sin(angle)])
            fold = crease(flat[..., 0], flat[..., 1], _pair(start), _pair(end), random.uniform(0.006, 0.011))
            total += random.uniform(0.002, 0.0045) * (1.2 - filling.stiff) * fold
    return total


def _pair(place: Points) -> tuple[float, float]:
    return float(place[0]), float(place[1])


def _slack(filled: Filled, axis: int) -> Points:
    """Which share of the threads along an axis is not needed for their way, smoothed, `(2, n, n)`."""
    way = np.linalg.norm(np.gradient(filled.points, axis=axis), axis=3)
    thread = np.linalg.norm(np.gradient(filled.flat, axis=axis - 1), axis=2)
    share = np.clip(1 - way / np.maximum(thread, 1e-9), 0, 1)
    for _ in range(3):
        for side in (1, 2):
            share = (np.roll(share, 1, side) + 2 * share + np.roll(share, -1, side)) / 4
    smooth: Points = share
    return smooth


def _finer(sheet: Points) -> Points:
    """The same sheet on `FINE` by `FINE` points."""
    for _ in range(2):
        rows = curve(sheet.reshape(len(sheet), -1), FINE)
        sheet = rows.reshape(FINE, -1, sheet.shape[-1]).transpose(1, 0, 2)
    return sheet
