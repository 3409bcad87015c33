"""How a bar stool is put together."""

from __future__ import annotations

from typing import Final

from data.language import Bilingual
from data.studio.article import Look, Shot, Step
from data.studio.families.stool.bar import (
    Bar,
    bolts_of,
    build,
    build_footrest,
    build_frame,
    build_top,
    legs_of,
)
from data.studio.materials import powder_coat
from data.studio.modelling.arrows import arrow, marked
from data.studio.view import CloseUp, View
from data.studio.workshop.joinery import bolt, hole

FLIPPED: Final = View(24, 30, pose_deg=(180, 0, 0), fill=0.88)
UPRIGHT: Final = View(22, 14, fill=0.86)
APART_M: Final = 0.16


def assembly(look: Look[Bar]) -> tuple[Step, ...]:
    """Seat upside down, frame, bolts, footrest, upright."""
    design = look.design
    near = CloseUp((0.0, 0.0, design.frame_m - 0.02), max(design.seat.size_m) * 1.5)
    return (
        Step(
            Shot(FLIPPED, lambda: _lone_seat(look)),
            Bilingual("Turn the seat upside down", "将凳面翻转朝下"),
            Bilingual(
                "Lay the seat face down on a blanket, so that its four holes point up.",
                "把凳面朝下放在毯子上，四个孔朝上。",
            ),
        ),
        Step(
            Shot(FLIPPED, lambda: _frame(look)),
            Bilingual("Set the frame on the seat", "将钢架放到凳面上"),
            Bilingual(
                "Lower the frame until the holes of its plate lie over those of the seat.",
                "放下钢架，使底板的孔对准凳面的孔。",
            ),
        ),
        Step(
            Shot(View(24, 46, near, pose_deg=(180, 0, 0)), lambda: _bolts(look)),
            Bilingual("Tighten the four bolts", "拧紧四颗螺栓"),
            Bilingual(
                "Drive the four bolts in with the hexagon key, crosswise and little by little.",
                "用内六角扳手按对角顺序逐步拧紧四颗螺栓。",
            ),
        ),
        _footrest_step(look),
        Step(
            Shot(UPRIGHT, lambda: _stood_up(look)),
            Bilingual("Stand it up and press it down", "翻正凳子并压实"),
            Bilingual(
                "Stand the stool on a level floor and lean on the seat: it must not rock.",
                "把凳子放在平整的地面上，用力压凳面，确认没有晃动。",
            ),
        ),
    )


def _footrest_step(look: Look[Bar]) -> Step:
    shot = Shot(FLIPPED, lambda: _footrest(look))
    if look.design.base == "pedestal":
        return Step(
            shot,
            Bilingual("Slide the footrest to its place", "调整脚踏的位置"),
            Bilingual(
                "Slide the footrest along the column and tighten its collar.", "沿立柱滑动脚踏，再拧紧套环。"
            ),
        )
    return Step(
        shot,
        Bilingual("Push on the footrest", "装上脚踏"),
        Bilingual(
            "Push the footrest over the feet and along the legs until it clicks into place.",
            "把脚踏从凳脚套入，沿凳腿推到位，直到卡住。",
        ),
    )


def _lone_seat(look: Look[Bar]) -> None:
    build_top(look.design, material=marked())
    for x, y, _ in bolts_of(look.design):
        hole((x, y, look.design.frame_m), (0, 0, -1), 0.007)


def _frame(look: Look[Bar]) -> None:
    build_top(look.design)
    build_frame(look.design, marked(), lifted_m=APART_M)
    top = look.design.frame_m
    for start, _ in legs_of(look.design):
        x, y = start[:2] * 1.5
        arrow([(x, y - 0.03, top - away) for away in (0.15, 0.09, 0.01)], 0.013)


def _bolts(look: Look[Bar]) -> None:
    build_top(look.design)
    build_frame(look.design, powder_coat(look.hex))
    for at in bolts_of(look.design):
        bolt(at, (0, 0, -1), 0.008, out_m=0.025, material=marked())
        arrow([at - (0, 0, away) for away in (0.11, 0.07, 0.036)], 0.009)


def _footrest(look: Look[Bar]) -> None:
    design = look.design
    build_top(design)
    build_frame(design, powder_coat(look.hex))
    build_footrest(design, marked(), lowered_m=design.footrest_m * 0.5)
    low = design.footrest_m * 0.5
    for x in (-0.1, 0.1):
        arrow([(x, -0.1, low + away) for away in (0.02, 0.06, 0.13)], 0.014)


def _stood_up(look: Look[Bar]) -> None:
    build(look)
    top = look.design.height_m
    arrow([(0.0, 0.0, top + away) for away in (0.2, 0.1, 0.012)], 0.022)
