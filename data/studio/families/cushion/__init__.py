"""Cushions: filled covers with pipings, fringes, flanges or tassels, and an opening in the back."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import ClassVar, Final

import numpy as np

from data.studio.article import Family, Look, Shot
from data.studio.families.cushion.cover import OPENING, build, filled, label_place
from data.studio.families.cushion.design import DESIGNS, CushionDesign, varied
from data.studio.families.cushion.sheets import BACK, FRONT
from data.studio.view import CloseUp, View
from data.studio.workshop.cloth_sample import sample_shot
from data.vocabulary.parts import Part

COLOURS: Final = {
    "velvet": (
        "forest green",
        "mustard",
        "dusty rose",
        "navy",
        "burgundy",
        "rust",
        "teal",
        "charcoal",
        "olive",
        "plum",
    ),
    "linen": ("denim blue", "beige", "rust", "white", "sage", "grey", "dusty rose", "mustard", "navy"),
    "cotton": ("white", "sky blue", "yellow", "coral", "navy", "mint", "lavender", "grey", "red", "black"),
    "wool": ("cream", "charcoal", "sage", "camel", "grey", "navy", "burgundy", "dusty rose"),
    "corduroy": ("camel", "olive", "rust", "brown", "cream", "denim blue", "plum"),
    "felt": ("grey", "mustard", "rust", "forest green", "charcoal", "beige"),
    "leather": ("camel", "brown", "black", "burgundy"),
}
PATTERNS: Final = {
    "velvet": ("plain", "plain", "quilted"),
    "linen": ("plain", "striped", "checked"),
    "cotton": ("plain", "dotted", "printed", "striped", "checked", "quilted"),
}
KNITS: Final = ("cabled", "cabled", "ribbed", "plain", "striped")
ACCENTS: Final = ("cream", "white", "navy", "charcoal", "mustard", "rust")


class Cushions(Family[CushionDesign]):
    """Cushions for a sofa."""

    name: ClassVar[str] = "cushion"
    designs: ClassVar[Mapping[str, object]] = DESIGNS

    def vary(self, rng: Random) -> CushionDesign:
        return varied(rng)

    def kind(self, design: CushionDesign) -> str:
        tufted = ", tufted" if design.filling.tufts else ""
        return f"{design.shape}, {design.edge}{tufted}"

    def finish(self, design: CushionDesign, rng: Random) -> Look[CushionDesign]:
        material = "wool" if design.chunky else rng.choice(_materials(design))
        colour = rng.choice(COLOURS[material])
        pattern = rng.choice(KNITS if design.chunky else PATTERNS.get(material, ("plain",)))
        if design.filling.tufts and pattern == "quilted":
            pattern = "plain"
        if pattern in {"plain", "quilted", "cabled", "ribbed"}:
            return Look(design, colour, material, pattern)
        return Look(design, colour, material, pattern, rng.choice([one for one in ACCENTS if one != colour]))

    def parts(self, look: Look[CushionDesign]) -> tuple[Part, ...]:
        return (*_views(look.design), Part.MATERIAL)

    def shot(self, look: Look[CushionDesign], part: Part) -> Shot:
        if part is Part.MATERIAL:
            return sample_shot(look)
        return Shot(_views(look.design)[part], lambda: build(look))


def _materials(design: CushionDesign) -> tuple[str, ...]:
    if design.edge == "fringed":
        return ("linen", "cotton")
    if design.edge in {"piped", "plain"}:
        return ("velvet", "velvet", "linen", "cotton", "corduroy", "leather", "felt")
    return ("velvet", "linen", "cotton")


def _views(design: CushionDesign) -> dict[Part, View]:
    made = filled(design.filling)

    def spot(sheet: int, x: float, y: float) -> tuple[float, float, float]:
        points, _ = made.at(sheet, np.array([(x, y)]))
        return float(points[0, 0]), float(points[0, 1]), float(points[0, 2])

    reach = 0.31 if design.fastener == "buttons" else 0.26 if design.shape == "round" else 0.52
    tall = design.filling.size_m[1]
    return {
        Part.WHOLE: View(16, 10),
        Part.BACK: View(192, 6),
        Part.SIDE: View(82, 6),
        Part.CLOSURE: View(172, 6, CloseUp(spot(BACK, -reach, OPENING), 0.17 if tall < 0.4 else 0.19)),
        Part.LABEL: View(14, 4, CloseUp(spot(FRONT, *label_place(design)), 0.13)),
    }


FAMILY: Final = Cushions()
