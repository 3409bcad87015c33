"""How a wall shelf is put up."""

from __future__ import annotations

from typing import Final

from data.language import Bilingual
from data.studio.article import Look, Shot, Step
from data.studio.families.shelf.fixing import build_wall
from data.studio.families.shelf.wall import (
    Wall,
    build_board,
    build_holes,
    build_support,
    drill_holes,
    under_bolts,
)
from data.studio.modelling.arrows import arc, arrow, marked
from data.studio.modelling.shapes import place, turned
from data.studio.view import CloseUp, View
from data.studio.workshop.joinery import bolt, dowel, stock

VIEW: Final = View(28, 16, floor=False, fill=0.92)
BELOW: Final = View(24, -26, floor=False, fill=0.92)
LIFTED_M: Final = 0.09
# Radius and distance from its shank's end, tip last.
DRILL_BIT: Final = (
    (0.0005, 0.0),
    (0.011, 0.001),
    (0.011, 0.04),
    (0.006, 0.05),
    (0.006, 0.112),
    (0.0005, 0.122),
)


def assembly(look: Look[Wall]) -> tuple[Step, ...]:
    """Wall plugs, supports, boards, screws from below."""
    rail = look.design.support == "rail"
    x, z = list(drill_holes(look.design))[-1]
    near = View(34, 18, CloseUp((x, look.design.wall_m - 0.06, z), 0.28), floor=False)
    english, chinese = ("rail", "横杆") if rail else ("brackets", "托架")
    return (
        Step(
            Shot(near, lambda: _drill(look)),
            Bilingual("Drill the holes into the wall", "在墙上钻孔"),
            Bilingual(
                "Mark the holes with a spirit level and drill them with an 8 mm bit.",
                "用水平尺标出孔位，再用 8 毫米钻头钻孔。",
            ),
        ),
        Step(
            Shot(near, lambda: _plugs(look)),
            Bilingual("Push in the wall plugs", "插入膨胀管"),
            Bilingual(
                "Push a wall plug into every hole until it is flush.",
                "在每个孔里插入膨胀管，直到与墙面齐平。",
            ),
        ),
        Step(
            Shot(VIEW, lambda: _supports(look)),
            Bilingual(f"Screw the {english} to the wall", f"将{chinese}固定到墙上"),
            Bilingual(
                f"Hold the {english} over the plugs, check the level and tighten the screws.",
                f"把{chinese}对准膨胀管，确认水平后拧紧螺丝。",
            ),
        ),
        Step(
            Shot(VIEW, lambda: _boards(look)),
            Bilingual(f"Lay the board on the {english}", f"将层板放到{chinese}上"),
            Bilingual(
                "Lower the board until it lies flat and its back touches the wall.",
                "放下层板，使其放平并贴紧墙面。",
            ),
        ),
        Step(
            Shot(BELOW, lambda: _screws(look)),
            Bilingual("Screw the board on from below", "从下方固定层板"),
            Bilingual(
                "Drive a screw into the board from below on each side.", "从下方在两侧各拧入一颗螺丝。"
            ),
        ),
    )


def _plaster(design: Wall) -> None:
    half = design.width_m * 0.58
    top = design.levels_m[-1] + design.thickness_m + 0.14
    build_wall(design.wall_m, (-half, half), (-0.07, top))


def _drill(look: Look[Wall]) -> None:
    design = look.design
    _plaster(design)
    build_holes(design)
    face = design.wall_m
    for x, z in drill_holes(design):
        place(turned("drill bit", DRILL_BIT, marked(), segments=24), (x, face - 0.13, z), (0, 1, 0))
        arrow(arc((x, face - 0.085, z), 0.032, (40, 320), axis=1), 0.009)


def _plugs(look: Look[Wall]) -> None:
    design = look.design
    _plaster(design)
    build_holes(design)
    face = design.wall_m
    for x, z in drill_holes(design):
        dowel((x, face, z), (0, -1, 0), 0.03, 0.006, marked())
        arrow([(x, face - away, z) for away in (0.15, 0.10, 0.036)], 0.011)


def _supports(look: Look[Wall]) -> None:
    design, timber = look.design, stock(look)
    _plaster(design)
    for level in design.levels_m:
        build_support(design, level, timber, material=marked())
    reach = design.depth_m + 0.05
    for x, z in drill_holes(design):
        arrow([(x, design.wall_m - away, z) for away in (reach + 0.1, reach + 0.04, reach * 0.55)], 0.012)


def _boards(look: Look[Wall]) -> None:
    design, timber = look.design, stock(look)
    _plaster(design)
    for level in design.levels_m:
        build_support(design, level, timber)
        build_board(design, level, timber, material=marked(), lifted_m=LIFTED_M)
        for x in design.brackets_m:
            y, end = -design.depth_m * 0.55, level + LIFTED_M
            arrow([(x, y, end - away) for away in (0.0, 0.035, 0.085)], 0.012)


def _screws(look: Look[Wall]) -> None:
    design, timber = look.design, stock(look)
    _plaster(design)
    for level in design.levels_m:
        build_support(design, level, timber)
        build_board(design, level, timber)
        for at in under_bolts(design, level):
            bolt(at, (0, 0, -1), 0.007, out_m=0.03, material=marked())
            arrow([(at[0], at[1], at[2] - away) for away in (0.12, 0.08, 0.04)], 0.010)
