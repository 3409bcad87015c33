"""A tote's handles: webbing, straps, rolled leather, padded tubes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from data.studio.families.tote.body import Shell
from data.studio.modelling.curves import Points, curve, disc, resample, slab
from data.studio.modelling.shapes import place, stitches, sweep, turned

COUNT: Final = 130


@dataclass(frozen=True, slots=True)
class Trimmings:
    """What handles are made with."""

    strap: Any
    thread: Any
    metal: Any


def add_handles(made: Shell, trim: Trimmings) -> None:
    """Both handles of the design."""
    for back in (False, True):
        _KINDS[made.design.handle](made, trim, back)


def _arch(made: Shell, feet: Points, back: bool, *, squareness: float = 2.6) -> Points:
    """From one foot on the rim (2, 3) over the handle's top to the other, leaning inwards a little."""
    left, right = feet
    share = np.linspace(0, np.pi, 61)[1:-1]
    power = 2 / squareness
    across = -np.sign(np.cos(share)) * np.abs(np.cos(share)) ** power
    up = np.abs(np.sin(share)) ** power
    middle, half = (left + right) / 2, (right - left) / 2
    random = np.random.default_rng(made.design.seed + back)
    points: Points = middle + across[:, None] * half * (1.0 - 0.06 * up[:, None])
    points[:, 2] += made.design.drop_m * up * (0.96 if back else 1.0)
    points[:, 1] += -middle[1] * 0.72 * up**1.5
    points[:, 0] += random.uniform(-0.012, 0.012) * up**2
    return points


def _radial(path: Points, back: bool, low_m: float, drop_m: float) -> Points:
    """Which way a flat strap faces: outwards where it is sewn on, turning until it bends over the top."""
    middle = path.mean(axis=0)
    radial = path - np.array([middle[0], 0, path[:, 2].max() - drop_m * 0.75])
    radial[:, 1] = 0
    radial /= np.maximum(np.linalg.norm(radial, axis=1, keepdims=True), 1e-9)
    sewn = np.array([0.0, 1.0 if back else -1.0, 0.0])
    turn = np.clip((path[:, 2:] - low_m - 0.015) / (drop_m * 0.7), 0, 1)
    turn = turn * turn * (3 - 2 * turn)
    facing: Points = sewn * (1 - turn) + radial * turn
    return facing


def _sewn_strap(made: Shell, trim: Trimmings, back: bool, *, from_v: float, thick_m: float) -> None:
    """A flat strap that lies on the shell from `from_v` up to the rim, then stands."""
    design, skin = made.design, made.skin
    v = np.linspace(from_v, 0.995, 24)
    legs = []
    for side in (-1.0, 1.0):
        places = [made.front(side * design.apart_m / 2, share, back=back) for share in v]
        u = np.median([one[0] for one in places[-6:]])
        smooth = np.polyfit(v, [one[0] for one in places], 2) if from_v < 0.5 else [u]
        points, normals = skin.at(np.column_stack([np.polyval(smooth, v), v]))
        legs.append((points + normals * (thick_m * 0.5 + 0.0006), normals))
    (left, out_left), (right, out_right) = legs
    arch = _arch(made, np.array([left[-1], right[-1]]), back)
    raw = np.vstack([left, arch, right[::-1]])
    facing = np.vstack([out_left, _radial(arch, back, float(left[-1, 2]), design.drop_m), out_right[::-1]])
    even = resample(np.hstack([raw, facing]), COUNT * 2)
    tidy = curve(even[::6], COUNT)
    sweep("handle", tidy[:, :3], slab(design.strap_m, thick_m, 24, 6.0), trim.strap, upright=tidy[:, 3:])
    for points, normals in legs:
        _box_stitch(points, normals, design.strap_m, thick_m, trim.thread, long=from_v < 0.5)


def _box_stitch(
    points: Points, normals: Points, wide: float, thick_m: float, thread: Any, *, long: bool
) -> None:
    """A sewn square with a cross in it, or two lines along a long strap."""
    lie = np.hstack([points + normals * thick_m * 0.5, normals])
    fine = resample(lie, 80)
    if not long:
        fine = fine[6:60]
    middle, out = fine[:, :3], fine[:, 3:]
    side = np.cross(np.gradient(middle, axis=0), out)
    side /= np.linalg.norm(side, axis=1, keepdims=True)
    edge = wide * 0.38
    lines = [(np.full(len(fine), sign * edge), slice(None)) for sign in (-1, 1)]
    if not long:
        lines += [(np.linspace(sign * edge, -sign * edge, len(fine)), slice(None)) for sign in (-1, 1)]
    paths = [(middle + side * offset[:, None], out) for offset, _ in lines]
    if not long:
        paths += [
            (middle[[at]] + side[[at]] * np.linspace(-edge, edge, 20)[:, None], np.repeat(out[[at]], 20, 0))
            for at in (0, -1)
        ]
    for path, outward in paths:
        stitches("handle seam", path, outward, thread, length_m=0.0031, gap_m=0.0014, thread_m=0.0010)


def _webbing(made: Shell, trim: Trimmings, back: bool) -> None:
    _sewn_strap(made, trim, back, from_v=made.v_at(made.design.size_m[1] - 0.055), thick_m=0.0026)


def _down(made: Shell, trim: Trimmings, back: bool) -> None:
    _sewn_strap(made, trim, back, from_v=0.05, thick_m=0.0026)


def _strap(made: Shell, trim: Trimmings, back: bool) -> None:
    _sewn_strap(made, trim, back, from_v=made.v_at(made.design.size_m[1] - 0.075), thick_m=0.0036)


def _padded(made: Shell, trim: Trimmings, back: bool) -> None:
    """A soft tube that comes out of the facing."""
    design = made.design
    feet = []
    for side in (-1.0, 1.0):
        point, normal = made.skin.at([made.front(side * design.apart_m / 2, 0.97, back=back)])
        feet.append(point[0] - normal[0] * 0.006)
    raw = np.vstack([feet[:1], _arch(made, np.array(feet), back, squareness=2.3), feet[1:]])
    path = curve(resample(raw, 24), COUNT * 2)
    pucker = 1.0 + 0.035 * np.sin(np.arange(COUNT * 2) * 0.9) * np.sin(np.arange(COUNT * 2) * 0.23 + 1)
    ends = np.clip(np.minimum(np.arange(COUNT * 2), np.arange(COUNT * 2)[::-1]) / 22, 0.55, 1)
    scale = np.stack([pucker * (0.75 + 0.25 * ends), pucker * ends], axis=1)
    facing = _radial(path, back, float(feet[0][2]), design.drop_m)
    sweep(
        "handle",
        path,
        slab(design.strap_m, design.strap_m * 0.55, 28, 2.4),
        trim.strap,
        upright=facing,
        scale=scale,
    )


def _rolled(made: Shell, trim: Trimmings, back: bool) -> None:
    """A rolled handle in two rings, which hang in sewn tabs."""
    design, skin = made.design, made.skin
    sign = 1.0 if back else -1.0
    rings = []
    for side in (-1.0, 1.0):
        top = made.v_at(design.size_m[1] - 0.022)
        u, _ = made.front(side * design.apart_m / 2, top, back=back)
        low = made.v_at(design.size_m[1] - 0.078)
        points, normals = skin.at(np.column_stack([np.full(30, u), np.linspace(low, top, 30)]))
        lie = points + normals * 0.0016
        rounded = np.clip(np.sqrt(np.linspace(0.0, 5.0, 30)), 0.15, 1.0)
        sweep(
            "tab",
            lie,
            slab(0.024, 0.0032, 24, 5.0),
            trim.strap,
            upright=normals,
            scale=np.stack([rounded, np.ones(30)], 1),
        )
        _tab_seam(lie, normals, trim.thread)
        ring = lie[-1] + np.array([0.0, sign * 0.0025, 0.006])
        rings.append(ring)
        place(
            turned("ring", disc(0.0018, 10) + np.array([0.0115, 0.0]), trim.metal, segments=36),
            ring,
            (0.0, 1.0, 0.0),
        )
    feet = np.array(rings) + np.array([0.0, 0.0, 0.004])
    arch = _arch(made, feet, back, squareness=2.2)
    path = curve(resample(np.vstack([feet[:1], arch, feet[1:]]), 24), COUNT)
    thick = 0.55 + 0.45 * np.clip(np.minimum(np.arange(COUNT), np.arange(COUNT)[::-1]) / 16, 0, 1) ** 0.5
    sweep("handle", path, disc(design.strap_m / 2, 20), trim.strap, upright=(0.0, 1.0, 0.0), scale=thick)


def _tab_seam(lie: Points, normals: Points, thread: Any) -> None:
    side = np.cross(np.gradient(lie, axis=0), normals)
    side /= np.linalg.norm(side, axis=1, keepdims=True)
    for edge in (-0.0088, 0.0088):
        path = (lie + side * edge + normals * 0.0016)[4:]
        stitches("tab seam", path, normals[4:], thread, length_m=0.0030, gap_m=0.0014, thread_m=0.0009)


_KINDS: Final = {
    "webbing": _webbing,
    "long": _webbing,
    "down": _down,
    "strap": _strap,
    "padded": _padded,
    "rolled": _rolled,
}
