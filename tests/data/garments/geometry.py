"""Measuring meshes as a tailor would: girths of sections, and whether a surface is closed."""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Indices = NDArray[np.int64]


def section(vertices: Points, faces: Indices, at: Points, normal: Points) -> Points:
    """Where the plane through `at` cuts the triangles' edges, `(n, 3)`."""
    height = (vertices - at) @ normal
    cuts = []
    for first, second in ((0, 1), (1, 2), (2, 0)):
        one, other = faces[:, first], faces[:, second]
        crossed = (height[one] < 0) != (height[other] < 0)
        one, other = one[crossed], other[crossed]
        share = (height[one] / (height[one] - height[other]))[:, None]
        cuts.append(vertices[one] * (1 - share) + vertices[other] * share)
    return np.vstack(cuts)


def tape_girth_cm(points: Points, normal: Points) -> float:
    """The length of a tape around points of a plane, in centimetres: their convex hull's."""
    across = np.linalg.svd(np.eye(3) - np.outer(normal, normal))[0][:, :2]
    flat = points @ across
    flat = flat[np.lexsort(flat.T[::-1])]
    hull = np.vstack([_half_hull(flat), _half_hull(flat[::-1])])
    return float(np.linalg.norm(np.roll(hull, -1, axis=0) - hull, axis=1).sum() * 100)


def _half_hull(flat: Points) -> Points:
    """The lower chain of Andrew's monotone chain, without its last point."""
    chain: list[Points] = []
    for point in flat:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return np.array(chain[:-1])


def _turn(a: Points, b: Points, c: Points) -> float:
    return float((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))


def open_and_odd_sides(faces: Indices) -> tuple[int, int]:
    """How many sides have no partner, and how many are used more often than a surface may."""
    sides: Counter[tuple[int, int]] = Counter()
    for first, second in ((0, 1), (1, 2), (2, 0)):
        sides.update(zip(faces[:, first].tolist(), faces[:, second].tolist(), strict=True))
    lonely = sum(1 for a, b in sides if (b, a) not in sides)
    return lonely, sum(1 for count in sides.values() if count > 1)


def volume(vertices: Points, faces: Indices) -> float:
    """The enclosed volume in cubic metres; positive where faces look outwards."""
    a, b, c = (vertices[faces[:, corner]] for corner in range(3))
    return float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6)
