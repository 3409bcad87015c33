"""Patterns: where a second colour shows, and relief coarser than threads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from data.studio.materials.weaver import TURN, Cloth
from data.studio.materials.weaves import Weave


@dataclass(frozen=True, slots=True)
class Figure:
    """A pattern: the accent's share (0 to 1), relief in metres, and light (-1 to 1) in its folds."""

    accent: Any = None
    height: Any = None
    light: Any = None


def _striped(cloth: Cloth, _: Weave) -> Figure:
    return Figure(cloth.within(cloth.math("FLOORED_MODULO", cloth.v, 0.024), 0.0088))


def _checked(cloth: Cloth, _: Weave) -> Figure:
    """A tartan: broad bands both ways with a thin line beside them, mixed where they cross."""
    shares = []
    for axis in (cloth.u, cloth.v):
        at = cloth.math("PINGPONG", axis, 0.027)
        band = cloth.within(at, 0.0057)
        line = cloth.within(cloth.math("ABSOLUTE", cloth.math("SUBTRACT", at, 0.0170)), 0.0006)
        shares.append(cloth.math("MULTIPLY_ADD", line, 0.9, cloth.math("MULTIPLY", band, 0.55)))
    return Figure(cloth.math("MULTIPLY", cloth.math("ADD", *shares), 0.75, clamp=True))


def _staggered(cloth: Cloth, pitch_m: float) -> tuple[Any, Any]:
    """Coordinates from the middle of cells whose columns are shifted by half."""
    column = cloth.math("FLOOR", cloth.math("DIVIDE", cloth.u, pitch_m))
    down = cloth.math("MULTIPLY_ADD", column, pitch_m / 2, cloth.v)
    return (
        cloth.math("SUBTRACT", cloth.math("FLOORED_MODULO", cloth.u, pitch_m), pitch_m / 2),
        cloth.math("SUBTRACT", cloth.math("FLOORED_MODULO", down, pitch_m), pitch_m / 2),
    )


def _length(cloth: Cloth, *parts: Any) -> Any:
    return cloth.math("SQRT", cloth.math("ADD", *(cloth.math("MULTIPLY", part, part) for part in parts)))


def _dotted(cloth: Cloth, _: Weave) -> Figure:
    return Figure(cloth.within(_length(cloth, *_staggered(cloth, 0.022)), 0.0042))


def _printed(cloth: Cloth, _: Weave) -> Figure:
    """Juniper sprigs: a stem with needles to both sides and a berry at its foot."""
    x, y = _staggered(cloth, 0.034)
    aside = cloth.math("ABSOLUTE", x)
    needle = cloth.math("PINGPONG", cloth.math("MULTIPLY_ADD", aside, -1.1, y), 0.0019)
    narrowing = cloth.math("MULTIPLY_ADD", y, -0.42, 0.0066)
    inside = cloth.math(
        "MULTIPLY", cloth.within(aside, narrowing), cloth.within(cloth.math("ABSOLUTE", y), 0.0115)
    )
    needles = cloth.math("MULTIPLY", cloth.within(needle, 0.00075), inside)
    stem = cloth.math(
        "MULTIPLY", cloth.within(aside, 0.0005), cloth.within(cloth.math("ABSOLUTE", y), 0.0135)
    )
    berry = cloth.within(
        _length(cloth, cloth.math("SUBTRACT", x, 0.0052), cloth.math("ADD", y, 0.0128)), 0.0021
    )
    return Figure(cloth.math("MAXIMUM", cloth.math("MAXIMUM", needles, stem), berry))


def _heathered(cloth: Cloth, weave: Weave) -> Figure:
    """Yarns spun from dark and light fibres."""
    per_metre = 1.1 / weave.knit_m if weave.knit_m else 800.0
    fibres = cloth.cloudy(per_metre, 3.0, (0.35, 1.0))
    return Figure(cloth.math("MULTIPLY_ADD", fibres, 1.1, -0.42, clamp=True))


def _ribbed(cloth: Cloth, weave: Weave) -> Figure:
    """Ridges along v: one stitch up, one stitch down."""
    pitch = 2 * weave.knit_m if weave.knit_m else 0.0036
    ridge = cloth.math(
        "POWER", cloth.wave(cloth.math("ADD", cloth.u, -pitch / 4 + weave.knit_m / 2), pitch), 0.7
    )
    light = cloth.math("MULTIPLY_ADD", ridge, 1.0, -0.62)
    return Figure(None, cloth.math("MULTIPLY", ridge, 0.32 * pitch), light)


def _cabled(cloth: Cloth, _: Weave) -> Figure:
    """Two strands that cross over each other again and again, between furrows of purl."""
    pitch, reach, half, length = 0.056, 0.0072, 0.0078, 0.044
    x = cloth.math("SUBTRACT", cloth.math("FLOORED_MODULO", cloth.u, pitch), pitch / 2)
    phase = cloth.math("MULTIPLY", cloth.v, TURN / length)
    swing = cloth.math("MULTIPLY", cloth.math("SINE", phase), reach)
    over = cloth.math("COSINE", phase)
    offsets = [cloth.math(way, x, swing) for way in ("SUBTRACT", "ADD")]
    heights = []
    for offset, side in zip(offsets, (0.38, -0.38), strict=True):
        share = cloth.math("DIVIDE", offset, half)
        bow = cloth.math(
            "MAXIMUM", cloth.math("MULTIPLY_ADD", cloth.math("MULTIPLY", share, share), -1.0, 1.0), 0.0
        )
        heights.append(
            cloth.math("MULTIPLY", cloth.math("SQRT", bow), cloth.math("MULTIPLY_ADD", over, side, 1.0))
        )
    strand = cloth.math("MAXIMUM", *heights)
    first = cloth.math("GREATER_THAN", *heights)
    inside = cloth.math("GREATER_THAN", strand, 0.001)
    bent = cloth.math("ADD", offsets[1], cloth.math("MULTIPLY", first, cloth.math("SUBTRACT", *offsets)))
    cloth.u = cloth.math("ADD", cloth.u, cloth.math("MULTIPLY", inside, cloth.math("SUBTRACT", bent, x)))
    beside = cloth.math("ABSOLUTE", cloth.math("SUBTRACT", cloth.math("ABSOLUTE", x), reach + half + 0.0016))
    furrow = cloth.math("MULTIPLY_ADD", beside, -1 / 0.0036, 1.0, clamp=True)
    body = cloth.math("SUBTRACT", strand, cloth.math("MULTIPLY", furrow, 0.42))
    light = cloth.math("MULTIPLY_ADD", body, 0.55, cloth.math("MULTIPLY_ADD", inside, -0.42, -0.02))
    return Figure(None, cloth.math("MULTIPLY", body, 0.0062), light)


def _quilted(cloth: Cloth, _: Weave) -> Figure:
    """Diamonds of wadding between lines of stitches."""
    pitch = 0.064
    lines = [
        cloth.math(
            "ABSOLUTE",
            cloth.math("SINE", cloth.math("MULTIPLY", cloth.math(way, cloth.u, cloth.v), TURN / 2 / pitch)),
        )
        for way in ("ADD", "SUBTRACT")
    ]
    puffed = cloth.math("POWER", cloth.math("MULTIPLY", *lines), 0.55)
    seam = cloth.math("MULTIPLY_ADD", cloth.math("MINIMUM", *lines), -14.0, 1.0, clamp=True)
    return Figure(None, cloth.math("MULTIPLY", puffed, 0.0085), cloth.math("MULTIPLY", seam, -0.45))


def _colour_block(cloth: Cloth, _: Weave) -> Figure:
    return Figure(cloth.within(cloth.math("FLOORED_MODULO", cloth.v, 0.36), 0.125))


FIGURES: Final[dict[str, Callable[[Cloth, Weave], Figure]]] = {
    "plain": lambda _, __: Figure(),
    "striped": _striped,
    "checked": _checked,
    "dotted": _dotted,
    "printed": _printed,
    "heathered": _heathered,
    "ribbed": _ribbed,
    "cabled": _cabled,
    "quilted": _quilted,
    "colour-block": _colour_block,
}
