"""Mugs: a thrown stoneware body with a foot ring and a pulled handle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any, ClassVar, Final

import numpy as np

from data.studio.article import Family, Look, Shot
from data.studio.curves import curve, slab
from data.studio.materials import clay, glazed, main, shade
from data.studio.shapes import sweep, turned
from data.studio.view import CloseUp, View
from data.vocabulary.parts import Part

Outline = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class MugDesign:
    """A mug's form in metres.

    `profile` names the shape of the outer wall `outline`, given as (radius, height) from the foot to the
    rim; `dip_m` is the height to which the glaze was dipped, 0 for glazed to the foot; the handle leaves
    the wall at `handle_z_m` and stands off by `reach_m`.
    """

    profile: str
    outline: Outline
    wall_m: float
    foot_radius_m: float
    dip_m: float
    handle_z_m: tuple[float, float]
    reach_m: float
    handle_m: tuple[float, float]
    clay: str = "#c9ab86"

    @property
    def height_m(self) -> float:
        return self.outline[-1][1]

    @property
    def rim_radius_m(self) -> float:
        return self.outline[-1][0]


DESIGNS: Final = {
    "drift": MugDesign(
        profile="tapered",
        outline=((0.0345, 0.004), (0.0375, 0.010), (0.0395, 0.03), (0.0412, 0.06), (0.0425, 0.095)),
        wall_m=0.0038,
        foot_radius_m=0.031,
        dip_m=0.03,
        handle_z_m=(0.026, 0.078),
        reach_m=0.034,
        handle_m=(0.0155, 0.0085),
    ),
    "hearth": MugDesign(
        profile="bellied",
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
    ),
}
COLOURS: Final = (
    "denim blue",
    "beige",
    "cream",
    "charcoal",
    "sage",
    "rust",
    "white",
    "forest green",
    "mustard",
)
PATTERNS: Final = ("plain", "speckled", "dipped")


class Mugs(Family[MugDesign]):
    """Stoneware mugs."""

    name: ClassVar[str] = "mug"
    designs: ClassVar[Mapping[str, object]] = DESIGNS

    def vary(self, rng: Random) -> MugDesign:
        model = rng.choice(list(DESIGNS.values()))
        wide, tall = rng.uniform(0.86, 1.16), rng.uniform(0.82, 1.25)
        return MugDesign(
            profile=model.profile,
            outline=tuple((radius * wide, height * tall) for radius, height in model.outline),
            wall_m=model.wall_m,
            foot_radius_m=model.foot_radius_m * wide,
            dip_m=rng.choice((0.0, rng.uniform(0.2, 0.5) * model.height_m * tall)),
            handle_z_m=(model.handle_z_m[0] * tall, model.handle_z_m[1] * tall),
            reach_m=model.reach_m * rng.uniform(0.85, 1.2),
            handle_m=(model.handle_m[0] * rng.uniform(0.8, 1.3), model.handle_m[1]),
            clay=rng.choice(("#c9ab86", "#a5714b", "#d8cdbb")),
        )

    def kind(self, design: MugDesign) -> str:
        return design.profile

    def finish(self, design: MugDesign, rng: Random) -> Look[MugDesign]:
        pattern = "dipped" if design.dip_m else rng.choice(("plain", "speckled"))
        return Look(design, rng.choice(COLOURS), "stoneware", pattern)

    def parts(self, look: Look[MugDesign]) -> tuple[Part, ...]:
        return tuple(_views(look.design))

    def shot(self, look: Look[MugDesign], part: Part) -> Shot:
        return Shot(_views(look.design)[part], lambda: _build(look))


def _views(design: MugDesign) -> dict[Part, View]:
    height, rim = design.height_m, design.rim_radius_m
    grip = (rim + design.reach_m * 0.45, 0.0, sum(design.handle_z_m) / 2)
    return {
        Part.WHOLE: View(28, 20),
        Part.SIDE: View(0, 4),
        Part.HANDLE: View(42, 14, CloseUp(grip, height * 0.86)),
        Part.RIM: View(20, 24, CloseUp((0.0, -rim * 0.8, height - 0.010), height * 0.62)),
        Part.BASE: View(24, 46, CloseUp((0.0, 0.0, 0.0), rim * 2.25), pose_deg=(180, 0, 0)),
        Part.INSIDE: View(25, 66, CloseUp((0.0, 0.004, height * 0.85), rim * 2.35)),
        Part.MATERIAL: View(
            -22, 14, CloseUp((-0.4 * rim, -rim, max(design.dip_m * 1.25, height * 0.42)), height * 0.5)
        ),
    }


def _build(look: Look[MugDesign]) -> None:
    design, glaze = look.design, look.hex
    specks = "#4a3a2c" if look.pattern == "speckled" else ""
    dipped = (design.dip_m, design.clay) if look.pattern == "dipped" else None
    matt = look.pattern == "speckled"
    outside = main(glazed(glaze, edge=shade(glaze, 1.25), specks=specks, matt=matt, dipped=dipped))
    inside = glazed("#ece6d8", edge="#ece6d8", specks=specks, matt=matt)
    _body(design, outside, inside, clay(design.clay))
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


FAMILY: Final = Mugs()
