"""Eyelets, the lace across the tongue, and its bow."""

from __future__ import annotations

from typing import Any

import numpy as np

from data.studio.curves import Points, curve, slab
from data.studio.families.shoe.cuts import THROAT, Colours, Cut
from data.studio.materials import metal, rubber, woven
from data.studio.shapes import place, sweep, turned
from data.studio.skin import Skin


def lace_up(skin: Skin, cut: Cut, colours: Colours) -> None:
    """Eyelets along the throat, the lace across, and a bow."""
    lace, steel = woven(colours.laces, thread_m=0.0007, relief_m=0.0002), metal("#8d9196")
    places = np.column_stack([np.linspace(0.462, THROAT + 0.012, cut.eyelets), np.full(cut.eyelets, 0.885)])
    places[0, 1] = 0.905
    rows = []
    for side in (1, -1):
        points, normals = skin.at(places * (side, 1))
        for point, normal in zip(points, normals, strict=True):
            ring = [(0.0019, 0.0), (0.0022, 0.0011), (0.0033, 0.0013), (0.0042, 0.0006), (0.0044, -0.001)]
            place(turned("eyelet", ring[::-1], steel, segments=32), point + normal * 0.0019, normal)
            place(
                turned(
                    "hole",
                    [(0.0021, -0.001), (0.0021, 0.0006), (0.001, 0.0006)],
                    rubber("#141414"),
                    segments=24,
                ),
                point + normal * 0.0019,
                normal,
            )
        rows.append((points, normals))
    crossings = [(0, 0, 0)] + [(step, side, 1) for step in range(cut.eyelets - 1) for side in (0, 1)]
    for step, side, climb in crossings:
        start, end = rows[side][0][step], rows[1 - side][0][step + climb]
        lift_start, lift_end = rows[side][1][step], rows[1 - side][1][step + climb]
        over = 0.0035 + 0.0016 * side
        keys = [start + lift_start * 0.002, start * 0.86 + end * 0.14 + lift_start * 0.0038]
        keys += [(start + end) / 2 + np.array([0.25, 0, 0.97]) * (over + 0.0022)]
        keys += [end * 0.86 + start * 0.14 + lift_end * 0.0038, end + lift_end * 0.002]
        normal = (lift_start + lift_end + np.array([0.2, 0, 0.8])) / 2
        sweep("lace", curve(keys, 40), slab(0.0058, 0.0019, 18, 3.0), lace, upright=normal)
    _bow((rows[0][0][-1] + rows[1][0][-1]) / 2, rows[0][1][-1] + rows[1][1][-1], lace)


def _bow(middle: Points, upwards: Points, lace: Any) -> None:
    up = upwards / np.linalg.norm(upwards)
    down = np.cross((0.0, 1.0, 0.0), up)
    down *= np.sign(down[0])
    knot = middle + up * 0.009
    out = np.array([0.0, 1.0, 0.0])
    for side in (1.0, -1.0):
        loop = [
            (0, 0, 0),
            (0.014, 0.004, 0.006),
            (0.030, 0.012, 0.005),
            (0.038, 0.020, -0.004),
            (0.030, 0.022, -0.009),
            (0.014, 0.010, -0.001),
            (0.0, 0.002, 0.001),
        ]
        tail = [
            (0, 0, 0.001),
            (0.008, 0.012, 0.004),
            (0.016, 0.026, -0.001),
            (0.026, 0.040, -0.013),
            (0.032, 0.050, -0.022),
        ]
        for keys in (loop, tail):
            path = knot + np.array([side * a * out + b * down + c * up for a, b, c in curve(keys, 48)])
            sweep("lace", path, slab(0.0054, 0.0018, 18, 3.0), lace, upright=up)
    wrap = knot + np.array(
        [
            a * down + c * up
            for a, c in curve(
                [(-0.005, -0.003), (-0.004, 0.004), (0.0, 0.0055), (0.005, 0.004), (0.006, -0.003)], 24
            )
        ]
    )
    sweep("lace", wrap, slab(0.0085, 0.003, 18, 3.0), lace, upright=up)
    start = [middle + side * out * 0.015 + up * 0.002 for side in (1.0, -1.0)]
    for end in start:
        sweep(
            "lace",
            curve([end, (end + knot) / 2 + up * 0.002, knot], 20),
            slab(0.0056, 0.0019, 18, 3.0),
            lace,
            upright=up,
        )
