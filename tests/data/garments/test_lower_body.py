from __future__ import annotations

import numpy as np
import pytest

from data.garments.cuts import SKIRTS, TROUSERS
from data.garments.garment import Garment, Indices, Points
from data.garments.landmarks import landmarks
from data.garments.measurements import SIZES, unisex
from data.garments.sheets import Sheet, calmed
from data.garments.sizing import skirt_measurements, trouser_measurements
from data.garments.skirts import BAND_M as SKIRT_BAND_M
from data.garments.skirts import Pleats, Skirt, skirt
from data.garments.trousers import BAND_M, Trousers, trousers
from tests.data.garments.geometry import open_and_odd_sides

LEGS = ("front left", "back left", "front right", "back right")
# Just over the bend of the crotch seams, where a hip is measured.
HIP_Y = 0.078
PLEATS = {"pleated": Pleats(26)}


def _length_cm(line: Points) -> float:
    return float(np.linalg.norm(np.diff(line, axis=0), axis=1).sum() * 100)


def _row_cm(sheet: Sheet, row: int) -> float:
    return _length_cm(sheet.flat[row])


def _width_cm(sheet: Sheet, height: float) -> float:
    """How wide a piece is across its grain at a height of its flat cloth."""
    edges = [sheet.flat[::-1, column] for column in (0, -1)]
    left, right = (np.interp(height, edge[:, 1], edge[:, 0]) for edge in edges)
    return float(right - left) * 100


def _inner(pants: Trousers) -> Points:
    return pants.sheets["front left"].flat[:, 0]


def _made(design: str, size: str) -> Skirt:
    return skirt(skirt_measurements(design, size), unisex(size), PLEATS.get(design))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("design", TROUSERS)
def test_trousers_measure_what_was_asked(design: str, size: str) -> None:
    own = trouser_measurements(design, size)
    pants = trousers(own, unisex(size))
    legs = [pants.sheets[name] for name in LEGS]
    inner = _inner(pants)
    assert sum(_row_cm(leg, 0) for leg in legs) == pytest.approx(own.waist, abs=1.0)
    assert _row_cm(pants.sheets["waistband"], 0) == pytest.approx(own.waist, abs=1.0)
    assert sum(_width_cm(leg, HIP_Y) for leg in legs) == pytest.approx(own.hip, abs=1.0)
    assert sum(_row_cm(leg, -1) for leg in legs[:2]) == pytest.approx(own.hem, abs=1.0)
    assert _length_cm(inner[: pants.crotch_row + 1]) + BAND_M * 100 == pytest.approx(own.rise, abs=1.0)
    assert _length_cm(inner[pants.crotch_row :]) == pytest.approx(own.inseam, abs=1.0)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("design", SKIRTS)
def test_skirts_measure_what_was_asked(design: str, size: str) -> None:
    own = skirt_measurements(design, size)
    made = _made(design, size)
    front, back, band = (made.sheets[name] for name in ("front", "back", "waistband"))
    assert _row_cm(band, 0) == pytest.approx(own.waist, abs=1.0)
    assert _row_cm(front, -1) + _row_cm(back, -1) == pytest.approx(own.hem, abs=1.0)
    middle = front.flat[:, front.flat.shape[1] // 2]
    assert _length_cm(middle) + SKIRT_BAND_M * 100 == pytest.approx(own.length, abs=1.0)
    if design not in PLEATS:
        hip_row = int(np.abs(middle[:, 1] + 0.155).argmin())
        assert _row_cm(front, hip_row) + _row_cm(back, hip_row) == pytest.approx(own.hip, abs=1.0)


def test_pleats_take_up_the_cloth_that_the_hem_has() -> None:
    own = skirt_measurements("pleated", "M")
    made = _made("pleated", "M")
    hem = made.garment.vertices[made.garment.seams["hem"][0]]
    assert _length_cm(hem) == pytest.approx(own.hem, abs=1.0)


@pytest.mark.parametrize("design", TROUSERS)
def test_trousers_are_open_at_waist_and_hems_alone(design: str) -> None:
    pants = trousers(trouser_measurements(design, "M"), unisex("M"))
    _only_these_edges_are_open(pants.garment, (*pants.garment.seams["top"], *pants.garment.seams["hem"]))


@pytest.mark.parametrize("design", SKIRTS)
def test_skirts_are_open_at_waist_and_hem_alone(design: str) -> None:
    garment = _made(design, "M").garment
    _only_these_edges_are_open(garment, (*garment.seams["top"], *garment.seams["hem"]))


def _only_these_edges_are_open(garment: Garment, chains: tuple[Indices, ...]) -> None:
    lonely, odd = open_and_odd_sides(garment.faces)
    assert odd == 0
    assert lonely == sum(len(chain) - 1 for chain in chains)


def test_trousers_hang_from_the_waist_over_the_floor() -> None:
    body = unisex("M")
    pants = trousers(trouser_measurements("straight", "M"), body)
    heights = pants.garment.vertices[:, 2]
    assert 0.0 < heights.min() < 0.06
    assert heights.max() == pytest.approx(landmarks(body).waist_z, abs=0.04)


def test_calming_takes_out_ripples_and_keeps_the_shape() -> None:
    garment = _made("a-line", "M").garment
    rippled = garment.vertices + 0.002 * np.random.default_rng(0).normal(size=garment.vertices.shape)
    inner = np.setdiff1d(
        np.arange(len(rippled)), np.concatenate([*garment.seams["top"], *garment.seams["hem"]])
    )
    before = np.abs(rippled - garment.vertices)[inner].mean()
    after = np.abs(calmed(garment, rippled) - calmed(garment, garment.vertices))[inner].mean()
    assert after < 0.6 * before
