"""Skirts: a-line, pleated and buttoned, cut from measurements and draped."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import ClassVar, Final

from data.garments.skirts import BAND_M
from data.studio.article import Family, Look, Shot
from data.studio.families.skirt.design import DESIGNS, SkirtDesign, kind_of, varied
from data.studio.families.skirt.details import sew_details
from data.studio.families.skirt.model import build_cloth, hanging
from data.studio.view import CloseUp, View
from data.studio.workshop.cloth_sample import sample_shot
from data.studio.workshop.tailoring import cloths
from data.vocabulary.parts import Part

_COLOURS: Final = {
    "cotton": ("mustard", "navy", "rust", "olive", "black", "beige", "white", "dusty rose", "forest green"),
    "denim": ("indigo", "denim blue", "black", "sky blue", "white", "grey"),
    "wool": ("charcoal", "camel", "plum", "navy", "burgundy", "forest green", "grey", "black"),
    "corduroy": ("brown", "rust", "mustard", "forest green", "burgundy", "navy", "black"),
    "linen": ("beige", "white", "sage", "navy", "cream", "olive", "dusty rose"),
}
_PARTS: Final = (Part.WHOLE, Part.BACK, Part.SIDE, Part.WAISTBAND, Part.HEM)


class SkirtFamily(Family[SkirtDesign]):
    """Skirts on an invisible body."""

    name: ClassVar[str] = "skirt"
    designs: ClassVar[Mapping[str, object]] = DESIGNS

    def vary(self, rng: Random) -> SkirtDesign:
        return varied(rng)

    def kind(self, design: SkirtDesign) -> str:
        return kind_of(design)

    def finish(self, design: SkirtDesign, rng: Random) -> Look[SkirtDesign]:
        if design.pleats:
            material = rng.choice(("wool", "wool", "cotton"))
        elif design.shape == "flared" or design.closure == "elastic":
            material = rng.choice(("cotton", "linen"))
        else:
            material = rng.choice(("cotton", "denim", "corduroy", "wool", "linen"))
        pattern = "plain"
        if material == "wool":
            pattern = rng.choice(("plain", "plain", "checked"))
        elif material in {"cotton", "linen"}:
            pattern = rng.choice(("plain", "plain", "plain", "striped", "dotted"))
        colour = rng.choice(_COLOURS[material])
        accent = None if pattern == "plain" else "white" if colour != "white" else "navy"
        return Look(design, colour, material, pattern, accent)

    def parts(self, look: Look[SkirtDesign]) -> tuple[Part, ...]:
        closure = (Part.CLOSURE,) if look.design.closure == "buttons" else ()
        pocket = (Part.POCKET,) if look.design.pocket != "none" else ()
        return (*_PARTS, *pocket, *closure, Part.MATERIAL)

    def shot(self, look: Look[SkirtDesign], part: Part) -> Shot:
        if part is Part.MATERIAL:
            return sample_shot(look, _weave(look))
        return Shot(_view(look, part), lambda: _build(look))


def _view(look: Look[SkirtDesign], part: Part) -> View:
    # Seen straight on, the back of a plain skirt could be its front.
    whole = {Part.WHOLE: 0.0, Part.BACK: 162.0, Part.SIDE: 70.0}
    if part in whole:
        return View(whole[part], 4, floor=False, fill=0.9)
    one = hanging(look.design, look.material)
    side = one.half_width(-0.1)
    pocket = 0.6 if look.design.pocket == "patch" else 0.8
    places = {
        Part.WAISTBAND: (14.0, 18.0, "waistband", 0.02, BAND_M * 0.2, 0.32),
        Part.HEM: (12.0, 8.0, "front", 0.0, 0.07 - one.length_m, 0.34),
        Part.POCKET: (
            24.0,
            8.0,
            "front",
            side * pocket,
            -0.12,
            0.28,
        ),
        Part.CLOSURE: (8.0, 8.0, "front", 0.0, -0.06, 0.22),
    }
    azimuth, elevation, region, x, y, span = places[part]
    at = one.at(region, x, y)[0].tolist()
    return View(azimuth, elevation, CloseUp((at[0], at[1], at[2]), span), floor=False)


def _weave(look: Look[SkirtDesign]) -> str:
    return "twill" if look.material == "cotton" and not look.design.pleats else look.material


def _build(look: Look[SkirtDesign]) -> None:
    one = hanging(look.design, look.material)
    cloth = cloths(look, _weave(look))
    build_cloth(one, cloth)
    sew_details(one, cloth, look)


FAMILY: Final = SkirtFamily()
