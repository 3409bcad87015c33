"""How skirts differ: their cut and what is sewn on to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import Final

from data.garments.cuts import SKIRTS, SkirtCut
from data.garments.skirts import Pleats


@dataclass(frozen=True, slots=True)
class SkirtDesign:
    """A skirt: a cut in centimetres, the word for its shape, and its details.

    `closure` is "zip" (hidden in the back, under a button), "buttons" (down the front) or "elastic";
    `pocket` is "none", "slant" or "patch". `belt` says whether the waistband has loops.
    """

    shape: str
    cut: SkirtCut
    pleats: Pleats | None = None
    closure: str = "zip"
    pocket: str = "none"
    belt: bool = False
    hem_m: float = 0.025
    buttons: int = 8

    @property
    def length(self) -> str:
        """The length in a word."""
        return "mini" if self.cut.length < 47 else "knee" if self.cut.length < 66 else "midi"


DESIGNS: Final = {
    "a-line": SkirtDesign("a-line", SKIRTS["a-line"], pocket="slant"),
    "pleated": SkirtDesign("pleated", SKIRTS["pleated"], Pleats(26), hem_m=0.015),
    "button-front": SkirtDesign(
        "straight", SKIRTS["button-front"], closure="buttons", pocket="patch", belt=True, hem_m=0.02
    ),
}
# How much wider than its hip a skirt's hem is, per centimetre below the hip.
_FLARE: Final = {"straight": (0.05, 0.22), "a-line": (0.7, 1.3), "flared": (1.8, 2.8)}
_LENGTHS: Final = {"mini": (37, 46), "knee": (50, 64), "midi": (68, 84)}


# Every cut has to be draped, which takes seconds; there are so many, and all else varies freely.
_CUTS: Final = 48


def varied(rng: Random) -> SkirtDesign:
    """A skirt that no shop has yet."""
    shape = _pleated(rng) if rng.random() < 0.35 else _shape(Random(rng.randrange(_CUTS)))
    plain = shape.pleats is not None or shape.closure == "elastic"
    buttons = not plain and rng.random() < 0.4
    return replace(
        shape,
        closure="buttons" if buttons else shape.closure,
        pocket="none" if plain else rng.choice(("none", "slant", "patch")),
        belt=not plain and rng.random() < 0.4,
        hem_m=rng.uniform(0.012, 0.04),
        buttons=rng.randint(5, 12),
    )


def _shape(rng: Random) -> SkirtDesign:
    """A skirt without pleats: its cut, and how it is closed."""
    shape = rng.choice(list(_FLARE))
    length = rng.uniform(*_LENGTHS[rng.choice(list(_LENGTHS))])
    closure = rng.choice(("zip", "zip", "elastic"))
    hip = rng.uniform(10, 16) if closure == "elastic" else rng.uniform(6, 10)
    hem = _hem(shape, length, hip, rng)
    return SkirtDesign(shape, _cut(hip, length, hem, rng), closure=closure)


def _pleated(rng: Random) -> SkirtDesign:
    length = rng.uniform(*_LENGTHS[rng.choice(list(_LENGTHS))])
    pleats = _pleats(rng)
    cut = _cut(rng.uniform(10, 16), length, rng.uniform(230, 320), rng)
    return SkirtDesign(f"{pleats.sort}-pleated", cut, pleats)


def _cut(hip_ease: float, length: float, hem: float, rng: Random) -> SkirtCut:
    waist_ease, below_waist = rng.uniform(1.5, 3.0), rng.uniform(0.5, 3.0)
    return SkirtCut(waist_ease, hip_ease, length, hem, below_waist)


def _hem(shape: str, length: float, hip: float, rng: Random) -> float:
    flare = rng.uniform(*_FLARE[shape])
    return 100 + hip + max(length - 19, 12) * flare


def _pleats(rng: Random) -> Pleats:
    sort = rng.choice(("knife", "box"))
    count = rng.randint(20, 34) if sort == "knife" else rng.randint(9, 16)
    return Pleats(count, sort, sewn_m=rng.uniform(0.02, 0.15))


def kind_of(design: SkirtDesign) -> str:
    """The traits by which skirts are told apart at a glance."""
    pocket = "no" if design.pocket == "none" else design.pocket
    return f"{design.shape}, {design.length}, {design.closure}, {pocket} pockets"
