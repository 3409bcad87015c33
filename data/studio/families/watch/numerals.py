"""The dial's numerals, drawn as strokes."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike

from data.studio.modelling.curves import Points, resample
from data.studio.modelling.shapes import mesh

Stroke = tuple[tuple[float, float], ...]


def _bow(centre: tuple[float, float], size: tuple[float, float], start: float, end: float) -> Stroke:
    """Part of an ellipse with the half axes `size` between two angles in degrees."""
    (x, y), (wide, tall) = centre, size
    angle = np.radians(np.linspace(start, end, 18))
    return tuple((x + wide * float(np.cos(a)), y + tall * float(np.sin(a))) for a in angle)


# Each digit in a box 0.56 wide and 1 high, as pen strokes.
_DIGITS: Final[dict[str, tuple[Stroke, ...]]] = {
    "0": (_bow((0.28, 0.5), (0.25, 0.5), 90, 450),),
    "1": (((0.12, 0.78), (0.32, 1.0), (0.32, 0.0)),),
    "2": ((*_bow((0.28, 0.74), (0.25, 0.26), 165, -35), (0.02, 0.0), (0.56, 0.0)),),
    "3": (_bow((0.26, 0.755), (0.23, 0.245), 150, -90), _bow((0.26, 0.265), (0.27, 0.265), 90, -150)),
    "4": (((0.40, 0.0), (0.40, 1.0), (0.0, 0.28), (0.56, 0.28)),),
    "5": (((0.50, 1.0), (0.10, 1.0), (0.06, 0.55)), _bow((0.25, 0.31), (0.27, 0.31), 130, -145)),
    "6": (_bow((0.28, 0.29), (0.25, 0.29), 90, 450), ((0.45, 1.0), (0.20, 0.72), (0.05, 0.40))),
    "7": (((0.02, 1.0), (0.54, 1.0), (0.18, 0.0)),),
    "8": (_bow((0.28, 0.76), (0.21, 0.24), 90, 450), _bow((0.28, 0.26), (0.26, 0.26), 90, 450)),
    "9": (_bow((0.28, 0.71), (0.25, 0.29), 90, 450), ((0.11, 0.0), (0.36, 0.28), (0.51, 0.60))),
}


def numeral(
    number: int, at: ArrayLike, height_m: float, level_m: float, material: Any, *, pen: float = 0.15
) -> Any:
    """A number written upright around `at` on the plane z = `level_m`; `pen` is its stroke's share."""
    digits = str(number)
    advance = 0.72
    left = -(advance * (len(digits) - 1) + 0.56) / 2
    vertices: list[Points] = []
    faces: list[list[int]] = []
    for place, digit in enumerate(digits):
        for stroke in _DIGITS[digit]:
            line = np.array(stroke) + np.array([left + advance * place, -0.5])
            first = sum(len(one) for one in vertices)
            ribbon = _ribbon(line * height_m, pen * height_m)
            vertices.append(ribbon)
            half = len(ribbon) // 2
            faces += [
                [first + i, first + i + 1, first + half + i + 1, first + half + i] for i in range(half - 1)
            ]
    flat = np.vstack(vertices) + np.asarray(at, dtype=float)
    raised = np.column_stack([flat, np.full(len(flat), level_m)])
    return mesh("numeral", raised, faces, material)


def _ribbon(line: Points, width_m: float) -> Points:
    """Both edges of a stroke with mitred corners, one after the other."""
    if len(line) < 5:
        line = np.vstack(
            [resample(line[i : i + 2], 5)[: 5 if i == len(line) - 2 else 4] for i in range(len(line) - 1)]
        )
    step = np.diff(line, axis=0)
    step /= np.linalg.norm(step, axis=1, keepdims=True)
    before, after = np.vstack([step[:1], step]), np.vstack([step, step[-1:]])
    mid = before + after
    mid /= np.maximum(np.linalg.norm(mid, axis=1, keepdims=True), 1e-9)
    mitre = np.minimum(1 / np.maximum(np.sum(mid * after, axis=1), 0.45), 2.0)[:, None]
    across = np.column_stack([-mid[:, 1], mid[:, 0]]) * (width_m / 2) * mitre
    edges: Points = np.vstack([line + across, line - across])
    return edges
