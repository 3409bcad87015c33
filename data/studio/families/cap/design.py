"""What caps there are: those of the shop and new ones."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final

CROWNS: Final = ("structured", "soft", "boxy")
BRIMS: Final = ("curved", "flat", "short")
CLOSURES: Final = ("strap", "snap", "clip")
EMBLEMS: Final = ("sprig", "label", "patch")
# Where seams run up the crown, in degrees from the front.
SEAMS: Final = {
    6: (-120.0, -60.0, 0.0, 60.0, 120.0, 180.0),
    5: (-116.0, -50.0, 50.0, 116.0, 180.0),
    8: (-135.0, -90.0, -45.0, 0.0, 45.0, 90.0, 135.0, 180.0),
}


@dataclass(frozen=True, slots=True)
class CapDesign:
    """A cap in metres.

    `around_m` is its girth, `tall_m` the crown's height, `round` the exponent of its outline (2 is a
    ball, more is boxier); the brim reaches `brim_m` out, spans `brim_deg` to both sides and is bent
    down by `bend_m` there, with `rows` of stitches.
    """

    panels: int
    crown: str
    brim: str
    closure: str
    emblem: str
    around_m: float
    tall_m: float
    round: float
    brim_m: float
    brim_deg: float
    bend_m: float
    rows: int
    seed: int = 1


DESIGNS: Final = {
    "six-panel": CapDesign(
        6, "structured", "curved", "strap", "sprig", 0.575, 0.125, 2.5, 0.071, 64.0, 0.026, 7
    ),
    "low-crown": CapDesign(
        6, "soft", "curved", "strap", "label", 0.570, 0.098, 2.15, 0.062, 60.0, 0.030, 5, seed=4
    ),
    "five-panel": CapDesign(
        5, "boxy", "flat", "clip", "patch", 0.575, 0.104, 3.3, 0.066, 58.0, 0.007, 4, seed=6
    ),
}


def varied(rng: Random) -> CapDesign:
    """A cap that no shop has yet."""
    crown, brim = rng.choice(CROWNS), rng.choice(BRIMS)
    tall = {"structured": (0.112, 0.138), "soft": (0.088, 0.112), "boxy": (0.090, 0.120)}[crown]
    roundness = {"structured": (2.3, 2.7), "soft": (1.95, 2.3), "boxy": (2.9, 3.8)}[crown]
    bend = {"curved": (0.018, 0.034), "flat": (0.002, 0.009), "short": (0.010, 0.024)}[brim]
    reach = (0.036, 0.050) if brim == "short" else (0.058, 0.080)
    return CapDesign(
        rng.choice((5, 6) if crown != "soft" else (5, 6, 8)),
        crown,
        brim,
        rng.choice(CLOSURES),
        rng.choice(EMBLEMS),
        around_m=rng.uniform(0.555, 0.60),
        tall_m=rng.uniform(*tall),
        round=rng.uniform(*roundness),
        brim_m=rng.uniform(*reach),
        brim_deg=rng.uniform(54.0, 70.0),
        bend_m=rng.uniform(*bend),
        rows=rng.randrange(2, 9),
        seed=rng.randrange(1, 10_000),
    )
