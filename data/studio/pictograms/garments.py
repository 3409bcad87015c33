"""Clothes and shoes, each drawn around a point at a scale; about 40 units wide at scale 1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from data.studio.pictograms.outlines import Outline, Point, placed
from data.studio.pictograms.pen import THIN, Pen


def _mirrored(half: Sequence[Point]) -> Outline:
    """An outline from its right half, top to bottom."""
    return [*half, *((-x, y) for x, y in reversed(half))]


_TEE: Final = _mirrored([(6, -16), (12, -15), (22, -7), (17, 1), (12, -3), (12, 18)])
_JUMPER: Final = _mirrored([(6, -16), (12, -15), (18, -9), (22, 12), (16, 14), (12, -2), (12.5, 17)])
_TROUSERS: Final = _mirrored([(10, -18), (13, 18), (4, 18), (0.5, -5)])


def tee(pen: Pen, at: Point, scale: float = 1.0) -> None:
    """A T-shirt from the front."""
    to = placed(at, scale)
    pen.area(to(_TEE), pen.colours.accent)
    pen.line(to([(6, -16), (3, -11.5), (-3, -11.5), (-6, -16)]), smooth=True)


def jumper(pen: Pen, at: Point, scale: float = 1.0) -> None:
    """A jumper with ribbed hem from the front."""
    to = placed(at, scale)
    pen.area(to(_JUMPER), pen.colours.accent)
    pen.line(to([(6, -16), (4, -12.5), (-4, -12.5), (-6, -16)]), smooth=True)
    pen.line(to([(-12.3, 12), (12.3, 12)]), width=THIN)
    for x in range(-8, 9, 4):
        pen.line(to([(x, 12.5), (x, 16.5)]), width=THIN)


def trousers(pen: Pen, at: Point, scale: float = 1.0) -> None:
    """A pair of trousers from the front."""
    to = placed(at, scale)
    pen.area(to(_TROUSERS), pen.colours.accent)
    pen.line(to([(-10.3, -13.5), (10.3, -13.5)]), width=THIN)


# The uppers from the sole at the heel over the collar and the instep to the toe.
_LOW: Final = [
    *[(-26.0, 8.0), (-28.0, -2.0), (-27.0, -12.0), (-25.0, -16.5), (-21.0, -16.0), (-17.0, -13.0)],
    *[(-11.0, -12.0), (-7.0, -14.0), (-4.0, -17.5), (-1.0, -17.0), (3.0, -13.5), (9.0, -8.5)],
    *[(15.0, -5.0), (21.0, -3.0), (25.5, 0.0), (28.0, 3.5), (27.5, 8.0), (14.0, 8.5), (-14.0, 8.5)],
]
_HIGH: Final = [
    *[(-25.0, 8.0), (-26.0, -2.0), (-24.0, -14.0), (-24.0, -26.0), (-25.0, -32.0), (-21.0, -34.0)],
    *[(-14.0, -33.0), (-7.0, -33.5), (-4.0, -34.0), (-2.0, -28.0), (1.0, -19.0), (6.0, -11.5)],
    *[(12.0, -6.5), (19.0, -3.5), (25.5, 0.0), (28.0, 3.5), (27.5, 8.0), (14.0, 8.5), (-14.0, 8.5)],
]
_LOW_EYELETS: Final = ((0.0, -15.0), (4.5, -11.5), (9.0, -7.8))
_HIGH_EYELETS: Final = ((-2.0, -25.0), (0.5, -18.0), (5.0, -12.0), (10.0, -7.6))


def shoe(pen: Pen, at: Point, scale: float = 1.0, *, high: bool = False) -> None:
    """A shoe or boot from its side, toe to the right; 60 units long at scale 1."""
    to = placed(at, scale)
    pen.area(to(_HIGH if high else _LOW), pen.colours.body, smooth=True)
    pen.area(to([(-29, 8), (29, 8), (30, 12), (28, 16), (-28, 16), (-30, 12)]), pen.colours.shade)
    pen.line(to([(15, 7), (19, 1.5), (24, 0)]), smooth=True, width=THIN)
    pen.line(to([(-26, -4), (-19, -1), (-16, 7)]), smooth=True, width=THIN)
    for x, y in _HIGH_EYELETS if high else _LOW_EYELETS:
        pen.line(to([(x - 6, y + 4), (x + 1, y + 0.8)]), colour=pen.colours.accent, width=2.0)
