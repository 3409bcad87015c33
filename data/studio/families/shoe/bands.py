"""Bands on the sides of the foot: webs, saddles, rays, hills."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from data.studio.families.shoe.palette import Palette, Surfaces
from data.studio.modelling.skin import Skin

# Places on the skin, (u, v).
Line = Sequence[tuple[float, float]]
Piece = Callable[[Skin, Palette, Surfaces], None]

# Bands from the sole up to the eyestay, as a lower and an upper edge of (u, v) keys.
_WEB: Final = (
    (((0.196, 0.0), (0.240, 0.38), (0.288, 0.735)), ((0.216, 0.0), (0.258, 0.38), (0.306, 0.73))),
    (((0.318, 0.0), (0.306, 0.38), (0.294, 0.735)), ((0.342, 0.0), (0.330, 0.38), (0.318, 0.73))),
)
_QUARTER_BAND: Final = (
    (((0.10, 0.26), (0.17, 0.40), (0.27, 0.71)), ((0.235, 0.0), (0.262, 0.34), (0.305, 0.715))),
)
# Fine lines that fan out from the sole at the arch.
_RAYS: Final = tuple(
    (
        ((0.226, 0.10), (0.234 + 0.40 * lean, 0.38), (0.240 + lean, top)),
        ((0.232, 0.10), (0.242 + 0.40 * lean, 0.38), (0.251 + lean, top + 0.005)),
    )
    for lean, top in ((-0.110, 0.66), (-0.055, 0.70), (0.0, 0.70), (0.055, 0.72))
)
# A line like a range of hills.
_HILLS: Final = (
    (
        ((0.115, 0.30), (0.155, 0.50), (0.19, 0.36), (0.235, 0.60), (0.28, 0.34), (0.335, 0.44)),
        ((0.115, 0.36), (0.155, 0.57), (0.19, 0.43), (0.235, 0.67), (0.28, 0.41), (0.335, 0.50)),
    ),
)


def _bands(edges: tuple[tuple[Line, Line], ...], *, stitched: bool = False, trim: bool = False) -> Piece:
    """A piece of bands on both sides of the foot."""

    def sewn(skin: Skin, _: Palette, cloths: Surfaces) -> None:
        material = cloths.trim if trim else cloths.overlay
        for side in (1, -1):
            for start, end in edges:
                lower, upper = ([(side * u, v) for u, v in line] for line in (start, end))
                skin.panel("band", lower, upper, material, thickness_m=0.0014)
                if stitched:
                    for line, inset in ((lower, 0.004), (upper, -0.004)):
                        shifted = [(u + side * inset, v) for u, v in line]
                        skin.seam("seam", shifted, cloths.thread, raised_m=0.0014)

    return sewn


def _saddle(skin: Skin, _: Palette, cloths: Surfaces) -> None:
    """A broad band over the middle of the foot."""
    for side in (1, -1):
        lower = [(side * u, v) for u, v in ((0.185, 0.0), (0.215, 0.38), (0.272, 0.80))]
        upper = [(side * u, v) for u, v in ((0.290, 0.0), (0.300, 0.38), (0.345, 0.80))]
        skin.panel("saddle", lower, upper, cloths.overlay, thickness_m=0.0015)
        for line, inset in ((lower, 0.004), (upper, -0.004)):
            skin.seam("seam", [(u + side * inset, v) for u, v in line], cloths.thread, raised_m=0.0015)


SIDES: Final[dict[str, Piece]] = {
    "saddle": _saddle,
    "web": _bands(_WEB),
    "quarter band": _bands(_QUARTER_BAND, stitched=True),
    "rays": _bands(_RAYS, trim=True),
    "hills": _bands(_HILLS, trim=True),
}
