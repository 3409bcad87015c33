"""How a lamp on legs is put together."""

from __future__ import annotations

from typing import Final

from data.language import Bilingual
from data.studio.article import Look, Shot, Step
from data.studio.families.lamp.fittings import bulb
from data.studio.families.lamp.shades import build_shade
from data.studio.families.lamp.tripod import (
    Tripod,
    build_cable,
    build_holder,
    build_hub,
    build_leg,
    build_stand,
    legs_of,
)
from data.studio.modelling.arrows import arc, arrow, marked
from data.studio.view import CloseUp, View
from data.studio.workshop.joinery import direction

VIEW: Final = View(18, 12, fill=0.86)
APART_M: Final = 0.05


def assembly(look: Look[Tripod]) -> tuple[Step, ...]:
    """Legs, holder, shade ring, bulb, switch."""
    design = look.design
    switch = CloseUp((design.spread_m + 0.02, 0.0, 0.03), 0.26)
    return (
        Step(
            Shot(VIEW, lambda: _legs(look)),
            Bilingual("Screw the legs into the hub", "将灯腿旋入连接座"),
            Bilingual(
                "Screw each leg into a hole of the hub, clockwise and by hand.",
                "用手把每条灯腿顺时针旋入连接座的孔里。",
            ),
        ),
        Step(
            Shot(VIEW, lambda: _holder(look)),
            Bilingual("Screw the bulb holder onto the stem", "将灯座旋到杆上"),
            Bilingual(
                "Set the holder on the stem and turn it clockwise until it stops.",
                "把灯座放到杆上，顺时针旋紧。",
            ),
        ),
        Step(
            Shot(VIEW, lambda: _shade(look)),
            Bilingual("Lower the shade onto the holder", "将灯罩套到灯座上"),
            Bilingual("Lower the shade until its ring lies on the holder.", "放下灯罩，让罩环落在灯座上。"),
        ),
        Step(
            Shot(VIEW, lambda: _bulb(look)),
            Bilingual("Screw in the bulb", "旋入灯泡"),
            Bilingual(
                "Screw the bulb in from above, with the plug still out of the socket.",
                "保持插头拔出，从上方旋入灯泡。",
            ),
        ),
        Step(
            Shot(View(18, 30, switch), lambda: _switch(look)),
            Bilingual("Switch it on at the cable", "按下线上开关"),
            Bilingual("Plug the lamp in and press the switch on its cable.", "插上电源，按下电线上的开关。"),
        ),
    )


def _legs(look: Look[Tripod]) -> None:
    design = look.design
    build_hub(design)
    for number, (top, foot) in enumerate(legs_of(design)):
        down = direction(top, foot)
        build_leg(design, top + down * APART_M, foot + down * APART_M, number, material=marked())
        arrow(arc(foot + down * (APART_M - 0.05), 0.032, (60, 320)), 0.008)


def _holder(look: Look[Tripod]) -> None:
    design = look.design
    build_stand(design)
    build_cable(design)
    build_holder(design, material=marked(), lifted_m=0.07)
    arrow(arc((0, 0, design.holder_m + 0.09), 0.045, (320, 60)), 0.009)
    arrow([(0.06, -0.02, design.holder_m + z) for z in (0.06, 0.03, -0.02)], 0.010)


def _shade(look: Look[Tripod]) -> None:
    design = look.design
    build_stand(design)
    build_cable(design)
    build_holder(design)
    lift = design.shade.height_m * 0.75
    build_shade(design.shade.lifted(lift), look, design.holder_m + 0.012 + lift, material=marked())
    reach = max(design.shade.radii_m) * 0.8
    top = design.shade.low_m + lift
    for x in (-reach, reach):
        arrow([(x, -reach * 0.4, top - away) for away in (0.012, 0.05, 0.11)], 0.012)


def _bulb(look: Look[Tripod]) -> None:
    design = look.design
    build_stand(design)
    build_cable(design)
    build_holder(design)
    build_shade(design.shade, look, design.holder_m + 0.012)
    above = design.shade.high_m + 0.03
    bulb((0, 0, above), material=marked())
    arrow(arc((0, 0, above + 0.11), 0.045, (320, 60)), 0.009)
    arrow([(0.075, -0.02, above + z) for z in (0.09, 0.05, -0.015)], 0.011)


def _switch(look: Look[Tripod]) -> None:
    design = look.design
    build_stand(design)
    build_holder(design)
    bulb((0, 0, design.holder_m + 0.04))
    build_shade(design.shade, look, design.holder_m + 0.012)
    at = build_cable(design, switch=marked())
    arrow([(at[0], at[1], z) for z in (0.11, 0.07, 0.022)], 0.011)
