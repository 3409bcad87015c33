"""Screws, dowels, plugs and their holes. Each sits at a point of a surface that faces `outward`."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike

from data.studio.materials import metal, plastic, wood
from data.studio.modelling.shapes import place, turned

STEEL: Final = "#b9bcc0"
DARK: Final = "#17120e"


def hole(at: ArrayLike, outward: ArrayLike, radius_m: float) -> Any:
    """A drilled hole, as a dark disc with a chamfered edge just off the surface."""
    profile = [(0.0005, 0.00025), (radius_m * 0.86, 0.00025), (radius_m, 0.0001)]
    return place(turned("hole", profile[::-1], plastic(DARK, roughness=0.9), segments=28), at, outward)


def dowel(at: ArrayLike, outward: ArrayLike, length_m: float, radius_m: float, material: Any = None) -> Any:
    """A grooved beech dowel, half of it still out of its hole."""
    tip = radius_m * 0.3
    profile = [
        (0.0005, -0.002),
        (radius_m, -0.002),
        (radius_m, length_m - tip),
        (radius_m - tip, length_m),
        (0.0005, length_m),
    ]
    beech = material or wood("#dcb98a", "#b98e5c")
    return place(turned("dowel", profile, beech, segments=24), at, outward)


def plug(at: ArrayLike, outward: ArrayLike, radius_m: float, material: Any) -> Any:
    """A wooden plug or peg, just proud of the surface."""
    profile = [
        (0.0005, -0.004),
        (radius_m, -0.004),
        (radius_m, 0.0004),
        (radius_m * 0.85, 0.0009),
        (0.0005, 0.001),
    ]
    return place(turned("plug", profile, material, segments=24), at, outward)


def bolt(
    at: ArrayLike, outward: ArrayLike, radius_m: float, *, out_m: float = 0.0, material: Any = None
) -> None:
    """A hexagon-socket bolt; `out_m` draws it out of its hole so far that its shank is seen."""
    axis = np.asarray(outward, dtype=float) / np.linalg.norm(outward)
    head = np.asarray(at, dtype=float) + axis * out_m
    steel = material or metal(STEEL)
    high = radius_m * 0.55
    rounded = [
        (0.0005, 0.0),
        (radius_m, 0.0),
        (radius_m, high * 0.45),
        (radius_m * 0.8, high * 0.9),
        (radius_m * 0.52, high),
        (0.0005, high),
    ]
    place(turned("bolt", rounded, steel, segments=32), head, axis)
    socket = [(radius_m * 0.48, high + 0.0001), (0.0005, high + 0.0002)]
    place(turned("socket", socket, plastic(DARK), segments=6), head, axis)
    if out_m:
        shank = [(0.0005, -out_m), (radius_m * 0.42, -out_m + 0.002), (radius_m * 0.48, -out_m + 0.004)]
        shank += [(radius_m * 0.48, 0.0), (0.0005, 0.0)]
        place(turned("shank", shank, steel, segments=24), head, axis)
