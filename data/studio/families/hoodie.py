"""Hoodies: pullover, zipped and cropped, with the hood worn down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random
from typing import ClassVar, Final

from data.garments.cuts import TOPS, TopCut
from data.garments.draping import Fabric
from data.garments.pose import Pose
from data.garments.tops import Neckline, Ribs
from data.studio.article import Family, Look, Shot
from data.studio.workshop.cloth_sample import sample_shot
from data.studio.workshop.tops.cloth import label, outfit, sew
from data.studio.workshop.tops.design import TopDesign, widest_drop
from data.studio.workshop.tops.sports import drawcord, front_zip, kangaroo_pocket
from data.studio.workshop.tops.views import view_of
from data.vocabulary.parts import Part

_SWEAT: Final = Fabric(bending=0.35, thickness_m=0.006, friction=0.5, crease_m_s2=6.0)
_FLEECE: Final = replace(_SWEAT, bending=0.8, crease_m_s2=4.0)
_THICKNESS_M: Final = {"cotton": 0.0019, "fleece": 0.0032}
DESIGNS: Final = {
    "pullover": TopDesign(
        TOPS["hoodie", "pullover"],
        "hood",
        Neckline(8.5),
        Ribs(0.0, 7.0, 6.5, hood=21.0),
        _SWEAT,
        Pose(20, 14),
        pocket="kangaroo",
    ),
    "zip": TopDesign(
        TOPS["hoodie", "zip"],
        "hood",
        Neckline(8.5),
        Ribs(0.0, 6.5, 6.0, hood=19.0),
        _SWEAT,
        Pose(18, 12),
        pocket="kangaroo",
        closure="zip",
    ),
    "cropped": TopDesign(
        TOPS["hoodie", "cropped"],
        "hood",
        Neckline(8.5),
        Ribs(0.0, 5.5, 5.0, hood=24.0),
        _FLEECE,
        Pose(25, 10),
        pocket="kangaroo",
    ),
}
# Every shape has to be draped, which takes seconds; there are so many, and all else varies freely.
_SHAPES: Final = 48
_COLOURS: Final = (
    *("sage", "grey", "navy", "rust", "burgundy", "black", "forest green", "cream", "lavender"),
    *("teal", "charcoal", "dusty rose", "mustard", "denim blue", "beige", "sky blue", "light grey"),
)


class Hoodies(Family[TopDesign]):
    """Hoodies on an invisible body."""

    name: ClassVar[str] = "hoodie"
    designs: ClassVar[Mapping[str, object]] = DESIGNS

    def vary(self, rng: Random) -> TopDesign:
        shape = _shape(Random(rng.randrange(_SHAPES)))
        return replace(
            shape,
            closure=rng.choice(("", "zip")),
            pocket=rng.choice(("kangaroo", "kangaroo", "kangaroo", "")),
            contrast=rng.random() < 0.15,
        )

    def kind(self, design: TopDesign) -> str:
        fit = (
            "cropped" if design.cut.length < 60 else "oversized" if design.cut.chest_ease > 23 else "regular"
        )
        opening = "zip" if design.closure else "pullover"
        return f"{opening}, {fit}, {'with' if design.pocket else 'without'} pocket"

    def finish(self, design: TopDesign, rng: Random) -> Look[TopDesign]:
        material = rng.choice(("cotton", "cotton", "fleece"))
        pattern = rng.choice(("plain", "plain", "heathered", "striped")) if material == "cotton" else "plain"
        colour = rng.choice(_COLOURS)
        accents = [one for one in ("cream", "light grey", "navy", "black") if one != colour]
        two = pattern != "plain" or design.contrast or rng.random() < 0.4
        return Look(design, colour, material, pattern, rng.choice(accents) if two else None)

    def parts(self, look: Look[TopDesign]) -> tuple[Part, ...]:
        pocket = (Part.POCKET,) if look.design.pocket else ()
        closure = (Part.CLOSURE,) if look.design.closure else ()
        return (Part.WHOLE, Part.BACK, Part.HOOD, Part.CUFF, *pocket, Part.HEM, *closure, Part.MATERIAL)

    def shot(self, look: Look[TopDesign], part: Part) -> Shot:
        if part not in self.parts(look):
            raise KeyError(part)
        if part is Part.MATERIAL:
            return sample_shot(look)
        return Shot(view_of(look.design, part), lambda: _build(look))


def _shape(rng: Random) -> TopDesign:
    chest_ease = rng.uniform(14, 30)
    cut = TopCut(
        chest_ease=chest_ease,
        length=rng.choice((rng.uniform(52, 59), rng.uniform(64, 74), rng.uniform(64, 74))),
        drop=rng.uniform(3, widest_drop(chest_ease)),
        neck_ease=rng.uniform(14, 16),
        arm_ease=rng.uniform(10, 16),
        cuff_ease=rng.uniform(4, 5.5),
        hem_ease=-rng.uniform(9, 17),
        sleeve_extra=rng.uniform(1, 3),
    )
    return TopDesign(
        cut,
        "hood",
        Neckline(rng.uniform(8, 9.5)),
        Ribs(0.0, rng.uniform(5, 8), rng.uniform(4.5, 8), hood=rng.uniform(17, 26)),
        rng.choice((_SWEAT, _FLEECE, replace(_SWEAT, bending=0.2))),
        Pose(rng.uniform(17, 27), rng.uniform(6, 18)),
    )


def _build(look: Look[TopDesign]) -> None:
    worn = outfit(look, _THICKNESS_M[look.material])
    sew(worn)
    label(worn)
    drawcord(worn, look)
    if look.design.pocket:
        kangaroo_pocket(worn)
    if look.design.closure:
        front_zip(worn, look)


FAMILY: Final = Hoodies()
