"""The whole watch in the scene: standing closed around an invisible wrist, or lying open, face up."""

from __future__ import annotations

from typing import Any, Final

import bpy
import numpy as np
from mathutils import Matrix

from data.studio.article import Look
from data.studio.families.watch.bracelet import BraceletMaterials, add_bracelet
from data.studio.families.watch.case import CaseMaterials, add_case
from data.studio.families.watch.design import DIALS, METALS, WatchDesign
from data.studio.families.watch.dial import DialMaterials, add_face
from data.studio.families.watch.strap import StrapMaterials, add_strap
from data.studio.materials import (
    fabric,
    glass,
    leather,
    main,
    metal,
    plastic,
    porcelain,
    shade,
    suede,
    woven,
)

LUME: Final = "#eeecdc"
INK: Final = "#1c1d20"
LINING: Final = "#c2a27c"
RED: Final = "#c4382c"


def build(look: Look[WatchDesign], *, closed: bool) -> None:
    """The watch, closed or lying open."""
    design = look.design
    polished, brushed = metals(design)
    own = main(porcelain(look.hex)) if design.strap == "bracelet" else porcelain(INK)
    engraved = metal(shade(METALS[design.metal], 0.5), roughness=0.6)
    add_case(design, CaseMaterials(polished, brushed, own, plastic(LUME), engraved, polished, brushed))
    add_face(design, _face(look, own))
    if design.strap == "bracelet":
        add_bracelet(design, BraceletMaterials(brushed, polished, engraved), closed=closed)
    else:
        add_strap(design, _strap(look, polished), closed=closed)
    if closed:
        stand_up()


def stand_up() -> None:
    """Turns everything in the scene from lying face up to standing, the face to the front (-y)."""
    turn = Matrix.Rotation(np.pi / 2, 4, "X")
    for one in bpy.context.scene.objects:
        one.matrix_world = turn @ one.matrix_world


def metals(design: WatchDesign) -> tuple[Any, Any]:
    """The case's metal, polished and brushed."""
    tone = METALS[design.metal]
    return metal(tone, roughness=0.16), metal(tone, roughness=0.4)


def _face(look: Look[WatchDesign], own: Any) -> DialMaterials:
    design = look.design
    tone = look.hex if design.dial == "own" else DIALS[design.dial]
    dial = own if design.dial == "own" else porcelain(tone)
    light = sum(int(tone[at : at + 2], 16) for at in (1, 3, 5)) > 3 * 150
    steel = metal(METALS["steel" if design.metal == "black" else design.metal], roughness=0.2)
    printed = plastic(INK if light else LUME)
    if design.marks == "bars":
        marks = metal(shade(METALS[design.metal], 0.55), roughness=0.3) if light else steel
    else:
        marks = steel if design.marks == "dots" else printed
    hands = metal("#3b3d42", roughness=0.3) if light else steel
    lume = plastic(LUME) if not (light and design.marks == "numerals") else printed
    second = hands if design.hands == "leaf" else plastic(RED if light else look.accent_hex)
    return DialMaterials(dial, marks, hands, lume, second, glass("#ffffff"))


def _strap(look: Look[WatchDesign], buckle: Any) -> StrapMaterials:
    # Only the piece that the lamps reach is measured: the rest lies in the loop's own shade.
    measured = main(strap_surface(look.material, look.hex))
    surface = strap_surface(look.material, look.hex)
    light = sum(int(look.hex[at : at + 2], 16) for at in (1, 3, 5)) > 3 * 130
    thread = plastic(shade(look.hex, 0.62) if light else _paler(look.hex), roughness=0.8)
    lining = suede(LINING) if look.design.strap == "leather" else surface
    return StrapMaterials(measured, surface, lining, thread, buckle, plastic("#15110e", roughness=0.9))


def strap_surface(material: str, colour: str) -> Any:
    """The strap's surface for a word of the vocabulary's materials."""
    if material == "leather":
        hide = leather(colour, roughness=0.62, grain_m=0.0009)
        # A bend under the lamp would turn black leather grey at the sheen of a shoe's.
        hide.node_tree.nodes["Principled BSDF"].inputs["Specular IOR Level"].default_value = 0.18
        return hide
    if material == "nylon":
        return woven(colour, thread_m=0.0006)
    return suede(colour) if material == "suede" else fabric(material, colour)


def _paler(colour: str) -> str:
    mixed = (round(0.55 * int(colour[at : at + 2], 16) + 0.45 * 235) for at in (1, 3, 5))
    return "#" + "".join(f"{part:02x}" for part in mixed)
