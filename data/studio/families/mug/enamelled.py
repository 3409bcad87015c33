"""Mugs of enamelled steel: white inside, with a rolled rim."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from data.studio.article import Look
from data.studio.families.mug.design import MugDesign
from data.studio.families.mug.handles import add_handle
from data.studio.materials import Shader, enamel, main, metal
from data.studio.modelling.shapes import turned
from data.studio.workshop.pottery import Glazes, Pot, throw

WHITE: Final = "#eeede8"
RIM_DARK: Final = "#1c1f26"
ROLL_M: Final = 0.0019


def build_enamelled(look: Look[MugDesign]) -> None:
    """The mug in the scene."""
    design = look.design
    coat = main(_coat(look.hex, spattered=look.pattern == "speckled"))
    throw(design.pot, Glazes(coat, enamel(WHITE), coat))
    _rolled_rim(design.pot, _rim_material(design.rim, coat))
    add_handle(design.pot, design.handle, coat)


def _coat(colour: str, *, spattered: bool) -> Any:
    """Enamel so thin that deep colours stay deep, perhaps with drops flicked on before it was fired."""
    coat = Shader("thin enamel", colour, roughness=0.16, specular=0.4, coat=0.08, coat_roughness=0.04)
    if not spattered:
        coat.raise_surface(coat.noise(coat.where(), 45.0, 2.0), 0.0005)
        return coat.material
    drops = coat.node("TexVoronoi", Vector=coat.where(), Scale=300.0)
    size = coat.node("SeparateColor", Color=drops.outputs["Color"]).outputs[0]
    inside = coat.math("LESS_THAN", drops.outputs["Distance"], coat.math("MULTIPLY_ADD", size, 0.5, -0.18))
    coat.feed("Base Color", coat.mix(inside, colour, RIM_DARK if _is_light(colour) else WHITE))
    return coat.material


def _is_light(colour: str) -> bool:
    return sum(int(colour[at : at + 2], 16) for at in (1, 3, 5)) > 3 * 190


def _rim_material(kind: str, coat: Any) -> Any:
    if kind == "steel":
        return metal("#b9bcc0")
    return enamel(RIM_DARK) if kind == "dark" else coat


def _rolled_rim(pot: Pot, material: Any) -> None:
    angle = np.linspace(-0.5 * np.pi, 1.5 * np.pi, 20)
    ring = ROLL_M * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    turned("rim", ring + np.array([pot.rim_radius_m - 0.0002, pot.height_m]), material)
