"""Pockets: on the sides, and what there is on the front."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from data.studio.families.backpack.body import Bag
from data.studio.families.backpack.design import BackpackDesign
from data.studio.materials import metal, shade, woven
from data.studio.modelling.curves import curve, slab
from data.studio.modelling.shapes import grid, place, turned
from data.studio.modelling.skin import Skin
from data.studio.workshop.haberdashery import zip_fastener


@dataclass(frozen=True, slots=True)
class Pillow:
    """A bulging pocket on the front: middle and half size as shares of the body's width and height."""

    x: float
    z: float
    half_width: float
    half_height: float
    depth_m: float


BIG: Final = Pillow(0.0, 0.345, 0.36, 0.216, 0.034)
POUCH: Final = Pillow(0.0, 0.335, 0.36, 0.225, 0.024)
LOWER: Final = Pillow(0.0, 0.275, 0.36, 0.165, 0.036)
UPPER: Final = Pillow(0.0, 0.60, 0.32, 0.105, 0.020)
LOW: Final = Pillow(0.0, 0.205, 0.37, 0.145, 0.030)
LEFT: Final = Pillow(-0.235, 0.235, 0.20, 0.165, 0.032)
RIGHT: Final = Pillow(0.235, 0.235, 0.20, 0.165, 0.032)


def side_pockets(bag: Bag) -> None:
    """A pocket on the left and the right, with elastic in its edge."""
    material = bag.cloths.net if bag.design.sides == "mesh" else bag.cloths.body
    elastic = woven(bag.colours.strap, thread_m=0.0009)
    for middle in (0.25, 0.75):
        lower = [(middle + offset, 0.10) for offset in (-0.072, -0.03, 0.03, 0.072)]
        upper = [(middle + offset, v) for offset, v in zip((-0.070, -0.03, 0.03, 0.070), _RISE, strict=True)]
        bag.skin.panel("side pocket", lower, upper, material, thickness_m=0.0065, count=80)
        bag.skin.cord("elastic", upper, elastic, radius_m=0.0034, raised_m=0.0052)


_RISE: Final = (0.37, 0.385, 0.40, 0.42)


def pocket_centre(design: BackpackDesign) -> tuple[float, float, float]:
    """The middle of the front pockets (x, z) and how wide a picture of them is, in metres."""
    body = design.body
    x, z, span = _MIDDLES[design.front]
    return x * body.width_m, z * body.height_m, span * max(body.width_m, 0.62 * body.height_m)


_MIDDLES: Final = {
    "pillow": (0.0, 0.35, 0.92),
    "pouch": (0.0, 0.34, 0.94),
    "low": (0.0, 0.21, 0.90),
    "stacked": (0.0, 0.41, 1.08),
    "twin": (0.0, 0.26, 0.96),
    "patch": (0.0, 0.43, 0.82),
    "welt": (0.0, 0.52, 0.74),
    "low welt": (0.0, 0.23, 0.74),
}


def _skin_of(bag: Bag, shape: Pillow, squareness: float = 5.0) -> Skin:
    """A pillow's front, sewn to the body along its edge; u = 0.25 is its top."""
    width, height = bag.body.width_m, bag.body.height_m
    x, z = shape.x * width, shape.z * height
    half = (shape.half_width * width, shape.half_height * height)
    outline = slab(2 * half[0], 2 * half[1], 200, squareness)
    # Where the pocket is sewn on: each point of its outline on the body, a little within the cloth.
    sewn = np.array([bag.front_y(x + a, z + b) for a, b in outline[::10]])
    edge = np.interp(np.arange(200), np.arange(0, 210, 10), np.r_[sewn, sewn[0]]) + 0.0025
    top = min(float(edge.min()), bag.front_y(x, z)) - shape.depth_m
    angle = np.linspace(0, 2 * np.pi, 200, endpoint=False)
    soft = 0.05 * np.sin(3 * angle + 0.6) + 0.03 * np.sin(7 * angle)
    rings = []
    for share, rise in zip(_SHARE, _BULGE, strict=True):
        y = edge + (top - edge) * rise - shape.depth_m * soft * share * rise
        rings.append(np.column_stack([x + outline[:, 0] * share, y, z + outline[:, 1] * share]))
    stacked = np.stack(rings)
    return Skin(np.stack([curve(stacked[:, column], 60) for column in range(200)], axis=1))


_SHARE: Final = (1.0, 1.0, 0.998, 0.985, 0.955, 0.90, 0.80, 0.65, 0.48, 0.30, 0.14, 0.02)
_BULGE: Final = (0.0, 0.35, 0.55, 0.72, 0.83, 0.90, 0.95, 0.98, 1.0, 1.0, 1.0, 1.0)
_ARCH: Final = (
    (0.425, 0.46),
    (0.39, 0.455),
    (0.345, 0.45),
    (0.30, 0.46),
    (0.25, 0.465),
    (0.20, 0.46),
    (0.155, 0.45),
    (0.11, 0.455),
    (0.075, 0.46),
)


def _sew_pillow(bag: Bag, shape: Pillow, *, zipped: bool = True, squareness: float = 5.0) -> Skin:
    """A pillow with piping around it and, if `zipped`, a zip over its top."""
    pocket = _skin_of(bag, shape, squareness)
    _weave_upright(grid("pocket", pocket.points, bag.cloths.front, around=True, caps=(False, True)))
    around = np.linspace(-0.02, 1.02, 48)
    pocket.cord("piping", [(u, 0.23) for u in around], woven(bag.colours.trim), radius_m=0.0022)
    if zipped:
        path, up = pocket.at(curve(_ARCH, 160))
        zip_fastener(path, up, tape=shade(bag.colours.body, 0.55), pull=bag.colours.pull, closed_at=0.86)
    return pocket


def _weave_upright(pocket: Any) -> None:
    """Lets the cloth's threads run straight up and across, however the mesh is laid out."""
    data = pocket.data
    places, loops = np.empty(len(data.vertices) * 3), np.empty(len(data.loops), dtype=np.int32)
    data.vertices.foreach_get("co", places)
    data.loops.foreach_get("vertex_index", loops)
    upright = places.reshape(-1, 3)[loops][:, [0, 2]]
    data.uv_layers["metres"].data.foreach_set("uv", upright.ravel().astype(np.float32))


def _big(bag: Bag) -> None:
    _sew_pillow(bag, BIG)


def _pouch(bag: Bag) -> None:
    _sew_pillow(bag, POUCH, squareness=3.4)


def _low(bag: Bag) -> None:
    _sew_pillow(bag, LOW)


def _stacked(bag: Bag) -> None:
    for shape in (LOWER, UPPER):
        _sew_pillow(bag, shape)


def _twin(bag: Bag) -> None:
    """Two pockets side by side, each under a small flap with a press stud."""
    for shape in (LEFT, RIGHT):
        pocket = _sew_pillow(bag, shape, zipped=False)
        low = [
            (0.43, 0.36),
            (0.40, 0.60),
            (0.33, 0.70),
            (0.25, 0.745),
            (0.17, 0.70),
            (0.10, 0.60),
            (0.07, 0.36),
        ]
        edge = [
            (0.43, 0.24),
            (0.40, 0.20),
            (0.33, 0.12),
            (0.25, 0.10),
            (0.17, 0.12),
            (0.10, 0.20),
            (0.07, 0.24),
        ]
        pocket.panel("pocket flap", low, edge, bag.cloths.front, thickness_m=0.0032, count=120)
        hem = [(u, v - 0.035) for u, v in low[1:-1]]
        pocket.seam("seam", hem, bag.cloths.thread, raised_m=0.0032, stitch_m=0.0024)
        at, up = pocket.at((0.25, 0.655))
        stud = [(0.0062, -0.001), (0.0062, 0.0008), (0.005, 0.0022), (0.002, 0.0026), (0.0, 0.0026)]
        place(turned("stud", stud, metal("#a08b5f"), segments=32), at + up * 0.0032, up)


def _patch(bag: Bag) -> None:
    """A flat pocket with a slanting zip, sewn on all around."""
    low, high = bag.v_at(0.235 * bag.body.height_m), bag.v_at(0.62 * bag.body.height_m)
    left, right = 0.395, 0.605
    lower = [(left, low), (0.5, low), (right, low)]
    upper = [(left + 0.006, high), (0.5, high + 0.004), (right - 0.006, high)]
    raised = 0.0055
    bag.skin.panel("pocket", lower, upper, bag.cloths.front, thickness_m=raised, count=140)
    for inset in (0.006, 0.011):
        up = [(left + inset, low + 0.01), (left + inset + 0.005, high - 0.012)]
        across = [
            (u, high - v - inset) for u, v in ((left + 0.012, 0.006), (0.5, 0.002), (right - 0.012, 0.006))
        ]
        for line in (up, [(1 - u, v) for u, v in up], across):
            bag.skin.seam("seam", line, bag.cloths.thread, raised_m=raised)
    slant = [(0.425, high - 0.055), (0.5, high - 0.062), (0.575, high - 0.069)]
    _flat_zip(bag, slant, raised)
    _label(bag, low + 0.07, raised)


def _welt(bag: Bag) -> None:
    _sew_welt(bag, 0.53)


def _low_welt(bag: Bag) -> None:
    _sew_welt(bag, 0.21)


def _sew_welt(bag: Bag, height: float) -> None:
    """No more than a straight zip across the front, at a share of its height."""
    v = bag.v_at(height * bag.body.height_m)
    line = [(0.405, v), (0.5, v + 0.004), (0.595, v)]
    _flat_zip(bag, line, 0.0006)
    frame = [(0.398, v - 0.024), (0.5, v - 0.020), (0.602, v - 0.024)]
    bag.skin.seam("seam", frame, bag.cloths.thread, raised_m=0.0004)
    bag.skin.seam("seam", [(u, w + 0.048) for u, w in frame], bag.cloths.thread, raised_m=0.0004)


def _flat_zip(bag: Bag, line: list[tuple[float, float]], raised_m: float) -> None:
    path, outward = bag.skin.at(curve(line, 120))
    tape = shade(bag.colours.body, 0.6)
    zip_fastener(path + outward * raised_m, outward, tape=tape, pull=bag.colours.pull, closed_at=0.10)


def _label(bag: Bag, v: float, raised_m: float) -> None:
    low, high = [(0.472, v - 0.02), (0.528, v - 0.02)], [(0.472, v + 0.02), (0.528, v + 0.02)]
    bag.skin.panel("label", low, high, bag.cloths.hide, thickness_m=raised_m + 0.0023)


FRONTS: Final[dict[str, Callable[[Bag], None]]] = {
    "pillow": _big,
    "pouch": _pouch,
    "low": _low,
    "stacked": _stacked,
    "twin": _twin,
    "patch": _patch,
    "welt": _welt,
    "low welt": _low_welt,
}
