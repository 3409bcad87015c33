"""The colours and surfaces of a shoe, from its look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from data.studio.article import Look
from data.studio.families.shoe.design import ShoeDesign
from data.studio.materials import Shader, fabric, main, rubber, shade, woven

CHALK: Final = "#ece9e1"
GUM: Final = "#b27a42"
CREPE: Final = "#caa66c"
DARK: Final = "#34353a"
_BLACKISH: Final = 60.0


@dataclass(frozen=True, slots=True)
class Palette:
    """What is which colour, sRGB."""

    upper: str
    overlay: str
    trim: str
    midsole: str
    outsole: str
    laces: str
    lining: str
    thread: str


@dataclass(frozen=True, slots=True)
class Surfaces:
    """The materials that the pieces of one shoe share."""

    upper: Any
    overlay: Any
    trim: Any
    rand: Any
    lining: Any
    thread: Any


def brightness(colour: str) -> float:
    """The mean of the sRGB channels, 0 to 255."""
    return sum(int(colour[at : at + 2], 16) for at in (1, 3, 5)) / 3


def mixed(one: str, other: str, share: float) -> str:
    """The sRGB colour at `share` of the way from `one` to `other`."""
    parts = (
        round(int(one[at : at + 2], 16) * (1 - share) + int(other[at : at + 2], 16) * share)
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in parts)


def beside(colour: str, factor: float) -> str:
    """A deeper tone to set beside `colour`; a lighter one where that is almost black."""
    return mixed(colour, "#a3a6ab", 0.3) if brightness(colour) < _BLACKISH else shade(colour, factor)


def palette(look: Look[ShoeDesign]) -> Palette:
    """The colours that go with the look's."""
    made = _PALETTES[look.design.sort](look.hex, look.accent_hex if look.accent else None)
    if look.pattern == "colour-block":
        return Palette(made.upper, look.accent_hex, *(getattr(made, name) for name in _REST))
    return made


_REST: Final = ("trim", "midsole", "outsole", "laces", "lining", "thread")


def _trail(own: str, accent: str | None) -> Palette:
    trim = accent or beside(own, 1.5)
    return Palette(own, beside(own, 0.6), trim, CHALK, DARK, trim, beside(own, 0.8), shade(own, 1.7))


def _boot(own: str, accent: str | None) -> Palette:
    laces = accent or beside(own, 0.6)
    return Palette(
        own, beside(own, 0.74), beside(own, 0.5), "#4b4744", "#36322e", laces, "#5b4a3c", shade(own, 1.6)
    )


def _runner(own: str, accent: str | None) -> Palette:
    trim = accent or (CHALK if brightness(own) < 190 else "#8d9399")
    return Palette(own, beside(own, 0.72), trim, "#f0eee8", DARK, trim, beside(own, 0.62), shade(own, 1.4))


def _plimsoll(own: str, accent: str | None) -> Palette:
    stripe = accent or (own if brightness(own) < 190 else "#3d4a63")
    return Palette(own, own, stripe, "#efebe0", GUM, "#f1eee6", "#e4dccb", "#efe8d8")


def _chukka(own: str, accent: str | None) -> Palette:
    return Palette(
        own, own, beside(own, 0.7), CREPE, CREPE, accent or beside(own, 0.55), "#b98f62", beside(own, 1.3)
    )


_PALETTES: Final[dict[str, Callable[[str, str | None], Palette]]] = {
    "trail": _trail,
    "boot": _boot,
    "runner": _runner,
    "plimsoll": _plimsoll,
    "chukka": _chukka,
}


def cloth_of(material: str, colour: str) -> Any:
    """The surface of a piece of the upper in a material of the vocabulary."""
    return fabric(material, colour)


def surfaces(look: Look[ShoeDesign]) -> Surfaces:
    """The materials of the look's shoe."""
    colours = palette(look)
    upper = main(cloth_of(look.material, colours.upper))
    same = colours.overlay == colours.upper
    soft = _hide if look.material in {"leather", "suede"} else _film
    over = upper if same else soft(colours.overlay)
    if look.material == "canvas" and not same:
        over = cloth_of("canvas", colours.overlay)
    return Surfaces(
        upper,
        over,
        soft(colours.trim),
        rubber(colours.outsole, roughness=0.55),
        woven(colours.lining, thread_m=0.0012),
        woven(colours.thread),
    )


def _hide(colour: str) -> Any:
    return fabric("suede", colour)


def _film(colour: str) -> Any:
    """What is welded onto mesh."""
    return rubber(colour, roughness=0.5)


def crepe(colour: str) -> Any:
    """Natural crepe rubber: layered sheets that show as crinkled lines along the edge."""
    raw = Shader("crepe", colour, roughness=0.75, specular=0.3)
    layers = raw.noise(raw.where(scale=(0.4, 0.4, 1.6)), 520.0, 2.0, 0.6)
    raw.feed("Base Color", raw.ramp(layers, (0.25, shade(colour, 0.86)), (0.75, shade(colour, 1.06))))
    raw.raise_surface(layers, 0.0016)
    return raw.material
