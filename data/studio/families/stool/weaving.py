"""Seats woven around a frame's four rails. Lengths are metres."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from data.studio.materials import cord, shade, woven
from data.studio.modelling.curves import Points, disc, slab
from data.studio.modelling.shapes import mesh, sweep

CORD_RADIUS_M: Final = 0.0024
BAND_M: Final = (0.034, 0.0028)


def cord_seat(
    half_m: tuple[float, float], height_m: float, inner_m: float, rail_m: float, colour: str
) -> None:
    """Strands of paper cord over each rail to the diagonals; legs keep `inner_m` of each rail free."""
    material, profile = cord(colour), disc(CORD_RADIUS_M, 8)
    wide, deep = half_m
    for half_length, half_depth, turned_over in ((wide, deep, False), (deep, wide, True)):
        room = half_length - inner_m
        count = int(2 * room / (2 * CORD_RADIUS_M * 0.97))
        for number, along in enumerate(np.linspace(-room, room, count)):
            reach = min(room - abs(along) + inner_m * 0.4, half_depth - 0.001)
            strand = _strand(reach, half_depth, height_m, rail_m, number)
            for side in (-1.0, 1.0):
                points = np.column_stack([np.full(len(strand), along), side * strand[:, 0], strand[:, 1]])
                _lay(*_turned(points, turned_over), profile, material)
    under = height_m - rail_m - CORD_RADIUS_M - 0.004
    corners = [(x * wide * 0.93, y * deep * 0.93, under) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    mesh("filling", corners, [(0, 1, 2, 3)], material)


def _strand(reach: float, half_depth: float, height: float, rail: float, number: int) -> Points:
    """One strand as (distance from the middle, height): round the rail, in to the diagonal, down."""
    around = rail + CORD_RADIUS_M
    level = height - around
    angle = np.radians(np.linspace(-150, 90, 11))
    wrapped = np.column_stack([half_depth + around * np.cos(angle), level + around * np.sin(angle)])
    sag = 0.0006 * ((number * 7919) % 5) / 5
    top = height - sag
    inward = [(half_depth - reach * share, top - 0.004 * share) for share in (0.3, 0.65, 0.93)]
    return np.vstack([wrapped, inward, [(half_depth - reach, top - 0.0075)]])


def web_seat(
    half_m: tuple[float, float], height_m: float, inner_m: float, rail_m: float, colour: str
) -> None:
    """Broad bands around the rails, over and under each other like a chequerboard."""
    wide, deep = half_m
    surfaces = (woven(colour, thread_m=0.0016), woven(shade(colour, 0.82), thread_m=0.0016))
    columns, rows = (max(3, int(2 * (half - inner_m) / (BAND_M[0] + 0.002))) for half in half_m)
    for turned_over in (False, True):
        half_length, half_depth = (deep, wide) if turned_over else (wide, deep)
        count, crossed = (rows, columns) if turned_over else (columns, rows)
        places = _places(half_length - inner_m, count)
        crossings = _places((wide if turned_over else deep) - inner_m, crossed)
        for number, along in enumerate(places):
            phase = [(-1.0) ** (number + other + turned_over) for other in range(crossed)]
            path = _band(crossings, phase, half_depth, height_m, rail_m)
            points = np.column_stack([np.full(len(path), along), path])
            _lay(*_turned(points, turned_over), _BAND, surfaces[turned_over])


_BAND: Final = slab(*BAND_M, 20, 4.0)


def _places(room: float, count: int) -> Points:
    """The middles of `count` bands side by side."""
    pitch = 2 * room / count
    return np.linspace(-room + pitch / 2, room - pitch / 2, count)


def _band(crossings: Points, phase: list[float], half_depth: float, height: float, rail: float) -> Points:
    """One band as (place along it, height): from under one rail over the top to under the other."""
    around = rail + BAND_M[1] / 2
    level, wave = height - around - BAND_M[1], BAND_M[1] * 0.62
    angle = np.radians(np.linspace(-110, 70, 9))
    bend = np.column_stack([half_depth + around * np.cos(angle), level + around * np.sin(angle)])
    fine = np.linspace(half_depth * 0.985, -half_depth * 0.985, 8 * len(crossings) + 1)
    rise = np.interp(fine, crossings, phase, left=0.0, right=0.0) * wave
    top = np.column_stack([fine, level + around + rise])
    return np.vstack([bend, top, (bend * (-1, 1))[::-1]])


def _turned(points: Points, turned_over: bool) -> tuple[Points, Points]:
    """A strand's path, and the axis of the rail it goes around."""
    return (
        (points[:, [1, 0, 2]], np.array((0.0, 1.0, 0.0))) if turned_over else (points, np.array((1.0, 0, 0)))
    )


def _lay(path: Points, axis: Points, profile: Points, material: Any) -> None:
    """Lays a strand along `path`, flat on what it passes over; `axis` runs along the rail it goes around."""
    sweep("seat", path, profile, material, upright=np.cross(axis, np.gradient(path, axis=0)))
