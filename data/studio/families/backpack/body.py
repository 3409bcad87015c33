"""What every backpack has: the filled body, its base band and its side pockets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from data.studio.curves import Points, curve
from data.studio.materials import woven
from data.studio.skin import Skin


@dataclass(frozen=True, slots=True)
class Body:
    """The main compartment, as (height, half width, half depth) from the floor up, in metres."""

    sections: tuple[tuple[float, float, float], ...]
    squareness: float
    slack_m: float


@dataclass(frozen=True, slots=True)
class Colours:
    """What is which colour, sRGB."""

    body: str
    trim: str
    strap: str
    pull: str
    lining: str
    thread: str


COLOURS: Final = {
    "Forest": Colours("#2f5a4a", "#1f3a33", "#24302d", "#e09a3b", "#b9bdb4", "#86a898"),
    "Rust": Colours("#b4532d", "#6d3320", "#3a2b27", "#f2d9a4", "#c8bfb2", "#e7b596"),
    "Slate": Colours("#55636d", "#8a5a35", "#3b4348", "#8a5a35", "#b7b2a8", "#c9d2d8"),
}


def filled_body(body: Body, seed: int, columns: int = 200, rows: int = 120) -> Skin:
    """The filled bag: a rounded box with slack cloth; u = 0 is the middle of its back, 0.5 of its front."""
    sections = curve(body.sections, rows)
    angle = np.linspace(0, 2 * np.pi, 720, endpoint=False) + np.pi / 2
    power = 2 / body.squareness
    ring = np.column_stack([np.sign(f) * np.abs(f) ** power for f in (np.cos(angle), np.sin(angle))])
    steps = np.linalg.norm(np.diff(np.vstack([ring, ring[:1]]), axis=0), axis=1)
    even = np.linspace(0, steps.sum(), columns, endpoint=False)
    at = np.concatenate([[0], np.cumsum(steps)])
    closed = np.vstack([ring, ring[:1]])
    ring = np.column_stack([np.interp(even, at, closed[:, axis]) for axis in (0, 1)])
    width, depth = sections[:, 1:2] * ring[:, 0], sections[:, 2:3] * ring[:, 1]
    deep = max(section[2] for section in body.sections)
    # The back stays upright and flat: sections that are less deep move towards it.
    depth = depth + np.clip(deep * 0.92 - sections[:, 2:3], 0, None) * 0.55
    points = np.stack([width, depth, np.repeat(sections[:, :1], columns, axis=1)], axis=2)
    plain = Skin(points)
    return Skin(points + plain.normals * (_slack(rows, columns, seed) * body.slack_m)[..., None])


def _slack(rows: int, columns: int, seed: int) -> Points:
    """Soft waves of cloth, between about -1 and 1, calm at the bottom and the top and on the back."""
    random = np.random.default_rng(seed)
    u, v = np.meshgrid(np.linspace(0, 2 * np.pi, columns, endpoint=False), np.linspace(0, 1, rows))
    waves = np.zeros_like(u)
    for _ in range(14):
        around, up = random.integers(1, 7), random.uniform(2, 16)
        waves += random.uniform(0.2, 0.5) * np.sin(around * u + up * v + random.uniform(0, 2 * np.pi))
    calm: Points = waves * np.sin(np.pi * v) * (0.35 + 0.65 * np.sin(u / 2) ** 2)
    return calm


def wrap_base(skin: Skin, material: Any, colours: Colours, *, low: float, high: float) -> None:
    """A band all around, meeting at the back."""
    around = np.linspace(0.002, 0.998, 9)
    skin.panel(
        "bottom",
        [(u, low) for u in around],
        [(u, high) for u in around],
        material,
        thickness_m=0.0020,
        count=240,
    )
    thread = woven(colours.thread)
    for inset in (0.008, 0.020):
        skin.seam("seam", [(u, high - inset) for u in np.linspace(0.03, 0.97, 30)], thread, raised_m=0.0020)


def side_pocket(skin: Skin, side: float, material: Any, colours: Colours) -> None:
    """A pocket on the left (side 1) or the right (side -1), with elastic in its edge."""
    middle = 0.25 if side > 0 else 0.75
    lower = [(middle + offset, 0.10) for offset in (-0.072, -0.03, 0.03, 0.072)]
    upper = [(middle - 0.070, 0.37), (middle - 0.03, 0.385), (middle + 0.03, 0.40), (middle + 0.070, 0.42)]
    skin.panel("side pocket", lower, upper, material, thickness_m=0.0065, count=80)
    skin.cord("elastic", upper, woven(colours.strap, thread_m=0.0009), radius_m=0.0034, raised_m=0.0052)
