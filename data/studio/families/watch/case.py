"""The case: band, lugs, bezel, crown and back. The back lies on z = 0, the crown points to +x."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from data.studio.families.watch.design import WatchDesign
from data.studio.families.watch.outline import clock, squared
from data.studio.modelling.curves import Points, curve, disc, slab
from data.studio.modelling.shapes import mesh, place, sweep
from data.studio.workshop.sprig import sprig

HANDS_OF_LUGS: Final = ((-1.0, -1.0), (-1.0, 1.0), (1.0, -1.0), (1.0, 1.0))
SCREWS: Final = 6


@dataclass(frozen=True, slots=True)
class CaseMaterials:
    """What a case is made of; `insert` is a diver's ring of minutes, `print` what is printed on it."""

    polished: Any
    brushed: Any
    insert: Any
    print: Any
    engraved: Any
    crown: Any
    bar: Any


def add_case(design: WatchDesign, made_of: CaseMaterials, *, crown_out_m: float = 0.0) -> None:
    """The case without its face; `crown_out_m` is how far the crown is pulled."""
    radius, thick, power = design.radius_m, design.thick_m, design.power
    band_top = thick - (0.0034 if design.bezel == "diver" else 0.0022)
    band = [
        (radius * 0.80, 0.0012),
        (radius * 0.92, 0.0013),
        (radius * 0.985, 0.0019),
        (radius, 0.0026),
        (radius, band_top - 0.0009),
        (radius - 0.0004, band_top - 0.0002),
        (radius - 0.0010, band_top),
        (design.bezel_inner_m, band_top),
    ]
    squared("case", curve(band, 48), made_of.brushed, power=power)
    _bezel(design, band_top, made_of)
    for hand, side in HANDS_OF_LUGS:
        _lug(design, hand, side, made_of.polished)
    for side in (-1.0, 1.0):
        _spring_bar(design, side, made_of.bar)
    _crown(design, made_of.crown, crown_out_m)
    if design.guard:
        _guard(design, made_of.polished)
    _back(design, made_of)


def _bezel(design: WatchDesign, low: float, made_of: CaseMaterials) -> None:
    outer, inner, top = design.bezel_outer_m, design.bezel_inner_m, design.thick_m
    power = design.dial_power
    well = [(inner, top - 0.0004), (inner - 0.0002, top - 0.0012), (inner - 0.0009, design.dial_z_m - 0.0001)]
    if design.bezel == "diver":
        ring = [
            (outer - 0.0008, low + 0.0002),
            (outer + 0.0001, low + 0.0005),
            (outer + 0.0003, low + 0.0012),
            (outer + 0.0003, top - 0.0013),
            (outer - 0.0004, top - 0.0006),
            (outer - 0.0011, top - 0.0004),
        ]
        squared("bezel", ring, made_of.polished, notches=60, notch_m=0.00055, notched=slice(1, 5))
        slope = [(outer - 0.0010, top - 0.0005), (inner + 0.0006, top + 0.0003)]
        squared(
            "insert",
            [slope[0], (outer - 0.0012, top - 0.00035), slope[1], (inner + 0.0003, top + 0.0001)],
            made_of.insert,
        )
        _minutes(design, slope, made_of.print)
        squared(
            "bezel", [(inner + 0.0006, top + 0.0002), (inner + 0.0003, top + 0.0004), *well], made_of.polished
        )
        return
    middle = (outer + inner) / 2
    if design.bezel == "stepped":
        ring = [
            (outer, low - 0.0002),
            (outer, low + 0.0008),
            (outer - 0.0004, low + 0.0012),
            (middle, low + 0.0013),
            (middle - 0.0001, top - 0.0003),
            (middle - 0.0005, top),
            (inner + 0.0003, top),
        ]
    else:
        ring = [
            (outer, low - 0.0002),
            (outer - 0.0001, low + 0.0007),
            (outer - 0.0006, low + 0.0014),
            (middle, top - 0.0001),
            (inner + 0.0003, top + 0.0001),
        ]
    squared("bezel", np.vstack([ring, well]), made_of.polished, power=power)


def _minutes(design: WatchDesign, slope: list[tuple[float, float]], material: Any) -> None:
    """The diver's scale on the bezel: a triangle at twelve, then a bar for every five minutes."""
    (outer, low), (inner, high) = slope
    vertices: list[Points] = []
    for number in range(12):
        long = (0.30, 0.82) if number == 0 else ((0.22, 0.86) if number % 3 == 0 else (0.45, 0.86))
        wide = 0.0028 if number == 0 else (0.0008 if number % 3 == 0 else 0.00055)
        near, far = (outer + (inner - outer) * share for share in (1 - long[0], 1 - long[1]))
        along = clock(number / 12, 1.0)
        across = np.array([-along[1], along[0]])
        tip = 0.04 if number == 0 else 1.0
        flat = np.array(
            [
                along * radius + across * wide / 2 * hand * taper
                for radius, taper in ((near, tip), (far, 1.0))
                for hand in (-1, 1)
            ]
        )
        distance = np.array([near, near, far, far])
        level = low + (high - low) * (distance - outer) / (inner - outer) + 0.00022
        vertices.append(np.column_stack([flat, level]))
    faces = [[4 * n, 4 * n + 1, 4 * n + 3, 4 * n + 2] for n in range(12)]
    mesh("scale", np.vstack(vertices), faces, material, smooth=False)


def _lug(design: WatchDesign, hand: float, side: float, material: Any) -> None:
    x = hand * (design.lug_m / 2 + 0.0016)
    far, height = design.bar_m
    start = float(np.sqrt(max(design.radius_m**2 - x**2, 0.0))) if design.case == "round" else design.radius_m
    inside = min(start, design.radius_m) - 0.0045
    mid, tall = design.thick_m * 0.44, design.thick_m * 0.45
    path = curve(
        [
            (x * 0.97, side * inside, mid),
            (x, side * (inside + 0.42 * (far - inside)), mid + 0.0002),
            (x, side * (far - 0.0010), mid - 0.0012),
            (x, side * (far + 0.0013), height - 0.0004),
        ],
        26,
    )
    taper = np.interp(np.linspace(0, 1, 26), [0, 0.5, 0.9, 1], [1.0, 1.0, 0.85, 0.5])
    thin = np.interp(np.linspace(0, 1, 26), [0, 0.9, 1], [1.0, 0.92, 0.6])
    upright = np.gradient(path, axis=0)
    over = np.cross(upright, (side, 0.0, 0.0))
    over *= np.sign(over[:, 2:])
    sweep(
        "lug",
        path,
        slab(0.0027, tall, 24, 4.0),
        material,
        upright=over,
        scale=np.column_stack([thin, taper]),
    )


def _spring_bar(design: WatchDesign, side: float, material: Any) -> None:
    far, height = design.bar_m
    half = design.lug_m / 2 + 0.0004
    path = np.linspace(-half, half, 10)[:, None] * (1, 0, 0) + (0, side * far, height)
    sweep("spring bar", path, disc(0.00075, 14), material)


def _crown(design: WatchDesign, material: Any, out_m: float) -> None:
    size = min(0.0031, design.thick_m * 0.33)
    line = [
        (0.0007, -0.004),
        (size * 0.45, -0.004),
        (size * 0.45, 0.0),
        (size * 0.93, 0.0002),
        (size, 0.0006),
        (size, 0.0027),
        (size * 0.9, 0.0031),
        (size * 0.5, 0.0034),
        (0.0002, 0.0034),
    ]
    crown = squared("crown", line, material, notches=28, notch_m=0.00028, notched=slice(3, 7))
    place(crown, (design.radius_m + 0.0004 + out_m, 0.0, design.thick_m * 0.47), (1.0, 0.0, 0.0))


def _guard(design: WatchDesign, material: Any) -> None:
    """Shoulders of the case above and below the crown."""
    height = design.thick_m * 0.47
    for side in (-1.0, 1.0):
        turn = np.radians(np.linspace(34, 13, 16)) * side
        far = design.radius_m + np.linspace(-0.0026, -0.0001, 16)
        path = np.column_stack([far * np.cos(turn), far * np.sin(turn), np.full(16, height)])
        size = np.interp(np.linspace(0, 1, 16), [0, 0.8, 1], [0.9, 1.0, 0.78])
        sweep("guard", path, slab(0.0030, 0.0042, 20, 3.5), material, scale=size)


def _back(design: WatchDesign, made_of: CaseMaterials) -> None:
    wide = design.radius_m * 0.86
    plate = [
        (0.0002, 0.0002),
        (wide * 0.70, 0.0002),
        (wide * 0.705, 0.0006),
        (wide * 0.735, 0.0006),
        (wide * 0.74, 0.0),
        (wide * 0.97, 0.0),
        (wide, 0.0004),
        (wide * 1.02, 0.0014),
    ]
    squared("back", plate, made_of.polished, power=design.power)
    sprig(
        "mark",
        lambda flat: np.column_stack([-flat, np.full(len(flat), 0.00012)]),
        wide * 0.62,
        made_of.engraved,
    )
    for number in range(SCREWS):
        at = clock((number + 0.5) / SCREWS, wide * 0.865, design.power)
        head = [(0.0013, 0.0002), (0.0013, -0.00016), (0.0011, -0.00028), (0.0002, -0.00028)]
        screw = squared("screw", [(r, z) for r, z in head[::-1]], made_of.brushed)
        place(screw, (*at, 0.0))
        slot = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * (0.00105, 0.00017)
        turn = 0.7 + number
        spin = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
        mesh(
            "slot",
            np.column_stack([slot @ spin + at, np.full(4, -0.00032)]),
            [(3, 2, 1, 0)],
            made_of.engraved,
        )
