"""How a cushion's edge is finished: piping, fringe, a flange, tassels."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from data.studio.families.cushion.design import CushionDesign
from data.studio.families.cushion.sheets import Filled
from data.studio.modelling.curves import Points, disc, resample
from data.studio.modelling.shapes import grid, mesh, stitches, sweep
from data.studio.workshop.fibres import strands

SPACING_M: Final = 0.0019


def add_edge(design: CushionDesign, filled: Filled, trim: Any, cloth: Any, thread: Any) -> None:
    """The design's edge; `trim` is what pipings, fringes and tassels are made of."""
    if design.edge == "piped":
        _piping(filled, design.trim_m, trim)
    elif design.edge == "fringed":
        _fringe(design, filled, trim)
    elif design.edge == "flanged":
        _flange(design, filled, cloth, thread)
    elif design.edge == "tasselled":
        _tassels(design, filled, trim)
    else:
        _piping(filled, 0.0019, cloth)


def _piping(filled: Filled, radius_m: float, material: Any) -> None:
    """A covered cord in the seam, rounded at the corners."""
    loop, outward = filled.seam()
    path = loop + outward * radius_m * 0.6
    smooth = path
    for _ in range(2):
        smooth = (np.roll(smooth, 1, axis=0) + 2 * smooth + np.roll(smooth, -1, axis=0)) / 4
    closed = resample(np.vstack([smooth, smooth[:1]]), 420)[:-1]
    sweep("piping", closed, disc(radius_m, 12), material, upright=(0.0, 1.0, 0.0), loop=True)


def _fringe(design: CushionDesign, filled: Filled, yarn: Any) -> None:
    """Threads in small bundles along the edge, and the tape that holds them."""
    for path, way in _fringed_edges(design, filled):
        length = float(np.linalg.norm(np.diff(path, axis=0), axis=1).sum())
        count = int(length / SPACING_M)
        even = resample(np.hstack([path, way]), count)
        bundle = np.arange(count) // 6 * 6 + 2.5
        gathered = np.stack([np.interp(bundle, np.arange(count), even[:, axis]) for axis in range(6)], axis=1)
        knots = even[:, :3] * 0.35 + gathered[:, :3] * 0.65
        layers = [knots + np.array([0.0, depth, 0.0]) for depth in (-0.0012, 0.0012)]
        ways = np.vstack([gathered[:, 3:]] * 2)
        vertices, faces = strands(
            np.vstack(layers), ways, design.trim_m, 0.00105, seed=design.filling.seed, curl=0.07
        )
        vertices[:, 2] = np.maximum(vertices[:, 2], 0.0)
        mesh("fringe", vertices, faces, yarn)
        sweep("fringe tape", path, disc(0.0026, 8), yarn, upright=(0.0, 1.0, 0.0))


def _fringed_edges(design: CushionDesign, filled: Filled) -> list[tuple[Points, Points]]:
    loop, outward = filled.seam()
    side = len(loop) // 4
    numbers = (1, 3) if design.ends_only else (0, 1, 2, 3)
    edges = []
    for number in numbers:
        index = np.arange(number * side, (number + 1) * side + 1) % len(loop)
        way = (outward[index] * np.array([1.0, 0.15, 1.0])).mean(axis=0)
        straight = np.broadcast_to(way / np.linalg.norm(way), (len(index), 3))
        edges.append((loop[index], straight))
    return edges


def _flange(design: CushionDesign, filled: Filled, cloth: Any, thread: Any) -> None:
    """A flat border of double cloth around the filling."""
    loop, _ = filled.seam()
    width, height = design.filling.size_m
    middle = loop.mean(axis=0)
    flat = (loop - middle) * np.array([2 / width, 0.0, 2 / height])
    if design.filling.round:
        way = flat / np.linalg.norm(flat, axis=1, keepdims=True)
    else:
        way = np.clip(flat * 1.12, -1, 1) * (np.abs(flat) > 0.8)
        way = np.where(np.abs(flat) > 0.80, np.sign(flat) * np.clip((np.abs(flat) - 0.80) / 0.12, 0, 1), 0.0)
    share = np.linspace(-0.05, 1.0, 9)[:, None, None]
    turn = np.linspace(0, 2 * np.pi, len(loop), endpoint=False)
    wavy = 0.004 * np.sin(turn * 9 + 1.0) + 0.003 * np.sin(turn * 17)
    border = loop + way * design.trim_m * share
    border[..., 1] += wavy * np.clip(share[..., 0], 0, 1)
    border[..., 2] = np.maximum(border[..., 2], 0.0)
    for side in (-1.0, 1.0):
        sheet = border + np.array([0.0, side * 0.0011, 0.0])
        grid("flange", sheet if side < 0 else sheet[:, ::-1], cloth, around=True)
    edge = np.vstack([border[-1], border[-1][:1]])
    sweep("flange edge", edge[:-1], disc(0.0015, 8), cloth, upright=(0.0, 1.0, 0.0), loop=True)
    seam = border[1] + np.array([0.0, -0.0012, 0.0])
    ahead = np.broadcast_to([0.0, -1.0, 0.0], seam.shape)
    stitches("flange seam", seam, ahead, thread, length_m=0.0030, gap_m=0.0014, thread_m=0.0008)


def _tassels(design: CushionDesign, filled: Filled, yarn: Any) -> None:
    """A tassel at each corner, tied at its neck."""
    loop, _ = filled.seam()
    side = len(loop) // 4
    middle = loop.mean(axis=0)
    for number in range(4):
        corner = loop[number * side]
        way = (corner - middle) * np.array([1.0, 0.0, 1.0])
        way = way / np.linalg.norm(way) + np.array([0.0, -0.1, -0.5 if corner[2] > middle[2] else 0.25])
        way /= np.linalg.norm(way)
        random = np.random.default_rng(design.filling.seed + number)
        neck = corner + way * 0.012
        feet = neck + random.normal(size=(90, 3)) * 0.0028
        vertices, faces = strands(
            feet, np.repeat(way[None], 90, axis=0), design.trim_m, 0.0009, seed=number, curl=0.16
        )
        vertices[:, 2] = np.maximum(vertices[:, 2], 0.001)
        mesh("tassel", vertices, faces, yarn)
        head = corner + way * np.linspace(-0.004, 0.020, 12)[:, None]
        swell = np.array([0.5, 0.8, 1.0, 1.1, 1.1, 1.0, 0.85, 0.8, 0.85, 0.95, 1.0, 0.9])
        sweep("tassel head", head, disc(0.0065, 16), yarn, upright=(0.0, 1.0, 0.0), scale=swell)
