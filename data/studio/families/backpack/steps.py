"""How a backpack is put on, in pictures: the same bag in drawing grey, with what matters marked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from data.language import Bilingual
from data.studio.article import Look, Shot, Step
from data.studio.families.backpack.body import Bag
from data.studio.families.backpack.building import close, furnish
from data.studio.families.backpack.carrying import (
    Strap,
    back_padding,
    handle,
    loose_end,
    lower_webbing,
    open_sternum,
    sew_strap,
    sternum_strap,
    straps,
)
from data.studio.families.backpack.design import BackpackDesign
from data.studio.families.backpack.palette import Palette, Surfaces
from data.studio.materials import painted, shade
from data.studio.modelling.arrows import arrow, marked
from data.studio.view import CloseUp, View

_GREY: Final = "#c3c8cb"
_ARROW_M: Final = 0.012


@dataclass(frozen=True, slots=True)
class Scene:
    """What a step's picture differs in: what is marked, how much webbing hangs loose, where arrows point."""

    point: Callable[[Bag, tuple[Strap, Strap]], None]
    mark_straps: bool = False
    mark_webbing: bool = False
    chest_closed: bool = False
    loose: float = 0.10


def strap_steps(look: Look[BackpackDesign]) -> tuple[Step, ...]:
    """Loosen the straps, put it on, pull the straps down and, where there is one, close the chest strap."""
    design = look.design
    view = View(158, 12, fill=0.86)
    steps = [
        Step(_shot(look, view, Scene(_lift_buckles, mark_webbing=True), "loosen"), *_LOOSEN),
        Step(_shot(look, view, Scene(_slip_in, mark_straps=True), "put on"), *_PUT_ON),
        Step(_shot(look, view, Scene(_pull_down, mark_webbing=True, loose=0.30), "tighten"), *_TIGHTEN),
    ]
    if design.sternum:
        chest = View(168, 12, CloseUp(_chest_of(design), design.body.width_m * 0.95))
        steps.append(Step(_shot(look, chest, Scene(_buckle_up, chest_closed=True), "chest"), *_CHEST))
    return tuple(steps)


_LOOSEN: Final = (
    Bilingual("Loosen the straps", "放松肩带"),
    Bilingual(
        "Tilt both buckles up so that the webbing slides and the straps get longer.",
        "向上掀起两侧的调节扣，让织带滑动，把肩带放长。",
    ),
)
_PUT_ON: Final = (
    Bilingual("Put it on", "背上背包"),
    Bilingual(
        "Slip one arm after the other through the shoulder straps.",
        "将双臂依次穿过左右肩带。",
    ),
)
_TIGHTEN: Final = (
    Bilingual("Pull the straps down", "向下拉紧"),
    Bilingual(
        "Pull both loose ends down and back until the bag sits close to your shoulder blades.",
        "将两侧织带末端向后下方拉，直到背包贴紧肩胛。",
    ),
)
_CHEST: Final = (
    Bilingual("Close the chest strap", "扣好胸带"),
    Bilingual(
        "Click the chest strap shut and pull it just tight enough to keep the straps in place.",
        "扣上胸带，收到刚好能固定肩带的松紧即可。",
    ),
)


def _shot(look: Look[BackpackDesign], view: View, scene: Scene, name: str) -> Shot:
    return Shot(view, lambda: _draw(look, scene), f"straps: {name}")


def _draw(look: Look[BackpackDesign], scene: Scene) -> None:
    bag = _in_grey(look)
    close(bag)
    furnish(bag)
    back_padding(bag)
    handle(bag)
    both = straps(bag)
    for strap in both:
        sew_strap(bag, strap, marked() if scene.mark_straps else None)
        lower_webbing(bag, strap, marked=marked() if scene.mark_webbing else None, loose=scene.loose)
    if scene.chest_closed:
        sternum_strap(bag, both, marked=marked())
    elif bag.design.sternum:
        open_sternum(bag, both)
    scene.point(bag, both)


def _in_grey(look: Look[BackpackDesign]) -> Bag:
    """The look's bag as in a drawing: light grey cloth, darker webbing and padding."""
    bag = Bag.of(look, look.design.body)
    light: Any = painted(_GREY, roughness=0.8)
    mid: Any = painted(shade(_GREY, 0.82), roughness=0.8)
    dark: Any = painted(shade(_GREY, 0.66), roughness=0.8)
    deep = shade(_GREY, 0.5)
    return replace(
        bag,
        colours=Palette(_GREY, shade(_GREY, 0.7), deep, deep, shade(_GREY, 0.6), shade(_GREY, 0.75), deep),
        cloths=Surfaces(light, light, mid, mid, mid, mid, dark, dark),
    )


def _chest_of(design: BackpackDesign) -> tuple[float, float, float]:
    return (0.0, design.body.depth_m * 0.46 + 0.04, design.body.height_m * 0.72)


def _lift_buckles(bag: Bag, both: tuple[Strap, Strap]) -> None:
    """From below each buckle outwards and up."""
    for strap in both:
        out = np.array([strap.side * 0.030, 0.012, -0.030])
        foot = strap.end + out
        arrow(
            [foot, foot + np.array([strap.side * 0.016, 0.020, 0.030]), foot + np.array([0.0, 0.030, 0.085])],
            _thick(bag),
        )


def _slip_in(bag: Bag, both: tuple[Strap, Strap]) -> None:
    """From before the back, under each strap and out at the side."""
    wide = bag.design.body.width_m
    for strap in both:
        middle = strap.path[66] - strap.outward[66] * 0.026
        start = middle + np.array([-strap.side * 0.20 * wide, 0.045, 0.035])
        end = middle + np.array([strap.side * 0.42 * wide, 0.02, -0.03])
        arrow([start, middle, (middle + end) / 2 - np.array([0.0, 0.004, 0.0]), end], _thick(bag))


def _pull_down(bag: Bag, both: tuple[Strap, Strap]) -> None:
    """Beside each loose end, downwards."""
    for strap in both:
        path = loose_end(bag, strap, 0.30) + np.array([strap.side * 0.030, 0.016, 0.0])
        arrow([path[6], path[16], path[-1] + np.array([strap.side * 0.012, 0.01, -0.012])], _thick(bag))


def _buckle_up(bag: Bag, both: tuple[Strap, Strap]) -> None:
    """From both sides towards the buckle, above the strap."""
    for strap in both:
        over = strap.path[44] * (1.75, 1.0, 1.0) + np.array([0.0, 0.040, 0.026])
        inner = over * (0.32, 1.0, 1.0)
        bow = (over + inner) / 2 + np.array([0.0, 0.003, 0.010])
        arrow([over, bow, inner], _thick(bag) * 0.7)


def _thick(bag: Bag) -> float:
    return _ARROW_M * max(bag.design.body.height_m / 0.456, 0.75)
