"""A cap's brim: a stiffened visor between two layers of cloth, with rows of stitches."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from data.studio.families.cap.crown import Crown
from data.studio.modelling.curves import Points, disc
from data.studio.modelling.shapes import mesh, stitches, sweep

THICK_M: Final = 0.0034
ACROSS: Final = 121
OUT: Final = 34


def visor(crown: Crown, across: Points, out: Points) -> Points:
    """The brim's upper side: `across` from -1 (left) to 1, `out` from the crown (0) to the edge (1)."""
    design = crown.design
    across, out = np.broadcast_arrays(across, out)
    inner = crown.at(across * design.brim_deg, np.zeros_like(across), inside_m=0.0012)
    squarer = 2.2 if design.brim == "flat" else 2.5
    reach = design.brim_m * (1 - np.abs(across) ** squarer) ** 0.62
    half = float(crown.at(np.array(design.brim_deg), np.array(0.0))[0])
    points = inner.copy()
    points[..., 1] -= reach * out
    points[..., 0] *= 1 + 0.05 * out * np.cos(across * np.pi / 2)
    bent = (points[..., 0] / half) ** 2
    forward = reach * out
    points[..., 2] -= design.bend_m * bent * np.clip(0.04 + forward / 0.05, 0, 1) + 0.10 * forward
    points[..., 2] += 0.0035
    return points


def add_brim(crown: Crown, cloth: Any, under: Any, thread: Any) -> None:
    """Both sides, the bound edge and the stitching."""
    across = np.sin(np.linspace(-1, 1, ACROSS) * np.pi / 2)[None]
    out = np.linspace(0, 1, OUT)[:, None]
    top = visor(crown, across, out)
    # The crown's seam allowance hides under the rim.
    for name, shift, material, flip in (("brim", 0.0, cloth, False), ("underbrim", THICK_M, under, True)):
        points = top - np.array([0.0, 0.0, shift])
        index = np.arange(points.shape[0] * points.shape[1]).reshape(points.shape[:2])
        faces = np.stack([index[:-1, :-1], index[1:, :-1], index[1:, 1:], index[:-1, 1:]], axis=2).reshape(
            -1, 4
        )
        uv = np.stack([points[..., 0], -points[..., 1]], axis=2).reshape(-1, 2)
        mesh(name, points.reshape(-1, 3), faces[:, ::-1] if flip else faces, material, uv=uv)
    edge = top[-1] - np.array([0.0, 0.0, THICK_M / 2])
    sweep("brim edge", edge, disc(THICK_M / 2 + 0.0005, 12), cloth, upright=(0.0, 0.0, 1.0))
    _rows(crown, thread)


def _rows(crown: Crown, thread: Any) -> None:
    """Rows of stitches that follow the edge, the outermost near it."""
    design = crown.design
    for number in range(design.rows):
        out = 1.0 - (0.007 + number * 0.0085) / design.brim_m
        if out < 0.12:
            break
        limit = 0.965 - 0.02 * number
        across = np.sin(np.linspace(-limit, limit, 150) * np.pi / 2)
        path = visor(crown, across, np.full(150, out))
        up = np.cross(np.gradient(path, axis=0), visor(crown, across, np.full(150, out - 0.02)) - path)
        up *= np.sign(up[:, 2:])
        up /= np.linalg.norm(up, axis=1, keepdims=True)
        stitches("brim seam", path + up * 0.0002, up, thread, length_m=0.0030, gap_m=0.0013, thread_m=0.0009)
