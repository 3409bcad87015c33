"""Bare metal."""

from __future__ import annotations

from typing import Any

from data.studio.materials.shader import Shader


def metal(colour: str, *, roughness: float = 0.28) -> Any:
    """Bare metal, brushed a little."""
    bare = Shader("metal", colour, roughness=roughness, metallic=1.0)
    uneven = bare.noise(bare.where(scale=(1.0, 1.0, 12.0)), 260.0, 3.0)
    bare.feed("Roughness", bare.math("MULTIPLY_ADD", uneven, 0.22, roughness - 0.1))
    return bare.material
