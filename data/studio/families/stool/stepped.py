"""Step stools: treads between two sides, which are panels or frames of two legs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any, Final

import numpy as np

from data.studio.article import Look
from data.studio.materials import rubber
from data.studio.modelling.curves import Points, slab
from data.studio.modelling.shapes import box
from data.studio.view import CloseUp, View
from data.studio.workshop.joinery import Stock, bolt, cut_through, panel, soften, spar, stock
from data.vocabulary.parts import Part

SIDES: Final = ("panel", "legs")
GRIPS: Final = ("slot", "finger holes", "no grip")
FEET: Final = ("arch", "notch", "flat")
BOLT_RADIUS_M: Final = 0.0065
SIDE: Final = -1.0, 1.0


@dataclass(frozen=True, slots=True)
class Stepped:
    """A step stool in metres; the lowest tread is in front, and each goes `overlap` under the next.

    `foot` is how a panel's lower edge is cut; `lean_m` is how far the sides narrow towards the top.
    """

    side: str
    steps: int
    grip: str
    foot: str
    height_m: float
    width_m: float
    tread_m: float
    lean_m: float
    thickness_m: float = 0.021

    @property
    def rise_m(self) -> float:
        """From one tread to the next."""
        return self.height_m / self.steps

    @property
    def depth_m(self) -> float:
        """From the front to the back, at the floor."""
        return self.tread_m * (1 + 0.82 * (self.steps - 1)) + 2 * self.lean_m


@dataclass(frozen=True, slots=True)
class Tread:
    """A tread's top, and its edges in front and behind."""

    top_m: float
    front_m: float
    back_m: float

    @property
    def middle_m(self) -> float:
        return (self.front_m + self.back_m) / 2


RUNG: Final = Stepped("legs", 2, "slot", "arch", 0.46, 0.40, 0.22, 0.035)


def treads(design: Stepped) -> Iterator[Tread]:
    """The treads, the lowest one first."""
    front = -design.depth_m / 2 + design.lean_m
    for number in range(design.steps):
        at = front + 0.82 * design.tread_m * number
        # A lower tread reaches back under the ones above it, as far as the frame stands.
        back = at + design.tread_m * (1.0 if number == design.steps - 1 else 1.12)
        yield Tread(design.rise_m * (number + 1), at, back)


def build(look: Look[Stepped]) -> None:
    """The whole stool."""
    design, timber = look.design, stock(look)
    for number in range(design.steps):
        build_tread(design, number, timber.plank("X", number))
    for side in SIDE:
        build_side(design, side, timber)
        build_bolts(design, side)


def build_tread(design: Stepped, number: int, material: Any, *, aside_m: float = 0.0) -> None:
    """One tread between the sides, the top one with its grip; `aside_m` moves it along x."""
    tread = list(treads(design))[number]
    last = number == design.steps - 1
    thick = design.thickness_m
    # The top tread lies on panels, and between legs that end beside it.
    over = 2 * thick if last and design.side == "panel" else 0.0
    wide = design.width_m - 2 * thick + over + (0.012 if over else 0.0)
    centre = (aside_m, tread.middle_m, tread.top_m - thick / 2)
    one = box("tread", centre, (wide, tread.back_m - tread.front_m, thick), material, bevel_m=0.0)
    one.modifiers.clear()
    for at, length, breadth in _grips(design) if last else ():
        capsule = slab(length, breadth, 40, 2.0 if length == breadth else 5.0)
        cut_through(one, capsule, (aside_m + at, tread.middle_m), level_m=tread.top_m)
    soften(one, 0.004)


def _grips(design: Stepped) -> tuple[tuple[float, float, float], ...]:
    """Where holes to carry it by go through the top tread: place, length, breadth."""
    holes = {
        "slot": ((0.0, 0.105, 0.032),),
        "finger holes": ((-0.032, 0.03, 0.03), (0.032, 0.03, 0.03)),
    }
    return holes.get(design.grip, ())


def build_side(
    design: Stepped, side: float, timber: Stock, *, material: Any = None, aside_m: float = 0.0
) -> None:
    """The side at -x or +x, in one `material` where it is given; `aside_m` moves it outwards."""
    at = side * (design.width_m / 2 - design.thickness_m / 2 + aside_m)
    if design.side == "panel":
        surface = material or timber.plank("Z", 11 + int(side))
        panel("side", _panel_outline(design), at, design.thickness_m, surface)
        for y in (-design.depth_m / 2 + 0.03, design.depth_m / 2 - 0.03):
            _pad(at, y, design.thickness_m)
        return
    for number, (foot, top) in enumerate(_leg_lines(design)):
        surface = material or timber.plank("Z", 20 + number + int(side))
        spar("leg", (at, *foot), (at, *top), (design.thickness_m, 0.044), surface, upright=(0, 1, 0))
        _pad(at, foot[0], 0.018)
    for number, tread in enumerate(treads(design)):
        z = tread.top_m - design.thickness_m - 0.016
        inner = at - side * (design.thickness_m * 0.5 + 0.009)
        surface = material or timber.plank("Z", 30 + number)
        start, end = ((inner, y, z) for y in _rail_ends(design, tread, z))
        spar("rail", start, end, (0.018, 0.032), surface, upright=(0, 0, 1))


def _leg_lines(design: Stepped) -> tuple[tuple[tuple[float, float], tuple[float, float]], ...]:
    """The front and the back leg of a side, each from its foot (y, z) to its top."""
    *_, top = treads(design)
    # The slanting ends' higher corners are flush with the top tread.
    half, high = design.depth_m / 2, design.height_m - 0.010
    front = ((-half + 0.03, 0.002), (top.front_m + 0.03, high))
    back = ((half - 0.01, 0.002), (top.back_m - 0.03, high))
    return front, back


def _rail_ends(design: Stepped, tread: Tread, z: float) -> tuple[float, float]:
    """A rail carries its tread and reaches from the tread's front to behind the back leg."""
    (foot_y, foot_z), (top_y, top_z) = _leg_lines(design)[1]
    leg = foot_y + (z - foot_z) / (top_z - foot_z) * (top_y - foot_y)
    return tread.front_m + 0.012, max(tread.back_m - 0.012, leg + 0.012)


def _pad(x: float, y: float, wide: float) -> None:
    box("foot", (x, y, 0.0015), (wide * 0.8, 0.03, 0.003), rubber("#2b2a29"), bevel_m=0.001)


def _panel_outline(design: Stepped) -> Points:
    """A side panel as a flight of stairs, narrower at the top, its lower edge cut out between the feet."""
    half, floor = design.depth_m / 2, 0.002
    outline = [(-half, floor)]
    for number, tread in enumerate(treads(design)):
        last = number == design.steps - 1
        high = tread.top_m - design.thickness_m
        outline.append((tread.front_m + (0.012 if number == 0 else 0.0), high))
        following = tread.back_m - 0.012 if last else list(treads(design))[number + 1].front_m
        outline.append((following, high))
    outline.append((half, floor))
    return np.array(outline + _foot_cut(design))


def _foot_cut(design: Stepped) -> list[tuple[float, float]]:
    """The lower edge from the back foot to the front one."""
    reach, high = design.depth_m / 2 - 0.06, design.rise_m * 0.36
    if design.foot == "flat":
        return [(reach, 0.002), (reach - 0.01, 0.012), (-reach + 0.01, 0.012), (-reach, 0.002)]
    if design.foot == "notch":
        return [(reach, 0.002), (reach * 0.45, high), (-reach * 0.45, high), (-reach, 0.002)]
    angle = np.linspace(0, np.pi, 25)
    return [(float(reach * np.cos(one)), 0.002 + float(high * np.sin(one))) for one in angle]


def bolts_of(design: Stepped) -> Iterator[tuple[float, float]]:
    """Where the sides are bolted to the treads, (y, z)."""
    for number, tread in enumerate(treads(design)):
        top = number == design.steps - 1 and design.side == "panel"
        z = tread.top_m - design.thickness_m * (2.2 if top else 0.5)
        if design.side == "legs":
            z = tread.top_m - design.thickness_m * 0.62
            for foot, head in _leg_lines(design):
                share = (z - foot[1]) / (head[1] - foot[1])
                y = foot[0] + share * (head[0] - foot[0])
                yield y, z
        else:
            yield from ((y, z) for y in (tread.front_m + 0.05, tread.back_m - 0.06))


def build_bolts(design: Stepped, side: float, *, out_m: float = 0.0, material: Any = None) -> None:
    """The bolts of one side, drawn out by `out_m`."""
    for y, z in bolts_of(design):
        at = (side * design.width_m / 2, y, z)
        bolt(at, (side, 0, 0), BOLT_RADIUS_M, out_m=out_m, material=material)


def views(design: Stepped) -> dict[Part, View]:
    """How each of its pictures is framed."""
    high, wide = design.height_m, design.width_m
    lowest, *_, top = treads(design)
    y, z = next(bolts_of(design))
    return {
        Part.WHOLE: View(34, 18),
        Part.SIDE: View(90, 5),
        Part.SEAT: View(22, 48, CloseUp((0.0, top.middle_m, high - 0.01), wide * 1.2)),
        Part.LEG: View(52, 8, CloseUp((wide / 2, lowest.front_m + 0.08, lowest.top_m * 0.5), high * 0.7)),
        Part.JOINT: View(56, 12, CloseUp((wide / 2, y, z), 0.17)),
        Part.BASE: View(28, 40, pose_deg=(180, 0, 0), fill=0.84),
        Part.MATERIAL: View(24, 38, CloseUp((0.08, top.front_m + 0.04, high), 0.15)),
    }


def vary(rng: Random) -> Stepped:
    """Another step stool."""
    steps = rng.choice((2, 2, 3))
    return Stepped(
        side=rng.choice(SIDES),
        steps=steps,
        grip=rng.choice(GRIPS),
        foot=rng.choice(FEET),
        height_m=steps * rng.uniform(0.19, 0.25),
        width_m=rng.uniform(0.33, 0.5),
        tread_m=rng.uniform(0.17, 0.25),
        lean_m=rng.uniform(0.0, 0.05),
        thickness_m=rng.uniform(0.018, 0.026),
    )


def kind(design: Stepped) -> str:
    """Its traits in words."""
    side = f"panels with {design.foot} foot" if design.side == "panel" else "legs"
    return f"{design.steps} steps, {side}, {design.grip}"
