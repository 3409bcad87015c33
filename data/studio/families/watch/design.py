"""What watches there are: cases, dials and straps, those of the shop and new ones."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final

# How square a case is: the exponent of the superellipse it is drawn as.
CASES: Final = {"round": 2.0, "cushion": 3.0, "square": 5.5}
BEZELS: Final = ("plain", "stepped", "diver")
STRAPS: Final = ("leather", "cloth", "bracelet")
MARKS: Final = ("bars", "numerals", "dots")
HANDS: Final = ("leaf", "baton", "sword")
METALS: Final = {"steel": "#c3c6c9", "gold": "#d9b878", "rose": "#d8a48c", "black": "#3a3b3d"}
DIALS: Final = {"light": "#efece4", "dark": "#202327", "blue": "#22365c", "green": "#23402f"}


@dataclass(frozen=True, slots=True)
class WatchDesign:
    """A watch's form in metres.

    The case, a word of `CASES`, has half the width `radius_m` and is `thick_m` from back to bezel; the
    strap is `lug_m` wide at the lugs. `dial` is a word of `DIALS`, or `own` for the look's colour.
    """

    case: str
    bezel: str
    strap: str
    marks: str
    hands: str
    metal: str
    dial: str
    radius_m: float
    thick_m: float
    lug_m: float
    guard: bool = False
    small_seconds: bool = False

    @property
    def power(self) -> float:
        return CASES[self.case]

    @property
    def dial_power(self) -> float:
        """A square case has a square dial, a cushion a round one."""
        return self.power if self.case == "square" else 2.0

    @property
    def bezel_inner_m(self) -> float:
        """Half the width of the glass."""
        share = {"plain": 0.905, "stepped": 0.86, "diver": 0.765}[self.bezel]
        return share * self.bezel_outer_m

    @property
    def bezel_outer_m(self) -> float:
        return self.radius_m * {"round": 0.985, "cushion": 0.93, "square": 0.95}[self.case]

    @property
    def bar_m(self) -> tuple[float, float]:
        """Where the strap's spring bar lies: distance from the middle, height over the back."""
        return (self.radius_m + 0.0027, 0.0026)

    @property
    def dial_z_m(self) -> float:
        return self.thick_m - 0.0026


DESIGNS: Final = {
    "dress": WatchDesign(
        "round",
        "plain",
        "leather",
        "bars",
        "leaf",
        "steel",
        "light",
        radius_m=0.0195,
        thick_m=0.0085,
        lug_m=0.020,
        small_seconds=True,
    ),
    "diver": WatchDesign(
        "round",
        "diver",
        "bracelet",
        "dots",
        "sword",
        "steel",
        "own",
        radius_m=0.0205,
        thick_m=0.0120,
        lug_m=0.020,
        guard=True,
    ),
    "field": WatchDesign(
        "round",
        "stepped",
        "cloth",
        "numerals",
        "baton",
        "steel",
        "dark",
        radius_m=0.0190,
        thick_m=0.0098,
        lug_m=0.018,
        guard=True,
    ),
}


def varied(rng: Random) -> WatchDesign:
    """A watch that no shop has yet."""
    case, strap = rng.choice(list(CASES)), rng.choice(STRAPS)
    bezel = rng.choice(("plain", "stepped")) if case == "square" else rng.choice(BEZELS)
    radius = rng.uniform(0.0155, 0.0180) if case == "square" else rng.uniform(0.0165, 0.0225)
    return WatchDesign(
        case,
        bezel,
        strap,
        marks=rng.choice(MARKS),
        hands=rng.choice(HANDS),
        metal=rng.choice(("steel", "steel", *METALS)),
        dial="own" if strap == "bracelet" else rng.choice(list(DIALS)),
        radius_m=radius,
        thick_m=rng.uniform(0.0075, 0.0098) + (0.002 if bezel == "diver" else 0.0),
        lug_m=radius * rng.uniform(0.92, 1.06),
        guard=rng.random() < 0.4,
        small_seconds=rng.random() < 0.35,
    )
