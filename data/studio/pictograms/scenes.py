"""The pictures by their file names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from data.studio.pictograms.pen import INK, MARK, MOVE, PALE, PAPER, WATER, Pen
from data.studio.pictograms.things import (
    backpack,
    basin,
    brush,
    cloth,
    drop,
    mug,
    rolltop,
    shoe,
    sponge,
    sun,
    washing_machine,
)

Scene = Callable[[Pen], None]


def draw(scene: Scene, path: Path) -> None:
    """Draws one scene to a WebP file."""
    pen = Pen()
    scene(pen)
    pen.save(path)


def _unlace(pen: Pen) -> None:
    shoe(pen, (46, 62), 1.15, laces=False)
    pen.area([(58, 27), (84, 22), (88, 26), (86, 31), (62, 34), (57, 31)], MARK, smooth=True)
    pen.line([(20, 22), (28, 16), (34, 24), (42, 17), (48, 24)], colour=MARK, width=2.2, smooth=True)
    pen.arrow([(37, 42), (35, 35), (33, 30)])
    pen.arrow([(52, 45), (60, 40), (67, 38)])


def _brush_shoe(pen: Pen) -> None:
    shoe(pen, (48, 62), 1.2)
    brush(pen, (63, 33), 1.15)
    pen.arrow([(80, 22), (88, 30), (87, 40)])
    pen.arrow([(46, 22), (38, 27), (35, 34)])
    for x, y in ((20, 88), (31, 90), (74, 89), (84, 87), (52, 90)):
        pen.oval((x, y), (1.3, 1.0), "#a08468", edge=None)


def _sponge_shoe(pen: Pen) -> None:
    shoe(pen, (50, 66), 1.2)
    sponge(pen, (66, 40), 1.1)
    for x, y, size in ((30, 30, 1.3), (42, 22, 1.0), (52, 33, 0.9), (22, 42, 0.9)):
        drop(pen, (x, y), size)
    pen.arrow([(82, 30), (90, 40), (88, 51)])


def _dry_shoe(pen: Pen) -> None:
    shoe(pen, (44, 66), 1.15)
    pen.area([(20, 45), (26, 38), (33, 41), (38, 37), (42, 45), (36, 50), (26, 50)], PALE, smooth=True)
    pen.box((72, 20), (90, 44), PAPER, rounding=2.0)
    for x in (77, 81, 85):
        pen.line([(x, 24), (x, 40)])
    pen.cross_out((69, 17), (93, 47))
    for y in (20, 27):
        pen.line([(16, y), (24, y - 3), (34, y + 2), (46, y - 2)], colour=MOVE, smooth=True, width=1.8)
    pen.arrow([(18, 34), (28, 31), (44, 33)], width=1.8)


def _wax_boot(pen: Pen) -> None:
    shoe(pen, (42, 66), 1.08, high=True)
    cloth(pen, (66, 44), 0.95)
    pen.arrow([(68, 27), (79, 29), (83, 38)])
    pen.oval((82, 82), (9, 3.2), PALE)
    pen.oval((82, 79.5), (9, 3.2), MARK)


def _brush_boot(pen: Pen) -> None:
    shoe(pen, (42, 66), 1.08, high=True)
    brush(pen, (68, 42), 0.95)
    pen.arrow([(64, 28), (74, 26), (80, 31)])
    for x, y in ((22, 90), (36, 91), (70, 90), (82, 89)):
        pen.oval((x, y), (1.3, 1.0), "#a08468", edge=None)


def _rest_boot(pen: Pen) -> None:
    shoe(pen, (42, 68), 1.1, high=True)
    pen.oval((76, 34), (14, 14), PAPER)
    pen.line([(76, 34), (76, 25)], colour=MARK, width=2.0)
    pen.line([(76, 34), (83, 38)], colour=MARK, width=2.0)
    for x, y in ((76, 22.5), (87.5, 34), (76, 45.5), (64.5, 34)):
        pen.oval((x, y), (0.8, 0.8), INK, edge=None)


def _empty_backpack(pen: Pen) -> None:
    backpack(pen, (40, 50), 1.25, opened=True)
    for corner, opposite in (((72, 24), (84, 40)), ((70, 52), (88, 60)), ((76, 70), (84, 82))):
        pen.box(corner, opposite, MARK, rounding=1.5)
    pen.arrow([(48, 22), (58, 18), (66, 22)])


def _scrub_backpack(pen: Pen) -> None:
    backpack(pen, (50, 38), 0.95)
    basin(pen, (50, 68), 1.15)
    brush(pen, (68, 24), 0.85)
    pen.arrow([(84, 18), (89, 24), (88, 33)], width=2.2)
    for x, y, size in ((20, 36, 1.2), (27, 24, 0.9), (16, 50, 0.8)):
        drop(pen, (x, y), size)


def _no_machine(pen: Pen) -> None:
    backpack(pen, (31, 52), 1.0)
    washing_machine(pen, (72, 52), 1.1)
    pen.cross_out((55, 31), (89, 73))


def _hang_backpack(pen: Pen) -> None:
    pen.line([(10, 20), (30, 22), (50, 23), (70, 22), (90, 20)], smooth=True)
    backpack(pen, (46, 53), 0.98, upside_down=True)
    for x in (34, 58):
        pen.box((x - 1.6, 18), (x + 1.6, 28), MARK, rounding=1.0)
    for x, y in ((36, 91), (47, 93), (58, 91)):
        drop(pen, (x, y - 2), 0.7)
    sun(pen, (81, 42), 0.9)
    pen.cross_out((70, 31), (92, 53))


def _mug_dishwasher(pen: Pen) -> None:
    pen.box((14, 18), (86, 84), PAPER, rounding=4.0)
    pen.line([(14, 30), (86, 30)])
    for y in (54, 80):
        pen.line([(18, y), (82, y)], width=1.1)
        for x in range(22, 82, 8):
            pen.line([(x, y), (x, y - 4)], width=1.0)
    mug(pen, (38, 44), 0.5)
    mug(pen, (64, 44), 0.5)
    for x, y in ((30, 66), (50, 64), (70, 67), (40, 72), (60, 73)):
        drop(pen, (x, y), 0.75)
    pen.tick((76, 24), 7)


def _mug_microwave(pen: Pen) -> None:
    pen.box((12, 24), (88, 76), PAPER, rounding=4.0)
    pen.box((18, 30), (67, 70), PALE, rounding=3.0)
    pen.oval((77.5, 40), (4.2, 4.2), MARK)
    for y in (54, 60, 66):
        pen.line([(73, y), (82, y)])
    pen.oval((42, 65), (18, 2.6), PAPER)
    mug(pen, (41, 50), 0.68)
    pen.tick((78, 84), 8)


def _mug_shock(pen: Pen) -> None:
    mug(pen, (27, 58), 0.9, steam=True)
    pen.arrow([(44, 34), (54, 29), (65, 33)])
    pen.box((68, 40), (90, 76), WATER, rounding=3.0)
    for x, y in ((74, 48), (83, 55), (75, 64)):
        pen.box((x - 3.2, y - 3.2), (x + 3.2, y + 3.2), PAPER, rounding=1.0)
    pen.cross_out((64, 34), (94, 82))


def _press_air(pen: Pen) -> None:
    rolltop(pen, (50, 54), 1.15)
    pen.arrow([(10, 54), (15, 54), (21, 54)])
    pen.arrow([(90, 54), (85, 54), (79, 54)])
    for x in (42, 58):
        pen.arrow([(x, 12), (x, 9)], width=1.6)


def _roll_down(pen: Pen) -> None:
    rolltop(pen, (50, 58), 1.1, rolled=1.0)
    pen.arrow([(22, 13), (36, 9), (50, 10), (62, 15), (66, 20)])
    for number in range(3):
        pen.oval((40 + 10 * number, 62), (2.6, 2.6), MARK)


def _clip(pen: Pen) -> None:
    rolltop(pen, (50, 58), 1.1, rolled=1.0, clipped=True)
    pen.arrow([(72, 22), (70, 34), (62, 42)])
    pen.tick((80, 78), 9)


PICTOGRAMS: Final[dict[str, Scene]] = {
    f"{instruction}-{number}.webp": scene
    for instruction, scenes in {
        "ridge-trail-shoe-clean": (_unlace, _brush_shoe, _sponge_shoe, _dry_shoe),
        "scree-hiking-boot-wax": (_brush_boot, _wax_boot, _rest_boot),
        "summit-backpack-wash": (_empty_backpack, _scrub_backpack, _no_machine, _hang_backpack),
        "harbour-rolltop-close": (_press_air, _roll_down, _clip),
        "drift-mug-care": (_mug_dishwasher, _mug_microwave, _mug_shock),
    }.items()
    for number, scene in enumerate(scenes, 1)
}
