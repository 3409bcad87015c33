"""The whole bottle in the scene, open or closed."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from data.studio.article import Look
from data.studio.families.bottle.body import BodyMaterials, glass_body, steel_body
from data.studio.families.bottle.design import BottleDesign
from data.studio.families.bottle.lids import LidMaterials, lid
from data.studio.materials import cord, glass, main, metal, plastic, powder_coat, rubber, shade, wood
from data.studio.modelling.curves import Points
from data.studio.modelling.shapes import turned

DARK: Final = "#24262a"
CLEAR: Final = "#f7fcfa"
STEEL: Final = "#b4b8bc"
# Where the stripes of a striped bottle run, as shares of the height of its straight wall.
STRIPES: Final = ((0.16, 0.20), (0.23, 0.25))


def build(look: Look[BottleDesign], *, closed: bool) -> None:
    """The bottle, with its lid on or without it."""
    design = look.design
    steel = metal(STEEL, roughness=0.3)
    if design.ware == "glass":
        sleeve = main(rubber(look.hex))
        glass_body(design, BodyMaterials(glass(CLEAR), steel, sleeve, sleeve))
    else:
        coat = main(powder_coat(look.hex))
        steel_body(design, BodyMaterials(coat, steel, rubber(DARK), plastic(beside(look.hex))))
        if look.pattern == "striped":
            _stripes(look)
    if closed:
        lid(design, _lid_materials(design, steel), (0.0, 0.0, design.seat_m))


def beside(colour: str) -> str:
    """What is printed on `colour`: light on dark, dark on light."""
    light = sum(int(colour[at : at + 2], 16) for at in (1, 3, 5)) / 3
    return "#dcdcd8" if light < 165 else shade(colour, 0.42)


def _lid_materials(design: BottleDesign, steel: Any) -> LidMaterials:
    dark = plastic(DARK, roughness=0.5)
    if design.lid == "wooden":
        return LidMaterials(wood("#d8b47c", "#b88c50", along="Z"), cord(DARK, pitch_m=0.003), steel, dark)
    return LidMaterials(dark, dark, steel, rubber("#e6e4de"))


def _stripes(look: Look[BottleDesign]) -> None:
    design = look.design
    paint = powder_coat(look.accent_hex if look.accent else beside(look.hex))
    wall, line = design.shoulder * design.neck_z_m, design.outline(240)
    for low, high in STRIPES:
        piece = line[(line[:, 1] >= low * wall) & (line[:, 1] <= high * wall)]
        raised: Points = piece + np.array([0.00012, 0.0])
        turned("stripe", np.vstack([piece[:1], raised, piece[-1:]]), paint)
