"""The timber that furniture is made of, oiled or stained."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any, Final, TypeVar

from data.studio.article import NATURAL, Look
from data.studio.materials import main, shade, wood

Design = TypeVar("Design")


@dataclass(frozen=True, slots=True)
class Stock:
    """Timber of one finish: the colours of its early and its late wood, sRGB."""

    light: str
    dark: str

    def bar(self, piece: int) -> Any:
        """For a turned bar, its grain along it; `piece` tells the pieces of one product apart."""
        return main(wood(self.light, self.dark, piece=piece))

    def plank(self, along: str, piece: int = 0, *, boards_m: float = 0.0) -> Any:
        """For a flat piece, its grain along an axis of the object; `boards_m` glues it up from boards."""
        return main(wood(self.light, self.dark, along=along, boards_m=boards_m, piece=piece))

    def end_grain(self) -> Any:
        """For dowels and pegs, which show their darker end."""
        return wood(shade(self.dark, 0.8), shade(self.dark, 0.55), piece=40)


TIMBERS: Final = {
    "oak": Stock("#d2a873", "#a97b48"),
    "ash": Stock("#e3cda6", "#c2a273"),
    "walnut": Stock("#83593a", "#4f3220"),
}
# Colours that wood is stained or painted in.
STAINS: Final = (
    "black",
    "white",
    "charcoal",
    "navy",
    "forest green",
    "sage",
    "red",
    "mustard",
    "teal",
    "denim blue",
    "burgundy",
    "light grey",
)


def timber(name: str) -> Stock:
    """A timber left as it grew."""
    return TIMBERS[name]


def stock(look: Look[Design]) -> Stock:
    """The timber of a look: left natural, or stained in the look's colour so that the grain stays."""
    if look.colour == NATURAL:
        return TIMBERS[look.material]
    return Stock(shade(look.hex, 1.04), shade(look.hex, 0.8))


def finished(design: Design, rng: Random) -> Look[Design]:
    """A wooden design in one of the finishes that wooden furniture is sold in."""
    if rng.random() < 0.5:
        return Look(design, NATURAL, rng.choice(list(TIMBERS)))
    return Look(design, rng.choice(STAINS), "ash")
