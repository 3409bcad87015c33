"""Lamps: a jointed desk lamp, fabric shades on a stoneware foot or a tripod, and a globe of opal glass."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final

from data.studio.assortment import Assortment, Sort
from data.studio.families.lamp import (
    drum,
    globe,
    jointed,
    jointed_aiming,
    jointed_assembly,
    tripod,
    tripod_assembly,
)
from data.vocabulary.parts import Part

DESIGNS: Final = {
    "jointed": jointed.CRANE,
    "drum": drum.DUNE,
    "tripod": tripod.MAST,
    "globe": globe.HALO,
}
SORTS: Final[dict[type[Any], Sort[Any]]] = {
    jointed.Jointed: Sort(
        jointed.vary,
        jointed.kind,
        jointed.finish,
        jointed.build,
        jointed.views,
        instructions={"assemble": jointed_assembly.assembly, "aim": jointed_aiming.aiming},
    ),
    drum.Drum: Sort(drum.vary, drum.kind, drum.finish, drum.build, drum.views),
    tripod.Tripod: Sort(
        tripod.vary,
        tripod.kind,
        tripod.finish,
        tripod.build,
        tripod.views,
        instructions={"assemble": tripod_assembly.assembly},
    ),
    globe.Globe: Sort(
        globe.vary,
        globe.kind,
        globe.finish,
        globe.build,
        globe.views,
        taken_apart={Part.INSIDE: globe.build_open},
    ),
}


class Lamps(Assortment):
    """Lamps for tables and desks."""

    name: ClassVar[str] = "lamp"
    designs: ClassVar[Mapping[str, object]] = DESIGNS
    instructions: ClassVar[tuple[str, ...]] = ("assemble", "aim")
    sorts: ClassVar[Mapping[type[Any], Sort[Any]]] = SORTS


FAMILY: Final = Lamps()
