"""The face of the watch: dial, marks, hands and glass. Seen from +z, twelve o'clock at +y."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from data.studio.families.watch.design import WatchDesign
from data.studio.families.watch.hands import HandMaterials, add_hands
from data.studio.families.watch.numerals import numeral
from data.studio.families.watch.outline import clock, squared
from data.studio.modelling.curves import Points
from data.studio.modelling.shapes import mesh, place
from data.studio.workshop.sprig import sprig

MARK_RISE_M: Final = 0.00022
# The hour and the minute hand at ten past ten, in turns.
TEN_PAST_TEN: Final = (10 / 12 + 10 / 720, 10 / 60)


@dataclass(frozen=True, slots=True)
class DialMaterials:
    """What a face is made of; `lume` fills marks and hands that glow, `second` is the second hand's."""

    dial: Any
    marks: Any
    hands: Any
    lume: Any
    second: Any
    glass: Any


def add_face(design: WatchDesign, made_of: DialMaterials, time: tuple[float, float] = TEN_PAST_TEN) -> None:
    """Dial, marks, hands at `time` (hour and minute hand in turns), and the crystal's edge."""
    level, radius, power = design.dial_z_m, design.bezel_inner_m - 0.0007, design.dial_power
    rise = [(radius + 0.0004, level - 0.0004), (radius, level), (0.0002, level)]
    squared("dial", rise, made_of.dial, power=power)
    _minute_track(design, made_of.marks)
    _hour_marks(design, made_of)
    if design.small_seconds:
        _small_seconds(design, made_of)
    add_hands(design, HandMaterials(made_of.hands, made_of.lume, made_of.second), time)
    mark_at = np.array([0.0, radius * 0.47])
    sprig("mark", lambda flat: _raised(flat + mark_at, level + 0.00008), radius * 0.17, made_of.marks)
    # Only the crystal's bevelled edge: a full pane would lay grain over the dial at few samples.
    top, inner = design.thick_m, design.bezel_inner_m
    edge = [(inner, top - 0.0003), (inner * 0.975, top + 0.0002), (inner * 0.945, top + 0.0003)]
    squared("crystal", edge, made_of.glass, power=power)


def _raised(flat: Points, level_m: float) -> Points:
    return np.column_stack([flat, np.full(len(flat), level_m)])


def _bar(name: str, ends: Points, widths: tuple[float, float], level_m: float, material: Any) -> None:
    """A raised bar between two places (2, 2), as wide as `widths` there."""
    start, end = ends
    along = (end - start) / np.linalg.norm(end - start)
    across = np.array([-along[1], along[0]])
    corners = [
        start - across * widths[0] / 2,
        start + across * widths[0] / 2,
        end + across * widths[1] / 2,
        end - across * widths[1] / 2,
    ]
    low, high = (_raised(np.array(corners), level_m + rise) for rise in (0.0, MARK_RISE_M))
    faces = [(7, 6, 5, 4), (0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)]
    mesh(name, np.vstack([low, high]), faces, material, smooth=False)


def _minute_track(design: WatchDesign, material: Any) -> None:
    outer, inner = design.bezel_inner_m - 0.0011, design.bezel_inner_m - 0.0018
    minutes = [minute / 60 for minute in range(60) if minute % 5 or design.marks == "numerals"]
    starts, ends = clock(minutes, inner, design.dial_power), clock(minutes, outer, design.dial_power)
    for both in np.stack([starts, ends], axis=1):
        _bar("minute", both, (0.00013, 0.00013), design.dial_z_m - 0.0001, material)


def _hour_marks(design: WatchDesign, made_of: DialMaterials) -> None:
    radius, level, power = design.bezel_inner_m, design.dial_z_m, design.dial_power
    for hour in range(1, 13):
        if design.small_seconds and hour == 6:
            continue
        turn = hour / 12
        if design.marks == "numerals":
            numeral(hour, clock(turn, radius * 0.755, power), radius * 0.185, level + 0.00015, made_of.lume)
        elif design.marks == "bars":
            long = 0.26 if hour % 3 == 0 else 0.17
            widths = (0.00052, 0.00062) if hour != 12 else (0.0011, 0.0012)
            ends = clock([turn, turn], 1.0, power) * radius * np.array([[0.86 - long], [0.86]])
            _bar("hour", ends, widths, level, made_of.marks)
        else:
            _lume_mark(design, hour, made_of)


def _lume_mark(design: WatchDesign, hour: int, made_of: DialMaterials) -> None:
    """A diver's mark: a triangle at twelve, bars at the quarters, dots between, framed in metal."""
    radius, level, turn = design.bezel_inner_m, design.dial_z_m, hour / 12
    far = clock([turn, turn], 1.0, design.dial_power) * radius
    if hour % 3 == 0:
        thin, wide = (0.0009, 0.0030) if hour == 12 else (0.0014, 0.0014)
        ends = far * np.array([[0.58], [0.84]])
        _bar("hour", ends, (thin, wide), level, made_of.marks)
        inner = far * np.array([[0.61], [0.825]])
        _bar("hour", inner, (thin * 0.6, wide * 0.74), level + 0.00008, made_of.lume)
        return
    at = far[0] * 0.75
    for size, more, material in ((0.00125, 0.0, made_of.marks), (0.00098, 0.00008, made_of.lume)):
        dot = squared(
            "hour",
            [(size, level), (size, level + MARK_RISE_M + more), (0.0002, level + MARK_RISE_M + more)],
            material,
        )
        place(dot, (*at, 0.0))


def _small_seconds(design: WatchDesign, made_of: DialMaterials) -> None:
    """A sunk ring with its own hand above six o'clock."""
    radius, level = design.bezel_inner_m * 0.235, design.dial_z_m
    at = np.array([0.0, -design.bezel_inner_m * 0.49])
    ring = squared(
        "seconds",
        [(radius, level + 0.00004), (radius - 0.00016, level + 0.00009), (radius - 0.00032, level + 0.00004)],
        made_of.marks,
    )
    place(ring, (*at, 0.0))
    for quarter in range(12):
        ends = clock([quarter / 12] * 2, radius) * np.array([[0.74], [0.9]]) + at
        _bar("seconds", ends, (0.00011, 0.00011), level - 0.0001, made_of.marks)
    ends = clock([0.6, 0.6], radius) * np.array([[-0.25], [0.85]]) + at
    _bar("seconds hand", ends, (0.0003, 0.00012), level + 0.0002, made_of.second)
