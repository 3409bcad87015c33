"""Trousers: chinos, jeans, corduroys and drawstring trousers, cut from measurements and draped."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import ClassVar, Final

from data.studio.article import Family, Look, Shot
from data.studio.families.trousers.design import DESIGNS, TrousersDesign, kind_of, varied
from data.studio.families.trousers.details import sew_details
from data.studio.families.trousers.model import build_cloth, hanging
from data.studio.families.trousers.views import view_of
from data.studio.workshop.cloth_sample import sample_shot
from data.studio.workshop.tailoring import cloths
from data.vocabulary.parts import Part

_COLOURS: Final = {
    "cotton": ("khaki", "navy", "olive", "black", "beige", "grey", "burgundy", "white", "sage", "rust"),
    "denim": ("indigo", "denim blue", "black", "grey", "sky blue", "white"),
    "corduroy": ("brown", "forest green", "burgundy", "mustard", "navy", "camel", "olive", "black"),
    "linen": ("beige", "white", "sage", "navy", "cream", "olive", "dusty rose", "charcoal"),
    "wool": ("charcoal", "grey", "navy", "camel", "black", "plum"),
}
_PARTS: Final = (Part.WHOLE, Part.BACK, Part.SIDE, Part.WAISTBAND, Part.POCKET, Part.HEM)


class TrousersFamily(Family[TrousersDesign]):
    """Trousers on an invisible body."""

    name: ClassVar[str] = "trousers"
    designs: ClassVar[Mapping[str, object]] = DESIGNS

    def vary(self, rng: Random) -> TrousersDesign:
        return varied(rng)

    def kind(self, design: TrousersDesign) -> str:
        return kind_of(design)

    def finish(self, design: TrousersDesign, rng: Random) -> Look[TrousersDesign]:
        material = rng.choice(_materials(design))
        pattern = "plain"
        if material == "wool":
            pattern = rng.choice(("plain", "heathered", "checked"))
        elif material in {"linen", "cotton"} and design.pocket != "scoop":
            pattern = rng.choice(("plain", "plain", "plain", "striped"))
        colour = rng.choice(_COLOURS[material])
        accent = None if pattern == "plain" else "white" if colour != "white" else "navy"
        return Look(design, colour, material, pattern, accent)

    def parts(self, look: Look[TrousersDesign]) -> tuple[Part, ...]:
        return (*_PARTS, Part.CLOSURE, Part.MATERIAL)

    def shot(self, look: Look[TrousersDesign], part: Part) -> Shot:
        if part is Part.MATERIAL:
            return sample_shot(look, _weave(look))
        return Shot(view_of(look.design, look.material, part), lambda: _build(look))


def _materials(design: TrousersDesign) -> tuple[str, ...]:
    if design.pocket == "scoop":
        return ("denim", "denim", "corduroy", "cotton")
    if design.waist == "drawstring":
        return ("linen", "linen", "cotton")
    return ("cotton", "cotton", "linen", "wool", "corduroy")


def _weave(look: Look[TrousersDesign]) -> str:
    return "twill" if look.material == "cotton" else look.material


def _build(look: Look[TrousersDesign]) -> None:
    pants, cloth = (
        hanging(look.design, look.material),
        cloths(look, _weave(look)),
    )
    build_cloth(pants, cloth)
    sew_details(pants, cloth, look)


FAMILY: Final = TrousersFamily()
