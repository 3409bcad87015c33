"""The table lamp with a stoneware foot and a drum of linen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from data.studio.camera import CloseUp, View
from data.studio.curves import curve, disc, slab
from data.studio.materials import glazed, metal, plastic, rubber, shade_cloth, shining
from data.studio.shapes import box, rod, sweep, turned


@dataclass(frozen=True, slots=True)
class Drum:
    """The drum lamp in metres."""

    shade_low_m: float = 0.250
    shade_high_m: float = 0.440
    shade_radii_m: tuple[float, float] = (0.150, 0.132)


DUNE: Final = Drum()


FEET: Final = {"Sand": ("#d8c7ab", "#c3a884"), "Slate": ("#59646c", "#7d878b")}


LINEN: Final = "#ece3d0"


BRASS: Final = "#c39a4d"


def dune_views() -> dict[str, View]:
    """How each of its pictures is framed."""
    middle = (DUNE.shade_low_m + DUNE.shade_high_m) / 2
    return {
        "whole": View(15, 8),
        "shade": View(20, 8, CloseUp((0.0, 0.0, middle), 0.35)),
        "inside": View(15, -34, CloseUp((0.0, 0.0, DUNE.shade_low_m + 0.02), 0.30)),
        "base": View(15, 14, CloseUp((0.0, 0.0, 0.105), 0.27)),
        "material": View(4, 6, CloseUp((-0.03, -0.14, DUNE.shade_low_m + 0.035), 0.12)),
    }


def build_dune(foot: str, edge: str) -> None:
    """The drum lamp, switched on, on a foot glazed in a colour that breaks to another over its edge."""
    stone = glazed(foot, edge=edge, specks="#5b4836", matt=True)
    outline = curve(
        [
            (0.052, 0.004),
            (0.058, 0.010),
            (0.078, 0.040),
            (0.088, 0.080),
            (0.082, 0.120),
            (0.058, 0.160),
            (0.034, 0.186),
            (0.025, 0.204),
            (0.0235, 0.214),
        ],
        90,
    )
    turned(
        "foot", np.vstack([[(0.001, 0.002)], outline, [(0.021, 0.217), (0.001, 0.217)]]), stone, segments=128
    )
    turned("pad", [(0.001, 0.0), (0.050, 0.0), (0.050, 0.004)], rubber("#3a342e"))
    brass = metal(BRASS)
    neck = [
        (0.0175, 0.214),
        (0.0185, 0.218),
        (0.0175, 0.222),
        (0.0105, 0.226),
        (0.0095, 0.246),
        (0.0145, 0.250),
        (0.0145, 0.262),
        (0.001, 0.262),
    ]
    turned("neck", neck, brass, segments=64)
    turned(
        "holder",
        [(0.0185, 0.262), (0.0195, 0.268), (0.0195, 0.302), (0.001, 0.302)],
        plastic("#f1eee6"),
        segments=64,
    )
    bulb = curve(
        [
            (0.0135, 0.302),
            (0.0145, 0.310),
            (0.026, 0.334),
            (0.0315, 0.358),
            (0.026, 0.380),
            (0.012, 0.391),
            (0.001, 0.393),
        ],
        40,
    )
    turned("bulb", bulb, shining("#ffdda6", 9.0), segments=64)
    _drum()
    _spider(brass)
    lead = curve(
        [
            (0.052, 0.02, 0.012),
            (0.085, 0.03, 0.0045),
            (0.13, 0.0, 0.0035),
            (0.168, -0.045, 0.0035),
            (0.215, -0.055, 0.0035),
            (0.25, -0.01, 0.0035),
        ],
        70,
    )
    cloth = rubber("#8a7a63", roughness=0.9)
    sweep("cable", lead, disc(0.0032, 14), cloth)
    at = lead[44]
    box("switch", (at[0], at[1], 0.0085), (0.052, 0.019, 0.015), plastic("#f3f0e8"), bevel_m=0.005)
    box("rocker", (at[0], at[1], 0.0165), (0.016, 0.010, 0.004), plastic("#2a2a2c"), bevel_m=0.0015)


def _drum() -> None:
    """The linen, open above and below, with a rolled hem at each end."""
    low, high = DUNE.shade_low_m, DUNE.shade_high_m
    wide, narrow = DUNE.shade_radii_m
    heights = np.linspace(low, high, 24)
    radii = np.interp(heights, (low, high), (wide, narrow))
    linen = shade_cloth(LINEN)
    turned("shade", np.column_stack([radii, heights]), linen, segments=160)
    for radius, z in ((wide, low), (narrow, high)):
        angle = np.linspace(0, 2 * np.pi, 129)[:-1]
        ring = np.stack([radius * np.cos(angle), radius * np.sin(angle), np.full(128, z)], axis=1)
        sweep("hem", ring, slab(0.0028, 0.011, 16, 3.0), shade_cloth("#e2d6bd"), loop=True)


def _spider(brass: Any) -> None:
    """The wire cross that carries the shade."""
    z, reach = 0.275, float(np.interp(0.275, (DUNE.shade_low_m, DUNE.shade_high_m), DUNE.shade_radii_m))
    turned(
        "gallery",
        [(0.0195, z - 0.003), (0.026, z - 0.003), (0.026, z + 0.003), (0.0195, z + 0.003)],
        brass,
        segments=64,
    )
    for degrees in (30, 150, 270):
        out = np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees)), 0.0])
        rod(
            "wire",
            out * 0.024 + (0, 0, z),
            out * (reach - 0.001) + (0, 0, z),
            (0.0018, 0.0018),
            brass,
            upright=(0, 0, 1),
        )
