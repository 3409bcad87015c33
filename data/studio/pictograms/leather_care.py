"""What shoes, bags and leather ask for."""

from __future__ import annotations

from typing import Final

from data.studio.pictograms.garments import shoe
from data.studio.pictograms.lettering import write
from data.studio.pictograms.outlines import arc, rounded_box
from data.studio.pictograms.pen import THIN, Pen, Scene
from data.studio.pictograms.tools import brush, cloth, drop, hand, sun, tin, wind


def _wipe_damp(pen: Pen) -> None:
    pen.box((12, 40), (88, 86), pen.colours.body, rounding=5)
    pen.area([(20, 62), (44, 56), (50, 74), (20, 80)], pen.colours.water, edge=None, smooth=True)
    cloth(pen, (58, 66), 1.2)
    hand(pen, (57, 58), 0.9)
    pen.arrow([(72, 82), (84, 73), (83, 57)])
    for x, y, size in ((72, 17, 1.25), (84, 26, 1.0), (61, 27, 0.9)):
        drop(pen, (x, y), size)


def _brush_dirt(pen: Pen) -> None:
    shoe(pen, (48, 66), 1.2, high=True)
    mud = [(13, 73), (20, 69), (30, 72), (42, 68), (54, 72), (66, 69), (78, 72), (83, 77), (82, 84), (15, 84)]
    pen.area(mud, pen.colours.earth, smooth=True, width=THIN)
    brush(pen, (72, 45), 1.1, turn_deg=32)
    pen.arrow([(61, 22), (74, 22), (84, 32)])
    for x, y, size in (
        (20, 91, 1.5),
        (33, 90, 1.1),
        (74, 90, 1.4),
        (86, 89, 1.1),
        (89, 66, 1.4),
        (90, 76, 1.0),
    ):
        pen.dot((x, y), size, pen.colours.earth)


def _air_dry_shade(pen: Pen) -> None:
    pen.area([(10, 40), *arc((36, 40), (26, 24), 180, 360), (62, 40)], pen.colours.accent)
    for x in (23, 36, 49):
        pen.line([(36, 14), (x, 40)], width=THIN)
    pen.line([(36, 40), (36, 86)], width=2.2)
    shoe(pen, (40, 72), 0.92)
    sun(pen, (79, 27), 1.25)
    pen.cross_out((70, 18), (88, 36), width=2.6)
    wind(pen, (68, 54), 23)


def _waterproof_spray(pen: Pen) -> None:
    shoe(pen, (61, 73), 0.98)
    for end in ((58, 30), (60, 40), (55, 52)):
        pen.line([(31, 33), end], colour=pen.colours.move, width=THIN)
    for x, y in ((42, 30), (48, 36), (55, 26), (65, 33), (48, 43), (70, 41), (60, 47), (64, 54), (54, 58)):
        pen.dot((x, y), 1.4, pen.colours.move)
    pen.area(rounded_box((10, 40), (28, 90), 3), pen.colours.accent)
    pen.area(rounded_box((14, 28), (24, 40), 2), pen.colours.shade)
    drop(pen, (19, 65), 1.3)
    write(pen, "20cm", (60, 15), 8, width=1.7)
    pen.arrow([(44, 15), (30, 15)], width=1.8)
    pen.arrow([(76, 15), (90, 15)], width=1.8)


def _wax_leather(pen: Pen) -> None:
    shoe(pen, (44, 66), 1.12, high=True)
    cloth(pen, (62, 47), 0.9)
    pen.arrow([(58, 30), (70, 24), (80, 33)])
    pen.arrow([(82, 44), (82, 54), (74, 61)])
    tin(pen, (80, 81), 1.0)


def _suede_brush(pen: Pen) -> None:
    pen.box((10, 62), (90, 88), pen.colours.earth, rounding=3)
    for x in range(15, 88, 6):
        rise = 7 if x < 56 else 4
        lean = 5 if x < 56 else -2
        pen.line([(x, 62), (x + lean, 62 - rise)], width=1.3)
        pen.line([(x - 1, 76), (x + lean - 1, 76 - rise)], width=1.3)
    brush(pen, (68, 45), 1.3)
    pen.arrow([(20, 24), (50, 24), (84, 24)], width=3.4)


LEATHER_CARE: Final[dict[str, Scene]] = {
    "wipe-damp": _wipe_damp,
    "brush-dirt": _brush_dirt,
    "air-dry-shade": _air_dry_shade,
    "waterproof-spray": _waterproof_spray,
    "wax-leather": _wax_leather,
    "suede-brush": _suede_brush,
}
