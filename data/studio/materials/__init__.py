"""Surfaces: cloth, hides, plastics, metals, ceramics, timber. Colours are sRGB, written as "#rrggbb"."""

from __future__ import annotations

from typing import Any, Final

from data.studio.materials.ceramics import clay, glazed
from data.studio.materials.cloth import cord, knitted, shade_cloth, woven
from data.studio.materials.hides import leather, suede
from data.studio.materials.lights import flat, shining
from data.studio.materials.metals import metal
from data.studio.materials.plastics import painted, plastic, rubber
from data.studio.materials.shader import Shader, linear, shade
from data.studio.materials.timber import wood

__all__ = [
    "Shader",
    "clay",
    "cord",
    "flat",
    "glazed",
    "is_main",
    "knitted",
    "leather",
    "linear",
    "main",
    "metal",
    "painted",
    "plastic",
    "rubber",
    "shade",
    "shade_cloth",
    "shining",
    "suede",
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
