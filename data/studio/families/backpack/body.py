"""The filled body of a backpack, and where things lie on it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from data.studio.article import Look
from data.studio.families.backpack.design import BackpackDesign, Body
from data.studio.families.backpack.palette import Palette, Surfaces, palette, surfaces
from data.studio.modelling.curves import Points, curve
from data.studio.modelling.skin import Skin


@dataclass(frozen=True, slots=True)
class Bag:
    """A body under construction with its colours and surfaces.

    On the skin u = 0 is the middle of the back and 0.5 the middle of the front; v runs upwards.
    """

    look: Look[BackpackDesign]
    body: Body
    skin: Skin
    colours: Palette
    cloths: Surfaces

    @staticmethod
    def of(look: Look[BackpackDesign], body: Body) -> Bag:
        """The look's bag with this body, which may be another than the design's where it stands open."""
        return Bag(look, body, filled_body(body, look.design.seed), palette(look), surfaces(look))

    @property
    def design(self) -> BackpackDesign:
        return self.look.design

    def v_at(self, z_m: float) -> float:
        """How far up the skin the height `z_m` is."""
        heights = self.skin.points[:, 0, 2]
        return float(np.interp(z_m, heights, np.linspace(0, 1, len(heights))))

    def front_y(self, x_m: float, z_m: float) -> float:
        """Where the front's cloth is at a place."""
        return _y_at(self.skin, self.v_at(z_m), x_m, (0.36, 0.64))

    def back_y(self, z_m: float, x_m: float = 0.0) -> float:
        """Where the back's cloth is at a height, in its middle or `x_m` aside."""
        return _y_at(self.skin, self.v_at(z_m), x_m, (-0.14, 0.14))


def _y_at(skin: Skin, v: float, x_m: float, between: tuple[float, float]) -> float:
    points, _ = skin.at([(u, v) for u in np.linspace(*between, 60)])
    order = points[:, 0].argsort()
    return float(np.interp(x_m, points[order, 0], points[order, 1]))


def filled_body(body: Body, seed: int, columns: int = 200, rows: int = 120) -> Skin:
    """The filled bag: a rounded box with slack cloth; u = 0 is the middle of its back, 0.5 of its front."""
    sections = curve(body.sections, rows)
    angle = np.linspace(0, 2 * np.pi, 720, endpoint=False) + np.pi / 2
    power = 2 / body.squareness
    ring = np.column_stack([np.sign(f) * np.abs(f) ** power for f in (np.cos(angle), np.sin(angle))])
    closed = np.vstack([ring, ring[:1]])
    at = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(closed, axis=0), axis=1))])
    even = np.linspace(0, at[-1], columns, endpoint=False)
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


def wrap_base(bag: Bag) -> None:
    """A band around the bottom, meeting at the back."""
    low, high = 0.03, bag.design.base
    around = np.linspace(0.002, 0.998, 9)
    bag.skin.panel(
        "bottom",
        [(u, low) for u in around],
        [(u, high) for u in around],
        bag.cloths.trim,
        thickness_m=0.0020,
        count=240,
    )
    for inset in (0.008, 0.020):
        line = [(u, high - inset) for u in np.linspace(0.03, 0.97, 30)]
        bag.skin.seam("seam", line, bag.cloths.thread, raised_m=0.0020)
