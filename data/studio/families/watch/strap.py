"""A strap of leather or cloth: two stitched pieces, holes, keepers and a pin buckle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from data.studio.families.watch.design import WatchDesign
from data.studio.families.watch.layout import Run, arms
from data.studio.modelling.curves import Points, disc, resample, slab
from data.studio.modelling.shapes import mesh, stitches, sweep

THICK_M: Final = 0.0023
LINING_M: Final = 0.0009
PADDED_M: Final = 0.0038
NARROWING: Final = 0.84
HOLES: Final = 7
HOLE_PITCH_M: Final = 0.0064
FIRST_HOLE_M: Final = 0.021
SQUARENESS: Final = 3.6


@dataclass(frozen=True, slots=True)
class StrapMaterials:
    """What a strap is made of: the short piece's outside, the long piece's, and the side on the wrist."""

    upper: Any
    lower: Any
    lining: Any
    thread: Any
    buckle: Any
    hole: Any


def add_strap(
    design: WatchDesign, made_of: StrapMaterials, *, closed: bool, which: tuple[str, ...] = ("short", "long")
) -> None:
    """Both pieces, or only those named in `which`."""
    short, long = arms(design, closed=closed, thick_m=THICK_M)
    padded = PADDED_M if design.strap == "leather" else THICK_M
    if "short" in which:
        _piece(design, short, made_of, padded, tip=False)
        _buckle(design, short, made_of.buckle, closed=closed)
        for back_m in (0.0095, 0.0215):
            _keeper(design, short, short.length_m - back_m, made_of.lower, closed=closed)
    if "long" in which:
        _piece(design, long, made_of, padded, tip=True)
        for number in range(HOLES):
            _hole(long, long.length_m - FIRST_HOLE_M - number * HOLE_PITCH_M, made_of)


def width_at(design: WatchDesign, share: Points | float) -> Points | float:
    """The strap's width at shares of a piece's length: as wide as the lugs, narrower to the buckle."""
    return (design.lug_m - 0.0001) * (1 - (1 - NARROWING) * np.clip(np.asarray(share) / 0.8, 0, 1))


def _piece(design: WatchDesign, run: Run, made_of: StrapMaterials, padded_m: float, *, tip: bool) -> None:
    even = resample(np.hstack([run.line, run.out]), 130)
    line, out = even[:, :3], even[:, 3:]
    share = np.linspace(0, 1, 130)
    width = np.asarray(width_at(design, share)).copy()
    if tip:
        left = (1 - share) * run.length_m
        width *= np.sqrt(np.clip(1 - (1 - np.clip(left / 0.011, 0, 1)) ** 2.4, 0.02, 1))
    thick = THICK_M + (padded_m - THICK_M) * np.clip(1 - share / 0.42, 0, 1) ** 1.2
    thick *= np.interp(share, [0, 0.015, 0.985, 1], [0.85, 1, 1, 0.75])
    profile = slab(1.0, 1.0, 36, SQUARENESS)
    sweep(
        "strap",
        line,
        profile,
        made_of.lower if tip else made_of.upper,
        upright=out,
        scale=np.column_stack([width, thick]),
    )
    under = line - out * (thick / 2 - 0.0002)[:, None]
    thin = np.column_stack([width * 0.985, np.full(130, LINING_M)])
    sweep("lining", under, profile, made_of.lining, upright=out, scale=thin)
    _seams(line, out, width, thick, made_of.thread, end=0.94 if tip else 0.93)


def _seams(line: Points, out: Points, width: Points, thick: Points, thread: Any, *, end: float) -> None:
    """A row of stitches along both edges."""
    inset = 0.0021
    first, last = 5, int(end * len(line))
    for hand in (-1.0, 1.0):
        away = width[first:last] / 2 - inset
        share = np.clip(2 * away / width[first:last], 0, 1)
        height = thick[first:last] / 2 * (1 - share**SQUARENESS) ** (1 / SQUARENESS)
        path = line[first:last] + hand * away[:, None] * np.array([1.0, 0.0, 0.0])
        stitches(
            "stitches",
            path + out[first:last] * (height + 0.00002)[:, None],
            out[first:last],
            thread,
            length_m=0.0022,
            gap_m=0.0010,
            thread_m=0.00050,
        )


def _hole(run: Run, distance_m: float, made_of: StrapMaterials) -> None:
    place, forward, out = run.at(distance_m)
    ring = disc(0.00085, 20)
    top = place + out * (THICK_M / 2 + 0.00004)
    points = top + ring[:, :1] * np.array([1.0, 0.0, 0.0]) + ring[:, 1:] * forward
    mesh("hole", points, [list(range(20))], made_of.hole)


def _keeper(design: WatchDesign, run: Run, distance_m: float, material: Any, *, closed: bool) -> None:
    """A loop around the strap, and around the tail that lies on it."""
    place, _, out = run.at(distance_m)
    layers = 2 if closed else 1
    wide = float(width_at(design, distance_m / run.length_m)) / 2 + 0.0008
    low, high = -THICK_M / 2 - 0.0007, THICK_M * (layers - 0.5) + 0.0008
    turn = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    power = 2 / 6.0
    x = wide * np.sign(np.cos(turn)) * np.abs(np.cos(turn)) ** power
    z = (low + high) / 2 + (high - low) / 2 * np.sign(np.sin(turn)) * np.abs(np.sin(turn)) ** power
    path = place + x[:, None] * np.array([1.0, 0.0, 0.0]) + z[:, None] * out
    middle = place + out * (low + high) / 2
    outward = path - middle
    sweep("keeper", path, slab(0.0046, 0.0009, 16, 4.0), material, upright=outward, loop=True)


def _buckle(design: WatchDesign, run: Run, material: Any, *, closed: bool) -> None:
    """A frame hinged at the strap's end, and the pin that goes through a hole."""
    place, forward, out = run.at(run.length_m - 0.0006)
    across = np.array([1.0, 0.0, 0.0])
    wide = float(width_at(design, 1.0)) / 2 + 0.0018
    over = THICK_M * 0.95 if closed else 0.0

    def point(x: float, along: float, rise: float) -> Points:
        at: Points = place + across * x + forward * along + out * rise
        return at

    bow = np.linspace(0, np.pi, 24)
    frame = [point(wide * np.cos(a), 0.0050 + 0.0052 * np.sin(a) ** 0.6, over + 0.0006) for a in bow]
    legs = [point(wide, -0.0006, 0.0), point(wide, 0.0022, over * 0.5)]
    mirrored = [point(-wide, 0.0022, over * 0.5), point(-wide, -0.0006, 0.0)]
    ring = resample(np.vstack([legs, frame, mirrored, legs[:1]]), 97)[:-1]
    sweep("buckle", ring, disc(0.00105, 14), material, upright=out, loop=True)
    pin = np.array(
        [
            point(0.0, 0.0004, over * 0.4),
            point(0.0, 0.0022, over + 0.0006),
            point(0.0, 0.0062, over + 0.0014),
            point(0.0, 0.0109, over + 0.0016),
        ]
    )
    sweep("pin", resample(pin, 24), slab(0.0017, 0.0010, 14, 3.0), material, upright=out)
