"""How a ladder shelf is put together."""

from __future__ import annotations

from typing import Final

from data.language import Bilingual
from data.studio.article import Look, Shot, Step
from data.studio.families.shelf.fixing import build_strap, build_wall
from data.studio.families.shelf.ladder import (
    SIDES,
    Ladder,
    boards_of,
    bolts_of,
    build,
    build_board,
    build_bolts,
    build_rail,
)
from data.studio.modelling.arrows import arrow, marked
from data.studio.view import CloseUp, View
from data.studio.workshop.joinery import dowel, stock

VIEW: Final = View(36, 14, fill=0.9)
APART_M: Final = 0.16
LEFT, RIGHT = SIDES


def assembly(look: Look[Ladder]) -> tuple[Step, ...]:
    """Dowels, boards, other rail, bolts, strap."""
    design = look.design
    *_, highest = boards_of(design)
    at = next(bolts_of(design))
    left, right = (
        View(36, 14, CloseUp((side * design.width_m / 2 + aside, at[0], at[1] + 0.18), 0.75))
        for side, aside in ((LEFT, 0.1), (RIGHT, 0.0))
    )
    top = View(32, 24, CloseUp((0.0, highest.middle_m, highest.top_m + 0.05), design.width_m * 1.5))
    return (
        Step(
            Shot(left, lambda: _dowels(look)),
            Bilingual("Push the dowels into one rail", "将木榫插入一侧立杆"),
            Bilingual(
                "Push a dowel into every hole of the left rail, half of it stays out.",
                "在左侧立杆的每个孔里插入木榫，露出一半。",
            ),
        ),
        Step(
            Shot(VIEW, lambda: _boards(look)),
            Bilingual("Push the boards onto the dowels", "将层板装到木榫上"),
            Bilingual(
                "Push the boards onto the dowels, the deepest at the bottom.",
                "把层板推到木榫上，最深的一块放在最下面。",
            ),
        ),
        Step(
            Shot(VIEW, lambda: _other_rail(look)),
            Bilingual("Put on the other rail", "装上另一侧立杆"),
            Bilingual(
                "Press the right rail onto the ends of all boards.", "把右侧立杆压到所有层板的另一端。"
            ),
        ),
        Step(
            Shot(right, lambda: _bolts(look)),
            Bilingual("Tighten the bolts", "拧紧螺栓"),
            Bilingual(
                "Drive the bolts in from both sides with the hexagon key.",
                "用内六角扳手从两侧拧入并拧紧螺栓。",
            ),
        ),
        Step(
            Shot(top, lambda: _strap(look)),
            Bilingual("Fix the strap to the wall", "将防倾倒带固定到墙上"),
            Bilingual(
                "Lean the shelf against the wall and screw on the strap, so that it cannot tip over.",
                "把置物架靠在墙上，拧紧防倾倒带，防止翻倒。",
            ),
        ),
    )


def _dowels(look: Look[Ladder]) -> None:
    design, timber = look.design, stock(look)
    build_rail(design, LEFT, timber)
    inner = -design.width_m / 2 + design.rail_m[0]
    for y, z in bolts_of(design):
        dowel((inner, y, z), (1, 0, 0), 0.05, 0.010, marked())
        arrow([(inner + away, y, z) for away in (0.26, 0.17, 0.065)], 0.018)


def _boards(look: Look[Ladder]) -> None:
    design, timber = look.design, stock(look)
    build_rail(design, LEFT, timber)
    for number, board in enumerate(boards_of(design)):
        build_board(design, number, timber, material=marked(), aside_m=APART_M)
        end = design.width_m / 2 - design.rail_m[0] + APART_M
        arrow([(end + away, board.middle_m, board.top_m) for away in (0.22, 0.12, 0.015)], 0.022)


def _other_rail(look: Look[Ladder]) -> None:
    design, timber = look.design, stock(look)
    build_rail(design, LEFT, timber)
    for number in range(design.boards):
        build_board(design, number, timber)
    build_rail(design, RIGHT, timber, material=marked(), aside_m=APART_M)
    end = design.width_m / 2 + APART_M
    for board in boards_of(design):
        y = design.rail_y_m(board.top_m)
        arrow([(end + away, y, board.top_m) for away in (0.22, 0.12, 0.015)], 0.022)


def _bolts(look: Look[Ladder]) -> None:
    design, timber = look.design, stock(look)
    for number in range(design.boards):
        build_board(design, number, timber)
    for side in SIDES:
        build_rail(design, side, timber)
        build_bolts(design, side, out_m=0.035, material=marked())
    for y, z in bolts_of(design):
        end = design.width_m / 2 + 0.05
        arrow([(end + away, y, z) for away in (0.19, 0.11, 0.012)], 0.018)


def _strap(look: Look[Ladder]) -> None:
    build(look)
    design = look.design
    *_, highest = boards_of(design)
    half = design.width_m * 0.75
    build_wall(design.wall_m, (-half, half), (0.0, max(design.height_m, highest.top_m + 0.2) + 0.05))
    behind = 0.02 if design.lip == "none" else design.thickness_m + 0.02
    build_strap(0.0, (highest.back_m - behind, highest.top_m), design.wall_m, material=marked())
    z = highest.top_m + 0.08
    arrow([(0.0, design.wall_m - away, z) for away in (0.16, 0.10, 0.025)], 0.012)
