"""Cloth, mesh and cord."""

from __future__ import annotations

from typing import Any

from data.studio.materials.shader import Shader, shade


def woven(colour: str, *, thread_m: float = 0.0009, relief_m: float = 0.00016) -> Any:
    """A plain weave: threads over and under each other, along and across the surface."""
    cloth = Shader("woven", colour, roughness=0.85, sheen=0.15, specular=0.25)
    split = cloth.node("SeparateXYZ", Vector=cloth.where(uv=True))
    across, along = (
        cloth.math("SINE", cloth.math("MULTIPLY", split.outputs[axis], 3.14159 / thread_m)) for axis in (0, 1)
    )
    weave = cloth.math("MULTIPLY_ADD", cloth.math("MULTIPLY", across, along), 0.5, 0.5)
    patchy = cloth.noise(cloth.where(), 60.0, 4.0)
    light = cloth.math("MULTIPLY_ADD", weave, 0.6, cloth.math("MULTIPLY", patchy, 0.4))
    cloth.feed("Base Color", cloth.ramp(light, (0.1, shade(colour, 0.78)), (0.8, shade(colour, 1.1))))
    cloth.raise_surface(patchy, 0.0012)
    cloth.raise_surface(weave, relief_m)
    return cloth.material


def knitted(colour: str, *, hole_m: float = 0.0024, dark: float = 0.35) -> Any:
    """An open mesh, as on a running shoe or a back panel: dark holes in a light knit."""
    mesh = Shader("knitted", colour, roughness=0.8, sheen=0.1)
    holes = mesh.node("TexVoronoi", Vector=mesh.where(uv=True), Scale=1 / hole_m, Randomness=0.25).outputs[0]
    mesh.feed("Base Color", mesh.ramp(holes, (0.16, shade(colour, dark)), (0.34, colour)))
    mesh.raise_surface(mesh.ramp(holes, (0.1, "#000000"), (0.5, "#ffffff")), 0.0006)
    return mesh.material


def shade_cloth(colour: str, *, thread_m: float = 0.0011) -> Any:
    """Linen that lets a lamp's light through."""
    linen = Shader("shade cloth", colour, roughness=0.9)
    threads = [
        linen.noise(linen.where(scale=scale, uv=True), 1 / thread_m, 3.0, 0.6)
        for scale in ((1.0, 0.04, 1.0), (0.04, 1.0, 1.0))
    ]
    both = linen.math("MULTIPLY", linen.math("ADD", *threads), 0.5)
    tone = linen.ramp(both, (0.36, shade(colour, 0.8)), (0.62, shade(colour, 1.06)))
    linen.feed("Base Color", tone)
    linen.raise_surface(both, 0.0004)
    through = linen.node("BsdfTranslucent", Color=tone)
    blend = linen.node("MixShader", _0=0.45)
    output = linen.tree.nodes["Material Output"]
    linen.tree.links.new(linen.surface.outputs[0], blend.inputs[1])
    linen.tree.links.new(through.outputs[0], blend.inputs[2])
    linen.tree.links.new(blend.outputs[0], output.inputs["Surface"])
    return linen.material


def cord(colour: str, *, pitch_m: float = 0.0045) -> Any:
    """Twisted paper cord."""
    twisted = Shader("cord", colour, roughness=0.8, specular=0.2)
    split = twisted.node("SeparateXYZ", Vector=twisted.where(uv=True))
    slanted = twisted.math("ADD", twisted.math("MULTIPLY", split.outputs[0], 0.9), split.outputs[1])
    turn = twisted.math("SINE", twisted.math("MULTIPLY", slanted, 6.28319 / pitch_m))
    fibres = twisted.noise(twisted.where(), 420.0, 4.0)
    tone = twisted.math("MULTIPLY_ADD", turn, 0.16, fibres)
    twisted.feed("Base Color", twisted.ramp(tone, (0.25, shade(colour, 0.72)), (0.7, shade(colour, 1.08))))
    twisted.raise_surface(turn, 0.00035)
    return twisted.material
