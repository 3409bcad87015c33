"""Where the tape goes: a figure from the front with a tape measure around it or along it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from data.studio.pictograms.outlines import Outline, Point, arc, limb, oval, smooth
from data.studio.pictograms.pen import THIN, Pen, Scene

# Half the torso's width by height; the figure is 100 high, the top of its head at 0.
_TORSO: Final = (
    *((12.0, 2.5), (14.6, 2.6), (16.4, 3.6), (17.8, 7.0), (19.4, 9.6), (22.0, 10.2), (25.0, 9.6)),
    *((29.0, 9.3), (34.0, 8.2), (38.5, 7.6), (42.0, 8.2), (45.5, 9.2), (48.5, 9.85), (51.0, 10.0)),
    *((53.0, 9.2), (54.5, 6.0)),
)
_LEG_WIDTHS: Final = (10.2, 10.0, 9.0, 7.6, 6.4, 6.2, 4.6, 3.4)
_CROTCH: Final = 55.0
_FLOOR: Final = 99.0


@dataclass(frozen=True, slots=True)
class _Stance:
    """How the figure stands in the picture: the height `top` of it at `at_y`, `scale` units for one of it.

    Nothing is shown above `first` or below `last`; the feet stand `apart` from where they are together.
    """

    scale: float
    top: float
    at_y: float
    first: float = -10.0
    last: float = 110.0
    apart: float = 0.0

    def y(self, height: float) -> float:
        return self.at_y + (height - self.top) * self.scale

    def to(self, points: Sequence[Point]) -> Outline:
        return [(50 + x * self.scale, self.y(y)) for x, y in points]

    def half_width(self, height: float) -> float:
        """Half the torso's width at a height of the figure, in the picture's units."""
        heights, halves = zip(*_TORSO, strict=True)
        return float(np.interp(height, heights, halves)) * self.scale


def _figure(pen: Pen, stance: _Stance) -> None:
    torso = smooth([(half, y) for y, half in _TORSO])
    parts = [[*torso, *((-x, y) for x, y in reversed(torso))], oval((0, 7.0), (4.9, 6.4))]
    for limb_ in (_leg(stance.apart), _foot(stance.apart), *([_arm()] if stance.first < 20 else [])):
        parts += [limb_, [(-x, y) for x, y in limb_]]
    pen.joined([stance.to(part) for part in parts], pen.colours.body)
    if not stance.apart:
        pen.line(stance.to([(0, _CROTCH + 1), (0, _FLOOR)]), width=THIN)
    for above, below in ((-40.0, stance.first), (stance.last, 150.0)):
        pen.erase(stance.to([(-60, above), (60, above), (60, below), (-60, below)]))


def _arm() -> Outline:
    middle = [(8.7, 21.6), (13.6, 30), (18.0, 39), (22.0, 47.5), (23.8, 53)]
    return limb(middle, (5.0, 4.6, 3.8, 2.8, 3.6))


def _leg(apart: float) -> Outline:
    heights = (50.0, 55.0, 62.0, 69.0, 75.0, 82.0, 91.0, 97.0)
    # Each leg's inner edge lies on the middle, so that legs together show no gap.
    middle = [
        (width / 2 - 0.2 + apart * (y - 50) / 47, y) for width, y in zip(_LEG_WIDTHS, heights, strict=True)
    ]
    return limb(middle, _LEG_WIDTHS)


def _foot(apart: float) -> Outline:
    return limb([(1.6 + apart, 97.4), (4.4 + apart, 98.2)], (3.2, 2.6))


def _tape_around(pen: Pen, stance: _Stance, height: float) -> None:
    """A tape around the figure at `height`, its free end hanging, an arrow to it from either side."""
    half = stance.half_width(height) + 1.0
    y = stance.y(height)
    front = arc((50, y - 1), (half, half * 0.2), 180, 0)
    _band(pen, front, 6.0)
    x = 50 + half * 0.3
    _band(pen, [(x, y + half * 0.18), (x + 1.0, y + half * 0.2 + 13)], 6.0)
    for side in (-1, 1):
        pen.arrow([(50 + side * (half + 24), y - 1), (50 + side * (half + 5), y - 1)], width=3.0)


def _band(pen: Pen, path: Outline, width: float) -> None:
    """A tape measure along `path`, with its marks."""
    pen.line(path, width=width + 2.2)
    pen.line(path, width=width, colour=pen.colours.accent)
    along = np.array(path)
    walked = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(along, axis=0), axis=1))])
    for number, at in enumerate(np.arange(2.0, walked[-1] - 1, 3.2)):
        x, y = (float(np.interp(at, walked, along[:, axis])) for axis in (0, 1))
        ahead = np.array([np.interp(at + 0.5, walked, along[:, axis]) for axis in (0, 1)]) - (x, y)
        aside = np.array([-ahead[1], ahead[0]]) / max(float(np.linalg.norm(ahead)), 1e-6)
        long = width * (0.5 if number % 3 == 0 else 0.25)
        start = np.array([x, y]) - aside * width / 2
        end = start + aside * long
        pen.line([(float(start[0]), float(start[1])), (float(end[0]), float(end[1]))], width=THIN * 0.8)


def _chest(pen: Pen) -> None:
    stance = _Stance(scale=1.4, top=0, at_y=7, last=62)
    _figure(pen, stance)
    _tape_around(pen, stance, 27)


def _waist(pen: Pen) -> None:
    stance = _Stance(scale=1.4, top=0, at_y=7, last=62)
    _figure(pen, stance)
    _tape_around(pen, stance, 38.5)


def _hip(pen: Pen) -> None:
    stance = _Stance(scale=1.2, top=100, at_y=92, first=30)
    _figure(pen, stance)
    _tape_around(pen, stance, 51)


def _inseam(pen: Pen) -> None:
    stance = _Stance(scale=1.3, top=_FLOOR, at_y=88, first=38, apart=12)
    _figure(pen, stance)
    crotch, floor = stance.y(_CROTCH + 2.5), stance.y(_FLOOR)
    pen.line([(12, floor + 2), (88, floor + 2)], width=2.6)
    _band(pen, [(50, crotch), (50, floor)], 6.0)
    pen.line([(50, crotch - 2.5), (86, crotch - 2.5)], colour=pen.colours.move, width=THIN)
    middle = (crotch + floor) / 2
    for end in (crotch - 2, floor):
        pen.arrow([(82, middle), (82, end)], width=2.4)


MEASURING: Final[dict[str, Scene]] = {"chest": _chest, "waist": _waist, "hip": _hip, "inseam": _inseam}
