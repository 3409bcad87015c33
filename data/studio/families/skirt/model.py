"""A skirt as it hangs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np

from data.garments.draping import Schedule
from data.garments.fine import Surface, surface
from data.garments.garment import Points
from data.garments.measurements import unisex
from data.garments.sheets import Sheet, calmed
from data.garments.sizing import SkirtMeasurements, skirt_of
from data.garments.skirts import BAND_M, skirt
from data.studio.families.skirt.design import SkirtDesign
from data.studio.workshop.drape import Fitting, draped
from data.studio.workshop.tailoring import FALL, Cloths, piece

# Pleats are pressed: they keep the folds that the iron gave them.
_PLEAT_ROUNDS: Final = 1


@dataclass(frozen=True, slots=True, eq=False)
class Hanging:
    """A draped skirt with its own measurements; the hem hangs at z = 0."""

    design: SkirtDesign
    own: SkirtMeasurements
    cloth: Surface
    front: Sheet

    @property
    def length_m(self) -> float:
        """From the waistband's lower edge to the hem."""
        return self.own.length / 100 - BAND_M

    def half_width(self, y: float) -> float:
        """Half the front's width on the flat cloth at the height `y`."""
        edge = self.front.flat[::-1, -1]
        return float(np.interp(y, edge[:, 1], edge[:, 0]))

    def at(self, region: str, x: float, y: float) -> tuple[Points, Points]:
        """The point and the normal at one place of the flat cloth."""
        points, normals = self.cloth.at(region, np.array([[x, y]]))
        return points[0], normals[0]


@lru_cache(maxsize=2)
def hanging(design: SkirtDesign, material: str) -> Hanging:
    """The skirt of a design as a cloth makes it hang."""
    own = skirt_of(design.cut, "M")
    body = replace(unisex("M"), waist=own.waist - 2.5)
    cut = skirt(own, body, design.pleats)
    places = cut.garment.vertices.copy()
    if design.pleats is None:
        places = draped(cut.garment, Fitting(body, FALL[material], schedule=Schedule(0.35, 1.0)))
        places = calmed(cut.garment, places)
    places[:, 2] -= places[:, 2].min()
    rounds = _PLEAT_ROUNDS if design.pleats else 2
    return Hanging(design, own, surface(cut.garment, places, rounds=rounds), cut.sheets["front"])


def build_cloth(one: Hanging, cloth: Cloths) -> None:
    """The skirt and its waistband."""
    piece("skirt", one.cloth, ("front", "back"), cloth.main, thickness_m=0.0012)
    band = gathered(one) if one.design.closure == "elastic" else one.cloth
    piece("waistband", band, ("waistband",), cloth.main, thickness_m=0.003, raised_m=0.0014)


def gathered(one: Hanging) -> Surface:
    """The waistband drawn in by its elastic: fine upright folds."""
    cloth = one.cloth
    faces = cloth.regions["waistband"]
    number = cloth.faces[faces].ravel()
    x, y = cloth.uv[faces].reshape(-1, 2).T
    turns = 2 * np.pi * x / (one.own.waist / 100)
    wave = np.sin(turns * 59 + 1.7 * np.sin(turns * 6)) + 0.5 * np.sin(turns * 93 + 2.1 * np.sin(turns * 5))
    lift = 0.0017 * wave * np.sin(np.pi * np.clip(y / BAND_M, 0.06, 0.94)) ** 0.5
    moved = cloth.vertices.copy()
    moved[number] = cloth.vertices[number] + cloth.normals[number] * lift[:, None]
    return cloth.moved(moved)
