"""What there is to photograph: products with their colours, parts and rendered instructions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Sitting:
    """One product before the camera.

    The first colour is the one whose parts are shown; of the others only the whole is. `family` is a
    module of `data.studio.families`; `instructions` are the slugs of those that are rendered.
    """

    handle: str
    family: str
    colours: tuple[str, ...]
    parts: tuple[str, ...]
    instructions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Photograph:
    """One photograph to take, and the file it goes to."""

    sitting: Sitting
    colour: str
    part: str
    file: str


SITTINGS: Final[tuple[Sitting, ...]] = (
    Sitting(
        "ridge-trail-shoe",
        "shoe",
        ("Navy", "Moss"),
        ("whole", "side", "sole", "heel", "toe", "laces", "inside"),
    ),
    Sitting("scree-hiking-boot", "shoe", ("Tan",), ("whole", "side", "sole", "heel", "laces")),
    Sitting(
        "summit-backpack",
        "backpack",
        ("Forest", "Rust"),
        ("whole", "back", "strap", "pocket", "closure", "handle", "inside"),
    ),
    Sitting(
        "harbour-rolltop", "backpack", ("Slate",), ("whole", "back", "side", "strap", "pocket", "closure")
    ),
    Sitting("drift-mug", "mug", ("Ocean", "Sand"), ("whole", "handle", "rim", "inside", "base", "material")),
    Sitting("hearth-mug", "mug", ("Oat", "Charcoal"), ("whole", "side", "handle", "rim", "inside")),
    Sitting(
        "tern-stool",
        "stool",
        ("Oak", "Black"),
        ("whole", "seat", "leg", "joint", "base", "material"),
        ("assemble",),
    ),
    Sitting("fen-stool", "stool", ("Ash",), ("whole", "seat", "leg", "joint", "material")),
    Sitting(
        "crane-desk-lamp",
        "lamp",
        ("Red", "Black"),
        ("whole", "back", "shade", "joint", "base"),
        ("assemble", "aim"),
    ),
    Sitting("dune-table-lamp", "lamp", ("Sand",), ("whole", "shade", "inside", "base", "material")),
)


def photographs(only: str | None = None) -> Iterator[Photograph]:
    """All photographs, or those of the product `only`."""
    for sitting in SITTINGS:
        if only in (None, sitting.handle):
            first, *others = sitting.colours
            for part in sitting.parts:
                yield Photograph(sitting, first, part, f"{sitting.handle}-{part}.webp")
            for colour in others:
                yield Photograph(sitting, colour, "whole", f"{sitting.handle}-whole-{colour.lower()}.webp")


def instructions(only: str | None = None) -> Iterator[tuple[Sitting, str]]:
    """All rendered instructions by their slugs, or those of the product `only`."""
    for sitting in SITTINGS:
        if only in (None, sitting.handle):
            yield from ((sitting, slug) for slug in sitting.instructions)
