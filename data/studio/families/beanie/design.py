"""What knitted hats there are: those of the shop and new ones."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final

CROWNS: Final = ("round", "short", "peaked", "slouchy")
BRIMS: Final = ("cuff", "roll", "plain")
TOPS: Final = ("none", "bobble", "loop")


@dataclass(frozen=True, slots=True)
class BeanieDesign:
    """A knitted hat in metres, as it stands on a head's place.

    `around_m` is its girth at the brim, `tall_m` its height with the cuff turned up, `cuff_m` the
    height of the brim's band or roll. `ribs` are counted around the hat and rise `relief_m`.
    """

    crown: str
    brim: str
    top: str
    around_m: float
    tall_m: float
    cuff_m: float
    ribs: int
    relief_m: float
    bobble_m: float = 0.045
    seed: int = 1


DESIGNS: Final = {
    "cuffed": BeanieDesign("round", "cuff", "none", 0.56, 0.205, 0.068, 46, 0.0030),
    "bobble": BeanieDesign("round", "cuff", "bobble", 0.57, 0.215, 0.055, 40, 0.0024, 0.048, seed=2),
    "short": BeanieDesign("short", "cuff", "none", 0.55, 0.145, 0.050, 66, 0.0020, seed=3),
}


def varied(rng: Random) -> BeanieDesign:
    """A knitted hat that no shop has yet."""
    crown, brim = rng.choice(CROWNS), rng.choice(BRIMS)
    top = rng.choice(TOPS if crown == "peaked" else TOPS[:2] if crown != "short" else TOPS[:1])
    tall = {"round": (0.18, 0.225), "short": (0.125, 0.155), "peaked": (0.21, 0.26), "slouchy": (0.24, 0.30)}
    band = {"cuff": (0.035, 0.095), "roll": (0.012, 0.020), "plain": (0.03, 0.07)}
    height = rng.uniform(*tall[crown])
    ribs = rng.randrange(26, 74)
    return BeanieDesign(
        crown,
        brim,
        top,
        around_m=rng.uniform(0.53, 0.60),
        tall_m=height,
        cuff_m=min(rng.uniform(*band[brim]), 0.42 * height),
        ribs=ribs,
        relief_m=0.56 / ribs * rng.uniform(0.16, 0.30),
        bobble_m=rng.uniform(0.032, 0.062),
        seed=rng.randrange(1, 10_000),
    )
