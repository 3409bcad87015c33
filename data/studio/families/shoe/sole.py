"""Midsole, outsole with its lugs, and insole."""

from __future__ import annotations

from typing import Any

import numpy as np

from data.studio.curves import Points
from data.studio.families.shoe.cuts import Colours, ShoeDesign, outline, sole_top
from data.studio.materials import rubber, shade, woven
from data.studio.shapes import grid, mesh


def build_sole(design: ShoeDesign, colours: Colours) -> None:
    """Midsole, outsole with its lugs, and the insole."""
    foam = rubber(colours.midsole, roughness=0.75)
    tread = rubber(colours.outsole, roughness=0.7)
    sides = [
        (0.0, -0.004),
        (0.02, 0.0032),
        (0.10, 0.0045),
        (0.30, 0.0052),
        (0.46, 0.0046),
        (0.485, 0.0030),
        (0.515, 0.0030),
        (0.54, 0.0043),
        (0.74, 0.0042),
        (0.92, 0.0048),
        (0.985, 0.0040),
        (1.0, 0.0020),
        (0.97, -0.006),
    ]
    grid("midsole", np.stack([_ring(offset, share, 0.008) for share, offset in sides]), foam, around=True)
    plate = [
        (-0.001, -0.012),
        (-0.001, 0.0032),
        (0.0005, 0.0052),
        (0.0035, 0.0062),
        (0.006, 0.0060),
        (0.0078, 0.0045),
        (0.008, 0.002),
    ]
    rings = [np.column_stack([outline(offset), np.full(180, 0.0045 + z)]) for z, offset in plate]
    grid("outsole", np.stack(rings), tread, around=True, caps=(True, False))
    _lugs(tread, rubber(colours.trim, roughness=0.6), heavy=design.hide)
    inner = outline(-0.0015)
    insole = np.column_stack([inner, sole_top(inner[:, 0]) + 0.0046])
    middle = insole.copy()
    middle[:, :2] = (insole[:, :2] - insole[:, :2].mean(axis=0)) * (0.9, 0.35) + insole[:, :2].mean(axis=0)
    middle[:, 2] = sole_top(middle[:, 0]) + 0.0035
    grid(
        "insole",
        np.stack([insole, middle]),
        woven(shade(colours.lining, 1.2), thread_m=0.0013),
        around=True,
        caps=(False, True),
    )


def _ring(offset_m: float, share: float, low_m: float) -> Points:
    line = outline(offset_m)
    return np.column_stack([line, low_m + share * (sole_top(line[:, 0]) + 0.004 - low_m)])


def _lugs(tread: Any, accent: Any, *, heavy: bool) -> None:
    """Chevrons along the middle and blocks along the edges, with the arch left open."""
    pitch = 0.0225 if heavy else 0.0180
    edge = outline(0.0)
    outer, inner = edge[:91], np.vstack([edge[90:], edge[:1]])[::-1]
    for number, x in enumerate(np.arange(0.018, 0.278, pitch)):
        low, high = (float(np.interp(x, line[:, 0], line[:, 1])) for line in (outer, inner))
        direction = -1.0 if x < 0.10 else 1.0
        size = pitch * 0.33
        arch = 0.112 < x < 0.142
        for side in (low, high):
            inside, outside = side * 0.63, side + np.sign(side) * 0.0035
            slant = direction * pitch * 0.28
            block = [
                (x - size, outside),
                (x + size, outside),
                (x + size + slant, inside),
                (x - size + slant, inside),
            ]
            _lug(block, tread)
        if not arch:
            half = (high - low) * 0.25
            centre = (high + low) / 2
            point = direction * pitch * 0.52
            chevron = [
                (x - size, centre - half),
                (x + size, centre - half),
                (x + size + point, centre),
                (x + size, centre + half),
                (x - size, centre + half),
                (x - size + point, centre),
            ]
            _lug(chevron, accent if number % 4 == 1 and not heavy else tread)


def _lug(shape: list[tuple[float, float]], material: Any) -> None:
    """A stud of the tread: `shape` on the plate, a little smaller where it meets the ground."""
    base = np.array(shape)
    tip = (base - base.mean(axis=0)) * 0.86 + base.mean(axis=0)
    count = len(base)
    vertices = np.vstack(
        [np.column_stack([base, np.full(count, 0.0045)]), np.column_stack([tip, np.zeros(count)])]
    )
    faces = [list(range(count)), list(range(2 * count - 1, count - 1, -1))]
    faces += [[i, count + i, count + (i + 1) % count, (i + 1) % count] for i in range(count)]
    mesh("lug", vertices, faces, material, bevel_m=0.0009)
