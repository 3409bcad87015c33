"""The flap: cloth over the mouth, held by two leather straps with buckles; and the flap thrown back."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from data.studio.families.backpack.body import Bag
from data.studio.families.backpack.zip_top import line_body
from data.studio.materials import metal, rubber, woven
from data.studio.modelling.curves import Points, curve, disc, resample, slab
from data.studio.modelling.shapes import grid, place, stitches, sweep, turned

_CLEAR_M: Final = 0.0055
# Where the flap ends in front and where its straps lie, as shares of the height and the half width.
FLAP_END: Final = 0.50
_STRAPS_AT: Final = 0.47
# From which row on the flap is clear of the back.
_OVER: Final = 27
BRASS: Final = "#b08d4f"


def close_flap(bag: Bag) -> None:
    """The bag with its flap down and both straps buckled."""
    grid("body", bag.skin.points, bag.cloths.body, around=True, caps=(True, True))
    surface = _flap_down(bag)
    _cover(bag, surface)
    for side in (-1.0, 1.0):
        _closing_strap(bag, surface, side)


def _flap_down(bag: Bag) -> Points:
    """The flap over the top and down the front, `(rows, columns, 3)`, the back first."""
    shares = np.linspace(-1, 1, 61)
    return np.stack([_flap_column(bag, float(share)) for share in shares], axis=1)


def _flap_column(bag: Bag, share: float) -> Points:
    """The flap's course at `share` of its half width: up the back, over the mouth, down the front."""
    high = bag.body.height_m
    wide = np.array(bag.body.sections)
    edge = FLAP_END * high + 0.045 * (max(abs(share) - 0.72, 0.0) / 0.28) ** 2

    def x_at(z: float) -> float:
        return share * (float(np.interp(z, wide[:, 0], wide[:, 1])) + 0.003)

    front = [
        (x_at(z), bag.front_y(x_at(z) * 0.985, z) - _CLEAR_M, z) for z in np.linspace(0.93 * high, edge, 6)
    ]
    sag, rim = 0.024 * abs(share) ** 5, x_at(high)
    back, lip = bag.back_y(0.9 * high, rim * 0.985), front[0][1]
    over = [
        (x_at(0.90 * high) * 0.98, back - 0.006, 0.90 * high),
        (rim * 0.99, back - 0.002 - 0.5 * sag, 0.972 * high - 0.5 * sag),
        (rim, back - 0.020 - 0.5 * sag, 1.012 * high - sag),
        (rim, (back + lip) / 2, 1.026 * high - sag),
        (rim, lip + 0.012, 1.008 * high - sag),
    ]
    return resample(curve([*over, *front], 160), 80)


def _cover(bag: Bag, surface: Points) -> None:
    flap = grid("flap", surface, bag.cloths.body)
    solid = flap.modifiers.new("thickness", "SOLIDIFY")
    solid.thickness, solid.offset = 0.0030, 0.0
    border = np.vstack([surface[_OVER:, 0], surface[-1, 1:-1], surface[:_OVER:-1, -1]])
    sweep("binding", border, disc(0.0028, 12), bag.cloths.hide, upright=_aslant(border))
    outward = _facing(surface)
    line, facing = (
        np.vstack([rows[24:77, 3], rows[-3, 4:57], rows[76:23:-1, 57]]) for rows in (surface, outward)
    )
    raised = line + facing * 0.0016
    stitches("seam", raised, facing, bag.cloths.thread, length_m=0.003, gap_m=0.0014, thread_m=0.001)


def _aslant(path: Points) -> Points:
    """A direction across the path, the same way all along."""
    across = np.cross(np.gradient(path, axis=0), (0.3, 0.8, 0.52))
    aslant: Points = across / np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-9)
    return aslant


def _facing(surface: Points) -> Points:
    normal = np.cross(np.gradient(surface, axis=1), np.gradient(surface, axis=0))
    normal /= np.maximum(np.linalg.norm(normal, axis=2, keepdims=True), 1e-12)
    middle = normal[len(normal) // 2, normal.shape[1] // 2]
    facing: Points = normal * (1.0 if middle @ (0.0, -0.6, 0.8) > 0 else -1.0)
    return facing


def _closing_strap(bag: Bag, surface: Points, side: float) -> None:
    """A leather strap from the flap down to a buckle on the front."""
    high, x = bag.body.height_m, side * _STRAPS_AT * bag.body.width_m / 2
    column = round((x / (bag.body.width_m / 2 + 0.004) + 1) / 2 * 60)
    course = surface[38:, column]
    on_flap = course[course[:, 2] < 0.92 * high] - np.array([0.0, 0.0032, 0.0])
    start = on_flap[-1]
    below = [(x, bag.front_y(x, z * high) - 0.0085, z * high) for z in (FLAP_END - 0.05, 0.40, 0.365)]
    if bag.design.front in {"twin", "low"}:
        below = [(x, start[1] - 0.001 - 0.004 * step, z) for step, (_, _, z) in enumerate(below)]
    path = resample(curve([*on_flap[::7], *below], 120), 90)
    outward = -np.cross((1.0, 0.0, 0.0), np.gradient(path, axis=0))
    outward *= np.where((outward @ (0.0, -1.0, 0.3) < 0)[:, None], -1.0, 1.0)
    point = np.column_stack([np.r_[np.ones(80), np.linspace(1.0, 0.25, 10) ** 0.7], np.ones(90)])
    sweep("strap", path, slab(0.023, 0.0028, 24, 5.0), bag.cloths.hide, upright=outward, scale=point)
    _sewn_end(bag, path, outward)
    at = int(np.abs(path[:, 2] - (FLAP_END - 0.045) * high).argmin())
    _buckle(bag, path, outward, at)
    _holes(path, outward, range(at + 9, 82, 6))


def _sewn_end(bag: Bag, path: Points, outward: Points) -> None:
    facing = outward / np.linalg.norm(outward, axis=1, keepdims=True)
    for aside in (-0.0085, 0.0085):
        line = path[1:50] + (aside, 0, 0) + facing[1:50] * 0.0015
        stitches("seam", line, facing[1:50], woven("#e5d3ae"), length_m=0.0028, gap_m=0.0014, thread_m=0.0009)


def _buckle(bag: Bag, path: Points, outward: Points, at: int) -> None:
    """A brass frame with its pin, on a tab that goes behind the strap."""
    brass = metal(BRASS, roughness=0.3)
    up = outward[at] / np.linalg.norm(outward[at])
    ahead = path[at + 2] - path[at - 2]
    ahead /= np.linalg.norm(ahead)
    side = np.cross(ahead, up)
    angle = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    frame = 0.5 * np.sign(np.column_stack([np.cos(angle), np.sin(angle)]))
    frame *= np.abs(np.column_stack([np.cos(angle), np.sin(angle)])) ** 0.45
    ring = path[at] + up * 0.0024 + side * (frame[:, :1] * 0.034) + ahead * (frame[:, 1:] * 0.027)
    sweep("buckle", ring, disc(0.0019, 12), brass, upright=up, loop=True)
    pin = np.array(
        [path[at] + up * h + ahead * a for a, h in ((-0.0135, 0.003), (0.0, 0.0052), (0.0145, 0.0046))]
    )
    sweep("pin", curve(pin, 16), disc(0.0014, 10), brass, upright=side)
    keeper = path[at] + ahead * 0.024 + up * 0.0010
    loop = np.array(
        [
            keeper + side * a + up * b
            for a, b in (
                (-0.0135, -0.002),
                (-0.0132, 0.0026),
                (0, 0.0034),
                (0.0132, 0.0026),
                (0.0135, -0.002),
            )
        ]
    )
    sweep("keeper", curve(loop, 30), slab(0.0085, 0.0020, 16, 4.0), bag.cloths.hide, upright=up)
    tab = path[at] - up * 0.0036
    low = np.array([tab + ahead * a for a in (-0.010, 0.02, 0.05, 0.07)])
    sweep("tab", curve(low, 24), slab(0.026, 0.0030, 20, 5.0), bag.cloths.hide, upright=up)


def _holes(path: Points, outward: Points, rows: range) -> None:
    dark = rubber("#1b1512")
    for row in rows:
        up = outward[row] / np.linalg.norm(outward[row])
        rim = [(0.0016, 0.0), (0.0014, 0.0003), (0.0, 0.0003)]
        place(turned("hole", rim, dark, segments=16), path[row] + up * 0.0014, up)


def open_flap(bag: Bag) -> None:
    """The flap thrown back over the open mouth, which a cord can draw together."""
    line_body(bag, len(bag.skin.points))
    body = bag.body
    high, half = body.height_m, body.width_m / 2
    back = bag.back_y(0.9 * high)
    x = np.linspace(-half, half, 41)
    keys = [
        (0.004, 0.92),
        (0.006, 0.99),
        (0.030, 1.085),
        (0.070, 1.09),
        (0.098, 1.0),
        (0.104, 0.86),
        (0.108, 0.70),
    ]
    fall = resample(curve([(back + y, z * high) for y, z in keys], 90), 60)
    droop = 0.010 * (np.abs(x / half) ** 3)
    surface = np.stack([np.column_stack([x, np.full(41, y), z - droop]) for y, z in fall])
    flap = grid("flap", surface, bag.cloths.lining)
    solid = flap.modifiers.new("thickness", "SOLIDIFY")
    solid.thickness, solid.offset = 0.0030, 0.0
    border = np.vstack([surface[:, 0], surface[-1, 1:-1], surface[::-1, -1]])
    sweep("binding", border, disc(0.0030, 12), bag.cloths.hide, upright=_aslant(border))
    _drawstring(bag)


def _drawstring(bag: Bag) -> None:
    """Eyelets around the mouth and the cord through them, knotted in front."""
    v = bag.v_at(0.955 * bag.body.height_m)
    brass: Any = metal(BRASS, roughness=0.3)
    cord = woven(bag.colours.lining, thread_m=0.0009)
    holes = np.linspace(0.04, 0.96, 14)
    points, normals = bag.skin.at([(u, v) for u in holes])
    for point, normal in zip(points, normals, strict=True):
        ring = [(0.0062, -0.001), (0.006, 0.0008), (0.0048, 0.0014), (0.0034, 0.0009), (0.0032, -0.001)]
        place(turned("eyelet", ring, brass, segments=28), point, normal)
    around = np.linspace(0.04, 0.96, 160)
    line, out = bag.skin.at([(u, v) for u in around])
    wave = 0.0032 * np.cos((around - 0.04) / 0.92 * 13 * np.pi)
    sweep("cord", line + out * wave[:, None], disc(0.0021, 10), cord, upright=(0, 0, 1))
    start, _ = bag.skin.at((0.5, v))
    for side in (-1.0, 1.0):
        hang = np.array(
            [(0.0, -0.002, 0.0), (0.012, -0.010, -0.012), (0.020, -0.010, -0.06), (0.022, -0.008, -0.10)]
        )
        sweep("cord", curve(start + hang * (side, 1.0, 1.0), 40), disc(0.0021, 10), cord, upright=(0, 1, 0))
