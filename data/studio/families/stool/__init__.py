"""Stools: screwed together, woven on a pegged frame, with two steps, and high ones on a steel frame."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final

from data.studio.assortment import Assortment, Sort
from data.studio.families.stool import (
    bar,
    bar_assembly,
    screwed,
    screwed_assembly,
    stepped,
    stepped_assembly,
    woven,
)
from data.studio.workshop.joinery import finished

DESIGNS: Final = {
    "screwed": screwed.TERN,
    "woven": woven.FEN,
    "step": stepped.RUNG,
    "bar": bar.PERCH,
}


SORTS: Final[dict[type[Any], Sort[Any]]] = {
    screwed.Screwed: Sort(
        screwed.vary,
        screwed.kind,
        finished,
        screwed.build,
        screwed.views,
        instructions={"assemble": screwed_assembly.assembly},
    ),
    woven.Woven: Sort(woven.vary, woven.kind, finished, woven.build, woven.views),
    stepped.Stepped: Sort(
        stepped.vary,
        stepped.kind,
        finished,
        stepped.build,
        stepped.views,
        instructions={"assemble": stepped_assembly.assembly},
    ),
    bar.Bar: Sort(
        bar.vary, bar.kind, bar.finish, bar.build, bar.views, instructions={"assemble": bar_assembly.assembly}
    ),
}


class Stools(Assortment):
    """Stools to sit on and to step on."""

    name: ClassVar[str] = "stool"
    designs: ClassVar[Mapping[str, object]] = DESIGNS
    instructions: ClassVar[tuple[str, ...]] = ("assemble",)
    sorts: ClassVar[Mapping[type[Any], Sort[Any]]] = SORTS


FAMILY: Final = Stools()
