"""Drinking bottles: coated steel and sleeved glass, with the lids they are carried by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import ClassVar, Final

from data.studio.article import Family, Look, Shot, Step
from data.studio.families.bottle.design import DESIGNS, BottleDesign, varied
from data.studio.families.bottle.model import build
from data.studio.families.bottle.opening import opening
from data.studio.view import CloseUp, View
from data.vocabulary.parts import Part

STEEL_COLOURS: Final = (
    "sky blue",
    "black",
    "sage",
    "coral",
    "white",
    "forest green",
    "navy",
    "mustard",
    "charcoal",
    "dusty rose",
    "lavender",
    "teal",
    "red",
    "cream",
)
SLEEVE_COLOURS: Final = (
    "teal",
    "pink",
    "grey",
    "black",
    "mint",
    "coral",
    "navy",
    "mustard",
    "white",
    "lavender",
    "turquoise",
)


class Bottles(Family[BottleDesign]):
    """Drinking bottles with a screw lid."""

    name: ClassVar[str] = "bottle"
    designs: ClassVar[Mapping[str, object]] = DESIGNS
    instructions: ClassVar[tuple[str, ...]] = ("open",)

    def vary(self, rng: Random) -> BottleDesign:
        return varied(rng)

    def kind(self, design: BottleDesign) -> str:
        return f"{design.body} {design.ware}, {design.lid} lid"

    def finish(self, design: BottleDesign, rng: Random) -> Look[BottleDesign]:
        if design.ware == "glass":
            return Look(design, rng.choice(SLEEVE_COLOURS), "glass")
        return Look(design, rng.choice(STEEL_COLOURS), "steel", rng.choice(("plain", "plain", "striped")))

    def parts(self, look: Look[BottleDesign]) -> tuple[Part, ...]:
        return tuple(_views(look.design))

    def shot(self, look: Look[BottleDesign], part: Part) -> Shot:
        view = _views(look.design)[part]
        open_now = part is Part.RIM
        return Shot(view, lambda: build(look, closed=not open_now), "open" if open_now else "")

    def steps(self, look: Look[BottleDesign], slug: str) -> tuple[Step, ...]:
        steps: dict[str, Callable[[BottleDesign], tuple[Step, ...]]] = {"open": opening}
        return steps[slug](look.design)


def _views(design: BottleDesign) -> dict[Part, View]:
    top, wide = design.seat_m + design.lid_m, design.radius_m
    over = {"loop": 0.020, "handle": 0.034, "wooden": 0.022}.get(design.lid, 0.0)
    middle = design.shoulder * design.neck_z_m * 0.58
    views = {
        Part.WHOLE: View(22, 14),
        Part.SIDE: View(90, 4),
        Part.LID: View(
            26, 22, CloseUp((0, 0, top + over * 0.5 - design.lid_m * 0.45), design.lid_m * 2.1 + over + 0.012)
        ),
        Part.RIM: View(20, 38, CloseUp((0, 0, design.height_m - 0.014), design.neck_radius_m * 3.1)),
        Part.BASE: View(24, 46, CloseUp((0, 0, 0.012), wide * 2.7), pose_deg=(180, 0, 0)),
        Part.MATERIAL: View(-14, 8, CloseUp((-0.25 * wide, -0.95 * wide, middle), max(0.045, wide * 1.45))),
    }
    if design.lid == "handle":
        views[Part.HANDLE] = View(
            38, 14, CloseUp((0, 0, top + over * 0.35), 0.074 + design.lid_radius_m * 0.7)
        )
    return views


FAMILY: Final = Bottles()
