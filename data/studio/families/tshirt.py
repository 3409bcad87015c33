"""T-shirts: crew, boat and V necks, regular and boxy, draped on an invisible body."""

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
from data.studio.workshop.tops.cloth import hem_stitches, label, neck_stitches, outfit, sew
from data.studio.workshop.tops.design import TopDesign, widest_drop
from data.studio.workshop.tops.pocket import chest_pocket
from data.studio.workshop.tops.views import view_of
from data.vocabulary.parts import Part

_JERSEY: Final = Fabric(bending=0.05, friction=0.5)
_CRISP: Final = Fabric(bending=0.03, friction=0.4)
_RELAXED: Final = Pose(21, 0)
_THICKNESS_M: Final = 0.0011
NECKS: Final = {
    "crew": (Neckline(9.0), 2.0),
    "boat": (Neckline(4.5, 2.5, 2.6), 1.2),
    "v-neck": (Neckline(14.5, 2.0, 1.0), 1.8),
    "scoop": (Neckline(13.5, 3.5, 2.2), 1.4),
    "mock": (Neckline(8.0, 1.5), 4.5),
}
DESIGNS: Final = {
    "crew": TopDesign(TOPS["tshirt", "crew"], "crew", NECKS["crew"][0], Ribs(2.0), _JERSEY, _RELAXED),
    "breton": TopDesign(
        TOPS["tshirt", "breton"],
        "boat",
        NECKS["boat"][0],
        Ribs(1.2, collar_ratio=0.97),
        _JERSEY,
        Pose(24, 0),
    ),
    "boxy": TopDesign(
        TOPS["tshirt", "boxy"],
        "crew",
        Neckline(8.5),
        Ribs(2.6),
        replace(_JERSEY, bending=0.12),
        Pose(26, 0),
        pocket="chest",
    ),
    "v-neck": TopDesign(
        TOPS["tshirt", "v-neck"],
        "v-neck",
        NECKS["v-neck"][0],
        Ribs(1.6, collar_ratio=0.95),
        _CRISP,
        _RELAXED,
    ),
}
# Every shape has to be draped, which takes seconds; there are so many, and all else varies freely.
_SHAPES: Final = 64
_COLOURS: Final = (
    *("white", "black", "navy", "grey", "sage", "rust", "cream", "olive", "charcoal", "dusty rose"),
    *("sky blue", "denim blue", "mustard", "red", "forest green", "lavender", "beige", "burgundy"),
)


class TShirts(Family[TopDesign]):
    """T-shirts on an invisible body."""

    name: ClassVar[str] = "tshirt"
    designs: ClassVar[Mapping[str, object]] = DESIGNS

    def vary(self, rng: Random) -> TopDesign:
        shape = _shape(Random(rng.randrange(_SHAPES)))
        return replace(shape, pocket=rng.choice(("", "", "chest")), contrast=rng.random() < 0.2)

    def kind(self, design: TopDesign) -> str:
        fit = "boxy" if design.cut.chest_ease > 15 else "cropped" if design.cut.length < 61 else "regular"
        sleeve = "long sleeves" if design.cut.sleeve is None else "short sleeves"
        return f"{design.neck}, {fit}, {sleeve}"

    def finish(self, design: TopDesign, rng: Random) -> Look[TopDesign]:
        material = rng.choice(("cotton", "cotton", "cotton", "linen"))
        pattern = "plain"
        if material == "cotton" and not design.contrast:
            pattern = rng.choice(("plain", "plain", "striped", "heathered", "dotted", "printed"))
        colour = rng.choice(_COLOURS)
        two = pattern != "plain" or design.contrast
        accent = (
            rng.choice([one for one in ("navy", "white", "red", "charcoal", "cream") if one != colour])
            if two
            else None
        )
        return Look(design, colour, material, pattern, accent)

    def parts(self, look: Look[TopDesign]) -> tuple[Part, ...]:
        pocket = (Part.POCKET,) if look.design.pocket else ()
        return (Part.WHOLE, Part.BACK, Part.COLLAR, Part.CUFF, Part.HEM, *pocket, Part.MATERIAL)

    def shot(self, look: Look[TopDesign], part: Part) -> Shot:
        if part not in self.parts(look):
            raise KeyError(part)
        if part is Part.MATERIAL:
            return sample_shot(look)
        return Shot(view_of(look.design, part), lambda: _build(look))


def _shape(rng: Random) -> TopDesign:
    name = rng.choice(list(NECKS))
    neckline, collar = NECKS[name]
    long_sleeves = rng.random() < 0.25
    neck_ease = {"crew": 13, "boat": 22, "v-neck": 20, "scoop": 24, "mock": 6}[name]
    chest_ease = rng.uniform(6, 24)
    cut = TopCut(
        chest_ease=chest_ease,
        length=rng.choice((rng.uniform(52, 60), rng.uniform(63, 74), rng.uniform(63, 74))),
        drop=rng.uniform(0, widest_drop(chest_ease)),
        neck_ease=neck_ease + rng.uniform(-1.5, 1.5),
        arm_ease=rng.uniform(5, 12),
        cuff_ease=rng.uniform(5, 9),
        sleeve=None if long_sleeves else rng.uniform(13, 27),
    )
    return TopDesign(
        cut,
        name,
        replace(neckline, front_depth=neckline.front_depth * rng.uniform(0.9, 1.12)),
        Ribs(
            collar * rng.uniform(0.85, 1.25),
            collar_ratio=0.95 if name in {"boat", "v-neck", "scoop"} else 0.9,
        ),
        Fabric(bending=rng.choice((0.03, 0.06, 0.12)), friction=0.5),
        Pose(rng.uniform(17, 32), rng.uniform(0, 12) if long_sleeves else 0.0),
    )


def _build(look: Look[TopDesign]) -> None:
    worn = outfit(look, _THICKNESS_M)
    sew(worn)
    hem_stitches(worn)
    neck_stitches(worn)
    label(worn)
    if look.design.pocket:
        chest_pocket(worn)


FAMILY: Final = TShirts()
