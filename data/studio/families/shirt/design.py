"""How shirts differ."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import Final

from data.garments.cuts import TOPS, TopCut
from data.garments.draping import Fabric
from data.garments.pose import Pose
from data.garments.tops import Neckline, Ribs
from data.studio.workshop.tops.design import TopDesign

_RELAXED: Final = Pose(18, 12)
POPLIN: Final = Fabric(bending=0.15, thickness_m=0.004, friction=0.4)
FIRM: Final = Fabric(bending=0.4, thickness_m=0.004, friction=0.4)


@dataclass(frozen=True, slots=True)
class ShirtDesign:
    """A shirt: its draped top, and what is sewn on to it.

    `collar` is "button-down", "spread" (points apart), "point" or "band"; `pockets` are "none", "one",
    "two" or "flaps"; `yoke` is "plain" or "pointed", as on western shirts. `placket_m` is the width of
    the button strip, `snaps` gives press studs in place of buttons.
    """

    top: TopDesign
    collar: str
    pockets: str
    yoke: str = "plain"
    placket_m: float = 0.033
    snaps: bool = False
    buttons: int = 7
    points_m: float = 0.075


def _top(cut: TopCut, fabric: Fabric, tail: float, cuff: float = 6.5, pose: Pose = _RELAXED) -> TopDesign:
    cuffs = 0.0 if cut.sleeve else cuff
    return TopDesign(
        cut,
        "shirt",
        Neckline(7.5, 1.5),
        Ribs(0.0, cuffs, 0.0, tail=tail),
        fabric,
        pose,
    )


DESIGNS: Final = {
    "oxford": ShirtDesign(_top(TOPS["shirt", "oxford"], POPLIN, 6.5), "button-down", "one"),
    "flannel": ShirtDesign(_top(TOPS["shirt", "flannel"], FIRM, 5.0), "point", "two"),
    "band-collar": ShirtDesign(_top(TOPS["shirt", "band-collar"], POPLIN, 7.5), "band", "none", buttons=6),
    "western": ShirtDesign(
        _top(TOPS["shirt", "western"], FIRM, 5.5), "point", "flaps", "pointed", snaps=True, points_m=0.083
    ),
}
# Every shape has to be draped, which takes seconds; there are so many, and all else varies freely.
_SHAPES: Final = 48


def varied(rng: Random) -> ShirtDesign:
    """A shirt that no shop has yet."""
    western = rng.random() < 0.25
    return ShirtDesign(
        top=_shape(Random(rng.randrange(_SHAPES))),
        collar=rng.choice(("button-down", "spread", "point", "band")),
        pockets="flaps" if western else rng.choice(("none", "one", "one", "two", "flaps")),
        yoke="pointed" if western else "plain",
        placket_m=rng.uniform(0.028, 0.038),
        snaps=western,
        buttons=rng.randint(6, 8),
        points_m=rng.uniform(0.062, 0.088),
    )


def _shape(rng: Random) -> TopDesign:
    model = TOPS["shirt", rng.choice(("oxford", "flannel", "band-collar", "western"))]
    short = rng.random() < 0.3
    cut = replace(
        model,
        chest_ease=rng.uniform(11, 24),
        length=rng.uniform(69, 80),
        drop=rng.uniform(0.5, 6),
        cuff_ease=rng.uniform(8, 12) if short else model.cuff_ease,
        sleeve=rng.uniform(22, 27) if short else None,
    )
    tail = rng.choice((0.0, rng.uniform(4, 8), rng.uniform(4, 8)))
    fabric = rng.choice((POPLIN, FIRM))
    return _top(cut, fabric, tail, rng.uniform(5.5, 7.5), Pose(rng.uniform(15, 23), rng.uniform(6, 16)))


def kind_of(design: ShirtDesign) -> str:
    """The traits by which shirts are told apart at a glance."""
    sleeves = "short sleeves" if design.top.cut.sleeve else "long sleeves"
    hem = "curved hem" if design.top.ribs.tail else "straight hem"
    return f"{design.collar} collar, {design.pockets} pockets, {sleeves}, {hem}"
