"""Stools on a frame of pegged bars, with a woven seat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Final

import numpy as np

from data.studio.article import Look
from data.studio.families.stool.weaving import cord_seat, web_seat
from data.studio.modelling.curves import Points
from data.studio.modelling.shapes import rod
from data.studio.view import CloseUp, View
from data.studio.workshop.joinery import Stock, direction, plug, spar, stock
from data.vocabulary.parts import Part

STRETCHERS: Final = ("double", "single", "H", "high")
LEGS: Final = ("turned", "straight", "square")
WEAVES: Final = ("cord", "webbing")
CORDS: Final = ("#d3b384", "#e6d8bb", "#b48a5c", "#4a4038")


@dataclass(frozen=True, slots=True)
class Woven:
    """A rectangular frame in metres between the legs' axes; `post_m` is how far legs stand above the seat.

    `stretchers` is how the bars below the seat run: two or one on every side, an H, or one high up.
    """

    height_m: float = 0.44
    width_m: float = 0.40
    depth_m: float = 0.34
    leg: str = "turned"
    leg_radius_m: float = 0.0175
    stretchers: str = "double"
    post_m: float = 0.012
    weave: str = "cord"
    cord: str = CORDS[0]
    rail_radius_m: float = 0.0115
    cord_radius_m: float = 0.0024

    @property
    def half_m(self) -> tuple[float, float]:
        """Half the frame, across and from front to back."""
        return self.width_m / 2, self.depth_m / 2


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretcher between two places (x, y) at the height `z_m`; `pegged` into legs, not another bar."""

    start: tuple[float, float]
    end: tuple[float, float]
    z_m: float
    pegged: bool = True


FEN: Final = Woven()


def bars(design: Woven) -> Iterator[Bar]:
    """The stretchers, as the design's arrangement has them."""
    x, y = design.half_m
    high = design.height_m
    levels = {
        "double": ((0.31, 0.58), (0.39, 0.66)),
        "single": ((0.34,), (0.42,)),
        "H": ((), (0.36,)),
        "high": ((0.68,), (0.62,)),
    }
    across, deep = levels[design.stretchers]
    for share in across:
        yield from (Bar((-x, side), (x, side), high * share) for side in (-y, y))
    for share in deep:
        yield from (Bar((side, -y), (side, y), high * share) for side in (-x, x))
    if design.stretchers == "H":
        yield Bar((-x, 0.0), (x, 0.0), high * 0.36, pegged=False)


def build(look: Look[Woven]) -> None:
    """The whole stool."""
    design, timber = look.design, stock(look)
    x, y = design.half_m
    for number, corner in enumerate((a, b) for a in (-x, x) for b in (-y, y)):
        _leg(design, corner, timber, number)
    for number, bar in enumerate(bars(design)):
        _stretcher(design, bar, timber, number + 9)
    if design.weave == "cord":
        cord_seat(design.half_m, design.height_m, _inner(design), design.rail_radius_m, design.cord)
    else:
        web_seat(design.half_m, design.height_m, _inner(design), design.rail_radius_m, design.cord)


def _inner(design: Woven) -> float:
    return design.leg_radius_m * (1.0 if design.leg == "square" else 0.8)


def _leg(design: Woven, corner: tuple[float, float], timber: Stock, number: int) -> None:
    x, y = corner
    radius, top = design.leg_radius_m, design.height_m + design.post_m
    if design.leg == "square":
        side = radius * 1.8
        spar("leg", (x, y, top), (x, y, 0), (side, side), timber.plank("Z", number), upright=(0, 1, 0))
        return
    shares = (0.62, 0.82, 0.97, 1.0, 1.0) if design.leg == "turned" else (1.0, 1.0)
    radii = [share * radius for share in shares]
    rod("leg", (x, y, 0), (x, y, top), radii, timber.bar(number), upright=(x, y, 0))


def _stretcher(design: Woven, bar: Bar, timber: Stock, piece: int) -> None:
    start, end = ((*place, bar.z_m) for place in (bar.start, bar.end))
    if design.leg == "square":
        surface = timber.plank("Z", piece)
        spar("stretcher", start, end, (0.018, 0.026), surface, upright=(0, 0, 1))
    else:
        swell = (0.0085, 0.0108, 0.0116, 0.0108, 0.0085)
        rod("stretcher", start, end, swell, timber.bar(piece), upright=(0, 0, 1))
    if bar.pegged:
        _pegs(design, np.array(start), np.array(end), timber)


def _pegs(design: Woven, start: Points, end: Points, timber: Stock) -> None:
    """The pegs that pin a stretcher's tenons, flush with the outside of the legs."""
    across = np.cross(direction(start, end), (0.0, 0.0, 1.0))
    outward = across if across @ (start + end) > 0 else -across
    surface = design.leg_radius_m * (0.9 if design.leg == "square" else 0.97)
    for place in (start, end):
        plug(place + outward * surface, outward, 0.0036, timber.end_grain())


def views(design: Woven) -> dict[Part, View]:
    """How each of its pictures is framed."""
    height, wide = design.height_m, max(design.width_m, design.depth_m)
    x, y = design.half_m
    lowest = next(bar for bar in bars(design) if bar.pegged)
    joint = (x - 0.012, -y + 0.01, lowest.z_m + 0.015)
    return {
        Part.WHOLE: View(32, 20),
        Part.SIDE: View(90, 5),
        Part.SEAT: View(24, 46, CloseUp((0.0, 0.0, height - 0.02), wide * 1.25)),
        Part.LEG: View(34, 10, CloseUp((x, -y, height * 0.43), height * 0.82)),
        Part.JOINT: View(38, 16, CloseUp(joint, 0.15)),
        Part.BASE: View(24, 50, CloseUp((0.0, 0.0, height * 0.9), wide * 1.5), pose_deg=(180, 0, 0)),
        Part.MATERIAL: View(-18, 50, CloseUp((-x * 0.3, -y * 0.3, height), 0.15)),
    }


def vary(rng: Random) -> Woven:
    """Another stool of this sort."""
    width = rng.uniform(0.32, 0.5)
    leg = rng.choice(LEGS)
    return Woven(
        height_m=rng.uniform(0.36, 0.64),
        width_m=width,
        depth_m=width * rng.uniform(0.72, 1.0),
        leg=leg,
        leg_radius_m=rng.uniform(0.015, 0.021),
        stretchers=rng.choice(STRETCHERS),
        post_m=rng.choice((0.004, rng.uniform(0.01, 0.045))),
        weave=rng.choice(WEAVES),
        cord=rng.choice(CORDS),
    )


def kind(design: Woven) -> str:
    """Its traits in words."""
    return f"woven, {design.weave} seat, {design.leg} legs, {design.stretchers} stretchers"
