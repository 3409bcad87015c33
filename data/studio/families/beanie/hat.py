"""A knitted hat put together."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from data.studio.article import Look
from data.studio.families.beanie.design import BeanieDesign
from data.studio.families.beanie.knitting import OVAL, band, body, knitted
from data.studio.materials import fabric, main, shade
from data.studio.modelling.curves import Points, curve, disc
from data.studio.modelling.shapes import mesh, sweep, turned
from data.studio.workshop.fibres import strands
from data.studio.workshop.woven_label import woven_label

LABEL_M: Final = (0.046, 0.026)
FIBRES: Final = 3400


def build(look: Look[BeanieDesign]) -> None:
    """The hat in the scene, as if a head wore it."""
    design = look.design
    yarn = "cotton knit" if look.material == "cotton" else look.material
    modelled = look.pattern in {"ribbed", "plain"}
    cloth = main(
        fabric(
            yarn,
            look.hex,
            pattern="plain" if modelled else look.pattern,
            accent_hex=look.accent_hex,
        )
    )
    points, uv = body(design, look.pattern)
    knitted("hat", points, uv, cloth)
    plain = main(fabric(yarn, look.hex))
    if design.brim != "plain":
        knitted("brim", *band(design, look.pattern), plain)
    if design.top == "bobble":
        _bobble(design, points[-1].mean(axis=0), look)
    elif design.top == "loop":
        _loop(points[-1].mean(axis=0), plain)
    else:
        _gathered(points[-1].mean(axis=0), plain)
    _label(look, points)


def _bobble(design: BeanieDesign, at: Points, look: Look[BeanieDesign]) -> None:
    """A ball of cut yarn ends."""
    random = np.random.default_rng(design.seed)
    ways = random.normal(size=(FIBRES, 3))
    ways /= np.linalg.norm(ways, axis=1, keepdims=True)
    radius = design.bobble_m
    centre = at + np.array([0.0, 0.0, radius * 0.78])
    yarn = fabric("cotton", look.accent_hex) if look.accent else main(fabric("cotton", look.hex))
    vertices, faces = strands(
        centre + ways * radius * 0.3,
        ways,
        radius * 0.70,
        0.00085,
        seed=design.seed,
        curl=0.16,
        sag=0.10,
        sides=3,
        joints=5,
    )
    mesh("bobble", vertices, faces, yarn)
    angle = np.linspace(-np.pi / 2, np.pi / 2, 16)
    core = radius * 0.72 * np.column_stack([np.cos(angle), np.sin(angle)]) + np.array([0.0, 0.0])
    inner = turned("bobble core", core, yarn, segments=32)
    inner.location = tuple(centre)


def _loop(at: Points, cloth: Any) -> None:
    """A knitted loop to hang the hat by."""
    keys = [
        (0.0, 0.0, -0.006),
        (-0.010, 0.0, 0.012),
        (0.0, 0.002, 0.032),
        (0.010, 0.0, 0.012),
        (0.0, 0.0, -0.006),
    ]
    path = at + curve(keys, 60)
    sweep("loop", path, disc(0.0028, 12), cloth, upright=(0.0, 1.0, 0.0))


def _gathered(at: Points, cloth: Any) -> None:
    """The last stitches, drawn together."""
    angle = np.linspace(0, np.pi / 2, 8)
    dome = np.column_stack([0.0075 * np.cos(angle), 0.0026 * np.sin(angle) - 0.0012])
    knot = turned("knot", dome, cloth, segments=32)
    knot.location = tuple(at)


def label_middle(design: BeanieDesign, *, back: bool = False) -> Points:
    """Where the label sits: in the middle of the front of the brim."""
    radius = OVAL[1] * design.around_m / (2 * np.pi)
    return np.array([0.0, radius if back else -radius - 0.008, label_height(design)])


def label_height(design: BeanieDesign) -> float:
    """The height of the label's middle; above a roll, on a cuff."""
    if design.brim == "roll":
        return design.cuff_m + 0.024
    return max(design.cuff_m * 0.5, 0.019)


def _label(look: Look[BeanieDesign], points: Points) -> None:
    design = look.design
    shell = band(design, look.pattern)[0] if design.brim == "cuff" else points
    middle = label_height(design)

    def lie(places: Points) -> tuple[Points, Points]:
        near = shell[np.abs(shell[..., 2] - middle) < 0.012]
        front = near[near[:, 1] < 0]
        reach = np.interp(np.abs(places[..., 0]), *_outline(front))
        flat = np.stack([places[..., 0], -reach - 0.0004, middle + places[..., 1]], axis=-1)
        radius = OVAL[0] * design.around_m / (2 * np.pi)
        out = np.stack([places[..., 0] / radius, -np.ones_like(reach), np.zeros_like(reach)], axis=-1)
        return flat, out / np.linalg.norm(out, axis=-1, keepdims=True)

    dark = sum(int(look.hex[at : at + 2], 16) for at in (1, 3, 5)) < 330
    high = min(LABEL_M[1], max(0.017, design.cuff_m * 0.6)) if design.brim == "cuff" else LABEL_M[1]
    woven_label(
        lie,
        (LABEL_M[0], high),
        ground="#e9e2d2" if dark else shade("#6b4a2e", 0.9),
        thread="#2f5a4a" if dark else "#eadfc8",
    )


def _outline(front: Points) -> tuple[Points, Points]:
    """How far the ribs stand forward, by the distance from the middle: their upper envelope, smoothed."""
    bins = np.linspace(0, 0.04, 9)
    which = np.digitize(np.abs(front[:, 0]), bins)
    reach = np.array([-front[which == number][:, 1].min() for number in range(1, len(bins))])
    places = (bins[:-1] + bins[1:]) / 2
    smooth = np.poly1d(np.polyfit(places**2, reach, 1))
    return places, smooth(places**2) + 0.0005
