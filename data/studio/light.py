"""The light: a big soft key, a fill, a rim and a bright room, over a floor that keeps only the shadow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import bpy
from mathutils import Vector


@dataclass(frozen=True, slots=True)
class Softbox:
    """A square lamp. Lengths count the product's radius, so that every size is lit alike."""

    place: tuple[float, float, float]
    side: float
    watts_per_square: float


SOFTBOXES: Final = (
    Softbox(place=(-3.2, -2.6, 4.6), side=3.0, watts_per_square=190.0),
    Softbox(place=(4.4, -2.2, 2.2), side=3.0, watts_per_square=48.0),
    Softbox(place=(0.8, 4.2, 3.6), side=2.4, watts_per_square=80.0),
)
ROOM_STRENGTH: Final = 0.5
FLOOR_SIDE: Final = 40.0


def set_up(centre: Vector, radius_m: float, *, floor: bool) -> None:
    """Lights a product of `radius_m` around `centre`, standing on the floor z = 0 if there is one."""
    for box in SOFTBOXES:
        _hang(box, centre, radius_m)
    world = bpy.data.worlds.new("room")
    background = world.node_tree.nodes["Background"]
    background.inputs["Color"].default_value = (1.0, 1.0, 1.0, 1.0)
    background.inputs["Strength"].default_value = ROOM_STRENGTH
    world.cycles.sampling_method = "NONE"
    bpy.context.scene.world = world
    if floor:
        _lay_floor(FLOOR_SIDE * radius_m)


def _hang(box: Softbox, centre: Vector, radius_m: float) -> None:
    lamp: Any = bpy.data.lights.new("softbox", "AREA")
    lamp.size = box.side * radius_m
    lamp.energy = box.watts_per_square * radius_m**2
    hung = bpy.data.objects.new("softbox", lamp)
    hung.location = centre + Vector(box.place) * radius_m
    hung.rotation_euler = (centre - hung.location).to_track_quat("-Z", "Y").to_euler()
    bpy.context.scene.collection.objects.link(hung)


def _lay_floor(side_m: float) -> None:
    half = side_m / 2
    mesh = bpy.data.meshes.new("floor")
    mesh.from_pydata(
        [(-half, -half, 0), (half, -half, 0), (half, half, 0), (-half, half, 0)], [], [(0, 1, 2, 3)]
    )
    floor = bpy.data.objects.new("floor", mesh)
    white = bpy.data.materials.new("floor")
    white.node_tree.nodes["Principled BSDF"].inputs["Base Color"].default_value = (0.9, 0.9, 0.9, 1.0)
    mesh.materials.append(white)
    floor.is_shadow_catcher = True
    bpy.context.scene.collection.objects.link(floor)
