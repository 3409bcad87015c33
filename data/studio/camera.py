"""Where the camera stands and what it frames."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import bpy
import numpy as np
from mathutils import Matrix, Vector

from data.studio.modelling.curves import Points
from data.studio.view import CloseUp, View

__all__ = ["CloseUp", "View", "set_down", "take_position", "vertices_of"]

SENSOR_MM = 36.0
FITTING_ROUNDS = 6


def set_down(objects: Sequence[Any], view: View) -> Matrix:
    """Turns the product as `view` wants it and sets it on the floor; returns that movement."""
    turn = Matrix.Identity(4)
    for axis, degrees in zip("XYZ", view.pose_deg, strict=True):
        turn = Matrix.Rotation(math.radians(degrees), 4, axis) @ turn
    lowest = min(float((vertices_of(one) @ np.array(turn)[:3, :3].T)[:, 2].min()) for one in objects)
    movement = Matrix.Translation((0.0, 0.0, -lowest)) @ turn
    for one in objects:
        one.matrix_world = movement @ one.matrix_world
    bpy.context.view_layer.update()
    return movement


def take_position(view: View, objects: Sequence[Any], movement: Matrix) -> Any:
    """Puts the scene's camera where `view` wants it, and returns it."""
    lens = bpy.data.cameras.new("camera")
    lens.lens, lens.sensor_width = view.focal_mm, SENSOR_MM
    lens.clip_start, lens.clip_end = 0.001, 100.0
    camera = bpy.data.objects.new("camera", lens)
    bpy.context.scene.collection.objects.link(camera)
    bpy.context.scene.camera = camera
    axes = _axes(view)
    if view.close_up:
        target = movement @ Vector(view.close_up.at_m)
        distance = view.close_up.span_m * view.focal_mm / SENSOR_MM
    else:
        target, distance = _fit(np.vstack([vertices_of(one) for one in objects]), axes, view)
    right, up, back = (Vector(axis) for axis in axes)
    turn = Matrix((right, up, back)).transposed().to_4x4()
    roll = Matrix.Rotation(math.radians(view.roll_deg), 4, "Z")
    camera.matrix_world = Matrix.Translation(target + back * distance) @ turn @ roll
    bpy.context.view_layer.update()
    return camera


def vertices_of(one: Any) -> Points:
    """The vertices of an object in the world, modifiers applied, `(n, 3)`."""
    seen = one.evaluated_get(bpy.context.evaluated_depsgraph_get())
    mesh = seen.to_mesh()
    flat = np.empty(len(mesh.vertices) * 3)
    mesh.vertices.foreach_get("co", flat)
    seen.to_mesh_clear()
    world = np.array(one.matrix_world)
    moved: Points = flat.reshape(-1, 3) @ world[:3, :3].T + world[:3, 3]
    return moved


def _axes(view: View) -> tuple[Points, Points, Points]:
    """The camera's right, up and backward directions."""
    azimuth, elevation = math.radians(view.azimuth_deg), math.radians(view.elevation_deg)
    back = np.array(
        [
            math.sin(azimuth) * math.cos(elevation),
            -math.cos(azimuth) * math.cos(elevation),
            math.sin(elevation),
        ]
    )
    right = np.array([math.cos(azimuth), math.sin(azimuth), 0.0])
    return right, np.cross(back, right), back


def _fit(points: Points, axes: tuple[Points, Points, Points], view: View) -> tuple[Vector, float]:
    """The target and distance from which `points` fill the picture, in a few rounds of re-centring."""
    right, up, back = axes
    target = (points.min(axis=0) + points.max(axis=0)) / 2
    half_angle = SENSOR_MM / 2 / view.focal_mm
    distance = 10 * float(np.ptp(points, axis=0).max())
    for _ in range(FITTING_ROUNDS):
        relative = points - target
        depth = distance - relative @ back
        x, y = (relative @ right) / depth, (relative @ up) / depth
        target = (
            target + right * ((x.min() + x.max()) / 2 * distance) + up * ((y.min() + y.max()) / 2 * distance)
        )
        distance *= max(float(np.ptp(x)), float(np.ptp(y))) / (2 * half_angle * view.fill)
    return Vector(target), distance
