"""Shoes that no shop has yet: measures, soles, pieces and finishes drawn at random."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Final

from data.studio.article import Look
from data.studio.families.shoe.design import ShoeDesign, Sole
from data.studio.families.shoe.last import Last

Range = tuple[float, float]
Choices = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Space:
    """Within what the shoes of one sort differ.

    Heights of the foot at heel and ball in metres; collars from 0 (below the ankle) to 1 (above it);
    `soles` are pairs of build and tread; of each group of `pieces` one is sewn on ("" is none).
    """

    heel_m: Range
    drop_m: Range
    collars: tuple[Range, ...]
    throat_m: Range
    toes: tuple[str, ...]
    spring_m: Range
    flare_m: Range
    soles: tuple[tuple[str, str], ...]
    pieces: Choices
    materials: tuple[str, ...]
    edges: tuple[tuple[str, str], ...]
    lace: tuple[str, ...]


SPACES: Final = {
    "trail": Space(
        (0.032, 0.044),
        (0.004, 0.012),
        ((-0.08, 0.12), (-0.08, 0.12), (0.62, 0.85)),
        (0.200, 0.209),
        ("round", "broad"),
        (0.020, 0.032),
        (0.004, 0.007),
        (("lugged", "chevrons"), ("lugged", "waffle"), ("foam", "waffle"), ("lugged", "dots")),
        (
            ("eyestay",),
            ("web", "rays", "saddle", "hills"),
            ("toe cap", "toe frame", "mudguard"),
            ("bumper", "bumper", ""),
            ("counter", "clip", "counter"),
            ("heel strip", ""),
        ),
        ("mesh", "mesh", "leather"),
        (("padded", "loop"), ("padded", "raised"), ("padded", "none")),
        ("flat", "round"),
    ),
    "boot": Space(
        (0.032, 0.046),
        (0.006, 0.014),
        ((0.62, 0.8), (0.95, 1.12), (1.2, 1.42)),
        (0.196, 0.208),
        ("round", "broad", "square"),
        (0.014, 0.028),
        (0.004, 0.006),
        (("lugged", "blocks"), ("lugged", "chevrons"), ("welted", "bars"), ("crepe", "crinkled")),
        (
            ("eyestay",),
            ("quarter band", "saddle", "web", ""),
            ("toe cap", "mudguard", ""),
            ("bumper", ""),
            ("counter", "back stay"),
            ("heel strip", ""),
        ),
        ("leather", "leather", "suede", "canvas"),
        (("padded", "loop"), ("bound", "loop"), ("padded", "none")),
        ("round", "flat"),
    ),
    "runner": Space(
        (0.034, 0.054),
        (0.004, 0.013),
        ((-0.14, 0.06), (-0.14, 0.06), (0.5, 0.7)),
        (0.198, 0.210),
        ("round", "almond", "broad"),
        (0.024, 0.040),
        (0.004, 0.010),
        (("foam", "road"), ("foam", "waffle"), ("foam", "dots"), ("foam", "bars")),
        (
            ("fine eyestay", "eyestay", "fine eyestay"),
            ("rays", "hills", "web", "saddle", ""),
            ("toe frame", "mudguard", ""),
            ("clip", "counter", ""),
        ),
        ("mesh", "mesh", "mesh", "suede"),
        (("padded", "raised"), ("padded", "loop"), ("padded", "none")),
        ("flat",),
    ),
    "plimsoll": Space(
        (0.020, 0.032),
        (0.002, 0.005),
        ((-0.22, -0.04), (-0.22, -0.04), (0.85, 1.1)),
        (0.196, 0.209),
        ("broad", "round", "almond"),
        (0.006, 0.014),
        (0.0040, 0.0058),
        (("foxing", "herringbone"), ("foxing", "waffle"), ("foxing", "dots")),
        (
            ("stitched eyestay", "eyestay"),
            ("rubber cap", "rubber cap", "toe cap", ""),
            ("heel patch", "back stay"),
            ("", "", "saddle", "hills", "rays"),
        ),
        ("canvas", "canvas", "leather", "suede"),
        (("bound", "none"), ("bound", "none"), ("padded", "none")),
        ("flat",),
    ),
    "chukka": Space(
        (0.022, 0.036),
        (0.006, 0.014),
        ((0.02, 0.14), (0.45, 0.65), (0.72, 0.85)),
        (0.158, 0.176),
        ("almond", "round", "square"),
        (0.007, 0.015),
        (0.003, 0.0058),
        (("crepe", "crinkled"), ("welted", "bars"), ("welted", "waffle"), ("foxing", "herringbone")),
        (("quarters",), ("back stay",), ("", "", "toe cap")),
        ("suede", "suede", "leather"),
        (("bound", "none"), ("bound", "loop")),
        ("round", "flat"),
    ),
}
COLOURS: Final = {
    "mesh": (
        "navy",
        "charcoal",
        "black",
        "white",
        "light grey",
        "teal",
        "coral",
        "plum",
        "army green",
        "blue",
        "red",
        "lime",
        "sky blue",
        "orange",
    ),
    "leather": ("camel", "chocolate", "brown", "black", "burgundy", "white", "navy", "forest green", "beige"),
    "suede": (
        "camel",
        "charcoal",
        "olive",
        "beige",
        "brown",
        "navy",
        "rust",
        "dusty rose",
        "sage",
        "grey",
        "denim blue",
    ),
    "canvas": (
        "red",
        "white",
        "navy",
        "mustard",
        "black",
        "cream",
        "olive",
        "pink",
        "sky blue",
        "forest green",
        "lavender",
        "khaki",
    ),
}
ACCENTS: Final = (None, None, "orange", "red", "white", "teal", "yellow", "navy", "grey")
# Sorts with enough pieces in a colour of their own to be called colour-block.
_BLOCKED: Final = ("trail", "boot", "runner")


def varied(rng: Random) -> ShoeDesign:
    """A shoe of one of the shop's sorts, unlike those in the shop."""
    sort = rng.choice(list(SPACES))
    space = SPACES[sort]
    build, tread = rng.choice(space.soles)
    heel = rng.uniform(*space.heel_m)
    last = Last(
        rng.choice(space.toes),
        heel,
        max(heel - rng.uniform(*space.drop_m), 0.014),
        collar=rng.uniform(*rng.choice(space.collars)),
        throat_m=rng.uniform(*space.throat_m),
        breadth=rng.uniform(0.92, 1.07),
        toe_room=rng.uniform(0.82, 1.08),
        spring_m=rng.uniform(*space.spring_m),
    )
    collar, tab = rng.choice(space.edges)
    return ShoeDesign(
        sort,
        last,
        Sole(build, tread, rng.uniform(*space.flare_m), rng.uniform(0.015, 0.024)),
        tuple(filter(None, (rng.choice(group) for group in space.pieces))),
        _eyelets(sort, last.collar, rng),
        space.materials,
        collar,
        tab,
        rng.choice(space.lace),
    )


def _eyelets(sort: str, collar: float, rng: Random) -> int:
    if sort == "chukka":
        return rng.choice((2, 3)) if collar < 0.7 else rng.choice((3, 4))
    return round(4.6 + 2.2 * max(collar, 0.0)) + rng.choice((0, 1))


def kind_of(design: ShoeDesign) -> str:
    """Sort, height and sole in words."""
    collar = design.last.collar
    height = "low" if collar < 0.3 else "ankle" if collar < 0.75 else "high"
    return f"{height} {design.sort}, {design.sole.build} sole"


def finished(design: ShoeDesign, rng: Random) -> Look[ShoeDesign]:
    """The design in a colour and a material that such a shoe is sold in."""
    material = rng.choice(design.materials)
    colour = rng.choice(COLOURS[material])
    accent = rng.choice([one for one in ACCENTS if one != colour])
    blocked = accent and design.sort in _BLOCKED and rng.random() < 0.25
    return Look(design, colour, material, "colour-block" if blocked else "plain", accent)
