"""A piece of cloth gathered into folds, as shops show what a thing is made of.

Flat cloth close by tells little: velvet, jersey and leather are known by how they bend and catch the light.
"""

from __future__ import annotations

import zlib
from typing import Any, Final

import numpy as np

from data.studio.article import Look, Shot
from data.studio.materials import fabric, main
from data.studio.modelling.curves import Points
from data.studio.modelling.shapes import grid
from data.studio.view import CloseUp, View
from data.studio.workshop.folds import waves

SPAN_M: Final = 0.105
SHEET_M: Final = 0.42
SPACING_M: Final = 0.0016
# How far from the picture's middle the cloth is held together, and the folds' height and width there.
GATHERED_M: Final = (0.16, 0.26)
HEIGHT_M: Final = (0.0095, 0.0140)
WIDTH_M: Final = (0.034, 0.050)


def sample_shot(look: Look[Any], weave: str = "") -> Shot:
    """The picture of a look's material, in a `weave` other than its usual one; each look in its own folds."""
    seed = zlib.crc32(repr((look.design, look.colour, look.material, look.pattern)).encode())
    view = View(-8, 6, CloseUp((0.0, 0.0, 0.0), SPAN_M), floor=False)
    return Shot(view, lambda: _lay_out(look, weave or look.material, seed), arrangement="sample")


def _lay_out(look: Look[Any], weave: str, seed: int) -> None:
    cloth = fabric(weave, look.hex, pattern=look.pattern, accent_hex=look.accent_hex)
    grid("sample", gathered(seed), main(cloth), centred=True)


def gathered(seed: int) -> Points:
    """A sheet that faces -y in folds that run together at a place beside it, `(rows, columns, 3)` metres."""
    random = np.random.default_rng(seed)
    side = np.linspace(-SHEET_M / 2, SHEET_M / 2, round(SHEET_M / SPACING_M))
    x, z = np.meshgrid(side, side)
    away, towards = random.uniform(*GATHERED_M), random.uniform(0.15, 0.85) * np.pi
    height, width = random.uniform(*HEIGHT_M), random.uniform(*WIDTH_M)
    across, up = x - away * np.cos(towards), z - away * np.sin(towards)
    radius = np.hypot(across, up)
    angle = np.arctan2(
        across * np.sin(towards) - up * np.cos(towards), -across * np.cos(towards) - up * np.sin(towards)
    )
    bend = waves(x, z, seed, shortest_m=0.09, longest_m=0.3)
    phase = angle * away / width + 0.32 * bend + random.uniform()
    ridge = (0.5 + 0.5 * np.cos(2 * np.pi * phase)) ** 1.35
    uneven = 1.0 + 0.35 * waves(x, z, seed + 1, shortest_m=0.06, longest_m=0.25)
    # Folds are not carried around to behind where they meet, which is outside the picture.
    ahead = np.exp(-((angle / 1.3) ** 4)) * np.clip(radius / away, 0.0, 1.6)
    rise = height * ahead * uneven * ridge
    rise = rise + 0.006 * waves(x, z, seed + 2, shortest_m=0.12, longest_m=0.3)
    middle = rise[len(rise) // 2, len(rise) // 2]
    return np.stack([x, middle - rise, z], axis=2)
