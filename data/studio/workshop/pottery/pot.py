"""Pots: an outside, an inside and a foot turned from one outline, in the glazes their ware is sold in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from data.studio.article import Look
from data.studio.materials import clay, glazed, main, porcelain, shade
from data.studio.modelling.curves import Points, curve
from data.studio.modelling.shapes import turned

Outline = tuple[tuple[float, float], ...]
CLAYS: Final = ("#c9ab86", "#a5714b", "#d8cdbb")
STONEWARE_INSIDE: Final = "#ece6d8"
PORCELAIN: Final = "#efeeea"
# How far a painted band stands off the glaze under it, so that the two never share a surface.
BAND_RISE_M: Final = 0.00012
# How deep under the rim a lid's seat lies.
SEAT_M: Final = 0.0035


@dataclass(frozen=True, slots=True)
class Pot:
    """A pot's outer wall `outline`, (radius, height) from the foot to the rim, in metres.

    The wall is `wall_m` thick, the floor inside lies at `floor_m`, and the pot stands on a ring of
    `foot_radius_m`.
    """

    outline: Outline
    wall_m: float
    foot_radius_m: float
    floor_m: float = 0.0062

    @property
    def height_m(self) -> float:
        return self.outline[-1][1]

    @property
    def rim_radius_m(self) -> float:
        return self.outline[-1][0]

    @property
    def widest_m(self) -> float:
        return max(radius for radius, _ in self.outline)

    def radius_at(self, height_m: float) -> float:
        """The outer radius at a height."""
        wall = curve(self.outline, 60)
        return float(np.interp(height_m, wall[:, 1], wall[:, 0]))


@dataclass(frozen=True, slots=True)
class Glazes:
    """The materials of a pot: outside, inside, and what stayed bare under the foot."""

    outside: Any
    inside: Any
    bare: Any


def glazes(look: Look[Any], *, dip_m: float, clay_colour: str) -> Glazes:
    """The glazes of a look in stoneware or porcelain; a dipped one leaves the clay bare below `dip_m`."""
    if look.material == "porcelain":
        white = porcelain(PORCELAIN)
        return Glazes(main(porcelain(look.hex)), white, porcelain(PORCELAIN, matt=True))
    specks = "#4a3a2c" if look.pattern == "speckled" else ""
    dipped = (dip_m, clay_colour) if look.pattern == "dipped" else None
    matt = look.pattern == "speckled"
    outside = main(glazed(look.hex, edge=shade(look.hex, 1.25), specks=specks, matt=matt, dipped=dipped))
    inside = glazed(STONEWARE_INSIDE, edge=STONEWARE_INSIDE, specks=specks, matt=matt)
    return Glazes(outside, inside, clay(clay_colour))


def throw(pot: Pot, surfaces: Glazes, *, ledge_m: float = 0.0) -> None:
    """The pot itself, open at the top, with a ledge so wide under the rim for a lid to sit on."""
    wall = curve(pot.outline, 60)
    foot, wide, bottom = pot.foot_radius_m, pot.outline[0][0], pot.outline[0][1]
    lip, half = pot.rim_radius_m - pot.wall_m / 2, pot.wall_m / 2
    angle = np.linspace(0, np.pi, 12)[1:-1]
    rounded = np.stack([lip + half * np.cos(angle), pot.height_m + half * 0.9 * np.sin(angle)], axis=1)
    under = [(foot, bottom - 0.0004), (wide - 0.001, bottom - 0.0004)]
    turned("body", np.vstack([under, wall, rounded[:5]]), surfaces.outside)
    turned("inside", np.vstack([rounded[4:], *_seat(pot, ledge_m), _hollow(pot, ledge_m)]), surfaces.inside)
    turned("foot", _foot_ring(foot, bottom), surfaces.bare)


def band(pot: Pot, heights_m: tuple[float, float], material: Any) -> None:
    """A band painted around the pot between two heights."""
    wall = curve(pot.outline, 400)
    low, high = heights_m
    piece = wall[(wall[:, 1] >= low) & (wall[:, 1] <= high)]
    slope = np.gradient(piece, axis=0)
    outward = np.stack([slope[:, 1], -slope[:, 0]], axis=1) / np.linalg.norm(slope, axis=1, keepdims=True)
    turned("band", np.vstack([piece[:1], piece + outward * BAND_RISE_M, piece[-1:]]), material)


def inner_wall(pot: Pot) -> Points:
    """The inner side of the wall, radius and height, from the foot up, `(60, 2)`."""
    wall = curve(pot.outline, 60)
    slope = np.gradient(wall, axis=0)
    outward = np.stack([slope[:, 1], -slope[:, 0]], axis=1) / np.linalg.norm(slope, axis=1, keepdims=True)
    inner: Points = wall - outward * pot.wall_m
    return inner


def _seat(pot: Pot, ledge_m: float) -> list[Outline]:
    """The step under the rim, if there is one."""
    if not ledge_m:
        return []
    bore, top = pot.rim_radius_m - pot.wall_m, pot.height_m - SEAT_M
    step = ((bore, top + 0.0004), (bore - 0.0006, top), (bore - ledge_m, top), (bore - ledge_m, top - 0.0025))
    return [step]


def _hollow(pot: Pot, ledge_m: float) -> Points:
    """The inside from under the rim or the ledge down to the middle of the floor."""
    inner = inner_wall(pot)[::-1]
    below = pot.height_m - (SEAT_M + 0.005 if ledge_m else 0.0)
    inner = inner[(inner[:, 1] > pot.floor_m + 0.006) & (inner[:, 1] < below)]
    last = inner[-1]
    turn = [(last[0] - 0.003, pot.floor_m + 0.0023), (last[0] - 0.010, pot.floor_m + 0.0006)]
    floor = curve(np.vstack([[last], turn, [(last[0] * 0.3, pot.floor_m), (0.001, pot.floor_m)]]), 24)
    return np.vstack([inner, floor[1:]])


def _foot_ring(foot: float, bottom: float) -> Outline:
    return (
        (0.001, 0.0024),
        (foot - 0.006, 0.0024),
        (foot - 0.0045, 0.0006),
        (foot - 0.003, 0.0),
        (foot - 0.0012, 0.0003),
        (foot, 0.0018),
        (foot + 0.0003, bottom + 0.0006),
    )
