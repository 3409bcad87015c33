"""Fabric shades on a wire cross. Lengths are metres."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import Any, Final

import numpy as np

from data.studio.article import Look, swatch
from data.studio.materials import main, metal, shade, shade_cloth
from data.studio.modelling.curves import Points, curve, slab
from data.studio.modelling.shapes import grid, place, rod, sweep, turned

# Outlines from the lower edge up: share of the way from the lower to the upper radius, and of the height.
OUTLINES: Final = {
    "drum": ((0.0, 0.0), (0.5, 0.5), (1.0, 1.0)),
    "cone": ((0.0, 0.0), (0.5, 0.5), (1.0, 1.0)),
    "bell": ((0.0, 0.0), (0.22, 0.1), (0.6, 0.36), (0.9, 0.75), (1.0, 1.0)),
    "dome": ((0.0, 0.0), (0.04, 0.3), (0.22, 0.66), (0.55, 0.9), (1.0, 1.0)),
}
SHAPES: Final = ("drum", "cone", "bell", "dome", "cube", "empire")
COLOURS: Final = (
    "cream",
    "white",
    "beige",
    "light grey",
    "charcoal",
    "navy",
    "mustard",
    "sage",
    "dusty rose",
    "rust",
    "forest green",
    "denim blue",
)
BRASS: Final = "#c39a4d"


@dataclass(frozen=True, slots=True)
class Shade:
    """A shade by its shape, its lower and upper edge above the table, and its radius at both."""

    shape: str
    low_m: float
    high_m: float
    radii_m: tuple[float, float]

    @property
    def height_m(self) -> float:
        return self.high_m - self.low_m

    @property
    def middle_m(self) -> float:
        return (self.low_m + self.high_m) / 2

    def radius_m(self, z: float) -> float:
        """Its radius at a height."""
        outline = self.outline()
        return float(np.interp(z, outline[:, 1], outline[:, 0]))

    def outline(self) -> Points:
        """Radius and height from the lower to the upper edge, `(n, 2)`."""
        keys = np.array(OUTLINES.get(self.shape, OUTLINES["drum"]))
        line = curve(keys, 24)
        wide, narrow = self.radii_m
        return np.column_stack([wide + (narrow - wide) * line[:, 0], self.low_m + self.height_m * line[:, 1]])

    def lifted(self, by_m: float) -> Shade:
        """The same shade further up."""
        return replace(self, low_m=self.low_m + by_m, high_m=self.high_m + by_m)


def build_shade(one: Shade, look: Look[Any], cross_m: float, *, material: Any = None) -> None:
    """The cloth with a hem at each end, carried by a wire cross at the height `cross_m`."""
    cloth = material or main(shade_cloth(look.hex))
    # The doubled cloth lets little light through, so it needs no correction for the lamp's warm one.
    hem = material or shade_cloth(shade(swatch(look.colour), 0.95))
    outline = one.outline()
    round_edge = slab(2.0, 2.0, 160, 7.0 if one.shape == "cube" else 2.0)
    rings = np.array(
        [np.column_stack([round_edge * radius, np.full(160, height)]) for radius, height in outline]
    )
    grid("shade", rings, cloth, around=True)
    for ring in (rings[0], rings[-1]):
        sweep("hem", ring, slab(0.0028, 0.011, 16, 3.0), hem, loop=True)
    brass = metal(BRASS)
    gallery = [(0.0195, -0.003), (0.026, -0.003), (0.026, 0.003), (0.0195, 0.003)]
    place(turned("gallery", gallery, brass, segments=64), (0, 0, cross_m))
    reach = one.radius_m(cross_m) - 0.001
    for degrees in (0, 120, 240):
        out = np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees)), 0.0])
        ends = (out * 0.024 + (0, 0, cross_m), out * reach + (0, 0, cross_m))
        rod("wire", *ends, (0.0018, 0.0018), brass, upright=(0, 0, 1))


def vary_shade(rng: Random, low_m: float) -> Shade:
    """Another shade above the height `low_m`."""
    shape = rng.choice(SHAPES)
    wide = rng.uniform(0.105, 0.18)
    narrowing = {
        "drum": rng.uniform(0.88, 1.0),
        "cone": rng.uniform(0.34, 0.6),
        "bell": rng.uniform(0.4, 0.55),
        "dome": rng.uniform(0.24, 0.36),
        "cube": rng.uniform(0.8, 1.0),
        "empire": rng.uniform(0.62, 0.76),
    }[shape]
    high = low_m + max(wide * rng.uniform(0.85, 1.5), 0.155)
    return Shade(shape, low_m, high, (wide, wide * narrowing))
