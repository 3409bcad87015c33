"""What there is to photograph: the demo shop's products with their colourways, parts and instructions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from data.studio.catalogue.carry import CARRY
from data.studio.catalogue.clothes import CLOTHES
from data.studio.catalogue.home import HOME
from data.studio.catalogue.sitting import Finish, Sitting
from data.vocabulary.parts import Part

__all__ = ["SITTINGS", "Finish", "Photograph", "Sitting", "instructions", "photographs"]

SITTINGS: Final[tuple[Sitting, ...]] = (*CLOTHES, *CARRY, *HOME)


@dataclass(frozen=True, slots=True)
class Photograph:
    """One photograph to take, and the file it goes to."""

    sitting: Sitting
    finish: Finish
    part: Part
    file: str


def photographs(only: str | None = None) -> Iterator[Photograph]:
    """All photographs of the shop, or those of the product `only`."""
    for sitting in SITTINGS:
        if only in (None, sitting.handle):
            first, *others = (sitting.finish(name) for name in sitting.colours)
            for part in sitting.parts:
                yield Photograph(sitting, first, part, f"{sitting.handle}-{part}.webp")
            for finish in others:
                colour = finish.name.lower().replace(" ", "-")
                yield Photograph(sitting, finish, Part.WHOLE, f"{sitting.handle}-whole-{colour}.webp")


def instructions(only: str | None = None) -> Iterator[tuple[Sitting, str]]:
    """All rendered instructions by their slugs, or those of the product `only`."""
    for sitting in SITTINGS:
        if only in (None, sitting.handle):
            yield from ((sitting, slug) for slug in sitting.instructions)
