"""The colours and surfaces of a backpack, from its look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from data.studio.article import Look
from data.studio.families.backpack.design import BackpackDesign
from data.studio.materials import fabric, knitted, leather, main, shade, woven

BRIDLE: Final = "#8a5b38"
AMBER: Final = "#e09a3b"
_BLACKISH: Final = 60.0


@dataclass(frozen=True, slots=True)
class Palette:
    """What is which colour, sRGB."""

    body: str
    trim: str
    strap: str
    pull: str
    lining: str
    thread: str
    hide: str


@dataclass(frozen=True, slots=True)
class Surfaces:
    """The materials that the parts of one backpack share.

    `body` carries the look's colour, `front` covers the front pockets, `trim` the base and edges.
    """

    body: Any
    front: Any
    trim: Any
    lining: Any
    thread: Any
    net: Any
    hide: Any
    pad: Any


def brightness(colour: str) -> float:
    """The mean of the sRGB channels, 0 to 255."""
    return sum(int(colour[at : at + 2], 16) for at in (1, 3, 5)) / 3


def beside(colour: str, factor: float) -> str:
    """A deeper tone to set beside `colour`; a lighter one where that is almost black."""
    return mixed(colour, "#a3a6ab", 0.3) if brightness(colour) < _BLACKISH else shade(colour, factor)


def mixed(one: str, other: str, share: float) -> str:
    """The sRGB colour at `share` of the way from `one` to `other`."""
    parts = (
        round(int(one[at : at + 2], 16) * (1 - share) + int(other[at : at + 2], 16) * share)
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in parts)


def palette(look: Look[BackpackDesign]) -> Palette:
    """The colours that go with the look's."""
    own = look.hex
    accent = look.accent_hex if look.accent else None
    hide = accent or BRIDLE
    strap = shade(own, 0.45) if brightness(own) > _BLACKISH else "#2a2b2e"
    light = "#b9bdb4" if brightness(own) < 150 else "#8d9298"
    blocked = look.pattern == "colour-block"
    return Palette(
        own,
        look.accent_hex if blocked else beside(own, 0.62),
        strap,
        hide if look.design.hide else accent or AMBER,
        light,
        mixed(own, "#efe8d8", 0.5) if brightness(own) < 150 else mixed(own, "#4a4136", 0.35),
        hide,
    )


def surfaces(look: Look[BackpackDesign]) -> Surfaces:
    """The materials of the look's backpack."""
    colours, design = palette(look), look.design
    drawn = "plain" if look.pattern == "colour-block" else look.pattern
    body = main(fabric(look.material, colours.body, pattern=drawn, accent_hex=look.accent_hex))
    hide = leather(colours.hide)
    blocked = look.pattern == "colour-block"
    return Surfaces(
        body,
        fabric(look.material, colours.trim) if blocked else body,
        hide if design.hide and not blocked else fabric(look.material, colours.trim),
        woven(colours.lining, thread_m=0.0007, relief_m=0.00008),
        woven(colours.thread),
        knitted(shade(colours.body, 0.55), hole_m=0.0034),
        hide,
        knitted(shade(colours.strap, 1.25), hole_m=0.0042)
        if look.material == "nylon"
        else woven(shade(colours.body, 0.72), thread_m=0.0016),
    )
