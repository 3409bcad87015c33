"""A tote's body: the standing shell with its waves or puffs, its base, lining, hem and pockets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from data.studio.families.tote.design import PUFFED, ToteDesign
from data.studio.modelling.curves import Points
from data.studio.modelling.shapes import grid, mesh
from data.studio.modelling.skin import Skin
from data.studio.workshop.folds import crease, waves

ROWS: Final = 130
COLUMNS: Final = 288
WALL_M: Final = 0.0022
# How far the cloth is turned over at the rim.
FACING_M: Final = 0.035


@dataclass(frozen=True, slots=True)
class Shell:
    """The bag's outside as a skin, u = 0 in the middle of its back and 0.5 in the middle of its front."""

    skin: Skin
    design: ToteDesign

    def front(self, x: float, v: float, *, back: bool = False) -> tuple[float, float]:
        """The place (u, v) on the front or the back that lies `x` metres to the right."""
        row = self.skin.points[round(v * (ROWS - 1))]
        facing = row[:, 1] > 0 if back else row[:, 1] < 0
        offset = np.where(facing, np.abs(row[:, 0] - x), np.inf)
        return float(offset.argmin()) / COLUMNS, v

    def v_at(self, height_m: float) -> float:
        """The share v at a height on the front's middle."""
        middle = self.skin.points[:, COLUMNS // 2, 2]
        return float(np.interp(height_m, middle, np.linspace(0, 1, ROWS)))


def shell(design: ToteDesign) -> Shell:
    """The shape of the standing, open bag."""
    points = _standing(design)
    around = np.linalg.norm(np.diff(points, axis=1, append=points[:, :1]), axis=2)
    s = np.cumsum(around, axis=1)
    s -= s[:, COLUMNS // 2, None]
    t = points[..., 2]
    height = design.size_m[1]
    calm = np.clip(t / 0.05, 0, 1) * (0.5 + 0.5 * np.clip((height - t) / 0.05, 0, 1))
    # Each side of the seam at the back must rise alike.
    half = s[:, :1] * -1.0
    joined = np.clip((half - np.abs(s)) / 0.03, 0, 1)
    rise = _hanging(design, s, t) * calm * joined
    if design.form in PUFFED:
        rise += _puffs(design, s, t)
    skin = Skin(points)
    return Shell(Skin(points + skin.normals * rise[..., None]), design)


def _standing(design: ToteDesign) -> Points:
    cut, (width, height, depth) = design.cut, design.size_m
    v = np.linspace(0, 1, ROWS)[:, None]
    ring = _ring(cut.squareness, width, depth)
    corner = np.clip(0.016 - v * height, 0, None)
    inset = 0.016 - np.sqrt(0.016**2 - corner**2)
    belly = 1 + 0.04 * np.sin(np.pi * v)
    half_width = width / 2 * (1 + (cut.flare - 1) * v) * belly - inset
    half_depth = depth / 2 * (1 + (cut.top_depth - 1) * v**1.3) * belly - inset
    x, y = half_width * ring[:, 0], half_depth * ring[:, 1]
    # The sides fold in towards the mouth, deepest in their middle.
    tucked = cut.tuck * (depth / 2) * v**1.4 * (1 - np.abs(ring[:, 1]) ** 1.2) * np.abs(ring[:, 0]) ** 6
    x = x - np.sign(x) * tucked
    z = v * height - cut.dip_m * v**3 * np.cos(np.pi * np.clip(ring[:, 0] * 0.9, -1, 1)) ** 2
    return np.stack([x, y, np.broadcast_to(z, x.shape)], axis=2)


def _ring(squareness: float, width: float, depth: float) -> Points:
    """A unit superellipse from the back's middle to the left and around, even along its real length."""
    angle = np.linspace(0, 2 * np.pi, 1441) + np.pi / 2
    power = 2 / squareness
    unit = np.column_stack([np.sign(f) * np.abs(f) ** power for f in (np.cos(angle), np.sin(angle))])
    steps = np.linalg.norm(np.diff(unit * (width, depth), axis=0), axis=1)
    at = np.concatenate([[0], np.cumsum(steps)])
    even = np.linspace(0, at[-1], COLUMNS, endpoint=False)
    return np.column_stack([np.interp(even, at, unit[:, axis]) for axis in (0, 1)])


def _hanging(design: ToteDesign, s: Points, t: Points) -> Points:
    """Waves and, in slack cloth, a few creases that run down from where the handles pull."""
    slack = design.cut.slack_m
    total = slack * waves(s, t, design.seed, shortest_m=0.07, longest_m=0.30)
    random = np.random.default_rng(design.seed)
    _, height, _ = design.size_m
    for side in (-1, 1):
        for _ in range(4):
            foot = (side * random.uniform(0.0, 0.5) * design.size_m[0], random.uniform(0.05, 0.45) * height)
            head = (side * design.apart_m / 2 * random.uniform(0.8, 1.3), 0.92 * height)
            total += slack * 1.3 * crease(s, t, foot, head, random.uniform(0.008, 0.018))
    return total


def _puffs(design: ToteDesign, s: Points, t: Points) -> Points:
    """Wadding between quilting lines, puckered next to the seams."""
    half = -s[:, :1]
    count = max(4, round(float(half.mean()) * 2 / design.pitch_m))
    turn = (s / (2 * half) * count) * np.pi
    up = t / design.pitch_m * np.pi
    if design.form == "channels":
        lines = np.abs(np.sin(up))
        pucker = np.sin(turn * 9 + 2.0 * np.sin(up * 0.7))
        swell = 0.020
    else:
        lines = np.minimum(np.abs(np.sin((turn + up) / 1.0)), np.abs(np.sin(turn - up)))
        pucker = np.sin(turn * 7 + 1.3) * np.sin(up * 6)
        swell = 0.017
    seam = np.exp(-((lines / 0.35) ** 2))
    hem = np.clip((design.size_m[1] - t) / 0.03, 0, 1) * np.clip(t / 0.03, 0, 1)
    puffed: Points = swell * np.sqrt(lines) + 0.0011 * seam * pucker * lines**0.5
    return puffed * hem


def sew_shell(made: Shell, cloth: Any, lining: Any) -> None:
    """Shell, facing, lining and both sides of the base."""
    outside = made.skin.points
    inner = outside - made.skin.normals * WALL_M
    rim = np.array([0.35, 0.8, 1.0, 0.8, 0.35]) * 0.0016
    over = outside[-1] + (inner[-1] - outside[-1]) * np.linspace(0.05, 0.95, 5)[:, None, None]
    over = over + np.array([0.0, 0.0, 1.0]) * rim[:, None, None]
    turned_over = max(2, round(FACING_M / made.design.size_m[1] * ROWS))
    grid("shell", np.vstack([outside, over, inner[::-1][:turned_over]]), cloth, around=True)
    deeper = inner - made.skin.normals * 0.0006
    grid("lining", deeper[: ROWS - turned_over + 2][::-1], lining, around=True)
    plate("base", outside[0], cloth, lift_m=0.0)
    plate("base", deeper[2], lining, lift_m=0.0)


def plate(name: str, ring: Points, material: Any, *, lift_m: float) -> Any:
    """A flat piece that fills a closed, level ring."""
    shares = np.concatenate([np.linspace(0.02, 0.95, 10), [1.0]])[:, None, None]
    middle = ring.mean(axis=0)
    points = middle + (ring - middle) * shares + np.array([0.0, 0.0, lift_m])
    rows, columns = points.shape[:2]
    index = np.arange(rows * columns).reshape(rows, columns)
    right = np.roll(index, -1, axis=1)
    faces = np.stack([index[:-1], index[1:], right[1:], right[:-1]], axis=2).reshape(-1, 4)
    flat = points.reshape(-1, 3)
    return mesh(name, flat, [*faces.tolist(), index[0].tolist()], material, uv=flat[:, :2])
