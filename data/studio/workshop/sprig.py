"""The house mark: a juniper sprig, drawn flat and laid on any surface."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np

from data.studio.modelling.curves import Points
from data.studio.modelling.shapes import mesh

# The mark stands in a square from -0.5 to 0.5: needles as foot, direction in degrees and length.
_NEEDLES: Final = tuple(
    (-0.36 + 0.11 * number, hand * (52 - 3 * number), 0.30 - 0.022 * number)
    for number in range(7)
    for hand in (-1, 1)
)
_BERRIES: Final = ((0.17, -0.30, 0.075), (-0.15, -0.36, 0.06))


def sprig(name: str, lay: Callable[[Points], Points], size_m: float, material: Any) -> Any:
    """The mark, `size_m` high; `lay` takes places in metres around its middle, (n, 2), to space, (n, 3)."""
    shapes = [_leaf((0.0, -0.5), 0.0, 1.0, 0.028)]
    shapes += [_leaf((0.0, foot), turn, length, 0.05) for foot, turn, length in _NEEDLES]
    shapes += [_berry(*one) for one in _BERRIES]
    vertices: list[Points] = []
    faces: list[list[int]] = []
    for shape in shapes:
        first = sum(len(one) for one in vertices)
        vertices.append(shape)
        half = len(shape) // 2
        faces += [[first + i, first + i + 1, first + half + i + 1, first + half + i] for i in range(half - 1)]
    return mesh(name, lay(np.vstack(vertices) * size_m), faces, material)


def _leaf(foot: tuple[float, float], turn_deg: float, length: float, width: float) -> Points:
    """The two edges of a needle, one after the other."""
    share = np.linspace(0, 1, 9)
    half = width / 2 * np.sin(np.pi * (0.12 + 0.86 * share))
    turn = np.radians(turn_deg)
    along, aside = np.array([np.sin(turn), np.cos(turn)]), np.array([np.cos(turn), -np.sin(turn)])
    spine = np.asarray(foot) + along * (share * length)[:, None]
    return np.vstack([spine + aside * half[:, None], spine - aside * half[:, None]])


def _berry(x: float, y: float, radius: float) -> Points:
    share = np.linspace(-1, 1, 11)
    half = np.sqrt(1 - share**2)
    right = np.column_stack([x + radius * half, y + radius * share])
    return np.vstack([right, np.column_stack([x - radius * half, y + radius * share])])
