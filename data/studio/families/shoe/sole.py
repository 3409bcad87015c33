"""What the shoe stands on: midsole, outsole, foxing or crepe, and the insole within."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np

from data.studio.families.shoe.design import ShoeDesign
from data.studio.families.shoe.last import Last
from data.studio.families.shoe.palette import CHALK, GUM, Palette, crepe
from data.studio.families.shoe.tread import lay_tread
from data.studio.materials import leather, rubber, shade, woven
from data.studio.modelling.curves import Points
from data.studio.modelling.shapes import grid, stitches

Sides = Sequence[tuple[float, float]]
_COLUMNS: Final = 180
# A wall between the plate and the upper, as (share of its height, offset outwards in metres).
_LUGGED: Final = (
    (0.0, -0.004),
    (0.02, 0.0032),
    (0.10, 0.0045),
    (0.30, 0.0052),
    (0.46, 0.0046),
    (0.485, 0.0030),
    (0.515, 0.0030),
    (0.54, 0.0043),
    (0.74, 0.0042),
    (0.92, 0.0048),
    (0.985, 0.0040),
    (1.0, 0.0020),
    (0.97, -0.006),
)
_STRAIGHT: Final = (
    (0.0, -0.004),
    (0.0, 0.88),
    (0.03, 1.0),
    (0.5, 1.0),
    (0.95, 0.98),
    (1.0, 0.82),
    (1.0, -0.5),
)


def build_sole(design: ShoeDesign, colours: Palette) -> None:
    """The sole of the design, from its treads to the insole."""
    SOLES[design.sole.build](design, colours)
    _insole(design.last, colours)


def _insole(last: Last, colours: Palette) -> None:
    inner = last.outline(-0.0015)
    edge = np.column_stack([inner, last.stands_at(inner[:, 0]) + 0.0046])
    centre = edge[:, :2].mean(axis=0)
    middle = np.column_stack([(edge[:, :2] - centre) * (0.9, 0.35) + centre, edge[:, 2]])
    middle[:, 2] = last.stands_at(middle[:, 0]) + 0.0035
    cloth = woven(shade(colours.lining, 1.2), thread_m=0.0013)
    grid("insole", np.stack([edge, middle]), cloth, around=True, caps=(False, True))


def _wall(last: Last, sides: Sides, low_m: float, above_m: float) -> Points:
    """Rings from `low_m` up to `above_m` over where the foot stands."""
    rings = []
    for share, offset in sides:
        line = last.outline(offset)
        high = last.stands_at(line[:, 0]) + above_m
        rings.append(np.column_stack([line, low_m + share * (high - low_m)]))
    return np.stack(rings)


def _plate(name: str, last: Last, sides: Sides, material: Any) -> Any:
    """A flat body of (height, offset) rings, closed underneath."""
    rings = [np.column_stack([last.outline(offset), np.full(_COLUMNS, z)]) for z, offset in sides]
    return grid(name, np.stack(rings), material, around=True, caps=(True, False))


def _lugged(design: ShoeDesign, colours: Palette) -> None:
    """A foam midsole on a plate with lugs."""
    grid(
        "midsole",
        _wall(design.last, _LUGGED, 0.008, 0.004),
        rubber(colours.midsole, roughness=0.75),
        around=True,
    )
    tread = rubber(colours.outsole, roughness=0.7)
    low = 0.0045
    sides = (
        (low - 0.001, -0.012),
        (low - 0.001, 0.0032),
        (low + 0.0005, 0.0052),
        (low + 0.0035, 0.0062),
        (low + 0.006, 0.0060),
        (low + 0.0078, 0.0045),
        (low + 0.008, 0.002),
    )
    _plate("outsole", design.last, sides, tread)
    lay_tread(design, tread, rubber(colours.trim, roughness=0.6), low)


def _foam(design: ShoeDesign, colours: Palette) -> None:
    """A thick, sculpted foam: it flares at the heel, rises around it, and a crease runs along its side."""
    last, flare = design.last, design.sole.flare_m
    shares = np.concatenate([[0.0, 0.0], np.linspace(0.012, 0.985, 34), [1.0, 1.0, 0.96]])
    inset = np.concatenate([[0.014, 0.005], np.zeros(34), [0.0012, 0.0035, 0.0055]])
    rings = []
    for share, pulled in zip(shares, inset, strict=True):
        line = last.outline(0.003)
        x = line[:, 0]
        heel, arch = np.clip((0.075 - x) / 0.075, 0, 1), np.exp(-(((x - 0.125) / 0.045) ** 2))
        crease = 0.50 + 0.16 * np.cos((x - 0.02) / 0.27 * 2 * np.pi)
        bulge = flare * (0.35 + 0.65 * heel) * (1 - share) ** 0.8 - 0.0045 * arch * (1 - share)
        groove = 0.0030 * np.exp(-(((share - crease) / 0.050) ** 2))
        second = 0.0016 * np.exp(-(((share - crease + 0.24) / 0.035) ** 2)) * heel
        offset = bulge + 0.0022 * np.sin(np.pi * share) - groove - second - pulled
        line = line + _outwards(line) * offset[:, None]
        tip = np.clip((x - 0.257) / 0.038, 0, 1)
        low = 0.0038 + 0.009 * np.clip((0.018 - x) / 0.018, 0, 1) ** 1.5 + 0.0012 * arch + 0.009 * tip
        high = last.stands_at(x) + 0.005 + 0.011 * heel**1.6 + 0.004 * arch
        rings.append(np.column_stack([line, low + share * (high - low)]))
    foam = rubber(colours.midsole, roughness=0.8)
    grid("midsole", np.stack(rings), foam, around=True, caps=(True, False))
    tread, accent = rubber(colours.outsole, roughness=0.7), rubber(colours.trim, roughness=0.6)
    lay_tread(design, tread, accent, 0.0056, within_m=(0.016, 0.262))


def _foxing(design: ShoeDesign, colours: Palette) -> None:
    """A vulcanised wall with a stripe, a ribbed strip around the toe, and a gum outsole."""
    last, out = design.last, design.sole.flare_m
    white = rubber(colours.midsole, roughness=0.5)
    wall = [(share, offset * out if offset > 0 else -0.003) for share, offset in _STRAIGHT]
    grid("foxing", _wall(last, wall, 0.0045, 0.0075), white, around=True)
    stripe = [(0.66, out - 0.001), (0.665, out + 0.0005), (0.785, out + 0.0005), (0.79, out - 0.001)]
    grid("stripe", _wall(last, stripe, 0.0045, 0.0075), rubber(colours.trim, roughness=0.5), around=True)
    _toe_strip(last, out, white)
    gum = rubber(GUM if colours.outsole == GUM else colours.outsole, roughness=0.6)
    low = 0.0018
    plate = (
        (low, -0.014),
        (low, out - 0.0012),
        (low + 0.0007, out + 0.0004),
        (0.005, out + 0.0004),
        (0.0052, out - 0.002),
    )
    _plate("outsole", last, plate, gum)
    lay_tread(design, gum, gum, low)


def _toe_strip(last: Last, out_m: float, material: Any) -> None:
    """A second layer around the toe, ribbed so that it wears longer."""
    line = last.outline(out_m)
    toe = slice(round(_COLUMNS * 0.37), round(_COLUMNS * 0.63) + 1)
    fine = np.linspace(0, toe.stop - toe.start - 1, 720)
    at = np.arange(toe.stop - toe.start)
    line, out = (
        np.column_stack([np.interp(fine, at, both[toe][:, axis]) for axis in (0, 1)])
        for both in (line, _outwards(line))
    )
    high = last.stands_at(line[:, 0]) + 0.0075
    ends = np.clip(np.minimum(np.arange(720), np.arange(720)[::-1]) / 24, 0, 1)
    ribs = 0.0009 + 0.0007 * (np.sin(np.arange(720) * 2 * np.pi / 9) > 0)
    rows = []
    for share, rise in ((0.02, 0.0), (0.03, 0.7), (0.08, 1.0), (0.56, 1.0), (0.60, 0.7), (0.61, 0.0)):
        swell = ((ribs * rise + 0.0002 * rise) * ends)[:, None]
        rows.append(np.column_stack([line + out * swell, 0.0045 + share * (high - 0.0045)]))
    grid("toe strip", np.stack(rows), material)


def _crepe(design: ShoeDesign, colours: Palette) -> None:
    """A wedge of crepe under a stitched welt."""
    last, out = design.last, design.sole.flare_m
    raw = crepe(colours.outsole)
    rise = 0.0005
    wall = [
        (0.0, -0.016),
        (0.0, out - 0.0016),
        (0.04, out),
        (0.5, out + 0.0006),
        (0.93, out),
        (0.99, out - 0.0012),
    ]
    grid("wedge", _wall(last, wall, rise, -0.0015), raw, around=True, caps=(True, False))
    _welt(last, out, colours)
    lay_tread(design, raw, raw, rise)


def _welted(design: ShoeDesign, colours: Palette) -> None:
    """A thin sole that leaves the ground under the arch, on a heel of its own."""
    last, out = design.last, design.sole.flare_m
    hard = rubber(colours.outsole, roughness=0.45)
    rings = []
    for share, offset in ((0.0, -0.016), (0.0, out - 0.001), (0.12, out), (0.85, out), (1.0, out - 0.0012)):
        line = last.outline(offset)
        high = last.stands_at(line[:, 0]) - 0.0015
        low = np.maximum(high - 0.0085, 0.0032)
        rings.append(np.column_stack([line, low + share * (high - low)]))
    grid("outsole", np.stack(rings), hard, around=True, caps=(True, False))
    _heel_block(last, out, hard)
    _welt(last, out, colours)
    lay_tread(design, hard, hard, 0.0032)


def _heel_block(last: Last, out_m: float, material: Any) -> None:
    line = last.outline(out_m - 0.0004)
    breast = 0.078
    back = np.concatenate([line[135:], line[:45]])
    back = back[back[:, 0] < breast]
    rings = []
    top = float(last.stands_at(np.array([0.03]))[0]) - 0.006
    for share, inset in ((0.0, 0.12), (0.0, 0.012), (0.03, 0.0), (0.97, 0.0), (1.0, 0.01)):
        z = np.full(len(back), 0.0002 + share * top)
        drawn = back + (np.array([0.045, 0.0]) - back) * inset
        front = np.column_stack([np.full(24, drawn[-1, 0]), np.linspace(drawn[-1, 1], drawn[0, 1], 26)[1:-1]])
        rings.append(np.column_stack([np.vstack([drawn, front]), np.r_[z, np.full(24, z[0])]]))
    grid("heel block", np.stack(rings), material, around=True, caps=(True, True))


def _welt(last: Last, out_m: float, colours: Palette) -> None:
    """The strip on top of the sole's edge, with its stitches."""
    strip = leather(shade(colours.outsole, 0.72) if colours.outsole != CHALK else colours.outsole)
    line = last.outline(out_m)
    rows = []
    for offset, z in ((out_m, -0.002), (out_m + 0.0006, -0.001), (out_m + 0.0004, 0.0008), (-0.003, 0.0012)):
        ring = last.outline(offset)
        rows.append(np.column_stack([ring, last.stands_at(ring[:, 0]) + z]))
    grid("welt", np.stack(rows), strip, around=True)
    line = last.outline(out_m - 0.0016, 400)
    path = np.column_stack([line, last.stands_at(line[:, 0]) + 0.0010])
    up = np.tile((0.0, 0.0, 1.0), (400, 1))
    thread = woven(shade(colours.thread, 1.15))
    stitches("welt seam", path, up, thread, length_m=0.0038, gap_m=0.0016, thread_m=0.0011)


def _outwards(line: Points) -> Points:
    tangent = np.roll(line, -1, axis=0) - np.roll(line, 1, axis=0)
    normal = np.column_stack([tangent[:, 1], -tangent[:, 0]])
    unit: Points = normal / np.linalg.norm(normal, axis=1, keepdims=True)
    return unit


SOLES: Final[dict[str, Callable[[ShoeDesign, Palette], None]]] = {
    "lugged": _lugged,
    "foam": _foam,
    "foxing": _foxing,
    "crepe": _crepe,
    "welted": _welted,
}
