"""What makes a lamp electric: bulbs, holders, cables and switches."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike

from data.studio.materials import Shader, plastic, rubber
from data.studio.modelling.curves import curve, disc
from data.studio.modelling.shapes import box, place, sweep, turned

WARM: Final = "#ffdda6"
# Radii and heights above the holder's rim.
BULB: Final = (
    (0.0135, 0.0),
    (0.0145, 0.008),
    (0.026, 0.032),
    (0.0315, 0.056),
    (0.026, 0.078),
    (0.012, 0.089),
    (0.001, 0.091),
)
UP: Final = (0.0, 0.0, 1.0)


def bulb(at: ArrayLike, towards: ArrayLike = UP, *, material: Any = None, scale: float = 1.0) -> Any:
    """A bulb screwed in at a point, lit unless it has a `material` of its own."""
    outline = curve(BULB, 40) * scale
    return place(turned("bulb", outline, material or lit(9.0), segments=64), at, towards)


def lit(strength: float) -> Any:
    """A bulb's glass that gives light, and to the camera is no brighter than its warm colour."""
    glass = Shader("bulb", "#6b5a3c", roughness=0.3)
    seen = glass.node("LightPath").outputs["Is Camera Ray"]
    rim = glass.node("LayerWeight", Blend=0.4).outputs[1]
    glass.feed("Emission Color", glass.ramp(rim, (0.0, "#fff3d2"), (0.45, WARM), (0.95, "#e9a94e")))
    glass.feed("Emission Strength", glass.math("MULTIPLY_ADD", seen, 0.85 - strength, strength))
    return glass.material


def unlit() -> Any:
    """The glass of a bulb that is off."""
    return plastic("#f6f3ea", roughness=0.25)


def holder(at: ArrayLike, material: Any = None) -> Any:
    """An upright bulb holder, 40 mm high."""
    profile = [(0.001, 0.0), (0.0185, 0.0), (0.0195, 0.006), (0.0195, 0.04), (0.001, 0.04)]
    return place(turned("holder", profile, material or plastic("#f1eee6"), segments=64), at)


def lead(start: ArrayLike, colour: str) -> None:
    """A cloth cable that leaves the lamp backwards at `start` and lies on the table, with its switch."""
    x, y, z = np.asarray(start, dtype=float)
    path = curve(
        [
            (x, y, z),
            (x + 0.01, y + 0.03, 0.0045),
            (x + 0.05, y + 0.04, 0.0035),
            (x + 0.085, y - 0.005, 0.0035),
            (x + 0.13, y - 0.015, 0.0035),
            (x + 0.165, y + 0.03, 0.0035),
        ],
        70,
    )
    sweep("cable", path, disc(0.0032, 14), rubber(colour, roughness=0.9))
    at = path[44]
    box("switch", (at[0], at[1], 0.0085), (0.052, 0.019, 0.015), plastic("#f3f0e8"), bevel_m=0.005)
    box("rocker", (at[0], at[1], 0.0165), (0.016, 0.010, 0.004), plastic("#2a2a2c"), bevel_m=0.0015)
