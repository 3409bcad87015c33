"""Ladder shelves: boards between two rails that lean against the wall."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any, Final

import numpy as np

from data.studio.article import Look
from data.studio.materials import rubber
from data.studio.modelling.shapes import box, rod
from data.studio.view import CloseUp, View
from data.studio.workshop.joinery import Stock, bolt, spar, stock
from data.vocabulary.parts import Part

LIPS: Final = ("back", "tray", "none")
RAILS: Final = ("square", "round")
SIDES: Final = -1.0, 1.0
BOLT_RADIUS_M: Final = 0.0065
# The lowest board hangs this high.
LOWEST_M: Final = 0.16
# How far the rails stand above the highest one.
ABOVE_M: Final = 0.11


@dataclass(frozen=True, slots=True)
class Ladder:
    """A ladder shelf in metres; its back is at y = `depth_m` / 2, where the wall is.

    Boards reach from the rails to the wall, so the highest, `top_depth_m` deep, is the narrowest.
    `posts` stand upright at the back; `lip` is the raised edge of the boards.
    """

    boards: int
    width_m: float
    height_m: float
    depth_m: float
    top_depth_m: float
    rail: str
    lip: str
    posts: bool
    thickness_m: float = 0.019
    rail_m: tuple[float, float] = (0.022, 0.042)

    @property
    def wall_m(self) -> float:
        """Where the wall's face is."""
        return self.depth_m / 2

    def rail_y_m(self, z: float) -> float:
        """Where the rails' middle is at a height."""
        foot = -self.depth_m / 2 + self.rail_m[1] / 2
        top = self.wall_m - self.top_depth_m + self.rail_m[1]
        return foot + (top - foot) * z / self.height_m


@dataclass(frozen=True, slots=True)
class Board:
    """A board's top and its edges in front and at the wall."""

    top_m: float
    front_m: float
    back_m: float

    @property
    def middle_m(self) -> float:
        return (self.front_m + self.back_m) / 2


LARCH: Final = Ladder(4, 0.56, 1.42, 0.42, 0.20, "square", "back", False)


def boards_of(design: Ladder) -> Iterator[Board]:
    """The boards, the lowest one first; each stands out a little in front of the rails."""
    highest = design.height_m - ABOVE_M
    for top in np.linspace(LOWEST_M, highest, design.boards):
        front = design.rail_y_m(float(top)) - design.rail_m[1] * 0.7
        yield Board(float(top), front, design.wall_m - 0.002)


def build(look: Look[Ladder]) -> None:
    """The whole shelf."""
    design, timber = look.design, stock(look)
    for number in range(design.boards):
        build_board(design, number, timber)
    for side in SIDES:
        build_rail(design, side, timber)
        build_bolts(design, side)


def build_board(
    design: Ladder, number: int, timber: Stock, *, material: Any = None, aside_m: float = 0.0
) -> None:
    """A board with its lips and the cleats under its ends; `aside_m` moves it along x."""
    board = list(boards_of(design))[number]
    thick = design.thickness_m
    wide, deep = design.width_m - 2 * design.rail_m[0], board.back_m - board.front_m
    surface = material or timber.plank("X", number)
    size = (wide, deep, thick)
    box("board", (aside_m, board.middle_m, board.top_m - thick / 2), size, surface, bevel_m=0.003)
    lip = 0.034
    if design.lip != "none":
        centre = (aside_m, board.back_m - thick * 0.4, board.top_m + lip / 2)
        box(
            "lip",
            centre,
            (wide, thick * 0.75, lip),
            material or timber.plank("X", 20 + number),
            bevel_m=0.002,
        )
    for side in SIDES:
        x = aside_m + side * (wide / 2 - thick * 0.5)
        cleat = (x, board.middle_m + 0.004, board.top_m - thick - 0.014)
        box("cleat", cleat, (thick, deep - 0.03, 0.028), material or timber.plank("Y", number), bevel_m=0.002)
        if design.lip == "tray":
            edge = (x, board.middle_m, board.top_m + lip / 2)
            box(
                "lip",
                edge,
                (thick * 0.75, deep, lip),
                material or timber.plank("Y", 30 + number),
                bevel_m=0.002,
            )


def build_rail(
    design: Ladder, side: float, timber: Stock, *, material: Any = None, aside_m: float = 0.0
) -> None:
    """The leaning rail at -x or +x with its pad, and its post where there is one."""
    thick, deep = design.rail_m
    x = side * (design.width_m / 2 - thick / 2 + aside_m)
    foot, top = (x, design.rail_y_m(0.004), 0.004), (x, design.rail_y_m(design.height_m), design.height_m)
    number = 40 + int(side)
    if design.rail == "square":
        surface = material or timber.plank("Z", number)
        spar("rail", foot, top, (thick, deep), surface, upright=(0, 1, 0.01), bevel_m=0.003)
    else:
        surface = material or timber.bar(number)
        rod("rail", foot, top, (deep * 0.46,) * 2, surface, upright=(0, 1, 0))
    if design.posts:
        last = list(boards_of(design))[-1]
        y = design.wall_m - 0.014
        surface = material or timber.plank("Z", number + 4)
        spar("post", (x, y, 0.004), (x, y, last.top_m + 0.02), (thick, 0.024), surface, upright=(0, 1, 0))
        box("pad", (x, y, 0.002), (thick * 0.8, 0.018, 0.004), rubber("#2b2a29"), bevel_m=0.001)
    box("pad", (x, foot[1], 0.0025), (thick * 0.8, deep * 0.7, 0.005), rubber("#2b2a29"), bevel_m=0.001)


def bolts_of(design: Ladder) -> Iterator[tuple[float, float]]:
    """Where the rails are bolted to the boards, (y, z)."""
    for board in boards_of(design):
        z = board.top_m - design.thickness_m / 2
        yield design.rail_y_m(z), z
        if design.posts:
            yield design.wall_m - 0.014, z


def build_bolts(design: Ladder, side: float, *, out_m: float = 0.0, material: Any = None) -> None:
    """The bolts of one rail, drawn out by `out_m`."""
    aside = 0.0
    if design.rail == "round":
        aside = design.rail_m[1] * 0.46 - design.rail_m[0] / 2
    for y, z in bolts_of(design):
        at = (side * (design.width_m / 2 + aside), y, z)
        bolt(at, (side, 0, 0), BOLT_RADIUS_M, out_m=out_m, material=material)


def views(design: Ladder) -> dict[Part, View]:
    """How each of its pictures is framed."""
    lowest, *_, highest = boards_of(design)
    edge = design.width_m / 2
    y, z = next(bolts_of(design))
    return {
        Part.WHOLE: View(30, 12, fill=0.92),
        Part.SIDE: View(90, 3, fill=0.92),
        Part.BACK: View(158, 12, fill=0.92),
        Part.TOP: View(26, 34, CloseUp((0.0, highest.middle_m, highest.top_m + 0.02), design.width_m * 1.25)),
        Part.JOINT: View(52, 16, CloseUp((edge, y, z), 0.2)),
        Part.BASE: View(40, 18, CloseUp((0.0, lowest.middle_m, lowest.top_m * 0.55), design.width_m * 1.25)),
        Part.MATERIAL: View(22, 30, CloseUp((0.06, lowest.front_m + 0.03, lowest.top_m), 0.17)),
    }


def vary(rng: Random) -> Ladder:
    """Another ladder shelf."""
    rail = rng.choice(RAILS)
    deep = rng.uniform(0.30, 0.48)
    return Ladder(
        boards=rng.choice((3, 4, 5, 6)),
        width_m=rng.uniform(0.36, 0.85),
        height_m=rng.uniform(0.95, 1.8),
        depth_m=deep,
        top_depth_m=deep * rng.uniform(0.4, 0.62),
        rail=rail,
        lip=rng.choice(LIPS),
        posts=rng.random() < 0.4,
        thickness_m=rng.uniform(0.016, 0.024),
        rail_m=(rng.uniform(0.019, 0.028), rng.uniform(0.036, 0.055)) if rail == "square" else (0.030, 0.034),
    )


def kind(design: Ladder) -> str:
    """Its traits in words."""
    posts = "with posts" if design.posts else "leaning"
    return f"ladder, {design.boards} boards, {design.rail} rails, {design.lip} lip, {posts}"
