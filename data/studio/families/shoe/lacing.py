"""Eyelets, the lace across the tongue, and its bow."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from data.studio.families.shoe.design import ShoeDesign
from data.studio.families.shoe.last import THROAT
from data.studio.families.shoe.palette import Palette
from data.studio.materials import metal, rubber, woven
from data.studio.modelling.curves import Points, curve, disc, slab
from data.studio.modelling.shapes import place, sweep, turned
from data.studio.modelling.skin import Skin

Row = tuple[Points, Points]
_RING: Final = [(0.0044, -0.001), (0.0042, 0.0006), (0.0033, 0.0013), (0.0022, 0.0011), (0.0019, 0.0)]
_HOLE: Final = [(0.0021, -0.001), (0.0021, 0.0006), (0.001, 0.0006)]
_LOOP: Final = (
    (0, 0, 0),
    (0.014, 0.004, 0.006),
    (0.030, 0.012, 0.005),
    (0.038, 0.020, -0.004),
    (0.030, 0.022, -0.009),
    (0.014, 0.010, -0.001),
    (0.0, 0.002, 0.001),
)
_TAIL: Final = (
    (0, 0, 0.001),
    (0.008, 0.012, 0.004),
    (0.016, 0.026, -0.001),
    (0.026, 0.040, -0.013),
    (0.032, 0.050, -0.022),
)


def lace_up(skin: Skin, design: ShoeDesign, colours: Palette) -> None:
    """Eyelets along the throat, the lace across, and a bow."""
    lace = woven(colours.laces, thread_m=0.0007, relief_m=0.0002)
    profile = slab(0.0058, 0.0019, 18, 3.0) if design.lace == "flat" else disc(0.0016, 14)
    rows = _eyelets(skin, design.eyelets)
    crossings = [(0, 0, 0)] + [(step, side, 1) for step in range(design.eyelets - 1) for side in (0, 1)]
    for step, side, climb in crossings:
        _cross((rows[side], rows[1 - side]), (step, step + climb), 0.0035 + 0.0016 * side, profile, lace)
    top = (rows[0][0][-1] + rows[1][0][-1]) / 2
    _bow(top, rows[0][1][-1] + rows[1][1][-1], profile, lace)


def _eyelets(skin: Skin, count: int) -> tuple[Row, Row]:
    """Rings along both sides of the throat, from the toe up: their places and outward directions."""
    steel, dark = metal("#8d9196"), rubber("#141414")
    places = np.column_stack([np.linspace(0.462, THROAT + 0.012, count), np.full(count, 0.885)])
    places[0, 1] = 0.905
    rows = [skin.at(places * (side, 1)) for side in (1, -1)]
    for points, normals in rows:
        for point, normal in zip(points, normals, strict=True):
            at = point + normal * 0.0019
            place(turned("eyelet", _RING, steel, segments=32), at, normal)
            place(turned("hole", _HOLE, dark, segments=24), at, normal)
    return rows[0], rows[1]


def _cross(sides: tuple[Row, Row], steps: tuple[int, int], over_m: float, profile: Points, lace: Any) -> None:
    """The lace from an eyelet of one side to one of the other."""
    (start, lift_start), (end, lift_end) = (
        (points[step], normals[step]) for (points, normals), step in zip(sides, steps, strict=True)
    )
    keys = [start + lift_start * 0.002, start * 0.86 + end * 0.14 + lift_start * 0.0038]
    keys += [(start + end) / 2 + np.array([0.25, 0, 0.97]) * (over_m + 0.0022)]
    keys += [end * 0.86 + start * 0.14 + lift_end * 0.0038, end + lift_end * 0.002]
    normal = (lift_start + lift_end + np.array([0.2, 0, 0.8])) / 2
    sweep("lace", curve(keys, 40), profile, lace, upright=normal)


def _bow(middle: Points, upwards: Points, profile: Points, lace: Any) -> None:
    up = upwards / np.linalg.norm(upwards)
    down = np.cross((0.0, 1.0, 0.0), up)
    down *= np.sign(down[0])
    knot = middle + up * 0.009
    out = np.array([0.0, 1.0, 0.0])
    for side in (1.0, -1.0):
        for keys in (_LOOP, _TAIL):
            path = knot + np.array([side * a * out + b * down + c * up for a, b, c in curve(keys, 48)])
            sweep("lace", path, profile, lace, upright=up)
        start = middle + side * out * 0.015 + up * 0.002
        reach = curve([start, (start + knot) / 2 + up * 0.002, knot], 20)
        sweep("lace", reach, profile, lace, upright=up)
    around = curve([(-0.005, -0.003), (-0.004, 0.004), (0.0, 0.0055), (0.005, 0.004), (0.006, -0.003)], 24)
    wrap = knot + np.array([a * down + c * up for a, c in around])
    sweep("lace", wrap, slab(0.0085, 0.003, 18, 3.0), lace, upright=up)
