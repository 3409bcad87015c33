"""The upper: the skin over the last, the panels sewn onto it, collar and tongue."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from data.studio.curves import curve, disc, slab
from data.studio.families.shoe.cuts import FOOTPRINT, THROAT, Colours, Cut, ShoeDesign, sole_top
from data.studio.materials import knitted, leather, rubber, shade, suede, woven
from data.studio.shapes import grid, sweep
from data.studio.skin import Skin


def upper_skin(cut: Cut, columns: int = 216, rows: int = 60) -> Skin:
    """The upper's surface over the last: u runs from the heel along the outer side, v from the sole up."""
    x, out, inn = FOOTPRINT.T
    rise, lean, top = (np.asarray(table) for table in (cut.rise, cut.lean, cut.top))
    keys = []
    for width in (out, inn):
        keys.append(np.column_stack([x, width, rise, lean, top]))
    turn = np.ones(keys[0].shape[1])
    turn[[1, 5, 8]] = -1.0
    around = np.vstack([keys[0] * turn, keys[1][-2:0:-1]])
    fine = curve(around, columns, closed=True)
    foot = np.column_stack([fine[:, :2], sole_top(fine[:, 0]) - 0.004])
    tangent = np.roll(foot, -1, axis=0) - np.roll(foot, 1, axis=0)
    normal = np.column_stack([tangent[:, 1], -tangent[:, 0], np.zeros(columns)])
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    first = foot + normal * fine[:, 3:4] + np.column_stack([np.zeros((columns, 2)), fine[:, 2]])
    last = fine[:, 7:10]
    second = last + fine[:, 4:7]
    t = np.linspace(0, 1, rows)[:, None, None]
    return Skin(
        (1 - t) ** 3 * foot + 3 * (1 - t) ** 2 * t * first + 3 * (1 - t) * t**2 * second + t**3 * last
    )


def sew_overlays(skin: Skin, design: ShoeDesign, colours: Colours, overlay: Any) -> None:
    """Eyestay, toe cap and bumper, heel counter and side panels, with their seams."""
    thread = woven(colours.thread)
    rand = rubber(colours.outsole, roughness=0.55)
    trim = suede(colours.trim) if design.hide else rubber(colours.trim, roughness=0.5)
    # Eyestay: a U around the throat.
    stay = [(THROAT - 0.012, 0.70), (0.34, 0.72), (0.40, 0.76), (0.45, 0.82), (0.5, 0.84)]
    stay += [(1 - u, v) for u, v in stay[-2::-1]]
    edge = [(u, 0.999) for u, _ in stay]
    skin.panel("eyestay", stay, edge, overlay, thickness_m=0.0019, count=160)
    skin.seam("seam", [(u, v + 0.03) for u, v in stay], thread, raised_m=0.0019)
    # Toe bumper and, behind it, the toe cap.
    cap = [(0.355, 0.02), (0.375, 0.24), (0.43, 0.40), (0.5, 0.44)]
    cap += [(1 - u, v) for u, v in cap[-2::-1]]
    skin.panel("toe cap", [(u, 0.0) for u, _ in cap], cap, overlay, thickness_m=0.0015, count=140)
    skin.seam("seam", [(u, max(v - 0.025, 0.0)) for u, v in cap[1:-1]], thread, raised_m=0.0016)
    skin.panel(
        "bumper",
        [(u, 0.0) for u, _ in cap],
        [(u, v * 0.52) for u, v in cap],
        rand,
        thickness_m=0.0032,
        count=140,
    )
    # Heel counter with a pull tab.
    counter = [
        (-0.115, 0.02),
        (-0.10, 0.30),
        (-0.055, 0.55),
        (0.0, 0.66),
        (0.055, 0.55),
        (0.10, 0.30),
        (0.115, 0.02),
    ]
    skin.panel("counter", [(u, 0.0) for u, _ in counter], counter, overlay, thickness_m=0.0021, count=140)
    skin.seam("seam", [(u * 0.94, v - 0.03) for u, v in counter[1:-1]], thread, raised_m=0.0021)
    skin.panel(
        "heel strip",
        [(-0.013, 0.10), (0.013, 0.10)],
        [(-0.013, 0.995), (0.013, 0.995)],
        trim,
        thickness_m=0.0028,
    )
    for side in (1, -1):
        for start, end in _BANDS_HIDE if design.hide else _BANDS_MESH:
            lower, upper = ([(side * u, v) for u, v in line] for line in (start, end))
            skin.panel("band", lower, upper, overlay, thickness_m=0.0014)
            if design.hide:
                skin.seam("seam", [(u + side * 0.004, v) for u, v in lower], thread, raised_m=0.0014)
                skin.seam("seam", [(u - side * 0.004, v) for u, v in upper], thread, raised_m=0.0014)


# Reinforcements from the sole up to the eyestay, as a lower and an upper edge of (u, v) keys.
_BANDS_MESH: Final = (
    (((0.196, 0.0), (0.240, 0.38), (0.288, 0.735)), ((0.216, 0.0), (0.258, 0.38), (0.306, 0.73))),
    (((0.318, 0.0), (0.306, 0.38), (0.294, 0.735)), ((0.342, 0.0), (0.330, 0.38), (0.318, 0.73))),
)


_BANDS_HIDE: Final = (
    (((0.10, 0.26), (0.17, 0.40), (0.27, 0.71)), ((0.235, 0.0), (0.262, 0.34), (0.305, 0.715))),
)


def pad_collar(skin: Skin, colours: Colours) -> None:
    """The padded edge around the ankle, and the tab to pull the shoe on with."""
    line = [(u, 1.0) for u in np.linspace(-THROAT - 0.004, THROAT + 0.004, 25)]
    skin.cord("collar", line, woven(colours.lining, thread_m=0.0012), radius_m=0.0052, raised_m=-0.0028)
    top, _ = skin.at((0.0, 1.0))
    path = curve(
        top
        + np.array(
            [
                (-0.0055, 0, -0.022),
                (-0.0080, 0, -0.006),
                (-0.0075, 0, 0.008),
                (-0.001, 0, 0.013),
                (0.0055, 0, 0.006),
                (0.006, 0, -0.010),
            ]
        ),
        40,
    )
    sweep(
        "tab",
        path,
        slab(0.0135, 0.0022, 20),
        woven(colours.trim, thread_m=0.0011),
        upright=np.cross(np.gradient(path, axis=0), (0, 1, 0)),
    )


def set_tongue(design: ShoeDesign, colours: Colours) -> None:
    """The tongue under the laces, with its rolled edge."""
    path = curve(design.cut.tongue, 60)
    forward = np.gradient(path, axis=0)
    across, width = (
        np.linspace(-1, 1, 25),
        np.interp(np.linspace(0, 1, 60), (0, 0.5, 1), (0.016, 0.023, 0.029)),
    )
    up = np.cross(forward, (0.0, 1.0, 0.0))
    up *= np.sign(up[:, 2:]) / np.linalg.norm(up, axis=1, keepdims=True)
    arched = 0.0045 * (1 - across**2) ** 0.6 - 0.007 * np.abs(across) ** 2.4
    rows = path[:, None] + up[:, None] * arched[None, :, None]
    rows[..., 1] += across * width[:, None]
    material = leather(shade(colours.upper, 0.9)) if design.hide else knitted(colours.overlay, dark=0.5)
    one = grid("tongue", rows, material, subdivide=1)
    solid = one.modifiers.new("thickness", "SOLIDIFY")
    solid.thickness, solid.offset = 0.006, -1.0
    one.modifiers.move(1, 0)
    edge = rows[-1] - up[-1] * 0.003
    sweep("tongue edge", edge, disc(0.0046, 14), woven(colours.lining, thread_m=0.0012), upright=(0, 0, 1))
