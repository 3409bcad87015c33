"""Shelves: a leaning ladder, a board on the wall, and a low bookcase with compartments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final

from data.studio.assortment import Assortment, Sort
from data.studio.families.shelf import (
    cube,
    cube_assembly,
    ladder,
    ladder_assembly,
    wall,
    wall_assembly,
)
from data.studio.workshop.joinery import finished

DESIGNS: Final = {"ladder": ladder.LARCH, "wall": wall.TALLY, "cube": cube.CRATE}
SORTS: Final[dict[type[Any], Sort[Any]]] = {
    ladder.Ladder: Sort(
        ladder.vary,
        ladder.kind,
        finished,
        ladder.build,
        ladder.views,
        instructions={"assemble": ladder_assembly.assembly},
    ),
    wall.Wall: Sort(
        wall.vary,
        wall.kind,
        finished,
        wall.build,
        wall.views,
        instructions={"assemble": wall_assembly.assembly},
    ),
    cube.Cube: Sort(
        cube.vary,
        cube.kind,
        finished,
        cube.build,
        cube.views,
        instructions={"assemble": cube_assembly.assembly},
    ),
}


class Shelves(Assortment):
    """Shelves and low bookcases."""

    name: ClassVar[str] = "shelf"
    designs: ClassVar[Mapping[str, object]] = DESIGNS
    instructions: ClassVar[tuple[str, ...]] = ("assemble",)
    sorts: ClassVar[Mapping[type[Any], Sort[Any]]] = SORTS


FAMILY: Final = Shelves()
