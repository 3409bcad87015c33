"""The zipped closure: an arch over the top with its slider, and the bag unzipped."""

from __future__ import annotations

from typing import Final

import numpy as np

from data.studio.families.backpack.body import Bag
from data.studio.materials import leather, shade, woven
from data.studio.modelling.curves import Points, curve, disc
from data.studio.modelling.shapes import grid, sweep
from data.studio.workshop.haberdashery import zip_fastener

OPEN_SHARE: Final = 0.76
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
_PIPING: Final = (
    (0.392, 0.06),
    (0.392, 0.30),
    (0.390, 0.55),
    (0.394, 0.72),
    (0.415, 0.83),
    (0.455, 0.885),
    (0.5, 0.90),
)


def close_zip(bag: Bag) -> None:
    """The bag zipped up."""
    grid("body", bag.skin.points, bag.cloths.body, around=True, caps=(True, True))
    if bag.design.piping:
        line = [*_PIPING, *((1 - u, v) for u, v in _PIPING[-2::-1])]
        bag.skin.cord("piping", line, woven(bag.colours.trim), radius_m=0.0024, raised_m=0.0006)
    path, up = bag.skin.at(curve(_ARCH, 200))
    tape = shade(bag.colours.body, 0.55)
    zip_fastener(path, up, tape=tape, pull=bag.colours.pull, closed_at=0.80)
    _emblem(bag, v=0.79)


def _emblem(bag: Bag, v: float) -> None:
    """A leather label with a sprig on it."""
    skin, hide = bag.skin, bag.colours.hide
    wide, tall = 0.0095 / bag.body.width_m, 0.0125 / bag.body.height_m
    low, high = (
        [(0.5 - wide, v - tall), (0.5 + wide, v - tall)],
        [(0.5 - wide, v + tall), (0.5 + wide, v + tall)],
    )
    skin.panel("label", low, high, leather(hide), thickness_m=0.0022)
    thread = woven("#e5d3ae")
    for height in (v - tall * 0.8, v + tall * 0.8):
        line = [(0.5 - wide * 0.85, height), (0.5 + wide * 0.85, height)]
        skin.seam("seam", line, thread, raised_m=0.0022, stitch_m=0.0022)
    dark = leather(shade(hide, 0.5))
    skin.cord(
        "sprig", [(0.5, v - tall * 0.55), (0.5, v + tall * 0.6)], dark, radius_m=0.0007, raised_m=0.0022
    )
    for step in (-0.25, 0.05, 0.35):
        for side in (-1, 1):
            leaf = [(0.5, v + tall * (step - 0.1)), (0.5 + side * wide * 0.4, v + tall * (step + 0.25))]
            skin.cord("sprig", leaf, dark, radius_m=0.0007, raised_m=0.0022)


def open_zip(bag: Bag) -> None:
    """The bag unzipped: its lining, a sleeve against the back, and the top folded forward."""
    cut = round(len(bag.skin.points) * OPEN_SHARE)
    line_body(bag, cut)
    rim = bag.skin.points[cut - 1]
    _sleeve(bag, float(rim[:, 2].mean()), float(rim[:, 0].max()))
    binding = woven(bag.colours.trim)
    front = [column for column in range(len(rim)) if 0.31 < column / len(rim) < 0.69]
    rows = _folded(rim[front], bag.body.height_m / 0.456)
    flap = grid("top", rows, bag.cloths.lining)
    solid = flap.modifiers.new("thickness", "SOLIDIFY")
    solid.thickness, solid.offset = 0.003, 1.0
    border = np.vstack([rows[2:, 0], rows[-1, 1:-1], rows[:1:-1, -1]])
    sweep("zip tape", border, disc(0.0032, 12), binding, upright=(0, -0.7, 0.7))


def line_body(bag: Bag, cut: int) -> None:
    """The body up to row `cut`, open at the top, with its lining and a bound edge."""
    skin = bag.skin
    grid("body", skin.points[:cut], bag.cloths.body, around=True, caps=(True, False))
    # Deep enough to hide what is sewn through the back, and meeting the binding at the top.
    depth = np.interp(np.arange(cut), (cut - 4, cut - 1), (0.0088, 0.004))
    inner = skin.points[:cut] - skin.normals[:cut] * depth[:, None, None]
    floor = inner[4:5] * (0.5, 0.5, 1.0)
    grid("lining", np.concatenate([floor, inner[4:]]), bag.cloths.lining, around=True, caps=(True, False))
    rim = skin.points[cut - 1] - skin.normals[cut - 1] * 0.002
    sweep("binding", rim, disc(0.0036, 12), woven(bag.colours.trim), upright=(0, 0, 1), loop=True)


def _folded(edge: Points, scale: float) -> Points:
    """The top, hinged at the front's edge and hanging down outside."""
    fore = edge[:, 1].min()
    rows = []
    for share in np.linspace(0, 1, 24):
        turn = np.pi * min(share * 2.2, 1.0)
        drop = 0.009 * np.sin(turn) - max(share - 0.45, 0) * 0.145 * scale
        fold = np.array([0.0, fore - 0.001 - 0.018 * (1 - np.cos(turn)), drop])
        narrow = np.sqrt(max(1 - (share * 0.93) ** 4, 0.0))
        flat = 1 - 0.85 * min(share * 1.6, 1)
        rows.append((edge - (0, fore, 0)) * (narrow, flat, 1) + fold)
    return np.stack(rows)


def _sleeve(bag: Bag, top_m: float, half_m: float) -> None:
    """A padded sleeve for a laptop, bound with elastic."""
    half = half_m * 0.88
    x = np.linspace(-half, half, 40)
    z = np.linspace(0.02, top_m - 0.12 * bag.body.height_m, 30)
    bow = 0.012 * (1 - (x / half) ** 2)
    y = bag.body.depth_m * 0.2 - bow
    rows = np.stack([np.column_stack([x, y, np.full(40, height)]) for height in z])
    sleeve = grid("sleeve", rows, woven(shade(bag.colours.lining, 0.72)))
    solid = sleeve.modifiers.new("thickness", "SOLIDIFY")
    solid.thickness, solid.offset = 0.006, 0.0
    elastic = woven(bag.colours.pull, thread_m=0.0010)
    sweep("elastic", rows[-1], disc(0.0042, 12), elastic, upright=(0, 0, 1))
