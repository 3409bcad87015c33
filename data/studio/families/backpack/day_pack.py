"""The day pack: a zip over the top, a bulging front pocket, and a lined inside."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from data.studio.camera import CloseUp, View
from data.studio.curves import curve, disc, slab
from data.studio.families.backpack.body import Body, Colours, filled_body, side_pocket, wrap_base
from data.studio.families.backpack.carrying import carry, top_handle
from data.studio.haberdashery import zip_fastener
from data.studio.materials import knitted, leather, shade, woven
from data.studio.shapes import grid, sweep
from data.studio.skin import Skin

SUMMIT: Final = Body(
    sections=(
        (0.000, 0.105, 0.050),
        (0.004, 0.128, 0.066),
        (0.018, 0.141, 0.078),
        (0.060, 0.147, 0.086),
        (0.140, 0.149, 0.088),
        (0.230, 0.148, 0.085),
        (0.310, 0.143, 0.079),
        (0.370, 0.131, 0.070),
        (0.415, 0.109, 0.058),
        (0.440, 0.083, 0.045),
        (0.452, 0.055, 0.030),
        (0.456, 0.030, 0.016),
    ),
    squareness=3.6,
    slack_m=0.0022,
)


OPEN_SHARE: Final = 0.80


def summit_views() -> dict[str, View]:
    """How each of its pictures is framed."""
    return {
        "whole": View(28, 12, fill=0.92),
        "back": View(166, 8, fill=0.92),
        "strap": View(140, 14, CloseUp((0.075, 0.11, 0.30), 0.25)),
        "pocket": View(18, 10, CloseUp((0.0, -0.10, 0.165), 0.27)),
        "closure": View(38, 30, CloseUp((0.065, -0.02, 0.40), 0.19)),
        "handle": View(155, 34, CloseUp((0.0, 0.055, 0.455), 0.16)),
        "inside": View(10, 66, CloseUp((0.0, -0.03, 0.35), 0.33)),
    }


def build_summit(colours: Colours, *, opened: bool) -> None:
    """The day pack; `opened` folds its top forward and shows the lining."""
    skin = filled_body(SUMMIT, seed=3)
    cloth = woven(colours.body)
    cut = round(len(skin.points) * OPEN_SHARE) if opened else len(skin.points)
    grid("body", skin.points[:cut], cloth, around=True, caps=(True, not opened))
    dark = woven(colours.trim)
    wrap_base(skin, dark, colours, low=0.03, high=0.31)
    for side in (1.0, -1.0):
        side_pocket(skin, side, knitted(colours.trim, hole_m=0.0034), colours)
    _front_pocket(cloth, colours)
    if opened:
        _open_top(skin, cut, colours)
    else:
        _piping(skin, dark)
        line, up = skin.at(curve(_ARCH, 200))
        zip_fastener(line, up, tape=colours.trim, pull=colours.pull, closed_at=0.70)
        _patch(skin, v=0.79)
        top_handle(colours, z=0.440, y=0.040)
    carry(skin, colours, knitted(shade(colours.strap, 1.25), hole_m=0.0042), top=0.418)


# The main zip from one side over the top to the other.
_ARCH: Final = (
    (0.300, 0.42),
    (0.302, 0.58),
    (0.308, 0.74),
    (0.330, 0.86),
    (0.385, 0.925),
    (0.5, 0.945),
    (0.615, 0.925),
    (0.670, 0.86),
    (0.692, 0.74),
    (0.698, 0.58),
    (0.700, 0.42),
)


def _piping(skin: Skin, material: Any) -> None:
    line = [
        (0.392, 0.06),
        (0.392, 0.30),
        (0.390, 0.55),
        (0.394, 0.72),
        (0.415, 0.83),
        (0.455, 0.885),
        (0.5, 0.90),
    ]
    line += [(1 - u, v) for u, v in line[-2::-1]]
    skin.cord("piping", line, material, radius_m=0.0024, raised_m=0.0006)


def _pillow(width_m: float, low_m: float, high_m: float, y_m: float, depth_m: float) -> Skin:
    """A pocket's bulging front on the plane y; u = 0.25 is its top."""
    angle = np.linspace(0, 2 * np.pi, 200, endpoint=False)
    outline = slab(width_m, high_m - low_m, 200, 5.0)
    share = np.array([1.0, 1.0, 0.998, 0.985, 0.955, 0.90, 0.80, 0.65, 0.48, 0.30, 0.14, 0.02])
    rise = np.array([0.0, 0.35, 0.55, 0.72, 0.83, 0.90, 0.95, 0.98, 1.0, 1.0, 1.0, 1.0])
    soft = 0.05 * np.sin(3 * angle + 0.6) + 0.03 * np.sin(7 * angle)
    rings = [
        np.column_stack(
            [outline[:, 0] * s, y_m - depth_m * r * (1 + soft * s), (low_m + high_m) / 2 + outline[:, 1] * s]
        )
        for s, r in zip(share, rise, strict=True)
    ]
    stacked = np.stack(rings)
    finer = np.stack([curve(stacked[:, column], 60) for column in range(200)], axis=1)
    return Skin(finer)


def _front_pocket(cloth: Any, colours: Colours) -> None:
    pocket = _pillow(0.215, 0.058, 0.255, -0.080, 0.036)
    grid("pocket", pocket.points, cloth, around=True, caps=(False, True))
    line = [
        (0.425, 0.46),
        (0.39, 0.455),
        (0.345, 0.45),
        (0.30, 0.46),
        (0.25, 0.465),
        (0.20, 0.46),
        (0.155, 0.45),
        (0.11, 0.455),
        (0.075, 0.46),
    ]
    path, up = pocket.at(curve(line, 160))
    zip_fastener(path, up, tape=colours.trim, pull=colours.pull, closed_at=0.86)
    edge = [(u, 0.245) for u in np.linspace(0, 0.995, 60)]
    pocket.cord(
        "piping", [(u, 0.23) for u in np.linspace(0, 0.995, 40)], woven(colours.trim), radius_m=0.0024
    )
    pocket.seam("seam", edge, woven(colours.thread), raised_m=0.0002)


def _patch(skin: Skin, v: float) -> None:
    hide = leather("#8a5b38")
    skin.panel(
        "patch",
        [(0.468, v - 0.028), (0.532, v - 0.028)],
        [(0.468, v + 0.028), (0.532, v + 0.028)],
        hide,
        thickness_m=0.0022,
    )
    thread = woven("#e5d3ae")
    for height in (v - 0.022, v + 0.022):
        skin.seam("seam", [(0.473, height), (0.527, height)], thread, raised_m=0.0022, stitch_m=0.0022)
    skin.panel(
        "emblem",
        [(0.483, v - 0.012), (0.517, v - 0.012)],
        [(0.4985, v + 0.013), (0.5015, v + 0.013)],
        leather(shade("#8a5b38", 0.6)),
        thickness_m=0.0029,
    )


def _open_top(skin: Skin, cut: int, colours: Colours) -> None:
    """The bag unzipped: its lining, a sleeve against the back, and the top folded forward."""
    lining = woven(colours.lining, thread_m=0.0007, relief_m=0.00008)
    inner = skin.points[:cut] - skin.normals[:cut] * 0.004
    floor = inner[4:5] * (0.5, 0.5, 1.0)
    grid("lining", np.concatenate([floor, inner[4:]]), lining, around=True, caps=(True, False))
    rim = skin.points[cut - 1]
    binding = woven(colours.trim)
    sweep("binding", rim, disc(0.0036, 12), binding, upright=(0, 0, 1), loop=True)
    top = skin.points[cut - 1][:, 2].mean()
    _sleeve(top, colours)
    front = [column for column in range(len(rim)) if 0.31 < column / len(rim) < 0.69]
    edge = rim[front]
    rows = []
    for share in np.linspace(0, 1, 24):
        turn = np.pi * min(share * 2.2, 1.0)
        fold = np.array(
            [0.0, -0.018 * (1 - np.cos(turn)), 0.009 * np.sin(turn) - max(share - 0.45, 0) * 0.145]
        )
        narrow = np.sqrt(max(1 - (share * 0.93) ** 4, 0.0))
        rows.append(
            (edge - (0, edge[:, 1].min(), 0)) * (narrow, 1 - 0.85 * min(share * 1.6, 1), 1)
            + (0, edge[:, 1].min() - 0.001, 0)
            + fold
        )
    flap = grid("flap", np.stack(rows), lining)
    solid = flap.modifiers.new("thickness", "SOLIDIFY")
    solid.thickness, solid.offset = 0.003, 1.0
    outer = np.stack(rows)
    border = np.vstack([outer[2:, 0], outer[-1, 1:-1], outer[:1:-1, -1]])
    sweep("zip tape", border, disc(0.0032, 12), binding, upright=(0, -0.7, 0.7))


def _sleeve(top: float, colours: Colours) -> None:
    """A padded sleeve for a laptop, bound with elastic."""
    x = np.linspace(-0.118, 0.118, 40)
    z = np.linspace(0.02, top - 0.055, 30)
    bow = 0.012 * (1 - (x / 0.118) ** 2)
    rows = np.stack([np.column_stack([x, 0.034 - bow, np.full(40, height)]) for height in z])
    sleeve = grid("sleeve", rows, woven(shade(colours.lining, 0.72)))
    solid = sleeve.modifiers.new("thickness", "SOLIDIFY")
    solid.thickness, solid.offset = 0.006, 0.0
    sweep("elastic", rows[-1], disc(0.0042, 12), woven(colours.pull, thread_m=0.0010), upright=(0, 0, 1))
