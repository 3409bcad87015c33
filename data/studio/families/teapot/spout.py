"""Hollow clay tubes that grow from a pot's wall: the spout, the side handle, and the strainer behind it."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from data.studio.families.teapot.design import Spout, TeapotDesign
from data.studio.modelling.curves import Points, curve, disc, resample
from data.studio.modelling.shapes import grid, mesh
from data.studio.workshop.pottery import Pot, inner_wall

RINGS: Final = 56
AROUND: Final = 40
WALL_M: Final = 0.0022
# How far a tube's root reaches into the wall.
ROOT_M: Final = 0.0015
# How far inside the wall a tube's path begins.
INSET_M: Final = 0.016
SIDE_HANDLE_M: Final = 0.072


def add_spout(pot: Pot, spout: Spout, material: Any) -> None:
    """The spout, to the left of the pot (-x), open at its tip."""
    path = resample(_spout_path(pot, spout), RINGS)
    share = np.linspace(0, 1, RINGS)
    keys = {"curved": (1.0, 0.72, 0.54), "straight": (1.0, 0.84, 0.69), "stub": (1.0, 0.86, 0.76)}[spout.form]
    middle = [spout.root_m * key for key in keys]
    radius = np.interp(share, [0, 0.33, 0.66, 1], [*middle, spout.tip_radius_m])
    radius += _flare(pot, path, 0.32 * spout.root_m) + 0.0007 * np.exp(-(((1 - share) / 0.04) ** 2))
    _tube("spout", pot, path, radius, 180.0, material=material, bore=True)


def add_side_handle(pot: Pot, design: TeapotDesign, turn_deg: float, material: Any) -> None:
    """A hollow handle that points away from the pot's axis, a little upwards."""
    height = 0.60 * pot.height_m
    start = pot.radius_at(height)
    path = curve(
        [
            (start - INSET_M, 0, height - 0.002),
            (start + 0.012, 0, height + 0.003),
            (start + SIDE_HANDLE_M * 0.6, 0, height + 0.017),
            (start + SIDE_HANDLE_M, 0, height + 0.027),
        ],
        RINGS * 2,
    )
    share = np.linspace(0, 1, RINGS)
    thick = design.thick_m * 1.18
    even = resample(path, RINGS)
    radius = thick * np.interp(share, [0, 0.2, 0.5, 1], [1.05, 0.98, 1.05, 1.26]) + _flare(
        pot, even, 0.3 * thick
    )
    _tube("side handle", pot, even, radius, turn_deg, material=material, bore=False)


def add_strainer(pot: Pot, spout: Spout, material: Any) -> None:
    """The holes through the wall behind the spout, seen from inside."""
    inner = inner_wall(pot)
    radius_m, pitch_m, reach_m = 0.0016, 0.0052, spout.root_m * 0.9
    vertices: list[Points] = []
    faces: list[list[int]] = []
    for row in range(-3, 4):
        for column in range(-3, 4):
            y, z = (column + 0.5 * (row % 2)) * pitch_m, row * pitch_m * 0.87
            if np.hypot(y, z) > reach_m:
                continue
            ring = disc(radius_m, 16) + np.array([y, z + spout.z_m])
            wall = np.interp(ring[:, 1], inner[:, 1], inner[:, 0])
            first = 16 * len(vertices)
            vertices.append(np.column_stack([-np.sqrt(wall**2 - ring[:, 0] ** 2) + 0.0003, ring]))
            faces.append(list(range(first, first + 16)))
    mesh("strainer", np.vstack(vertices), faces, material)


def _spout_path(pot: Pot, spout: Spout) -> Points:
    """In the xz plane towards +x."""
    z, tip, start = spout.z_m, spout.tip_m, pot.radius_at(spout.z_m)
    reach, rise = pot.widest_m + spout.out_m, tip - z
    if spout.form == "curved":
        keys = [
            (start - INSET_M, 0, z - 0.002),
            (start + 0.24 * (reach - start), 0, z + 0.06 * rise),
            (start + 0.56 * (reach - start), 0, z + 0.34 * rise),
            (start + 0.74 * (reach - start), 0, z + 0.72 * rise),
            (reach, 0, tip),
        ]
    else:
        keys = [
            (start - INSET_M, 0, z - 0.7 * INSET_M * rise / (reach - start)),
            (start, 0, z),
            (start + 0.30 * (reach - start), 0, z + 0.26 * rise),
            (start + 0.65 * (reach - start), 0, z + 0.62 * rise),
            (reach, 0, tip),
        ]
    return curve(keys, RINGS * 3)


def _tube(
    name: str, pot: Pot, path: Points, radius: Points, turn_deg: float, *, material: Any, bore: bool
) -> None:
    """A tube along `path` in the xz plane, its root laid on the pot, turned around the pot's axis.

    With a `bore` it is open to the root; without, the hollow at its end is shallow.
    """
    outer = _rings(path, radius)
    lip = _rings(np.repeat(path[-1:], 5, axis=0), radius[-1] - WALL_M * np.linspace(0.15, 0.85, 5), path)
    forward = (path[-1] - path[-2]) / np.linalg.norm(path[-1] - path[-2])
    lip += forward * (WALL_M * 0.45 * np.sin(np.linspace(0.15, 0.85, 5) * np.pi))[:, None, None]
    inner = _rings(path, np.maximum(radius - WALL_M, 0.002))[::-1]
    points = _kept_outside(pot, np.concatenate([outer, lip, inner if bore else inner[:14]]))
    turn = np.radians(turn_deg)
    spin = np.array([[np.cos(turn), -np.sin(turn), 0], [np.sin(turn), np.cos(turn), 0], [0, 0, 1]])
    grid(name, points @ spin.T, material, around=True, caps=(False, not bore))


def _rings(path: Points, radius: Points, along: Points | None = None) -> Points:
    """Circles around the points of a path in the xz plane, `(n, AROUND, 3)`."""
    whole = path if along is None else along
    forward = np.gradient(whole, axis=0)
    forward /= np.linalg.norm(forward, axis=1, keepdims=True)
    if along is not None:
        forward = np.repeat(forward[-1:], len(path), axis=0)
    up = np.cross(forward, (0.0, 1.0, 0.0))
    angle = np.linspace(0, 2 * np.pi, AROUND, endpoint=False)
    circle = np.cos(angle)[None, :, None] * -up[:, None] + np.sin(angle)[None, :, None] * np.array(
        [0.0, 1.0, 0.0]
    )
    rings: Points = path[:, None] + circle * np.broadcast_to(radius, len(path))[:, None, None]
    return rings


def _flare(pot: Pot, path: Points, more_m: float) -> Points:
    """How much wider a tube is where it leaves the wall."""
    wall = curve(pot.outline, 120)
    off = path[:, 0] - np.interp(path[:, 2], wall[:, 1], wall[:, 0])
    flare: Points = more_m * np.exp(-((np.maximum(off, 0.0) / 0.008) ** 2))
    return flare


def _kept_outside(pot: Pot, points: Points) -> Points:
    """The points of a tube towards +x, those within the pot drawn to its wall and sunk a little into it."""
    wall = curve(pot.outline, 120)
    around = np.interp(points[..., 2], wall[:, 1], wall[:, 0]) - ROOT_M
    nearest = np.sqrt(np.maximum(around**2 - points[..., 1] ** 2, 0.0))
    kept = points.copy()
    kept[..., 0] = np.maximum(points[..., 0], nearest)
    return kept
