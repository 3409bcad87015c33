"""How a jointed lamp is put together."""

from __future__ import annotations

from typing import Final

import numpy as np

from data.language import Bilingual
from data.studio.article import Look, Shot, Step
from data.studio.families.lamp.jointed import (
    SWITCH,
    Finish,
    Jointed,
    build_arm,
    build_base,
    joints,
)
from data.studio.materials import powder_coat
from data.studio.modelling.arrows import arc, arrow, marked
from data.studio.view import CloseUp, View

VIEW: Final = View(24, 12, fill=0.86)
LIFTED_M: Final = 0.06


def assembly(look: Look[Jointed]) -> tuple[Step, ...]:
    """Base, arm, knobs, switch."""
    joint = joints(look.design)[-2]
    close = View(14, 8, CloseUp((joint[0], joint[1], joint[2]), 0.24))
    base = View(18, 30, CloseUp((0.01, 0.0, 0.045), look.design.base_radius_m * 3.05))
    return (
        Step(
            Shot(VIEW, lambda: _lone_base(look)),
            Bilingual("Stand the base on the table", "将底座放到桌面上"),
            Bilingual(
                "Stand the base on a level table, the post up and the cable behind it.",
                "把底座平放在桌面上，立柱朝上，电线朝后。",
            ),
        ),
        Step(
            Shot(VIEW, lambda: _arm_on(look)),
            Bilingual("Set the arm on the post", "将灯臂插到立柱上"),
            Bilingual(
                "Lower the arm onto the post until it sits firmly.", "把灯臂向下插到立柱上，直到插牢。"
            ),
        ),
        Step(
            Shot(close, lambda: _tighten(look)),
            Bilingual("Tighten the knobs", "拧紧旋钮"),
            Bilingual(
                "Turn the knob of every joint clockwise until the arm holds by itself.",
                "顺时针拧紧每个关节的旋钮，直到灯臂能自行停住。",
            ),
        ),
        Step(
            Shot(base, lambda: _switch_on(look)),
            Bilingual("Switch it on", "打开开关"),
            Bilingual(
                "Plug the lamp in and turn the knob on the base to the right.",
                "插上电源，将底座上的旋钮向右转。",
            ),
        ),
    )


def _lone_base(look: Look[Jointed]) -> None:
    build_base(look.design, marked())
    y = -look.design.base_radius_m * 0.2
    arrow([(0.0, y, z) for z in (0.20, 0.14, 0.05)], 0.012)


def _arm_on(look: Look[Jointed]) -> None:
    coat = powder_coat(look.hex)
    build_base(look.design, coat)
    build_arm(look.design, Finish(coat, marked(), coat, lit=False), lifted_m=LIFTED_M)
    top = look.design.base_height_m
    arrow([(0.055, -0.03, top + z) for z in (0.17, 0.12, 0.045)], 0.011)


def _tighten(look: Look[Jointed]) -> None:
    coat = powder_coat(look.hex)
    build_base(look.design, coat)
    build_arm(look.design, Finish(coat, coat, coat, lit=False, knobs=marked()))
    knob = joints(look.design)[-2] - np.array([0.0, 0.034, 0.0])
    arrow(arc(knob, 0.034, (215, -60), axis=1), 0.009)


def _switch_on(look: Look[Jointed]) -> None:
    coat = powder_coat(look.hex)
    build_base(look.design, coat, knob=marked())
    build_arm(look.design, Finish(coat, coat, coat))
    arrow(arc((*SWITCH, look.design.base_height_m + 0.022), 0.030, (200, -40)), 0.008)
