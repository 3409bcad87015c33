"""What is sewn on to a shirt: the button strip, yoke, pockets, cuffs' buttons and hem."""

from __future__ import annotations

import numpy as np

from data.studio.families.shirt.collar import front_of_stand
from data.studio.families.shirt.design import ShirtDesign
from data.studio.modelling.curves import Points
from data.studio.workshop.tailoring import button, patch, ridge, rivet, topstitch
from data.studio.workshop.tops.cloth import Outfit

_POCKET_M = (0.112, 0.130)


def sew_details(worn: Outfit, design: ShirtDesign, horn: str) -> None:
    """All that the design names, on the draped cloth; `horn` is the buttons' colour."""
    _placket(worn, design, horn)
    _yoke(worn, design)
    _hem(worn)
    hands = {"none": (), "one": (1.0,), "two": (1.0, -1.0), "flaps": (1.0, -1.0)}[design.pockets]
    for hand in hands:
        _pocket(worn, design, hand, horn)
    _cuffs(worn, design, horn)


def _fasten(at: Points, outward: Points, design: ShirtDesign, horn: str) -> None:
    if design.snaps:
        rivet(at, outward, width_m=0.0115, tone="#d9d4c8")
    else:
        button(at, outward, horn, width_m=0.0112)


def _placket(worn: Outfit, design: ShirtDesign, horn: str) -> None:
    draft = worn.design.draft
    top, bottom, half = draft.top_y - draft.front_depth - 0.001, 0.001, design.placket_m / 2
    y = np.linspace(top, bottom, 80)
    edges = np.column_stack([np.full(80, -half), y]), np.column_stack([np.full(80, half), y])
    patch("placket", worn.cloth, "front", edges, worn.main, raised_m=0.0017, rows=110, columns=12)
    for x in (-half + 0.0045, half - 0.0045):
        line = np.column_stack([np.full(80, x), y])
        topstitch(worn.cloth, "front", line, worn.thread, raised_m=0.0019, thread_m=0.0005)
    heights = np.linspace(top - 0.062, bottom + 0.10, design.buttons - 1)
    points, normals = worn.cloth.at("front", np.column_stack([np.zeros(len(heights)), heights]))
    for at, outward in zip(points, normals, strict=True):
        _fasten(at + outward * 0.0014, outward, design, horn)
    at, outward = front_of_stand(worn)
    _fasten(at, outward / np.linalg.norm(outward), design, horn)


def _yoke(worn: Outfit, design: ShirtDesign) -> None:
    """The seam across the shoulder blades, and on western shirts the points on the chest."""
    draft = worn.design.draft
    low = draft.shoulder_y - 0.055
    x = np.linspace(-1, 1, 61)
    half = draft.half_shoulder - 0.017
    dip = 0.055 * np.clip(1 - np.abs(x) / 0.5, 0, 1) if design.yoke == "pointed" else np.zeros(61)
    back = np.column_stack([x * half, low - dip])
    ridge(worn.cloth, "back", back, worn.main, width_m=0.004, height_m=0.0014)
    topstitch(worn.cloth, "back", back - np.array([0.0, 0.004]), worn.thread, thread_m=0.0005)
    if design.yoke != "pointed":
        return
    for hand in (-1.0, 1.0):
        share = np.linspace(0, 1, 40)
        out = draft.half_shoulder - 0.026
        inner = draft.half_neck * 0.62
        line_x = hand * (inner + (out - inner) * share)
        high = draft.shoulder_y - 0.035
        drop = 0.045 * (1 - np.abs(share - 0.5) / 0.5) + 0.012 * share
        line = np.column_stack([line_x, high - drop])
        ridge(worn.cloth, "front", line, worn.main, width_m=0.004, height_m=0.0014)
        topstitch(worn.cloth, "front", line - np.array([0.0, 0.004]), worn.thread, thread_m=0.0006)


def _hem(worn: Outfit) -> None:
    hem = worn.design.draft.hem()
    share = np.linspace(0, 1, len(hem))
    dense = np.linspace(0.004, 0.996, 120)
    line = np.stack([np.interp(dense, share, hem[:, axis]) for axis in (0, 1)], axis=1)
    for region in ("front", "back"):
        topstitch(worn.cloth, region, line + np.array([0.0, 0.009]), worn.thread, thread_m=0.0005)
        ridge(worn.cloth, region, line + np.array([0.0, 0.0012]), worn.main, width_m=0.003, height_m=0.0010)


def pocket_middle(worn_underarm_y: float) -> tuple[float, float]:
    """The middle of a breast pocket's top edge on the front's flat cloth."""
    return 0.098, worn_underarm_y + 0.012


def _pocket(worn: Outfit, design: ShirtDesign, hand: float, horn: str) -> None:
    wide, tall = _POCKET_M
    x, top = pocket_middle(worn.design.draft.underarm_y)
    x *= hand
    half = wide / 2
    left = np.array([(x - half, top), (x - half, top - tall + 0.016), (x, top - tall)])
    right = left * (-1, 1) + np.array([2 * x, 0.0])
    patch("pocket", worn.cloth, "front", (left, right), worn.main, raised_m=0.0015, rows=40, columns=34)
    _outline(worn, np.vstack([left, right[1::-1]]))
    inset = 0.004
    around = np.vstack([left, right[1::-1]])
    middle = np.array([x, top - tall / 2])
    stitched = middle + (around - middle) * (1 - inset / half)
    topstitch(worn.cloth, "front", stitched, worn.thread, raised_m=0.0017, thread_m=0.0005)
    if design.pockets == "flaps":
        flap = np.array([(x - half - 0.003, top + 0.012), (x - half - 0.003, top - 0.028), (x, top - 0.052)])
        other = flap * (-1, 1) + np.array([2 * x, 0.0])
        patch("flap", worn.cloth, "front", (flap, other), worn.main, raised_m=0.0034, rows=26, columns=34)
        rim = np.vstack([flap, other[1::-1]])
        _outline(worn, rim)
        centre = np.array([x, top - 0.016])
        topstitch(
            worn.cloth, "front", centre + (rim - centre) * 0.93, worn.thread, raised_m=0.0036, thread_m=0.0005
        )
        at, outward = worn.cloth.at("front", np.array([[x, top - 0.036]]))
        _fasten(at[0] + outward[0] * 0.0032, outward[0], design, horn)
    else:
        line = np.array([(x - half + 0.003, top - 0.022), (x + half - 0.003, top - 0.022)])
        topstitch(worn.cloth, "front", line, worn.thread, raised_m=0.0017, thread_m=0.0005)


def _outline(worn: Outfit, line: Points) -> None:
    """The line of shadow around what is sewn on."""
    ridge(worn.cloth, "front", line, worn.shadow, width_m=0.0013, height_m=0.0005)


def _cuffs(worn: Outfit, design: ShirtDesign, horn: str) -> None:
    """Where each cuff overlaps, its button and its stitching."""
    for side in ("left", "right"):
        name = f"cuff {side}"
        if name not in worn.cloth.regions:
            continue
        corners = worn.cloth.uv[worn.cloth.regions[name]].reshape(-1, 2)
        around, height = corners.max(axis=0)
        for y in (0.004, height - 0.004):
            line = np.column_stack([np.linspace(0.002, around - 0.002, 70), np.full(70, y)])
            topstitch(worn.cloth, name, line, worn.thread, raised_m=0.0016, thread_m=0.0005)
        at_x = around * (0.36 if side == "left" else 0.64)
        lap = np.column_stack([np.full(12, at_x), np.linspace(0.001, height - 0.001, 12)])
        ridge(worn.cloth, name, lap, worn.main, width_m=0.0035, height_m=0.0026)
        inwards = 0.012 if side == "left" else -0.012
        at, outward = worn.cloth.at(name, np.array([[at_x - inwards, height * 0.5]]))
        _fasten(at[0] + outward[0] * 0.0014, outward[0], design, horn)
