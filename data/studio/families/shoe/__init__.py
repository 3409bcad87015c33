"""Outdoor shoes: an upper drawn over a last, overlays, tongue and laces, on a lugged sole."""

from __future__ import annotations

from typing import Final

import bpy
import numpy as np

from data.studio.camera import CloseUp, View
from data.studio.families import Shot
from data.studio.families.shoe.cuts import LOW, MID, Colours, Cut, ShoeDesign
from data.studio.families.shoe.lacing import lace_up
from data.studio.families.shoe.sole import build_sole
from data.studio.families.shoe.upper import pad_collar, set_tongue, sew_overlays, upper_skin
from data.studio.materials import knitted, leather, rubber, suede, woven
from data.studio.shapes import grid

DESIGNS: Final = {
    "ridge-trail-shoe": ShoeDesign(
        LOW,
        hide=False,
        colours={
            "Navy": Colours(
                "#2b4067", "#1b2740", "#f0822d", "#e8e6e0", "#33363c", "#f0822d", "#39425a", "#8fa3c8"
            ),
            "Moss": Colours(
                "#6b7551", "#3d4632", "#e3c14a", "#e8e6e0", "#383834", "#d8d2b8", "#4c523d", "#b9c19a"
            ),
        },
    ),
    "scree-hiking-boot": ShoeDesign(
        MID,
        hide=True,
        colours={
            "Tan": Colours(
                "#94663c", "#6f4a2d", "#4a3524", "#4b4744", "#36322e", "#b23a2c", "#5b4a3c", "#e2c79c"
            )
        },
    ),
}


def photograph(handle: str, colour: str, part: str) -> Shot:
    """One picture of a shoe."""
    design = DESIGNS[handle]
    return Shot(_views(design.cut)[part], lambda: _build(design, design.colours[colour]))


def instruct(handle: str, slug: str) -> tuple[Shot, ...]:
    """Shoes need no rendered instructions."""
    raise KeyError((handle, slug))


def _views(cut: Cut) -> dict[str, View]:
    collar = cut.top[0][2]
    return {
        "whole": View(34, 17, fill=0.92),
        "side": View(0, 4, fill=0.94),
        "sole": View(14, 12, pose_deg=(-90, -38, 0), fill=0.92),
        "heel": View(-74, 12, CloseUp((0.03, 0.0, collar * 0.52), collar * 1.45)),
        "toe": View(66, 20, CloseUp((0.245, 0.0, 0.042), 0.135)),
        "laces": View(52, 42, CloseUp((0.158, 0.0, 0.098 if cut is LOW else 0.115), 0.145)),
        "inside": View(-32, 58, CloseUp((0.066, 0.0, collar * 0.85), 0.165)),
    }


def _build(design: ShoeDesign, colours: Colours) -> None:
    skin = upper_skin(design.cut)
    upper = leather(colours.upper) if design.hide else knitted(colours.upper)
    overlay = suede(colours.overlay) if design.hide else rubber(colours.overlay, roughness=0.5)
    grid("upper", skin.points, upper, around=True)
    skin.lining("lining", woven(colours.lining, thread_m=0.0012), depth_m=0.0035)
    sew_overlays(skin, design, colours, overlay)
    pad_collar(skin, colours)
    set_tongue(design, colours)
    lace_up(skin, design.cut, colours)
    build_sole(design, colours)
    _bend()


def _bend() -> None:
    """Toe spring and a rolled heel: lifts everything by how far forward or back it is."""
    for one in bpy.context.scene.objects:
        count = len(one.data.vertices)
        flat = np.empty(count * 3)
        one.data.vertices.foreach_get("co", flat)
        local = flat.reshape(-1, 3)
        turn, move = np.array(one.matrix_world)[:3, :3], np.array(one.matrix_world)[:3, 3]
        world = local @ turn.T + move
        toe, heel = (
            np.clip((world[:, 0] - 0.185) / 0.105, 0, 1.3),
            np.clip((0.04 - world[:, 0]) / 0.04, 0, 1.2),
        )
        world[:, 2] += 0.026 * toe**2 + 0.006 * heel**2
        one.data.vertices.foreach_set("co", ((world - move) @ turn).ravel())
        one.data.update()
