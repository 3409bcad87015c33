"""Mugs: thrown stoneware, cast porcelain and enamelled steel, each with the handles it is made with."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import ClassVar, Final

from data.studio.article import Family, Look, Shot
from data.studio.families.mug.body import build
from data.studio.families.mug.design import DESIGNS, MugDesign, varied
from data.studio.view import CloseUp, View
from data.vocabulary.parts import Part

COLOURS: Final = {
    "stoneware": (
        "denim blue",
        "beige",
        "cream",
        "charcoal",
        "sage",
        "rust",
        "white",
        "forest green",
        "mustard",
        "dusty rose",
        "teal",
        "brown",
    ),
    "porcelain": (
        "white",
        "pink",
        "mint",
        "light yellow",
        "yellow",
        "sky blue",
        "lavender",
        "grey",
        "black",
        "coral",
        "cream",
    ),
    "enamel": ("navy", "white", "forest green", "red", "cream", "black", "sky blue", "mustard", "teal"),
}
PATTERNS: Final = {
    "stoneware": ("plain", "speckled", "dipped", "striped"),
    "porcelain": ("plain", "plain", "striped"),
    "enamel": ("plain", "plain", "speckled"),
}


class Mugs(Family[MugDesign]):
    """Mugs with a handle."""

    name: ClassVar[str] = "mug"
    designs: ClassVar[Mapping[str, object]] = DESIGNS

    def vary(self, rng: Random) -> MugDesign:
        return varied(rng)

    def kind(self, design: MugDesign) -> str:
        return f"{design.profile}, {design.handle.form} handle"

    def finish(self, design: MugDesign, rng: Random) -> Look[MugDesign]:
        ware = design.ware
        return Look(design, rng.choice(COLOURS[ware]), ware, rng.choice(PATTERNS[ware]))

    def parts(self, look: Look[MugDesign]) -> tuple[Part, ...]:
        return tuple(_views(look.design))

    def shot(self, look: Look[MugDesign], part: Part) -> Shot:
        return Shot(_views(look.design)[part], lambda: build(look))


def _views(design: MugDesign) -> dict[Part, View]:
    pot = design.pot
    height, rim, wide = pot.height_m, pot.rim_radius_m, pot.widest_m
    handle = design.handle
    grip = (pot.radius_at(handle.middle_m) + handle.reach_m * 0.42, 0.0, handle.middle_m)
    gripped = max((handle.z_m[1] - handle.z_m[0]) * 1.55, handle.reach_m * 2.0)
    middle = pot.radius_at(height * 0.45)
    # Where glaze ends or a glossy wall turns away tells more of the ware than its plain middle.
    low = max(design.dip_m * 1.1, height * 0.30)
    return {
        Part.WHOLE: View(28, 20),
        Part.SIDE: View(0, 4),
        Part.HANDLE: View(42, 14, CloseUp(grip, gripped)),
        Part.RIM: View(20, 24, CloseUp((0.0, -rim * 0.8, height - 0.010), height * 0.62)),
        Part.BASE: View(24, 46, CloseUp((0.0, 0.0, height * 0.1), wide * 2.3), pose_deg=(180, 0, 0)),
        Part.INSIDE: View(25, 66, CloseUp((0.0, 0.004, height * 0.85), rim * 2.35)),
        Part.MATERIAL: View(-20, 10, CloseUp((-0.70 * middle, -0.70 * middle, low), 0.056)),
    }


FAMILY: Final = Mugs()
