"""Rubber, plastic and paint."""

from __future__ import annotations

from typing import Any

from data.studio.materials.shader import Shader


def rubber(colour: str, *, roughness: float = 0.65) -> Any:
    """Moulded rubber or foam with a fine, matt skin."""
    moulded = Shader("rubber", colour, roughness=roughness, specular=0.35)
    moulded.raise_surface(moulded.noise(moulded.where(), 1100.0, 2.0), 0.00018)
    return moulded.material


def plastic(colour: str, *, roughness: float = 0.4) -> Any:
    """Injection-moulded plastic."""
    moulded = Shader("plastic", colour, roughness=roughness)
    moulded.raise_surface(moulded.noise(moulded.where(), 1500.0, 2.0), 0.00004)
    return moulded.material


def painted(colour: str, *, roughness: float = 0.38) -> Any:
    """Powder-coated steel: a fine orange peel under an even colour."""
    coat = Shader("painted", colour, roughness=roughness, coat=0.25, coat_roughness=0.25)
    coat.raise_surface(coat.noise(coat.where(), 700.0, 2.0), 0.00012)
    return coat.material
