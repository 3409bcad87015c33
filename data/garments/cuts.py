"""How the shop's garments are meant to sit: the ease and the lengths that each design is cut with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class TopCut:
    """How a top is meant to sit; centimetres.

    Eases are added to the body's girths, `drop` to the body's shoulder width. `length` is the back's
    from the collar seam to the hem in size M and grows by `length_step` a size; `sleeve` is a short
    sleeve's length in size M, or None for a sleeve to the wrist that is `sleeve_extra` longer than that.
    `cuff_ease` is added to the wrist, or to the upper arm where the sleeve is short. `hem_ease` is the
    hem's against the garment's chest.
    """

    chest_ease: float
    length: float
    drop: float
    neck_ease: float
    arm_ease: float
    cuff_ease: float
    hem_ease: float = 0.0
    sleeve: float | None = None
    sleeve_extra: float = 1.0
    length_step: float = 2.0


@dataclass(frozen=True, slots=True)
class TrouserCut:
    """How trousers are meant to sit; centimetres.

    `rise` is the front's from the crotch seam to the waistband's top and `hem` the leg opening's girth,
    both in size M; `inseam_extra` is added to the body's inseam less 3 cm of clearance over the floor.
    """

    waist_ease: float
    hip_ease: float
    thigh_ease: float
    knee_ease: float
    hem: float
    rise: float
    inseam_extra: float = 0.0


@dataclass(frozen=True, slots=True)
class SkirtCut:
    """How a skirt is meant to sit; centimetres. `length` and `hem` (girth) are those of size M."""

    waist_ease: float
    hip_ease: float
    length: float
    hem: float
    below_waist: float = 2.0


TOPS: Final[Mapping[tuple[str, str], TopCut]] = {
    ("tshirt", "crew"): TopCut(10, 71, 2, 13, 7, 5, sleeve=21),
    ("tshirt", "breton"): TopCut(8, 68, 1, 21, 6, 4, sleeve=20),
    ("tshirt", "boxy"): TopCut(18, 66, 8, 14, 12, 10, sleeve=21),
    ("tshirt", "v-neck"): TopCut(11, 70, 2, 20, 8, 6, sleeve=20),
    ("shirt", "oxford"): TopCut(15, 77, 2, 2, 8, 6, sleeve_extra=3),
    ("shirt", "flannel"): TopCut(19, 77, 3, 3, 10, 6.5, sleeve_extra=3),
    ("shirt", "band-collar"): TopCut(18, 76, 3, 3, 10, 6.5, sleeve_extra=2.5),
    ("shirt", "western"): TopCut(14, 75, 1.5, 2, 7, 5.5, sleeve_extra=3),
    ("jumper", "crew"): TopCut(13, 67, 2, 14, 8, 4, -10),
    ("jumper", "cable"): TopCut(15, 67, 3, 14, 9, 4, -11),
    ("jumper", "roll-neck"): TopCut(8, 66, 1, 6, 6, 3, -7, sleeve_extra=2),
    ("jumper", "raglan"): TopCut(16, 66, 3, 15, 10, 4, -12),
    ("hoodie", "pullover"): TopCut(20, 69, 6, 15, 13, 4.5, -14, sleeve_extra=2),
    ("hoodie", "zip"): TopCut(20, 69, 5, 14, 13, 4.5, -14, sleeve_extra=2),
    ("hoodie", "cropped"): TopCut(24, 55, 8, 15, 15, 5, -16, sleeve_extra=2, length_step=1.5),
}
TROUSERS: Final[Mapping[str, TrouserCut]] = {
    "slim": TrouserCut(3.5, 6, 5, 5, 34, 26),
    "straight": TrouserCut(3.5, 8, 8, 8, 42, 27),
    "wide": TrouserCut(2.5, 12, 14, 20, 58, 30, inseam_extra=1),
    "drawstring": TrouserCut(6, 14, 12, 11, 44, 29, inseam_extra=-3),
}
SKIRTS: Final[Mapping[str, SkirtCut]] = {
    "a-line": SkirtCut(2, 8, 62, 152),
    "pleated": SkirtCut(2, 14, 72, 290),
    "button-front": SkirtCut(2.5, 6, 52, 122, below_waist=2.5),
}
