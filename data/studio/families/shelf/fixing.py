"""What holds a shelf to the wall, and a piece of that wall for instructions. Lengths are metres."""

from __future__ import annotations

from typing import Any, Final

from data.studio.materials import powder_coat, woven
from data.studio.modelling.curves import curve, slab
from data.studio.modelling.shapes import box, sweep
from data.studio.workshop.joinery import bolt

WALL_M: Final = 0.016
PLASTER: Final = "#cfd3d4"


def build_wall(y_m: float, x_m: tuple[float, float], z_m: tuple[float, float]) -> None:
    """A piece of wall whose face is at `y_m`."""
    centre = ((x_m[0] + x_m[1]) / 2, y_m + WALL_M / 2, (z_m[0] + z_m[1]) / 2)
    size = (x_m[1] - x_m[0], WALL_M, z_m[1] - z_m[0])
    box("wall", centre, size, powder_coat(PLASTER, roughness=0.8), bevel_m=0.002)


def build_strap(x_m: float, from_m: tuple[float, float], wall_m: float, *, material: Any = None) -> None:
    """The strap against tipping over: from a board's top at (y, z) to the wall, screwed on at both ends."""
    y, z = from_m
    reach = wall_m - y
    path = curve(
        [
            (x_m, y - 0.035, z + 0.002),
            (x_m, y, z + 0.0025),
            (x_m, y + reach * 0.5, z + 0.012),
            (x_m, wall_m - 0.004, z + 0.045),
            (x_m, wall_m - 0.002, z + 0.095),
        ],
        50,
    )
    band = material or woven("#4a4d50", thread_m=0.0012)
    sweep("strap", path, slab(0.03, 0.003, 20, 5.0), band, upright=(0.0, -0.6, 0.8))
    bolt((x_m, y - 0.022, z + 0.0036), (0, 0, 1), 0.007)
    bolt((x_m, wall_m - 0.0045, z + 0.08), (0, -1, 0), 0.007)
