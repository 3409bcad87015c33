"""Loose threads: fringes, tassels, pompoms."""

from __future__ import annotations

import numpy as np

from data.studio.modelling.curves import Points
from data.studio.modelling.shapes import Faces


def strands(
    feet: Points,
    ways: Points,
    length_m: float,
    radius_m: float,
    *,
    seed: int,
    curl: float,
    sag: float = 0.28,
    sides: int = 5,
    joints: int = 8,
) -> tuple[Points, Faces]:
    """Threads from `feet` (n, 3) along `ways` (n, 3), as vertices and faces of one mesh.

    They stray by the share `curl` of their length, and sink by the share `sag` under their weight.
    """
    random = np.random.default_rng(seed)
    count = len(feet)
    share = np.linspace(0, 1, joints)[None, :, None]
    long = length_m * random.uniform(0.88, 1.06, (count, 1, 1))
    astray = random.normal(size=(count, 1, 3)) * curl
    wave = random.normal(size=(count, 1, 3)) * 0.05 * length_m
    down = np.array([0.0, 0.0, -1.0])
    line = feet[:, None] + (ways[:, None] + astray * share + down * share * sag) * share * long
    line = line + wave * np.sin(share * 6.0)
    forward = np.gradient(line, axis=1)
    side = np.cross(forward, random.normal(size=(count, 1, 3)))
    side /= np.linalg.norm(side, axis=2, keepdims=True)
    up = np.cross(forward, side)
    up /= np.linalg.norm(up, axis=2, keepdims=True)
    angle = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    ring = np.cos(angle)[:, None] * side[:, :, None] + np.sin(angle)[:, None] * up[:, :, None]
    thick = radius_m * (1.0 - 0.35 * share)[..., None]
    index = np.arange(count * joints * sides).reshape(count, joints, sides)
    right = np.roll(index, -1, axis=2)
    faces = np.stack([index[:, :-1], right[:, :-1], right[:, 1:], index[:, 1:]], axis=3).reshape(-1, 4)
    return (line[:, :, None] + ring * thick).reshape(-1, 3), faces
