"""Surfaces: cloth, hides, plastics, metals, ceramics, timber. Colours are sRGB, written as "#rrggbb"."""

from __future__ import annotations

from typing import Any, Final

from data.studio.materials.ceramics import clay, enamel, glazed, porcelain
from data.studio.materials.cloth import cord, knitted, shade_cloth, woven
from data.studio.materials.fabric import fabric
from data.studio.materials.hides import leather, suede
from data.studio.materials.lights import flat, shining
from data.studio.materials.metals import brushed_metal, metal
from data.studio.materials.plastics import glass, painted, plastic, powder_coat, rubber
from data.studio.materials.shader import Shader, linear, shade
from data.studio.materials.timber import TIMBERS, stained, timber, wood

__all__ = [
    "TIMBERS",
    "Shader",
    "brushed_metal",
    "clay",
    "cord",
    "enamel",
    "fabric",
    "flat",
    "glass",
    "glazed",
    "is_main",
    "knitted",
    "leather",
    "linear",
    "main",
    "metal",
    "painted",
    "plastic",
    "porcelain",
    "powder_coat",
    "rubber",
    "shade",
    "shade_cloth",
    "shining",
    "stained",
    "suede",
    "timber",
    "wood",
    "woven",
]

_MAIN: Final = "main"


def main(material: Any) -> Any:
    """Marks a material as the one that carries the look's colour; returns it."""
    material[_MAIN] = True
    return material


def is_main(material: Any) -> bool:
    """Whether a material carries the look's colour."""
    return material is not None and bool(material.get(_MAIN, False))
