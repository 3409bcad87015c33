"""The whole teapot in the scene."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from data.studio.article import Look
from data.studio.families.teapot.bail import add_bail
from data.studio.families.teapot.design import COLLAR_M, TeapotDesign
from data.studio.families.teapot.lid import add_lid
from data.studio.families.teapot.spout import add_side_handle, add_spout, add_strainer
from data.studio.materials import cord, metal, plastic
from data.studio.workshop.pottery import Glazes, glazes, pulled_handle, throw

LEDGE_M: Final = 0.0045
# Where a side handle points: to the front, a little away from the spout.
SIDE_DEG: Final = -62.0
HOLE: Final = "#1a1613"


@dataclass(frozen=True, slots=True)
class TeapotMaterials:
    """The body's glazes and the materials of what is joined to it."""

    body: Glazes
    handle: Any
    spout: Any
    lid: Any
    wrapping: Any
    steel: Any


def build(look: Look[TeapotDesign], *, closed: bool = True) -> None:
    """The teapot in its glaze, with its lid on or without it."""
    design = look.design
    surfaces = glazes(look, dip_m=design.dip_m, clay_colour=design.clay)
    lid_look = replace(look, pattern="plain") if look.pattern == "dipped" else look
    lid = glazes(lid_look, dip_m=0.0, clay_colour=design.clay).outside
    wrapping, steel = cord("#6b4a2c", pitch_m=0.006), metal("#4a4a4c", roughness=0.4)
    made_of = TeapotMaterials(surfaces, surfaces.outside, surfaces.outside, lid, wrapping, steel)
    body(design, made_of)
    if closed:
        add_lid(design, lid, seat(design))


def body(design: TeapotDesign, made_of: TeapotMaterials) -> None:
    """All but the lid."""
    throw(design.pot, made_of.body, ledge_m=LEDGE_M)
    add_spout(design.pot, design.spout, made_of.spout)
    add_strainer(design.pot, design.spout, plastic(HOLE, roughness=0.9))
    if design.grip == "bail":
        add_bail(design, made_of.body.outside, made_of.steel, made_of.wrapping)
    elif design.grip == "side":
        add_side_handle(design.pot, design, SIDE_DEG, made_of.handle)
    else:
        pulled_handle(design.pot, design.handle, made_of.handle)


def seat(design: TeapotDesign) -> tuple[float, float, float]:
    """Where the lid's edge lies."""
    return (0.0, 0.0, design.pot.height_m - COLLAR_M + 0.0001)
