"""Rubber, plastic, paint and glass."""

from __future__ import annotations

from typing import Any

from data.studio.materials.shader import Shader, linear, shade


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


def powder_coat(colour: str, *, roughness: float = 0.55) -> Any:
    """Powder-coated steel as bottles and furniture have it: matt, with a fine sandy texture."""
    coat = Shader("powder coat", colour, roughness=roughness, specular=0.35)
    grains = coat.noise(coat.where(), 1700.0, 1.0)
    coat.feed("Base Color", coat.mix(grains, shade(colour, 0.94), shade(colour, 1.05)))
    coat.raise_surface(grains, 0.00018)
    return coat.material


def glass(colour: str, roughness: float = 0.0) -> Any:
    """Thin glass tinted in `colour`, clear or (with roughness) frosted, darker where it is seen edgewise.

    Light goes straight through: a wall's bending of it would only darken a bottle on white.
    """
    pane = Shader("glass", colour)
    edgewise = pane.node("LayerWeight", Blend=0.5).outputs["Facing"]
    dimmed = pane.mix(pane.math("POWER", edgewise, 4.0), colour, shade(colour, 0.5))
    through = pane.node("BsdfTransparent", Color=dimmed).outputs[0]
    milky = pane.node("BsdfTranslucent", Color=linear(colour)).outputs[0]
    pale = pane.node("BsdfDiffuse", Color=linear(colour)).outputs[0]
    frosted = pane.node("MixShader", _0=0.5, _1=milky, _2=pale).outputs[0]
    body = pane.node("MixShader", _0=min(0.85, 2.2 * roughness), _1=through, _2=frosted).outputs[0]
    shine = pane.node("BsdfGlossy", Roughness=max(roughness, 0.03)).outputs[0]
    # Schlick's approximation: the Fresnel node would see total reflection on a wall's inner side.
    mirrored = pane.math("MULTIPLY_ADD", pane.math("POWER", edgewise, 5.0), 0.9, 0.04)
    glazed = pane.node("MixShader", _0=mirrored, _1=body, _2=shine).outputs[0]
    pane.feed_into(pane.tree.nodes["Material Output"].inputs["Surface"], glazed)
    return pane.material
