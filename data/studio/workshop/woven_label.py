"""The woven label of the house: a juniper sprig on a small ribbon."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np

from data.studio.materials import fabric
from data.studio.modelling.curves import Points, curve, disc
from data.studio.modelling.shapes import grid, stitches, sweep

Surface = Callable[[Points], tuple[Points, Points]]
RIBBON_M: Final = 0.0009
NEEDLES: Final = 4


def flat_surface(at: Points, right: Points, up: Points) -> Surface:
    """The plane through `at` that is spanned by two unit vectors."""
    outward = np.cross(right, up)

    def place(places: Points) -> tuple[Points, Points]:
        points = at + places[..., :1] * right + places[..., 1:] * up
        return points, np.broadcast_to(outward, points.shape)

    return place


def woven_label(
    surface: Surface, size_m: tuple[float, float], *, ground: str, thread: str, sewn: str = "ends"
) -> None:
    """A label of that width and height on a surface, which tells points and normals by (x, y) in metres.

    It is sewn on at its two `sewn="ends"`, or at its "top" only, as a flag.
    """
    wide, high = size_m
    _ribbon(surface, wide, high, fabric("poplin", ground))
    yarn = fabric("poplin", thread)
    sprig(surface, min(wide * 0.55, high) * 0.40, yarn, raised_m=RIBBON_M)
    lines = {
        "ends": [
            ((side * (wide / 2 - 0.0022), -high * 0.44), (side * (wide / 2 - 0.0022), high * 0.44))
            for side in (-1, 1)
        ],
        "top": [((-wide * 0.45, high / 2 - 0.002), (wide * 0.45, high / 2 - 0.002))],
    }
    for start, end in lines[sewn]:
        points, normals = surface(np.linspace(start, end, 60))
        stitches(
            "label seam",
            points + normals * RIBBON_M,
            normals,
            yarn,
            length_m=0.0021,
            gap_m=0.0009,
            thread_m=0.0006,
        )


def _ribbon(surface: Surface, wide: float, high: float, cloth: Any) -> None:
    across = np.concatenate([[-0.5], np.linspace(-0.5, 0.5, 13), [0.5]]) * wide
    along = np.concatenate([[-0.5], np.linspace(-0.5, 0.5, 11), [0.5]]) * high
    points, normals = surface(np.stack(np.meshgrid(across, along), axis=2))
    rise = np.full(points.shape[:2], RIBBON_M)
    rise[[0, -1]] = rise[:, [0, -1]] = -RIBBON_M
    grid("label", points + normals * rise[..., None], cloth)


def sprig(surface: Surface, size: float, yarn: Any, *, raised_m: float = 0.0) -> None:
    """The embroidered sprig: needles in pairs and two berries, `size` metres from its middle to its tip."""
    strokes = [curve([(-0.08, -1.0), (0.04, -0.3), (0.0, 0.4), (0.02, 1.0)], 14)]
    for number in range(NEEDLES):
        foot = -0.55 + 0.38 * number
        reach = 0.52 - 0.09 * number
        strokes += [np.linspace((0.02, foot), (side * reach, foot + 0.42), 8) for side in (-1.0, 1.0)]
    for stroke in strokes:
        _embroidered(surface, stroke * size, size * 0.065, yarn, raised_m)
    for berry in ((0.42, -0.5), (-0.34, -0.78)):
        angle = np.linspace(0, 2 * np.pi, 12)
        ring = np.array(berry) + 0.07 * np.stack([np.cos(angle), np.sin(angle)], axis=1)
        _embroidered(surface, ring * size, size * 0.085, yarn, raised_m)


def _embroidered(surface: Surface, line: Points, radius_m: float, yarn: Any, raised_m: float) -> None:
    points, normals = surface(line)
    flat = disc(1.0, 8) * (radius_m, radius_m * 0.5)
    sweep("embroidery", points + normals * raised_m, flat, yarn, upright=normals)
