"""Caps: five, six or eight panels, a stitched brim, and a closure at the back."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import ClassVar, Final

import numpy as np

from data.studio.article import Family, Look, Shot
from data.studio.families.cap.brim import visor
from data.studio.families.cap.closure import across_back
from data.studio.families.cap.crown import Crown
from data.studio.families.cap.design import DESIGNS, CapDesign, varied
from data.studio.families.cap.hat import build
from data.studio.view import CloseUp, View
from data.vocabulary.parts import Part

COLOURS: Final = {
    "cotton": ("navy", "beige", "black", "forest green", "white", "red", "khaki", "sky blue", "pink", "grey"),
    "corduroy": ("camel", "burgundy", "charcoal", "olive", "rust", "navy", "cream"),
    "nylon": ("coral", "white", "teal", "black", "olive", "orange", "lavender", "yellow"),
    "canvas": ("khaki", "cream", "navy", "mustard", "brown", "sage"),
    "denim": ("denim blue", "indigo", "black"),
    "wool": ("charcoal", "grey", "burgundy", "forest green", "camel"),
    "suede": ("brown", "camel", "slate", "olive"),
}
PATTERNS: Final = {
    "cotton": ("plain", "plain", "colour-block", "checked"),
    "nylon": ("plain", "plain", "colour-block"),
    "canvas": ("plain", "colour-block", "printed"),
}
ACCENTS: Final = ("cream", "navy", "white", "black", "mustard", "rust")


class Caps(Family[CapDesign]):
    """Caps with a brim."""

    name: ClassVar[str] = "cap"
    designs: ClassVar[Mapping[str, object]] = DESIGNS

    def vary(self, rng: Random) -> CapDesign:
        return varied(rng)

    def kind(self, design: CapDesign) -> str:
        return f"{design.crown}, {design.panels} panels, {design.brim} brim"

    def finish(self, design: CapDesign, rng: Random) -> Look[CapDesign]:
        material = rng.choice(("cotton", "cotton", *COLOURS))
        if material == "wool":
            material = "felt"
        colour = rng.choice(COLOURS["wool" if material == "felt" else material])
        pattern = rng.choice(PATTERNS.get(material, ("plain",)))
        if pattern == "plain":
            return Look(design, colour, material)
        return Look(design, colour, material, pattern, rng.choice([one for one in ACCENTS if one != colour]))

    def parts(self, look: Look[CapDesign]) -> tuple[Part, ...]:
        return tuple(_views(look.design))

    def shot(self, look: Look[CapDesign], part: Part) -> Shot:
        return Shot(_views(look.design)[part], lambda: build(look))


def _views(design: CapDesign) -> dict[Part, View]:
    crown = Crown(design)
    front = visor(crown, np.array(0.0), np.array(0.42))
    back, _ = across_back(crown, np.array([0.0]))
    brim = (0.0, float(front[1]), float(front[2]) - design.bend_m * 0.3)
    shut = (0.0, float(back[0, 1]), float(back[0, 2]) + 0.010)
    resting = (_tilt_deg(crown), 0.0, 0.0)
    return {
        Part.WHOLE: View(34, 16, pose_deg=resting),
        Part.SIDE: View(90, 6, pose_deg=resting),
        Part.BACK: View(180, 12, pose_deg=resting),
        Part.BRIM: View(16, 46, CloseUp(brim, 0.180), pose_deg=resting),
        Part.CLOSURE: View(188, 8, CloseUp(shut, 0.115), pose_deg=resting),
        Part.INSIDE: View(150, 58, pose_deg=(180, 0, 0)),
    }


def _tilt_deg(crown: Crown) -> float:
    """How far a cap leans back that rests on its brim's sides and on the back of its rim."""
    edge = visor(crown, np.linspace(-1, 1, 41), np.full(41, 1.0))
    lowest = edge[edge[:, 2].argmin()]
    rim = crown.at(np.array(150.0), np.array(0.0))
    return float(-np.degrees(np.arctan2(rim[2] - lowest[2], rim[1] - lowest[1])))


FAMILY: Final = Caps()
