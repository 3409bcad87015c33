"""A cushion's cover as two sheets of cloth: how it is cut and filled, and how it lies then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from data.studio.modelling.curves import Points

FRONT: Final = 0
BACK: Final = 1


@dataclass(frozen=True, slots=True)
class Filling:
    """Width and height of the flat cover in metres, its plumpness and its cloth.

    `plump` is the middle's thickness as a share of the shorter side, `stiff` (0 to 1) how much the
    cloth resists being bent; a `round` cover is cut as an ellipse; `tufts` are places (shares of half
    the sides) where front and back are tied together.
    """

    size_m: tuple[float, float]
    plump: float
    stiff: float
    round: bool = False
    tufts: tuple[tuple[float, float], ...] = ()
    seed: int = 1
    count: int = 47


@dataclass(frozen=True, slots=True)
class Filled:
    """The filled cover: points `(2, n, n, 3)`, front and back, by rows from below and columns from the left.

    `flat` holds the same points' places on the cloth, `(n, n, 2)` metres from its middle.
    """

    points: Points
    flat: Points

    def normals(self, sheet: int) -> Points:
        """Outward unit normals of the front or the back, `(n, n, 3)`."""
        one = self.points[sheet]
        normal = np.cross(np.gradient(one, axis=1), np.gradient(one, axis=0))
        normal *= 1.0 if sheet == FRONT else -1.0
        unit: Points = normal / np.maximum(np.linalg.norm(normal, axis=2, keepdims=True), 1e-12)
        return unit

    def at(self, sheet: int, places: Points) -> tuple[Points, Points]:
        """Points and outward normals at places (…, 2): shares -1 to 1 of half the cover's sides."""
        count = self.flat.shape[0]
        across, up = ((np.clip(places[..., axis], -1, 1) + 1) / 2 * (count - 1) for axis in (0, 1))
        left, low = (np.minimum(one.astype(int), count - 2) for one in (across, up))
        x, y = (across - left)[..., None], (up - low)[..., None]

        def blend(values: Points) -> Points:
            under = values[low, left] * (1 - x) + values[low, left + 1] * x
            over = values[low + 1, left] * (1 - x) + values[low + 1, left + 1] * x
            mixed: Points = under * (1 - y) + over * y
            return mixed

        return blend(self.points[sheet]), blend(self.normals(sheet))

    def seam(self) -> tuple[Points, Points]:
        """The sewn edge as a loop from the lower left corner to the right, and its outward directions."""
        loops = [_edge(one) for one in (self.points[FRONT], *self.points[:, 1:-1, 1:-1])]
        inside = (np.repeat(loops[1], 1, axis=0) + loops[2]) / 2
        index = np.linspace(0, len(inside), len(loops[0]), endpoint=False).astype(int)
        outward = loops[0] - inside[index]
        outward /= np.maximum(np.linalg.norm(outward, axis=1, keepdims=True), 1e-12)
        return loops[0], outward


def _edge(sheet: Points) -> Points:
    return np.concatenate([sheet[0, :-1], sheet[:-1, -1], sheet[-1, :0:-1], sheet[:0:-1, 0]])
