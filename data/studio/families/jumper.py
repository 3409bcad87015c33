"""Jumpers: crew, V and roll necks, set-in and raglan sleeves, with ribs at neck, cuff and hem."""

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
from data.studio.workshop.tops.views import view_of
from data.vocabulary.parts import Part

_KNIT: Final = Fabric(bending=0.3, thickness_m=0.006, friction=0.5, crease_m_s2=5.0)
_FINE_KNIT: Final = replace(_KNIT, bending=0.12, thickness_m=0.005)
_RELAXED: Final = Pose(19, 14)
_THICKNESS_M: Final = {"wool": 0.0026, "cotton": 0.0019}
_ROLL: Final = Ribs(17.0, 7.0, 6.5, collar_turn=True, collar_ratio=0.95)
NECKS: Final = {
    "crew": (Neckline(8.5), Ribs(2.8, 7.0, 6.5)),
    "v-neck": (Neckline(17.0, 2.0, 1.0), Ribs(2.4, 6.0, 6.0, collar_ratio=0.95)),
    "roll-neck": (Neckline(6.5, 1.5), _ROLL),
    "mock": (Neckline(7.0, 1.5), Ribs(6.0, 6.5, 6.0, collar_ratio=0.95)),
    "boat": (Neckline(4.5, 2.5, 2.6), Ribs(2.0, 5.0, 5.0, collar_ratio=0.97)),
}
DESIGNS: Final = {
    "crew": TopDesign(TOPS["jumper", "crew"], "crew", *NECKS["crew"], _KNIT, _RELAXED),
    "cable": TopDesign(
        TOPS["jumper", "cable"],
        "crew",
        Neckline(8.0),
        Ribs(3.6, 8.0, 8.0),
        replace(_KNIT, bending=0.5),
        Pose(21, 12),
    ),
    "roll-neck": TopDesign(
        TOPS["jumper", "roll-neck"], "roll-neck", *NECKS["roll-neck"], _FINE_KNIT, Pose(17, 14)
    ),
    "raglan": TopDesign(
        TOPS["jumper", "raglan"],
        "crew",
        Neckline(9.5),
        Ribs(2.2, 6.0, 5.5),
        _FINE_KNIT,
        Pose(22, 12),
        sleeves="raglan",
    ),
}
# Every shape has to be draped, which takes seconds; there are so many, and all else varies freely.
_SHAPES: Final = 64
_COLOURS: Final = (
    *("navy", "beige", "forest green", "burgundy", "cream", "charcoal", "rust", "camel", "black"),
    *("plum", "grey", "denim blue", "dusty rose", "mustard", "teal", "chocolate", "light grey", "sage"),
)


class Jumpers(Family[TopDesign]):
    """Jumpers on an invisible body."""

    name: ClassVar[str] = "jumper"
    designs: ClassVar[Mapping[str, object]] = DESIGNS

    def vary(self, rng: Random) -> TopDesign:
        shape = _shape(Random(rng.randrange(_SHAPES)))
        return replace(shape, contrast=rng.random() < 0.15)

    def kind(self, design: TopDesign) -> str:
        fit = "cropped" if design.cut.length < 58 else "loose" if design.cut.chest_ease > 18 else "regular"
        return f"{design.neck}, {design.sleeves}, {fit}"

    def finish(self, design: TopDesign, rng: Random) -> Look[TopDesign]:
        material = rng.choice(("wool", "wool", "cotton"))
        pattern = rng.choice(("plain", "heathered", "striped"))
        if material == "wool":
            pattern = rng.choice(("plain", "plain", "cabled", "ribbed", "heathered", "striped"))
        colour = rng.choice(_COLOURS)
        two = pattern in {"heathered", "striped"} or design.contrast
        accents = [one for one in ("cream", "navy", "light grey", "rust") if one != colour]
        return Look(design, colour, material, pattern, rng.choice(accents) if two else None)

    def parts(self, look: Look[TopDesign]) -> tuple[Part, ...]:
        return (Part.WHOLE, Part.BACK, Part.COLLAR, Part.CUFF, Part.HEM, Part.MATERIAL)

    def shot(self, look: Look[TopDesign], part: Part) -> Shot:
        if part not in self.parts(look):
            raise KeyError(part)
        if part is Part.MATERIAL:
            return sample_shot(look, _weave(look))
        return Shot(view_of(look.design, part), lambda: _build(look))


def _shape(rng: Random) -> TopDesign:
    name = rng.choice(list(NECKS))
    neckline, ribs = NECKS[name]
    neck_ease = {"crew": 14, "v-neck": 20, "roll-neck": 6, "mock": 7, "boat": 22}[name]
    chest_ease = rng.uniform(8, 24)
    cut = TopCut(
        chest_ease=chest_ease,
        length=rng.choice((rng.uniform(52, 58), rng.uniform(62, 72), rng.uniform(62, 72))),
        drop=rng.uniform(0, widest_drop(chest_ease)),
        neck_ease=neck_ease + rng.uniform(-1.0, 1.5),
        arm_ease=rng.uniform(6, 13),
        cuff_ease=rng.uniform(3, 5),
        hem_ease=-rng.uniform(4, 12),
        sleeve_extra=rng.uniform(0, 2.5),
    )
    scale = rng.uniform(0.7, 1.3)
    return TopDesign(
        cut,
        name,
        neckline,
        replace(ribs, cuff=ribs.cuff * scale, hem=ribs.hem * scale),
        replace(_KNIT, bending=rng.choice((0.12, 0.3, 0.5))),
        Pose(rng.uniform(16, 25), rng.uniform(5, 18)),
        sleeves=rng.choice(("set-in", "set-in", "raglan")) if name in {"crew", "mock"} else "set-in",
    )


def _weave(look: Look[TopDesign]) -> str:
    return "cotton knit" if look.material == "cotton" else look.material


def _build(look: Look[TopDesign]) -> None:
    worn = outfit(look, _THICKNESS_M[look.material], _weave(look))
    sew(worn)
    label(worn)


FAMILY: Final = Jumpers()
