"""How a bookcase is put together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from data.language import Bilingual
from data.studio.article import Look, Shot, Step
from data.studio.families.shelf.cube import (
    BACK_M,
    Cube,
    build,
    build_feet,
    build_pieces,
    corners_of,
    feet_of,
    pieces_of,
    shelf_levels,
)
from data.studio.families.shelf.fixing import build_strap, build_wall
from data.studio.modelling.arrows import arc, arrow, marked
from data.studio.view import CloseUp, View
from data.studio.workshop.joinery import bolt, dowel, stock

VIEW: Final = View(30, 22, fill=0.88)
BEHIND: Final = View(146, 20, fill=0.88)
FLIPPED: Final = View(28, 30, pose_deg=(0, 180, 0), fill=0.88)
LIFTED_M: Final = 0.14
MOST_STEPS: Final = 6


def assembly(look: Look[Cube]) -> tuple[Step, ...]:
    """Dowels, sides, shelves, top, back, feet, strap; a design without feet or back has fewer steps."""
    steps = (_dowels_step(look), *_body_steps(look), _strap_step(look))
    return steps[-MOST_STEPS:]


def _body_steps(look: Look[Cube]) -> Iterator[Step]:
    design = look.design
    yield Step(
        Shot(VIEW, lambda: _sides(look)),
        Bilingual("Set the uprights on the dowels", "将立板装到木榫上"),
        Bilingual(
            "Press the sides and uprights down onto the dowels of the bottom.",
            "把侧板和立板压到底板的木榫上。",
        ),
    )
    if design.rows > 1:
        yield Step(
            Shot(VIEW, lambda: _shelves(look)),
            Bilingual("Slide in the shelves", "推入层板"),
            Bilingual(
                "Slide the shelves in from the front until they are flush with the sides.",
                "从前方推入层板，直到与侧板齐平。",
            ),
        )
    yield Step(
        Shot(VIEW, lambda: _top(look)),
        Bilingual("Put on the top and screw it down", "盖上顶板并拧紧"),
        Bilingual(
            "Lay the top on the sides and drive in the four screws.", "把顶板放到侧板上，拧入四颗螺丝。"
        ),
    )
    if design.back:
        yield Step(
            Shot(BEHIND, lambda: _back(look)),
            Bilingual("Press the back panel into place", "装上背板"),
            Bilingual(
                "Square up the bookcase and press the thin panel onto its back.",
                "把柜体摆正，将薄背板压到背面。",
            ),
        )
    if design.feet != "none":
        yield Step(
            Shot(FLIPPED, lambda: _feet(look)),
            Bilingual("Screw the feet under the bottom", "将脚装到底板下面"),
            Bilingual(
                "Turn the bookcase over on a blanket and screw the feet on.",
                "把柜子倒放在毯子上，装上脚并拧紧。",
            ),
        )


def _dowels_step(look: Look[Cube]) -> Step:
    return Step(
        Shot(VIEW, lambda: _dowels(look)),
        Bilingual("Push the dowels into the bottom", "将木榫插入底板"),
        Bilingual(
            "Push a dowel into every hole of the bottom board, half of it stays out.",
            "在底板的每个孔里插入木榫，露出一半。",
        ),
    )


def _strap_step(look: Look[Cube]) -> Step:
    design = look.design
    at = (0.0, design.depth_m / 2, design.top_m + 0.02)
    return Step(
        Shot(View(34, 30, CloseUp(at, max(design.width_m * 0.9, 0.4))), lambda: _strap(look)),
        Bilingual("Fix the strap to the wall", "将防倾倒带固定到墙上"),
        Bilingual(
            "Push the bookcase to the wall and screw on the strap, so that it cannot tip over.",
            "把柜子靠墙放好，拧紧防倾倒带，防止翻倒。",
        ),
    )


def _dowels(look: Look[Cube]) -> None:
    design = look.design
    build_pieces(design, stock(look), without=("sides", "shelves", "top", "back"))
    level = design.foot_m + design.thickness_m
    for x, y in _joints(design):
        dowel((x, y, level), (0, 0, 1), 0.028, 0.007, marked())
        arrow([(x, y, level + away) for away in (0.15, 0.10, 0.035)], 0.011)


def _joints(design: Cube) -> Iterator[tuple[float, float]]:
    """Where uprights stand on the bottom, (x, y) of their dowels."""
    lowest = [piece for piece in pieces_of(design) if piece.group == "sides"]
    for piece in lowest:
        yield from ((piece.centre[0], y) for y in (-design.depth_m * 0.3, design.depth_m * 0.3))


def _sides(look: Look[Cube]) -> None:
    design = look.design
    new = {"sides": (marked(), (0.0, 0.0, LIFTED_M))}
    build_pieces(design, stock(look), without=("shelves", "top", "back"), new=new)
    level = design.foot_m + design.thickness_m
    for x, y in _joints(design):
        dowel((x, y, level), (0, 0, 1), 0.028, 0.007)
        if y < 0:
            front = -design.depth_m / 2 - 0.012
            arrow([(x, front, level + away) for away in (LIFTED_M + 0.04, 0.1, 0.012)], 0.014)


def _shelves(look: Look[Cube]) -> None:
    design = look.design
    out = design.depth_m * 0.75
    new = {"shelves": (marked(), (0.0, -out, 0.0))}
    build_pieces(design, stock(look), without=("top", "back"), new=new)
    front = -design.depth_m / 2 - out
    for level in shelf_levels(design):
        z = level + design.thickness_m
        for x in (-design.width_m * 0.3, design.width_m * 0.3):
            arrow([(x, front - 0.16 + away, z) for away in (0.0, 0.07, 0.15)], 0.014)


def _top(look: Look[Cube]) -> None:
    design = look.design
    new = {"top": (marked(), (0.0, 0.0, LIFTED_M * 0.7))}
    build_pieces(design, stock(look), without=("back",), new=new)
    for x, y in corners_of(design):
        level = design.top_m + LIFTED_M * 0.7
        bolt((x, y, level), (0, 0, 1), 0.008, out_m=0.03)
        arrow([(x, y, level + away) for away in (0.16, 0.11, 0.045)], 0.011)


def _back(look: Look[Cube]) -> None:
    design = look.design
    out = 0.18
    build_pieces(design, stock(look), new={"back": (marked(), (0.0, out, 0.0))})
    middle = (design.foot_m + design.top_m) / 2
    for x in (-design.width_m * 0.28, design.width_m * 0.28):
        y = design.depth_m / 2 + out + BACK_M
        arrow([(x, y + away, middle) for away in (0.17, 0.10, 0.012)], 0.018)


def _feet(look: Look[Cube]) -> None:
    design, timber = look.design, stock(look)
    build_pieces(design, timber)
    build_feet(design, timber, material=marked(), lowered_m=0.05)
    turning = design.feet == "tapered"
    for x, y in feet_of(design):
        if turning:
            arrow(arc((x * 1.05, y * 1.05, -0.045), 0.045, (60, 320)), 0.010)
        else:
            arrow([(x, y, -away) for away in (0.19, 0.13, 0.055)], 0.012)


def _strap(look: Look[Cube]) -> None:
    build(look)
    design = look.design
    face = design.depth_m / 2 + BACK_M + 0.02
    half = design.width_m * 0.7
    build_wall(face, (-half, half), (0.0, design.top_m + 0.2))
    build_strap(0.0, (design.depth_m / 2 - 0.03, design.top_m), face, material=marked())
    z = design.top_m + 0.085
    arrow([(0.0, face - away, z) for away in (0.16, 0.10, 0.022)], 0.011)
