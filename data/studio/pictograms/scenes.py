"""What shoes and bags, crockery and bottles, furniture, lamps and watches ask for, as small scenes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from data.studio.pictograms.garments import shoe
from data.studio.pictograms.household import bottle, desk_lamp, mug, plate, steam, stool, teapot, watch
from data.studio.pictograms.lettering import write
from data.studio.pictograms.outlines import Point, arc, limb, oval, placed, rounded_box, wave
from data.studio.pictograms.pen import LINE, THIN, Pen
from data.studio.pictograms.tools import (
    brush,
    bubble,
    clock,
    cloth,
    drop,
    hand,
    screwdriver,
    soap_bottle,
    sponge,
    sun,
    tap,
    tin,
    water_jet,
    wind,
)

Scene = Callable[[Pen], None]


def _wipe_damp(pen: Pen) -> None:
    pen.box((12, 40), (88, 86), pen.colours.body, rounding=5)
    pen.area([(20, 62), (44, 56), (50, 74), (20, 80)], pen.colours.water, edge=None, smooth=True)
    cloth(pen, (60, 65), 1.05)
    hand(pen, (59, 58), 0.9)
    pen.arrow([(76, 76), (82, 66), (80, 54)])
    for x, y, size in ((72, 17, 1.25), (84, 26, 1.0), (61, 27, 0.9)):
        drop(pen, (x, y), size)


def _brush_dirt(pen: Pen) -> None:
    shoe(pen, (48, 66), 1.2, high=True)
    mud = [(13, 73), (20, 69), (30, 72), (42, 68), (54, 72), (66, 69), (78, 72), (83, 77), (82, 84), (15, 84)]
    pen.area(mud, pen.colours.earth, smooth=True, width=THIN)
    brush(pen, (72, 45), 1.1, turn_deg=32)
    pen.arrow([(61, 22), (74, 22), (84, 32)])
    for x, y, size in ((20, 91, 1.5), (33, 90, 1.1), (74, 90, 1.4), (86, 89, 1.1), (89, 66, 1.4), (90, 76, 1.0)):
        pen.dot((x, y), size, pen.colours.earth)


def _air_dry_shade(pen: Pen) -> None:
    pen.area([(10, 40), *arc((36, 40), (26, 24), 180, 360), (62, 40)], pen.colours.accent)
    for x in (23, 36, 49):
        pen.line([(36, 16), (36 + (x - 36) * 1.0, 40)], width=THIN)
    pen.line([(36, 40), (36, 86)], width=2.2)
    shoe(pen, (40, 72), 0.92)
    sun(pen, (80, 24), 0.95)
    wind(pen, (66, 48), 24)
    pen.cross_out((70, 14), (90, 34), width=3.2)


def _waterproof_spray(pen: Pen) -> None:
    shoe(pen, (62, 70), 0.95)
    for y in (30, 36, 42):
        pen.line([(34, 30), (58 + (y - 30) * 0.5, 20 + (y - 30) * 2.6)], colour=pen.colours.move, width=THIN)
    for x, y in ((44, 27), (50, 33), (55, 25), (60, 36), (48, 38), (64, 29), (56, 42), (68, 40)):
        pen.dot((x, y), 1.3, pen.colours.move)
    pen.area(rounded_box((13, 36), (31, 86), 3), pen.colours.accent)
    pen.area(rounded_box((17, 24), (27, 36), 2), pen.colours.shade)
    drop(pen, (22, 60), 1.2)
    for x, turn in ((56, 1), (84, -1)):
        pen.arrow([(70, 14), (x - 14 * turn + (0 if turn > 0 else 0), 14)], width=1.6)
    write(pen, "20", (70, 14), 7, width=1.6)


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
    bottle(pen, (42, 51), 0.68)
    for centre in ((24, 42), (60, 46)):
        to = placed(centre)
        bolt = [(1.5, -8), (-4.5, 1.5), (-0.5, 1.5), (-2, 8), (4.5, -2), (0.5, -2)]
        pen.area(to(bolt), pen.colours.sun, width=1.2)
    pen.cross_out((12, 15), (88, 86))


def _hand_wash_dishes(pen: Pen) -> None:
    level = wave((14, 66), 86, 1.6, 5)
    plate(pen, (46, 46), 1.35)
    pen.area([*level, (80, 88), (20, 88)], pen.colours.water)
    sponge(pen, (56, 43), 1.05, turn_deg=-25)
    pen.arrow([(70, 22), (79, 32), (78, 45)])
    for x, y, radius in ((26, 63, 5), (35, 66, 3.6), (19, 68, 3), (76, 64, 4.6), (68, 67, 3.2), (30, 20, 3.4), (22, 28, 2.2)):
        bubble(pen, (x, y), radius)


def _no_abrasive(pen: Pen) -> None:
    plate(pen, (42, 56), 1.55)
    for dx, dy in ((0, 0), (4.5, 4), (9, 8)):
        pen.line([(22 + dx, 56 + dy), (32 + dx, 46 + dy), (37 + dx, 47 + dy)], width=THIN)
    pen.area(oval((66, 36), (19, 15)), pen.colours.shade)
    for turn in range(0, 180, 36):
        curl = [(-15, -3), (-6, 8), (4, -8), (13, 5)]
        pen.line(placed((66, 36), 0.86, turn_deg=turn)(curl), smooth=True, width=THIN)
    pen.cross_out((14, 16), (86, 86))


def _descale_vinegar(pen: Pen) -> None:
    bottle(pen, (34, 60), 1.02, lid=False, fill_level=0.72)
    pour = placed((61, 24), 0.9, turn_deg=-112)
    pen.area(pour([(-3, -24), (3, -24), (3.4, -12), (9, -4), (9, 20), (-9, 20), (-9, -4), (-3.4, -12)]), pen.colours.sun)
    pen.area(pour(rounded_box((-6, 1), (6, 14), 1)), pen.colours.body, width=THIN)
    for y in (29.5, 35):
        pen.dot((37.5 - (y - 29.5) * 0.5, y), 1.5, pen.colours.sun)
    for x, y in ((27, 70), (33, 78), (41, 73), (38, 62), (29, 61)):
        pen.dot((x, y), 1.5, pen.colours.body)
    clock(pen, (75, 70), 1.05)


def _rinse_no_soap(pen: Pen) -> None:
    teapot(pen, (35, 66), 0.86, lid=False)
    water_jet(pen, (35, 24), 31)
    tap(pen, (35, 22), 0.72)
    soap_bottle(pen, (79, 62), 0.95)
    pen.cross_out((66, 43), (92, 86), width=3.4)


def _dry_lid_apart(pen: Pen) -> None:
    bottle(pen, (34, 58), 1.12, lid=False)
    pen.area(rounded_box((63, 74), (85, 87), 3), pen.colours.accent)
    pen.line([(63, 82.5), (85, 82.5)], width=THIN)
    pen.arrow([(40, 24), (60, 24), (73, 42), (74, 66)])
    for x in (28, 34, 40):
        rising = [(x, 76), (x + 1.8, 68), (x - 1.4, 60), (x + 0.6, 53)]
        pen.line(rising, colour=pen.colours.move, smooth=True)


def _oil_wood(pen: Pen) -> None:
    pen.area([(8, 60), (92, 60), (92, 82), (8, 82)], pen.colours.sun)
    grain = pen.colours.earth
    for y in (65, 77):
        pen.line([(11, y), (30, y - 1.4), (52, y + 1.2), (89, y)], colour=grain, smooth=True, width=THIN)
    pen.line([(11, 71), (24, 71), (30, 68.6), (37, 71), (89, 71)], colour=grain, smooth=True, width=THIN)
    cloth(pen, (56, 59), 1.1)
    pen.arrow([(74, 50), (82, 50), (92, 50)])
    pen.arrow([(38, 50), (30, 50), (20, 50)])
    pen.area([(20, 12), (26, 12), (26, 17), (31, 21), (31, 42), (15, 42), (15, 21), (20, 17)], pen.colours.accent)
    drop_at = placed((23, 31), 0.9)
    pen.area(drop_at([(0, -6), (4, 2), (0, 6), (-4, 2)]), pen.colours.sun, smooth=True, width=1.2)


def _dust_dry_cloth(pen: Pen) -> None:
    pen.area(rounded_box((8, 66), (92, 74), 1.5), pen.colours.body)
    for x in (20, 80):
        pen.line([(x, 74), (x, 90)], width=2.4)
    cloth(pen, (58, 59), 1.1)
    for x, y, size in ((80, 60, 1.5), (86, 54, 1.1), (76, 50, 1.2), (84, 43, 1.5), (90, 62, 1.2), (77, 40, 0.9)):
        pen.dot((x, y), size, pen.colours.earth)
    pen.arrow([(30, 60), (36, 46), (56, 40), (68, 44)])
    drop(pen, (24, 26), 1.7)
    pen.cross_out((14, 15), (34, 37), width=3.0)


def _use_coasters(pen: Pen) -> None:
    mug(pen, (48, 38), 1.15)
    steam(pen, (48, 17), 0.8)
    pen.arrow([(20, 34), (20, 58)])
    pen.arrow([(82, 34), (82, 58)])
    pen.area(rounded_box((24, 65), (74, 71), 3), pen.colours.accent)
    pen.area(rounded_box((8, 74), (92, 81), 1.5), pen.colours.body)
    for x in (18, 82):
        pen.line([(x, 81), (x, 91)], width=2.6)


def _cool_before_cleaning(pen: Pen) -> None:
    desk_lamp(pen, (32, 38), 1.0)
    clock(pen, (74, 26), 0.95)
    pen.line([(14, 64), (11, 76), (22, 80), (36, 76)], smooth=True, width=2.2)
    pen.joined([rounded_box((36, 68.5), (50, 83.5), 3)], pen.colours.accent)
    for y in (72.5, 79.5):
        pen.line([(50, y), (57, y)], width=2.4)
    pen.box((78, 64), (92, 88), pen.colours.body, rounding=3)
    for y in (72.5, 79.5):
        pen.dot((84, y), 1.7)
    pen.arrow([(74, 62), (66, 59), (56, 62)])


def _keep_dry(pen: Pen) -> None:
    pen.area([(30, 26), *arc((50, 26), (20, 13), 180, 360), (70, 26)], pen.colours.shade)
    pen.line([(50, 13), (50, 6)], width=3.2)
    for x, y in ((30, 36), (42, 34), (58, 34), (70, 36), (26, 50), (74, 50), (22, 66), (78, 66)):
        drop(pen, (x, y), 0.85)
    watch(pen, (50, 64), 0.86)
    pen.cross_out((16, 20), (84, 88))


def _rinse_after_sea(pen: Pen) -> None:
    for y in (66, 75, 84):
        pen.line(wave((9, y), 45, 2.2, 3), colour=pen.colours.move, width=2.4)
    sun(pen, (26, 48), 0.8)
    pen.solid([(8, 58), (46, 58), (46, 62), (8, 62)], pen.colours.card)
    pen.line(wave((9, 58), 45, 2.2, 3), colour=pen.colours.move, width=2.4)
    pen.arrow([(22, 30), (32, 19), (47, 22)])
    water_jet(pen, (70, 26), 62, 7)
    watch(pen, (70, 62), 0.8)
    tap(pen, (70, 24), 0.72)


def _tighten_screws(pen: Pen) -> None:
    stool(pen, (34, 64), 1.0)
    pen.area(oval((70, 74), (19, 16)), pen.colours.body)
    pen.area(rounded_box((57, 76), (83, 86), 1), pen.colours.earth, width=THIN)
    pen.line([(70, 72), (70, 85)], width=3.2)
    pen.area(arc((70, 72), (6.5, 5), 180, 360), pen.colours.shade)
    screwdriver(pen, (70, 66), 1.1)
    pen.arrow(arc((70, 46), (15, 5.5), 200, -20)[::1], width=2.2)


def _unused(at: Point) -> None:
    limb([at], (LINE,))


SCENES: Final[dict[str, Scene]] = {
    "wipe-damp": _wipe_damp,
    "brush-dirt": _brush_dirt,
    "air-dry-shade": _air_dry_shade,
    "waterproof-spray": _waterproof_spray,
    "wax-leather": _wax_leather,
    "suede-brush": _suede_brush,
    "dishwasher-safe": _dishwasher_safe,
    "no-dishwasher": _no_dishwasher,
    "microwave-safe": _microwave_safe,
    "no-microwave": _no_microwave,
    "hand-wash-dishes": _hand_wash_dishes,
    "no-abrasive": _no_abrasive,
    "descale-vinegar": _descale_vinegar,
    "rinse-no-soap": _rinse_no_soap,
    "dry-lid-apart": _dry_lid_apart,
    "oil-wood": _oil_wood,
    "dust-dry-cloth": _dust_dry_cloth,
    "use-coasters": _use_coasters,
    "cool-before-cleaning": _cool_before_cleaning,
    "keep-dry": _keep_dry,
    "rinse-after-sea": _rinse_after_sea,
    "tighten-screws": _tighten_screws,
}
