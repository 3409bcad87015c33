"""Wall shelves: boards on brackets or on a rail, seen as mounted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any, Final

import numpy as np

from data.studio.article import Look
from data.studio.materials import powder_coat
from data.studio.modelling.curves import Points
from data.studio.modelling.shapes import box, grid, place, rod, turned
from data.studio.view import CloseUp, View
from data.studio.workshop.joinery import Stock, bolt, hole, panel, plug, stock
from data.vocabulary.parts import Part

SUPPORTS: Final = ("gusset", "quarter", "steel", "rail")
ENDS: Final = ("straight", "round")
STEEL: Final = "#26272a"


@dataclass(frozen=True, slots=True)
class Wall:
    """A wall shelf in metres; the wall is at y = `depth_m` / 2.

    `support` is what carries a board: a triangular or a quarter-round bracket of wood, an angle of
    steel, or a rail with pegs to hang things on. `lip` is a raised edge in front.
    """

    boards: int
    support: str
    ends: str
    lip: bool
    width_m: float
    depth_m: float
    thickness_m: float
    support_m: float
    gap_m: float = 0.30

    @property
    def wall_m(self) -> float:
        """Where the wall's face is."""
        return self.depth_m / 2

    @property
    def levels_m(self) -> tuple[float, ...]:
        """The undersides of the boards; the lowest support reaches down to zero."""
        return tuple(self.support_m + self.gap_m * number for number in range(self.boards))

    @property
    def brackets_m(self) -> tuple[float, float]:
        """Where brackets stand along x, or a rail's ends."""
        return (-self.width_m * 0.32, self.width_m * 0.32)


TALLY: Final = Wall(1, "gusset", "straight", False, 0.70, 0.20, 0.026, 0.15)


def build(look: Look[Wall]) -> None:
    """The whole shelf."""
    design, timber = look.design, stock(look)
    for level in design.levels_m:
        build_support(design, level, timber)
        build_board(design, level, timber)


def build_board(
    design: Wall, level: float, timber: Stock, *, material: Any = None, lifted_m: float = 0.0
) -> None:
    """A board with its underside at `level`, `lifted_m` above its place."""
    wide, deep, thick = design.width_m, design.depth_m, design.thickness_m
    z = level + lifted_m
    number = round(level * 100)
    surface = material or timber.plank("X", number)
    if design.ends == "round":
        outline = _rounded(wide, deep)
        layers = [
            (0.004, 0.0),
            (0.0012, 0.001),
            (0.0, 0.004),
            (0.0, thick - 0.004),
            (0.0012, thick - 0.001),
            (0.004, thick),
        ]
        half = np.array((wide, deep)) / 2
        rings = [
            np.column_stack([outline * (1 - inset / half), np.full(len(outline), z + up)])
            for inset, up in layers
        ]
        grid("board", np.array(rings), surface, around=True, caps=(True, True))
    else:
        box("board", (0, 0, z + thick / 2), (wide, deep, thick), surface, bevel_m=0.003)
    if design.lip:
        front = -deep / 2 + 0.008
        across = wide - (deep * 0.9 if design.ends == "round" else 0.0)
        size, centre = (across, 0.014, 0.022), (0, front, z + thick + 0.010)
        box("lip", centre, size, material or timber.plank("X", number + 7), bevel_m=0.002)
    if design.support in {"gusset", "quarter"} and material is None:
        for x in design.brackets_m:
            for y in (-deep * 0.18, deep * 0.2):
                plug((x, y, z + thick - 0.0002), (0, 0, 1), 0.0055, timber.end_grain())


def _rounded(wide: float, deep: float) -> Points:
    """A board's outline with rounded front corners, (n, 2) around the z axis."""
    radius = deep * 0.45
    angle = np.radians(np.linspace(180, 270, 14))
    left = np.column_stack([np.cos(angle), np.sin(angle)]) * radius + (-wide / 2 + radius, -deep / 2 + radius)
    right = (left * (-1, 1))[::-1]
    back = [(wide / 2, deep / 2), (-wide / 2, deep / 2)]
    straight = np.linspace(left[-1], right[0], 12)[1:-1]
    return np.vstack([left, straight, right, back])


def build_support(design: Wall, level: float, timber: Stock, *, material: Any = None) -> None:
    """What carries the board whose underside is at `level`."""
    if design.support == "rail":
        _rail(design, level, timber, material)
        return
    for number, x in enumerate(design.brackets_m):
        if design.support == "steel":
            _angle(design, x, level, material or powder_coat(STEEL))
        else:
            surface = material or timber.plank("Z", 60 + number)
            panel("bracket", _gusset(design, level), x, 0.024, surface, bevel_m=0.003)
            low = level - design.support_m
            up = design.support_m * 0.2
            bolt((x, _gusset_front(design, up), low + up), (0, -1, 0), 0.006)


def _gusset(design: Wall, level: float) -> Points:
    """A wooden bracket's outline in (y, z)."""
    back, low, reach = design.wall_m - 0.001, level - design.support_m, design.depth_m * 0.8
    corner = [(back, low), (back, level)]
    if design.support == "gusset":
        return np.array([*corner, (back - reach, level), (back - reach, level - 0.024), (back - 0.028, low)])
    angle = np.radians(np.linspace(90, 0, 20))
    across, high = reach - 0.028, design.support_m - 0.024
    hollow = np.column_stack([back - reach + across * np.cos(angle), low + high * np.sin(angle)])
    return np.vstack([corner, [(back - reach, level)], hollow])


def _gusset_front(design: Wall, up_m: float) -> float:
    """How far in front a bracket's edge is, so far above its lower end."""
    back, reach = design.wall_m - 0.001, design.depth_m * 0.8
    if design.support == "quarter":
        return back - 0.03
    return back - 0.028 - (reach - 0.028) * up_m / (design.support_m - 0.024)


def _angle(design: Wall, x: float, level: float, steel: Any) -> None:
    """An angle of flat steel with a round brace."""
    back, tall, reach = design.wall_m, design.support_m, design.depth_m * 0.82
    box("angle", (x, back - 0.002, level - tall / 2), (0.026, 0.004, tall), steel, bevel_m=0.001)
    box("angle", (x, back - reach / 2, level - 0.002), (0.026, reach, 0.004), steel, bevel_m=0.001)
    ends = (x, back - 0.004, level - tall * 0.78), (x, back - reach * 0.8, level - 0.004)
    rod("brace", *ends, (0.005, 0.005), steel, upright=(1, 0, 0))
    for z in (level - tall * 0.14, level - tall * 0.9):
        bolt((x, back - 0.004, z), (0, -1, 0), 0.0058)


def _rail(design: Wall, level: float, timber: Stock, material: Any) -> None:
    """A board along the wall with turned pegs."""
    thick, tall = 0.019, design.support_m
    length = design.width_m * 0.94 if design.ends == "straight" else design.width_m - design.depth_m * 0.3
    y, z = design.wall_m - thick / 2, level - tall / 2
    surface = material or timber.plank("X", 50)
    box("rail", (0, y, z), (length, thick, tall), surface, bevel_m=0.003)
    front, low = y - thick / 2, level - tall * 0.6
    count = max(3, round(length / 0.16))
    peg = [
        (0.0085, 0.0),
        (0.0075, 0.02),
        (0.007, 0.05),
        (0.0125, 0.058),
        (0.0135, 0.066),
        (0.010, 0.0725),
        (0.001, 0.0735),
    ]
    for x in np.linspace(-length * 0.42, length * 0.42, count):
        place(turned("peg", peg, material or timber.bar(3), segments=40), (x, front, low), (0, -1, 0.16))
    for x in design.brackets_m:
        bolt((x, front, level - tall * 0.24), (0, -1, 0), 0.006)


def drill_holes(design: Wall) -> Iterator[tuple[float, float]]:
    """Where the wall is drilled, (x, z)."""
    for level in design.levels_m:
        for x in design.brackets_m:
            if design.support == "steel":
                yield from ((x, level - design.support_m * share) for share in (0.14, 0.9))
            else:
                share = 0.24 if design.support == "rail" else 0.8
                yield x, level - design.support_m * share


def under_bolts(design: Wall, level: float) -> Iterator[tuple[float, float, float]]:
    """Where a board is screwed on from below."""
    aside = 0.0 if design.support == "steel" else 0.03
    for x in design.brackets_m:
        inward = -np.sign(x) * aside
        thick = 0.0045 if design.support == "steel" else 0.0
        yield float(x + inward), design.wall_m - design.depth_m * 0.45, level - thick


def build_holes(design: Wall) -> None:
    """The drilled holes in the wall."""
    for x, z in drill_holes(design):
        hole((x, design.wall_m - 0.0002, z), (0, -1, 0), 0.007)


def views(design: Wall) -> dict[Part, View]:
    """How each of its pictures is framed."""
    wide, deep = design.width_m, design.depth_m
    top = design.levels_m[-1] + design.thickness_m
    x, level = design.brackets_m[1], design.levels_m[0]
    under = (x, 0.0, level - design.support_m * 0.45)
    return {
        Part.WHOLE: View(24, 14, floor=False, fill=0.9),
        Part.SIDE: View(90, 4, floor=False, fill=0.8),
        Part.BACK: View(160, 14, floor=False, fill=0.9),
        Part.TOP: View(18, 46, CloseUp((0.0, 0.0, top), wide * 1.12), floor=False),
        Part.JOINT: View(42, -8, CloseUp(under, max(design.support_m, deep) * 1.5), floor=False),
        Part.BASE: View(20, -38, floor=False, fill=0.9),
        Part.MATERIAL: View(26, 32, CloseUp((wide * 0.2, -deep / 2 + 0.02, top - 0.01), 0.16), floor=False),
    }


def vary(rng: Random) -> Wall:
    """Another wall shelf."""
    support = rng.choice(SUPPORTS)
    deep = rng.uniform(0.15, 0.27)
    tall = deep * rng.uniform(0.6, 1.05)
    if support == "rail":
        tall = rng.uniform(0.075, 0.12)
    return Wall(
        boards=rng.choice((1, 1, 2, 3)),
        support=support,
        ends=rng.choice(ENDS),
        lip=rng.random() < 0.35,
        width_m=rng.uniform(0.42, 1.0),
        depth_m=deep,
        thickness_m=rng.uniform(0.016, 0.036),
        support_m=tall,
        gap_m=tall + rng.uniform(0.13, 0.24),
    )


def kind(design: Wall) -> str:
    """Its traits in words."""
    lip = "with lip" if design.lip else "without lip"
    return f"wall, {design.boards} boards, {design.support}, {design.ends} ends, {lip}"
