"""Leather and suede."""

from __future__ import annotations

from typing import Any

from data.studio.materials.shader import Shader, shade


def leather(colour: str, *, roughness: float = 0.5, grain_m: float = 0.0016) -> Any:
    """Grained leather, a little uneven in colour."""
    hide = Shader("leather", colour, roughness=roughness, specular=0.22)
    place = hide.where()
    cells = hide.node("TexVoronoi", Vector=place, Scale=1 / grain_m, Randomness=1.0).outputs[0]
    cloudy = hide.noise(place, 45.0, 5.0, 0.6)
    hide.feed("Base Color", hide.ramp(cloudy, (0.3, shade(colour, 0.84)), (0.72, shade(colour, 1.08))))
    hide.raise_surface(cloudy, 0.0015)
    hide.raise_surface(cells, 0.00018)
    return hide.material


def suede(colour: str) -> Any:
    """Brushed leather or felt: no shine, a short nap."""
    nap = Shader("suede", colour, roughness=0.95, sheen=0.35, specular=0.15)
    fine = nap.noise(nap.where(), 900.0, 4.0, 0.65)
    cloudy = nap.noise(nap.where(), 55.0, 4.0)
    both = nap.math("MULTIPLY_ADD", fine, 0.5, nap.math("MULTIPLY", cloudy, 0.5))
    nap.feed("Base Color", nap.ramp(both, (0.32, shade(colour, 0.75)), (0.68, shade(colour, 1.12))))
    nap.raise_surface(fine, 0.0004)
    return nap.material
