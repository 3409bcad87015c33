"""Stools whose legs screw into blocks under the seat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any, Final

import numpy as np

from data.studio.article import Look
from data.studio.families.stool.seats import BOARD_M, Seat, build_seat
from data.studio.materials import metal, rubber
from data.studio.modelling.curves import Points, curve
from data.studio.modelling.shapes import place, rod, turned
from data.studio.view import CloseUp, View
from data.studio.workshop.joinery import Stock, direction, spar, stock
from data.vocabulary.parts import Part

LEG_DEGREES: Final = {3: (-90.0, 30.0, 150.0), 4: (-135.0, -45.0, 45.0, 135.0)}
# Radii along a leg from its top to its foot, as shares of its thickest.
LEGS: Final = {
    "turned": (0.89, 0.97, 1.0, 0.93, 0.81, 0.68),
    "tapered": (1.0, 0.9, 0.8, 0.7, 0.6, 0.5),
    "club": (0.7, 0.72, 0.8, 0.92, 1.0, 1.02),
    "square": (1.0,),
}
HOLE_DEPTH_M: Final = 0.012


@dataclass(frozen=True, slots=True)
class Screwed:
    """A seat on splayed legs, in metres.

    The sockets lie at `inset` of the way from the middle to the seat's edge; each foot stands `splay_m`
    further out.
    """

    seat: Seat
    legs: int
    leg: str
    height_m: float
    inset: float
    splay_m: float
    leg_radius_m: float

    @property
    def underside_m(self) -> float:
        return self.height_m - self.seat.thickness_m


@dataclass(frozen=True, slots=True)
class Leg:
    """Where a leg runs, from its top in the socket to its foot; `out` points away from the middle."""

    top: Points
    foot: Points
    out: Points

    @property
    def along(self) -> Points:
        """Up the leg."""
        return direction(self.foot, self.top)


TERN: Final = Screwed(Seat("round", (0.33, 0.33)), 3, "turned", 0.45, 0.576, 0.083, 0.0185)


def legs_of(design: Screwed) -> Iterator[Leg]:
    """The legs, the one in front first."""
    for degrees in LEG_DEGREES[design.legs]:
        out = np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees)), 0.0])
        socket = design.inset * design.seat.reach(degrees)
        top = out * socket + (0, 0, design.underside_m - HOLE_DEPTH_M)
        yield Leg(top, out * (socket + design.splay_m) + (0, 0, 0.004), out)


def build_board(design: Screwed, timber: Stock) -> None:
    """The seat alone."""
    build_seat(design.seat, design.height_m, timber.plank("Y", boards_m=BOARD_M))


def build_leg(design: Screwed, leg: Leg, material: Any, *, lowered_m: float = 0.0) -> None:
    """A leg and its foot pad; `lowered_m` pulls it out of its block, so that its thread is seen."""
    down = -leg.along * lowered_m
    top, foot = leg.top + down, leg.foot + down
    thick = design.leg_radius_m
    if design.leg == "square":
        section = (thick * 1.9, thick * 1.9)
        spar("leg", top, foot, section, material, upright=leg.out, taper=0.72)
    else:
        radii = [share * thick for share in LEGS[design.leg]]
        rod("leg", foot, top, radii[::-1], material, upright=leg.out)
    pad = [(0.001, -0.004), (0.010, -0.004), (0.0112, -0.003), (0.0115, 0.001), (0.001, 0.001)]
    place(turned("foot", pad, rubber("#2b2a29"), segments=32), foot, leg.along)
    if lowered_m:
        end = top + leg.along * 0.022
        rod("thread", top, end, (0.005, 0.005), metal("#c9ccd0"), upright=leg.out)


def build_block(design: Screwed, leg: Leg, material: Any, *, drilled: bool = False) -> None:
    """The block that a leg screws into; `drilled` shows the hole where no leg is in it."""
    rim = [(0.030, 0.0), (0.0305, 0.004), (0.0265, 0.019), (0.0245, 0.0215), (0.019, 0.0225)]
    well = [(0.008, 0.0225), (0.0055, 0.0215), (0.0055, 0.008), (0.001, 0.008)]
    profile = np.vstack([curve(rim, 20), well if drilled else [(0.001, 0.0225)]])
    at = (leg.top[0], leg.top[1], design.underside_m + 0.0005)
    place(turned("block", profile, material, segments=48), at, -leg.along * 0.12 + (0, 0, -1))


def build(look: Look[Screwed]) -> None:
    """The whole stool."""
    design, timber = look.design, stock(look)
    build_board(design, timber)
    for number, leg in enumerate(legs_of(design)):
        build_block(design, leg, timber.bar(number + 5))
        build_leg(design, leg, leg_timber(design, timber, number))


def leg_timber(design: Screwed, timber: Stock, number: int) -> Any:
    """The surface of a leg."""
    return timber.plank("Z", number) if design.leg == "square" else timber.bar(number)


def views(design: Screwed) -> dict[Part, View]:
    """How each of its pictures is framed."""
    height, width = design.height_m, max(design.seat.size_m)
    leg = list(legs_of(design))[1]
    middle = leg.foot + (leg.top - leg.foot) * 0.42
    under = leg.top - (0, 0, 0.012)
    return {
        Part.WHOLE: View(18, 16),
        Part.SIDE: View(90, 4),
        Part.SEAT: View(25, 38, CloseUp((0.0, 0.0, height - 0.01), width * 1.24)),
        Part.LEG: View(60, 8, CloseUp((middle[0], middle[1], height * 0.36), height * 0.76)),
        Part.JOINT: View(58, -16, CloseUp((under[0], under[1], under[2]), 0.17)),
        Part.BASE: View(24, 52, CloseUp((0.0, 0.0, height - 0.03), width * 1.5), pose_deg=(180, 0, 0)),
        Part.MATERIAL: View(10, 52, CloseUp((0.05, -0.07, height - 0.004), 0.15)),
    }


def vary(rng: Random) -> Screwed:
    """Another stool of this sort."""
    shape = rng.choice(("round", "round", "square", "saddle", "trefoil"))
    across = rng.uniform(0.29, 0.38)
    deep = across * (rng.uniform(0.62, 0.8) if shape == "saddle" else 1.0)
    legs = {"saddle": 4, "trefoil": 3}.get(shape, rng.choice((3, 4)))
    return Screwed(
        seat=Seat(shape, (across, deep), rng.uniform(0.022, 0.044), rng.uniform(0.0, 0.011)),
        legs=legs,
        leg=rng.choice(list(LEGS)),
        height_m=rng.uniform(0.32, 0.68),
        inset=rng.uniform(0.5, 0.66),
        splay_m=rng.uniform(0.02, 0.12),
        leg_radius_m=rng.uniform(0.0155, 0.0225),
    )


def kind(design: Screwed) -> str:
    """Its traits in words."""
    return f"screwed, {design.seat.shape} seat, {design.legs} {design.leg} legs"
