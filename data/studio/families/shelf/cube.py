"""Low bookcases with compartments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any, Final

import numpy as np

from data.studio.article import Look
from data.studio.materials import rubber
from data.studio.modelling.shapes import box, rod
from data.studio.view import CloseUp, View
from data.studio.workshop.joinery import Stock, plug, stock
from data.vocabulary.parts import Part

FEET: Final = ("none", "tapered", "plinth", "runners")
LAYOUTS: Final = ("even", "staggered", "split")
FEET_M: Final = {"none": 0.006, "tapered": 0.13, "plinth": 0.06, "runners": 0.05}
BACK_M: Final = 0.005
Place = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Cube:
    """A bookcase in metres, of compartments `cell_m` wide and high.

    In a staggered layout the uprights of every other row stand elsewhere; in a split one only the lower
    rows have uprights.
    """

    columns: int
    rows: int
    cell_m: tuple[float, float]
    depth_m: float
    thickness_m: float
    feet: str
    layout: str
    back: bool
    overhang_m: float

    @property
    def width_m(self) -> float:
        return self.columns * self.cell_m[0] + (self.columns + 1) * self.thickness_m

    @property
    def foot_m(self) -> float:
        """The height of what it stands on."""
        return FEET_M[self.feet]

    @property
    def top_m(self) -> float:
        """The height of its top."""
        return self.foot_m + self.rows * self.cell_m[1] + (self.rows + 1) * self.thickness_m


@dataclass(frozen=True, slots=True)
class Piece:
    """One board: which group it is mounted with, its middle, size and the axis of its grain.

    Only the two sides are not `shaded`: one is seen in the light, one in half shade. Boards lie in the
    shade of the compartments, and the top mirrors the room.
    """

    group: str
    centre: Place
    size: Place
    grain: str
    shaded: bool = True


CRATE: Final = Cube(2, 2, (0.36, 0.33), 0.30, 0.020, "tapered", "even", True, 0.0)


def pieces_of(design: Cube) -> Iterator[Piece]:
    """All boards, from the bottom up."""
    wide, deep, thick = design.width_m, design.depth_m, design.thickness_m
    low, high = design.foot_m, design.top_m
    over = design.overhang_m
    yield Piece("bottom", (0, 0, low + thick / 2), (wide, deep, thick), "X")
    tall = high - low - 2 * thick
    for side in (-1, 1):
        x = side * (wide - thick) / 2
        yield Piece("sides", (x, 0, low + thick + tall / 2), (thick, deep, tall), "Z", shaded=False)
    inner = wide - 2 * thick
    for level in shelf_levels(design):
        yield Piece("shelves", (0, 0.003, level + thick / 2), (inner, deep - 0.008, thick), "X")
    for row in range(design.rows):
        z = low + thick + row * (design.cell_m[1] + thick) + design.cell_m[1] / 2
        group = "sides" if row == 0 else "shelves"
        for x in _uprights(design, row):
            yield Piece(group, (x, 0.003, z), (thick, deep - 0.008, design.cell_m[1]), "Z")
    yield Piece("top", (0, -over / 2, high - thick / 2), (wide + 2 * over, deep + over, thick), "X")
    if design.back:
        y = deep / 2 + BACK_M / 2
        yield Piece("back", (0, y, (low + high) / 2), (wide - 0.006, BACK_M, high - low - 0.006), "Z")


def shelf_levels(design: Cube) -> tuple[float, ...]:
    """The undersides of the boards between bottom and top."""
    step = design.cell_m[1] + design.thickness_m
    return tuple(design.foot_m + step * row for row in range(1, design.rows))


def _uprights(design: Cube, row: int) -> Iterator[float]:
    """Where uprights stand in a row, along x."""
    if design.layout == "split" and row > 0:
        return
    step = design.cell_m[0] + design.thickness_m
    shift = step * 0.33 * (-1) ** row if design.layout == "staggered" else 0.0
    for number in range(1, design.columns):
        yield step * (number - design.columns / 2) + shift


def build(look: Look[Cube]) -> None:
    """The whole bookcase."""
    build_pieces(look.design, stock(look))
    build_feet(look.design, stock(look))


def build_pieces(
    design: Cube,
    timber: Stock,
    *,
    without: tuple[str, ...] = (),
    new: Mapping[str, tuple[Any, Place]] | None = None,
) -> None:
    """The boards but for the groups `without`; `new` groups have a material and are away from their place."""
    for number, piece in enumerate(pieces_of(design)):
        if piece.group in without:
            continue
        material, away = (new or {}).get(piece.group, (None, (0.0, 0.0, 0.0)))
        surface = material or timber.plank(piece.grain, number, shaded=piece.shaded)
        bevel = 0.0008 if piece.group == "back" else 0.002
        box(piece.group, np.add(piece.centre, away), piece.size, surface, bevel_m=bevel)
    if "top" not in without:
        lifted = (new or {}).get("top", (None, (0.0, 0.0, 0.0)))[1]
        for x, y in corners_of(design):
            plug(np.add((x, y, design.top_m - 0.0002), lifted), (0, 0, 1), 0.0055, timber.end_grain())
    if "shelves" not in without and "sides" not in without and not new:
        _side_plugs(design, timber)


def corners_of(design: Cube) -> Iterator[tuple[float, float]]:
    """Where the top is joined to the sides, (x, y)."""
    x = (design.width_m - design.thickness_m) / 2
    yield from ((side * x, y) for side in (-1, 1) for y in (-design.depth_m * 0.32, design.depth_m * 0.32))


def _side_plugs(design: Cube, timber: Stock) -> None:
    for level in shelf_levels(design):
        for side in (-1, 1):
            for y in (-design.depth_m * 0.32, design.depth_m * 0.32):
                at = (side * (design.width_m / 2 - 0.0002), y, level + design.thickness_m / 2)
                plug(at, (side, 0, 0), 0.0055, timber.end_grain())


def build_feet(design: Cube, timber: Stock, *, material: Any = None, lowered_m: float = 0.0) -> None:
    """What it stands on, `lowered_m` below its place."""
    wide, deep, high = design.width_m, design.depth_m, design.foot_m
    down = -lowered_m
    if design.feet == "plinth":
        size = (wide - 0.07, deep - 0.05, high)
        box("plinth", (0, 0.012, high / 2 + down), size, material or timber.plank("X", 70), bevel_m=0.002)
        return
    if design.feet == "runners":
        for number, side in enumerate((-1, 1)):
            centre, size = (side * (wide / 2 - 0.06), 0.0, high / 2 + down), (0.03, deep - 0.02, high)
            box("runner", centre, size, material or timber.plank("Y", 70 + number), bevel_m=0.004)
        return
    for number, (x, y) in enumerate(feet_of(design)):
        if design.feet == "none":
            centre = (x, y, high / 2 + down)
            box("pad", centre, (0.03, 0.03, high), material or rubber("#2b2a29"), bevel_m=0.001)
            continue
        lean = 0.022
        foot = (x + np.sign(x) * lean, y + np.sign(y) * lean, down)
        surface = material or timber.bar(70 + number)
        rod("foot", foot, (x, y, high + down), (0.0115, 0.0165, 0.021), surface, upright=(0.3, 1, 0))


def feet_of(design: Cube) -> Iterator[tuple[float, float]]:
    """Where feet meet the bottom, (x, y)."""
    x, y = design.width_m / 2 - 0.055, design.depth_m / 2 - 0.055
    yield from ((a, b) for a in (-x, x) for b in (-y, y))


def views(design: Cube) -> dict[Part, View]:
    """How each of its pictures is framed."""
    wide, deep, high = design.width_m, design.depth_m, design.top_m
    corner = (wide / 2, -deep / 2 - design.overhang_m, high - design.thickness_m)
    foot = View(30, 12, CloseUp((wide * 0.3, -deep / 2, design.foot_m * 0.6 + 0.03), max(wide * 0.45, 0.3)))
    below = View(30, 42, pose_deg=(180, 0, 0), fill=0.88)
    return {
        Part.WHOLE: View(28, 14),
        Part.SIDE: View(78, 8),
        Part.BACK: View(156, 14),
        Part.TOP: View(24, 44, CloseUp((0.0, 0.0, high), wide * 1.15)),
        Part.JOINT: View(40, 26, CloseUp(corner, 0.2)),
        Part.BASE: below if design.feet == "none" else foot,
        Part.MATERIAL: View(20, 34, CloseUp((wide * 0.2, -deep * 0.42, high), 0.17)),
    }


def vary(rng: Random) -> Cube:
    """Another bookcase."""
    columns, rows = rng.choice(((1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3), (3, 1), (3, 2)))
    several = columns > 1 and rows > 1
    return Cube(
        columns=columns,
        rows=rows,
        cell_m=(rng.uniform(0.28, 0.44), rng.uniform(0.26, 0.38)),
        depth_m=rng.uniform(0.25, 0.36),
        thickness_m=rng.uniform(0.016, 0.03),
        feet=rng.choice(FEET),
        layout=rng.choice(LAYOUTS) if several else "even",
        back=rng.random() < 0.55,
        overhang_m=rng.choice((0.0, rng.uniform(0.008, 0.025))),
    )


def kind(design: Cube) -> str:
    """Its traits in words."""
    back = "with back" if design.back else "open"
    return f"bookcase, {design.columns} by {design.rows}, {design.layout}, {design.feet} feet, {back}"
