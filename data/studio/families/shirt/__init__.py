"""Shirts: with button-down, spread or band collars, cuffs, plackets and curved hems, draped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random
from typing import ClassVar, Final

import numpy as np

from data.studio.article import Family, Look, Shot
from data.studio.families.shirt.collar import sew_collar
from data.studio.families.shirt.design import DESIGNS, ShirtDesign, kind_of, varied
from data.studio.families.shirt.details import pocket_middle, sew_details
from data.studio.materials import fabric, main, plastic, shade
from data.studio.view import CloseUp, View
from data.studio.workshop.cloth_sample import sample_shot
from data.studio.workshop.tops.cloth import Outfit, label
from data.studio.workshop.tops.cloth import sew as sew_seams
from data.studio.workshop.tops.design import hanging
from data.studio.workshop.tops.views import view_of
from data.vocabulary.parts import Part

_COLOURS: Final = {
    "cotton": ("sky blue", "white", "pink", "burgundy", "forest green", "navy", "black", "lavender", "rust"),
    "linen": ("white", "sage", "beige", "rust", "navy", "cream", "olive", "dusty rose"),
    "denim": ("denim blue", "indigo", "black", "sky blue", "grey"),
    "corduroy": ("brown", "rust", "olive", "navy", "mustard", "forest green"),
}
_THICKNESS_M: Final = {"cotton": 0.0009, "linen": 0.0009, "denim": 0.0013, "corduroy": 0.0015}


class ShirtFamily(Family[ShirtDesign]):
    """Shirts on an invisible body."""

    name: ClassVar[str] = "shirt"
    designs: ClassVar[Mapping[str, object]] = DESIGNS

    def vary(self, rng: Random) -> ShirtDesign:
        return varied(rng)

    def kind(self, design: ShirtDesign) -> str:
        return kind_of(design)

    def finish(self, design: ShirtDesign, rng: Random) -> Look[ShirtDesign]:
        firm = design.yoke == "pointed" or design.pockets == "flaps"
        material = rng.choice(
            ("denim", "denim", "corduroy", "cotton") if firm else ("cotton", "cotton", "linen")
        )
        pattern = "plain"
        if material == "cotton":
            pattern = rng.choice(("plain", "plain", "striped", "checked", "dotted"))
        elif material == "linen":
            pattern = rng.choice(("plain", "plain", "striped"))
        colour = rng.choice(_COLOURS[material])
        accent = None if pattern == "plain" else "cream" if colour not in {"white", "cream"} else "navy"
        return Look(design, colour, material, pattern, accent)

    def parts(self, look: Look[ShirtDesign]) -> tuple[Part, ...]:
        pocket = () if look.design.pockets == "none" else (Part.POCKET,)
        return (
            *(Part.WHOLE, Part.BACK, Part.COLLAR, Part.CUFF, Part.CLOSURE, Part.HEM),
            *pocket,
            Part.MATERIAL,
        )

    def shot(self, look: Look[ShirtDesign], part: Part) -> Shot:
        if part not in self.parts(look):
            raise KeyError(part)
        if part is Part.MATERIAL:
            return sample_shot(look, _weave(look))
        return Shot(_view(look.design, part), lambda: _build(look))


def _view(design: ShirtDesign, part: Part) -> View:
    view = view_of(design.top, part)
    spans = {Part.COLLAR: 0.30, Part.CLOSURE: 0.24, Part.POCKET: 0.25}
    if part not in spans:
        return view
    draft = design.top.draft
    x, y = pocket_middle(draft.underarm_y)
    flat = {
        Part.COLLAR: (0.0, draft.top_y - draft.front_depth),
        Part.CLOSURE: (0.0, draft.underarm_y - 0.06),
        Part.POCKET: (x, y - 0.055),
    }[part]
    at = hanging(design.top).at("front", np.array([flat]))[0][0].tolist()
    return replace(view, close_up=CloseUp((at[0], at[1], at[2]), spans[part]))


def _weave(look: Look[ShirtDesign]) -> str:
    return "poplin" if look.material == "cotton" else look.material


def _build(look: Look[ShirtDesign]) -> None:
    design = look.design
    cloth = main(fabric(_weave(look), look.hex, pattern=look.pattern, accent_hex=look.accent_hex))
    denim = look.material == "denim"
    worn = Outfit(
        design.top,
        hanging(design.top),
        _THICKNESS_M[look.material],
        cloth,
        cloth,
        plastic("#c08a45" if denim else shade(look.hex, 1.08), roughness=0.9),
        plastic(shade(look.hex, 0.62), roughness=0.9),
    )
    horn = "#ece5d6" if look.material != "denim" else "#c9c2b2"
    sew_seams(worn)
    sew_collar(worn, design, horn)
    sew_details(worn, design, horn)
    label(worn)


FAMILY: Final = ShirtFamily()
