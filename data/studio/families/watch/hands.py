"""The hands. Seen from +z, twelve o'clock at +y."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from data.studio.families.watch.design import WatchDesign
from data.studio.families.watch.outline import squared
from data.studio.modelling.curves import Points
from data.studio.modelling.shapes import mesh

# Where the second hand stands, in turns.
SECOND: Final = 36 / 60


@dataclass(frozen=True, slots=True)
class HandMaterials:
    """The hands' metal, the lume in them, and what the second hand is made of."""

    metal: Any
    lume: Any
    second: Any


def add_hands(design: WatchDesign, made_of: HandMaterials, time: tuple[float, float]) -> None:
    """The hour and the minute hand at `time` (in turns), and a second hand where there is no small one."""
    radius, level = design.bezel_inner_m, design.dial_z_m
    wide = radius * {"leaf": 0.088, "baton": 0.062, "sword": 0.115}[design.hands]
    for turn, length, height, share in ((time[0], 0.52, 0.00065, 1.12), (time[1], 0.80, 0.00100, 0.95)):
        outline = _HANDS[design.hands](radius * length, wide * share)
        _hand("hand", outline, turn, level + height, made_of.metal)
        if design.hands != "leaf":
            inner = _HANDS[design.hands](radius * length * 0.93, wide * share * 0.56)
            inner = inner[inner[:, 1] > radius * 0.12]
            _hand("lume", inner, turn, level + height + 0.00012, made_of.lume)
    if not design.small_seconds:
        needle = _baton(radius * 0.84, radius * 0.018)
        needle[:, 1] = np.where(needle[:, 1] < 0, -radius * 0.2, needle[:, 1])
        _hand("second hand", needle, SECOND, level + 0.00132, made_of.second)
    cap = [(radius * 0.055, level), (radius * 0.055, level + 0.0016), (0.0002, level + 0.00175)]
    squared("cannon", cap, made_of.metal)


def _leaf(length: float, width: float) -> Points:
    share = np.linspace(0, 1, 15)
    half = (
        width
        / 2
        * (0.3 + 0.7 * np.sin(np.pi * np.minimum(share / 0.55, 1) / 2))
        * np.cos(np.pi / 2 * np.clip((share - 0.4) / 0.6, 0, 1))
    )
    return _mirrored(half, -0.12 * length + share * 1.12 * length)


def _baton(length: float, width: float) -> Points:
    half = width / 2 * np.array([0.7, 1.0, 1.0, 1.0, 0.35])
    return _mirrored(half, length * np.array([-0.16, -0.1, 0.0, 0.93, 1.0]))


def _sword(length: float, width: float) -> Points:
    half = width / 2 * np.array([0.45, 0.45, 0.45, 1.0, 0.06])
    return _mirrored(half, length * np.array([-0.14, 0.0, 0.2, 0.74, 1.0]))


def _mirrored(half: Points, along: Points) -> Points:
    right, left = np.column_stack([half, along]), np.column_stack([-half, along])[::-1]
    outline: Points = np.vstack([right, left])
    return outline


_HANDS: Final = {"leaf": _leaf, "baton": _baton, "sword": _sword}


def _hand(name: str, outline: Points, turn: float, level_m: float, material: Any) -> None:
    """A flat hand, its outline drawn pointing to twelve."""
    angle = -2 * np.pi * turn
    spin = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    half = len(outline) // 2
    faces = [[i, i + 1, 2 * half - 2 - i, 2 * half - 1 - i] for i in range(half - 1)]
    mesh(
        name,
        np.column_stack([outline @ spin, np.full(len(outline), level_m)]),
        faces,
        material,
        thickness_m=0.00022,
        smooth=False,
    )
