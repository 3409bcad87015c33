"""How a material is built from shader nodes. Colours are sRGB, written as "#rrggbb"."""

from __future__ import annotations

from typing import Any, Final

import bpy

# Principled BSDF's sockets that this studio sets, by a name that Python allows.
_SOCKETS: Final = {
    "roughness": "Roughness",
    "metallic": "Metallic",
    "specular": "Specular IOR Level",
    "sheen": "Sheen Weight",
    "coat": "Coat Weight",
    "coat_roughness": "Coat Roughness",
    "emission": "Emission Strength",
}


def linear(colour: str) -> tuple[float, float, float, float]:
    """The scene-linear colour that the Standard view transform shows as sRGB `colour`."""
    red, green, blue = (_decoded(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return red, green, blue, 1.0


def _decoded(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


class Shader:
    """A material under construction: adds nodes, joins sockets, ends in one Principled BSDF."""

    def __init__(self, name: str, colour: str, **principled: float) -> None:
        self.material = bpy.data.materials.new(name)
        self.tree: Any = self.material.node_tree
        self.surface = self.tree.nodes["Principled BSDF"]
        self.surface.inputs["Base Color"].default_value = linear(colour)
        for socket, value in principled.items():
            self.surface.inputs[_SOCKETS[socket]].default_value = value
        self._height: Any = None

    def node(self, kind: str, settings: dict[str, Any] | None = None, **inputs: Any) -> Any:
        """A node of `kind`; an input is a number, a colour or another node's output."""
        made = self.tree.nodes.new(f"ShaderNode{kind}")
        for name, value in (settings or {}).items():
            setattr(made, name, value)
        for name, value in inputs.items():
            index = int(name[1:]) if name[1:].isdigit() else name.replace("_", " ")
            self.feed_into(made.inputs[index], value)
        return made

    def feed(self, socket: str, value: Any) -> None:
        """Sets a socket of the surface."""
        self.feed_into(self.surface.inputs[socket], value)

    def where(self, *, scale: tuple[float, float, float] = (1.0, 1.0, 1.0), uv: bool = False) -> Any:
        """Coordinates in metres: of the object, or along its surface."""
        coordinates = self.node("TexCoord")
        return self.node(
            "Mapping", Vector=coordinates.outputs["UV" if uv else "Object"], Scale=scale
        ).outputs[0]

    def noise(self, where: Any, per_metre: float, detail: float = 3.0, roughness: float = 0.5) -> Any:
        """Smooth noise between 0 and 1."""
        return self.node(
            "TexNoise", Vector=where, Scale=per_metre, Detail=detail, Roughness=roughness
        ).outputs[0]

    def math(self, operation: str, *values: Any, clamp: bool = False) -> Any:
        """Arithmetic on sockets and numbers; `clamp` keeps the result between 0 and 1."""
        inputs = {f"_{index}": value for index, value in enumerate(values)}
        return self.node("Math", {"operation": operation, "use_clamp": clamp}, **inputs).outputs[0]

    def ramp(self, value: Any, *stops: tuple[float, str]) -> Any:
        """Colours by a value between 0 and 1."""
        made = self.node("ValToRGB", Fac=value)
        elements = made.color_ramp.elements
        while len(elements) < len(stops):
            elements.new(1.0)
        for element, (position, colour) in zip(elements, stops, strict=True):
            element.position, element.color = position, linear(colour)
        return made.outputs[0]

    def mix(self, share: Any, one: Any, other: Any) -> Any:
        """`one` where `share` is 0, `other` where it is 1; colours may be sRGB strings."""
        made = self.node("Mix", {"data_type": "RGBA"})
        self.feed_into(made.inputs["Factor"], share)
        for index, value in ((6, one), (7, other)):
            self.feed_into(made.inputs[index], linear(value) if isinstance(value, str) else value)
        return made.outputs[2]

    def raise_surface(self, height: Any, depth_m: float) -> None:
        """Adds relief: `height` between 0 and 1 rises `depth_m`."""
        bump = self.node("Bump", Height=height, Distance=depth_m, Strength=1.0)
        if self._height is not None:
            self.feed_into(bump.inputs["Normal"], self._height)
        self._height = bump.outputs[0]
        self.feed("Normal", self._height)

    def feed_into(self, socket: Any, value: Any) -> None:
        """Gives a socket a value, or joins it to another node's output."""
        if isinstance(value, bpy.types.NodeSocket):
            self.tree.links.new(value, socket)
        else:
            socket.default_value = value


def shade(colour: str, factor: float) -> str:
    """The sRGB colour made darker (below 1) or lighter (above 1)."""
    parts = (min(255, round(int(colour[at : at + 2], 16) * factor)) for at in (1, 3, 5))
    return "#" + "".join(f"{part:02x}" for part in parts)
