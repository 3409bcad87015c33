"""The care symbols for textiles in the manner of ISO 3758, with a thing beside them that says the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from data.studio.pictograms.garments import jumper, tee, trousers
from data.studio.pictograms.lettering import write
from data.studio.pictograms.outlines import Outline, Point, arc, oval, placed, rounded_box, wave
from data.studio.pictograms.pen import Pen, Scene
from data.studio.pictograms.tools import drop, hand

_HEAVY: Final = 2.8
_CENTRE: Final = (50.0, 50.0)
_BESIDE: Final = (80.0, 79.0)


def _tub(pen: Pen, at: Point, tint: str, scale: float = 1.0) -> Callable[[list[Point]], Outline]:
    """The wash tub, 72 units wide; returns what moves points into its place."""
    to = placed(at, scale)
    level = wave((-33.4, -14), 33.4, 2.2, 4)
    pen.area(to([*level, (27.5, 24), (-27.5, 24)]), tint, edge=None)
    pen.line(to(level), width=2.0)
    pen.line(to([(-36, -25), (-27.5, 24), (27.5, 24), (36, -25)]), width=_HEAVY)
    return to


def _wash(
    figures: str, garment: Callable[[Pen, Point, float], None], *, warm: bool = False, bars: int = 0
) -> Scene:
    def draw(pen: Pen) -> None:
        lift = -3.0 * bars
        above = pen.style.accents
        at, scale = ((50.0, 60.0 + lift), 0.96 - 0.05 * bars) if above else ((50.0, 51.0 + lift), 1.1)
        if above:
            garment(pen, (50, 25 + lift), 0.66 - 0.05 * bars)
        _tub(pen, at, pen.colours.warm if warm else pen.colours.water, scale)
        write(pen, figures, (50, at[1] + 6.5 * scale), 23 * scale, width=3.8)
        for bar in range(bars):
            y = at[1] + 24 * scale + 7 + 6.5 * bar
            pen.line([(50 - 27 * scale, y), (50 + 27 * scale, y)], width=_HEAVY)

    return draw


def _hand_wash(pen: Pen) -> None:
    at = (50.0, 60.0)
    _tub(pen, at, pen.colours.water)
    hand(pen, (52, 58), 1.05)
    if pen.style.accents:
        drop(pen, (64, 24), 1.1)
        drop(pen, (76, 19), 0.85)


def _do_not_wash(pen: Pen) -> None:
    _tub(pen, (50, 51), pen.colours.water, 1.02)
    pen.cross_out((15, 20), (85, 82))


def _no_bleach(pen: Pen) -> None:
    pen.area([(50, 16), (86, 80), (14, 80)], pen.colours.body, width=_HEAVY)
    pen.cross_out((16, 22), (84, 86))


def _square(pen: Pen, half: float = 32.0) -> None:
    (x, y) = _CENTRE
    pen.box((x - half, y - half), (x + half, y + half), pen.colours.body, rounding=1.5, width=_HEAVY)


def _drum(pen: Pen) -> None:
    _square(pen)
    pen.area(oval(_CENTRE, (26, 26)), pen.colours.shade, width=_HEAVY)


def _tumble_low(pen: Pen) -> None:
    _drum(pen)
    pen.dot(_CENTRE, 5.0)
    if pen.style.accents:
        tee(pen, _BESIDE, 0.55)


def _no_tumble(pen: Pen) -> None:
    _drum(pen)
    pen.cross_out((16, 16), (84, 84))


def _line_dry(pen: Pen) -> None:
    _square(pen)
    if not pen.style.accents:
        pen.line([(50, 27), (50, 73)], width=4.0)
        return
    pen.line([(38, 27), (38, 73)], width=4.0)
    pen.line([(52, 30), (64, 33), (76, 32), (94, 28)], smooth=True)
    tee(pen, (73, 48), 0.82)
    for x in (66, 80):
        pen.box((x - 1.5, 30), (x + 1.5, 38), pen.colours.shade, rounding=1, width=1.2)


def _dry_flat(pen: Pen) -> None:
    _square(pen)
    if not pen.style.accents:
        pen.line([(27, 50), (73, 50)], width=4.0)
        return
    pen.line([(25, 37), (75, 37)], width=4.0)
    pen.area([(30, 52), (70, 52), (77, 76), (23, 76)], pen.colours.water)
    flat = placed((50, 64))
    half = [(5, -8), (11, -8), (21, 2), (17, 6), (11, 0), (13, 9)]
    pen.area(flat([*half, *((-x, y) for x, y in reversed(half))]), pen.colours.accent)


def _iron(pen: Pen, dots: int, at: Point = (50, 50), scale: float = 1.0) -> None:
    to = placed(at, scale)
    sole = [(-38, 22), *arc((-10, 22), (28, 26), 180, 270), (22, -4), (30, 22)]
    pen.area(to(sole), pen.colours.body, width=_HEAVY)
    handle = [*arc((-13, -12), (8, 9), 180, 270), (12, -21), *arc((12, -14), (9, 7), 270, 350), (23, -4)]
    pen.line(to(handle), width=_HEAVY + 1.2)
    for number in range(dots):
        pen.dot(to([(2 + 12.5 * (number - (dots - 1) / 2), 11)])[0], 4.0 * scale)


def _ironing(dots: int) -> Scene:
    def draw(pen: Pen) -> None:
        _iron(pen, dots, (54, 45), 1.02)
        if not pen.style.accents:
            return
        heat = (pen.colours.water, pen.colours.sun, pen.colours.accent)[dots - 1]
        pen.area(rounded_box((10, 71), (90, 79), 3), heat)
        for x in (34, 66):
            pen.line([(x, 79), (100 - x, 90)])

    return draw


def _no_iron(pen: Pen) -> None:
    _iron(pen, 0, (54, 50), 1.0)
    pen.cross_out((14, 20), (84, 82))


def _ring(pen: Pen) -> None:
    pen.area(oval(_CENTRE, (34, 34)), pen.colours.body, width=_HEAVY)


def _dry_clean(pen: Pen) -> None:
    _ring(pen)
    write(pen, "P", (51, 50), 36, width=5.0)


def _no_dry_clean(pen: Pen) -> None:
    _ring(pen)
    pen.cross_out((17, 17), (83, 83))


SYMBOLS: Final[dict[str, Scene]] = {
    "wash-30": _wash("30", tee),
    "wash-40": _wash("40", trousers, warm=True),
    "wash-30-gentle": _wash("30", jumper, bars=2),
    "hand-wash": _hand_wash,
    "do-not-wash": _do_not_wash,
    "no-bleach": _no_bleach,
    "tumble-low": _tumble_low,
    "no-tumble": _no_tumble,
    "line-dry": _line_dry,
    "dry-flat": _dry_flat,
    "iron-low": _ironing(1),
    "iron-medium": _ironing(2),
    "iron-high": _ironing(3),
    "no-iron": _no_iron,
    "dry-clean": _dry_clean,
    "no-dry-clean": _no_dry_clean,
}
