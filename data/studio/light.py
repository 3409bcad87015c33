"""The light: a big soft key, a fill, a rim and a bright room, over a floor that keeps only the shadow."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random
from typing import Any, Final

import bpy
from mathutils import Matrix, Vector


@dataclass(frozen=True, slots=True)
class Softbox:
    """A square lamp. Lengths count the product's radius, so that every size is lit alike."""

    place: tuple[float, float, float]
    side: float
    watts_per_square: float


@dataclass(frozen=True, slots=True)
class Lighting:
    """The room's strength, the lamps' share, how far they are turned around, and their tint (linear RGB).

    At `turned_deg` 0 the lamps stand as for a camera at azimuth 0.
    """

    room: float = 0.5
    lamps: float = 1.0
    turned_deg: float = 0.0
    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)

    @staticmethod
    def varied(rng: Random) -> Lighting:
        """Another day in the studio: the lamps moved, dimmed or warmed a little."""
        warmth = rng.uniform(-0.04, 0.05)
        return Lighting(
            room=rng.uniform(0.42, 0.6),
            lamps=rng.uniform(0.78, 1.2),
            turned_deg=rng.uniform(-50.0, 50.0),
            tint=(1.0 + warmth, 1.0, 1.0 - warmth),
        )


STUDIO: Final = Lighting()
SOFTBOXES: Final = (
    Softbox(place=(-3.2, -2.6, 4.6), side=3.0, watts_per_square=190.0),
    Softbox(place=(4.4, -2.2, 2.2), side=3.0, watts_per_square=48.0),
    Softbox(place=(0.8, 4.2, 3.6), side=2.4, watts_per_square=80.0),
)
# What hangs is upright cloth: its key stands lower and more to the front, and its fill is stronger.
HANGING: Final = (
    Softbox(place=(-3.0, -4.4, 2.4), side=3.0, watts_per_square=215.0),
    Softbox(place=(4.0, -3.6, 0.8), side=3.0, watts_per_square=85.0),
    Softbox(place=(0.8, 4.2, 3.6), side=2.4, watts_per_square=80.0),
)
FLOOR_SIDE: Final = 60.0
# What the camera sees of the floor: its own glow, and what room and sun add where nothing stands in
# their way. Together just over 1, so the open floor is pure white and only the shadow shows.
FLOOR_GLOW: Final = 0.44
FLOOR_ALBEDO: Final = 0.62
SUN_IRRADIANCE: Final = 0.62
SUN_ANGLE_DEG: Final = 50.0
WHITE: Final = 1.06


def set_up(centre: Vector, radius_m: float, lighting: Lighting, *, floor: bool) -> list[Any]:
    """Lights a product of `radius_m` around `centre`, standing on the floor z = 0 if there is one.

    Returns the objects that were added, so that they can be taken away for the next picture.
    """
    lamps = [_hang(box, centre, radius_m, lighting) for box in (SOFTBOXES if floor else HANGING)]
    _surround(lighting)
    if not floor:
        return lamps
    ground = _lay_floor(FLOOR_SIDE * radius_m)
    sun = _shine_on(ground)
    for lamp in lamps:
        # The lamps would light the floor unevenly; its shadow comes from a sun of its own.
        others = bpy.data.collections.new("all but the floor")
        others.objects.link(ground)
        lamp.light_linking.receiver_collection = others
        others.collection_objects[0].light_linking.link_state = "EXCLUDE"
    return [*lamps, ground, sun]


def _hang(box: Softbox, centre: Vector, radius_m: float, lighting: Lighting) -> Any:
    lamp: Any = bpy.data.lights.new("softbox", "AREA")
    lamp.size = box.side * radius_m
    lamp.energy = box.watts_per_square * radius_m**2 * lighting.lamps
    lamp.color = lighting.tint
    hung = bpy.data.objects.new("softbox", lamp)
    turn = Matrix.Rotation(math.radians(lighting.turned_deg), 3, "Z")
    hung.location = centre + turn @ Vector(box.place) * radius_m
    hung.rotation_euler = (centre - hung.location).to_track_quat("-Z", "Y").to_euler()
    bpy.context.scene.collection.objects.link(hung)
    return hung


def _surround(lighting: Lighting) -> None:
    """A bright room that lights the product, and plain white where the camera looks past it."""
    world: Any = bpy.data.worlds.new("room")
    tree = world.node_tree
    lit = tree.nodes["Background"]
    lit.inputs["Color"].default_value = (*lighting.tint, 1.0)
    lit.inputs["Strength"].default_value = lighting.room
    backdrop = tree.nodes.new("ShaderNodeBackground")
    backdrop.inputs["Color"].default_value = (1.0, 1.0, 1.0, 1.0)
    backdrop.inputs["Strength"].default_value = WHITE
    _for_the_camera(tree, lit, backdrop, tree.nodes["World Output"])
    world.cycles.sampling_method = "NONE"
    bpy.context.scene.world = world


def _lay_floor(side_m: float) -> Any:
    half = side_m / 2
    mesh = bpy.data.meshes.new("floor")
    mesh.from_pydata(
        [(-half, -half, 0), (half, -half, 0), (half, half, 0), (-half, half, 0)], [], [(0, 1, 2, 3)]
    )
    floor = bpy.data.objects.new("floor", mesh)
    paint = bpy.data.materials.new("floor")
    tree: Any = paint.node_tree
    tree.nodes.remove(tree.nodes["Principled BSDF"])
    plain, shadowed = (tree.nodes.new("ShaderNodeBsdfDiffuse") for _ in range(2))
    plain.inputs["Color"].default_value = (0.8, 0.8, 0.8, 1.0)
    shadowed.inputs["Color"].default_value = (FLOOR_ALBEDO, FLOOR_ALBEDO, FLOOR_ALBEDO, 1.0)
    glow = tree.nodes.new("ShaderNodeEmission")
    glow.inputs["Strength"].default_value = FLOOR_GLOW
    seen = tree.nodes.new("ShaderNodeAddShader")
    tree.links.new(shadowed.outputs[0], seen.inputs[0])
    tree.links.new(glow.outputs[0], seen.inputs[1])
    _for_the_camera(tree, plain, seen, tree.nodes["Material Output"])
    mesh.materials.append(paint)
    bpy.context.scene.collection.objects.link(floor)
    return floor


def _shine_on(floor: Any) -> Any:
    """A wide sun that lights the floor alone, so that its shadow is soft and the open floor even."""
    light: Any = bpy.data.lights.new("sun", "SUN")
    light.energy, light.angle = math.pi * SUN_IRRADIANCE, math.radians(SUN_ANGLE_DEG)
    sun = bpy.data.objects.new("sun", light)
    sun.rotation_euler = (math.radians(-18), math.radians(-20), 0.0)
    bpy.context.scene.collection.objects.link(sun)
    ground = bpy.data.collections.new("the floor")
    ground.objects.link(floor)
    sun.light_linking.receiver_collection = ground
    return sun


def _for_the_camera(tree: Any, otherwise: Any, seen: Any, output: Any) -> None:
    """Joins `seen` to the output where the camera looks, `otherwise` for all other light."""
    path, choice = tree.nodes.new("ShaderNodeLightPath"), tree.nodes.new("ShaderNodeMixShader")
    tree.links.new(path.outputs["Is Camera Ray"], choice.inputs[0])
    tree.links.new(otherwise.outputs[0], choice.inputs[1])
    tree.links.new(seen.outputs[0], choice.inputs[2])
    tree.links.new(choice.outputs[0], output.inputs["Surface"])
