"""What closes a cap at the back: a strap with a buckle, a snap band, or webbing with a clip."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from data.studio.families.cap.crown import OPENING_DEG, Crown
from data.studio.materials import metal, plastic
from data.studio.modelling.curves import Points, disc, slab
from data.studio.modelling.shapes import place, stitches, sweep, turned
from data.studio.workshop.haberdashery import buckle

HEIGHT_M: Final = 0.0125
STRAP_M: Final = 0.019


@dataclass(frozen=True, slots=True)
class Fittings:
    """What closures are made from: the strap's cloth, its thread, the colour of plastic."""

    cloth: Any
    thread: Any
    plastic_hex: str


def add_closure(crown: Crown, fittings: Fittings) -> None:
    """The design's closure across the opening."""
    {"strap": _strap, "snap": _snap, "clip": _clip}[crown.design.closure](crown, fittings)


def across_back(crown: Crown, degrees: Points, out_m: float = 0.0) -> tuple[Points, Points]:
    """Points on the band's line at angles from the back's middle, and outward normals."""
    base = crown.at(180.0 + degrees, np.full_like(degrees, 0.0))
    outward = base / np.linalg.norm(base, axis=1, keepdims=True)
    points = base * np.array([1.0, 1.0, 0.0]) + np.array([0.0, 0.0, HEIGHT_M]) + outward * out_m
    return points, outward


def _band(
    crown: Crown, material: Any, *, start: float, end: float, out_m: float, thick_m: float = 0.0022
) -> None:
    path, out = across_back(crown, np.linspace(start, end, 70), out_m)
    sweep("strap", path, slab(STRAP_M, thick_m, 24, 6.0), material, upright=out)


def _strap(crown: Crown, fittings: Fittings) -> None:
    """A strap of the cap's cloth through a metal buckle, its end tucked in."""
    wide = OPENING_DEG + 9
    _band(crown, fittings.cloth, start=-wide, end=8.0, out_m=0.0010)
    _band(crown, fittings.cloth, start=-4.0, end=wide, out_m=0.0034)
    for degrees in (-wide + 3.5, wide - 3.5):
        path, out = across_back(crown, np.full(24, degrees), 0.0034 if degrees > 0 else 0.0022)
        path = path + np.array([0.0, 0.0, 1.0]) * np.linspace(-0.0075, 0.0075, 24)[:, None]
        stitches(
            "strap seam",
            path + out * 0.0008,
            out,
            fittings.thread,
            length_m=0.0027,
            gap_m=0.0012,
            thread_m=0.0009,
        )
    _frame(crown, -6.0)


def _frame(crown: Crown, degrees: float) -> None:
    """A flat metal frame around the strap, with a bar in the middle."""
    brass = metal("#a58a58", roughness=0.3)
    centre, out = (one[0] for one in across_back(crown, np.array([degrees]), 0.0046))
    up = np.array([0.0, 0.0, 1.0])
    side = np.cross(up, out)
    high, wide = STRAP_M / 2 + 0.0030, 0.0088
    angle = np.linspace(0, 2 * np.pi, 80, endpoint=False)
    ring = [np.sign(f) * np.abs(f) ** 0.45 for f in (np.cos(angle), np.sin(angle))]
    loop = centre + np.outer(ring[0], side) * wide + np.outer(ring[1], up) * high
    sweep("buckle", loop, slab(0.0034, 0.0022, 14, 3.0), brass, upright=out, loop=True)
    bar = centre - out * 0.0004 + np.linspace(-high, high, 12)[:, None] * up
    sweep("buckle", bar, disc(0.0015, 12), brass, upright=out)


def _snap(crown: Crown, fittings: Fittings) -> None:
    """Two plastic bands, one with studs, one with holes."""
    band = plastic(fittings.plastic_hex, roughness=0.35)
    wide = OPENING_DEG + 4
    _band(crown, band, start=-wide, end=13.0, out_m=0.0008, thick_m=0.0016)
    _band(crown, band, start=-13.0, end=wide, out_m=0.0028, thick_m=0.0016)
    stud = np.array([(0.0, 0.0026), (0.0026, 0.0022), (0.0031, 0.0010), (0.0031, -0.0005)])
    hole = disc(0.0006, 8) + np.array([0.0030, 0.0002])
    for degrees in np.linspace(-11.0, 11.0, 5):
        at, out = (one[0] for one in across_back(crown, np.array([degrees]), 0.0036))
        place(turned("stud", stud, band, segments=24), at, out)
    for degrees in np.linspace(14.5, 20.0, 2):
        at, out = (one[0] for one in across_back(crown, np.array([degrees]), 0.0036))
        place(turned("hole", hole, band, segments=24), at, out)


def _clip(crown: Crown, fittings: Fittings) -> None:
    """Webbing with a side-release buckle and a loose end."""
    wide = OPENING_DEG + 8
    _band(crown, fittings.cloth, start=-wide, end=-5.0, out_m=0.0014)
    _band(crown, fittings.cloth, start=6.0, end=wide, out_m=0.0014)
    centre, out = (one[0] for one in across_back(crown, np.array([0.0]), 0.0048))
    ahead = np.cross(np.array([0.0, 0.0, 1.0]), out)
    buckle(centre, ahead, out, width_m=STRAP_M * 0.95)
