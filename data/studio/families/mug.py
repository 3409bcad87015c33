"""Mugs: a thrown stoneware body with a foot ring and a pulled handle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from data.studio.camera import CloseUp, View
from data.studio.curves import curve, slab
from data.studio.families import Shot
from data.studio.materials import clay, glazed
from data.studio.shapes import sweep, turned


@dataclass(frozen=True, slots=True)
class Glaze:
    """The glaze outside and inside, where it breaks over edges, and the bare clay, as sRGB."""

    outside: str
    edge: str
    inside: str
    clay: str
    specks: str = ""
    matt: bool = False


@dataclass(frozen=True, slots=True)
class MugDesign:
    """A mug's form in metres.

    `outline` is the outer wall as (radius, height) from the foot to the rim; `dip_m` the height to
    which the glaze was dipped, 0 for glazed to the foot; the handle leaves the wall at `handle_z_m`
    and stands off by `reach_m`.
    """

    outline: tuple[tuple[float, float], ...]
    wall_m: float
    foot_radius_m: float
    dip_m: float
    handle_z_m: tuple[float, float]
    reach_m: float
    handle_m: tuple[float, float]
    glazes: dict[str, Glaze]

    @property
    def height_m(self) -> float:
        return self.outline[-1][1]

    @property
    def rim_radius_m(self) -> float:
        return self.outline[-1][0]


DESIGNS: Final = {
    "drift-mug": MugDesign(
        outline=((0.0345, 0.004), (0.0375, 0.010), (0.0395, 0.03), (0.0412, 0.06), (0.0425, 0.095)),
        wall_m=0.0038,
        foot_radius_m=0.031,
        dip_m=0.03,
        handle_z_m=(0.026, 0.078),
        reach_m=0.034,
        handle_m=(0.0155, 0.0085),
        glazes={
            "Ocean": Glaze("#2f6a8f", "#7fb0bd", "#e9e4d8", "#c9ab86"),
            "Sand": Glaze("#d9c3a0", "#efe2c8", "#f1ece2", "#a5714b"),
        },
    ),
    "hearth-mug": MugDesign(
        outline=(
            (0.032, 0.003),
            (0.041, 0.010),
            (0.0495, 0.028),
            (0.0515, 0.048),
            (0.0475, 0.068),
            (0.0432, 0.080),
            (0.0438, 0.088),
        ),
        wall_m=0.0042,
        foot_radius_m=0.029,
        dip_m=0.0,
        handle_z_m=(0.022, 0.070),
        reach_m=0.036,
        handle_m=(0.020, 0.0095),
        glazes={
            "Oat": Glaze("#ece4d3", "#dcc9a8", "#efe8da", "#b58a62", specks="#5b4330", matt=True),
            "Charcoal": Glaze("#3a3b3d", "#5d5650", "#d9cdb9", "#8a6a50", specks="#1d1b1a", matt=True),
        },
    ),
}


def photograph(handle: str, colour: str, part: str) -> Shot:
    """One picture of a mug."""
    design = DESIGNS[handle]
    return Shot(_views(design)[part], lambda: _build(design, design.glazes[colour]))


def instruct(handle: str, slug: str) -> tuple[Shot, ...]:
    """Mugs need no rendered instructions."""
    raise KeyError((handle, slug))


def _views(design: MugDesign) -> dict[str, View]:
    height, rim = design.height_m, design.rim_radius_m
    grip = (rim + design.reach_m * 0.45, 0.0, sum(design.handle_z_m) / 2)
    return {
        "whole": View(28, 20),
        "side": View(0, 4),
        "handle": View(42, 14, CloseUp(grip, height * 0.86)),
        "rim": View(20, 24, CloseUp((0.0, -rim * 0.8, height - 0.010), height * 0.62)),
        "base": View(24, 46, CloseUp((0.0, 0.0, 0.0), rim * 2.25), pose_deg=(180, 0, 0)),
        "inside": View(25, 66, CloseUp((0.0, 0.004, height * 0.85), rim * 2.35)),
        "material": View(
            -22, 14, CloseUp((-0.4 * rim, -rim, max(design.dip_m * 1.25, height * 0.42)), height * 0.5)
        ),
    }


def _build(design: MugDesign, glaze: Glaze) -> None:
    dipped = (design.dip_m, glaze.clay) if design.dip_m else None
    outside = glazed(glaze.outside, edge=glaze.edge, specks=glaze.specks, matt=glaze.matt, dipped=dipped)
    inside = glazed(glaze.inside, edge=glaze.inside, specks=glaze.specks, matt=glaze.matt)
    _body(design, outside, inside, clay(glaze.clay))
    _handle(design, outside)


def _body(design: MugDesign, outside: Any, inside: Any, bare: Any) -> None:
    wall = curve(design.outline, 60)
    foot, wide = design.foot_radius_m, design.outline[0][0]
    lip = design.rim_radius_m - design.wall_m / 2
    angle = np.linspace(0, np.pi, 12)[1:-1]
    half = design.wall_m / 2
    rounded = np.stack([lip + half * np.cos(angle), design.height_m + half * 0.9 * np.sin(angle)], axis=1)
    turned("body", np.vstack([[(foot, 0.0035), (wide - 0.001, 0.0035)], wall, rounded[:5]]), outside)
    hollow = np.column_stack([wall[:, 0] - design.wall_m, wall[:, 1]])[::-1]
    hollow = hollow[hollow[:, 1] > 0.012]
    floor = [
        (hollow[-1, 0] - 0.003, 0.0085),
        (hollow[-1, 0] - 0.010, 0.0068),
        (0.012, 0.0062),
        (0.001, 0.006),
    ]
    bowl = np.vstack([rounded[4:], hollow, curve(np.vstack([hollow[-1:], floor]), 24)[1:]])
    turned("inside", bowl, inside)
    ring = [
        (0.001, 0.0024),
        (foot - 0.006, 0.0024),
        (foot - 0.0045, 0.0006),
        (foot - 0.003, 0.0),
        (foot - 0.0012, 0.0003),
        (foot, 0.0018),
        (foot + 0.0003, 0.0042),
    ]
    turned("foot", ring, bare)


def _handle(design: MugDesign, outside: Any) -> None:
    low, high = design.handle_z_m
    wall = np.asarray(design.outline)
    at_low, at_high = (float(np.interp(z, wall[:, 1], wall[:, 0])) for z in (low, high))
    reach = max(at_low, at_high) + design.reach_m
    path = curve(
        [
            (at_high - 0.003, 0, high - 0.001),
            (at_high + 0.008, 0, high + 0.0045),
            (reach - 0.009, 0, high - 0.0005),
            (reach, 0, (low + 2 * high) / 3 - 0.004),
            (reach - 0.006, 0, (2 * low + high) / 3 - 0.004),
            (at_low + 0.010, 0, low + 0.001),
            (at_low - 0.003, 0, low - 0.001),
        ],
        60,
    )
    spread = np.linspace(0, 1, 60)
    flare = 1 + 0.55 * np.exp(-((spread / 0.09) ** 2)) + 0.4 * np.exp(-(((1 - spread) / 0.09) ** 2))
    width, thickness = design.handle_m
    scale = np.stack([flare, 0.5 + 0.5 * flare], axis=1)
    sweep("handle", path, slab(width, thickness, 28, 2.6), outside, upright=_outward(path), scale=scale)


def _outward(path: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """From the middle of the handle's loop to each of its points, level with the wall."""
    forward = np.gradient(path, axis=0)
    return np.cross(forward, (0.0, 1.0, 0.0))
