"""Outlines as lists of points, in hundredths of the picture's side, y downwards."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from data.studio.modelling.curves import curve

Point = tuple[float, float]
Outline = list[Point]
_PER_KEY: Final = 14


def placed(at: Point, scale: float = 1.0, *, turn_deg: float = 0.0) -> Callable[[Sequence[Point]], Outline]:
    """Moves a thing's own coordinates, centred on 0, to `at`; `turn_deg` turns it clockwise."""
    cosine, sine = math.cos(math.radians(turn_deg)), math.sin(math.radians(turn_deg))

    def move(points: Sequence[Point]) -> Outline:
        return [
            (
                at[0] + scale * (x * cosine - y * sine),
                at[1] + scale * (x * sine + y * cosine),
            )
            for x, y in points
        ]

    return move


def smooth(points: Sequence[Point], *, closed: bool = False) -> Outline:
    """A curve through `points`."""
    return [(float(x), float(y)) for x, y in curve(points, _PER_KEY * len(points), closed=closed)]


def arc(centre: Point, radius: Point, start_deg: float, end_deg: float) -> Outline:
    """Part of an ellipse, clockwise from the right as `start_deg` grows."""
    count = max(8, round(abs(end_deg - start_deg) / 6) + 1)
    turn = np.radians(np.linspace(start_deg, end_deg, count))
    return [(centre[0] + radius[0] * math.cos(a), centre[1] + radius[1] * math.sin(a)) for a in turn]


def oval(centre: Point, radius: Point) -> Outline:
    """A whole ellipse."""
    return arc(centre, radius, 0, 354)


def rounded_box(corner: Point, opposite: Point, rounding: float) -> Outline:
    """A rectangle with rounded corners."""
    (x0, y0), (x1, y1) = corner, opposite
    bend = min(rounding, (x1 - x0) / 2, (y1 - y0) / 2)
    corners = ((x1 - bend, y0 + bend, -90), (x1 - bend, y1 - bend, 0), (x0 + bend, y1 - bend, 90))
    around: Outline = []
    for x, y, start in (*corners, (x0 + bend, y0 + bend, 180)):
        around += arc((x, y), (bend, bend), start, start + 90)
    return around


def limb(middle: Sequence[Point], widths: Sequence[float]) -> Outline:
    """A round-ended shape along the curve through `middle`, as wide as `widths` at its points."""
    along = np.array(smooth(middle))
    wide = curve(np.array(widths)[:, None], len(along))[:, 0] / 2
    ahead = np.gradient(along, axis=0)
    ahead /= np.linalg.norm(ahead, axis=1)[:, None]
    aside = np.column_stack([-ahead[:, 1], ahead[:, 0]]) * wide[:, None]
    turn = np.linspace(math.pi / 2, -math.pi / 2, 11)[1:-1]
    caps = [
        along[end]
        + wide[end] * (sign * np.outer(np.cos(turn), ahead[end]))
        + sign * np.outer(np.sin(turn), aside[end])
        for end, sign in ((-1, 1.0), (0, -1.0))
    ]
    around = np.vstack([along + aside, caps[0], (along - aside)[::-1], caps[1]])
    return [(float(x), float(y)) for x, y in around]


def wave(start: Point, end_x: float, height: float, periods: float) -> Outline:
    """A level wave from `start` to `end_x`."""
    share = np.linspace(0, 1, round(16 * periods) + 1)
    rise = height * np.sin(2 * math.pi * periods * share)
    return [
        (start[0] + (end_x - start[0]) * float(s), start[1] - float(r))
        for s, r in zip(share, rise, strict=True)
    ]
