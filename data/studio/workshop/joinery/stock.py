"""The timber that furniture is made of, oiled or stained."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any, Final, TypeVar

from data.studio.article import NATURAL, Look
from data.studio.materials import main, shade, stained, timber, wood
from data.studio.materials.timber import TIMBERS

Design = TypeVar("Design")


@dataclass(frozen=True, slots=True)
class Stock:
    """A timber, left as it grew or stained in the sRGB colour `stain`."""

    name: str
    stain: str = ""

    def bar(self, piece: int) -> Any:
        """For a turned bar, its grain along it; `piece` tells the pieces of one product apart."""
        return main(self._surface(piece=piece))

    def plank(self, along: str, piece: int = 0, *, boards_m: float = 0.0, shaded: bool = False) -> Any:
        """For a flat piece, its grain along an axis of the object; `boards_m` glues it up from boards.

        A `shaded` piece, inside of a case, is left out where the look's colour is measured.
        """
        surface = self._surface(along=along, piece=piece, boards_m=boards_m)
        return surface if shaded else main(surface)

    def end_grain(self) -> Any:
        """For dowels and pegs, which show their darker end."""
        dark = shade(self.stain, 0.8) if self.stain else TIMBERS[self.name][1]
        return wood(shade(dark, 0.8), shade(dark, 0.55), piece=40)

    def _surface(self, **cut: Any) -> Any:
        return stained(self.name, self.stain, **cut) if self.stain else timber(self.name, **cut)


WOODS: Final = tuple(TIMBERS)
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


def stock(look: Look[Design]) -> Stock:
    """The timber of a look: left natural, or stained in the look's colour so that the grain stays."""
    return Stock(look.material, "" if look.colour == NATURAL else look.hex)


def finished(design: Design, rng: Random) -> Look[Design]:
    """A wooden design in one of the finishes that wooden furniture is sold in."""
    if rng.random() < 0.5:
        return Look(design, NATURAL, rng.choice(WOODS))
    return Look(design, rng.choice(STAINS), "ash")
