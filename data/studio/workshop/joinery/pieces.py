"""Spars and boards. Lengths are metres."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import bpy
import numpy as np
from mathutils import Matrix, Vector
from numpy.typing import ArrayLike

from data.studio.modelling.curves import Points, curve
from data.studio.modelling.shapes import grid, mesh


def direction(start: ArrayLike, end: ArrayLike) -> Points:
    """The unit vector from one point to another."""
    way = np.asarray(end, dtype=float) - np.asarray(start, dtype=float)
    unit: Points = way / np.linalg.norm(way)
    return unit


def spar(
    name: str,
    start: ArrayLike,
    end: ArrayLike,
    section_m: tuple[float, float],
    material: Any,
    *,
    upright: ArrayLike,
    taper: float = 1.0,
    bevel_m: float = 0.0025,
) -> Any:
    """A square-cut bar between two points; the section's second measure lies along `upright`.

    At its end the section is `taper` times as large. The object's z axis runs along the bar.
    """
    first, last = np.asarray(start, dtype=float), np.asarray(end, dtype=float)
    forward = direction(first, last)
    side = np.cross(np.asarray(upright, dtype=float), forward)
    side /= np.linalg.norm(side)
    half, length = np.array(section_m) / 2, float(np.linalg.norm(last - first))
    around = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * half
    low = np.column_stack([around, np.zeros(4)])
    high = np.column_stack([around * taper, np.full(4, length)])
    sides = [(i, (i + 1) % 4, (i + 1) % 4 + 4, i + 4) for i in range(4)]
    faces = [(3, 2, 1, 0), (4, 5, 6, 7), *sides]
    one = mesh(name, np.vstack([low, high]), faces, material, bevel_m=bevel_m)
    turn = Matrix((side, np.cross(forward, side), forward)).transposed().to_4x4()
    one.matrix_world = Matrix.Translation(Vector(first)) @ turn
    return one


def board(
    name: str,
    outline: Points,
    top_m: float,
    thickness_m: float,
    material: Any,
    *,
    dish: Callable[[Points, Points], Points] | None = None,
    edge_m: float = 0.012,
) -> Any:
    """A board of any rounded outline (n, 2) around the z axis, its upper edge softened by `edge_m`.

    `dish` gives how far the top lies under its height, from x and y counted in half sizes.
    """
    half = np.ptp(outline, axis=0) / 2
    thick = thickness_m
    profile = curve(
        [
            (edge_m * 0.7, thick),
            (edge_m * 0.15, thick * 0.96),
            (0.0, thick * 0.62),
            (0.0, thick * 0.3),
            (edge_m * 0.4, 0.0025),
            (edge_m * 1.2, 0.0),
        ],
        22,
    )
    rings = [(edge_m * 3, thick), *map(tuple, profile)]
    rings += [(float(half.min()) * (1 - share), 0.0) for share in (0.82, 0.68, 0.54, 0.4, 0.26, 0.12, 0.004)]
    surface = []
    for inset, depth in rings:
        flat = outline * (1 - inset / half)
        lower = np.zeros(len(flat)) if dish is None else dish(flat[:, 0] / half[0], flat[:, 1] / half[1])
        # The underside stays flat.
        share = 1.0 - depth / thick
        surface.append(np.column_stack([flat, top_m - depth - lower * share]))
    return grid(name, np.array(surface), material, around=True, caps=(True, True))


def panel(
    name: str, outline: Points, at_m: float, thickness_m: float, material: Any, *, bevel_m: float = 0.002
) -> Any:
    """An upright panel cut to an outline of (y, z), its middle in the plane x = `at_m`."""
    low, high = (
        np.column_stack([np.full(len(outline), at_m + x), outline])
        for x in (-thickness_m / 2, thickness_m / 2)
    )
    return mesh(name, np.vstack([low, high]), _prism(len(outline)), material, bevel_m=bevel_m)


def cut_through(one: Any, outline: Points, around_m: tuple[float, float], *, level_m: float) -> Any:
    """Cuts a hole of the outline (x, y) through an object from above, its middle at `around_m`.

    The object must not have modifiers yet, which belong on what is left of it; it is returned.
    """
    edge = outline + np.array(around_m)
    low, high = (np.column_stack([edge, np.full(len(edge), level_m + z)]) for z in (-0.1, 0.1))
    cutter = mesh("cutter", np.vstack([low, high]), _prism(len(edge)), one.active_material)
    difference = one.modifiers.new("cut", "BOOLEAN")
    difference.operation, difference.solver, difference.object = "DIFFERENCE", "EXACT", cutter
    graph = bpy.context.evaluated_depsgraph_get()
    one.data = bpy.data.meshes.new_from_object(one.evaluated_get(graph))
    one.modifiers.clear()
    bpy.data.objects.remove(cutter)
    return one


def _prism(count: int) -> list[list[int]]:
    """The faces between two outlines of `count` corners each, one above the other."""
    faces = [list(range(count))[::-1], list(range(count, 2 * count))]
    return faces + [[i, (i + 1) % count, (i + 1) % count + count, i + count] for i in range(count)]


def soften(one: Any, bevel_m: float) -> Any:
    """Rounds an object's edges."""
    bevel = one.modifiers.new("bevel", "BEVEL")
    bevel.width, bevel.segments, bevel.limit_method, bevel.harden_normals = bevel_m, 3, "ANGLE", True
    return one
