"""A shoe put together in the scene."""

from __future__ import annotations

import bpy
import numpy as np

from data.studio.article import Look
from data.studio.families.shoe.design import ShoeDesign
from data.studio.families.shoe.lacing import lace_up
from data.studio.families.shoe.palette import palette, surfaces
from data.studio.families.shoe.pieces import sew
from data.studio.families.shoe.sole import build_sole
from data.studio.families.shoe.upper import finish_collar, set_tongue, upper_skin
from data.studio.modelling.shapes import grid


def build(look: Look[ShoeDesign]) -> None:
    """The look's shoe, its toe to +x."""
    design, colours, cloths = look.design, palette(look), surfaces(look)
    skin = upper_skin(design.last)
    grid("upper", skin.points, cloths.upper, around=True)
    skin.lining("lining", cloths.lining, depth_m=0.0035)
    sew(design.pieces, skin, colours, cloths)
    finish_collar(skin, design, colours, cloths)
    set_tongue(look, colours, cloths)
    lace_up(skin, design, colours)
    build_sole(design, colours)
    _bend(design.last.spring_m)


def _bend(spring_m: float) -> None:
    """Toe spring and a rolled heel: lifts everything by how far forward or back it is."""
    for one in bpy.context.scene.objects:
        count = len(one.data.vertices)
        flat = np.empty(count * 3)
        one.data.vertices.foreach_get("co", flat)
        local = flat.reshape(-1, 3)
        turn, move = np.array(one.matrix_world)[:3, :3], np.array(one.matrix_world)[:3, 3]
        world = local @ turn.T + move
        toe = np.clip((world[:, 0] - 0.185) / 0.105, 0, 1.3)
        heel = np.clip((0.04 - world[:, 0]) / 0.04, 0, 1.2)
        world[:, 2] += spring_m * toe**2 + 0.23 * spring_m * heel**2
        one.data.vertices.foreach_set("co", ((world - move) @ turn).ravel())
        one.data.update()
