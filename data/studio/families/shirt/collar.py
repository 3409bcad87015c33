"""A shirt's collar: the stand around the neck, and the leaf that falls over it."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from scipy.spatial import cKDTree

from data.studio.families.shirt.design import ShirtDesign
from data.studio.materials import shade
from data.studio.modelling.curves import Points, resample
from data.studio.modelling.shapes import mesh
from data.studio.workshop.tailoring import button
from data.studio.workshop.tops.cloth import Outfit

STAND_M: Final = 0.032
_BACK_FALL_M: Final = 0.046
_ACROSS: Final = 121
_DOWN: Final = 22


def sew_collar(worn: Outfit, design: ShirtDesign, colour: str) -> None:
    """The stand, and over it the leaf where the collar has one."""
    ring, outward = _neck(worn)
    share = np.abs(np.linspace(-1, 1, len(ring)))
    band = design.collar == "band"
    height = np.where(share > 0.93, np.sqrt(np.clip(1 - ((share - 0.93) / 0.07) ** 2, 0.16, 1)), 1.0)
    rise = np.linspace(-0.004, 1, 10)[:, None] * (STAND_M * height * (0.95 if band else 1.0))
    lean = 0.10 * rise
    stand = ring + (outward * -1) * lean[..., None] + np.array([0.0, 0.0, 1.0]) * rise[..., None]
    _leaf("stand", stand, worn.main, 0.0024)
    top = stand[-1]
    if not band:
        _fall(worn, design, top, outward, colour)


def front_of_stand(worn: Outfit) -> tuple[Points, Points]:
    """The middle of the stand in front and its normal, where its button sits."""
    ring, _ = _neck(worn)
    at = (ring[0] + ring[-1]) / 2 + np.array([0.0, -0.0015, STAND_M * 0.5])
    return at, np.array([0.0, -1.0, 0.12])


def _neck(worn: Outfit) -> tuple[Points, Points]:
    """The neck's edge from the middle of the front counter-clockwise around and back, and outward from it."""
    front, _ = worn.cloth.seam("front neck")
    back, _ = worn.cloth.seam("back neck")
    line = np.vstack([front, back[1:]]) if _near(front[-1], back[0]) else np.vstack([front, back[::-1][1:]])
    start = int(np.argmin(line[:, 1] + 0.3 * np.abs(line[:, 0])))
    closed = np.roll(line[:-1], -start, axis=0)
    ring = np.vstack([closed, closed[:1]])
    if ring[len(ring) // 4, 0] < 0:
        ring = ring[::-1]
    ring = _calmed(resample(ring, _ACROSS))
    outward = ring - ring.mean(axis=0)
    outward[:, 2] = 0.0
    return ring, outward / np.linalg.norm(outward, axis=1, keepdims=True)


def _near(one: Points, other: Points) -> bool:
    return bool(np.linalg.norm(one - other) < 1e-6)


def _calmed(ring: Points) -> Points:
    """A closed line without the waves of the cloth beneath it, left and right alike."""
    open_ring = ring[:-1]
    for _ in range(25):
        open_ring = 0.5 * open_ring + 0.25 * (np.roll(open_ring, 1, axis=0) + np.roll(open_ring, -1, axis=0))
    mirrored = np.roll(open_ring[::-1], 1, axis=0) * np.array([-1.0, 1.0, 1.0])
    even = (open_ring + mirrored) / 2
    return np.vstack([even, even[:1]])


def _fall(worn: Outfit, design: ShirtDesign, top: Points, outward: Points, colour: str) -> None:
    """The leaf: over the stand's edge, then down and away, longest at its points."""
    # The leaf stops short of the stand's ends, where the button sits.
    reach, share = 1 - 0.045, np.abs(np.linspace(-1, 1, len(top)))
    inner = share <= reach
    edge, away, at = top[inner], outward[inner], share[inner] / reach
    pointed = np.clip((at - 0.55) / 0.45, 0, 1) ** 1.6
    length = _BACK_FALL_M + (design.points_m - _BACK_FALL_M) * pointed
    spread = {"spread": 0.55, "point": 0.12, "button-down": 0.2}[design.collar]
    side = np.sign(edge[:, 0])[:, None]
    down = np.linspace(0, 1, _DOWN)[:, None, None]
    over = np.sin(np.clip(down / 0.14, 0, 1) * np.pi / 2)
    fallen = np.clip((down - 0.06) / 0.94, 0, None)
    slope = 0.24 + 0.42 * (1 - pointed) ** 2
    points = (
        edge
        + away * (0.0052 * over + slope[None, :, None] * fallen * length[None, :, None] * 0.75)
        + np.array([0.0, 0.0, 1.0]) * (0.0035 * np.sin(np.clip(down / 0.14, 0, 1) * np.pi))
        - np.array([0.0, 0.0, 1.0]) * fallen * length[None, :, None] * 0.92
        + np.array([1.0, 0.0, 0.0]) * side * pointed[None, :, None] * fallen * spread * length[None, :, None]
    )
    points = _off_the_cloth(worn, points)
    _leaf("collar", points, worn.main, 0.0022)
    if design.collar == "button-down":
        for column, hand in ((3, 1.0), (points.shape[1] - 4, -1.0)):
            at_point = points[-4, column]
            button(
                at_point + np.array([0.0, -0.0022, 0.0]),
                np.array([0.15 * hand, -1.0, 0.35]),
                shade(colour, 1.0),
                width_m=0.0088,
            )


def _off_the_cloth(worn: Outfit, points: Points) -> Points:
    """Lifts what would lie in the shirt's body on to it."""
    cloth = worn.cloth
    faces = np.concatenate([cloth.regions[name] for name in ("front", "back")])
    used = np.unique(cloth.faces[faces])
    near = used[cKDTree(cloth.vertices[used]).query(points.reshape(-1, 3))[1]]
    height = np.einsum("ij,ij->i", points.reshape(-1, 3) - cloth.vertices[near], cloth.normals[near])
    lack = np.maximum(0.0032 - height, 0.0) * (height > -0.05)
    lifted: Points = points + (cloth.normals[near] * lack[:, None]).reshape(points.shape)
    return lifted


def _leaf(name: str, points: Points, material: Any, thickness_m: float) -> Any:
    rows, columns = points.shape[:2]
    number = np.arange(rows * columns).reshape(rows, columns)
    faces = np.stack([number[:-1, :-1], number[:-1, 1:], number[1:, 1:], number[1:, :-1]], axis=2)
    across = np.linspace(0, np.linalg.norm(np.diff(points[0], axis=0), axis=1).sum(), columns)
    down = np.linspace(0, np.linalg.norm(np.diff(points[:, columns // 2], axis=0), axis=1).sum(), rows)
    uv = np.stack(np.meshgrid(across, down), axis=2).reshape(-1, 2)
    one = mesh(name, points.reshape(-1, 3), faces.reshape(-1, 4), material, uv=uv)
    solid = one.modifiers.new("thickness", "SOLIDIFY")
    solid.thickness, solid.offset = thickness_m, 0.0
    finer = one.modifiers.new("subdivide", "SUBSURF")
    finer.levels = finer.render_levels = 1
    return one
