"""Jointed desk lamps: a weighted base, one or two arms, a metal shade."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random
from typing import Any, Final

import numpy as np

from data.studio.article import Look
from data.studio.families.lamp.fittings import lit, unlit
from data.studio.families.lamp.reflectors import REFLECTORS, build_reflector
from data.studio.materials import main, metal, plastic, powder_coat, rubber
from data.studio.modelling.curves import Points, curve, disc
from data.studio.modelling.shapes import box, place, rod, sweep, turned
from data.studio.view import CloseUp, View
from data.vocabulary.parts import Part

BASES: Final = ("disc", "dome", "square")
STEEL: Final = "#c8cbce"
COLOURS: Final = (
    "red",
    "black",
    "cream",
    "sage",
    "white",
    "teal",
    "navy",
    "mustard",
    "light grey",
    "forest green",
    "denim blue",
    "charcoal",
)


@dataclass(frozen=True, slots=True)
class Pose:
    """How the arm stands, in degrees from upright towards the front of the lamp (+x)."""

    lower_deg: float = -24.0
    upper_deg: float = 58.0
    head_deg: float = 148.0


@dataclass(frozen=True, slots=True)
class Jointed:
    """A jointed lamp in metres; without `upper_m` it has one arm, on which the head sits.

    An arm is a pair of rods or, not `paired`, one tube; `sprung` puts a spring beside the lower one.
    """

    base: str = "disc"
    base_radius_m: float = 0.088
    base_height_m: float = 0.020
    lower_m: float = 0.250
    upper_m: float = 0.235
    paired: bool = True
    sprung: bool = True
    reflector: str = "bell"
    shade_length_m: float = 0.130
    shade_radius_m: float = 0.078
    pose: Pose = Pose()

    @property
    def rod_m(self) -> float:
        """The radius of an arm's rods."""
        return 0.0042 if self.paired else 0.0062


CRANE: Final = Jointed()
POST_M: Final = 0.045
RODS_APART_M: Final = 0.020
SWITCH: Final = (0.043, -0.028)


@dataclass(frozen=True, slots=True)
class Finish:
    """The materials of the jointed lamp's pieces; `knobs` is black plastic unless it is given."""

    base: Any
    arm: Any
    shade: Any
    lit: bool = True
    knobs: Any = None


def _towards(degrees: float) -> Points:
    """The direction so many degrees from upright towards +x."""
    return np.array([np.sin(np.radians(degrees)), 0.0, np.cos(np.radians(degrees))])


def joints(design: Jointed, *, pose: Pose | None = None) -> tuple[Points, ...]:
    """The foot joint, the elbow where there is one, and the head joint."""
    stand = pose or design.pose
    foot = np.array([-0.01, 0.0, design.base_height_m + POST_M])
    elbow = foot + design.lower_m * _towards(stand.lower_deg)
    if not design.upper_m:
        return foot, elbow
    return foot, elbow, elbow + design.upper_m * _towards(stand.upper_deg)


def build(look: Look[Jointed]) -> None:
    """The whole lamp, switched on."""
    coat = main(powder_coat(look.hex))
    build_base(look.design, coat)
    build_arm(look.design, Finish(coat, coat, coat))


def build_base(design: Jointed, coat: Any, *, knob: Any = None) -> None:
    """The weighted base with its post, switch and cable; `knob` marks the switch."""
    _foot(design, coat)
    height = design.base_height_m
    post = [(0.014, 0.0), (0.014, 0.004), (0.0085, 0.008), (0.0085, POST_M - 0.010), (0.001, POST_M - 0.009)]
    place(turned("post", post, metal(STEEL)), (-0.01, 0.0, height - 0.0004))
    x, y = SWITCH
    ring = [(0.001, 0.0), (0.0165, 0.0), (0.0165, 0.0016), (0.0145, 0.003), (0.0125, 0.003), (0.012, 0.002)]
    top = height - (0.004 if design.base == "dome" else 0.0)
    place(turned("ring", ring, metal(STEEL), segments=64), (x, y, top))
    cap = curve([(0.012, 0.0), (0.012, 0.009), (0.0112, 0.0112), (0.009, 0.0122), (0.001, 0.0115)], 20)
    place(turned("switch", cap, knob or plastic("#202124"), segments=64), (x, y, top))
    line = (x, y - 0.0065, top + 0.0124)
    box("mark", line, (0.0016, 0.006, 0.0008), plastic("#f4f2ec"), bevel_m=0.0003)
    radius = design.base_radius_m
    lead = curve(
        [
            (-radius + 0.008, 0.0, 0.009),
            (-radius - 0.02, 0.004, 0.0045),
            (-radius - 0.037, 0.02, 0.0032),
            (-radius - 0.062, 0.06, 0.0032),
            (-radius - 0.077, 0.11, 0.0032),
        ],
        60,
    )
    sweep("cable", lead, disc(0.003, 14), rubber("#26272a"))


def _foot(design: Jointed, coat: Any) -> None:
    radius, height = design.base_radius_m, design.base_height_m
    black = rubber("#1d1d1e")
    if design.base == "square":
        side = radius * 1.78
        box("base", (0, 0, height / 2 + 0.001), (side, side, height - 0.002), coat, bevel_m=0.004)
        box("pad", (0, 0, 0.0015), (side - 0.02, side - 0.02, 0.003), black, bevel_m=0.0005)
        return
    edge = [
        (radius - 0.003, 0.002),
        (radius, 0.006),
        (radius - 0.0015, height * 0.72),
        (radius - 0.007, height - 0.0015),
        (radius - 0.016, height),
    ]
    dome = [
        (radius - 0.002, 0.002),
        (radius, 0.005),
        (radius * 0.93, height * 0.42),
        (radius * 0.74, height * 0.74),
        (radius * 0.45, height * 0.95),
    ]
    rim = curve(dome if design.base == "dome" else edge, 24)
    outline = np.vstack([[(0.001, 0.002)], rim, [(0.03, height), (0.001, height + 0.0002)]])
    turned("base", outline, coat, segments=128)
    turned("pad", [(0.001, 0.0), (radius - 0.012, 0.0), (radius - 0.012, 0.003)], black)


def build_arm(design: Jointed, finish: Finish, *, pose: Pose | None = None, lifted_m: float = 0.0) -> None:
    """The arms with their joints, and the head, held `lifted_m` above the base."""
    stand = pose or design.pose
    at = [joint + np.array((0.0, 0.0, lifted_m)) for joint in joints(design, pose=stand)]
    for number, (start, end) in enumerate(pairwise(at)):
        wide = 1.0 if number else 0.62
        for side in _rods(design):
            aside = np.array([0.0, side * wide, 0.0])
            radius = design.rod_m
            rod("arm", start + aside, end + aside, (radius, radius), finish.arm, upright=(0, 1, 0))
    for joint in at:
        _joint(joint, finish)
    if design.sprung:
        _spring(at[0], at[1])
    light = lit(3.0) if finish.lit else unlit()
    build_reflector(
        REFLECTORS[design.reflector],
        (design.shade_radius_m, design.shade_length_m),
        (at[-1], _towards(stand.head_deg)),
        finish.shade,
        light,
    )


def _rods(design: Jointed) -> Iterator[float]:
    """How far aside the rods of an arm run."""
    yield from (-RODS_APART_M / 2, RODS_APART_M / 2) if design.paired else (0.0,)


def _joint(at: Points, finish: Finish) -> None:
    """A friction hinge: two cheeks, a hub and a thumb screw."""
    axis = np.array([0.0, 1.0, 0.0])
    steel, dark = metal(STEEL), finish.knobs or plastic("#202124")
    half = RODS_APART_M / 2 + 0.005
    cheek = curve([(0.001, -0.0022), (0.0135, -0.0022), (0.0145, 0.0), (0.0135, 0.0022), (0.001, 0.0022)], 28)
    for side in (-half, 0.0, half):
        place(turned("joint", cheek, finish.arm, segments=48), at + axis * side, axis)
    rod(
        "bolt",
        at - axis * (half + 0.004),
        at + axis * (half + 0.003),
        (0.0042, 0.0042),
        steel,
        upright=(1, 0, 0),
    )
    angle = np.linspace(0, 2 * np.pi, 96, endpoint=False)
    lobed = (0.0105 + 0.0011 * np.cos(9 * angle))[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    reach = np.array([0.004, 0.0055, 0.012, 0.0135])
    path = at - axis * (half + reach)[:, None]
    sweep("knob", path, lobed, dark, upright=(1, 0, 0), scale=np.array([0.86, 1.0, 1.0, 0.82]))


def _spring(foot: Points, elbow: Points) -> None:
    along = (elbow - foot) / np.linalg.norm(elbow - foot)
    side, across = np.array([0.0, 1.0, 0.0]), np.cross(along, (0.0, 1.0, 0.0))
    length = float(np.linalg.norm(elbow - foot))
    turns = np.linspace(0, 34 * 2 * np.pi, 34 * 12)
    reach = np.linspace(0.12, 0.6, len(turns)) * length
    coil = (
        foot
        + along * reach[:, None]
        + 0.0048 * (np.cos(turns)[:, None] * side + np.sin(turns)[:, None] * across)
    )
    steel = metal("#d3d5d8")
    sweep("spring", coil, disc(0.00115, 6), steel, upright=along)
    rod("hook", foot + along * 0.008, foot + along * length * 0.128, (0.0012, 0.0012), steel, upright=side)
    rod("hook", foot + along * length * 0.592, elbow - along * 0.010, (0.0012, 0.0012), steel, upright=side)


def views(design: Jointed) -> dict[Part, View]:
    """How each of its pictures is framed."""
    *_, joint, head = joints(design)
    axis = _towards(design.pose.head_deg)
    length, wide = design.shade_length_m, design.shade_radius_m
    centre, mouth = head + axis * length * 0.46, head + axis * length * 0.7
    span = max(length, 2 * wide)
    return {
        Part.WHOLE: View(24, 12, fill=0.9),
        Part.SIDE: View(0, 5),
        Part.BACK: View(152, 16),
        Part.SHADE: View(38, 2, CloseUp((centre[0], centre[1], centre[2]), span * 1.7)),
        Part.INSIDE: View(52, -32, CloseUp((mouth[0], mouth[1], mouth[2]), wide * 2.9)),
        Part.JOINT: View(20, 10, CloseUp((joint[0], joint[1], joint[2]), 0.16)),
        Part.BASE: View(22, 32, CloseUp((0.0, 0.0, 0.03), design.base_radius_m * 2.85)),
    }


def vary(rng: Random) -> Jointed:
    """Another lamp of this sort."""
    base = rng.choice(BASES)
    reflector = rng.choice(list(REFLECTORS))
    slim = 0.74 if reflector == "tube" else 1.0
    paired = rng.random() < 0.55
    arms = rng.choice((1, 2, 2))
    lower = rng.uniform(0.2, 0.3)
    pose = Pose(rng.uniform(-32, -8), rng.uniform(42, 70), rng.uniform(128, 165))
    if arms == 1:
        lower, pose = rng.uniform(0.26, 0.38), replace(pose, lower_deg=rng.uniform(4, 20))
    return Jointed(
        base=base,
        base_radius_m=rng.uniform(0.076, 0.1),
        base_height_m=rng.uniform(0.03, 0.042) if base == "dome" else rng.uniform(0.013, 0.026),
        lower_m=lower,
        upper_m=rng.uniform(0.18, 0.28) if arms == 2 else 0.0,
        paired=paired,
        sprung=paired and arms == 2 and rng.random() < 0.7,
        reflector=reflector,
        shade_length_m=rng.uniform(0.118, 0.155),
        shade_radius_m=rng.uniform(0.068, 0.092) * slim,
        pose=pose,
    )


def finish(design: Jointed, rng: Random) -> Look[Jointed]:
    """Powder-coated in one of the colours that desk lamps come in."""
    return Look(design, rng.choice(COLOURS), "steel")


def kind(design: Jointed) -> str:
    """Its traits in words."""
    rods = "paired rods" if design.paired else "tube"
    arms = "two arms" if design.upper_m else "one arm"
    return f"jointed, {arms}, {rods}, {design.reflector} shade, {design.base} base"
