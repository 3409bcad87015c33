"""Trousers as they hang: the cloth, its waistband, its hems and seams."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import numpy as np

from data.garments.draping import Schedule
from data.garments.fine import Surface, surface
from data.garments.garment import Points
from data.garments.measurements import BodyMeasurements, longer_in_the_leg, unisex
from data.garments.sheets import Sheet, calmed
from data.garments.sizing import TrouserMeasurements, trousers_of
from data.garments.trousers import BAND_M, trousers
from data.studio.families.trousers.design import TrousersDesign
from data.studio.workshop.drape import Fitting, draped
from data.studio.workshop.tailoring import FALL, Cloths, piece

LEGS: Final = ("front left", "front right", "back left", "back right")
_CROTCH_DROP_CM: Final = 1.6
_OVER_FLOOR_CM: Final = 4.0


@dataclass(frozen=True, slots=True, eq=False)
class Hanging:
    """Draped trousers with their own measurements; the hem hangs at z = 0."""

    design: TrousersDesign
    own: TrouserMeasurements
    cloth: Surface
    sheets: Mapping[str, Sheet]

    @property
    def inseam_m(self) -> float:
        return self.own.inseam / 100

    @property
    def height_m(self) -> float:
        return float(self.cloth.vertices[:, 2].max())

    def edge(self, region: str, *, outer: bool) -> Points:
        """The side edge of a front or a back on its flat cloth, from the top down, `(rows, 2)`.

        The outer one is the outseam, the inner one the middle seam and below it the inseam.
        """
        flat = self.sheets[region].flat
        last = outer == (region in {"front left", "back right"})
        return flat[:, -1 if last else 0]

    def across(self, region: str, y: float) -> tuple[float, float]:
        """Where a front's or a back's inner and outer edge lie at the height `y` of its flat cloth."""
        inner, outer = (self.edge(region, outer=side)[::-1] for side in (False, True))
        return float(np.interp(y, inner[:, 1], inner[:, 0])), float(np.interp(y, outer[:, 1], outer[:, 0]))


@lru_cache(maxsize=2)
def hanging(design: TrousersDesign, material: str) -> Hanging:
    """The trousers of a design as a cloth makes them hang."""
    own = trousers_of(design.cut, "M")
    body = _wearer(own)
    cut = trousers(own, body)
    places = draped(cut.garment, Fitting(body, FALL[material], schedule=Schedule(0.35, 1.0)))
    places = calmed(cut.garment, places)
    _straighten(places, cut.sheets["waistband"])
    places[:, 2] -= places[:, 2].min()
    return Hanging(design, own, surface(cut.garment, places, rounds=2), cut.sheets)


def _wearer(own: TrouserMeasurements) -> BodyMeasurements:
    """The body that carries the waistband and on whose feet long legs break a little."""
    body = unisex("M")
    slight = replace(
        body, waist=own.waist - 2.5, thigh=body.thigh - 2, knee=body.knee - 2, ankle=body.ankle - 4
    )
    break_cm = _CROTCH_DROP_CM + _OVER_FLOOR_CM
    return longer_in_the_leg(slight, max(own.inseam + break_cm - body.inseam, 0.0))


def _straighten(places: Points, band: Sheet) -> None:
    """Takes the ripples out of the waistband, which is stiffened, in place."""
    ring = band.vertices[:, :-1]
    calm = places[ring]
    for _ in range(60):
        calm = 0.5 * calm + 0.25 * (np.roll(calm, 1, axis=1) + np.roll(calm, -1, axis=1))
    # What the seam below hangs from stays where the legs pull it.
    share = np.linspace(1.0, 0.6, len(ring))[:, None, None]
    places[ring] = places[ring] * (1 - share) + calm * share


def build_cloth(pants: Hanging, cloth: Cloths) -> None:
    """The legs and the waistband."""
    piece("legs", pants.cloth, LEGS, cloth.main, thickness_m=0.0012)
    band = pants.cloth
    if pants.design.waist == "drawstring":
        band = _gathered(pants)
    piece("waistband", band, ("waistband",), cloth.main, thickness_m=0.0032, raised_m=0.0014)


def _gathered(pants: Hanging) -> Surface:
    """The waistband drawn in by its elastic: fine upright folds, shallower at its edges."""
    cloth = pants.cloth
    faces = cloth.regions["waistband"]
    number = cloth.faces[faces].ravel()
    x, y = cloth.uv[faces].reshape(-1, 2).T
    turns = 2 * np.pi * x / (pants.own.waist / 100)
    wave = np.sin(turns * 61 + 1.7 * np.sin(turns * 7)) + 0.5 * np.sin(turns * 97 + 2.1 * np.sin(turns * 5))
    lift = 0.0016 * wave * np.sin(np.pi * np.clip(y / BAND_M, 0.06, 0.94)) ** 0.5
    moved = cloth.vertices.copy()
    moved[number] = cloth.vertices[number] + cloth.normals[number] * lift[:, None]
    return cloth.moved(moved)
