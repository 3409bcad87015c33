"""The roll-top: canvas rolled at the mouth, a strap with a buckle, a patch pocket."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from data.studio.camera import CloseUp, View
from data.studio.curves import curve
from data.studio.families.backpack.body import Body, Colours, filled_body, side_pocket, wrap_base
from data.studio.families.backpack.carrying import carry, top_handle
from data.studio.haberdashery import buckle, webbing, zip_fastener
from data.studio.materials import leather, shade, woven
from data.studio.shapes import grid, sweep
from data.studio.skin import Skin

HARBOUR: Final = Body(
    sections=(
        (0.000, 0.112, 0.050),
        (0.003, 0.132, 0.064),
        (0.014, 0.142, 0.073),
        (0.060, 0.146, 0.077),
        (0.160, 0.147, 0.078),
        (0.260, 0.147, 0.073),
        (0.330, 0.149, 0.060),
        (0.385, 0.153, 0.040),
        (0.425, 0.157, 0.021),
        (0.447, 0.159, 0.012),
    ),
    squareness=4.2,
    slack_m=0.0026,
)


def harbour_views() -> dict[str, View]:
    """How each of its pictures is framed."""
    return {
        "whole": View(30, 12, fill=0.92),
        "back": View(164, 8, fill=0.92),
        "side": View(90, 6, fill=0.92),
        "strap": View(142, 12, CloseUp((0.075, 0.10, 0.29), 0.25)),
        "pocket": View(14, 8, CloseUp((0.0, -0.085, 0.200), 0.235)),
        "closure": View(24, 24, CloseUp((0.0, -0.035, 0.405), 0.20)),
    }


def build_harbour(colours: Colours) -> None:
    """The roll-top, rolled and buckled."""
    skin = filled_body(HARBOUR, seed=8)
    canvas = woven(colours.body, thread_m=0.0012, relief_m=0.0002)
    hide = leather(colours.trim)
    grid("body", skin.points, canvas, around=True, caps=(True, True))
    wrap_base(skin, hide, colours, low=0.03, high=0.36)
    for side in (1.0, -1.0):
        side_pocket(skin, side, canvas, colours)
    _flat_pocket(skin, canvas, colours)
    _roll(canvas, colours)
    carry(skin, colours, woven(shade(colours.body, 0.72), thread_m=0.0016), top=0.372)
    top_handle(colours, z=0.385, y=0.046)


def _flat_pocket(skin: Skin, canvas: Any, colours: Colours) -> None:
    """A patch pocket with a slanting zip under a welt, sewn on all around."""
    thread, hide = woven(colours.thread), leather(colours.trim)
    left, right, low, high = 0.395, 0.605, 0.385, 0.66
    lower, upper = (
        [(left, low), (0.5, low), (right, low)],
        [(left + 0.006, high), (0.5, high + 0.004), (right - 0.006, high)],
    )
    skin.panel("pocket", lower, upper, canvas, thickness_m=0.0055, count=140)
    for inset in (0.006, 0.011):
        up = [(left + inset, low + 0.01), (left + inset + 0.005, high - 0.012)]
        across = [
            (left + 0.012, high - 0.006 - inset),
            (0.5, high - 0.002 - inset),
            (right - 0.012, high - 0.006 - inset),
        ]
        for line in (up, [(1 - u, v) for u, v in up], across):
            skin.seam("seam", line, thread, raised_m=0.0055)
    path, outward = skin.at(curve([(0.425, high - 0.055), (0.5, high - 0.062), (0.575, high - 0.069)], 120))
    zip_fastener(
        path + outward * 0.0055, outward, tape=shade(colours.body, 0.6), pull=colours.trim, closed_at=0.10
    )
    skin.panel(
        "patch",
        [(0.472, low + 0.05), (0.528, low + 0.05)],
        [(0.472, low + 0.09), (0.528, low + 0.09)],
        hide,
        thickness_m=0.0078,
    )


def _roll(canvas: Any, colours: Colours) -> None:
    """The rolled mouth of the bag, its strap over the front, and the buckle."""
    turns = np.linspace(0, 2.6 * 2 * np.pi, 150)
    radius = 0.0075 + 0.0165 * turns / turns[-1]
    spiral = np.column_stack([radius * np.cos(turns) * 0.86, radius * np.sin(turns)])[::-1]
    inner = np.column_stack([(radius - 0.0022) * np.cos(turns) * 0.86, (radius - 0.0022) * np.sin(turns)])
    middle = np.array([0.0, 0.012, 0.452])
    xs = np.linspace(-0.161, 0.161, 60)
    sag = 0.005 * np.cos(xs / 0.161 * np.pi / 2) * np.sin(xs * 60) * 0.5
    path = middle + np.column_stack([xs, np.zeros(60), sag])
    sweep("roll", path, np.vstack([spiral, inner]), canvas, upright=(0, 0, 1))
    strap = curve(
        [
            (0, -0.0835, 0.28),
            (0, -0.0800, 0.315),
            (0, -0.066, 0.355),
            (0, -0.046, 0.392),
            (0, -0.030, 0.425),
            (0, -0.018, 0.455),
            (0, 0.0, 0.4765),
            (0, 0.018, 0.4785),
            (0, 0.036, 0.463),
            (0, 0.046, 0.43),
            (0, 0.055, 0.40),
        ],
        120,
    )
    outward = np.cross((1.0, 0.0, 0.0), np.gradient(strap, axis=0))
    webbing("roll strap", strap, outward, colours.strap, width_m=0.028, thick_m=0.0026)
    buckle(strap[44] - (0, 0.004, 0), np.gradient(strap, axis=0)[44], outward[44], width_m=0.030)
    dangle = curve(
        [
            strap[36] + outward[36] * 0.3,
            strap[30] - (0, 0.010, 0.0),
            strap[30] - (0, 0.014, 0.03),
            strap[30] - (0, 0.010, 0.06),
        ],
        40,
    )
    webbing(
        "roll strap",
        dangle,
        np.cross((1.0, 0.0, 0.0), np.gradient(dangle, axis=0)),
        colours.strap,
        width_m=0.028,
        thick_m=0.0022,
    )
