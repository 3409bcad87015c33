"""A curved surface to lay panels, seams and cords on: a shoe's upper, a bag's body."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from data.studio.modelling.curves import Points, curve, disc
from data.studio.modelling.shapes import grid, stitches, sweep

# Where across a panel its rows lie, and how much of its thickness each has: rounded edges, flat middle.
_ACROSS = np.array(
    [0.0, 0.0, 0.012, 0.03, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97, 0.988, 1.0, 1.0]
)
_RISE = np.array([-0.6, 0.55, 0.85, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.85, 0.55, -0.6])


class Skin:
    """A surface given by points `(rows, columns, 3)`, closed around its columns.

    Places on it are (u, v): u goes once around (0 to 1, and on), v from the first row to the last.
    """

    def __init__(self, points: Points) -> None:
        self.points = points
        around = np.roll(points, -1, axis=1) - np.roll(points, 1, axis=1)
        normals = np.cross(around, np.gradient(points, axis=0))
        self.normals: Points = normals / np.maximum(np.linalg.norm(normals, axis=2, keepdims=True), 1e-12)

    def at(self, places: ArrayLike) -> tuple[Points, Points]:
        """Points and outward normals at `places` (…, 2)."""
        uv = np.asarray(places, dtype=float)
        rows, columns = self.points.shape[:2]
        across, up = uv[..., 0] % 1.0 * columns, np.clip(uv[..., 1], 0, 1) * (rows - 1)
        left, low = np.floor(across).astype(int) % columns, np.minimum(up.astype(int), rows - 2)
        right, x, y = (left + 1) % columns, (across % 1.0)[..., None], (up - low)[..., None]

        def blend(values: Points) -> Points:
            under = values[low, left] * (1 - x) + values[low, right] * x
            over = values[low + 1, left] * (1 - x) + values[low + 1, right] * x
            mixed: Points = under * (1 - y) + over * y
            return mixed

        return blend(self.points), blend(self.normals)

    def panel(
        self,
        name: str,
        lower: ArrayLike,
        upper: ArrayLike,
        material: Any,
        *,
        thickness_m: float,
        count: int = 90,
    ) -> Any:
        """A piece laid on between two curves of (u, v) keys, with rounded edges."""
        low, high = curve(lower, count), curve(upper, count)
        ends = np.concatenate([[0, 0], np.linspace(0, 1, count - 4)[1:-1], [1, 1]])
        low, high = (_resampled(line, ends) for line in (low, high))
        share = _ACROSS[:, None, None]
        points, normals = self.at(low[None] * (1 - share) + high[None] * share)
        rise = np.broadcast_to(_RISE[:, None], points.shape[:2]).copy()
        rise[:, [0, -1]] = -0.6
        rise[:, [1, -2]] = np.minimum(rise[:, [1, -2]], 0.6)
        return grid(name, points + normals * (rise * thickness_m)[..., None], material)

    def seam(
        self, name: str, line: ArrayLike, material: Any, *, raised_m: float, stitch_m: float = 0.0028
    ) -> Any:
        """Stitches along a curve of (u, v) keys, on a panel that is `raised_m` thick."""
        points, normals = self.at(curve(line, 160))
        return stitches(
            name,
            points + normals * raised_m,
            normals,
            material,
            length_m=stitch_m,
            gap_m=stitch_m * 0.45,
            thread_m=stitch_m * 0.32,
        )

    def cord(
        self, name: str, line: ArrayLike, material: Any, *, radius_m: float, raised_m: float = 0.0
    ) -> Any:
        """A cord along a curve of (u, v) keys."""
        points, normals = self.at(curve(line, 160))
        return sweep(name, points + normals * raised_m, disc(radius_m, 12), material, upright=normals)

    def lining(self, name: str, material: Any, *, depth_m: float) -> Any:
        """The same surface so much further in, seen from inside."""
        return grid(name, self.points - self.normals * depth_m, material, around=True)


def _resampled(line: Points, share: Points) -> Points:
    along = np.linspace(0, 1, len(line))
    return np.stack([np.interp(share, along, line[:, axis]) for axis in range(2)], axis=1)
