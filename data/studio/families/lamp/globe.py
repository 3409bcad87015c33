"""Table lamps with a globe of opal glass on a painted steel base."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any, Final

import numpy as np

from data.studio.article import Look
from data.studio.families.lamp.fittings import bulb, lead, lit
from data.studio.materials import Shader, linear, main, metal, plastic, powder_coat, rubber
from data.studio.modelling.curves import Points, curve
from data.studio.modelling.shapes import place, turned
from data.studio.view import CloseUp, View
from data.vocabulary.parts import Part

# Radius and height of a glass as shares of its widest radius, from its opening to its crown.
GLASSES: Final = {
    "ball": tuple((float(np.cos(a)), 1 + float(np.sin(a))) for a in np.radians(np.linspace(-68, 88, 12))),
    "lens": tuple(
        (float(np.cos(a)), 0.62 + 0.62 * float(np.sin(a))) for a in np.radians(np.linspace(-66, 88, 12))
    ),
    "drop": (
        (0.3, 0.04),
        (0.62, 0.2),
        (0.9, 0.55),
        (1.0, 0.95),
        (0.88, 1.45),
        (0.6, 1.95),
        (0.3, 2.25),
        (0.02, 2.4),
    ),
    "mushroom": (
        (0.36, 0.02),
        (0.9, 0.12),
        (1.0, 0.28),
        (0.92, 0.6),
        (0.66, 0.88),
        (0.32, 1.02),
        (0.01, 1.06),
    ),
    "capsule": ((0.6, 0.02), (0.92, 0.12), (1.0, 0.4), (1.0, 1.7), (0.92, 2.1), (0.6, 2.35), (0.02, 2.44)),
}
# Radius as a share of the widest, height as a share of the whole, from the table to the collar.
BASES: Final = {
    "stem": (
        (0.97, 0.0),
        (1.0, 0.03),
        (0.97, 0.09),
        (0.6, 0.12),
        (0.2, 0.15),
        (0.14, 0.25),
        (0.14, 0.9),
        (0.4, 1.0),
    ),
    "cylinder": ((0.96, 0.0), (1.0, 0.03), (1.0, 0.5), (1.0, 0.94), (0.96, 1.0)),
    "cone": ((0.97, 0.0), (1.0, 0.03), (0.76, 0.4), (0.54, 0.8), (0.46, 1.0)),
    "dish": ((0.9, 0.0), (1.0, 0.12), (1.0, 0.42), (0.93, 0.7), (0.72, 0.92), (0.6, 1.0)),
    "hourglass": ((0.96, 0.0), (1.0, 0.04), (0.7, 0.32), (0.5, 0.55), (0.62, 0.82), (0.78, 1.0)),
}
COLOURS: Final = (
    "mustard",
    "black",
    "teal",
    "white",
    "forest green",
    "navy",
    "red",
    "sage",
    "dusty rose",
    "charcoal",
    "cream",
    "light grey",
)
HEIGHTS_M: Final = {
    "stem": (0.14, 0.28),
    "cylinder": (0.07, 0.13),
    "cone": (0.10, 0.2),
    "dish": (0.035, 0.06),
    "hourglass": (0.1, 0.18),
}


@dataclass(frozen=True, slots=True)
class Globe:
    """A globe lamp in metres: its base's shape, widest radius and height, its glass's shape and radius."""

    base: str
    base_radius_m: float
    base_height_m: float
    glass: str
    glass_radius_m: float

    @property
    def opening_m(self) -> float:
        """The radius of the glass's opening, which the collar holds."""
        return GLASSES[self.glass][0][0] * self.glass_radius_m

    @property
    def glass_low_m(self) -> float:
        """Where the glass begins."""
        return self.base_height_m + 0.010

    def glass_outline(self) -> Points:
        """Radius and height of the glass above the table, `(n, 2)`."""
        keys = np.array(GLASSES[self.glass]) * self.glass_radius_m
        keys[:, 1] += self.glass_low_m - keys[0, 1]
        return curve(keys, 70)


HALO: Final = Globe("cylinder", 0.062, 0.105, "ball", 0.105)


def opal() -> Any:
    """White glass, lit from inside: brightest in the middle, with the room's gloss on it."""
    glass = Shader("opal", "#f3ead8", roughness=0.12, coat=0.6, coat_roughness=0.03, emission=0.72)
    rim = glass.node("LayerWeight", Blend=0.35).outputs[1]
    glass.feed("Emission Color", glass.ramp(rim, (0.0, "#fff2da"), (0.55, "#f6dcb4"), (1.0, "#c79a68")))
    glass.feed("Base Color", linear("#8f8a82"))
    return glass.material


def build(look: Look[Globe]) -> None:
    """The whole lamp, switched on."""
    build_base(look)
    turned("globe", look.design.glass_outline(), opal(), segments=128)


def build_open(look: Look[Globe]) -> None:
    """The lamp without its glass, so that bulb and fitting are seen."""
    build_base(look)
    at = look.design.base_height_m
    ring = [(0.017, 0.0), (0.019, 0.002), (0.019, 0.034), (0.0175, 0.036), (0.001, 0.036)]
    place(turned("holder", ring, plastic("#f1eee6"), segments=64), (0, 0, at))
    bulb((0, 0, at + 0.036), material=lit(1.0), scale=0.8)


def build_base(look: Look[Globe]) -> None:
    """The base with its collar and cable."""
    design = look.design
    wide, high = design.base_radius_m, design.base_height_m
    outline = curve(np.array(BASES[design.base]) * (wide, high - 0.003) + (0, 0.003), 80)
    coat = main(powder_coat(look.hex))
    turned("base", np.vstack([[(0.001, 0.003)], outline, [(0.001, high)]]), coat, segments=128)
    turned("pad", [(0.001, 0.0), (wide * 0.9, 0.0), (wide * 0.9, 0.004)], rubber("#262626"))
    radius = design.opening_m
    collar = [
        (radius * 0.5, high - 0.002),
        (radius + 0.004, high - 0.001),
        (radius + 0.0052, high + 0.002),
        (radius + 0.0052, high + 0.013),
        (radius + 0.003, high + 0.0145),
        (radius - 0.004, high + 0.0135),
        (radius - 0.006, high + 0.003),
        (0.001, high + 0.002),
    ]
    turned("collar", collar, metal("#c39a4d"), segments=128)
    for degrees in (-50, 70, 190):
        out = np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees)), 0.0])
        screw = [(0.0035, -0.002), (0.0045, 0.002), (0.0045, 0.006), (0.004, 0.0066), (0.001, 0.0068)]
        place(
            turned("screw", screw, metal("#c39a4d"), segments=24),
            out * (radius + 0.005) + (0, 0, high + 0.007),
            out,
        )
    _cable(design)


def _cable(design: Globe) -> None:
    lead((design.base_radius_m * 0.9, 0.02, 0.009), "#6d665c")


def views(design: Globe) -> dict[Part, View]:
    """How each of its pictures is framed."""
    outline = design.glass_outline()
    low, high, wide = outline[0, 1], outline[-1, 1], design.glass_radius_m
    tall = design.base_height_m
    base_span = max(tall, 2 * design.base_radius_m) * 1.3
    return {
        Part.WHOLE: View(15, 10),
        Part.SIDE: View(90, 5),
        Part.BACK: View(165, 12),
        Part.SHADE: View(20, 8, CloseUp((0.0, 0.0, (low + high) / 2), max(2 * wide, high - low) * 1.2)),
        Part.INSIDE: View(20, 24, CloseUp((0.0, 0.0, tall + 0.04), max(0.16, design.opening_m * 3))),
        Part.JOINT: View(
            25, 8, CloseUp((0.0, -design.opening_m * 0.5, tall + 0.008), max(0.1, design.opening_m * 2.2))
        ),
        Part.BASE: View(18, 16, CloseUp((0.0, 0.0, tall * 0.5), base_span)),
    }


def vary(rng: Random) -> Globe:
    """Another lamp of this sort."""
    base, glass = rng.choice(list(BASES)), rng.choice(list(GLASSES))
    tall = {"drop": 0.75, "capsule": 0.62, "mushroom": 1.25, "lens": 1.2}.get(glass, 1.0)
    radius = rng.uniform(0.075, 0.13) * tall
    wide = {"stem": rng.uniform(0.75, 1.0), "dish": rng.uniform(0.7, 0.95)}.get(base, rng.uniform(0.55, 0.8))
    opening = GLASSES[glass][0][0] * radius
    return Globe(
        base, max(radius * wide, opening * 1.05, 0.045), rng.uniform(*HEIGHTS_M[base]), glass, radius
    )


def finish(design: Globe, rng: Random) -> Look[Globe]:
    """Powder-coated in one of the colours that such bases come in."""
    return Look(design, rng.choice(COLOURS), "steel")


def kind(design: Globe) -> str:
    """Its traits in words."""
    return f"{design.glass} glass, {design.base} base"
