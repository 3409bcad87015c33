"""The body as cloth meets it."""

from __future__ import annotations

from typing import Final

import numpy as np
from scipy.spatial import cKDTree

from data.garments.garment import Indices, Points, vertex_normals

# Cloth this near to the body goes all the way with it when it moves.
_CARRIED_M: Final = 0.05


class Obstacle:
    """A closed surface that cloth cannot enter."""

    def __init__(self, vertices: Points, faces: Indices) -> None:
        self.vertices, self.faces = vertices, faces
        points = np.vstack([vertices, vertices[faces].mean(axis=1)])
        normals = vertex_normals(vertices, faces)
        middles = normals[faces].mean(axis=1)
        middles /= np.maximum(np.linalg.norm(middles, axis=1, keepdims=True), 1e-12)
        self._points, self._normals = points, np.vstack([normals, middles])
        self._tree = cKDTree(points)

    def nearest(self, places: Points) -> tuple[Points, Points]:
        """The nearest points of the surface and the normals there."""
        number = self._tree.query(places)[1]
        return self._points[number], self._normals[number]

    def movement(self, places: Points, later: Obstacle) -> Points:
        """How the same body in a later pose carries what lies at `places`; less, the further it is off."""
        distance, number = self._tree.query(places)
        share = np.clip(1.5 - distance / _CARRIED_M, 0.0, 1.0)[:, None]
        moved: Points = share * (later._points[number] - self._points[number])
        return moved
