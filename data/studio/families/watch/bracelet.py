"""A steel bracelet of three rows of links, with a folding clasp."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from data.studio.families.watch.design import WatchDesign
from data.studio.families.watch.layout import SHORT_M, Run, closed_loop, open_arm
from data.studio.modelling.curves import Points, resample, slab
from data.studio.modelling.shapes import mesh, sweep
from data.studio.workshop.sprig import sprig

PITCH_M: Final = 0.0074
THICK_M: Final = 0.0031
NARROWING: Final = 0.80
CLASP_M: Final = 0.031
# Rows across the bracelet as shares of its half width: from, to.
ROWS: Final = ((-1.0, -0.44), (-0.41, 0.41), (0.44, 1.0))


@dataclass(frozen=True, slots=True)
class BraceletMaterials:
    """Brushed outer links and clasp, polished middle links, and the mark on the clasp."""

    outer: Any
    middle: Any
    engraved: Any


def add_bracelet(design: WatchDesign, made_of: BraceletMaterials, *, closed: bool) -> None:
    """The bracelet with its clasp."""
    if closed:
        loop = closed_loop(design)
        half = loop.length_m / 2
        _links(design, loop, (0.0011, half - CLASP_M / 2 + 0.003), made_of, narrowing_to_m=half)
        back = Run(loop.line[::-1], loop.out[::-1])
        _links(design, back, (0.0011, half - CLASP_M / 2 + 0.003), made_of, narrowing_to_m=half)
        _clasp(design, loop, half, made_of)
        return
    for side in (1.0, -1.0):
        arm = open_arm(design, side, SHORT_M)
        end = arm.length_m - (CLASP_M - 0.004 if side > 0 else 0.0)
        _links(design, arm, (0.0011, end), made_of, narrowing_to_m=arm.length_m)
        if side > 0:
            _clasp(design, arm, arm.length_m - CLASP_M / 2, made_of)


def _links(
    design: WatchDesign,
    run: Run,
    between_m: tuple[float, float],
    made_of: BraceletMaterials,
    *,
    narrowing_to_m: float,
) -> None:
    first, last = between_m
    count = round((last - first) / PITCH_M)
    pitch = (last - first) / count
    for row, (left, right) in enumerate(ROWS):
        shift = 0.0 if row != 1 else 0.5
        pieces = []
        for number in range(count + (0 if row != 1 else -1)):
            at = first + (number + 0.5 + shift) * pitch
            wide = _half_width(design, at / narrowing_to_m)
            size = ((right - left) * wide, pitch * 0.93, THICK_M)
            pieces.append(_link(run.at(at), (left + right) / 2 * wide, size))
        if row == 1:
            wide = _half_width(design, 0.0)
            pieces.append(
                _link(run.at(first + 0.25 * pitch), 0.0, ((right - left) * wide, pitch * 0.44, THICK_M))
            )
        _joined("links", pieces, made_of.middle if row == 1 else made_of.outer)


def _half_width(design: WatchDesign, share: float) -> float:
    return (design.lug_m - 0.0004) / 2 * (1 - (1 - NARROWING) * min(share / 0.8, 1.0))


def _link(at: tuple[Points, Points, Points], aside_m: float, size: tuple[float, float, float]) -> Points:
    """A link as a softened box, `(rings, around, 3)`."""
    place, forward, out = at
    across = np.array([1.0, 0.0, 0.0])
    ring = slab(size[1], size[2], 28, 5.0)
    wide, soft = size[0] / 2, 0.0003
    rows = [(-wide, 0.80), (-wide, 0.90), (-wide + soft, 1.0), (wide - soft, 1.0), (wide, 0.90), (wide, 0.80)]
    rings = [
        place + across * (x + aside_m) + forward * (ring[:, :1] * s) + out * (ring[:, 1:] * s)
        for x, s in rows
    ]
    return np.stack(rings)


def _joined(name: str, links: list[Points], material: Any) -> None:
    rings, around = links[0].shape[:2]
    index = np.arange(rings * around).reshape(rings, around)
    right = np.roll(index, -1, axis=1)
    quads = np.stack([index[:-1], right[:-1], right[1:], index[1:]], axis=2).reshape(-1, 4).tolist()
    caps = [index[0][::-1].tolist(), index[-1].tolist()]
    faces = [
        [corner + number * rings * around for corner in face]
        for number in range(len(links))
        for face in quads + caps
    ]
    mesh(name, np.vstack([link.reshape(-1, 3) for link in links]), faces, material, smooth=True)


def _clasp(design: WatchDesign, run: Run, middle_m: float, made_of: BraceletMaterials) -> None:
    """The curved plate over the fold, with a lip to open it by and the mark."""
    wide = 2 * _half_width(design, 1.0) + 0.0008
    stations = [run.at(middle_m + CLASP_M * share) for share in np.linspace(-0.5, 0.5, 40)]
    line = np.array([place for place, _, _ in stations])
    out = np.array([normal for _, _, normal in stations])
    ends = np.interp(np.linspace(0, 1, 40), [0, 0.02, 0.98, 1], [0.94, 1, 1, 0.94])
    sweep("clasp", line, slab(wide, 0.0047, 32, 6.0), made_of.outer, upright=out, scale=ends)
    top = line + out * 0.0026
    lip = slice(4, 9)
    sweep("latch", resample(top[lip], 12), slab(wide * 1.02, 0.0016, 24, 5.0), made_of.middle, upright=out[6])

    def lay(flat: Points) -> Points:
        place, forward, normal = run.at(middle_m + 0.003)
        on_plate: Points = (
            place + normal * 0.00245 + forward * flat[:, 1:] + np.array([1.0, 0.0, 0.0]) * flat[:, :1]
        )
        return on_plate

    sprig("mark", lay, 0.009, made_of.engraved)
