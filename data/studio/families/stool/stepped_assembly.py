"""How a step stool is put together."""

from __future__ import annotations

from typing import Final

from data.language import Bilingual
from data.studio.article import Look, Shot, Step
from data.studio.families.stool.stepped import (
    SIDE,
    Stepped,
    bolts_of,
    build,
    build_bolts,
    build_side,
    build_tread,
    treads,
)
from data.studio.modelling.arrows import arrow, marked
from data.studio.view import View
from data.studio.workshop.joinery import dowel, stock

VIEW: Final = View(38, 20, fill=0.86)
APART_M: Final = 0.13
LEFT, RIGHT = SIDE


def assembly(look: Look[Stepped]) -> tuple[Step, ...]:
    """Dowels, treads, other side, bolts, upright."""
    return (
        Step(
            Shot(VIEW, lambda: _dowels(look)),
            Bilingual("Push the dowels into one side", "将木榫插入一侧"),
            Bilingual(
                "Push a dowel into every hole inside the left side, half of it stays out.",
                "在左侧板内侧的每个孔里插入木榫，露出一半。",
            ),
        ),
        Step(
            Shot(VIEW, lambda: _treads(look)),
            Bilingual("Push the treads onto the dowels", "将踏板装到木榫上"),
            Bilingual(
                "Push each tread onto its dowels until it meets the side.",
                "把每块踏板对准木榫推入，直到与侧板贴紧。",
            ),
        ),
        Step(
            Shot(VIEW, lambda: _other_side(look)),
            Bilingual("Put on the other side", "装上另一侧"),
            Bilingual("Press the right side onto the ends of the treads.", "把右侧板压到踏板的另一端。"),
        ),
        Step(
            Shot(VIEW, lambda: _bolts(look)),
            Bilingual("Tighten the bolts", "拧紧螺栓"),
            Bilingual(
                "Drive the bolts in from both sides with the hexagon key.",
                "用内六角扳手从两侧拧入并拧紧螺栓。",
            ),
        ),
        Step(
            Shot(VIEW, lambda: _try_out(look)),
            Bilingual("Press it down on a level floor", "在平整地面上压实"),
            Bilingual(
                "Stand on the lowest tread first; if the stool rocks, loosen and retighten the bolts.",
                "先踩最低一级；若有晃动，松开螺栓后重新拧紧。",
            ),
        ),
    )


def _dowels(look: Look[Stepped]) -> None:
    design, timber = look.design, stock(look)
    build_side(design, LEFT, timber)
    inner = -design.width_m / 2 + design.thickness_m
    for y, z in bolts_of(design):
        dowel((inner, y, z), (1, 0, 0), 0.035, 0.0075, marked())
        arrow([(inner + away, y, z) for away in (0.15, 0.10, 0.045)], 0.009)


def _treads(look: Look[Stepped]) -> None:
    design, timber = look.design, stock(look)
    build_side(design, LEFT, timber)
    for number, tread in enumerate(treads(design)):
        build_tread(design, number, marked(), aside_m=APART_M)
        end = design.width_m / 2 + APART_M
        arrow([(end + away, tread.middle_m, tread.top_m) for away in (0.13, 0.07, 0.01)], 0.014)


def _other_side(look: Look[Stepped]) -> None:
    design, timber = look.design, stock(look)
    build_side(design, LEFT, timber)
    for number in range(design.steps):
        build_tread(design, number, timber.plank("X", number))
    build_side(design, RIGHT, timber, material=marked(), aside_m=APART_M)
    for tread in treads(design):
        end = design.width_m / 2 + APART_M
        arrow([(end + away, tread.middle_m, tread.top_m - 0.03) for away in (0.14, 0.08, 0.01)], 0.014)


def _bolts(look: Look[Stepped]) -> None:
    design, timber = look.design, stock(look)
    for side in SIDE:
        build_side(design, side, timber)
        build_bolts(design, side, out_m=0.03, material=marked())
    for number in range(design.steps):
        build_tread(design, number, timber.plank("X", number))
    for y, z in bolts_of(design):
        end = design.width_m / 2 + 0.04
        arrow([(end + away, y, z) for away in (0.13, 0.08, 0.01)], 0.010)


def _try_out(look: Look[Stepped]) -> None:
    build(look)
    for tread in treads(look.design):
        y = tread.front_m + 0.07
        arrow([(0.0, y, tread.top_m + away) for away in (0.16, 0.09, 0.012)], 0.018)
