"""A draped garment as a finely meshed surface, on which pockets, stitches and labels find their places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from scipy.spatial import cKDTree

from data.garments.garment import Chains, Garment, Indices, Points, boundary, edges_of, vertex_normals


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """Cloth as it hangs. `regions` are faces, `seams` chains of vertices, `uv` as in `Garment`."""

    vertices: Points
    faces: Indices
    uv: Points
    normals: Points
    regions: Mapping[str, Indices]
    seams: Mapping[str, Chains]

    def at(self, region: str, places: Points) -> tuple[Points, Points]:
        """Points and outward normals at `places` (k, 2) of a piece, given on the flat cloth in metres.

        A place off the piece gives the nearest point on it.
        """
        faces = self.regions[region]
        corners = self.uv[faces]
        number = cKDTree(corners.mean(axis=1)).query(places, k=min(8, len(faces)))[1].reshape(len(places), -1)
        share = _barycentric(places[:, None], corners[number])
        best = share.min(axis=2).argmax(axis=1)
        rows = np.arange(len(places))
        weight = np.clip(share[rows, best], 0, None)
        weight /= weight.sum(axis=1, keepdims=True)
        chosen = self.faces[faces[number[rows, best]]]
        points = np.einsum("kc,kcd->kd", weight, self.vertices[chosen])
        normals = np.einsum("kc,kcd->kd", weight, self.normals[chosen])
        return points, normals / np.linalg.norm(normals, axis=1, keepdims=True)

    def seam(self, name: str, number: int = 0) -> tuple[Points, Points]:
        """Points and normals along one of a seam's chains."""
        chain = self.seams[name][number]
        return self.vertices[chain], self.normals[chain]

    def moved(self, vertices: Points) -> Surface:
        """The same cloth with its vertices elsewhere."""
        return replace(self, vertices=vertices, normals=vertex_normals(vertices, self.faces))


def surface(garment: Garment, vertices: Points, rounds: int = 2) -> Surface:
    """The garment with its vertices there, subdivided and smoothed `rounds` times."""
    flat = Surface(
        vertices,
        garment.faces,
        garment.uv,
        vertex_normals(vertices, garment.faces),
        garment.regions,
        garment.seams,
    )
    for _ in range(rounds):
        flat = _subdivided(flat)
    return flat


def _subdivided(cloth: Surface) -> Surface:
    """One round of Loop's scheme (Loop 1987, "Smooth subdivision surfaces based on triangles")."""
    faces, old = cloth.faces, cloth.vertices
    edges, number = edges_of(faces)
    count = len(old)
    middles = count + number
    a, b, c = faces.T
    ab, bc, ca = middles.T
    finer = np.stack([(a, ab, ca), (ab, b, bc), (ca, bc, c), (ab, bc, ca)]).transpose(2, 0, 1)
    uv = cloth.uv
    half = (uv + np.roll(uv, -1, axis=1)) / 2
    first, second, third = (uv[:, corner] for corner in range(3))
    one, two, three = (half[:, corner] for corner in range(3))
    finer_uv = np.stack(
        [
            np.stack([first, one, three], axis=1),
            np.stack([one, second, two], axis=1),
            np.stack([three, two, third], axis=1),
            np.stack([one, two, three], axis=1),
        ],
        axis=1,
    )
    vertices = np.vstack([_old_points(old, faces, edges), _edge_points(old, faces, edges, number)])
    fine_faces = finer.reshape(-1, 3)
    regions = {name: (4 * chosen[:, None] + np.arange(4)).ravel() for name, chosen in cloth.regions.items()}
    key = edges[:, 0] * count + edges[:, 1]
    seams = {name: tuple(_halved(one, key, count) for one in chains) for name, chains in cloth.seams.items()}
    return Surface(
        vertices,
        fine_faces,
        finer_uv.reshape(-1, 3, 2),
        vertex_normals(vertices, fine_faces),
        regions,
        seams,
    )


def _halved(chain: Indices, key: Indices, count: int) -> Indices:
    """A chain with the vertices that came between."""
    low, high = np.minimum(chain[:-1], chain[1:]), np.maximum(chain[:-1], chain[1:])
    between = count + np.searchsorted(key, low * count + high)
    return np.append(np.stack([chain[:-1], between], axis=1).ravel(), chain[-1])


def _old_points(old: Points, faces: Indices, edges: Indices) -> Points:
    around = _gathered(np.vstack([edges, edges[:, ::-1]]), old)
    valence = np.bincount(edges.ravel(), minlength=len(old))
    beta = (0.625 - (0.375 + 0.25 * np.cos(2 * np.pi / np.maximum(valence, 3))) ** 2)[:, None]
    placed = (1 - beta) * old + beta * around / np.maximum(valence, 1)[:, None]
    rim = boundary(faces)
    ends = _gathered(np.vstack([rim, rim[:, ::-1]]), old)
    on_rim = np.unique(rim)
    placed[on_rim] = 0.75 * old[on_rim] + 0.125 * ends[on_rim]
    return placed


def _edge_points(old: Points, faces: Indices, edges: Indices, number: Indices) -> Points:
    far = np.zeros((len(edges), 3))
    sides = np.bincount(number.ravel(), minlength=len(edges))
    opposite = old[np.roll(faces, 1, axis=1)]
    for axis in range(3):
        far[:, axis] = np.bincount(number.ravel(), opposite[..., axis].ravel(), len(edges))
    ends = old[edges].sum(axis=1)
    inner = (sides == 2)[:, None]
    placed: Points = np.where(inner, 0.375 * ends + 0.125 * far, 0.5 * ends)
    return placed


def _gathered(pairs: Indices, values: Points) -> Points:
    """For each vertex the sum of its partners' values, `(n, 3)`."""
    columns = [np.bincount(pairs[:, 0], values[pairs[:, 1], axis], len(values)) for axis in range(3)]
    return np.stack(columns, axis=1)


def _barycentric(places: Points, corners: Points) -> Points:
    """Weights of the corners (k, c, 3, 2) at which they meet `places` (k, 1, 2), `(k, c, 3)`."""
    a, b, c = (corners[:, :, corner] for corner in range(3))
    v0, v1, v2 = b - a, c - a, places - a
    area = v0[..., 0] * v1[..., 1] - v0[..., 1] * v1[..., 0]
    area = np.where(np.abs(area) < 1e-15, 1e-15, area)
    second = (v2[..., 0] * v1[..., 1] - v2[..., 1] * v1[..., 0]) / area
    third = (v0[..., 0] * v2[..., 1] - v0[..., 1] * v2[..., 0]) / area
    return np.stack([1 - second - third, second, third], axis=2)
