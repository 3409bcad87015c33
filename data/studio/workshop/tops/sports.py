"""What makes a sweatshirt a hoodie: kangaroo pocket, drawcord and zip."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from data.studio.article import Look
from data.studio.materials import metal, plastic, shade, woven
from data.studio.modelling.curves import Points, curve, disc, resample
from data.studio.modelling.shapes import place, sweep, turned
from data.studio.workshop.haberdashery import zip_fastener
from data.studio.workshop.tailoring import patch, ridge, topstitch
from data.studio.workshop.tops.cloth import Outfit
from data.studio.workshop.tops.design import TopDesign

_POCKET_TOP_M: Final = 0.205
_HALF_TOP_M: Final = 0.105
_HALF_FOOT_M: Final = 0.165
_OPENING_FOOT_M: Final = 0.065
_CORD_M: Final = 0.0024


def kangaroo_pocket(worn: Outfit) -> None:
    """A pocket for both hands over the hem, in two halves where the front opens."""
    gap = 0.013 if worn.design.closure else 0.0
    if gap:
        for hand in (-1.0, 1.0):
            inner = [(hand * gap, _POCKET_TOP_M), (hand * gap, 0.004)]
            outer = _outer(hand)
            edges = (outer, inner) if hand < 0 else (inner, outer)
            patch("pocket", worn.cloth, "front", edges, worn.main, raised_m=0.0038)
    else:
        patch(
            "pocket", worn.cloth, "front", (_outer(-1.0), _outer(1.0)), worn.main, raised_m=0.0038, columns=48
        )
    for hand in (-1.0, 1.0):
        _, high, low, _ = _outer(hand)
        opening = np.array([high, low])
        ridge(worn.cloth, "front", opening, worn.rib, width_m=0.017, height_m=0.0056)
        inset = opening - (hand * 0.013, 0.004)
        topstitch(worn.cloth, "front", inset, worn.thread, raised_m=0.0042)
    top = np.array(
        [(-_HALF_TOP_M + 0.003, _POCKET_TOP_M - 0.005), (_HALF_TOP_M - 0.003, _POCKET_TOP_M - 0.005)]
    )
    topstitch(worn.cloth, "front", top, worn.thread, raised_m=0.0042)


def _outer(hand: float) -> list[tuple[float, float]]:
    """A pocket's outer edge from the top down; the hand goes in between its second and third point."""
    return [
        (hand * (_HALF_TOP_M - 0.001), _POCKET_TOP_M),
        (hand * _HALF_TOP_M, _POCKET_TOP_M - 0.004),
        (hand * _HALF_FOOT_M, _OPENING_FOOT_M),
        (hand * _HALF_FOOT_M, 0.004),
    ]


def drawcord(worn: Outfit, look: Look[TopDesign]) -> None:
    """Two ends of a cord that hang from metal eyelets in the hood."""
    draft = worn.design.draft
    base = draft.top_y - draft.front_depth
    cord = woven(look.accent_hex if look.accent else shade(look.hex, 1.25), thread_m=0.0009)
    for hand, hangs in ((-1.0, 0.185), (1.0, 0.205)):
        aside = hand * (0.036 if worn.design.closure else 0.030)
        eye, outward = _on_hood(worn, aside, 0.026)
        _eyelet(eye + outward * 0.0008, outward)
        down = np.linspace(0.012, hangs, 24)
        sway = aside * (1 + 0.35 * np.sin(down / hangs * 2.1))
        flat = np.stack([sway, base - down], axis=1)
        points, normals = worn.cloth.at("front", flat)
        lying = points + normals * (_CORD_M + 0.0012)
        hung = [eye + outward * 0.0005, eye + outward * 0.006 - (0, 0, 0.006)]
        path = curve(np.vstack([*(one[None] for one in hung), lying[1::3]]), 90)
        sweep("cord", resample(path, 120), disc(_CORD_M, 12), cord, upright=(0.0, -1.0, 0.0))
        tip = resample(path, 120)[-9:]
        sweep(
            "cord end",
            tip,
            disc(_CORD_M * 1.18, 14),
            metal("#9a9da1", roughness=0.35),
            upright=(0.0, -1.0, 0.0),
        )


def front_zip(worn: Outfit, look: Look[TopDesign]) -> None:
    """A zip from the hem to the hood, closed nearly to the top."""
    draft, cloth = worn.design.draft, worn.cloth
    heights = np.linspace(0.004, draft.top_y - draft.front_depth - 0.002, 70)
    points, normals = cloth.at("front", np.stack([np.zeros(70), heights], axis=1))
    below, below_normals = _hem_middle(worn)
    path, outward = np.vstack([below, points]), np.vstack([below_normals, normals])
    calm = _calmed(np.hstack([path, outward]))
    outward = calm[:, 3:] / np.linalg.norm(calm[:, 3:], axis=1, keepdims=True)
    zip_fastener(
        calm[:, :3] + outward * 0.0012,
        outward,
        tape=shade(look.hex, 0.85),
        pull=shade(look.hex, 0.7),
        closed_at=0.97,
    )


def _hem_middle(worn: Outfit) -> tuple[Points, Points]:
    """The front's middle line on the ribbed hem, from its lower edge up."""
    if "hem" not in worn.cloth.regions:
        return np.empty((0, 3)), np.empty((0, 3))
    height = worn.design.ribs.hem / 100
    along = worn.design.own.hem / 400
    rise = np.linspace(height, 0.004, 14)
    return worn.cloth.at("hem", np.stack([np.full(14, along), rise], axis=1))


def _calmed(rows: Points) -> Points:
    """A line without the small waves of the cloth beneath."""
    for _ in range(12):
        rows = np.vstack([rows[:1], (rows[:-2] + 2 * rows[1:-1] + rows[2:]) / 4, rows[-1:]])
    return rows


def _on_hood(worn: Outfit, aside: float, height: float) -> tuple[Points, Points]:
    """A point of the hood in front, `aside` of the middle and `height` above its seam, and its normal."""
    ring, _ = worn.cloth.seam("hood seam")
    base = ring[ring[:, 1].argmin()]
    members = np.unique(worn.cloth.faces[worn.cloth.regions["hood"]])
    points = worn.cloth.vertices[members]
    ahead = points[:, 1] < ring[:, 1].mean()
    away = np.hypot(points[:, 0] - aside, points[:, 2] - base[2] - height) + np.where(ahead, 0.0, 1.0)
    away += 0.5 * np.maximum(points[:, 1] - base[1], 0.0)
    nearest = members[away.argmin()]
    normal = worn.cloth.normals[nearest]
    return worn.cloth.vertices[nearest], normal if normal[1] < 0 else -normal


def _eyelet(at: Points, outward: Points) -> Any:
    profile = [(0.0026, 0.0), (0.0030, 0.0011), (0.0044, 0.0013), (0.0056, 0.0006), (0.0058, 0.0)]
    place(
        turned("eyelet hole", [(0.0004, 0.0005), (0.003, 0.0005)], plastic("#1c1a19"), segments=20),
        at,
        outward,
    )
    return place(turned("eyelet", profile[::-1], metal("#9a9da1", roughness=0.35), segments=32), at, outward)
