"""What shoes there are: the shop's five and the words that tell shoes apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from data.studio.families.shoe.last import Last


@dataclass(frozen=True, slots=True)
class Sole:
    """What the shoe stands on: how it is built, its tread, and how far it stands out at the ground.

    `build` is a key of `data.studio.families.shoe.sole.SOLES`, `tread` of `tread.TREADS`.
    """

    build: str
    tread: str
    flare_m: float = 0.005
    pitch_m: float = 0.018


@dataclass(frozen=True, slots=True)
class ShoeDesign:
    """A shoe: its sort, last and sole, the pieces sewn on (keys of `pieces.PIECES`), and its lacing.

    `collar` and `tab` are what edges the ankle and what the shoe is pulled on by; `lace` is flat or round.
    """

    sort: str
    last: Last
    sole: Sole
    pieces: tuple[str, ...]
    eyelets: int
    materials: tuple[str, ...]
    collar: str = "padded"
    tab: str = "loop"
    lace: str = "flat"


DESIGNS: Final = {
    "trail": ShoeDesign(
        "trail",
        Last("round", 0.0365, 0.0255),
        Sole("lugged", "chevrons"),
        ("eyestay", "toe cap", "bumper", "counter", "heel strip", "web"),
        5,
        ("mesh",),
    ),
    "boot": ShoeDesign(
        "boot",
        Last("round", 0.0365, 0.0255, collar=1.0),
        Sole("lugged", "blocks", pitch_m=0.0225),
        ("eyestay", "toe cap", "bumper", "counter", "heel strip", "quarter band"),
        6,
        ("leather", "suede"),
        lace="round",
    ),
    "runner": ShoeDesign(
        "runner",
        Last("round", 0.0400, 0.0300, collar=-0.05, spring_m=0.032, toe_room=0.92),
        Sole("foam", "road", flare_m=0.007),
        ("fine eyestay", "toe frame", "clip", "rays"),
        6,
        ("mesh",),
    ),
    "plimsoll": ShoeDesign(
        "plimsoll",
        Last("broad", 0.0235, 0.0195, collar=-0.16, spring_m=0.010, toe_room=0.86, breadth=0.97),
        Sole("foxing", "herringbone", flare_m=0.0046),
        ("stitched eyestay", "rubber cap", "heel patch"),
        6,
        ("canvas", "leather", "suede"),
        collar="bound",
        tab="none",
    ),
    "chukka": ShoeDesign(
        "chukka",
        Last("round", 0.0265, 0.0175, 0.74, throat_m=0.166, breadth=0.95, toe_room=0.86, spring_m=0.014),
        Sole("crepe", "crinkled", flare_m=0.0045),
        ("quarters", "back stay"),
        3,
        ("suede", "leather"),
        collar="bound",
        tab="none",
        lace="round",
    ),
}
