"""Screw lids, each made around the z axis with its lower edge at z = 0."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike

from data.studio.families.bottle.design import BottleDesign
from data.studio.modelling.curves import Points, curve, disc, resample, slab
from data.studio.modelling.shapes import grid, place, sweep, turned

Z_AXIS: Final = (0.0, 0.0, 1.0)


@dataclass(frozen=True, slots=True)
class LidMaterials:
    """What a lid is made of: its cap, its loop or handle, its metal, and the seal inside."""

    cap: Any
    carry: Any
    steel: Any
    seal: Any


def lid(
    design: BottleDesign,
    made_of: LidMaterials,
    at: ArrayLike,
    towards: ArrayLike = Z_AXIS,
    *,
    sealed: bool = True,
) -> None:
    """The design's lid with its lower edge at `at`, its top pointing `towards`."""
    pieces = _LIDS[design.lid](design, made_of)
    if sealed:
        pieces.append(seal(design, made_of.seal, (0.0, 0.0, design.lid_m - 0.0055)))
    for one in pieces:
        place(one, at, towards)


def seal(design: BottleDesign, material: Any, at: ArrayLike) -> Any:
    """The silicone ring that lies in the lid."""
    radius = design.neck_radius_m - 0.0012
    path = radius * np.column_stack([np.cos(_ROUND), np.sin(_ROUND), 0 * _ROUND])
    return sweep("seal", path + np.asarray(at), disc(0.0016, 12), material, loop=True)


_ROUND: Final = np.linspace(0, 2 * np.pi, 72, endpoint=False)


def _cap(design: BottleDesign, material: Any, *, flutes: int, depth_m: float, crown_m: float) -> Any:
    """A hollow cap with flutes to grip, its top edge rounded by `crown_m`."""
    radius, top, bore = design.lid_radius_m, design.lid_m, design.neck_radius_m + 0.0012
    turn = np.linspace(0, np.pi / 2, 8)
    crown = np.column_stack([radius - crown_m * (1 - np.cos(turn)), top - crown_m * (1 - np.sin(turn))])
    rise = np.linspace(0.0012, top - crown_m - 0.001, 14)
    wall = np.column_stack([np.full(14, radius), rise])
    inside = [(0.001, top - 0.0035), (bore, top - 0.0035), (bore, 0.0), (radius - 0.0012, 0.0)]
    line = np.vstack([inside, wall, crown, [(radius * 0.4, top + 0.0002), (0.001, top + 0.0002)]])
    cut = np.zeros(len(line))
    cut[6:16] = depth_m
    return _fluted("lid", line, cut, flutes, material)


def _fluted(name: str, line: Points, cut_m: Points, flutes: int, material: Any) -> Any:
    count = max(96, flutes * 8)
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False)
    wave = np.clip(np.cos(flutes * angle) * 1.6 - 0.5, 0, 1) if flutes else np.zeros(count)
    radius = line[:, :1] - cut_m[:, None] * wave
    rings = np.stack(
        [radius * np.cos(angle), radius * np.sin(angle), np.repeat(line[:, 1:], count, axis=1)], axis=2
    )
    return grid(name, rings, material, around=True, caps=(True, True))


def _disc_on_top(design: BottleDesign, material: Any, share: float) -> Any:
    top, radius = design.lid_m + 0.0002, design.lid_radius_m * share
    line = [
        (radius, top - 0.0005),
        (radius, top + 0.0003),
        (radius - 0.0006, top + 0.0006),
        (0.001, top + 0.0006),
    ]
    return turned("lid top", line, material)


def _pins(design: BottleDesign, material: Any, height_m: float, reach_m: float, radius_m: float) -> list[Any]:
    """The pivots at both sides of the lid."""
    pins = []
    for hand in (-1.0, 1.0):
        start, end = design.lid_radius_m - 0.002, design.lid_radius_m + reach_m
        share = np.linspace(start, end, 8)[:, None]
        path = share * (hand, 0, 0) + (0, 0, height_m)
        widths = np.array([1.0] * 6 + [0.92, 0.6])
        pins.append(sweep("pivot", path, disc(radius_m, 24), material, scale=widths))
    return pins


def _arch(design: BottleDesign, *, foot_m: float, out_m: float, over_m: float, squareness: float) -> Points:
    """From the lid's left side over its top to its right side: half a superellipse on two legs."""
    reach, rise = design.lid_radius_m + out_m, design.lid_m + over_m - foot_m
    turn = np.linspace(np.pi, 0, 60)
    power = 2 / squareness
    x = reach * np.sign(np.cos(turn)) * np.abs(np.cos(turn)) ** power
    z = foot_m + rise * np.abs(np.sin(turn)) ** power
    return resample(np.column_stack([x, 0 * x, z]), 64)


def _loop_lid(design: BottleDesign, made_of: LidMaterials) -> list[Any]:
    foot = design.lid_m * 0.42
    path = _arch(design, foot_m=foot, out_m=0.0022, over_m=0.020, squareness=2.7)
    tabs = 1 + 0.35 * np.exp(-((np.linspace(-1, 1, 64) ** 2 - 1) ** 2) * 60)
    scale = np.column_stack([tabs, np.ones(64)])
    outward = path - np.array([0.0, 0.0, foot])
    carry = sweep("loop", path, slab(0.0105, 0.0030, 28, 4.0), made_of.carry, upright=outward, scale=scale)
    cap = _cap(design, made_of.cap, flutes=26, depth_m=0.0008, crown_m=0.003)
    pins = _pins(design, made_of.steel, foot + 0.001, 0.0046, 0.0034)
    return [cap, _disc_on_top(design, made_of.steel, 0.74), carry, *pins]


def _handle_lid(design: BottleDesign, made_of: LidMaterials) -> list[Any]:
    foot = design.lid_m * 0.45
    path = _arch(design, foot_m=foot, out_m=0.0042, over_m=0.034, squareness=3.6)
    share = np.linspace(-1, 1, 64)
    thick = 1 + 0.35 * np.exp(-((share / 0.35) ** 2))
    outward = path - np.array([0.0, 0.0, foot])
    scale = np.column_stack([1 + 0.12 * (1 - share**2), thick])
    carry = sweep("handle", path, slab(0.0185, 0.0062, 32, 3.2), made_of.carry, upright=outward, scale=scale)
    cap = _cap(design, made_of.cap, flutes=18, depth_m=0.0011, crown_m=0.004)
    pins = _pins(design, made_of.steel, foot + 0.001, 0.0082, 0.0048)
    return [cap, _disc_on_top(design, made_of.steel, 0.62), carry, *pins]


def _cap_lid(design: BottleDesign, made_of: LidMaterials) -> list[Any]:
    cap = _cap(design, made_of.steel, flutes=60, depth_m=0.0005, crown_m=0.0045)
    return [cap]


def _wooden_lid(design: BottleDesign, made_of: LidMaterials) -> list[Any]:
    radius, collar = design.lid_radius_m, 0.009
    ring = [(radius - 0.001, 0.0), (radius, 0.0006), (radius, collar), (radius - 0.0016, collar + 0.0004)]
    bore = design.neck_radius_m + 0.0012
    inside = [(0.001, design.lid_m - 0.005), (bore, design.lid_m - 0.005), (bore, 0.0)]
    metal_part = turned("lid ring", np.vstack([inside, ring]), made_of.steel)
    top, wide = design.lid_m, radius - 0.0003
    turn = np.linspace(0, np.pi / 2, 8)
    crown = np.column_stack([wide - 0.003 * (1 - np.cos(turn)), top - 0.003 * (1 - np.sin(turn))])
    block = np.vstack([[(wide - 0.001, collar), (wide, collar + 0.0008)], crown, [(0.001, top)]])
    wooden = turned("lid", block, made_of.cap)
    cord = curve(
        [
            (-0.006, -0.001, top - 0.002),
            (-0.0085, -0.001, top + 0.008),
            (-0.006, 0.0, top + 0.020),
            (0.002, 0.001, top + 0.0245),
            (0.008, 0.001, top + 0.018),
            (0.0075, 0.001, top + 0.007),
            (0.006, 0.001, top - 0.002),
        ],
        60,
    )
    string = sweep("cord", cord, disc(0.0013, 12), made_of.carry, upright=(0.0, 1.0, 0.0))
    return [metal_part, wooden, string]


_LIDS: Final[dict[str, Callable[[BottleDesign, LidMaterials], list[Any]]]] = {
    "loop": _loop_lid,
    "handle": _handle_lid,
    "cap": _cap_lid,
    "wooden": _wooden_lid,
}
