"""How a bottle is opened, rinsed and dried, step by step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np

from data.language import Bilingual
from data.studio.article import Shot, Step
from data.studio.families.bottle.body import BodyMaterials, glass_body, steel_body
from data.studio.families.bottle.design import BottleDesign
from data.studio.families.bottle.lids import LidMaterials, lid, seal
from data.studio.materials import painted
from data.studio.modelling.arrows import arc, arrow, marked
from data.studio.modelling.curves import curve, disc
from data.studio.modelling.shapes import sweep
from data.studio.view import CloseUp, View

DRAWING_GREY: Final = "#c3c8cb"
DEEPER_GREY: Final = "#9aa1a6"
WATER: Final = "#7fc4e8"


def opening(design: BottleDesign) -> tuple[Step, ...]:
    """Turn the lid, pull out the seal, rinse, let dry open."""
    whole = View(20, 14, fill=0.86)
    apart = View(14, 28, fill=0.86)

    def step(
        view: View, build: Callable[[BottleDesign], None], title: Bilingual, sentence: Bilingual
    ) -> Step:
        return Step(Shot(view, lambda: build(design), title.en), title, sentence)

    return (
        step(
            whole,
            _turn_lid,
            Bilingual("Unscrew the lid", "拧开盖子"),
            Bilingual("Hold the bottle and turn the lid to the left.", "扶住瓶身，逆时针旋转盖子。"),
        ),
        step(
            View(10, 34, CloseUp((0, 0, design.lid_m * 0.9), design.lid_radius_m * 5.2)),
            _pull_seal,
            Bilingual("Take out the seal", "取出密封圈"),
            Bilingual(
                "Lay the lid upside down and pull the soft ring out with a fingertip.",
                "把盖子倒放，用指尖抠出软密封圈。",
            ),
        ),
        step(
            whole,
            _rinse,
            Bilingual("Rinse", "冲洗"),
            Bilingual(
                "Rinse bottle, lid and ring with warm water and a drop of soap.",
                "用温水加一点洗洁精冲洗瓶身、盖子和密封圈。",
            ),
        ),
        step(
            apart,
            _let_dry,
            Bilingual("Let it dry open", "敞口晾干"),
            Bilingual(
                "Leave the lid off until all parts are dry, then put the ring back in.",
                "敞开盖子，等所有部件干透后再装回密封圈。",
            ),
        ),
    )


def _body(design: BottleDesign, material: Any) -> None:
    deeper = painted(DEEPER_GREY)
    made_of = BodyMaterials(material, deeper, deeper, deeper)
    (glass_body if design.ware == "glass" else steel_body)(design, made_of)


def _lid_of(material: Any, ring: Any) -> LidMaterials:
    return LidMaterials(material, material, material, ring)


def _turn_lid(design: BottleDesign) -> None:
    _body(design, painted(DRAWING_GREY))
    lid(design, _lid_of(marked(), marked()), (0.0, 0.0, design.seat_m))
    radius = design.lid_radius_m + 0.014
    around = arc((0.0, 0.0, design.seat_m + design.lid_m * 0.55), radius, (-150, -10))
    arrow(around, 0.006)


def _pull_seal(design: BottleDesign) -> None:
    grey = painted(DRAWING_GREY)
    lid(design, _lid_of(grey, grey), (0.0, 0.0, design.lid_m), (0.0, 0.0, -1.0), sealed=False)
    over = design.lid_m + 0.016
    seal(design, marked(), (0.0, 0.0, over))
    aside = design.lid_radius_m + 0.012
    arrow(
        [(aside, -0.004, over - 0.014), (aside, -0.004, over + 0.002), (aside, -0.004, over + 0.020)], 0.005
    )


def _rinse(design: BottleDesign) -> None:
    _body(design, marked())
    top = design.height_m
    path = curve([(0.004, 0, top + 0.075), (0.001, 0, top + 0.03), (0, 0, top - 0.02)], 24)
    sweep("water", path, disc(0.0065, 20), painted(WATER, roughness=0.1), upright=(0.0, 1.0, 0.0))
    radius = design.radius_m + 0.016
    arrow(arc((0.0, 0.0, design.neck_z_m * 0.45), radius, (-160, -20)), 0.008)


def _let_dry(design: BottleDesign) -> None:
    grey = painted(DRAWING_GREY)
    _body(design, grey)
    beside = design.radius_m + design.lid_radius_m + 0.022
    lid(
        design, _lid_of(marked(), marked()), (beside, -0.02, _resting(design)), (0.0, 0.0, -1.0), sealed=False
    )
    seal(design, marked(), (beside + 0.002, -0.02 - design.lid_radius_m * 2.6, 0.0016))
    for x in (-0.010, 0.010):
        wave = 0.004 * np.sin(np.linspace(0, 2 * np.pi, 7))
        heights = np.linspace(design.height_m + 0.010, design.height_m + 0.060, 7)
        arrow(np.column_stack([x + wave, np.zeros(7), heights]), 0.004)


def _resting(design: BottleDesign) -> float:
    """The height of an upturned lid's edge when the lid lies on its loop or handle."""
    return design.lid_m + {"loop": 0.0215, "handle": 0.0371, "wooden": 0.0258}.get(design.lid, 0.0002)
