"""A knitted hat's surfaces: ribs and cables as relief, body, cuff and roll."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from data.studio.families.beanie.design import BeanieDesign
from data.studio.modelling.curves import Points, curve
from data.studio.modelling.shapes import mesh
from data.studio.workshop.folds import waves

COLUMNS: Final = 736
BODY_ROWS: Final = 120
# The head's outline is longer than wide.
OVAL: Final = (0.93, 1.07)
CABLE_M: Final = 0.056

# The body's outline from brim to crown: radius as a share of the brim's, height as a share.
OUTLINES: Final[dict[str, tuple[tuple[float, float], ...]]] = {
    "round": ((1.0, 0.0), (1.04, 0.25), (1.02, 0.52), (0.90, 0.76), (0.66, 0.91), (0.34, 0.985), (0.05, 1.0)),
    "short": ((1.0, 0.0), (1.03, 0.3), (1.0, 0.58), (0.90, 0.80), (0.66, 0.93), (0.34, 0.985), (0.05, 1.0)),
    "peaked": ((1.0, 0.0), (1.03, 0.22), (0.97, 0.45), (0.80, 0.67), (0.52, 0.85), (0.22, 0.97), (0.05, 1.0)),
    "slouchy": (
        (1.0, 0.0),
        (1.10, 0.22),
        (1.16, 0.48),
        (1.08, 0.72),
        (0.82, 0.90),
        (0.42, 0.99),
        (0.05, 1.0),
    ),
}


def around() -> Points:
    """The angles of the columns; 0 lies at the back, so that the seam does too."""
    return np.linspace(0, 2 * np.pi, COLUMNS + 1) + np.pi / 2


def body(design: BeanieDesign, pattern: str) -> tuple[Points, Points]:
    """The hat without its cuff: points (rows, columns, 3) from the brim up, and UV in metres."""
    line = curve(OUTLINES[design.crown], BODY_ROWS)
    radius = design.around_m / (2 * np.pi)
    ring, height = radius * line[:, :1], design.tall_m * line[:, 1:]
    steps = np.hypot(np.diff(ring[:, 0]), np.diff(height[:, 0]))
    along = np.concatenate([[0.0], np.cumsum(steps)])[:, None]
    angle = around()[None]
    share = np.linspace(0, 1, COLUMNS + 1)[None]
    relief = _cables(design, share, along) if pattern == "cabled" else _ribs(design, share, along)
    # Towards the crown stitches are taken together: the ribs lie closer and flatter.
    relief = relief * np.clip(line[:, :1] * 1.3, 0, 1)
    ring = ring + relief + _slack(design, share, along, line[:, 1:])
    if design.brim != "plain":
        # Under the band nothing may press through.
        ring = ring - 0.004 * np.clip((design.cuff_m * 0.9 - height) / (design.cuff_m * 0.3), 0, 1)
    points = _placed(ring, height, angle)
    return _slouched(design, points), _uv(design, share, along, pattern)


def _placed(ring: Points, height: Points, angle: Points) -> Points:
    x, y = OVAL[0] * ring * np.cos(angle), OVAL[1] * ring * np.sin(angle)
    return np.stack([x, y, np.broadcast_to(height, x.shape)], axis=2)


def _uv(design: BeanieDesign, share: Points, along: Points, pattern: str) -> Points:
    """Columns keep their stitches all the way up, as a knitter's do."""
    stitches = max(1, round(design.around_m / CABLE_M)) * CABLE_M if pattern == "cabled" else design.around_m
    u = share * stitches
    return np.stack(np.broadcast_arrays(u, along), axis=2)


def _ribs(design: BeanieDesign, share: Points, along: Points) -> Points:
    ridge = np.abs(np.sin(share * np.pi * design.ribs)) ** 0.8
    return design.relief_m * (ridge - 0.5) * (1 + 0.1 * np.sin(along * 90.0))


def _cables(design: BeanieDesign, share: Points, along: Points) -> Points:
    """Two strands a cable that cross again and again, as the cloth's own pattern draws them."""
    count = max(1, round(design.around_m / CABLE_M))
    x = (share * count % 1.0 - 0.5) * CABLE_M
    phase = 2 * np.pi * along / 0.044
    swing = 0.0072 * np.sin(phase)
    strands = [
        np.sqrt(np.clip(1 - ((x - side * swing) / 0.0078) ** 2, 0, 1)) * (1 + side * 0.38 * np.cos(phase))
        for side in (1, -1)
    ]
    rise: Points = 0.0042 * np.maximum(*strands)
    return rise


def _slack(design: BeanieDesign, share: Points, along: Points, tall: Points) -> Points:
    """Soft dents above the brim, alike on both sides of the seam."""
    size = {"slouchy": 0.011, "short": 0.0022}.get(design.crown, 0.0045)
    turn = share * 2 * np.pi
    dents = waves(
        0.11 * np.sin(turn), along + 0.05 * np.cos(turn), design.seed, shortest_m=0.06, longest_m=0.2
    )
    return size * dents * np.clip((tall - 0.12) / 0.3, 0, 1) * np.clip((1 - tall) / 0.15, 0.2, 1)


def _slouched(design: BeanieDesign, points: Points) -> Points:
    """A long crown sinks backwards and to one side."""
    if design.crown not in {"slouchy", "peaked"}:
        return points
    far = 1.0 if design.crown == "slouchy" else 0.25
    start = 0.45 * design.tall_m
    over = np.clip(points[..., 2] - start, 0, None)
    bent = points.copy()
    bent[..., 1] += far * over * 0.36
    bent[..., 2] -= far * over * (0.40 + 0.16 * np.sin(np.clip(points[..., 1] / 0.11, -1.4, 1.4)))
    bent[..., 0] += far * over * 0.10
    return bent


def band(design: BeanieDesign, pattern: str) -> tuple[Points, Points]:
    """The turned-up cuff or the roll: points and UV, from the inside over the edge and down again."""
    share = np.linspace(0, 1, COLUMNS + 1)[None]
    thick = 0.0052 if design.brim == "cuff" else design.cuff_m * 0.42
    high = design.cuff_m
    turn = np.linspace(0, np.pi, 9)
    top = np.column_stack([thick / 2 - thick / 2 * np.cos(turn), high + thick * 0.35 * np.sin(turn)])
    foot = np.column_stack([thick / 2 + thick / 2 * np.cos(turn), -thick * 0.3 * np.sin(turn)])
    outside = np.column_stack([np.full(40, thick), np.linspace(high, 0, 40)])[1:-1]
    outside[:, 0] += 0.0016 * np.sin(np.linspace(0, np.pi, len(outside)))
    line = np.vstack([[[0.0, high * 0.6]], top, outside, foot, [[0.0, high * 0.25]]])
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])[:, None]
    ridge = np.abs(np.sin(share * np.pi * design.ribs)) ** 0.8 - 0.5
    lip = 0.0012 * np.sin(share * 2 * np.pi * 3 + design.seed)
    outer = (line[:, :1] > thick * 0.3) * 1.0
    relief = max(design.relief_m, 0.0016) * ridge * (0.3 + 0.7 * outer)
    base = design.around_m / (2 * np.pi) * _widening(design, line[:, 1:])
    ring = base + 0.0012 + line[:, :1] + relief + lip
    height = line[:, 1:] + 0.0015 * np.sin(share * 2 * np.pi * 2 + design.seed) * (line[:, 1:] > high * 0.8)
    points = _placed(ring, height, around()[None])
    # The cuff shows the knitting upside down.
    return points, np.stack(np.broadcast_arrays(share * design.around_m, -along), axis=2)


def _widening(design: BeanieDesign, height: Points) -> Points:
    line = curve(OUTLINES[design.crown], 60)
    return np.interp(height, line[:, 1] * design.tall_m, line[:, 0])


def knitted(name: str, points: Points, uv: Points, cloth: Any) -> Any:
    """A mesh from rows around the hat; the first and the last column are the same place."""
    rows, columns = points.shape[:2]
    index = np.arange(rows * columns).reshape(rows, columns)
    faces = np.stack([index[:-1, :-1], index[:-1, 1:], index[1:, 1:], index[1:, :-1]], axis=2)
    return mesh(name, points.reshape(-1, 3), faces.reshape(-1, 4), cloth, uv=uv.reshape(-1, 2))
