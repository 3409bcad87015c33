"""Bare metal."""

from __future__ import annotations

from typing import Any

from data.studio.materials.shader import Shader, shade


def metal(colour: str, *, roughness: float = 0.28) -> Any:
    """Bare metal, brushed a little."""
    bare = Shader("metal", colour, roughness=roughness, metallic=1.0)
    uneven = bare.noise(bare.where(scale=(1.0, 1.0, 12.0)), 260.0, 3.0)
    bare.feed("Roughness", bare.math("MULTIPLY_ADD", uneven, 0.22, roughness - 0.1))
    return bare.material


def brushed_metal(colour: str, *, roughness: float = 0.32, along: str = "Z") -> Any:
    """Metal with fine brush marks along the object's X, Y or Z axis."""
    brushed = Shader("brushed metal", colour, roughness=roughness, metallic=1.0)
    scale = tuple(0.015 if axis == along else 1.0 for axis in "XYZ")
    marks = brushed.noise(brushed.where(scale=(scale[0], scale[1], scale[2])), 1900.0, 1.0)
    brushed.feed("Base Color", brushed.mix(marks, shade(colour, 0.86), shade(colour, 1.08)))
    brushed.feed("Roughness", brushed.math("MULTIPLY_ADD", marks, 0.3, roughness - 0.15))
    brushed.raise_surface(marks, 0.00006)
    return brushed.material
