"""Meshes from curves: surfaces through sections, tubes along paths, turned bodies, boxes, stitches.

Lengths are metres; UV coordinates are metres too, so that a weave has the same thread on every part.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import bpy
import numpy as np
from mathutils import Matrix, Vector
from numpy.typing import ArrayLike, NDArray

from data.studio.modelling.curves import Points, curve, disc, resample

Faces = NDArray[np.int64]
AXIS_M: Final = 0.002


def mesh(
    name: str,
    vertices: ArrayLike,
    faces: Sequence[Sequence[int]] | Faces,
    material: Any,
    *,
    uv: Points | None = None,
    subdivide: int = 0,
    bevel_m: float = 0.0,
    thickness_m: float = 0.0,
    smooth: bool = True,
) -> Any:
    """An object in the scene; `uv` gives one coordinate a vertex, `thickness_m` grows inwards."""
    data = bpy.data.meshes.new(name)
    corners = faces.tolist() if isinstance(faces, np.ndarray) else faces
    data.from_pydata(np.asarray(vertices, dtype=float).tolist(), [], corners)
    data.update()
    if uv is not None:
        loops = np.empty(len(data.loops), dtype=np.int32)
        data.loops.foreach_get("vertex_index", loops)
        data.uv_layers.new(name="metres").data.foreach_set("uv", uv[loops].ravel().astype(np.float32))
    data.polygons.foreach_set("use_smooth", [smooth] * len(data.polygons))
    data.materials.append(material)
    one = bpy.data.objects.new(name, data)
    bpy.context.scene.collection.objects.link(one)
    if thickness_m:
        solid = one.modifiers.new("thickness", "SOLIDIFY")
        solid.thickness, solid.offset, solid.use_even_offset = thickness_m, -1.0, False
    if bevel_m:
        bevel = one.modifiers.new("bevel", "BEVEL")
        bevel.width, bevel.segments, bevel.limit_method, bevel.harden_normals = bevel_m, 3, "ANGLE", True
    if subdivide:
        finer = one.modifiers.new("subdivide", "SUBSURF")
        finer.levels = finer.render_levels = subdivide
    return one


def grid(
    name: str,
    points: Points,
    material: Any,
    *,
    around: bool = False,
    caps: tuple[bool, bool] = (False, False),
    centred: bool = False,
    **how: Any,
) -> Any:
    """A surface through `points` (rows, columns, 3); `around` joins the last column to the first.

    `caps` closes the first and the last row with a fan, for bodies that are closed around. UV is measured
    from the first row and column, or from the middle ones where it is `centred`.
    """
    if around:
        points = np.concatenate([points, points[:, :1]], axis=1)
    rows, columns = points.shape[:2]
    faces = _quads(rows, columns).tolist()
    across, along = _lengths(points, 1), _lengths(points, 0)
    if centred:
        across, along = across - across[:, [columns // 2]], along - along[[rows // 2]]
    uv = np.stack([across, along], axis=2).reshape(-1, 2)
    vertices = points.reshape(-1, 3)
    for wanted, row in zip(caps, (0, rows - 1), strict=True):
        if wanted:
            ring = list(range(row * columns, row * columns + columns - 1))
            middle = len(vertices)
            vertices = np.vstack([vertices, vertices[ring].mean(axis=0)])
            uv = np.vstack([uv, uv[ring].mean(axis=0)])
            pairs = zip(ring, ring[1:] + ring[:1], strict=True)
            faces += [[b, a, middle] if row == 0 else [a, b, middle] for a, b in pairs]
    one = mesh(name, vertices, faces, material, uv=uv, **how)
    if around:
        weld = one.modifiers.new("seam", "WELD")
        weld.merge_threshold = 1e-6
        one.modifiers.move(len(one.modifiers) - 1, 0)
    return one


def sweep(
    name: str,
    path: Points,
    profile: Points,
    material: Any,
    *,
    upright: tuple[float, float, float] | Points = (0.0, 0.0, 1.0),
    scale: Points | None = None,
    loop: bool = False,
    **how: Any,
) -> Any:
    """A body along `path` (n, 3) with the closed cross-section `profile` (m, 2).

    The profile's second axis follows `upright` (one direction, or one a point) as far as the path
    allows; `scale` (n,) or (n, 2) widens the profile along the way.
    """
    ends = np.roll(path, -1, axis=0) - np.roll(path, 1, axis=0) if loop else np.gradient(path, axis=0)
    forward = _unit(ends)
    wanted = np.broadcast_to(np.asarray(upright, dtype=float), path.shape)
    side = _unit(np.cross(forward, wanted))
    up = np.cross(side, forward)
    size = (
        np.ones((len(path), 2))
        if scale is None
        else np.broadcast_to(scale.reshape(len(path), -1), (len(path), 2))
    )
    rings = (
        path[:, None]
        + side[:, None] * (profile[None, :, :1] * size[:, None, :1])
        + up[:, None] * (profile[None, :, 1:] * size[:, None, 1:])
    )
    if loop:
        rings = np.concatenate([rings, rings[:1]])
    return grid(name, rings, material, around=True, caps=(not loop, not loop), **how)


def turned(name: str, profile: ArrayLike, material: Any, *, segments: int = 96, **how: Any) -> Any:
    """A body turned on a lathe from `profile` (n, 2): radius and height, the outside on the way up.

    An end that reaches the axis (radius under 2 mm) is closed.
    """
    line = np.asarray(profile, dtype=float)
    angle = np.linspace(0, 2 * np.pi, segments, endpoint=False)
    rings = np.stack(
        [
            line[:, :1] * np.cos(angle),
            line[:, :1] * np.sin(angle),
            np.repeat(line[:, 1:], segments, axis=1),
        ],
        axis=2,
    )
    ends = (bool(line[0, 0] < AXIS_M), bool(line[-1, 0] < AXIS_M))
    return grid(name, rings, material, around=True, caps=ends, **how)


def box(name: str, centre: ArrayLike, size: ArrayLike, material: Any, *, bevel_m: float, **how: Any) -> Any:
    """A box with softened edges."""
    corners = np.array([(x, y, z) for x in (-0.5, 0.5) for y in (-0.5, 0.5) for z in (-0.5, 0.5)])
    faces = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
    points = np.asarray(centre) + corners * np.asarray(size)
    return mesh(name, points, faces, material, bevel_m=bevel_m, smooth=True, **how)


def rod(
    name: str,
    start: ArrayLike,
    end: ArrayLike,
    radii_m: Sequence[float],
    material: Any,
    *,
    upright: ArrayLike,
) -> Any:
    """A round bar from `start` to `end`, its radius running through `radii_m` at even distances."""
    count = 48
    share = np.linspace(0, 1, count)[:, None]
    path = np.asarray(start, dtype=float) * (1 - share) + np.asarray(end, dtype=float) * share
    radius = curve(np.asarray(radii_m, dtype=float)[:, None], count) if len(radii_m) > 2 else None
    straight = np.interp(share[:, 0], np.linspace(0, 1, len(radii_m)), radii_m)
    size = straight if radius is None else radius[:, 0]
    size[[0, -1]] *= 0.8
    path[[1, -2]] = path[[0, -1]]
    path[1] += (path[2] - path[0]) * 0.04
    path[-2] += (path[-3] - path[-1]) * 0.04
    return sweep(name, path, disc(1.0, 28), material, upright=np.asarray(upright, dtype=float), scale=size)


def place(one: Any, at: ArrayLike, towards: ArrayLike = (0.0, 0.0, 1.0)) -> Any:
    """Moves an object made around the z axis to `at`, its axis pointing `towards`."""
    turn = Vector(np.asarray(towards, dtype=float)).to_track_quat("Z", "Y").to_matrix().to_4x4()
    one.matrix_world = Matrix.Translation(Vector(np.asarray(at, dtype=float))) @ turn
    return one


def stitches(
    name: str, path: Points, outward: Points, material: Any, *, length_m: float, gap_m: float, thread_m: float
) -> Any:
    """A seam's stitches: short threads along `path`, sunk half into the surface that faces `outward`."""
    total = float(np.linalg.norm(np.diff(path, axis=0), axis=1).sum())
    count = max(2, round(total / (length_m + gap_m)))
    fine = resample(np.hstack([path, outward]), count * 8 + 1)
    vertices: list[Points] = []
    faces: list[list[int]] = []
    ring = disc(thread_m / 2, 6)
    for number in range(count):
        piece = fine[number * 8 : number * 8 + 1 + round(8 * length_m / (length_m + gap_m))]
        centre, normal = piece[:, :3], _unit(piece[:, 3:])
        forward = _unit(np.gradient(centre, axis=0))
        side = np.cross(forward, normal)
        swell = np.sin(np.linspace(0.25, np.pi - 0.25, len(piece)))[:, None, None]
        tube = centre[:, None] + swell * (
            side[:, None] * ring[None, :, :1] + normal[:, None] * ring[None, :, 1:]
        )
        first = sum(map(len, vertices))
        vertices.append(tube.reshape(-1, 3))
        faces += (_quads(len(piece), 6, around=True) + first).tolist()
    return mesh(name, np.vstack(vertices), faces, material)


def _quads(rows: int, columns: int, *, around: bool = False) -> Faces:
    index = np.arange(rows * columns).reshape(rows, columns)
    right = np.roll(index, -1, axis=1)
    width = columns if around else columns - 1
    corners = (index[:-1, :width], right[:-1, :width], right[1:, :width], index[1:, :width])
    return np.stack(corners, axis=2).reshape(-1, 4)


def _lengths(points: Points, axis: int) -> Points:
    steps = np.linalg.norm(np.diff(points, axis=axis), axis=2)
    along: Points = np.insert(np.cumsum(steps, axis=axis), 0, 0.0, axis=axis)
    return along


def _unit(vectors: Points) -> Points:
    size = np.linalg.norm(vectors, axis=-1, keepdims=True)
    unit: Points = vectors / np.maximum(size, 1e-12)
    return unit
