"""What cloths and hides look like close by: threads, stitches, wales, naps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from data.studio.materials.weaver import TURN, Cloth, Texture


@dataclass(frozen=True, slots=True)
class Weave:
    """A cloth: how it is drawn, between which shades of its colour, and how it reflects.

    `knit_m` is the width of a stitch where it is knitted so coarsely that stitches show.
    """

    draw: Callable[[Cloth], Texture]
    shades: tuple[float, float]
    roughness: float = 0.85
    specular: float = 0.2
    sheen: float = 0.0
    knit_m: float = 0.0


def _plain_weave(cloth: Cloth, thread_m: float, relief_m: float, uneven: float) -> Texture:
    """Threads over and under each other, some thicker than others."""
    patchy = cloth.cloudy(70.0, 2.0)
    shift = cloth.math("MULTIPLY", patchy, uneven * thread_m)
    across, along = (
        cloth.math("SINE", cloth.math("MULTIPLY", cloth.math("ADD", axis, shift), TURN / 2 / thread_m))
        for axis in (cloth.u, cloth.v)
    )
    near = cloth.near(1.1)
    weave = cloth.math("MULTIPLY", cloth.math("MULTIPLY", across, along), near)
    tone = cloth.math("MULTIPLY_ADD", weave, 0.32, cloth.about_half(patchy, 0.35))
    return Texture(tone, cloth.math("MULTIPLY", weave, relief_m / 2))


def _stitches(cloth: Cloth, width_m: float, height_m: float, relief_m: float, far_m: float) -> Texture:
    """Stocking stitch: columns of V, each leg a slanting, rounded piece of yarn."""
    aside = cloth.math("DIVIDE", cloth.math("PINGPONG", cloth.u, width_m / 2), width_m)
    slanting = cloth.math("MULTIPLY_ADD", aside, -1.5 * height_m, cloth.v)
    leg = cloth.math("SINE", cloth.math("MULTIPLY", aside, TURN))
    yarn = cloth.math("MULTIPLY", cloth.math("SQRT", leg), cloth.wave(slanting, height_m))
    near = cloth.near(far_m)
    fuzz = cloth.cloudy(2.2 / width_m, 3.0)
    tone = cloth.math("MULTIPLY_ADD", cloth.math("SUBTRACT", yarn, 0.42), near, fuzz)
    fuzzy = cloth.math("MULTIPLY", fuzz, relief_m * 0.3)
    height = cloth.math("MULTIPLY_ADD", cloth.math("MULTIPLY", yarn, near), relief_m, fuzzy)
    return Texture(tone, height)


def _twill(cloth: Cloth, rib_m: float, relief_m: float) -> Texture:
    """Fine diagonal ribs."""
    diagonal = cloth.math("MULTIPLY_ADD", cloth.u, 1.4, cloth.v)
    rib = cloth.math("MULTIPLY", cloth.math("SUBTRACT", cloth.wave(diagonal, rib_m), 0.5), cloth.near(0.95))
    tone = cloth.math("MULTIPLY_ADD", rib, 0.8, cloth.about_half(cloth.cloudy(160.0, 3.0), 0.6))
    return Texture(tone, cloth.math("MULTIPLY", rib, relief_m))


def _linen(cloth: Cloth) -> Texture:
    """Threads of uneven thickness, here and there a slub."""
    near = cloth.near(1.9)
    slubs = [cloth.cloudy(1050.0, 2.0, scale) for scale in ((1.0, 0.03), (0.03, 1.0))]
    both = cloth.math("ADD", *slubs)
    tone = cloth.math(
        "MULTIPLY_ADD", cloth.math("SUBTRACT", both, 1.0), cloth.math("MULTIPLY", near, 1.3), 0.5
    )
    weave = cloth.math("MULTIPLY", *(cloth.wave(axis, 0.0011) for axis in (cloth.u, cloth.v)))
    raised = cloth.math("MULTIPLY_ADD", weave, 0.25, both)
    return Texture(tone, cloth.math("MULTIPLY", cloth.math("MULTIPLY", raised, near), 0.00028))


def _denim(cloth: Cloth) -> Texture:
    """A steep twill of dyed warp with the undyed weft showing between, worn a little."""
    worn = cloth.cloudy(30.0, 4.0)
    uneven = cloth.cloudy(1300.0, 1.0, (1.0, 0.22))
    diagonal = cloth.math("MULTIPLY_ADD", cloth.u, 1.5, cloth.v)
    rib = cloth.wave(cloth.math("MULTIPLY_ADD", uneven, 0.0005, diagonal), 0.0019)
    near = cloth.near(1.5)
    low = cloth.math("POWER", cloth.math("SUBTRACT", 1.0, rib), 3.0)
    between = cloth.math("MULTIPLY", low, cloth.math("MULTIPLY_ADD", uneven, 3.0, -1.15, clamp=True))
    faded = cloth.math("MULTIPLY", cloth.math("MULTIPLY", worn, worn), 0.12)
    fleck = cloth.math("MULTIPLY_ADD", between, near, faded)
    ribs = cloth.math("MULTIPLY", cloth.math("SUBTRACT", rib, 0.5), near)
    tone = cloth.math("MULTIPLY_ADD", ribs, 0.6, cloth.about_half(worn, 0.32))
    return Texture(tone, cloth.math("MULTIPLY", cloth.math("MULTIPLY", rib, near), 0.00035), fleck)


def _corduroy(cloth: Cloth) -> Texture:
    """Wales of cut pile along v."""
    wale = cloth.math("ABSOLUTE", cloth.math("SINE", cloth.math("MULTIPLY", cloth.u, TURN / 2 / 0.0034)))
    wale = cloth.math("POWER", wale, 0.6)
    nap = cloth.cloudy(650.0, 2.0, (1.0, 0.35))
    tone = cloth.math("MULTIPLY_ADD", cloth.math("SUBTRACT", wale, 0.7), 1.1, nap)
    height = cloth.math("MULTIPLY_ADD", nap, 0.00025, cloth.math("MULTIPLY", wale, 0.0011))
    return Texture(tone, height)


def _ripstop(cloth: Cloth) -> Texture:
    """Thin, slightly glossy cloth with a grid of stronger threads, and small creases."""
    lines = [cloth.math("PINGPONG", axis, 0.0034) for axis in (cloth.u, cloth.v)]
    thread = cloth.within(cloth.math("MINIMUM", *lines), 0.00042)
    near = cloth.near(2.8)
    creased = cloth.cloudy(38.0, 2.0)
    ripstop = cloth.math("MULTIPLY", thread, near)
    tone = cloth.math("MULTIPLY_ADD", ripstop, 0.55, cloth.about_half(creased, 0.25))
    height = cloth.math("MULTIPLY_ADD", ripstop, 0.00016, cloth.math("MULTIPLY", creased, 0.0009))
    return Texture(tone, height)


def _taffeta(cloth: Cloth) -> Texture:
    """Dense, thin and slightly glossy, as around down and wadding: small puckers, no threads to be seen."""
    puckered = cloth.cloudy(85.0, 2.0)
    tone = cloth.about_half(puckered, 0.4)
    return Texture(tone, cloth.math("MULTIPLY", puckered, 0.0011))


def _mesh(cloth: Cloth) -> Texture:
    """An open knit: round holes in staggered rows."""
    pitch = 0.0030
    row = cloth.math("FLOOR", cloth.math("DIVIDE", cloth.v, pitch * 0.86))
    across = cloth.math("MULTIPLY_ADD", row, pitch / 2, cloth.u)
    aside = cloth.math("SUBTRACT", cloth.math("FLOORED_MODULO", across, pitch), pitch / 2)
    above = cloth.math("SUBTRACT", cloth.math("FLOORED_MODULO", cloth.v, pitch * 0.86), pitch * 0.43)
    off = cloth.math("SQRT", cloth.math("ADD", *(cloth.math("MULTIPLY", one, one) for one in (aside, above))))
    solid = cloth.math("MULTIPLY_ADD", off, 2.6 / pitch, -0.38, clamp=True)
    near = cloth.near(2.4)
    tone = cloth.math("MULTIPLY_ADD", cloth.math("SUBTRACT", solid, 0.8), near, 0.8)
    return Texture(tone, cloth.math("MULTIPLY", cloth.math("MULTIPLY", solid, near), 0.0006))


def _pile(
    cloth: Cloth, per_metre: float, relief_m: float, patches: tuple[float, float], contrast: float
) -> Texture:
    """A nap or clumps of fibres, with `patches` of so many a metre, and so strong, stroked another way."""
    fibres, stroked = cloth.cloudy(per_metre, 3.0), cloth.cloudy(patches[0], 3.0)
    fine = cloth.math("MULTIPLY", cloth.math("SUBTRACT", fibres, 0.5), contrast)
    tone = cloth.math("ADD", fine, cloth.about_half(stroked, patches[1]))
    return Texture(tone, cloth.math("MULTIPLY", fibres, relief_m))


def _velvet(cloth: Cloth) -> Texture:
    """Dark where one looks into the pile, bright where it is seen from the side."""
    stroked = cloth.cloudy(14.0, 4.0, (1.0, 0.45))
    facing = cloth.node("LayerWeight", Blend=0.42).outputs["Facing"]
    tone = cloth.math("MULTIPLY_ADD", facing, 0.8, cloth.about_half(stroked, 0.95))
    fibres = cloth.cloudy(1500.0, 1.0)
    tone = cloth.math("MULTIPLY_ADD", cloth.math("SUBTRACT", fibres, 0.7), 0.5, tone, clamp=True)
    return Texture(tone, cloth.math("MULTIPLY", fibres, 0.00015))


def _hide(cloth: Cloth) -> Texture:
    """Grained leather: pebbles between fine creases."""
    cells = cloth.node(
        "TexVoronoi",
        {"voronoi_dimensions": "2D", "feature": "SMOOTH_F1"},
        Vector=cloth.plane(),
        Scale=560.0,
        Smoothness=0.35,
    ).outputs[0]
    cloud = cloth.about_half(cloth.cloudy(26.0, 3.0), 0.45)
    pebble = cloth.math("SUBTRACT", 1.0, cells)
    tone = cloth.math("MULTIPLY_ADD", cloth.math("SUBTRACT", pebble, 0.6), 0.4, cloud)
    raised = cloth.math("MULTIPLY", pebble, cloth.near(2.2))
    height = cloth.math("MULTIPLY_ADD", raised, 0.0005, cloth.math("MULTIPLY", cloud, 0.0012))
    return Texture(tone, height)


def _drawn(
    weave: Callable[..., Texture], *numbers: float | tuple[float, float]
) -> Callable[[Cloth], Texture]:
    return lambda cloth: weave(cloth, *numbers)


WEAVES: Final[dict[str, Weave]] = {
    "cotton": Weave(_drawn(_stitches, 0.0011, 0.00095, 0.00022, 1.0), (0.84, 1.1)),
    "cotton knit": Weave(
        _drawn(_stitches, 0.0027, 0.0023, 0.0007, 2.4), (0.72, 1.16), 0.92, 0.12, 0.1, knit_m=0.0027
    ),
    "poplin": Weave(_drawn(_plain_weave, 0.00048, 0.00012, 0.2), (0.88, 1.08), specular=0.25),
    "twill": Weave(_drawn(_twill, 0.0013, 0.00024), (0.84, 1.12)),
    "linen": Weave(_linen, (0.7, 1.22)),
    "wool": Weave(
        _drawn(_stitches, 0.0040, 0.0034, 0.0011, 4.0), (0.62, 1.24), 0.95, 0.1, 0.25, knit_m=0.0040
    ),
    "fleece": Weave(_drawn(_pile, 330.0, 0.0022, (45.0, 0.75), 1.0), (0.75, 1.2), 0.95, 0.08, 0.3),
    "denim": Weave(_denim, (0.7, 1.14)),
    "corduroy": Weave(_corduroy, (0.6, 1.25), 0.95, 0.1, 0.3),
    "canvas": Weave(_drawn(_plain_weave, 0.00085, 0.00022, 0.6), (0.76, 1.18)),
    "nylon": Weave(_ripstop, (0.84, 1.16), 0.55, 0.3, 0.1),
    "taffeta": Weave(_taffeta, (0.88, 1.12), 0.5, 0.32, 0.1),
    "mesh": Weave(_mesh, (0.42, 1.12), 0.75, 0.25),
    "velvet": Weave(_velvet, (0.55, 1.5), 1.0, 0.04, 0.5),
    "felt": Weave(_drawn(_pile, 700.0, 0.0006, (140.0, 0.75), 0.7), (0.8, 1.16), 0.97, 0.08, 0.2),
    "leather": Weave(_hide, (0.8, 1.16), 0.5, 0.28),
    "suede": Weave(_drawn(_pile, 1100.0, 0.0004, (90.0, 0.3), 0.8), (0.72, 1.22), 0.95, 0.12, 0.35),
}
