"""Metal shades that throw a desk lamp's light one way. Lengths are metres."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from data.studio.families.lamp.fittings import BULB
from data.studio.materials import plastic
from data.studio.modelling.curves import Points, curve
from data.studio.modelling.shapes import place, turned

# From the neck to the mouth: share of the way from the neck's radius to the mouth's, and of the length.
REFLECTORS: Final = {
    "bell": ((0.0, 0.0), (0.044, 0.092), (0.158, 0.231), (0.439, 0.446), (0.737, 0.708), (1.0, 1.0)),
    "cone": ((0.0, 0.0), (0.25, 0.22), (0.5, 0.48), (0.75, 0.74), (1.0, 1.0)),
    "dome": ((0.0, 0.0), (0.3, 0.05), (0.62, 0.19), (0.85, 0.43), (0.97, 0.72), (1.0, 1.0)),
    "tube": ((0.0, 0.0), (0.6, 0.015), (0.88, 0.06), (1.0, 0.17), (1.0, 0.6), (1.0, 1.0)),
}
NECK_M: Final = 0.021


def build_reflector(
    outline: tuple[tuple[float, float], ...],
    mouth_m: tuple[float, float],
    place_and_axis: tuple[Points, Points],
    coat: Any,
    light: Any,
) -> None:
    """The socket and the shade with its bulb; `mouth_m` is the mouth's radius and distance from the neck."""
    joint, axis = place_and_axis
    radius, length = mouth_m
    start = joint - axis * 0.012
    shares = np.array(outline)
    outer = curve(np.column_stack([NECK_M + (radius - NECK_M) * shares[:, 0], length * shares[:, 1]]), 48)
    cap = curve([(0.001, -0.033), (0.012, -0.0325), (0.0185, -0.028), (0.0205, -0.020), (NECK_M, 0.0)], 24)
    lip = [
        (radius + 0.0015, length + 0.0005),
        (radius + 0.0012, length + 0.002),
        (radius - 0.0008, length + 0.001),
    ]
    place(turned("shade", np.vstack([cap[:-1], outer, lip]), coat, segments=128), start, axis)
    inner = np.column_stack([outer[:, 0] - 0.0012, outer[:, 1]])[::-1]
    white = plastic("#f7f4ec", roughness=0.6)
    place(turned("lining", np.vstack([inner, [(0.001, 0.002)]]), white, segments=128), start, axis)
    holder = [(0.016, 0.0), (0.016, 0.030), (0.001, 0.030)]
    place(turned("holder", holder, plastic("#efece4"), segments=48), start, axis)
    bulb = curve(np.array(BULB) * 0.86 + (0.0, 0.030), 36)
    place(turned("bulb", bulb, light, segments=64), start, axis)
