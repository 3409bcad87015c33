"""Pockets sewn on to a top's front."""

from __future__ import annotations

import numpy as np

from data.studio.workshop.tailoring import patch, topstitch
from data.studio.workshop.tops.cloth import Outfit

_WIDTH_M = 0.105
_HEIGHT_M = 0.125


def chest_pocket(worn: Outfit) -> None:
    """A patch pocket with a pointed foot on the wearer's left breast."""
    draft = worn.design.draft
    middle, top = 0.095, draft.underarm_y + 0.035
    left, right = middle - _WIDTH_M / 2, middle + _WIDTH_M / 2
    foot = top - _HEIGHT_M
    tip = foot - 0.014
    edges = (
        [(left, top), (left, foot), (middle, tip)],
        [(right, top), (right, foot), (middle, tip)],
    )
    for side in range(2):
        edges[side][-1] = (middle + (side - 0.5) * 0.004, tip)
    patch("pocket", worn.cloth, "front", (np.array(edges[0]), np.array(edges[1])), worn.main, raised_m=0.0016)
    inset = 0.0028
    outline = [
        (left + inset, top - 0.001),
        (left + inset, foot + inset * 0.7),
        (middle, tip + inset * 1.2),
        (right - inset, foot + inset * 0.7),
        (right - inset, top - 0.001),
    ]
    topstitch(worn.cloth, "front", np.array(outline), worn.thread, raised_m=0.0019)
    hem = np.array([(left + 0.002, top - 0.02), (right - 0.002, top - 0.02)])
    topstitch(worn.cloth, "front", hem, worn.thread, raised_m=0.0019)
