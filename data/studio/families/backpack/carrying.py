"""What a backpack is carried by: padded back, shoulder straps, sternum strap, handle on top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from data.studio.families.backpack.body import Bag
from data.studio.materials import woven
from data.studio.modelling.curves import Points, curve, disc, slab
from data.studio.modelling.shapes import stitches, sweep
from data.studio.workshop.haberdashery import buckle, ladder_lock, webbing

BACK: Final = np.array([0.0, 1.0, 0.0])


@dataclass(frozen=True, slots=True)
class StrapKind:
    """A shoulder strap's width and thickness where it is widest, and how far down its padding reaches."""

    width_m: float
    thick_m: float
    padded: bool = True


STRAPS: Final = {
    "padded": StrapKind(0.064, 0.0135),
    "broad": StrapKind(0.078, 0.0165),
    "slim": StrapKind(0.044, 0.0085),
    "webbing": StrapKind(0.036, 0.0040, padded=False),
}
# A shoulder strap from the top down, for a body 0.298 m wide and 0.456 m high; y counts from the back.
_STRAP: Final = np.array(
    [
        (0.042, -0.016, 0.0),
        (0.046, 0.010, 0.010),
        (0.055, 0.034, -0.025),
        (0.068, 0.046, -0.085),
        (0.083, 0.044, -0.155),
        (0.096, 0.032, -0.220),
        (0.105, 0.018, -0.270),
    ]
)


# Where along a shoulder strap's path the chest strap is held.
_CHEST_AT: Final = 44


@dataclass(frozen=True, slots=True)
class Strap:
    """One shoulder strap's course: `path` down its middle, `outward` away from the wearer."""

    side: float
    path: Points
    outward: Points
    kind: StrapKind

    @property
    def forward(self) -> Points:
        ahead = np.gradient(self.path, axis=0)
        unit: Points = ahead / np.linalg.norm(ahead, axis=1, keepdims=True)
        return unit

    @property
    def end(self) -> Points:
        """Where its buckle hangs."""
        foot: Points = self.path[-1] + self.forward[-1] * 0.010
        return foot


def top_of(bag: Bag) -> float:
    """The height at which the straps are sewn in."""
    return {"zip": 0.917, "roll": 0.832, "flap": 0.830}[bag.design.closure] * bag.design.body.height_m


def straps(bag: Bag) -> tuple[Strap, Strap]:
    """The courses of both shoulder straps."""
    return _course(bag, 1.0), _course(bag, -1.0)


def _course(bag: Bag, side: float) -> Strap:
    body, top = bag.design.body, top_of(bag)
    wide, high = min(body.width_m / 0.298, 1.08), top / 0.418
    back = bag.back_y(top * 0.55)
    keys = _STRAP * (side * wide, 0.8 + 0.2 * high, high) + (0.0, back, top)
    keys[0, 1] = bag.back_y(top, keys[0, 0]) - 0.003
    path = curve(keys, 120)
    outward = -np.cross(np.gradient(path, axis=0), (1.0, 0.0, 0.0))
    outward /= np.linalg.norm(outward, axis=1, keepdims=True)
    return Strap(side, path, outward, STRAPS[bag.design.strap])


def carry(bag: Bag) -> None:
    """The back's padding, the shoulder straps, the handle and, where there is one, the sternum strap."""
    back_padding(bag)
    both = straps(bag)
    for strap in both:
        sew_strap(bag, strap)
        lower_webbing(bag, strap)
    if bag.design.sternum:
        sternum_strap(bag, both)
    handle(bag)


def back_padding(bag: Bag) -> None:
    """Two pads with a channel between them."""
    for side in (1.0, -1.0):
        _back_pad(bag, side)


def _back_pad(bag: Bag, side: float) -> None:
    inner = [(side * 0.012, v) for v in (0.17, 0.45, 0.76)]
    outer = [(side * 0.135, 0.17), (side * 0.135, 0.45), (side * 0.118, 0.76)]
    low, high = (inner, outer) if side > 0 else (outer, inner)
    thickness = 0.011 if bag.design.strap in {"padded", "broad"} else 0.004
    bag.skin.panel("back pad", low, high, bag.cloths.pad, thickness_m=thickness, count=100)


def sew_strap(bag: Bag, strap: Strap, marked: Any = None) -> None:
    """A shoulder strap: cloth outside, lining inside, seams, webbing down its middle."""
    kind, path, outward = strap.kind, strap.path, strap.outward
    share = np.linspace(0, 1, len(path))
    widen = np.interp(share, (0, 0.1, 0.55, 0.9, 0.985, 1), (0.85, 1.0, 1.0, 0.82, 0.62, 0.45))
    if not kind.padded:
        widen = np.ones_like(widen)
    size = np.column_stack([widen, np.clip(widen * 1.1, 0, 1)])
    cloth = marked or (bag.cloths.body if kind.padded else woven(bag.colours.strap, thread_m=0.0014))
    sweep("strap", path, slab(kind.width_m, kind.thick_m, 36, 3.2), cloth, upright=outward, scale=size)
    if not kind.padded:
        return
    lining = slab(kind.width_m * 0.875, kind.thick_m * 0.93, 36, 3.2)
    sweep(
        "strap lining", path - outward * 0.0030, lining, marked or bag.cloths.pad, upright=outward, scale=size
    )
    across = np.cross(strap.forward, outward)
    for edge in (-1.0, 1.0):
        aside = across * (edge * kind.width_m * 0.4 * widen)[:, None]
        line = path + aside + outward * (kind.thick_m * 0.47)
        stitches(
            "seam", line[6:-8], outward[6:-8], bag.cloths.thread, length_m=0.003, gap_m=0.0014, thread_m=0.001
        )
    over = kind.thick_m * 0.58
    width = min(0.020, kind.width_m * 0.42)
    webbing(
        "strap web", path[22:-6] + outward[22:-6] * over, outward[22:-6], bag.colours.strap, width_m=width
    )
    for at in (38, 62, 86):
        bar = path[at] + across[at] * np.linspace(-0.5, 0.5, 16)[:, None] * width
        bar = bar + outward[at] * (over + 0.0014)
        facing = np.repeat(outward[at : at + 1], 16, axis=0)
        stitches("tack", bar, facing, bag.cloths.thread, length_m=0.0016, gap_m=0.0004, thread_m=0.0016)


def lower_webbing(bag: Bag, strap: Strap, *, marked: Any = None, loose: float = 0.23) -> None:
    """The buckle at a strap's end, the webbing to the bag's foot; `loose` of the bag's height hangs down."""
    end, ahead, up = strap.end, strap.forward[-1], strap.outward[-1]
    width = min(0.022, strap.kind.width_m * 0.5)
    ladder_lock(end, ahead, up, width_m=width)
    for path in (_tail(bag, strap), loose_end(bag, strap, loose)):
        outward = -np.cross(np.gradient(path, axis=0), (1.0, 0.0, 0.0))
        one = webbing("strap tail", path, outward, bag.colours.strap, width_m=width * 0.92)
        if marked:
            one.data.materials[0] = marked


def _tail(bag: Bag, strap: Strap) -> Points:
    """From the buckle to where the webbing is sewn into the side seam."""
    body = bag.design.body
    end, ahead = strap.end, strap.forward[-1]
    u = 0.125 if strap.side < 0 else 0.875
    foot, _ = bag.skin.at((u, bag.v_at(0.09 * body.height_m)))
    above, outward = bag.skin.at((u, bag.v_at(0.17 * body.height_m)))
    return curve(
        [end - ahead * 0.002, end + ahead * 0.04, above + outward * 0.004, foot - outward * 0.004], 50
    )


def loose_end(bag: Bag, strap: Strap, loose: float) -> Points:
    """The end of the webbing that is pulled, hanging from the buckle."""
    length = min(loose * bag.design.body.height_m, float(strap.end[2]) - 0.025)
    start = strap.end + strap.forward[-1] * 0.002 + strap.outward[-1] * 0.006
    share = np.array([0.0, 0.28, 0.71, 1.0])[:, None]
    out = np.array([(0.0, 0.0), (0.010, 0.0), (0.012, 0.004), (0.010, 0.006)])
    bend = np.column_stack([out[:, 1] * strap.side, out[:, 0], np.zeros(4)])
    return curve(start + bend + share * (0.0, 0.0, -length), 30)


def sternum_strap(bag: Bag, both: tuple[Strap, Strap], *, marked: Any = None) -> Points:
    """The strap across the chest, buckled in its middle; returns where the buckle is."""
    at = _CHEST_AT
    left, right = (strap.path[at] + strap.outward[at] * (strap.kind.thick_m * 0.62) for strap in both)
    middle: Points = (left + right) / 2 + np.array([0.0, 0.006, -0.012])
    path = curve(
        [
            left,
            left * 0.75 + middle * 0.25 + (0, 0.002, -0.004),
            middle,
            right * 0.75 + middle * 0.25 + (0, 0.002, -0.004),
            right,
        ],
        60,
    )
    outward = np.tile((0.0, 1.0, 0.3), (60, 1))
    one = webbing("sternum strap", path, outward, bag.colours.strap, width_m=0.015)
    if marked:
        one.data.materials[0] = marked
    buckle(middle + BACK * 0.002, (1.0, 0.0, 0.0), (0.0, 1.0, 0.3), width_m=0.018)
    for strap in both:
        slide = strap.path[at] + strap.outward[at] * (strap.kind.thick_m * 0.62)
        ladder_lock(slide, strap.forward[at], strap.outward[at], width_m=0.016)
    return middle


def open_sternum(bag: Bag, both: tuple[Strap, Strap]) -> None:
    """The strap across the chest undone: half of it hangs from each shoulder strap."""
    for strap in both:
        start = strap.path[_CHEST_AT] + strap.outward[_CHEST_AT] * (strap.kind.thick_m * 0.62 + 0.002)
        fall = np.array([(0.0, 0.0, 0.0), (-0.010, 0.008, -0.008), (-0.016, 0.010, -0.045)])
        path = curve(start + fall * (strap.side, 1.0, 1.0), 30)
        webbing("sternum strap", path, np.tile(BACK, (30, 1)), bag.colours.strap, width_m=0.015)
        ladder_lock(start, strap.forward[_CHEST_AT], strap.outward[_CHEST_AT], width_m=0.016)
        ladder_lock(path[-1], (0.0, 0.0, -1.0), BACK, width_m=0.015)


def handle(bag: Bag) -> None:
    """The loop between the straps: webbing, webbing with a padded grip, or rolled leather."""
    kind = bag.design.handle
    scale = min(1.0, bag.design.body.width_m / 0.29)
    foot = top_of(bag) - 0.008
    y = bag.back_y(foot) + 0.0125 * scale
    keys = np.array(
        [
            (-0.036, 0.0, -0.004),
            (-0.035, 0.004, 0.014),
            (-0.028, 0.012, 0.044),
            (0.0, 0.015, 0.054),
            (0.028, 0.012, 0.044),
            (0.035, 0.004, 0.014),
            (0.036, 0.0, -0.004),
        ]
    )
    path = curve(keys * (scale, 1.0, scale) + (0.0, y, foot), 70)
    outward = np.cross(np.gradient(path, axis=0), BACK)
    if kind == "leather":
        swell = np.interp(np.linspace(0, 1, 70), (0, 0.25, 0.75, 1), (0.7, 1.0, 1.0, 0.7))
        sweep("handle", path, disc(0.0062, 18), bag.cloths.hide, upright=outward, scale=swell)
        return
    webbing("handle", path, outward, bag.colours.strap, width_m=0.024 * scale, thick_m=0.003)
    if kind == "padded":
        size = np.r_[0.75, 0.95, np.ones(26), 0.95, 0.75]
        grip = slab(0.028 * scale, 0.0105 * scale, 24, 2.6)
        material = bag.cloths.hide if bag.design.hide else bag.cloths.trim
        sweep("handle grip", path[20:50], grip, material, upright=outward[20:50], scale=size)
