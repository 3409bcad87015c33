"""Table lamps with a fabric shade on three or four wooden legs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any, Final

import numpy as np

from data.studio.article import Look
from data.studio.families.lamp.fittings import bulb, holder
from data.studio.families.lamp.shades import BRASS, COLOURS, Shade, build_shade, vary_shade
from data.studio.materials import metal, plastic, rubber
from data.studio.modelling.curves import Points, curve, disc
from data.studio.modelling.shapes import box, place, rod, sweep, turned
from data.studio.view import CloseUp, View
from data.studio.workshop.joinery import WOODS, Stock, direction, spar
from data.vocabulary.parts import Part

HUBS: Final = ("disc", "ball", "crossed")
BRACES: Final = ("none", "ring", "star")
LEGS: Final = ("round", "square")
STEM_M: Final = 0.045


@dataclass(frozen=True, slots=True)
class Tripod:
    """A lamp on legs, in metres; `hub_m` is where the legs meet, `spread_m` how far out they stand.

    Crossed legs pass each other below the hub and go on to it on the other side.
    """

    legs: int
    leg: str
    hub: str
    brace: str
    wood: str
    hub_m: float
    spread_m: float
    leg_m: float
    shade: Shade

    @property
    def holder_m(self) -> float:
        """Where the bulb's holder stands."""
        return self.hub_m + STEM_M + 0.010


MAST: Final = Tripod(
    3, "round", "disc", "ring", "oak", 0.335, 0.145, 0.0105, Shade("drum", 0.362, 0.545, (0.150, 0.138))
)


def legs_of(design: Tripod) -> Iterator[tuple[Points, Points]]:
    """Each leg from its top to its foot."""
    for number in range(design.legs):
        angle = np.radians(-90 + 360 / design.legs * (number + 0.5))
        out = np.array([np.cos(angle), np.sin(angle), 0.0])
        aside = np.array([-np.sin(angle), np.cos(angle), 0.0])
        if design.hub == "crossed":
            shift = aside * design.leg_m * 1.25
            yield -out * 0.028 + shift + (0, 0, design.hub_m), out * design.spread_m + shift + (0, 0, 0.003)
        else:
            yield out * 0.016 + (0, 0, design.hub_m - 0.004), out * design.spread_m + (0, 0, 0.003)


def build(look: Look[Tripod]) -> None:
    """The whole lamp, switched on."""
    design = look.design
    build_stand(design)
    build_holder(design)
    bulb((0, 0, design.holder_m + 0.04))
    build_shade(design.shade, look, design.holder_m + 0.012)
    build_cable(design)


def build_stand(design: Tripod, *, legs: Any = None, hub: Any = None) -> None:
    """Legs, hub and brace; `legs` and `hub` are other materials than wood and brass."""
    for number, (top, foot) in enumerate(legs_of(design)):
        build_leg(design, top, foot, number, material=legs)
    build_hub(design, material=hub)
    build_brace(design)


def build_leg(design: Tripod, top: Points, foot: Points, number: int, *, material: Any = None) -> None:
    """One leg with its pad."""
    grown = Stock(design.wood)
    out = np.array((foot[0], foot[1], 0.0))
    if design.leg == "square":
        section = (design.leg_m * 1.8, design.leg_m * 1.8)
        spar("leg", top, foot, section, material or grown.plank("Z", number), upright=out, taper=0.7)
    else:
        radii = [design.leg_m * share for share in (0.72, 0.86, 1.0, 1.0)]
        rod("leg", foot, top, radii, material or grown.bar(number), upright=out)
    pad = [(0.001, -0.003), (0.0066, -0.003), (0.0072, -0.001), (0.0072, 0.002), (0.001, 0.002)]
    place(turned("pad", pad, rubber("#2b2a29"), segments=32), foot, direction(foot, top))


def build_hub(design: Tripod, *, material: Any = None) -> None:
    """What the legs meet in, and the stem above it."""
    brass = material or metal(BRASS)
    high = 0.0
    if design.hub == "ball":
        profile = [(0.030 * np.cos(a), 0.030 * np.sin(a)) for a in np.radians(np.linspace(-88, 88, 30))]
    elif design.hub == "disc":
        edge = [(0.030, -0.012), (0.034, -0.009), (0.034, 0.005), (0.030, 0.009)]
        profile = [(0.001, -0.012), *edge, (0.001, 0.009)]
    else:
        edge = [(0.036, -0.004), (0.040, -0.002), (0.040, 0.003), (0.036, 0.006)]
        profile = [(0.001, -0.004), *edge, (0.001, 0.006)]
    surface = material or Stock(design.wood).plank("Y", 9)
    place(
        turned("hub", profile, brass if design.hub == "ball" else surface, segments=64), (0, 0, design.hub_m)
    )
    stem = [
        (0.007, high),
        (0.007, STEM_M),
        (0.0145, STEM_M + 0.002),
        (0.0145, STEM_M + 0.011),
        (0.001, STEM_M + 0.011),
    ]
    place(turned("stem", stem, brass, segments=48), (0, 0, design.hub_m))


def build_brace(design: Tripod) -> None:
    """A ring or a star that keeps the legs apart."""
    level = design.hub_m * 0.42
    at = [foot + (level - foot[2]) / (top[2] - foot[2]) * (top - foot) for top, foot in legs_of(design)]
    brass = metal(BRASS)
    if design.brace == "ring":
        radius = float(np.hypot(*at[0][:2])) - design.leg_m * 0.7
        angle = np.linspace(0, 2 * np.pi, 97)[:-1]
        ring = np.stack([radius * np.cos(angle), radius * np.sin(angle), np.full(96, level)], axis=1)
        sweep("brace", ring, disc(0.0035, 14), brass, loop=True)
    elif design.brace == "star":
        for place_ in at:
            rod("brace", (0, 0, level), place_, (0.0035, 0.0035), brass, upright=(0, 0, 1))
        hub = [(0.001, -0.006), (0.009, -0.006), (0.009, 0.006), (0.001, 0.006)]
        place(turned("brace", hub, brass, segments=40), (0, 0, level))


def build_holder(design: Tripod, *, material: Any = None, lifted_m: float = 0.0) -> None:
    """The bulb's holder on its stem, or `lifted_m` above it."""
    holder((0, 0, design.holder_m + lifted_m), material)


def build_cable(design: Tripod, *, switch: Any = None) -> Points:
    """The cloth cable, from the hub down behind the legs and over the table; returns where its switch is."""
    y = design.spread_m
    path = curve(
        [
            (0.004, 0.012, design.hub_m - 0.012),
            (0.006, 0.018, design.hub_m * 0.6),
            (0.012, 0.035, design.hub_m * 0.2),
            (0.03, 0.07, 0.006),
            (0.08, 0.075, 0.0035),
            (0.14, 0.03, 0.0035),
            (y + 0.06, 0.02, 0.0035),
            (y + 0.10, 0.06, 0.0035),
        ],
        110,
    )
    sweep("cable", path, disc(0.003, 12), rubber("#3b3833", roughness=0.9), upright=(0.3, 0.9, 0.1))
    at: Points = path[84]
    box("switch", (at[0], at[1], 0.0085), (0.052, 0.019, 0.015), switch or plastic("#2a2a2c"), bevel_m=0.005)
    box("rocker", (at[0], at[1], 0.0165), (0.016, 0.010, 0.004), plastic("#f3f0e8"), bevel_m=0.0015)
    return at


def views(design: Tripod) -> dict[Part, View]:
    """How each of its pictures is framed."""
    one = design.shade
    wide = max(*one.radii_m)
    return {
        Part.WHOLE: View(18, 10),
        Part.SIDE: View(90, 5),
        Part.BACK: View(172, 12),
        Part.SHADE: View(20, 8, CloseUp((0.0, 0.0, one.middle_m), max(2 * wide, one.height_m) * 1.17)),
        Part.INSIDE: View(15, -39, CloseUp((0.0, 0.0, one.low_m + 0.035), wide * 2.0)),
        Part.JOINT: View(22, 4, CloseUp((0.0, 0.0, design.hub_m - 0.015), 0.16)),
        Part.BASE: View(22, 18, CloseUp((0.0, 0.0, design.hub_m * 0.4), design.hub_m * 1.1)),
        Part.MATERIAL: View(4, 6, CloseUp((-0.03, -wide, one.low_m + 0.035), 0.12)),
    }


def vary(rng: Random) -> Tripod:
    """Another lamp of this sort."""
    hub = rng.uniform(0.2, 0.42)
    style = rng.choice(HUBS)
    return Tripod(
        legs=3 if style == "crossed" else rng.choice((3, 4)),
        leg=rng.choice(LEGS),
        hub=style,
        brace="none" if style == "crossed" else rng.choice(BRACES),
        wood=rng.choice(WOODS),
        hub_m=hub,
        spread_m=rng.uniform(0.095, 0.17),
        leg_m=rng.uniform(0.008, 0.013),
        shade=vary_shade(rng, hub + rng.uniform(0.016, 0.03)),
    )


def finish(design: Tripod, rng: Random) -> Look[Tripod]:
    """A linen shade in one of the colours that such are sold in."""
    return Look(design, rng.choice(COLOURS), "linen")


def kind(design: Tripod) -> str:
    """Its traits in words."""
    return f"{design.legs} {design.leg} legs, {design.hub} hub, {design.shade.shape} shade"
