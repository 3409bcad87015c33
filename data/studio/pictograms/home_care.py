"""What furniture, lamps and watches ask for."""

from __future__ import annotations

from typing import Final

from data.studio.pictograms.household import desk_lamp, mug, steam, watch
from data.studio.pictograms.outlines import arc, placed, rounded_box, wave
from data.studio.pictograms.pen import THIN, Pen, Scene
from data.studio.pictograms.tools import clock, cloth, drop, screwdriver, tap, water_jet


def _oil_wood(pen: Pen) -> None:
    pen.area([(8, 60), (92, 60), (92, 82), (8, 82)], pen.colours.sun)
    grain = pen.colours.earth
    for y in (65, 77):
        pen.line([(11, y), (30, y - 1.4), (52, y + 1.2), (89, y)], colour=grain, smooth=True, width=THIN)
    pen.line([(11, 71), (24, 71), (30, 68.6), (37, 71), (89, 71)], colour=grain, smooth=True, width=THIN)
    cloth(pen, (56, 59), 1.1)
    pen.arrow([(74, 50), (82, 50), (92, 50)])
    pen.arrow([(38, 50), (30, 50), (20, 50)])
    pen.area(
        [(20, 12), (26, 12), (26, 17), (31, 21), (31, 42), (15, 42), (15, 21), (20, 17)], pen.colours.accent
    )
    drop_at = placed((23, 31), 0.9)
    pen.area(drop_at([(0, -6), (4, 2), (0, 6), (-4, 2)]), pen.colours.sun, smooth=True, width=1.2)


def _dust_dry_cloth(pen: Pen) -> None:
    pen.area(rounded_box((8, 66), (92, 74), 1.5), pen.colours.body)
    for x in (20, 80):
        pen.line([(x, 74), (x, 90)], width=2.4)
    cloth(pen, (58, 59), 1.1)
    for x, y, size in (
        (80, 60, 1.5),
        (86, 54, 1.1),
        (76, 50, 1.2),
        (84, 43, 1.5),
        (90, 62, 1.2),
        (80, 38, 0.9),
    ):
        pen.dot((x, y), size, pen.colours.earth)
    pen.arrow([(36, 60), (42, 46), (57, 40), (74, 46)])
    drop(pen, (24, 27), 2.7)
    pen.cross_out((13, 20), (35, 42), width=2.6)


def _use_coasters(pen: Pen) -> None:
    mug(pen, (47, 42), 1.1)
    steam(pen, (47, 22), 0.85)
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
    watch(pen, (27, 54), 1.05)
    pen.line([(70, 14), (70, 22)], width=3.2)
    pen.area([(52, 34), *arc((70, 34), (18, 13), 180, 360), (88, 34)], pen.colours.shade)
    for x, y in ((58, 45), (70, 46), (82, 45), (55, 60), (67, 61), (79, 61), (85, 74), (62, 76), (74, 76)):
        drop(pen, (x, y), 0.9)
    pen.cross_out((50, 26), (90, 80))


def _rinse_after_sea(pen: Pen) -> None:
    for row, y in enumerate((62, 71, 80)):
        pen.line(wave((8, y), 42 - 2 * row, 2.4, 2.5), colour=pen.colours.move, width=2.6)
    fish = placed((26, 49), 1.0)
    pen.area(
        fish([(-11, 0), (-3, -6), (6, -3), (12, -7), (11, 0), (12, 7), (6, 3), (-3, 6)]), pen.colours.water
    )
    pen.dot((19.5, 48), 1.1)
    pen.arrow([(24, 34), (34, 25), (50, 29)], width=3.0)
    water_jet(pen, (64, 33), 56, 13)
    watch(pen, (64, 66), 0.74)
    drop(pen, (81, 82), 0.9)
    drop(pen, (48, 80), 0.8)
    tap(pen, (64, 33), 0.86)


def _tighten_screws(pen: Pen) -> None:
    pen.box((12, 68), (88, 90), pen.colours.sun, rounding=2)
    pen.line([(16, 80), (32, 78), (38, 81)], colour=pen.colours.earth, smooth=True, width=THIN)
    pen.line([(62, 82), (74, 79), (84, 81)], colour=pen.colours.earth, smooth=True, width=THIN)
    pen.area([(46, 68), (54, 68), (52.5, 82), (50, 87), (47.5, 82)], pen.colours.shade, width=THIN)
    for y in (71, 75, 79):
        pen.line([(46, y + 1.5), (54, y - 1.5)], width=THIN)
    pen.area(arc((50, 68), (11, 7.5), 180, 360), pen.colours.shade)
    screwdriver(pen, (50, 62), 1.12)
    pen.arrow(arc((50, 47), (29, 9), 175, 25), width=2.8)


HOME_CARE: Final[dict[str, Scene]] = {
    "oil-wood": _oil_wood,
    "dust-dry-cloth": _dust_dry_cloth,
    "use-coasters": _use_coasters,
    "cool-before-cleaning": _cool_before_cleaning,
    "keep-dry": _keep_dry,
    "rinse-after-sea": _rinse_after_sea,
    "tighten-screws": _tighten_screws,
}
