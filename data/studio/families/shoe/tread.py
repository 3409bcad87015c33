"""Tread patterns: what the sole shows underneath, as studs on a plate."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, Final

import numpy as np

from data.studio.families.shoe.design import ShoeDesign
from data.studio.modelling.curves import Points
from data.studio.modelling.shapes import mesh

# A stud's outline, and whether it is in the accent's colour.
Stud = tuple[Points, bool]
Pattern = Callable[["Ground"], Iterator[Stud]]


class Ground:
    """The footprint that studs are laid out on; `pitch_m` is the distance from one to the next."""

    def __init__(self, design: ShoeDesign) -> None:
        line = design.last.outline(0.0)
        self.pitch_m = design.sole.pitch_m
        self._outer, self._inner = line[:91], np.vstack([line[90:], line[:1]])[::-1]

    def across(self, x: Points | float) -> tuple[Points, Points]:
        """The outline's y at `x` on the outer side and on the inner side."""
        low, high = (np.asarray(np.interp(x, line[:, 0], line[:, 1])) for line in (self._outer, self._inner))
        return low, high

    def spot(self, x: Points | float, share: Points | float, inset_m: float = 0.0) -> Points:
        """The point (x, y) at `share` of the way across, -1 on the outer edge and 1 on the inner."""
        low, high = self.across(x)
        low, high = low + inset_m, high - inset_m
        y = (low + high) / 2 + np.asarray(share) * (high - low) / 2
        return np.column_stack([np.broadcast_to(x, np.shape(y)), y]) if np.ndim(y) else np.array([x, y])


def lay_tread(
    design: ShoeDesign,
    tread: Any,
    accent: Any,
    plate_m: float,
    within_m: tuple[float, float] = (-1.0, 1.0),
) -> None:
    """The design's studs from the ground up to the plate at `plate_m`, between two places along the shoe."""
    studs = [
        stud
        for stud in TREADS[design.sole.tread](Ground(design))
        if within_m[0] <= stud[0][:, 0].min() and stud[0][:, 0].max() <= within_m[1]
    ]
    for material, coloured in ((tread, False), (accent, True)):
        outlines = [outline for outline, accented in studs if accented == coloured]
        if outlines:
            _stand(outlines, plate_m, material)


def _stand(outlines: list[Points], plate_m: float, material: Any) -> None:
    """Studs of these outlines on the plate, a little smaller where they meet the ground."""
    vertices: list[Points] = []
    faces: list[list[int]] = []
    first = 0
    for base in outlines:
        count = len(base)
        tip = (base - base.mean(axis=0)) * 0.88 + base.mean(axis=0)
        vertices.append(np.column_stack([base, np.full(count, plate_m + 0.0002)]))
        vertices.append(np.column_stack([tip, np.zeros(count)]))
        faces.append([first + i for i in range(count)])
        faces.append([first + i for i in range(2 * count - 1, count - 1, -1)])
        faces += [
            [first + i, first + count + i, first + count + (i + 1) % count, first + (i + 1) % count]
            for i in range(count)
        ]
        first += 2 * count
    mesh("tread", np.vstack(vertices), faces, material, bevel_m=min(0.0009, plate_m * 0.3))


def _lugs(ground: Ground, *, accented: bool) -> Iterator[Stud]:
    """Chevrons along the middle and blocks along the edges, with the arch left open."""
    pitch = ground.pitch_m
    for number, x in enumerate(np.arange(0.018, 0.278, pitch)):
        low, high = (float(y) for y in ground.across(float(x)))
        direction, size = -1.0 if x < 0.10 else 1.0, pitch * 0.33
        for side in (low, high):
            inside, outside = side * 0.63, side + np.sign(side) * 0.0035
            slant = direction * pitch * 0.28
            corners = [(-size, outside), (size, outside), (size + slant, inside), (-size + slant, inside)]
            yield np.add(corners, (x, 0.0)), False
        if not 0.112 < x < 0.142:
            half, centre, point = (high - low) * 0.25, (high + low) / 2, direction * pitch * 0.52
            chevron = [
                (-size, centre - half),
                (size, centre - half),
                (size + point, centre),
                (size, centre + half),
                (-size, centre + half),
                (-size + point, centre),
            ]
            yield np.add(chevron, (x, 0.0)), accented and number % 4 == 1


def _chevrons(ground: Ground) -> Iterator[Stud]:
    return _lugs(ground, accented=True)


def _blocks(ground: Ground) -> Iterator[Stud]:
    return _lugs(ground, accented=False)


def _road(ground: Ground) -> Iterator[Stud]:
    """Flat pads with grooves across to flex, in two halves along a channel; foam shows at the arch."""
    edges = np.concatenate([np.linspace(0.034, 0.100, 5), np.linspace(0.146, 0.250, 8)])
    for number, (start, end) in enumerate(pairwise(edges)):
        if start > 0.09 and end < 0.15:
            continue
        x = np.linspace(start + 0.0014, end - 0.0014, 6)
        bow = 0.004 if start > 0.14 else -0.003
        for side in (-1.0, 1.0):
            outer, middle = ground.spot(x, side * 0.93), ground.spot(x, side * 0.13)
            outer[:, 0] -= bow
            middle[:, 0] += bow
            pad = np.vstack([outer, middle[::-1]])
            yield (pad if side > 0 else pad[::-1]), start < 0.09 and number % 3 == 1


def _herringbone(ground: Ground) -> Iterator[Stud]:
    """Zigzag ridges all over."""
    share = np.linspace(-0.96, 0.96, 17)
    zigzag = np.where(np.arange(17) % 2, 0.0042, -0.0042)
    for x in np.arange(0.016, 0.281, 0.0064):
        ridge = ground.spot(np.full(17, x), share)
        front, back = ridge.copy(), ridge.copy()
        front[:, 0] += zigzag + 0.0017
        back[:, 0] += zigzag - 0.0017
        for first in range(0, 16, 2):
            piece = slice(first, first + 3)
            yield np.vstack([front[piece], back[piece][::-1]]), False


def _waffle(ground: Ground) -> Iterator[Stud]:
    """Square studs in rows."""
    pitch = ground.pitch_m * 0.62
    half = pitch * 0.34
    for x in np.arange(0.018, 0.278, pitch):
        low, high = (float(y) for y in ground.across(float(x)))
        count = max(2, round((high - low - 0.004) / pitch))
        for number, y in enumerate(np.linspace(low + half + 0.002, high - half - 0.002, count)):
            square = np.array([(-half, -half), (half, -half), (half, half), (-half, half)])
            yield np.add(square, (x, y)), number in {0, count - 1}


def _bars(ground: Ground) -> Iterator[Stud]:
    """Straight ribs across the forefoot and under the heel."""
    for x in (*np.arange(0.016, 0.074, 0.0105), *np.arange(0.150, 0.276, 0.0105)):
        share = np.linspace(-0.88, 0.88, 7)
        line = ground.spot(np.full(7, x), share)
        front, back = (np.add(line, (aside, 0.0)) for aside in (0.0032, -0.0032))
        yield np.vstack([front, back[::-1]]), False


def _dots(ground: Ground) -> Iterator[Stud]:
    """Round studs, staggered."""
    pitch = ground.pitch_m * 0.7
    angle = np.linspace(0, 2 * np.pi, 14, endpoint=False)
    ring = pitch * 0.34 * np.column_stack([np.cos(angle), np.sin(angle)])
    for row, x in enumerate(np.arange(0.017, 0.279, pitch * 0.87)):
        low, high = (float(y) for y in ground.across(float(x)))
        count = max(2, round((high - low - 0.004) / pitch) - row % 2)
        edge = pitch * (0.38 + 0.5 * (row % 2))
        for y in np.linspace(low + edge, high - edge, count):
            yield np.add(ring, (x, y)), False


def _crinkled(_: Ground) -> Iterator[Stud]:
    """None: the rubber's own crinkles are the tread."""
    yield from ()


TREADS: Final[dict[str, Pattern]] = {
    "chevrons": _chevrons,
    "blocks": _blocks,
    "road": _road,
    "herringbone": _herringbone,
    "waffle": _waffle,
    "bars": _bars,
    "dots": _dots,
    "crinkled": _crinkled,
}
