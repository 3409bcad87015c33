"""Wood."""

from __future__ import annotations

from typing import Any

from data.studio.materials.shader import Shader


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
