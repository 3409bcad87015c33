"""Table lamps with a foot of glazed stoneware and a fabric shade."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final

import numpy as np

from data.studio.article import Look
from data.studio.families.lamp.fittings import bulb, holder, lead
from data.studio.families.lamp.shades import BRASS, COLOURS, Shade, build_shade, vary_shade
from data.studio.materials import glazed, metal, rubber, shade
from data.studio.modelling.curves import curve
from data.studio.modelling.shapes import place, turned
from data.studio.view import CloseUp, View
from data.vocabulary.parts import Part

# Outlines of feet: radius as a share of the widest, height as a share of the whole.
FEET: Final = {
    "jar": (
        (0.59, 0.0),
        (0.66, 0.03),
        (0.89, 0.17),
        (1.0, 0.36),
        (0.93, 0.54),
        (0.66, 0.73),
        (0.39, 0.85),
        (0.285, 0.94),
        (0.267, 1.0),
    ),
    "column": ((0.92, 0.0), (1.0, 0.03), (1.0, 0.5), (1.0, 0.93), (0.93, 0.985), (0.62, 1.0)),
    "cone": ((0.96, 0.0), (1.0, 0.04), (0.72, 0.45), (0.46, 0.85), (0.38, 0.97), (0.3, 1.0)),
    "ball": (
        (0.4, 0.0),
        (0.62, 0.04),
        (0.93, 0.22),
        (1.0, 0.45),
        (0.93, 0.68),
        (0.64, 0.88),
        (0.34, 0.97),
        (0.26, 1.0),
    ),
    "two balls": (
        (0.5, 0.0),
        (0.8, 0.06),
        (1.0, 0.25),
        (0.8, 0.45),
        (0.36, 0.53),
        (0.6, 0.6),
        (0.74, 0.75),
        (0.6, 0.9),
        (0.28, 1.0),
    ),
    "vase": (
        (0.62, 0.0),
        (0.68, 0.03),
        (0.6, 0.2),
        (0.74, 0.48),
        (1.0, 0.74),
        (0.9, 0.9),
        (0.44, 0.975),
        (0.3, 1.0),
    ),
}
GLAZES: Final = (
    ("#d8c7ab", "#c3a884"),
    ("#59646c", "#7d878b"),
    ("#e6e1d6", "#cfc6b4"),
    ("#8a9a84", "#aab39b"),
    ("#a2583a", "#b97b57"),
    ("#3b3f45", "#5d6166"),
)


@dataclass(frozen=True, slots=True)
class Drum:
    """A table lamp in metres; `glaze` names the foot's colour and what it breaks to over edges."""

    foot: str
    foot_radius_m: float
    foot_height_m: float
    glaze: tuple[str, str]
    shade: Shade

    @property
    def neck_m(self) -> float:
        """Where the holder stands on the neck."""
        return self.foot_height_m + 0.047


DUNE: Final = Drum("jar", 0.088, 0.214, GLAZES[0], Shade("drum", 0.250, 0.440, (0.150, 0.132)))


def build(look: Look[Drum]) -> None:
    """The whole lamp, switched on."""
    design = look.design
    high, wide = design.foot_height_m, design.foot_radius_m
    glaze, edge = design.glaze
    stone = glazed(glaze, edge=edge, specks="#5b4836", matt=True)
    outline = curve(np.array(FEET[design.foot]) * (wide, high - 0.004) + (0, 0.004), 90)
    inner = outline[-1, 0] - 0.0025
    closed = np.vstack([[(0.001, 0.002)], outline, [(inner, high + 0.003), (0.001, high + 0.003)]])
    turned("foot", closed, stone, segments=128)
    pad = outline[0, 0] - 0.003
    turned("pad", [(0.001, 0.0), (pad, 0.0), (pad, 0.004)], rubber("#3a342e"))
    _neck(high, min(0.0175, inner))
    holder((0, 0, design.neck_m))
    bulb((0, 0, design.neck_m + 0.04))
    build_shade(design.shade, look, design.neck_m + 0.012)
    lead((outline[0, 0] * 0.9, 0.02, 0.010), shade(edge, 0.7))


def _neck(base_m: float, radius: float) -> None:
    profile = [
        (radius, 0.0),
        (radius + 0.001, 0.004),
        (radius, 0.008),
        (0.0105, 0.012),
        (0.0095, 0.032),
        (0.0145, 0.036),
        (0.0145, 0.048),
        (0.001, 0.048),
    ]
    place(turned("neck", profile, metal(BRASS), segments=64), (0, 0, base_m))


def views(design: Drum) -> dict[Part, View]:
    """How each of its pictures is framed."""
    one = design.shade
    wide = max(*one.radii_m)
    return {
        Part.WHOLE: View(15, 8),
        Part.SIDE: View(90, 5),
        Part.BACK: View(165, 10),
        Part.SHADE: View(20, 8, CloseUp((0.0, 0.0, one.middle_m), max(2 * wide, one.height_m) * 1.17)),
        Part.INSIDE: View(15, -39, CloseUp((0.0, 0.0, one.low_m + 0.035), wide * 2.0)),
        Part.JOINT: View(15, -6, CloseUp((0.0, 0.0, design.foot_height_m + 0.015), 0.15)),
        Part.BASE: View(15, 14, CloseUp((0.0, 0.0, design.foot_height_m / 2), design.foot_height_m * 1.26)),
        Part.MATERIAL: View(4, 6, CloseUp((-0.03, -wide, one.low_m + 0.035), 0.12)),
    }


def vary(rng: Random) -> Drum:
    """Another lamp of this sort."""
    foot = rng.choice(list(FEET))
    slender = 0.6 if foot == "column" else 1.0
    high = rng.uniform(0.13, 0.30)
    return Drum(
        foot=foot,
        foot_radius_m=min(rng.uniform(0.07, 0.105) * slender, high * 0.62),
        foot_height_m=high,
        glaze=rng.choice(GLAZES),
        shade=vary_shade(rng, high + rng.uniform(0.022, 0.038)),
    )


def finish(design: Drum, rng: Random) -> Look[Drum]:
    """A linen shade in one of the colours that such are sold in."""
    return Look(design, rng.choice(COLOURS), "linen")


def kind(design: Drum) -> str:
    """Its traits in words."""
    return f"table lamp, {design.foot} foot, {design.shade.shape} shade"
