"""How trousers differ: their cut and what is sewn on to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import Final

from data.garments.cuts import TROUSERS, TrouserCut
from data.garments.measurements import unisex


@dataclass(frozen=True, slots=True)
class TrousersDesign:
    """Trousers: a cut in centimetres, the word for its leg, and its details.

    `waist` is "band" (belt loops, button and fly) or "drawstring"; `pocket` is "slant", "scoop" (with
    rivets and a coin pocket) or "side"; `seat` is "welt", "patch" or "none". `tucks` are pleats under
    the waistband on each side, `cuff_m` is the height of a turn-up, `hem_m` that of a plain hem.
    """

    leg: str
    cut: TrouserCut
    waist: str = "band"
    pocket: str = "slant"
    seat: str = "welt"
    yoke: bool = False
    tucks: int = 0
    cuff_m: float = 0.0
    hem_m: float = 0.025
    cargo: bool = False

    @property
    def length(self) -> str:
        """The length in a word."""
        shorter = -self.cut.inseam_extra
        return "shorts" if shorter > 35 else "cropped" if shorter > 9 else "long"


DESIGNS: Final = {
    "slim": TrousersDesign("slim", TROUSERS["slim"]),
    "straight": TrousersDesign(
        "straight", TROUSERS["straight"], pocket="scoop", seat="patch", yoke=True, hem_m=0.015
    ),
    "wide": TrousersDesign("wide", TROUSERS["wide"], tucks=2, seat="welt", hem_m=0.035),
    "drawstring": TrousersDesign(
        "tapered", TROUSERS["drawstring"], waist="drawstring", pocket="side", seat="patch", hem_m=0.03
    ),
}

# Hip, thigh and knee ease and the hem's girth, each from least to most; centimetres.
_LEGS: Final = {
    "slim": ((5, 8), (4.5, 7), (4.5, 7), (32, 37)),
    "straight": ((7, 11), (7, 11), (7, 11), (40, 46)),
    "wide": ((10, 16), (12, 18), (17, 25), (54, 68)),
    "tapered": ((10, 16), (10, 15), (8, 12), (34, 42)),
    "bootcut": ((5, 9), (5, 8), (5, 8), (46, 54)),
}
_SHORTER: Final = {"long": (-2, 3), "cropped": (11, 20), "shorts": (42, 56)}


# Every cut has to be draped, which takes seconds; there are so many, and all else varies freely.
_CUTS: Final = 56


def varied(rng: Random) -> TrousersDesign:
    """Trousers that no shop has yet."""
    shape = _shape(Random(rng.randrange(_CUTS)))
    pocket = rng.choice(
        ("side", "slant") if shape.waist == "drawstring" else ("slant", "slant", "scoop", "side")
    )
    jeans = pocket == "scoop"
    return replace(
        shape,
        pocket=pocket,
        seat="patch" if jeans else rng.choice(("welt", "welt", "patch", "none")),
        yoke=jeans,
        tucks=0 if jeans or shape.leg in {"slim", "bootcut"} else rng.choice((0, 1, 2)),
        cuff_m=rng.choice((0.0, 0.0, rng.uniform(0.03, 0.055))),
        hem_m=rng.uniform(0.012, 0.04),
        cargo=not jeans and shape.length != "shorts" and rng.random() < 0.2,
    )


def _shape(rng: Random) -> TrousersDesign:
    leg = rng.choice(list(_LEGS))
    waist = rng.choice(("band", "band", "band", "drawstring"))
    length = rng.choice(("long", "long", "long", "cropped", "shorts"))
    return TrousersDesign(leg, _cut(leg, length, waist, rng), waist)


def _cut(leg: str, length: str, waist: str, rng: Random) -> TrouserCut:
    hip, thigh, knee, hem = (rng.uniform(*limits) for limits in _LEGS[leg])
    shorter = rng.uniform(*_SHORTER[length])
    if length == "shorts":
        # The opening lies where the leg is still wide, and half-way to it the leg is between both.
        body = unisex("M")
        hem = 55 + thigh * 0.8
        knee = (body.thigh + thigh + hem) / 2 - body.knee
    elif length == "cropped" and leg in {"slim", "tapered"}:
        hem += 2.5
    return TrouserCut(
        waist_ease=rng.uniform(2.5, 4.5) if waist == "band" else rng.uniform(4, 7),
        hip_ease=hip,
        thigh_ease=thigh,
        knee_ease=knee,
        hem=hem,
        rise=rng.uniform(25.5, 31),
        inseam_extra=-shorter,
    )


def kind_of(design: TrousersDesign) -> str:
    """The traits by which trousers are told apart at a glance."""
    cuff = ", turned up" if design.cuff_m else ""
    return f"{design.leg}, {design.length}, {design.waist}, {design.pocket} pockets{cuff}"
