"""High stools: a wooden seat on a steel frame with a footrest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any, Final

import numpy as np

from data.studio.article import Look
from data.studio.families.stool.seats import BOARD_M, Seat, build_seat
from data.studio.materials import main, powder_coat, rubber
from data.studio.modelling.curves import Points, curve, disc, slab
from data.studio.modelling.shapes import place, rod, sweep, turned
from data.studio.view import CloseUp, View
from data.studio.workshop.joinery import WOODS, Stock, bolt
from data.vocabulary.parts import Part

BASES: Final = ("four legs", "three legs", "sled", "pedestal")
PLATE_M: Final = 0.006
FOOT_M: Final = 0.004
COLOURS: Final = (
    "mustard",
    "black",
    "white",
    "charcoal",
    "forest green",
    "navy",
    "red",
    "teal",
    "sage",
    "light grey",
    "burgundy",
    "denim blue",
)


@dataclass(frozen=True, slots=True)
class Bar:
    """A high stool in metres; `spread_m` is how far from the middle its feet stand, `back` a low backrest."""

    base: str
    seat: Seat
    height_m: float
    spread_m: float
    tube_m: float
    footrest_m: float
    back: bool
    wood: str

    @property
    def frame_m(self) -> float:
        """Where the frame ends under the seat."""
        return self.height_m - self.seat.thickness_m

    @property
    def top_circle_m(self) -> float:
        """How far from the middle the legs meet the plate under the seat."""
        return 0.62 * min(self.seat.size_m) / 2


PERCH: Final = Bar("four legs", Seat("round", (0.35, 0.35), 0.030), 0.72, 0.215, 0.0105, 0.27, False, "oak")


def legs_of(design: Bar) -> Iterator[tuple[Points, Points]]:
    """The legs from the plate under the seat to the floor; a pedestal's column is its only one."""
    top, low = design.frame_m - PLATE_M, FOOT_M
    if design.base == "pedestal":
        yield np.array((0, 0, top)), np.array((0, 0, low + 0.014))
        return
    degrees = (-90, 30, 150) if design.base == "three legs" else (-135, -45, 45, 135)
    for one in np.radians(degrees):
        out = np.array([np.cos(one), np.sin(one), 0.0])
        yield out * design.top_circle_m + (0, 0, top), out * design.spread_m + (0, 0, low)


def build(look: Look[Bar]) -> None:
    """The whole stool."""
    design = look.design
    coat = main(powder_coat(look.hex))
    build_frame(design, coat)
    build_footrest(design, coat)
    build_top(design)
    for at in bolts_of(design):
        bolt(at, (0, 0, -1), 0.006)


def build_top(design: Bar, *, material: Any = None) -> None:
    """The seat, and the backrest's board where there is one."""
    grown = Stock(design.wood)
    surface = material or grown.plank("Y", boards_m=BOARD_M)
    build_seat(design.seat, design.height_m, surface)


def build_frame(design: Bar, coat: Any, *, lifted_m: float = 0.0) -> None:
    """The plate, the legs and their feet, pulled `lifted_m` away from under the seat."""
    down = np.array((0.0, 0.0, -lifted_m))
    radius = design.top_circle_m + design.tube_m * 2
    top = design.frame_m
    plate = [
        (0.001, top - PLATE_M),
        (radius - 0.001, top - PLATE_M),
        (radius, top - PLATE_M * 0.5),
        (radius, top - 0.0004),
        (0.001, top - 0.0002),
    ]
    place(turned("plate", plate, coat), down)
    for start, end in legs_of(design):
        thick = design.tube_m * (2.1 if design.base == "pedestal" else 1.0)
        rod("leg", end + down, start + down, (thick, thick), coat, upright=(0.01, 1.0, 0.02))
    _feet(design, coat, down)
    if design.back:
        _backrest(design, coat, down)


def _feet(design: Bar, coat: Any, down: Points) -> None:
    black = rubber("#262626")
    if design.base == "pedestal":
        wide = design.spread_m
        edge = [
            (wide - 0.002, 0.004),
            (wide, 0.008),
            (wide - 0.002, 0.012),
            (wide - 0.03, 0.016),
            (0.03, 0.024),
        ]
        closed = np.vstack([[(0.001, 0.004)], curve(edge, 24), [(0.001, 0.026)]])
        place(turned("base", closed, coat, segments=128), down)
        place(turned("pad", [(0.001, 0.0), (wide - 0.01, 0.0), (wide - 0.01, 0.005)], black), down)
        return
    ends = [end for _, end in legs_of(design)]
    if design.base == "sled":
        for front, back in ((ends[0], ends[3]), (ends[1], ends[2])):
            level = np.array((0.0, 0.0, design.tube_m))
            rod(
                "runner",
                front + level + down,
                back + level + down,
                [design.tube_m] * 2,
                coat,
                upright=(0, 0, 1),
            )
    tip = design.tube_m + 0.0022
    cap = [(0.001, -FOOT_M), (tip - 0.001, -FOOT_M), (tip, -FOOT_M + 0.001), (tip, 0.018), (0.001, 0.018)]
    for end in ends:
        place(turned("foot", cap, black, segments=40), end + down)


def _backrest(design: Bar, coat: Any, down: Points) -> None:
    """Two uprights behind the seat, and a bent board between them."""
    deep, high = design.seat.size_m[1] / 2, design.height_m + 0.20
    half = design.seat.size_m[0] * 0.28
    for side in (-half, half):
        path = [
            (side, deep * 0.5, design.frame_m - PLATE_M - design.tube_m * 0.6),
            (side, deep + 0.022, design.frame_m - PLATE_M - design.tube_m * 0.4),
            (side, deep + 0.045, design.height_m + 0.05),
            (side, deep + 0.055, high),
        ]
        sweep("upright", curve(path, 40) + down, disc(design.tube_m * 0.8, 20), coat, upright=(1.0, 0.0, 0.0))
    bent = np.linspace(-1, 1, 31)
    rail = np.column_stack([bent * half * 1.45, deep + 0.04 - 0.035 * bent**2, np.full(31, high - 0.03)])
    grown = Stock(design.wood).bar(7)
    sweep("back", rail + down, slab(0.016, 0.075, 32, 6.0), grown, upright=(0.0, 0.0, 1.0))


def build_footrest(design: Bar, coat: Any, *, lowered_m: float = 0.0) -> None:
    """The ring to put one's feet on, `lowered_m` below its place."""
    start, end = next(legs_of(design))
    share = (design.footrest_m - end[2]) / (start[2] - end[2])
    out = np.hypot(*(end + share * (start - end))[:2])
    level = design.footrest_m - lowered_m
    tube = design.tube_m * 0.82
    if design.base == "sled":
        corners = [end + share * (start - end) for start, end in legs_of(design)]
        for one, other in ((0, 1), (2, 3)):
            low = np.array((0.0, 0.0, level - corners[0][2]))
            rod("footrest", corners[one] + low, corners[other] + low, (tube, tube), coat, upright=(0, 0, 1))
        return
    radius = max(design.spread_m * 0.78, 0.15) if design.base == "pedestal" else out - design.tube_m * 0.6
    angle = np.linspace(0, 2 * np.pi, 121)[:-1]
    ring = np.stack([radius * np.cos(angle), radius * np.sin(angle), np.full(120, level)], axis=1)
    sweep("footrest", ring, disc(tube, 20), coat, loop=True)
    if design.base == "pedestal":
        for one in np.radians((-90, 30, 150)):
            away = np.array((radius * np.cos(one), radius * np.sin(one), level))
            rod("spoke", (0, 0, level), away, (tube * 0.8, tube * 0.8), coat, upright=(0, 0, 1))
        collar = [(design.tube_m * 2.1, -0.02), (design.tube_m * 2.6, -0.018), (design.tube_m * 2.6, 0.018)]
        place(turned("collar", [*collar, (design.tube_m * 2.1, 0.02)], coat), (0, 0, level))


def bolts_of(design: Bar) -> Iterator[Points]:
    """Where the plate is bolted to the seat, from below."""
    for degrees in (0, 90, 180, 270):
        one = np.radians(degrees)
        out = design.top_circle_m * 0.72
        yield np.array((out * np.cos(one), out * np.sin(one), design.frame_m - PLATE_M))


def views(design: Bar) -> dict[Part, View]:
    """How each of its pictures is framed."""
    height, width = design.height_m, max(design.seat.size_m)
    start, end = list(legs_of(design))[-1 if design.base == "pedestal" else 1]
    share = (design.footrest_m - end[2]) / (start[2] - end[2])
    joint = end + share * (start - end)
    upper = height + (0.08 if design.back else 0.0)
    return {
        Part.WHOLE: View(22, 14),
        Part.SIDE: View(90, 4),
        Part.SEAT: View(25, 34, CloseUp((0.0, 0.0, upper - 0.01), width * (1.6 if design.back else 1.22))),
        Part.LEG: View(35, 10, CloseUp((joint[0] * 0.6, joint[1] * 0.6, height * 0.26), height * 0.62)),
        Part.JOINT: View(40, 14, CloseUp((joint[0], joint[1], joint[2]), 0.17)),
        Part.BASE: View(24, 46, CloseUp((0.0, 0.0, height - 0.03), width * 1.4), pose_deg=(180, 0, 0)),
        Part.MATERIAL: View(12, 44, CloseUp((0.05, -width * 0.3, height), 0.16)),
    }


def vary(rng: Random) -> Bar:
    """Another high stool."""
    shape = rng.choice(("round", "square", "saddle"))
    across = rng.uniform(0.30, 0.40)
    deep = across * (rng.uniform(0.7, 0.85) if shape == "saddle" else 1.0)
    height = rng.uniform(0.60, 0.82)
    return Bar(
        base=rng.choice(BASES),
        seat=Seat(shape, (across, deep), rng.uniform(0.022, 0.042), rng.uniform(0.002, 0.009)),
        height_m=height,
        spread_m=rng.uniform(0.18, 0.25),
        tube_m=rng.uniform(0.008, 0.0135),
        footrest_m=height * rng.uniform(0.3, 0.45),
        back=rng.random() < 0.35,
        wood=rng.choice(WOODS),
    )


def finish(design: Bar, rng: Random) -> Look[Bar]:
    """Powder-coated in one of the colours that such frames come in."""
    return Look(design, rng.choice(COLOURS), "steel")


def kind(design: Bar) -> str:
    """Its traits in words."""
    back = "with back" if design.back else "without back"
    return f"bar, {design.base}, {design.seat.shape} seat, {back}"
