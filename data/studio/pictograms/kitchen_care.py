"""What crockery, pots and bottles ask for."""

from __future__ import annotations

from typing import Final

from data.studio.pictograms.household import bottle, mug, plate, teapot
from data.studio.pictograms.outlines import arc, oval, placed, rounded_box, wave
from data.studio.pictograms.pen import THIN, Pen, Scene
from data.studio.pictograms.tools import bubble, clock, soap_bottle, sponge, tap, water_jet


def _dishwasher(pen: Pen) -> None:
    pen.box((14, 12), (86, 88), pen.colours.body, rounding=4)
    pen.line([(14, 24), (86, 24)])
    pen.dot((76, 18), 2.4, pen.colours.accent)
    pen.line([(22, 18), (42, 18)])
    pen.box((20, 29), (80, 82), pen.colours.water, rounding=3)
    mug(pen, (36, 43), 0.62, fill=pen.colours.accent)
    mug(pen, (60, 43), 0.62, fill=pen.colours.accent)
    pen.line([(23, 54.5), (77, 54.5)])
    for x in (32, 44, 56, 68):
        pen.area(oval((x, 69), (4.2, 9.5)), pen.colours.body)
    pen.line([(23, 79), (77, 79)])


def _dishwasher_safe(pen: Pen) -> None:
    _dishwasher(pen)
    pen.tick((80, 80), 17)


def _no_dishwasher(pen: Pen) -> None:
    _dishwasher(pen)
    pen.cross_out((12, 12), (88, 88))


def _microwave(pen: Pen) -> None:
    pen.box((9, 24), (91, 77), pen.colours.body, rounding=4)
    pen.box((15, 30), (69, 71), pen.colours.shade, rounding=3)
    pen.oval((80, 39), (5, 5), pen.colours.accent)
    for y in (53, 60, 67):
        pen.line([(75, y), (85, y)])


def _microwave_safe(pen: Pen) -> None:
    _microwave(pen)
    pen.line([(26, 67), (58, 67)], width=2.4)
    mug(pen, (41, 53), 0.8)
    for x in (20, 59.5):
        pen.line([(x, 38), (x + 2.5, 43), (x - 1.5, 49), (x + 1, 55)], colour=pen.colours.accent, smooth=True)
    pen.tick((81, 79), 17)


def _no_microwave(pen: Pen) -> None:
    _microwave(pen)
    pen.line([(18, 67), (66, 67)], width=2.4)
    bottle(pen, (28, 50), 0.6)
    for centre, size in (((50, 40), 1.0), ((61, 55), 0.8), ((46, 58), 0.7)):
        bolt = [(1.5, -8), (-4.5, 1.5), (-0.5, 1.5), (-2, 8), (4.5, -2), (0.5, -2)]
        pen.area(placed(centre, size)(bolt), pen.colours.sun, width=1.2)
    pen.cross_out((9, 14), (91, 87))


def _hand_wash_dishes(pen: Pen) -> None:
    level = wave((14, 66), 86, 1.6, 5)
    plate(pen, (46, 46), 1.35)
    pen.area([*level, (80, 88), (20, 88)], pen.colours.water)
    sponge(pen, (56, 43), 1.05, turn_deg=-25)
    pen.arrow([(70, 22), (79, 32), (78, 45)])
    for x, y, radius in (
        (26, 63, 5),
        (35, 66, 3.6),
        (19, 68, 3),
        (76, 64, 4.6),
        (68, 67, 3.2),
        (30, 20, 3.4),
        (22, 28, 2.2),
    ):
        bubble(pen, (x, y), radius)


def _no_abrasive(pen: Pen) -> None:
    plate(pen, (50, 64), 1.3)
    for x in (38, 46, 54):
        pen.line([(x, 79), (x + 5, 69), (x + 8, 77)], width=THIN)
    wool = placed((50, 29), 1.25)
    rough = [
        (x * (0.9 + 0.14 * (n % 2)), y * (0.9 + 0.14 * (n % 2)))
        for n, (x, y) in enumerate(oval((0, 0), (20, 14))[::3])
    ]
    pen.area(wool(rough), pen.colours.shade, smooth=True)
    for x, y, radius in ((-11, 0, 5), (-4, -5, 6), (-3, 4, 6), (4, -1, 7), (9, -5, 5), (11, 3, 5), (0, 0, 9)):
        pen.line(wool(arc((x, y), (radius, radius * 0.8), 20 * x, 20 * x + 300)), width=THIN)
    pen.cross_out((12, 12), (88, 88), width=3.4)


def _descale_vinegar(pen: Pen) -> None:
    bottle(pen, (34, 60), 1.02, lid=False, fill_level=0.72)
    pour = placed((61, 24), 0.9, turn_deg=-112)
    pen.area(
        pour([(-3, -24), (3, -24), (3.4, -12), (9, -4), (9, 20), (-9, 20), (-9, -4), (-3.4, -12)]),
        pen.colours.sun,
    )
    pen.area(pour(rounded_box((-6, 1), (6, 14), 1)), pen.colours.body, width=THIN)
    for y in (29.5, 35):
        pen.dot((37.5 - (y - 29.5) * 0.5, y), 1.5, pen.colours.sun)
    for x, y in ((27, 70), (33, 78), (41, 73), (38, 62), (29, 61)):
        pen.dot((x, y), 1.5, pen.colours.body)
    clock(pen, (75, 70), 1.05)


def _rinse_no_soap(pen: Pen) -> None:
    teapot(pen, (34, 72), 0.78, lid=False)
    water_jet(pen, (34, 34), 29)
    tap(pen, (34, 34), 0.76)
    soap_bottle(pen, (77, 52), 1.3)
    pen.cross_out((61, 46), (93, 82), width=2.8)


def _dry_lid_apart(pen: Pen) -> None:
    bottle(pen, (34, 58), 1.12, lid=False)
    pen.area(rounded_box((63, 74), (85, 87), 3), pen.colours.accent)
    pen.line([(63, 82.5), (85, 82.5)], width=THIN)
    pen.arrow([(40, 24), (60, 24), (73, 42), (74, 66)])
    for x in (28, 34, 40):
        rising = [(x, 76), (x + 1.8, 68), (x - 1.4, 60), (x + 0.6, 53)]
        pen.line(rising, colour=pen.colours.move, smooth=True)


KITCHEN_CARE: Final[dict[str, Scene]] = {
    "dishwasher-safe": _dishwasher_safe,
    "no-dishwasher": _no_dishwasher,
    "microwave-safe": _microwave_safe,
    "no-microwave": _no_microwave,
    "hand-wash-dishes": _hand_wash_dishes,
    "no-abrasive": _no_abrasive,
    "descale-vinegar": _descale_vinegar,
    "rinse-no-soap": _rinse_no_soap,
    "dry-lid-apart": _dry_lid_apart,
}
