"""What a garment is: cloth cut flat, joined at its seams and placed around a body, before it is draped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Indices = NDArray[np.int64]
Chains = tuple[Indices, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Garment:
    """Cloth around a standing body: feet on z = 0, facing -y, arms some 40 degrees off the sides.

    Faces are triangles whose normals point outwards. `uv` gives each of a face's corners its place on
    the flat cloth, in metres, with the second axis along the grain; two faces that meet at a seam keep
    their own pieces' places. `rest_m` are the lengths that the cloth's edges have when nothing pulls.
    """

    vertices: Points
    """Where the cloth starts from, `(n, 3)`, metres."""
    faces: Indices
    """`(m, 3)` indices of vertices."""
    uv: Points
    """`(m, 3, 2)`, metres."""
    edges: Indices
    """`(e, 2)` indices of vertices, each pair once, the smaller first."""
    rest_m: Points
    """`(e,)`, metres."""
    regions: Mapping[str, Indices]
    """Faces by the piece they belong to: front, back, sleeve left, collar, cuff left, waistband …"""
    seams: Mapping[str, Chains]
    """Where pieces are joined or hemmed, as chains of vertices; a closed chain repeats its first."""
    stiffness: Points
    """`(n,)` from 0, plain cloth, over doubled, interfaced and ribbed pieces to 1, what keeps the shape it
    starts in."""
    pinned: Indices
    """Vertices that do not slip on the body: the ring of a waistband."""

    def normals(self, vertices: Points | None = None) -> Points:
        """Unit normals of the vertices, `(n, 3)`; of other positions of them if given."""
        return vertex_normals(self.vertices if vertices is None else vertices, self.faces)


def edges_of(faces: Indices) -> tuple[Indices, Indices]:
    """Each edge once `(e, 2)`, and the edge that every side of every face is, `(m, 3)`.

    Side k of a face runs from its corner k to the next one.
    """
    sides = np.sort(np.stack([faces, np.roll(faces, -1, axis=1)], axis=2).reshape(-1, 2), axis=1)
    edges, number = np.unique(sides, axis=0, return_inverse=True)
    return edges, number.reshape(-1, 3)


def rest_lengths(faces: Indices, uv: Points) -> tuple[Indices, Points]:
    """The edges of flat pieces `(e, 2)` and their lengths on the cloth `(e,)`, the mean where two meet."""
    edges, number = edges_of(faces)
    lengths = np.linalg.norm(np.roll(uv, -1, axis=1) - uv, axis=2)
    total = np.bincount(number.ravel(), lengths.ravel(), len(edges))
    return edges, total / np.bincount(number.ravel(), minlength=len(edges))


def boundary(faces: Indices) -> Indices:
    """The open edges `(b, 2)`, directed as their one face has them."""
    edges, number = edges_of(faces)
    lonely = np.bincount(number.ravel(), minlength=len(edges)) == 1
    directed = np.stack([faces, np.roll(faces, -1, axis=1)], axis=2).reshape(-1, 2)
    found: Indices = directed[lonely[number.ravel()]]
    return found


def vertex_normals(vertices: Points, faces: Indices) -> Points:
    """Unit normals `(n, 3)`, each the mean of the faces around weighted by their area."""
    a, b, c = (vertices[faces[:, corner]] for corner in range(3))
    across = np.cross(b - a, c - a)
    total = np.stack(
        [np.bincount(faces.ravel(), np.repeat(across[:, axis], 3), len(vertices)) for axis in range(3)],
        axis=1,
    )
    size = np.linalg.norm(total, axis=1, keepdims=True)
    unit: Points = total / np.maximum(size, 1e-15)
    return unit
