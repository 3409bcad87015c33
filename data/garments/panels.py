"""Flat pieces of cloth: an outline of named sides, meshed evenly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from scipy.spatial import Delaunay

from data.garments.garment import Indices, Points

# How far apart a garment's vertices lie on the cloth, in metres.
SPACING_M: Final = 0.014
# Points inside keep this share of the spacing from the outline, so that no triangle there is a sliver.
_CLEARANCE: Final = 0.62


@dataclass(frozen=True, slots=True)
class Panel:
    """One flat piece. Coordinates are metres on the cloth, y along the grain.

    `sides` are its edges in counter-clockwise order, each a polyline (n, 2) that starts where the one
    before ends. `lines` are polylines inside that triangles must not cross; their ends stop short of the
    sides.
    """

    name: str
    sides: Mapping[str, Points]
    lines: Mapping[str, Points] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Cut:
    """A meshed panel: flat points, triangles, and the chains of points on its sides and lines."""

    panel: Panel
    points: Points
    triangles: Indices
    chains: Mapping[str, Indices]


def cut(panel: Panel, counts: Mapping[str, int], spacing_m: float = SPACING_M) -> Cut:
    """Meshes a panel; `counts` fixes into how many edges a side is parted, for seams that must match."""
    chains: dict[str, Indices] = {}
    rim: list[Points] = []
    for name, side in panel.sides.items():
        count = counts.get(name, edge_count(side, spacing_m))
        line = resampled(side, count + 1)
        first = sum(map(len, rim))
        chains[name] = np.arange(first, first + count + 1)
        rim.append(line[:-1])
    outline = np.vstack(rim)
    chains = {name: chain % len(outline) for name, chain in chains.items()}
    points = [outline]
    for name, line in panel.lines.items():
        spread = resampled(line, edge_count(line, spacing_m) + 1)
        # What comes too near to the outline could not be meshed with it.
        kept = spread[inside(spread, outline)]
        kept = kept[_to_outline(kept, outline) > _CLEARANCE * spacing_m]
        first = sum(map(len, points))
        chains[name] = np.arange(first, first + len(kept))
        points.append(kept)
    fixed = np.vstack(points)
    flat = np.vstack([fixed, _filling(outline, fixed, spacing_m)])
    return Cut(panel, flat, _triangulated(flat, outline), chains)


def edge_count(line: Points, spacing_m: float = SPACING_M) -> int:
    """Into how many edges a polyline is parted at this spacing; evenly many, so that its middle is kept."""
    return max(2, 2 * round(length(line) / spacing_m / 2))


def length(line: Points) -> float:
    """The length of a polyline."""
    return float(np.linalg.norm(np.diff(line, axis=0), axis=1).sum())


def resampled(line: Points, count: int) -> Points:
    """`count` points at even distances along a polyline, both ends kept."""
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    even = np.linspace(0, along[-1], count)
    return np.stack([np.interp(even, along, line[:, axis]) for axis in range(line.shape[1])], axis=1)


def inside(points: Points, outline: Points) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which points (n, 2) lie within a closed outline (m, 2), by the parity of crossings to the right."""
    x, y = points[:, 0, None], points[:, 1, None]
    start, end = outline, np.roll(outline, -1, axis=0)
    rise = end[:, 1] - start[:, 1]
    spans = (start[:, 1] > y) != (end[:, 1] > y)
    share = (y - start[:, 1]) / np.where(rise == 0, 1.0, rise)
    crossings = spans & (x < start[:, 0] + share * (end[:, 0] - start[:, 0]))
    odd: np.ndarray[tuple[int], np.dtype[np.bool_]] = crossings.sum(axis=1) % 2 == 1
    return odd


def _filling(outline: Points, fixed: Points, spacing_m: float) -> Points:
    """A triangular lattice within the outline, clear of all fixed points."""
    low, high = outline.min(axis=0), outline.max(axis=0)
    rise = spacing_m * np.sqrt(3) / 2
    middle = (low + high) / 2
    rows = np.arange(-np.ceil((high[1] - middle[1]) / rise), np.ceil((high[1] - middle[1]) / rise) + 1)
    columns = np.arange(
        -np.ceil((high[0] - middle[0]) / spacing_m), np.ceil((high[0] - middle[0]) / spacing_m) + 1
    )
    column, row = np.meshgrid(columns, rows)
    lattice: Points = (
        np.stack([(column + 0.5 * (row % 2)) * spacing_m, row * rise], axis=2).reshape(-1, 2) + middle
    )
    lattice = lattice[inside(lattice, outline)]
    if not len(lattice):
        return lattice
    to_rim = _to_outline(lattice, outline)
    to_lines = np.full(len(lattice), np.inf)
    if len(fixed) > len(outline):
        others = fixed[len(outline) :]
        to_lines = np.linalg.norm(lattice[:, None] - others[None], axis=2).min(axis=1)
    clear: Points = lattice[(to_rim > _CLEARANCE * spacing_m) & (to_lines > _CLEARANCE * spacing_m)]
    return clear


def _to_outline(points: Points, outline: Points) -> Points:
    """How far each point (n, 2) is from a closed outline."""
    start, end = outline, np.roll(outline, -1, axis=0)
    along = end - start
    share = ((points[:, None] - start) * along).sum(axis=2) / (along**2).sum(axis=1)
    foot = start + np.clip(share, 0, 1)[..., None] * along
    distance: Points = np.linalg.norm(points[:, None] - foot, axis=2).min(axis=1)
    return distance


def _triangulated(points: Points, outline: Points) -> Indices:
    """Counter-clockwise Delaunay triangles within the outline, which is spaced finely enough to be kept."""
    triangles = Delaunay(points).simplices.astype(np.int64)
    corners = points[triangles]
    one, other = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    area = one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0]
    triangles[area < 0] = triangles[area < 0][:, ::-1]
    longest = np.linalg.norm(corners - np.roll(corners, 1, axis=1), axis=2).max(axis=1)
    kept: Indices = triangles[inside(corners.mean(axis=1), outline) & (np.abs(area) > 0.02 * longest**2)]
    return kept
