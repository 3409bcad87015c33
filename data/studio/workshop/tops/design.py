"""A top's design, and its cloth as it hangs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from data.garments.cuts import TopCut
from data.garments.draping import Fabric
from data.garments.fine import Surface, surface
from data.garments.measurements import BodyMeasurements, unisex
from data.garments.pose import Pose
from data.garments.sizing import TopMeasurements, top_of
from data.garments.tops import Neckline, Ribs, TopPattern, pattern, top
from data.studio.workshop.drape import Fitting, draped

# The size of the samples that are photographed.
SIZE: Final = "M"


@dataclass(frozen=True, slots=True)
class TopDesign:
    """How a top is cut, what is knitted on to it and how its cloth falls.

    `neck` names the neckline and `sleeves` how they are set in ("set-in", "raglan"); `pocket` is
    "", "chest" or "kangaroo". `contrast` gives collar and cuffs the accent's colour. `closure` is ""
    or "zip".
    """

    cut: TopCut
    neck: str
    neckline: Neckline
    ribs: Ribs
    fabric: Fabric
    pose: Pose
    sleeves: str = "set-in"
    pocket: str = ""
    contrast: bool = False
    closure: str = ""

    @property
    def body(self) -> BodyMeasurements:
        return unisex(SIZE)

    @property
    def own(self) -> TopMeasurements:
        """The measurements of the sample that is photographed."""
        return top_of(self.cut, SIZE)

    @property
    def draft(self) -> TopPattern:
        return pattern(self.own, self.neckline, self.ribs)


def widest_drop(chest_ease_cm: float) -> float:
    """How far shoulders may drop at that ease, in centimetres, and still be narrower than the garment."""
    return min(9.0, 2.0 + chest_ease_cm / 2)


@lru_cache(maxsize=8)
def hanging(design: TopDesign) -> Surface:
    """The design's cloth on the invisible body; seconds the first time, then from disk."""
    long_sleeves = design.cut.sleeve is None
    garment = top(
        design.own,
        design.body,
        design.neckline,
        design.ribs,
        raglan=design.sleeves == "raglan",
        spacing_m=0.016 if long_sleeves else 0.014,
    )
    places = draped(garment, Fitting(design.body, design.fabric, design.pose))
    finely = design.ribs.collar_turn or design.ribs.hood
    return surface(garment, places, rounds=2 if finely else 1)
