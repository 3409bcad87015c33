"""Handles pulled from clay: a loop, an ear, a square."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from data.studio.modelling.curves import Points, curve, resample, slab
from data.studio.modelling.shapes import sweep
from data.studio.workshop.pottery.pot import Pot

COUNT: Final = 72
# How far a clay handle's ends reach into the wall.
ROOT_M: Final = 0.0014


@dataclass(frozen=True, slots=True)
class Handle:
    """A handle's form in metres.

    It leaves the wall at the heights `z_m`, low and high, and stands off by `reach_m`; its cross-section
    is `width_m` by `thickness_m`. `form` is loop, ear, square or, for steel, strip.
    """

    form: str
    z_m: tuple[float, float]
    reach_m: float
    width_m: float
    thickness_m: float

    @property
    def middle_m(self) -> float:
        """The height of its middle."""
        return sum(self.z_m) / 2


def pulled_handle(pot: Pot, handle: Handle, material: Any) -> None:
    """A clay handle to the right of the pot (+x), wider where it grows from the wall."""
    share = np.linspace(0, 1, COUNT)
    flare = 1 + 0.55 * np.exp(-((share / 0.08) ** 2)) + 0.4 * np.exp(-(((1 - share) / 0.08) ** 2))
    width = flare * np.interp(share, [0, 1], [1.12, 0.8]) if handle.form == "ear" else flare
    scale = np.stack([width, 0.5 + 0.5 * flare], axis=1)
    squareness = 3.4 if handle.form == "square" else 2.6
    profile = slab(handle.width_m, handle.thickness_m, 28, squareness)
    sweep_handle(_PATHS[handle.form](pot, handle), profile, scale, material)


def sweep_handle(path: Points, profile: Points, scale: Points, material: Any) -> None:
    """A handle along a path in the xz plane, its flat side facing outwards; `scale` is (72, 2)."""
    even = resample(path, COUNT)
    outward = np.cross(np.gradient(even, axis=0), (0.0, 1.0, 0.0))
    sweep("handle", even, profile, material, upright=outward, scale=scale)


def _root(pot: Pot, height_m: float) -> Points:
    """Where a clay handle grows from the wall, square to it: a point inside the wall, then one outside."""
    below, at, above = (pot.radius_at(height_m + step) for step in (-0.002, 0.0, 0.002))
    outward = np.array([0.004, 0.0, below - above])
    outward /= np.linalg.norm(outward)
    root: Points = np.array([at, 0.0, height_m]) + outward * np.array([[-ROOT_M], [0.003]])
    return root


def _loop(pot: Pot, handle: Handle) -> Points:
    (low, high), out = handle.z_m, handle.reach_m
    at_low, at_high, tall = pot.radius_at(low), pot.radius_at(high), high - low
    reach = max(at_low, at_high) + out
    return curve(
        [
            *_root(pot, high),
            (at_high + 0.42 * (reach - at_high), 0, high + 0.005),
            (reach - 0.13 * out, 0, high - 0.10 * tall),
            (reach, 0, low + 0.58 * tall),
            (reach - 0.12 * out, 0, low + 0.26 * tall),
            (at_low + 0.42 * (reach - at_low), 0, low + 0.03 * tall),
            *_root(pot, low)[::-1],
        ],
        COUNT * 2,
    )


def _ear(pot: Pot, handle: Handle) -> Points:
    (low, high), out = handle.z_m, handle.reach_m
    at_low, at_high, tall = pot.radius_at(low), pot.radius_at(high), high - low
    reach = max(at_low, at_high) + out
    return curve(
        [
            *_root(pot, high),
            (at_high + 0.3 * (reach - at_high), 0, high + 0.005),
            (at_high + 0.75 * (reach - at_high), 0, high + 0.004),
            (reach, 0, low + 0.76 * tall),
            (reach - 0.14 * out, 0, low + 0.48 * tall),
            (at_low + 0.45 * (reach - at_low), 0, low + 0.20 * tall),
            (at_low + 0.22 * (reach - at_low), 0, low + 0.09 * tall),
            *_root(pot, low)[::-1],
        ],
        COUNT * 2,
    )


def _square(pot: Pot, handle: Handle) -> Points:
    (low, high), out = handle.z_m, handle.reach_m
    reach = max(pot.radius_at(low), pot.radius_at(high)) + out
    round_m = 0.34 * min(out, high - low)
    corner = np.linspace(0, np.pi / 2, 10)
    upper = np.stack([np.sin(corner), 0 * corner, np.cos(corner)], axis=1) * round_m
    lower = np.stack([np.cos(corner), 0 * corner, -np.sin(corner)], axis=1) * round_m
    return np.vstack(
        [
            _root(pot, high),
            upper + np.array([reach - round_m, 0, high - round_m]),
            lower + np.array([reach - round_m, 0, low + round_m]),
            _root(pot, low)[::-1],
        ]
    )


_PATHS: Final[dict[str, Callable[[Pot, Handle], Points]]] = {"loop": _loop, "ear": _ear, "square": _square}
