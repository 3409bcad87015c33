"""How a stool with screwed-in legs is put together."""

from __future__ import annotations

from typing import Final

from data.language import Bilingual
from data.studio.article import Look, Shot, Step
from data.studio.families.stool.screwed import (
    Screwed,
    build,
    build_block,
    build_board,
    build_leg,
    leg_timber,
    legs_of,
)
from data.studio.modelling.arrows import arc, arrow, marked
from data.studio.view import View
from data.studio.workshop.joinery import stock

FLIPPED: Final = View(24, 34, pose_deg=(180, 0, 0), fill=0.86)
UPRIGHT: Final = View(18, 16, fill=0.84)
UNSCREWED_M: Final = 0.07


def assembly(look: Look[Screwed]) -> tuple[Step, ...]:
    """Seat upside down, first leg, other legs, upright."""
    count = look.design.legs
    return (
        Step(
            Shot(FLIPPED, lambda: _turned_over(look, mounted=0, mark="blocks")),
            Bilingual("Turn the seat upside down", "将凳面翻转朝下"),
            Bilingual(
                f"Lay the seat face down on a blanket; its {count} threaded blocks point up.",
                f"把凳面朝下放在毯子上，{count} 个带螺纹的底座朝上。",
            ),
        ),
        Step(
            Shot(FLIPPED, lambda: _turned_over(look, mounted=0, mark="first")),
            Bilingual("Screw in the first leg", "旋入第一条凳腿"),
            Bilingual(
                "Set a leg on its block and turn it clockwise by hand.",
                "把一条凳腿对准底座，用手顺时针旋入。",
            ),
        ),
        Step(
            Shot(FLIPPED, lambda: _turned_over(look, mounted=count, mark="others")),
            Bilingual("Screw in the other legs", "旋入其余凳腿"),
            Bilingual(
                "Do the same with the others, until every leg sits tight on its block.",
                "其余凳腿照做，直到每条腿都与底座贴紧。",
            ),
        ),
        Step(
            Shot(UPRIGHT, lambda: _stood_up(look)),
            Bilingual("Stand it up and press it down", "翻正凳子并压实"),
            Bilingual(
                "Stand the stool on a level floor, lean on the seat and tighten any leg that wobbles.",
                "把凳子放在平整的地面上，用力压凳面；若有凳腿松动，再旋紧一些。",
            ),
        ),
    )


def _turned_over(look: Look[Screwed], *, mounted: int, mark: str) -> None:
    design, timber = look.design, stock(look)
    build_board(design, timber)
    for number, leg in enumerate(legs_of(design)):
        held = mark == "first" and number == 0
        block = marked() if mark == "blocks" else timber.bar(number + 5)
        build_block(design, leg, block, drilled=number >= mounted and not held)
        if number < mounted or held:
            new = held or (mark == "others" and number > 0)
            surface = marked() if new else leg_timber(design, timber, number)
            build_leg(design, leg, surface, lowered_m=UNSCREWED_M if held else 0.0)
            if new:
                foot = leg.foot - leg.along * (0.02 + UNSCREWED_M * held)
                arrow(arc(foot, 0.055, (60, 320)), 0.011)


def _stood_up(look: Look[Screwed]) -> None:
    build(look)
    top = look.design.height_m
    arrow([(0.0, 0.0, top + away) for away in (0.15, 0.08, 0.012)], 0.018)
