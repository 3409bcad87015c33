"""The upper: the skin over the last, its collar, pull tab and tongue."""

from __future__ import annotations

from typing import Any

import numpy as np

from data.studio.article import Look
from data.studio.families.shoe.design import ShoeDesign
from data.studio.families.shoe.last import THROAT, Last
from data.studio.families.shoe.palette import Palette, Surfaces, cloth_of
from data.studio.materials import shade, woven
from data.studio.modelling.curves import curve, disc, slab
from data.studio.modelling.shapes import grid, sweep
from data.studio.modelling.skin import Skin


def upper_skin(last: Last, columns: int = 216, rows: int = 60) -> Skin:
    """The upper's surface over the last: u runs from the heel along the outer side, v from the sole up."""
    x, out, inn = last.footprint().T
    cut = last.cut()
    keys = [np.column_stack([x, width, cut.rise, cut.lean, cut.top]) for width in (out, inn)]
    turn = np.ones(keys[0].shape[1])
    turn[[1, 5, 8]] = -1.0
    around = np.vstack([keys[0] * turn, keys[1][-2:0:-1]])
    fine = curve(around, columns, closed=True)
    foot = np.column_stack([fine[:, :2], last.stands_at(fine[:, 0]) - 0.004])
    tangent = np.roll(foot, -1, axis=0) - np.roll(foot, 1, axis=0)
    normal = np.column_stack([tangent[:, 1], -tangent[:, 0], np.zeros(columns)])
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    first = foot + normal * fine[:, 3:4] + np.column_stack([np.zeros((columns, 2)), fine[:, 2]])
    edge = fine[:, 7:10]
    second = edge + fine[:, 4:7]
    t = np.linspace(0, 1, rows)[:, None, None]
    return Skin(
        (1 - t) ** 3 * foot + 3 * (1 - t) ** 2 * t * first + 3 * (1 - t) * t**2 * second + t**3 * edge
    )


def finish_collar(skin: Skin, design: ShoeDesign, colours: Palette, cloths: Surfaces) -> None:
    """What edges the ankle, and the tab to pull the shoe on with."""
    line = [(u, 1.0) for u in np.linspace(-THROAT - 0.004, THROAT + 0.004, 25)]
    if design.collar == "padded":
        skin.cord("collar", line, cloths.lining, radius_m=0.0052, raised_m=-0.0028)
    else:
        skin.cord("collar", line, cloths.upper, radius_m=0.0026, raised_m=-0.0014)
    throat = [(u, 1.0) for u in np.linspace(THROAT - 0.004, 1 - THROAT + 0.004, 25)]
    skin.cord("throat", throat, cloths.overlay, radius_m=0.0021, raised_m=-0.0012)
    if design.tab == "loop":
        _pull_loop(skin, colours.trim)
    elif design.tab == "raised":
        _raised_tab(skin, cloths)


def _pull_loop(skin: Skin, colour: str) -> None:
    top, _ = skin.at((0.0, 1.0))
    keys = np.array(
        [
            (-0.0055, 0, -0.022),
            (-0.0080, 0, -0.006),
            (-0.0075, 0, 0.008),
            (-0.001, 0, 0.013),
            (0.0055, 0, 0.006),
            (0.006, 0, -0.010),
        ]
    )
    path = curve(top + keys, 40)
    outward = np.cross(np.gradient(path, axis=0), (0, 1, 0))
    sweep("tab", path, slab(0.0135, 0.0022, 20), woven(colour, thread_m=0.0011), upright=outward)


def _raised_tab(skin: Skin, cloths: Surfaces) -> None:
    """A soft heel that stands up and leans away from the tendon."""
    top, _ = skin.at((0.0, 1.0))
    path = curve(top + np.array([(0.0, 0, -0.016), (-0.0015, 0, 0.0), (-0.006, 0, 0.015)]), 24)
    outward = np.cross(np.gradient(path, axis=0), (0, 1, 0))
    narrow = np.column_stack([np.r_[np.linspace(1.0, 0.8, 20), 0.74, 0.65, 0.5, 0.28], np.ones(24)])
    narrow[-4:, 1] = (0.95, 0.85, 0.7, 0.45)
    sweep("tab", path, slab(0.033, 0.0068, 28, 3.0), cloths.lining, upright=outward, scale=narrow)


def set_tongue(look: Look[ShoeDesign], colours: Palette, cloths: Surfaces) -> None:
    """The tongue under the laces, with its edge."""
    design = look.design
    padded = design.collar == "padded"
    path = curve(design.last.cut().tongue, 60)
    forward = np.gradient(path, axis=0)
    across = np.linspace(-1, 1, 25)
    width = np.interp(np.linspace(0, 1, 60), (0, 0.5, 1), (0.016, 0.023, 0.029))
    up = np.cross(forward, (0.0, 1.0, 0.0))
    up *= np.sign(up[:, 2:]) / np.linalg.norm(up, axis=1, keepdims=True)
    arched = 0.0045 * (1 - across**2) ** 0.6 - 0.007 * np.abs(across) ** 2.4
    rows = path[:, None] + up[:, None] * arched[None, :, None]
    rows[..., 1] += across * width[:, None]
    one = grid("tongue", rows, _tongue_cloth(look, colours), subdivide=1)
    solid = one.modifiers.new("thickness", "SOLIDIFY")
    solid.thickness, solid.offset = 0.006 if padded else 0.003, -1.0
    one.modifiers.move(1, 0)
    radius = 0.0046 if padded else 0.0022
    edge = rows[-1] - up[-1] * radius * 0.65
    sweep("tongue edge", edge, disc(radius, 14), cloths.lining if padded else cloths.upper, upright=(0, 0, 1))


def _tongue_cloth(look: Look[ShoeDesign], colours: Palette) -> Any:
    deeper = colours.overlay if look.material == "mesh" else shade(colours.upper, 0.9)
    return cloth_of(look.material, deeper)
