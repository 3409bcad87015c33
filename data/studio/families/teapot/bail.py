"""The overhead handle: a steel arch with a wrapped grip, hung in two clay lugs."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from data.studio.families.teapot.design import TeapotDesign
from data.studio.modelling.arrows import arc
from data.studio.modelling.curves import Points, curve, disc, resample
from data.studio.modelling.shapes import sweep

# How far over the knob the arch stands, as a share of `rise_m`.
BAIL_SHARE: Final = 0.62


def add_bail(design: TeapotDesign, clay: Any, steel: Any, wrapping: Any) -> None:
    """Lugs on the shoulders to the left and right, and the arch over the lid."""
    foot = lug_at(design)
    for hand in (-1.0, 1.0):
        ring = arc((hand * foot[0], 0.0, foot[2]), 0.0062, (0, 360), axis=1, count=33)[:-1]
        sweep("lug", ring, disc(0.0028, 14), clay, upright=(0.0, 1.0, 0.0), loop=True)
    path = _arch(design, foot)
    sweep("bail", path, disc(0.0021, 16), steel, upright=(0.0, 1.0, 0.0))
    sweep("grip", path[26:71], disc(0.0050, 24), wrapping, upright=(0.0, 1.0, 0.0))


def bail_top_m(design: TeapotDesign) -> float:
    """The height of the arch."""
    return design.top_m + design.rise_m * BAIL_SHARE


def lug_at(design: TeapotDesign) -> tuple[float, float, float]:
    """The middle of the right lug."""
    height = 0.80 * design.pot.height_m
    return (design.pot.radius_at(height) + 0.0030, 0.0, height + 0.0035)


def _arch(design: TeapotDesign, foot: tuple[float, float, float]) -> Points:
    reach, low, top = foot[0], foot[2], bail_top_m(design)
    turn = np.linspace(np.pi, 0, 80)
    x = (reach + 0.004) * np.sign(np.cos(turn)) * np.abs(np.cos(turn)) ** (2 / 2.4)
    z = low + 0.004 + (top - low) * np.abs(np.sin(turn)) ** (2 / 2.4)
    arch = np.column_stack([x, 0 * x, z])
    hook = curve([(reach - 0.002, 0, low - 0.007), (reach + 0.0045, 0, low - 0.004), arch[-1]], 12)
    left = hook * np.array([-1.0, 1.0, 1.0])
    return resample(np.vstack([left[:-1], arch, hook[::-1][1:]]), 97)
