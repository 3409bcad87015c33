"""The things in the pictures, each drawn around a point at a scale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from data.studio.pictograms.pen import INK, MARK, PALE, PAPER, WATER, Pen, Point


def placed(at: Point, scale: float = 1.0, *, flip: bool = False) -> Callable[[Sequence[Point]], list[Point]]:
    """Moves a thing's own coordinates, centred on 0, to `at`."""
    turn = -1.0 if flip else 1.0
    return lambda points: [(at[0] + turn * x * scale, at[1] + y * scale) for x, y in points]


# The uppers from the sole at the heel over the collar and the instep to the toe.
_LOW: Final = [
    (-26, 8),
    (-28, -2),
    (-27, -12),
    (-25, -16.5),
    (-21, -16),
    (-17, -13),
    (-11, -12),
    (-7, -14),
    (-4, -17.5),
    (-1, -17),
    (3, -13.5),
    (9, -8.5),
    (15, -5),
    (21, -3),
    (25.5, 0),
    (28, 3.5),
    (27.5, 8),
    (14, 8.5),
    (-14, 8.5),
]
_HIGH: Final = [
    (-25, 8),
    (-26, -2),
    (-24, -14),
    (-24, -26),
    (-25, -32),
    (-21, -34),
    (-14, -33),
    (-7, -33.5),
    (-4, -34),
    (-2, -28),
    (1, -19),
    (6, -11.5),
    (12, -6.5),
    (19, -3.5),
    (25.5, 0),
    (28, 3.5),
    (27.5, 8),
    (14, 8.5),
    (-14, 8.5),
]


_LOW_EYELETS: Final = ((0.0, -15.0), (4.5, -11.5), (9.0, -7.8))
_HIGH_EYELETS: Final = ((-2.0, -25.0), (0.5, -18.0), (5.0, -12.0), (10.0, -7.6))


def shoe(
    pen: Pen, at: Point, scale: float = 1.0, *, high: bool = False, fill: str = PAPER, laces: bool = True
) -> None:
    """A shoe or boot seen from its side, toe to the right; 56 units long at scale 1."""
    to = placed(at, scale)
    upper = _HIGH if high else _LOW
    pen.area(to(upper), fill, smooth=True)
    pen.area(to([(-29, 8), (29, 8), (30, 12), (28, 15), (-28, 15), (-30, 12)]), PALE)
    for start in range(-25, 27, 7):
        pen.area(to([(start, 15), (start + 4, 15), (start + 3.2, 18), (start + 0.8, 18)]), INK)
    pen.line(to([(15, 7), (19, 1.5), (24, 0)]), smooth=True)
    pen.line(to([(-26, -4), (-19, -1), (-16, 7)]), smooth=True)
    if laces:
        for x, y in _HIGH_EYELETS if high else _LOW_EYELETS:
            pen.line(to([(x - 5.5, y + 4), (x + 1.5, y + 0.4)]), colour=MARK, width=1.9)


def brush(pen: Pen, at: Point, scale: float = 1.0, *, fill: str = MARK) -> None:
    """A hand brush, bristles down."""
    to = placed(at, scale)
    for x in range(-11, 12, 2):
        pen.line(to([(x, 2), (x * 1.08, 9.5)]), width=1.0)
    pen.area(to([(-14, -4), (14, -4), (15, 0), (13, 3), (-13, 3), (-15, 0)]), fill)


def sponge(pen: Pen, at: Point, scale: float = 1.0) -> None:
    """A sponge with a cloth side."""
    to = placed(at, scale)
    pen.area(to([(-11, -6), (11, -7), (12, 5), (-11, 6)]), MARK)
    for x, y in ((-6, -2), (0, 1), (6, -3), (3, -4), (-3, 3), (8, 2)):
        pen.oval(to([(x, y)])[0], (0.9 * scale, 0.9 * scale), PAPER, edge=None)


def cloth(pen: Pen, at: Point, scale: float = 1.0) -> None:
    """A folded cloth."""
    to = placed(at, scale)
    pen.area(
        to([(-13, -5), (-4, -8), (6, -6), (13, -8), (14, 3), (9, 8), (-1, 6), (-12, 8), (-15, 2)]),
        MARK,
        smooth=True,
    )
    pen.line(to([(-8, -3), (-5, 1), (-6, 5)]), smooth=True)
    pen.line(to([(3, -4), (5, 0), (3, 4)]), smooth=True)


def drop(pen: Pen, at: Point, scale: float = 1.0) -> None:
    """A drop of water."""
    to = placed(at, scale)
    pen.area(
        to([(0, -5), (2.4, -0.5), (3.2, 2.2), (0, 5), (-3.2, 2.2), (-2.4, -0.5)]),
        WATER,
        smooth=True,
        width=1.1,
    )


def basin(pen: Pen, at: Point, scale: float = 1.0) -> None:
    """A basin of water, seen a little from above."""
    to = placed(at, scale)
    pen.area(to([(-33, -4), (33, -4), (26, 18), (22, 20), (-22, 20), (-26, 18)]), PAPER)
    pen.area(
        to(
            [
                (-30.5, 1),
                (-20, -1),
                (-10, 1),
                (0, -1),
                (10, 1),
                (20, -1),
                (30.5, 1),
                (25, 17),
                (21, 18.5),
                (-21, 18.5),
                (-25, 17),
            ]
        ),
        WATER,
        edge=None,
    )
    pen.line(to([(-30, 1), (-20, -1), (-10, 1), (0, -1), (10, 1), (20, -1), (30, 1)]), smooth=True)
    pen.line(to([(-35, -4), (35, -4)]), width=2.4)


def sun(pen: Pen, at: Point, scale: float = 1.0) -> None:
    """The sun."""
    to = placed(at, scale)
    for x, y in ((0, -1), (0.7, -0.7), (1, 0), (0.7, 0.7), (0, 1), (-0.7, 0.7), (-1, 0), (-0.7, -0.7)):
        pen.line(to([(x * 9, y * 9), (x * 12.5, y * 12.5)]), colour=INK, width=1.4)
    pen.oval(at, (6 * scale, 6 * scale), "#f6c453")


def backpack(
    pen: Pen, at: Point, scale: float = 1.0, *, upside_down: bool = False, opened: bool = False
) -> None:
    """A day pack from the front."""
    turn = -1.0 if upside_down else 1.0

    def to(points: Sequence[Point]) -> list[Point]:
        return [(at[0] + x * scale, at[1] + turn * y * scale) for x, y in points]

    pen.line(to([(-5, -27), (-4, -33), (4, -33), (5, -27)]), width=2.2, smooth=True)
    pen.area(
        to(
            [
                (-20, 27),
                (-21, 0),
                (-18, -17),
                (-10, -26),
                (0, -28),
                (10, -26),
                (18, -17),
                (21, 0),
                (20, 27),
                (12, 29),
                (-12, 29),
            ]
        ),
        PAPER,
        smooth=True,
    )
    pen.area(to([(-14, 24), (-14, 6), (-12, 3), (12, 3), (14, 6), (14, 24), (12, 26), (-12, 26)]), PALE)
    pen.line(to([(-11, 8), (11, 8)]), colour=MARK, width=1.8)
    arch = [(-17, 2), (-15, -12), (-9, -20), (0, -22), (9, -20), (15, -12), (17, 2)]
    if opened:
        pen.area(
            to([(-15, -5), (-13, -14), (-7, -20), (0, -21.5), (7, -20), (13, -14), (15, -5)]),
            INK,
            smooth=True,
        )
    else:
        pen.line(to(arch), colour=MARK, width=1.8, smooth=True)


def rolltop(pen: Pen, at: Point, scale: float = 1.0, *, rolled: float = 0.0, clipped: bool = False) -> None:
    """The roll-top bag from the front; `rolled` from 0 (standing open) to 1 (rolled down)."""
    to = placed(at, scale)
    top = -34 + 14 * rolled
    pen.area(to([(-18, 30), (-19, 0), (-20, top), (20, top), (19, 0), (18, 30), (12, 32), (-12, 32)]), PAPER)
    pen.area(to([(-18.6, 20), (18.6, 20), (18, 30), (12, 32), (-12, 32), (-18, 30)]), PALE)
    if rolled:
        thick = 3 + 5 * rolled
        pen.area(
            to(
                [
                    (-22, top),
                    (22, top),
                    (23.5, top - thick / 2),
                    (22, top - thick),
                    (-22, top - thick),
                    (-23.5, top - thick / 2),
                ]
            ),
            MARK,
        )
        for side in (-22.5, 22.5):
            pen.oval(to([(side, top - thick / 2)])[0], (1.2 * scale, thick * 0.32 * scale), PAPER)
    else:
        pen.line(to([(-20, top), (20, top)]), colour=MARK, width=2.6)
    if clipped:
        pen.line(to([(0, top - 10), (0, 2)]), width=4.0)
        pen.area(to([(-5, -10), (5, -10), (5, 0), (-5, 0)]), MARK)
        pen.line(to([(-2, -7.5), (-2, -2.5)]))
        pen.line(to([(2, -7.5), (2, -2.5)]))


def mug(pen: Pen, at: Point, scale: float = 1.0, *, steam: bool = False) -> None:
    """A mug with its handle to the right."""
    to = placed(at, scale)
    pen.line(to([(13, -10), (23, -10), (25, 0), (21, 9), (12, 10)]), width=3.6, smooth=True)
    pen.area(to([(-15, -17), (15, -17), (13, 16), (10, 19), (-10, 19), (-13, 16)]), PAPER)
    pen.area(to([(-13.7, 6), (13.7, 6), (13, 16), (10, 19), (-10, 19), (-13, 16)]), "#d6b48c")
    pen.oval(to([(0, -17)])[0], (15 * scale, 3.6 * scale), PALE)
    if steam:
        for x in (-7, 0, 7):
            pen.line(to([(x, -24), (x + 2, -28), (x - 1, -32), (x + 1, -36)]), smooth=True, colour="#7d979c")


def washing_machine(pen: Pen, at: Point, scale: float = 1.0) -> None:
    """A front-loading washing machine."""
    to = placed(at, scale)
    corner, opposite = to([(-14, -17), (14, 17)])
    pen.box(corner, opposite, PAPER, rounding=2 * scale)
    pen.line(to([(-14, -10), (14, -10)]))
    pen.oval(to([(0, 3)])[0], (9 * scale, 9 * scale), WATER)
    pen.oval(to([(8, -13.5)])[0], (1.3 * scale, 1.3 * scale), MARK)
