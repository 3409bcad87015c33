"""How the time is set and how the strap is changed, step by step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import bpy
import numpy as np
from mathutils import Matrix

from data.language import Bilingual
from data.studio.article import Shot, Step
from data.studio.families.watch.bracelet import BraceletMaterials, add_bracelet
from data.studio.families.watch.case import CaseMaterials, add_case
from data.studio.families.watch.design import WatchDesign
from data.studio.families.watch.dial import TEN_PAST_TEN, DialMaterials, add_face
from data.studio.families.watch.model import stand_up
from data.studio.families.watch.strap import StrapMaterials, add_strap
from data.studio.materials import painted, plastic
from data.studio.modelling.arrows import arc, arrow, marked
from data.studio.view import CloseUp, View

GREY: Final = "#c3c8cb"
DEEPER: Final = "#8f969b"
PALE: Final = "#eef0f0"
INK: Final = "#2a2d30"
PULLED_M: Final = 0.0024
# Half past one, in turns of the hour and the minute hand.
LATER: Final = (1.5 / 12, 0.5)
FACE_DOWN: Final = (180.0, 0.0, 0.0)


def setting(design: WatchDesign) -> tuple[Step, ...]:
    """Pull the crown, turn it, push it in."""
    radius = design.radius_m
    view = View(16, 12, CloseUp((radius * 0.55, -design.thick_m, 0.0), radius * 3.3))
    crown = radius + 0.002

    def outwards(tip: float, foot: float) -> Callable[[], None]:
        height = -design.thick_m - 0.003
        return lambda: arrow([(crown + at, height, 0.0065) for at in np.linspace(foot, tip, 4)], 0.0022)

    def around() -> None:
        centre = (crown + PULLED_M + 0.0035, -design.thick_m * 0.47, 0.0)
        arrow(arc(centre, 0.0085, (-100, -265), axis=0), 0.0018)

    def step(
        out_m: float,
        time: tuple[float, float],
        pointing: Callable[[], None],
        title: Bilingual,
        sentence: Bilingual,
    ) -> Step:
        def build() -> None:
            _drawn(design, closed=True, crown=marked(), crown_out_m=out_m, time=time)
            stand_up()
            pointing()

        return Step(Shot(view, build, title.en), title, sentence)

    return (
        step(
            PULLED_M,
            TEN_PAST_TEN,
            outwards(0.020, 0.008),
            Bilingual("Pull out the crown", "拉出表冠"),
            Bilingual(
                "Pull the crown straight out until it clicks; the watch stops.",
                "将表冠笔直拉出至有咔哒感，手表停走。",
            ),
        ),
        step(
            PULLED_M,
            LATER,
            around,
            Bilingual("Turn to the time", "转动对时"),
            Bilingual("Turn the crown until the hands show the time.", "转动表冠，直到指针指向正确时间。"),
        ),
        step(
            0.0,
            LATER,
            outwards(0.006, 0.018),
            Bilingual("Push it back in", "推回表冠"),
            Bilingual(
                "Push the crown in until it sits against the case; the watch runs again.",
                "将表冠推回贴紧表壳，手表重新走时。",
            ),
        ),
    )


def strap_change(design: WatchDesign) -> tuple[Step, ...]:
    """Free the spring bar, take the strap off, put the new one on.

    Raises:
        KeyError: the watch has a bracelet, which a watchmaker changes.
    """
    if design.strap == "bracelet":
        raise KeyError("strap")
    far = design.bar_m[0]
    near = View(20, 52, CloseUp((0.0, far, 0.0), design.lug_m * 2.2), pose_deg=FACE_DOWN)
    wide = View(20, 56, CloseUp((0.0, far + 0.020, 0.0), 0.088), pose_deg=FACE_DOWN)

    def step(view: View, build: Callable[[WatchDesign], None], title: Bilingual, sentence: Bilingual) -> Step:
        return Step(Shot(view, lambda: build(design), title.en), title, sentence)

    return (
        step(
            near,
            _free_bar,
            Bilingual("Free the spring bar", "松开生耳"),
            Bilingual(
                "Lay the watch on its face and slide the end of the spring bar inwards.",
                "手表面朝下放好，把生耳的一端向内推。",
            ),
        ),
        step(
            wide,
            _take_off,
            Bilingual("Take off the strap", "取下表带"),
            Bilingual("Tilt the bar out of the lug and pull the strap away.", "让生耳脱离表耳，取下表带。"),
        ),
        step(
            wide,
            _put_on,
            Bilingual("Fit the new strap", "装上新表带"),
            Bilingual(
                "Set one end of the bar into its hole, slide the other inwards and let it click.",
                "先将生耳一端插入孔中，再内推另一端，听到咔哒声即可。",
            ),
        ),
    )


def _drawn(
    design: WatchDesign,
    *,
    closed: bool,
    crown: Any = None,
    bar: Any = None,
    crown_out_m: float = 0.0,
    time: tuple[float, float] = TEN_PAST_TEN,
    straps: tuple[str, ...] = ("short", "long"),
) -> None:
    """The watch in greys, but for the parts that are given a material."""
    grey, deeper, pale, ink = painted(GREY), painted(DEEPER), plastic(PALE), plastic(INK)
    case = CaseMaterials(grey, grey, deeper, pale, deeper, crown or grey, bar or grey)
    add_case(design, case, crown_out_m=crown_out_m)
    add_face(design, DialMaterials(pale, ink, ink, ink, deeper, grey), time)
    if design.strap == "bracelet":
        add_bracelet(design, BraceletMaterials(deeper, grey, grey), closed=closed)
    else:
        add_strap(design, _plain_strap(deeper), closed=closed, which=straps)


def _plain_strap(surface: Any) -> StrapMaterials:
    return StrapMaterials(surface, surface, surface, painted(GREY), painted(GREY), plastic(INK))


def _free_bar(design: WatchDesign) -> None:
    _drawn(design, closed=False, bar=marked())
    far = design.bar_m[0]
    half = design.lug_m / 2
    arrow([(half + x, far + 0.0005, -0.0045) for x in (0.011, 0.006, 0.001)], 0.0018)


def _take_off(design: WatchDesign) -> None:
    _drawn(design, closed=False, straps=("long",))
    _loose_strap(design, 0.020)
    aside = design.lug_m / 2 + 0.008
    arrow([(aside, design.bar_m[0] + y, -0.004) for y in (0.006, 0.018, 0.030)], 0.0032)


def _put_on(design: WatchDesign) -> None:
    _drawn(design, closed=False, straps=("long",), bar=marked())
    _loose_strap(design, 0.012)
    aside = design.lug_m / 2 + 0.008
    arrow([(aside, design.bar_m[0] + y, -0.004) for y in (0.032, 0.020, 0.008)], 0.0032)


def _loose_strap(design: WatchDesign, away_m: float) -> None:
    """The marked short strap, moved away from the case."""
    before = set(bpy.context.scene.objects)
    add_strap(design, _plain_strap(marked()), closed=False, which=("short",))
    for one in set(bpy.context.scene.objects) - before:
        one.matrix_world = Matrix.Translation((0.0, away_m, 0.0)) @ one.matrix_world
