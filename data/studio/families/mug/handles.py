"""A mug's handle: pulled from clay, or a bent strip of steel."""

from __future__ import annotations

from typing import Any

import numpy as np

from data.studio.modelling.curves import Points, curve, slab
from data.studio.workshop.pottery import Handle, Pot, pulled_handle, sweep_handle


def add_handle(pot: Pot, handle: Handle, material: Any) -> None:
    """The handle, to the right of the body (+x)."""
    if handle.form != "strip":
        pulled_handle(pot, handle, material)
        return
    share = np.linspace(0, 1, 72)
    scale = np.stack([1 - 0.18 * np.sin(np.pi * share) ** 2, np.ones(72)], axis=1)
    sweep_handle(_strip(pot, handle), slab(handle.width_m, handle.thickness_m, 28, 5.0), scale, material)


def _strip(pot: Pot, handle: Handle) -> Points:
    """Both ends lie flat on the wall, where they are welded."""
    (low, high), out, gap = handle.z_m, handle.reach_m, handle.thickness_m * 0.3
    at_low, at_high, tall = pot.radius_at(low), pot.radius_at(high), high - low
    reach = max(at_low, at_high) + out
    lower_tab, upper_tab = pot.radius_at(low - 0.004) + gap, pot.radius_at(high - 0.007) + gap
    return curve(
        [
            (upper_tab, 0, high - 0.007),
            (at_high + gap, 0, high - 0.001),
            (at_high + 0.24 * out, 0, high + 0.006),
            (at_high + 0.72 * out, 0, high + 0.003),
            (reach, 0, low + 0.72 * tall),
            (reach - 0.16 * out, 0, low + 0.36 * tall),
            (at_low + 0.30 * (reach - at_low), 0, low + 0.10 * tall),
            (at_low + gap, 0, low + 0.004),
            (lower_tab, 0, low - 0.004),
        ],
        144,
    )
