"""Closed surfaces through rings of points."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from data.garments.rings import Points

Triangles = NDArray[np.int64]
Ring = NDArray[np.int64]


class Loft:
    """A surface put together ring by ring: vertices in metres, triangles facing outwards."""

    def __init__(self) -> None:
        self._vertices: list[Points] = []
        self._triangles: list[Triangles] = []
        self._count = 0

    def add(self, points: Points) -> Ring:
        """Takes a ring of points `(n, 3)` in; returns its vertices' numbers."""
        self._vertices.append(points)
        self._count += len(points)
        return np.arange(self._count - len(points), self._count)

    def points(self, ring: Ring) -> Points:
        """Where a ring's vertices are, `(n, 3)`."""
        return np.vstack(self._vertices)[ring]

    def bridge(self, below: Ring, above: Ring, skipped: tuple[int, ...] = ()) -> None:
        """Joins two rings that run counter-clockwise as seen from above's side."""
        kept = np.setdiff1d(np.arange(len(below)), np.array(skipped, dtype=int))
        after = (kept + 1) % len(below)
        self._triangles.append(np.stack([below[kept], below[after], above[after]], axis=1))
        self._triangles.append(np.stack([below[kept], above[after], above[kept]], axis=1))

    def close(self, ring: Ring, tip: Points) -> None:
        """Closes a counter-clockwise ring with a dome of two rows up to `tip`."""
        points = self.points(ring)
        for share, rise in ((0.85, 0.3), (0.5, 0.85)):
            inner = self.add(points + (tip - points) * np.array([1 - share, 1 - share, rise]))
            self.bridge(ring, inner)
            ring = inner
        middle = self.add(tip[None])[0]
        last = np.full_like(ring, middle)
        self._triangles.append(np.stack([ring, np.roll(ring, -1), last], axis=1))

    def merged(self) -> tuple[Points, Triangles]:
        """All that was added, without the vertices that no triangle uses."""
        triangles = np.vstack(self._triangles)
        used, compact = np.unique(triangles, return_inverse=True)
        return np.vstack(self._vertices)[used], compact.reshape(-1, 3).astype(np.int64)


def relaxed(vertices: Points, triangles: Triangles, where: NDArray[np.bool_], rounds: int = 10) -> Points:
    """Moves the vertices chosen by `where` towards their neighbours' mean, so that edges round off."""
    edges = np.vstack([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    degree = np.bincount(edges[:, 0], minlength=len(vertices))[:, None]
    smooth = vertices.copy()
    for _ in range(rounds):
        total = np.zeros_like(smooth)
        np.add.at(total, edges[:, 0], smooth[edges[:, 1]])
        smooth[where] = smooth[where] * 0.4 + 0.6 * (total / degree)[where]
    return smooth
