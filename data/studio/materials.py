"""Surfaces: cloth, mesh, leather, rubber, glaze, wood, metal. Colours are sRGB, written as "#rrggbb"."""

from __future__ import annotations

from typing import Any, Final

import bpy


def linear(colour: str) -> tuple[float, float, float, float]:
    """The scene-linear colour that the Standard view transform shows as sRGB `colour`."""
    red, green, blue = (_decoded(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return red, green, blue, 1.0


def _decoded(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


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

    def math(self, operation: str, *values: Any) -> Any:
        """Arithmetic on sockets and numbers."""
        inputs = {f"_{index}": value for index, value in enumerate(values)}
        return self.node("Math", {"operation": operation}, **inputs).outputs[0]

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


def leather(colour: str, *, roughness: float = 0.5, grain_m: float = 0.0016) -> Any:
    """Grained leather, a little uneven in colour."""
    hide = Shader("leather", colour, roughness=roughness, specular=0.4)
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


def metal(colour: str, *, roughness: float = 0.28) -> Any:
    """Bare metal, brushed a little."""
    bare = Shader("metal", colour, roughness=roughness, metallic=1.0)
    uneven = bare.noise(bare.where(scale=(1.0, 1.0, 12.0)), 260.0, 3.0)
    bare.feed("Roughness", bare.math("MULTIPLY_ADD", uneven, 0.22, roughness - 0.1))
    return bare.material


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


def wood(light: str, dark: str, *, along: str = "V", boards_m: float = 0.0, piece: int = 0) -> Any:
    """Planed, oiled wood with its grain along an axis: the object's X, Y or Z, or V, the length of a bar.

    `boards_m` glues it up from boards of that width (across x), each cut elsewhere from the log;
    `piece` tells apart pieces of one product.
    """
    timber = Shader("wood", light, roughness=0.5, specular=0.3)
    place: Any = timber.where(uv=along == "V")
    axes = "XVZ" if along == "V" else "XYZ"
    number: Any = float(piece)
    if boards_m:
        column = timber.node("SeparateXYZ", Vector=place).outputs[0]
        number = timber.math("FLOOR", timber.math("DIVIDE", column, boards_m))
    shift = timber.node("CombineXYZ")
    for axis, step in enumerate((0.0 if boards_m else 2.3, 3.7, 1.9)):
        timber.feed_into(shift.inputs[axis], timber.math("MULTIPLY", number, step))
    place = timber.node("VectorMath", {"operation": "ADD"}, _0=place, _1=shift.outputs[0]).outputs[0]

    def drawn_out(ratio: float) -> Any:
        scale = tuple(ratio if axis == along else 1.0 for axis in axes)
        return timber.node("Mapping", Vector=place, Scale=scale).outputs[0]

    swirl = timber.noise(drawn_out(0.04), 17.0, 2.5, 0.5)
    rings = timber.math("FRACT", timber.math("MULTIPLY", swirl, 15.0))
    fibres = timber.noise(drawn_out(0.02), 800.0, 4.0, 0.7)
    late = timber.ramp(rings, (0.0, "#000000"), (0.55, "#5a5a5a"), (0.9, "#d8d8d8"), (1.0, "#202020"))
    share = timber.math("MULTIPLY_ADD", late, 0.42, timber.math("MULTIPLY", fibres, 0.7))
    tone: Any = timber.ramp(share, (0.22, light), (0.95, dark))
    if boards_m:
        darker = timber.node("TexWhiteNoise", {"noise_dimensions": "1D"}, W=number).outputs[0]
        tone = timber.mix(timber.math("MULTIPLY", darker, 0.3), tone, dark)
    timber.feed("Base Color", tone)
    timber.feed("Roughness", timber.math("MULTIPLY_ADD", fibres, 0.25, 0.36))
    timber.raise_surface(fibres, 0.00022)
    return timber.material


def shining(colour: str, strength: float) -> Any:
    """Something that gives light, such as a lamp's bulb."""
    lit = Shader("shining", colour, roughness=0.3, emission=strength)
    lit.feed("Emission Color", linear(colour))
    return lit.material


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


def flat(colour: str) -> Any:
    """A colour that no light changes, for arrows and marked parts."""
    return shining(colour, 1.0)
