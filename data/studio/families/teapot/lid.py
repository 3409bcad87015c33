"""A teapot's lid: a dome on a flange, with a knob to lift it by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike

from data.studio.families.teapot.design import TeapotDesign
from data.studio.modelling.curves import Points, curve, slab
from data.studio.modelling.shapes import place, sweep, turned

EDGE_M: Final = 0.0032
FLANGE_M: Final = 0.008


def add_lid(design: TeapotDesign, material: Any, at: ArrayLike, towards: ArrayLike = (0.0, 0.0, 1.0)) -> None:
    """The lid with its seat's edge at `at`, its knob pointing `towards`."""
    radius, dome = design.lid_radius_m, design.dome_m
    share = np.linspace(0, 1, 26)
    rise = EDGE_M + dome * np.cos(share * np.pi / 2) ** 1.3
    top = np.column_stack([radius * (0.985 * share), rise])[::-1]
    edge = [(radius - 0.0006, 0.0), (radius, 0.0006), (radius, EDGE_M - 0.0008)]
    inner = radius - 0.0062
    flange = [(inner - 0.002, -FLANGE_M + 0.001), (inner - 0.0012, -FLANGE_M), (inner, -FLANGE_M + 0.001)]
    under = [(0.001, dome * 0.8), (inner - 0.004, 0.001), *flange, (inner, -0.0002)]
    top[-1, 0] = 0.001
    pieces = [turned("lid", np.vstack([under, edge, top]), material), *_KNOBS[design.knob](design, material)]
    for one in pieces:
        place(one, at, towards)


def _turned_knob(design: TeapotDesign, keys: Points, material: Any) -> list[Any]:
    base = EDGE_M + design.dome_m - 0.0012
    line = curve(keys, 48) + np.array([0.0, base])
    line[:, 0] = np.maximum(line[:, 0], 0.001)
    return [turned("knob", line, material, segments=64)]


def _ball(design: TeapotDesign, material: Any) -> list[Any]:
    keys = [
        (0.0075, 0),
        (0.0052, 0.0025),
        (0.0050, 0.0042),
        (0.0085, 0.0075),
        (0.0096, 0.0112),
        (0.0072, 0.0152),
        (0.001, 0.0172),
    ]
    return _turned_knob(design, np.array(keys), material)


def _button(design: TeapotDesign, material: Any) -> list[Any]:
    keys = [
        (0.0085, 0),
        (0.0062, 0.0030),
        (0.0066, 0.0065),
        (0.0118, 0.0100),
        (0.0124, 0.0118),
        (0.0108, 0.0134),
        (0.001, 0.0140),
    ]
    return _turned_knob(design, np.array(keys), material)


def _bow(design: TeapotDesign, material: Any) -> list[Any]:
    base = EDGE_M + design.dome_m * 0.86
    keys = [
        (-0.0125, 0, base - 0.003),
        (-0.0120, 0, base + 0.006),
        (-0.0068, 0, base + 0.0142),
        (0, 0, base + 0.0162),
        (0.0068, 0, base + 0.0142),
        (0.0120, 0, base + 0.006),
        (0.0125, 0, base - 0.003),
    ]
    path = curve(keys, 48)
    outward = path - np.array([0.0, 0.0, base])
    swell = 1 + 0.35 * np.linspace(-1, 1, 48) ** 4
    return [sweep("knob", path, slab(0.0085, 0.0050, 20, 2.8), material, upright=outward, scale=swell)]


_KNOBS: Final[dict[str, Callable[[TeapotDesign, Any], list[Any]]]] = {
    "ball": _ball,
    "button": _button,
    "bow": _bow,
}
