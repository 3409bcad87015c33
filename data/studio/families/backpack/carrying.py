"""What a backpack is carried by: padded back, shoulder straps, top handle."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from data.studio.curves import curve, slab
from data.studio.families.backpack.body import Colours
from data.studio.haberdashery import ladder_lock, webbing
from data.studio.materials import woven
from data.studio.shapes import stitches, sweep
from data.studio.skin import Skin

BACK: Final = np.array([0.0, 1.0, 0.0])


def top_handle(colours: Colours, *, z: float, y: float) -> None:
    """The webbing loop between the straps, with a padded grip."""
    path = curve(
        [
            (-0.036, y + 0.022, z - 0.030),
            (-0.035, y + 0.020, z - 0.004),
            (-0.028, y + 0.016, z + 0.026),
            (0.0, y + 0.014, z + 0.036),
            (0.028, y + 0.016, z + 0.026),
            (0.035, y + 0.020, z - 0.004),
            (0.036, y + 0.022, z - 0.030),
        ],
        70,
    )
    outward = np.cross(np.gradient(path, axis=0), BACK)
    webbing("handle", path, outward, colours.strap, width_m=0.024, thick_m=0.003)
    grip = path[20:50]
    sweep(
        "handle grip",
        grip,
        slab(0.028, 0.0105, 24, 2.6),
        woven(colours.trim),
        upright=outward[20:50],
        scale=np.r_[0.75, 0.95, np.ones(26), 0.95, 0.75],
    )


def carry(skin: Skin, colours: Colours, pad: Any, *, top: float) -> None:
    """The padded back and the shoulder straps."""
    for side in (1.0, -1.0):
        inner, outer = (
            [(side * 0.012, v) for v in (0.17, 0.45, 0.76)],
            [(side * 0.135, 0.17), (side * 0.135, 0.45), (side * 0.118, 0.76)],
        )
        low, high = (inner, outer) if side > 0 else (outer, inner)
        skin.panel("back pad", low, high, pad, thickness_m=0.011, count=100)
        _shoulder_strap(side, colours, pad, top)


def _shoulder_strap(side: float, colours: Colours, pad: Any, top: float) -> None:
    hand = np.array([side, 1.0, 1.0])
    keys = np.array(
        [
            (0.042, 0.072, top),
            (0.046, 0.098, top + 0.010),
            (0.055, 0.122, top - 0.025),
            (0.068, 0.134, top - 0.085),
            (0.083, 0.132, top - 0.155),
            (0.096, 0.120, top - 0.220),
            (0.105, 0.106, top - 0.270),
        ]
    )
    path = curve(keys * hand, 120)
    forward = np.gradient(path, axis=0)
    outward = -np.cross(forward, (1.0, 0.0, 0.0))
    outward /= np.linalg.norm(outward, axis=1, keepdims=True)
    share = np.linspace(0, 1, 120)
    widen = np.interp(share, (0, 0.1, 0.55, 0.9, 0.985, 1), (0.85, 1.0, 1.0, 0.82, 0.62, 0.45))
    sweep(
        "strap",
        path,
        slab(0.064, 0.0135, 36, 3.2),
        woven(colours.body),
        upright=outward,
        scale=np.column_stack([widen, np.clip(widen * 1.1, 0, 1)]),
    )
    sweep(
        "strap lining",
        path - outward * 0.0030,
        slab(0.056, 0.0125, 36, 3.2),
        pad,
        upright=outward,
        scale=np.column_stack([widen, np.clip(widen * 1.1, 0, 1)]),
    )
    thread = woven(colours.thread)
    across = np.cross(forward, outward)
    across /= np.linalg.norm(across, axis=1, keepdims=True)
    for edge in (-1.0, 1.0):
        line = path + across * (edge * 0.0255 * widen)[:, None] + outward * 0.0064
        stitches("seam", line[6:-8], outward[6:-8], thread, length_m=0.003, gap_m=0.0014, thread_m=0.001)
    lower = path[22:-6] + outward[22:-6] * 0.0078
    webbing("strap web", lower, outward[22:-6], colours.strap, width_m=0.020)
    for at in (38, 62, 86):
        bar = path[at] + across[at] * np.linspace(-0.011, 0.011, 16)[:, None] + outward[at] * 0.0092
        stitches(
            "tack",
            bar,
            np.repeat(outward[at : at + 1], 16, axis=0),
            thread,
            length_m=0.0016,
            gap_m=0.0004,
            thread_m=0.0016,
        )
    end, ahead = path[-1], forward[-1] / np.linalg.norm(forward[-1])
    ladder_lock(end + ahead * 0.010, ahead, outward[-1], width_m=0.022)
    tail = curve(
        [
            end + ahead * 0.008,
            end + ahead * 0.05,
            np.array([side * 0.128, 0.085, 0.075]),
            np.array([side * 0.132, 0.062, 0.040]),
        ],
        50,
    )
    webbing(
        "strap tail",
        tail,
        -np.cross(np.gradient(tail, axis=0), (1.0, 0.0, 0.0)),
        colours.strap,
        width_m=0.020,
    )
    loose = end + ahead * 0.012 + outward[-1] * 0.006
    dangle = curve(
        [
            loose,
            loose + np.array([0.0, 0.010, -0.03]),
            loose + np.array([0.004 * side, 0.012, -0.075]),
            loose + np.array([0.006 * side, 0.010, -0.105]),
        ],
        30,
    )
    webbing(
        "strap tail",
        dangle,
        -np.cross(np.gradient(dangle, axis=0), (1.0, 0.0, 0.0)),
        colours.strap,
        width_m=0.020,
    )
