"""What is sewn, welded or moulded onto the upper: stays, caps, counters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from data.studio.families.shoe.bands import SIDES, Line, Piece
from data.studio.families.shoe.last import THROAT
from data.studio.families.shoe.palette import Palette, Surfaces
from data.studio.materials import rubber
from data.studio.modelling.skin import Skin

_STAY: Final = ((THROAT - 0.012, 0.70), (0.34, 0.72), (0.40, 0.76), (0.45, 0.82), (0.5, 0.84))
_CAP: Final = ((0.355, 0.02), (0.375, 0.24), (0.43, 0.40), (0.5, 0.44))
_COUNTER: Final = (
    (-0.115, 0.02),
    (-0.10, 0.30),
    (-0.055, 0.55),
    (0.0, 0.66),
    (0.055, 0.55),
    (0.10, 0.30),
    (0.115, 0.02),
)


def sew(names: Sequence[str], skin: Skin, colours: Palette, cloths: Surfaces) -> None:
    """Adds the pieces of these names."""
    for name in names:
        PIECES[name](skin, colours, cloths)


def _mirrored(half: Line) -> list[tuple[float, float]]:
    """A line across the toe from its outer half, which ends at u = 0.5."""
    return [*half, *((1 - u, v) for u, v in half[-2::-1])]


def _raised(line: Line, by: float) -> list[tuple[float, float]]:
    return [(u, max(v + by, 0.0)) for u, v in line]


def _eyestay(skin: Skin, _: Palette, cloths: Surfaces) -> None:
    stay = _mirrored(_STAY)
    skin.panel("eyestay", stay, [(u, 0.999) for u, _ in stay], cloths.overlay, thickness_m=0.0019, count=160)
    skin.seam("seam", _raised(stay, 0.03), cloths.thread, raised_m=0.0019)


def _fine_eyestay(skin: Skin, _: Palette, cloths: Surfaces) -> None:
    """A narrow film around the throat with a wavy edge."""
    stay = _mirrored(
        ((THROAT - 0.008, 0.62), (0.31, 0.76), (0.345, 0.70), (0.39, 0.80), (0.45, 0.80), (0.5, 0.87))
    )
    skin.panel("eyestay", stay, [(u, 0.999) for u, _ in stay], cloths.overlay, thickness_m=0.0015, count=160)


def _stitched_eyestay(skin: Skin, _: Palette, cloths: Surfaces) -> None:
    """The same cloth again along the eyelets, stitched twice."""
    stay = _mirrored(((THROAT - 0.014, 0.73), (0.35, 0.755), (0.42, 0.79), (0.47, 0.82), (0.5, 0.825)))
    skin.panel("eyestay", stay, [(u, 0.999) for u, _ in stay], cloths.overlay, thickness_m=0.0014, count=160)
    for inset in (0.022, 0.05):
        skin.seam("seam", _raised(stay, inset), cloths.thread, raised_m=0.0014, stitch_m=0.0022)


def _toe_cap(skin: Skin, _: Palette, cloths: Surfaces) -> None:
    cap = _mirrored(_CAP)
    skin.panel("toe cap", [(u, 0.0) for u, _ in cap], cap, cloths.overlay, thickness_m=0.0015, count=140)
    skin.seam("seam", _raised(cap[1:-1], -0.025), cloths.thread, raised_m=0.0016)


def _bumper(skin: Skin, _: Palette, cloths: Surfaces) -> None:
    cap = _mirrored(_CAP)
    low, high = [(u, 0.0) for u, _ in cap], [(u, v * 0.52) for u, v in cap]
    skin.panel("bumper", low, high, cloths.rand, thickness_m=0.0032, count=140)


def _rubber_cap(skin: Skin, colours: Palette, _: Surfaces) -> None:
    """The moulded cap of a vulcanised shoe, with a ridge along its edge."""
    cap = _mirrored(((0.352, 0.0), (0.372, 0.30), (0.42, 0.53), (0.47, 0.60), (0.5, 0.615)))
    white = rubber(colours.midsole, roughness=0.5)
    skin.panel("toe cap", [(u, 0.0) for u, _ in cap], cap, white, thickness_m=0.0024, count=160)
    skin.cord("cap ridge", _raised(cap, -0.012), white, radius_m=0.0015, raised_m=0.0018)


def _toe_frame(skin: Skin, _: Palette, cloths: Surfaces) -> None:
    """A low film around the toe of a running shoe."""
    cap = _mirrored(((0.345, 0.0), (0.37, 0.17), (0.42, 0.23), (0.465, 0.30), (0.5, 0.34)))
    skin.panel("toe frame", [(u, 0.0) for u, _ in cap], cap, cloths.overlay, thickness_m=0.0013, count=140)


def _counter(skin: Skin, _: Palette, cloths: Surfaces) -> None:
    skin.panel(
        "counter", [(u, 0.0) for u, _ in _COUNTER], _COUNTER, cloths.overlay, thickness_m=0.0021, count=140
    )
    inset = [(u * 0.94, v - 0.03) for u, v in _COUNTER[1:-1]]
    skin.seam("seam", inset, cloths.thread, raised_m=0.0021)


def _clip(skin: Skin, colours: Palette, _: Surfaces) -> None:
    """A moulded clip that holds the heel, with two arms forward."""
    shell = rubber(colours.trim, roughness=0.35)
    for reach, low, high in ((0.150, 0.10, 0.30), (0.105, 0.38, 0.58)):
        lower = [(-reach, low + 0.10), (-0.06, low), (0.0, low), (0.06, low), (reach, low + 0.10)]
        upper = [(-reach, low + 0.15), (-0.06, high), (0.0, high + 0.03), (0.06, high), (reach, low + 0.15)]
        skin.panel("clip", lower, upper, shell, thickness_m=0.0024, count=140)


def _heel_strip(skin: Skin, _: Palette, cloths: Surfaces) -> None:
    low, high = [(-0.013, 0.10), (0.013, 0.10)], [(-0.013, 0.995), (0.013, 0.995)]
    skin.panel("heel strip", low, high, cloths.trim, thickness_m=0.0028)


def _back_stay(skin: Skin, _: Palette, cloths: Surfaces) -> None:
    low, high = [(-0.020, 0.0), (0.020, 0.0)], [(-0.011, 0.97), (0.011, 0.97)]
    skin.panel("back stay", low, high, cloths.upper, thickness_m=0.0030)
    for side in (-1, 1):
        line = [(side * 0.016, 0.06), (side * 0.0125, 0.5), (side * 0.009, 0.94)]
        skin.seam("seam", line, cloths.thread, raised_m=0.0030, stitch_m=0.0022)


def _heel_patch(skin: Skin, colours: Palette, cloths: Surfaces) -> None:
    """The strip up the heel of a vulcanised shoe, and the rubber patch with a sprig at its foot."""
    low, high = [(-0.017, 0.0), (0.017, 0.0)], [(-0.014, 0.99), (0.014, 0.99)]
    skin.panel("back stay", low, high, cloths.upper, thickness_m=0.0016)
    for side in (-1, 1):
        skin.seam("seam", [(side * 0.013, 0.3), (side * 0.0115, 0.96)], cloths.thread, raised_m=0.0016)
    patch = rubber(colours.midsole, roughness=0.5)
    skin.panel(
        "patch", [(-0.024, 0.16), (0.024, 0.16)], [(-0.024, 0.42), (0.024, 0.42)], patch, thickness_m=0.0032
    )
    print_of = rubber(colours.trim, roughness=0.5)
    skin.cord("sprig", [(0.0, 0.20), (0.001, 0.38)], print_of, radius_m=0.0006, raised_m=0.0033)
    for step in (0.25, 0.30, 0.35):
        for side in (-1, 1):
            leaf = [(0.0, step), (side * 0.008, step + 0.035)]
            skin.cord("sprig", leaf, print_of, radius_m=0.0006, raised_m=0.0033)


def _quarters(skin: Skin, _: Palette, cloths: Surfaces) -> None:
    """The two back halves, lapped over the vamp and stitched twice along their front edge."""
    for side in (1, -1):
        low = [(side * u, 0.0) for u in (0.012, 0.10, 0.20, 0.285)]
        high = [(side * u, 0.995) for u in (0.012, 0.14, 0.30, 0.462)]
        first, last = (low, high) if side > 0 else (low[::-1], high[::-1])
        skin.panel("quarter", first, last, cloths.upper, thickness_m=0.0021, count=140)
        for inset in (0.007, 0.014):
            front = [(side * (0.285 - inset + 0.177 * v), v) for v in (0.03, 0.3, 0.6, 0.84)]
            skin.seam("seam", front, cloths.thread, raised_m=0.0021, stitch_m=0.0023)
        edge = [(side * u, 0.955) for u in (0.03, 0.12, 0.20, 0.28, 0.36, 0.42)]
        skin.seam("seam", edge, cloths.thread, raised_m=0.0021, stitch_m=0.0023)


def _mudguard(skin: Skin, _: Palette, cloths: Surfaces) -> None:
    """A low band all along the sole, higher at the toe."""
    half = ((0.06, 0.22), (0.15, 0.17), (0.25, 0.15), (0.35, 0.20), (0.42, 0.30), (0.5, 0.36))
    line = _mirrored(half)
    skin.panel("mudguard", [(u, 0.0) for u, _ in line], line, cloths.overlay, thickness_m=0.0016, count=200)
    skin.seam("seam", _raised(line, -0.02), cloths.thread, raised_m=0.0016)


PIECES: Final[dict[str, Piece]] = {
    **SIDES,
    "eyestay": _eyestay,
    "fine eyestay": _fine_eyestay,
    "stitched eyestay": _stitched_eyestay,
    "toe cap": _toe_cap,
    "toe frame": _toe_frame,
    "rubber cap": _rubber_cap,
    "bumper": _bumper,
    "counter": _counter,
    "clip": _clip,
    "heel strip": _heel_strip,
    "back stay": _back_stay,
    "heel patch": _heel_patch,
    "quarters": _quarters,
    "mudguard": _mudguard,
}
