"""A mug in the scene, in its ware."""

from __future__ import annotations

from data.studio.article import Look
from data.studio.families.mug.design import MugDesign
from data.studio.families.mug.enamelled import build_enamelled
from data.studio.families.mug.handles import add_handle
from data.studio.materials import porcelain, shade
from data.studio.workshop.pottery import band, glazes, throw


def build(look: Look[MugDesign]) -> None:
    """The mug in the scene."""
    if look.material == "enamel":
        build_enamelled(look)
        return
    design = look.design
    surfaces = glazes(look, dip_m=design.dip_m, clay_colour=design.clay)
    throw(design.pot, surfaces)
    if look.pattern == "striped":
        _bands(look)
    add_handle(design.pot, design.handle, surfaces.outside)


def _bands(look: Look[MugDesign]) -> None:
    pot = look.design.pot
    stripe = porcelain(look.accent_hex if look.accent else _beside(look.hex))
    for low, high in look.design.bands:
        band(pot, (low * pot.height_m, high * pot.height_m), stripe)


def _beside(colour: str) -> str:
    """What a band is painted in on `colour`: white on dark, deep on light."""
    light = sum(int(colour[at : at + 2], 16) for at in (1, 3, 5)) / 3
    return "#efe9dc" if light < 150 else shade(colour, 0.38)
