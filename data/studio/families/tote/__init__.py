"""Tote bags: canvas shoppers, leather bags that stand, quilted puffers."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import ClassVar, Final

from data.studio.article import Family, Look, Shot
from data.studio.families.tote.body import shell
from data.studio.families.tote.design import DESIGNS, LEATHERY, PUFFED, ToteDesign, varied
from data.studio.families.tote.sewing import build, label_place
from data.studio.view import CloseUp, View
from data.studio.workshop.cloth_sample import sample_shot
from data.vocabulary.parts import Part

COLOURS: Final = {
    "canvas": (
        "cream",
        "navy",
        "olive",
        "red",
        "beige",
        "black",
        "forest green",
        "mustard",
        "rust",
        "denim blue",
    ),
    "cotton": ("cream", "white", "navy", "sage", "dusty rose", "black", "yellow", "sky blue"),
    "linen": ("beige", "cream", "sage", "grey", "dusty rose", "denim blue"),
    "denim": ("denim blue", "indigo", "black", "light grey"),
    "leather": ("camel", "black", "burgundy", "brown", "chocolate", "forest green", "navy", "red", "beige"),
    "suede": ("camel", "brown", "rust", "olive", "slate", "dusty rose"),
    "nylon": ("sage", "black", "lavender", "olive", "navy", "pink", "rust", "cream", "sky blue", "orange"),
}
PATTERNS: Final = {
    "canvas": ("plain", "plain", "striped", "printed"),
    "cotton": ("plain", "dotted", "printed", "checked", "striped"),
    "linen": ("plain", "striped"),
}
ACCENTS: Final = ("cream", "navy", "rust", "black", "white", "mustard")


class Totes(Family[ToteDesign]):
    """Bags with two handles and an open mouth."""

    name: ClassVar[str] = "tote"
    designs: ClassVar[Mapping[str, object]] = DESIGNS

    def vary(self, rng: Random) -> ToteDesign:
        return varied(rng)

    def kind(self, design: ToteDesign) -> str:
        return f"{design.form}, {design.handle} handles"

    def finish(self, design: ToteDesign, rng: Random) -> Look[ToteDesign]:
        material = rng.choice(_materials(design))
        colour = rng.choice(COLOURS[material])
        if design.form in PUFFED:
            return Look(design, colour, material, "quilted")
        pattern = rng.choice(PATTERNS.get(material, ("plain",)))
        if pattern == "plain":
            return Look(design, colour, material)
        return Look(design, colour, material, pattern, rng.choice([one for one in ACCENTS if one != colour]))

    def parts(self, look: Look[ToteDesign]) -> tuple[Part, ...]:
        return tuple(_views(look.design))

    def shot(self, look: Look[ToteDesign], part: Part) -> Shot:
        if part is Part.MATERIAL and look.design.form not in PUFFED:
            return sample_shot(look)
        return Shot(_views(look.design)[part], lambda: build(look))


def _materials(design: ToteDesign) -> tuple[str, ...]:
    if design.form in PUFFED:
        return ("nylon",)
    if design.form in LEATHERY:
        return ("leather", "leather", "suede")
    if design.form == "bucket":
        return ("leather", "canvas", "suede", "denim")
    return ("canvas", "canvas", "cotton", "linen", "denim")


def _views(design: ToteDesign) -> dict[Part, View]:
    made = shell(design)
    width, height, depth = design.size_m
    point, _ = made.skin.at([label_place(made)])
    label = (float(point[0, 0]), float(point[0, 1]), float(point[0, 2]))
    cloth = made.skin.at([made.front(-0.22 * width, 0.42)])[0][0]
    mouth = (0.0, 0.0, height * 0.94)
    grip = (0.0, -depth * 0.2, height + design.drop_m * 0.38)
    return {
        Part.WHOLE: View(24, 12),
        Part.SIDE: View(84, 8),
        Part.HANDLE: View(26, 14, CloseUp(grip, max(design.drop_m * 1.5, design.apart_m * 1.5))),
        Part.INSIDE: View(14, 64, CloseUp(mouth, width * design.cut.flare * 1.1)),
        Part.BASE: View(22, 38, CloseUp((0.0, 0.0, height * 0.06), width * 1.2), pose_deg=(180, 0, 0)),
        Part.LABEL: View(14, 8, CloseUp(label, 0.12)),
        Part.MATERIAL: View(-10, 8, CloseUp((float(cloth[0]), float(cloth[1]), float(cloth[2])), 0.11)),
    }


FAMILY: Final = Totes()
