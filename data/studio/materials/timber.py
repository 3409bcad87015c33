"""Wood."""

from __future__ import annotations

from typing import Any, Final

from data.studio.materials.shader import Shader, shade

# Early and late wood of the timbers of `data.vocabulary.MATERIALS`, oiled.
TIMBERS: Final = {
    "oak": ("#c9a372", "#8e6437"),
    "ash": ("#dcc7a2", "#b08d5c"),
    "walnut": ("#7d5636", "#3f2717"),
}


def timber(name: str, *, along: str = "V", boards_m: float = 0.0, piece: int = 0) -> Any:
    """Oak, ash or walnut, planed and oiled; the other arguments are those of `wood`.

    Raises:
        KeyError: the studio does not keep that timber.
    """
    light, dark = TIMBERS[name]
    return wood(light, dark, along=along, boards_m=boards_m, piece=piece)


def stained(name: str, colour: str, *, along: str = "V", boards_m: float = 0.0, piece: int = 0) -> Any:
    """A timber stained or thinly painted in `colour`, so that its grain still shows: most in open oak.

    Raises:
        KeyError: the studio does not keep that timber.
    """
    light, dark = TIMBERS[name]
    depth = sum(int(dark[at : at + 2], 16) for at in (1, 3, 5)) / sum(
        int(light[at : at + 2], 16) for at in (1, 3, 5)
    )
    return wood(
        shade(colour, 1.04), shade(colour, 0.55 + 0.4 * depth), along=along, boards_m=boards_m, piece=piece
    )


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
