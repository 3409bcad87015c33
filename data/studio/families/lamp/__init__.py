"""Table lamps: a jointed steel arm with a bell shade, and a linen drum on a stoneware foot."""

from __future__ import annotations

from data.studio.families import Shot
from data.studio.families.lamp.drum import FEET, build_dune, dune_views
from data.studio.families.lamp.jointed import PAINTS, build_crane, crane_views
from data.studio.families.lamp.jointed_steps import aiming, assembly


def photograph(handle: str, colour: str, part: str) -> Shot:
    """One picture of a lamp."""
    if handle == "crane-desk-lamp":
        return Shot(crane_views()[part], lambda: build_crane(PAINTS[colour]))
    return Shot(dune_views()[part], lambda: build_dune(*FEET[colour]))


def instruct(handle: str, slug: str) -> tuple[Shot, ...]:
    """How the jointed lamp is put together, and how its light is aimed."""
    return {("crane-desk-lamp", "assemble"): assembly, ("crane-desk-lamp", "aim"): aiming}[handle, slug]()
