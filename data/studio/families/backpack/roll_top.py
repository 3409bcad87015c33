"""The rolled closure: the mouth rolled up under a strap, and the bag unrolled."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from data.studio.families.backpack.body import Bag
from data.studio.families.backpack.design import Body
from data.studio.families.backpack.zip_top import line_body
from data.studio.modelling.curves import Points, curve
from data.studio.modelling.shapes import grid, sweep
from data.studio.workshop.haberdashery import buckle, webbing


def close_roll(bag: Bag) -> None:
    """The bag rolled and buckled."""
    grid("body", bag.skin.points, bag.cloths.body, around=True, caps=(True, True))
    top, half = bag.body.height_m, bag.body.width_m * 0.548
    turns = np.linspace(0, 2.6 * 2 * np.pi, 150)
    radius = 0.0075 + 0.0165 * turns / turns[-1]
    spiral = np.column_stack([radius * np.cos(turns) * 0.86, radius * np.sin(turns)])[::-1]
    inner = np.column_stack([(radius - 0.0022) * np.cos(turns) * 0.86, (radius - 0.0022) * np.sin(turns)])
    xs = np.linspace(-half, half, 60)
    sag = 0.0025 * np.cos(xs / half * np.pi / 2) * np.sin(xs * 60)
    y = float(bag.skin.points[-1, :, 1].mean())
    path = np.column_stack([xs, np.full(60, y), top + 0.005 + sag])
    sweep("roll", path, np.vstack([spiral, inner]), bag.cloths.body, upright=(0, 0, 1))
    _strap(bag, y)


def _strap(bag: Bag, y: float) -> None:
    """The strap over the roll, its buckle in front, and its loose end."""
    top = bag.body.height_m
    front = [(0.0, bag.front_y(0.0, z * top) - 0.006, z * top) for z in (0.64, 0.71, 0.79, 0.87)]
    back = [(0.0, bag.back_y(z * top) + 0.004, z * top) for z in (0.93, 0.87)]
    over = [(-0.034, -0.022), (-0.028, 0.008), (-0.010, 0.0295), (0.008, 0.0315), (0.026, 0.016)]
    strap = curve([*front, *((0.0, y + a, top + b) for a, b in over), *back], 120)
    outward = np.cross((1.0, 0.0, 0.0), np.gradient(strap, axis=0))
    webbing("roll strap", strap, outward, bag.colours.strap, width_m=0.028, thick_m=0.0026)
    ahead = np.gradient(strap, axis=0)
    buckle(strap[38] - (0, 0.003, 0), ahead[38], outward[38], width_m=0.030)
    away = outward[30] / np.linalg.norm(outward[30])
    start = strap[30] + away * 0.006
    end = [
        start + away * out - (0, 0, down) for out, down in ((0.008, 0.012), (0.010, 0.045), (0.006, 0.075))
    ]
    _hang(bag, curve([start, *end], 40))


def _hang(bag: Bag, path: Points) -> None:
    outward = np.cross((1.0, 0.0, 0.0), np.gradient(path, axis=0))
    webbing("roll strap", path, outward, bag.colours.strap, width_m=0.028, thick_m=0.0022)


def unrolled(body: Body) -> Body:
    """The body with its mouth drawn up and open."""
    return replace(body, outline="unrolled")


def open_roll(bag: Bag) -> None:
    """The bag unrolled: an open mouth with its lining; the strap hangs down in front."""
    line_body(bag, len(bag.skin.points))
    top = bag.body.height_m
    hang = [(0.0, bag.front_y(0.0, z * top) - 0.005, z * top) for z in (0.62, 0.72, 0.82, 0.92, 1.0)]
    path = curve(hang, 60)
    _hang(bag, path)
    buckle(path[4] - (0, 0.003, 0), np.gradient(path, axis=0)[4], (0.0, -1.0, 0.0), width_m=0.030)
