"""Clay, glaze, porcelain and enamel."""

from __future__ import annotations

from typing import Any

from data.studio.materials.shader import Shader, shade


def clay(colour: str, *, grain: str = "#6b4a30") -> Any:
    """Unglazed stoneware with iron specks."""
    bare = Shader("clay", colour, roughness=0.9, specular=0.2)
    place = bare.where()
    specks = bare.ramp(bare.noise(place, 900.0, 2.0), (0.64, "#000000"), (0.7, "#ffffff"))
    bare.feed("Base Color", bare.mix(bare.math("MULTIPLY", specks, 0.5), colour, grain))
    bare.raise_surface(bare.noise(place, 1300.0, 3.0), 0.0002)
    return bare.material


def glazed(
    colour: str,
    *,
    edge: str,
    specks: str = "",
    matt: bool = False,
    dipped: tuple[float, str] | None = None,
) -> Any:
    """Stoneware glaze, thinner and `edge`-coloured over ridges, with throwing rings under it.

    `dipped` names a height in metres and the clay colour that stays bare below it.
    """
    glaze = Shader("glazed", colour, roughness=0.45 if matt else 0.16, coat=0.0 if matt else 0.5)
    glaze.surface.inputs["Coat Roughness"].default_value = 0.06
    place = glaze.where()
    height = glaze.node("SeparateXYZ", Vector=place).outputs[2]
    cloud = glaze.noise(glaze.where(scale=(1.0, 1.0, 2.2)), 38.0, 5.0, 0.6)
    tone: Any = glaze.ramp(cloud, (0.25, shade(colour, 0.86)), (0.5, colour), (0.95, edge))
    if specks:
        dots = glaze.node("TexVoronoi", Vector=place, Scale=330.0).outputs[0]
        sparse = glaze.noise(place, 210.0, 2.0)
        there = glaze.math(
            "MULTIPLY", glaze.math("LESS_THAN", dots, 0.2), glaze.math("GREATER_THAN", sparse, 0.55)
        )
        tone = glaze.mix(glaze.math("MULTIPLY", there, 0.75), tone, specks)
    rings = glaze.math("SINE", glaze.math("MULTIPLY_ADD", height, 1150.0, glaze.math("MULTIPLY", cloud, 5.0)))
    glaze.raise_surface(rings, 0.00016)
    glaze.raise_surface(cloud, 0.0006)
    if dipped:
        line, bare = dipped
        wavy = glaze.math("MULTIPLY_ADD", glaze.noise(place, 24.0, 2.0), 0.008, line - 0.004)
        below = glaze.math("LESS_THAN", height, wavy)
        grit = glaze.ramp(glaze.noise(place, 900.0, 2.0), (0.35, shade(bare, 0.86)), (0.65, bare))
        tone = glaze.mix(below, tone, grit)
        glaze.feed("Roughness", glaze.math("MULTIPLY_ADD", below, 0.7, 0.16))
        glaze.feed("Coat Weight", glaze.math("MULTIPLY_ADD", below, -0.5, 0.5))
        glaze.raise_surface(
            glaze.math("SMOOTH_MIN", glaze.math("SUBTRACT", height, wavy), 0.0012, 0.001), 0.5
        )
    glaze.feed("Base Color", tone)
    return glaze.material


def porcelain(colour: str, *, matt: bool = False) -> Any:
    """Cast porcelain under a clear glaze: even in colour, a soft depth, sharp lights."""
    cast = Shader(
        "porcelain", colour, roughness=0.55 if matt else 0.12, specular=0.3, coat=0.0 if matt else 0.25
    )
    cast.surface.inputs["Coat Roughness"].default_value = 0.03
    cast.raise_surface(cast.noise(cast.where(), 30.0, 2.0), 0.0003)
    return cast.material


def enamel(colour: str) -> Any:
    """Vitreous enamel on steel: a thick gloss that pooled a little as it was fired."""
    coat = Shader("enamel", colour, roughness=0.14, specular=0.35, coat=0.4)
    coat.surface.inputs["Coat Roughness"].default_value = 0.04
    pooled = coat.noise(coat.where(), 45.0, 2.0)
    coat.feed("Base Color", coat.mix(pooled, shade(colour, 0.93), shade(colour, 1.06)))
    coat.raise_surface(pooled, 0.0006)
    return coat.material
