"""Sews flat panels into a garment: matching sides share vertices, bands are knitted on to open edges."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from data.garments.garment import Chains, Garment, Indices, Points, rest_lengths
from data.garments.panels import SPACING_M, Cut, Panel, cut, edge_count, length

# A side of a panel: the panel's name and the side's.
Side = tuple[str, str]
Placement = Callable[[Points], Points]


@dataclass(frozen=True, slots=True)
class Piece:
    """A panel, and how its flat points (n, 2) are laid around the body, (n, 3).

    `stiffness` is 0 for a single layer of cloth and 1 for one that holds its shape.
    """

    panel: Panel
    place: Placement
    stiffness: float = 0.0


@dataclass(frozen=True, slots=True)
class Seam:
    """Two sides that are sewn together, the second from its end to its start as both lie face up."""

    name: str
    one: Side
    other: Side


@dataclass(frozen=True, slots=True)
class Band:
    """A strip sewn on to a run of sides, as a collar, cuff, waistband or ribbed hem.

    `ratio` is its length as a share of the edge's: below 1 it draws the edge in. `profile` (r, 2) is its
    cross-section from the edge on, in metres: outwards from the middle of the edge's ring, and along
    `axis`; or (a, r, 2), those from the front round to the back at even angles. A band whose edge does
    not close in a ring ends where the edge ends.
    """

    name: str
    edge: tuple[Side, ...]
    profile: Points
    axis: tuple[float, float, float]
    ratio: float = 1.0
    stiffness: float = 0.6
    pinned: bool = False

    @property
    def height_m(self) -> float:
        """From the edge that it is sewn to, to its other edge; the greatest of all around."""
        return max(length(one) for one in np.atleast_3d(self.profile.T).T)

    def section(self, facing: Points, count: int) -> Points:
        """Its cross-sections `(k, count, 2)` by `facing` (k,): 1 in front, -1 at the back."""
        if self.profile.ndim == 2:
            return np.broadcast_to(_even(self.profile, count), (len(facing), count, 2))
        sections = np.stack([_even(one, count) for one in self.profile])
        at = np.arccos(np.clip(facing, -1, 1)) / np.pi * (len(sections) - 1)
        low = np.minimum(at.astype(int), len(sections) - 2)
        share = (at - low)[:, None, None]
        blended: Points = sections[low] * (1 - share) + sections[low + 1] * share
        return blended


def sewn(
    pieces: Sequence[Piece],
    seams: Iterable[Seam],
    bands: Iterable[Band] = (),
    spacing_m: float = SPACING_M,
) -> Garment:
    """The garment that the pieces make.

    Its regions are named after pieces and bands; its seams after seams, bands, the pieces' inner lines
    and those sides that nothing was sewn to ("front hem").
    """
    return _Workbench(pieces, tuple(seams), spacing_m).finished(bands)


class _Workbench:
    """Collects what has been cut and joined so far."""

    def __init__(self, pieces: Sequence[Piece], seams: tuple[Seam, ...], spacing_m: float) -> None:
        self.spacing_m = spacing_m
        cuts = _cut_out(pieces, seams, spacing_m)
        first = np.concatenate([[0], np.cumsum([len(one.points) for one in cuts.values()])])
        starts = dict(zip(cuts, first, strict=False))
        joined = _joined(cuts, starts, seams, int(first[-1]))
        placed = np.vstack([piece.place(cuts[piece.panel.name].points) for piece in pieces])
        stiff = np.concatenate([np.full(len(cuts[one.panel.name].points), one.stiffness) for one in pieces])
        share = np.bincount(joined)
        self.vertices: Points = np.stack(
            [np.bincount(joined, placed[:, axis]) / share for axis in range(3)], axis=1
        )
        self.stiffness: Points = np.bincount(joined, stiff) / share
        self.faces: list[Indices] = []
        self.uv: list[Points] = []
        self.regions: dict[str, Indices] = {}
        self.seams: dict[str, Chains] = {}
        self.pinned: list[Indices] = []
        self.chains: dict[Side, Indices] = {}
        for name, one in cuts.items():
            self._add(name, joined[one.triangles + starts[name]], one.points[one.triangles])
            for side, chain in one.chains.items():
                self.chains[name, side] = joined[chain + starts[name]]
        closed = {side for seam in seams for side in (seam.one, seam.other)}
        for seam in seams:
            self.seams[seam.name] = (*self.seams.get(seam.name, ()), self.chains[seam.one])
        for (panel, side), chain in self.chains.items():
            if (panel, side) not in closed:
                self.seams[f"{panel} {side}"] = (chain,)

    def finished(self, bands: Iterable[Band]) -> Garment:
        for band in bands:
            self._knit_on(band)
        faces, uv = np.vstack(self.faces), np.vstack(self.uv)
        edges, rest = rest_lengths(faces, uv)
        shaped = (self.stiffness[edges] == 1.0).any(axis=1)
        apart = np.linalg.norm(self.vertices[edges[:, 0]] - self.vertices[edges[:, 1]], axis=1)
        rest = np.where(shaped, apart, rest)
        pinned = np.unique(np.concatenate([np.empty(0, dtype=np.int64), *self.pinned]))
        return Garment(
            self.vertices, faces, uv, edges, rest, self.regions, self.seams, self.stiffness, pinned
        )

    def _add(self, name: str, faces: Indices, uv: Points) -> None:
        first = sum(map(len, self.faces))
        self.faces.append(faces)
        self.uv.append(uv)
        self.regions[name] = np.arange(first, first + len(faces))

    def _knit_on(self, band: Band) -> None:
        edge = self._run(band.edge)
        closed = bool(edge[0] == edge[-1])
        along = self._along(edge) * band.ratio
        ring = edge[:-1] if closed else edge
        rows = [ring, *(self._grow(len(ring)) for _ in range(_row_count(band, self.spacing_m)))]
        base = self.vertices[ring]
        middle = base.mean(axis=0)
        axis = np.asarray(band.axis, dtype=float)
        outward = base - middle
        outward -= (outward @ axis)[:, None] * axis
        outward /= np.maximum(np.linalg.norm(outward, axis=1, keepdims=True), 1e-9)
        section = band.section(-outward[:, 1], len(rows))
        for number, row in enumerate(rows[1:], start=1):
            off, rise = section[:, number, :1], section[:, number, 1:]
            self.vertices[row] = base + off * outward + rise * axis
            self.stiffness[row] = band.stiffness
        self.stiffness[ring] = np.maximum(self.stiffness[ring], band.stiffness / 2)
        grid = np.array([np.append(row, row[0]) if closed else row for row in rows])
        u = np.broadcast_to(along, grid.shape)
        heights = np.linalg.norm(np.diff(section, axis=1), axis=2).sum(axis=1)
        heights = np.append(heights, heights[0]) if closed else heights
        v = np.linspace(0, 1, len(rows))[:, None] * heights
        self._add(band.name, *_triangles(grid, np.stack([u, v], axis=2)))
        self.seams[f"{band.name} seam"] = (grid[0],)
        self.seams[f"{band.name} edge"] = (grid[-1],)
        if band.pinned:
            self.pinned.append(np.unique(grid))

    def _run(self, sides: Sequence[Side]) -> Indices:
        run = self.chains[sides[0]]
        for side in sides[1:]:
            run = np.concatenate([run, self.chains[side][1:]])
        return run

    def _grow(self, count: int) -> Indices:
        first = len(self.vertices)
        self.vertices = np.vstack([self.vertices, np.zeros((count, 3))])
        self.stiffness = np.concatenate([self.stiffness, np.zeros(count)])
        return np.arange(first, first + count)

    def _along(self, chain: Indices) -> Points:
        """How far along the cloth's edge each vertex of a chain lies."""
        faces, uv = np.vstack(self.faces), np.vstack(self.uv)
        edges, rest = rest_lengths(faces, uv)
        wanted = np.sort(np.stack([chain[:-1], chain[1:]], axis=1), axis=1)
        key = edges[:, 0] * len(self.vertices) + edges[:, 1]
        steps = rest[np.searchsorted(key, wanted[:, 0] * len(self.vertices) + wanted[:, 1])]
        return np.concatenate([[0.0], np.cumsum(steps)])


def _cut_out(pieces: Sequence[Piece], seams: tuple[Seam, ...], spacing_m: float) -> dict[str, Cut]:
    """Cuts every piece, with as many vertices on either side of each seam."""
    panels = {piece.panel.name: piece.panel for piece in pieces}
    counts: dict[str, dict[str, int]] = {name: {} for name in panels}
    for seam in seams:
        (one, one_side), (other, other_side) = seam.one, seam.other
        both = panels[one].sides[one_side], panels[other].sides[other_side]
        count = max(edge_count(line, spacing_m) for line in both)
        counts[one][one_side] = counts[other][other_side] = count
    return {name: cut(panel, counts[name], spacing_m) for name, panel in panels.items()}


def _joined(
    cuts: Mapping[str, Cut], starts: Mapping[str, int], seams: tuple[Seam, ...], count: int
) -> Indices:
    """For each cut point the number of the vertex that it becomes, `(count,)`."""
    one = [cuts[seam.one[0]].chains[seam.one[1]] + starts[seam.one[0]] for seam in seams]
    other = [cuts[seam.other[0]].chains[seam.other[1]][::-1] + starts[seam.other[0]] for seam in seams]
    first, second = (np.concatenate([np.empty(0, dtype=np.int64), *chains]) for chains in (one, other))
    graph = coo_matrix((np.ones(len(first)), (first, second)), shape=(count, count))
    labels: Indices = connected_components(graph, directed=False)[1].astype(np.int64)
    return labels


def _row_count(band: Band, spacing_m: float) -> int:
    return max(2, round(band.height_m / spacing_m))


def _even(profile: Points, count: int) -> Points:
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(profile, axis=0), axis=1))])
    at = np.linspace(0, along[-1], count)
    return np.stack([np.interp(at, along, profile[:, axis]) for axis in range(2)], axis=1)


def _triangles(grid: Indices, uv: Points) -> tuple[Indices, Points]:
    """A strip's triangles and their corners' places; its first row runs along the garment's open edge."""
    rows, columns = np.indices(grid[1:, 1:].shape).reshape(2, -1)
    corner = (rows[:, None] + (0, 0, 1, 1), columns[:, None] + (1, 0, 0, 1))
    # Diagonals alternate, so that the cloth shears no easier one way than the other.
    even = ((rows + columns) % 2 == 0)[:, None, None]
    pick = np.where(even, [[0, 1, 2], [0, 2, 3]], [[0, 1, 3], [1, 2, 3]])
    quad = np.arange(len(rows))[:, None, None]
    return grid[corner][quad, pick].reshape(-1, 3), uv[corner][quad, pick].reshape(-1, 3, 2)
