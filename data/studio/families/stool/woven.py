"""The pegged stool with a seat of paper cord."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from data.studio.camera import CloseUp, View
from data.studio.curves import disc
from data.studio.families.stool.timber import Timber, bar
from data.studio.materials import cord, shade, wood
from data.studio.shapes import mesh, place, rod, sweep, turned


@dataclass(frozen=True, slots=True)
class Woven:
    """A rectangular frame with a seat of paper cord, in metres between the legs' axes."""

    height_m: float = 0.44
    width_m: float = 0.40
    depth_m: float = 0.34
    leg_radius_m: float = 0.0175
    rail_radius_m: float = 0.0115
    cord_radius_m: float = 0.0024
    cord_colour: str = "#d3b384"


FEN: Final = Woven()


def fen_views() -> dict[str, View]:
    """How each of its pictures is framed."""
    height = FEN.height_m
    corner = (FEN.width_m / 2, -FEN.depth_m / 2)
    return {
        "whole": View(32, 20),
        "seat": View(24, 46, CloseUp((0.0, 0.0, height - 0.02), 0.50)),
        "material": View(-18, 50, CloseUp((-0.06, -0.05, height), 0.15)),
        "leg": View(34, 10, CloseUp((*corner, 0.19), 0.36)),
        "joint": View(38, 16, CloseUp((corner[0] - 0.012, corner[1] + 0.01, 0.150), 0.15)),
    }


def build_fen(timber: Timber) -> None:
    """The whole stool."""
    half_width, half_depth = FEN.width_m / 2, FEN.depth_m / 2
    radius, height = FEN.leg_radius_m, FEN.height_m
    corners = [(x, y) for x in (-half_width, half_width) for y in (-half_depth, half_depth)]
    for number, (x, y) in enumerate(corners):
        radii = (radius * 0.62, radius * 0.82, radius * 0.97, radius, radius)
        rod("leg", (x, y, 0), (x, y, height + 0.012), radii, bar(timber, number), upright=(x, y, 0))
    bars = [
        ((-half_width, y), (half_width, y), z) for y in (-half_depth, half_depth) for z in (0.135, 0.255)
    ] + [((x, -half_depth), (x, half_depth), z) for x in (-half_width, half_width) for z in (0.170, 0.290)]
    for number, (start, end, z) in enumerate(bars):
        rod(
            "stretcher",
            (*start, z),
            (*end, z),
            (0.0085, 0.0108, 0.0116, 0.0108, 0.0085),
            bar(timber, 9 + number),
            upright=(0, 0, 1),
        )
        _pegs(start, end, z, timber)
    _cord_seat()


def _pegs(start: tuple[float, float], end: tuple[float, float], z: float, timber: Timber) -> None:
    """The dowels that pin a stretcher's tenons, flush with the outside of the legs."""
    dark = wood(shade(timber.dark, 0.8), shade(timber.dark, 0.55), piece=40)
    along = np.array((*end, 0.0)) - np.array((*start, 0.0))
    across = np.cross(along / np.linalg.norm(along), (0.0, 0.0, 1.0))
    middle = (np.array(start) + np.array(end)) / 2
    outward = across if across[:2] @ middle > 0 else -across
    peg = [(0.001, -0.004), (0.0036, -0.004), (0.0036, 0.0006), (0.003, 0.001), (0.001, 0.0011)]
    for x, y in (start, end):
        surface = np.array((x, y, z)) + outward * FEN.leg_radius_m * 0.94
        place(turned("peg", peg, dark, segments=24), surface, outward)


def _cord_seat() -> None:
    """Strands over each rail to the diagonals, as a cord seat is woven."""
    material = cord(FEN.cord_colour)
    inner = FEN.leg_radius_m * 0.8
    spans = ((FEN.width_m / 2, FEN.depth_m / 2, False), (FEN.depth_m / 2, FEN.width_m / 2, True))
    for half_length, half_depth, turned_over in spans:
        room = half_length - inner
        count = int(2 * room / (2 * FEN.cord_radius_m * 0.97))
        for number, along in enumerate(np.linspace(-room, room, count)):
            reach = min(room - abs(along) + inner * 0.4, half_depth - 0.001)
            for side in (-1.0, 1.0):
                strand = _strand(reach, half_depth, number)
                points = np.column_stack([np.full(len(strand), along), side * strand[:, 0], strand[:, 1]])
                path = points[:, [1, 0, 2]] if turned_over else points
                outward = np.column_stack([np.zeros(len(path)), np.zeros(len(path)), np.ones(len(path))])
                sweep("seat", path, disc(FEN.cord_radius_m, 10), material, upright=outward + 0.001)
    rail = FEN.rail_radius_m
    under = FEN.height_m - rail - FEN.cord_radius_m - 0.004
    half_width, half_depth = FEN.width_m / 2, FEN.depth_m / 2
    corners = [
        (-half_width, -half_depth),
        (half_width, -half_depth),
        (half_width, half_depth),
        (-half_width, half_depth),
    ]
    mesh("filling", [(x * 0.93, y * 0.93, under) for x, y in corners], [(0, 1, 2, 3)], material)


def _strand(reach: float, half_depth: float, number: int) -> np.ndarray[Any, Any]:
    """One strand as (distance from the middle, height): round the rail, in to the diagonal, down."""
    around = FEN.rail_radius_m + FEN.cord_radius_m
    level = FEN.height_m - around
    angle = np.radians(np.linspace(-150, 90, 11))
    wrapped = np.column_stack([half_depth + around * np.cos(angle), level + around * np.sin(angle)])
    sag = 0.0006 * ((number * 7919) % 5) / 5
    top = FEN.height_m - sag
    inward = [(half_depth - reach * share, top - 0.004 * share) for share in (0.3, 0.65, 0.93)]
    end = [(half_depth - reach, top - 0.0075)]
    return np.vstack([wrapped, inward, end])
