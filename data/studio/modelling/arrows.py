"""Arrows and marked parts for instruction pictures."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike

from data.studio.materials import flat, plastic
from data.studio.modelling.curves import Points, curve, disc, resample
from data.studio.modelling.shapes import sweep

MARK: Final = "#f28a1c"
ARROW: Final = "#157a8c"


def marked() -> Any:
    """The material of the part that a step is about."""
    return plastic(MARK, roughness=0.5)


def arrow(through: ArrayLike, thickness_m: float) -> None:
    """A round arrow along a curve through the given points; it throws no shadow."""
    path = resample(curve(through, 80), 60)
    length = float(np.linalg.norm(np.diff(path, axis=0), axis=1).sum())
    head = 2.6 * thickness_m / length
    share = np.linspace(0, 1, 60)
    neck = float(1 - head)
    scale = np.where(share < neck, 1.0, 2.4 * (1 - share) / head + 0.02)
    one = sweep("arrow", path, disc(thickness_m / 2, 20), flat(ARROW), upright=_across(path), scale=scale)
    one.visible_shadow = False


def arc(
    centre: ArrayLike, radius_m: float, degrees: tuple[float, float], *, axis: int = 2, count: int = 9
) -> Points:
    """Points on a circle around `centre` in the plane across `axis`."""
    angle = np.radians(np.linspace(*degrees, count))
    flat_points = np.zeros((count, 3))
    first, second = [one for one in range(3) if one != axis]
    flat_points[:, first], flat_points[:, second] = radius_m * np.cos(angle), radius_m * np.sin(angle)
    circle: Points = np.asarray(centre, dtype=float) + flat_points
    return circle


def _across(path: Points) -> tuple[float, float, float]:
    """A direction that the path never runs along."""
    extent = np.ptp(path, axis=0)
    axis = int(extent.argmin())
    return (float(axis == 0), float(axis == 1), float(axis == 2))
