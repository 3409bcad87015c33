"""Knitted hats: cuffed, rolled or plain at the brim, with or without a bobble."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import ClassVar, Final

from data.studio.article import Family, Look, Shot
from data.studio.families.beanie.design import DESIGNS, BeanieDesign, varied
from data.studio.families.beanie.hat import build, label_middle
from data.studio.view import CloseUp, View
from data.vocabulary.parts import Part

COLOURS: Final = {
    "wool": (
        "mustard",
        "charcoal",
        "navy",
        "burgundy",
        "red",
        "cream",
        "teal",
        "forest green",
        "grey",
        "camel",
        "rust",
        "plum",
    ),
    "cotton": ("olive", "black", "rust", "grey", "navy", "pink", "white", "orange", "sage", "lavender"),
    "fleece": ("charcoal", "teal", "cream", "burgundy", "navy", "lavender"),
}
PATTERNS: Final = {
    "wool": ("ribbed", "ribbed", "cabled", "striped", "heathered"),
    "cotton": ("ribbed", "ribbed", "striped", "heathered"),
    "fleece": ("plain",),
}
ACCENTS: Final = ("cream", "navy", "rust", "charcoal", "mustard", "white")


class Beanies(Family[BeanieDesign]):
    """Knitted hats."""

    name: ClassVar[str] = "beanie"
    designs: ClassVar[Mapping[str, object]] = DESIGNS

    def vary(self, rng: Random) -> BeanieDesign:
        return varied(rng)

    def kind(self, design: BeanieDesign) -> str:
        top = "" if design.top == "none" else f", {design.top}"
        return f"{design.crown}, {design.brim} brim{top}"

    def finish(self, design: BeanieDesign, rng: Random) -> Look[BeanieDesign]:
        material = rng.choice(("wool", "wool", "wool", "cotton", "fleece"))
        if design.top == "bobble" and material == "fleece":
            material = "wool"
        colour = rng.choice(COLOURS[material])
        pattern = rng.choice(PATTERNS[material])
        other = rng.choice([one for one in ACCENTS if one != colour])
        needs_other = pattern in {"striped", "heathered"} or (design.top == "bobble" and rng.random() < 0.5)
        return Look(design, colour, material, pattern, other if needs_other else None)

    def parts(self, look: Look[BeanieDesign]) -> tuple[Part, ...]:
        return tuple(_views(look.design))

    def shot(self, look: Look[BeanieDesign], part: Part) -> Shot:
        return Shot(_views(look.design)[part], lambda: build(look))


def _views(design: BeanieDesign) -> dict[Part, View]:
    x, y, z = (float(one) for one in label_middle(design))
    radius = design.around_m / 6.283
    band = design.cuff_m if design.brim != "roll" else design.cuff_m * 2
    cloth = (-0.40 * radius, -0.98 * radius, min(design.cuff_m + 0.05, 0.56 * design.tall_m))
    return {
        Part.WHOLE: View(20, 10),
        Part.SIDE: View(90, 6),
        Part.TOP: View(16, 62),
        Part.CUFF: View(
            38, 14, CloseUp((0.55 * radius, -0.72 * radius, band * 0.55), max(0.105, band * 1.7))
        ),
        Part.LABEL: View(4, 6, CloseUp((x, y, z), 0.085)),
        Part.MATERIAL: View(-22, 8, CloseUp(cloth, 0.085)),
    }


FAMILY: Final = Beanies()
