"""Cloth cut in pieces that are meshed as grids, so that what is sewn on can be laid out on the flat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from data.garments.garment import Chains, Garment, Indices, Points, boundary, rest_lengths


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """One piece: a grid of rows (from its top edge down) and columns.

    `flat` (rows, columns, 2) are places on the cloth in metres, the second axis up along the grain;
    `vertices` (rows, columns) are the garment's vertices there, which neighbours at a seam share.
    Columns run counter-clockwise around the body. From the column `mirrored_from` on, the quads'
    diagonals run the other way, so that a symmetrical garment hangs symmetrically.
    """

    name: str
    flat: Points
    vertices: Indices
    mirrored_from: int | None = None

    def faces(self) -> tuple[Indices, Points]:
        """Triangles facing outwards `(m, 3)` and their corners on the flat cloth `(m, 3, 2)`."""
        rows, columns = self.vertices.shape
        number = np.arange(rows * columns).reshape(rows, columns)
        a, b, c, d = number[:-1, :-1], number[1:, :-1], number[1:, 1:], number[:-1, 1:]
        # Not from quad to quad: each inner vertex has six neighbours, which subdivision keeps even.
        turned = np.arange(columns - 1) >= (columns if self.mirrored_from is None else self.mirrored_from)
        turned = turned[None, :, None]
        first = np.where(turned, np.stack([a, b, d], axis=2), np.stack([a, b, c], axis=2))
        second = np.where(turned, np.stack([b, c, d], axis=2), np.stack([a, c, d], axis=2))
        triangles = np.concatenate([first.reshape(-1, 3), second.reshape(-1, 3)])
        return self.vertices.ravel()[triangles], self.flat.reshape(-1, 2)[triangles]


def sewn(
    sheets: Sequence[Sheet],
    vertices: Points,
    *,
    seams: Mapping[str, Chains],
    stiffness: Points,
    pinned: Indices,
) -> Garment:
    """The garment of these pieces, its rest lengths taken from the flat cloth."""
    faces, uv, regions = [], [], {}
    count = 0
    for sheet in sheets:
        triangles, corners = sheet.faces()
        faces.append(triangles)
        uv.append(corners)
        regions[sheet.name] = np.arange(count, count + len(triangles))
        count += len(triangles)
    all_faces, all_uv = np.vstack(faces), np.vstack(uv)
    edges, rest = rest_lengths(all_faces, all_uv)
    return Garment(vertices, all_faces, all_uv, edges, rest, regions, seams, stiffness, pinned)


def calmed(garment: Garment, places: Points, rounds: int = 3) -> Points:
    """Draped vertices without the ripples that are as short as the mesh's edges; open edges stay.

    After Taubin 1995, "A signal processing approach to fair surface design": shrinking and growing in turn.
    """
    pairs = np.vstack([garment.edges, garment.edges[:, ::-1]])
    degree = np.bincount(pairs[:, 0], minlength=len(places))[:, None]
    inner = np.ones((len(places), 1))
    inner[np.unique(boundary(garment.faces))] = 0.0
    smooth = places.copy()
    for _ in range(rounds):
        for step in (0.5, -0.52):
            total = np.stack(
                [np.bincount(pairs[:, 0], smooth[pairs[:, 1], axis], len(places)) for axis in range(3)],
                axis=1,
            )
            smooth += step * inner * (total / degree - smooth)
    return smooth
