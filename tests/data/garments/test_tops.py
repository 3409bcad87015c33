"""Tops come out with the measurements that they were asked for, as one whole cloth of true scale."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.garments.cuts import TopCut
from data.garments.garment import Garment, Points, boundary, edges_of
from data.garments.measurements import SIZES, unisex
from data.garments.sizing import TopMeasurements, top_measurements, top_of
from data.garments.tops import Neckline, Ribs, top

ONE_CM = 0.01
TEE, JUMPER = (Neckline(9.0), Ribs(2.0)), (Neckline(8.5), Ribs(2.8, 7.0, 6.5))

cuts = st.builds(
    TopCut,
    chest_ease=st.floats(6, 28),
    length=st.floats(52, 78),
    drop=st.floats(0, 5),
    neck_ease=st.floats(10, 18),
    arm_ease=st.floats(6, 14),
    cuff_ease=st.floats(4, 6),
    hem_ease=st.floats(-10, 0),
    sleeve=st.none() | st.floats(16, 26),
)


def test_a_crew_neck_has_the_shop_s_measurements_in_every_size() -> None:
    for size in SIZES:
        own = top_measurements("tshirt", "crew", size)
        _assert_measures(top(own, unisex(size), *TEE), own)


@settings(max_examples=6, deadline=None)
@given(cuts, st.sampled_from(SIZES), st.sampled_from([TEE, JUMPER]))
def test_any_top_has_the_measurements_asked_for(cut: TopCut, size: str, style: tuple[Neckline, Ribs]) -> None:
    # Ribs are for sleeves that are long enough to carry them.
    own = top_of(replace(cut, sleeve=None) if style is JUMPER else cut, size)

    _assert_measures(top(own, unisex(size), *style), own)


@pytest.fixture(params=["tee", "jumper", "hoodie", "raglan"])
def garment(request: pytest.FixtureRequest) -> Garment:
    ribs = Ribs(0.0, 7.0, 6.5, hood=21.0) if request.param == "hoodie" else JUMPER[1]
    family = "tshirt" if request.param == "tee" else "jumper"
    neckline, ribs = TEE if request.param == "tee" else (JUMPER[0], ribs)
    own = top_measurements(family, "crew", "M")
    return top(own, unisex("M"), neckline, ribs, raglan=request.param == "raglan")


def test_a_top_is_one_cloth_with_openings_for_neck_body_and_arms(garment: Garment) -> None:
    _, number = edges_of(garment.faces)
    assert np.bincount(number.ravel()).max() == 2
    assert len(list(_loops(boundary(garment.faces)))) == 4
    assert set(garment.faces.ravel()) == set(range(len(garment.vertices)))


def test_faces_that_share_an_edge_face_the_same_way(garment: Garment) -> None:
    sides = np.stack([garment.faces, np.roll(garment.faces, -1, axis=1)], axis=2).reshape(-1, 2)

    assert len(np.unique(sides, axis=0)) == len(sides)


def test_no_face_is_a_sliver(garment: Garment) -> None:
    flat = garment.uv[np.setdiff1d(np.arange(len(garment.faces)), garment.regions.get("hood", []))]
    sides = np.roll(flat, -1, axis=1) - flat
    area = np.abs(sides[:, 0, 0] * sides[:, 1, 1] - sides[:, 0, 1] * sides[:, 1, 0]) / 2
    longest = np.linalg.norm(sides, axis=2).max(axis=1)

    assert (area / longest**2).min() > 0.04


def test_cloth_faces_outwards(garment: Garment) -> None:
    front = garment.vertices[garment.faces[garment.regions["front"]]]
    normals = np.cross(front[:, 1] - front[:, 0], front[:, 2] - front[:, 0])

    assert np.median(normals[:, 1]) < 0


def test_both_sides_of_a_seam_are_cut_to_the_same_length(garment: Garment) -> None:
    """Rest lengths are the mean of both sides; that they agree with each shows in every face."""
    lengths = np.linalg.norm(np.roll(garment.uv, -1, axis=1) - garment.uv, axis=2)
    _, number = edges_of(garment.faces)
    pieces = [garment.regions[name] for name in ("front", "back", "sleeve left", "sleeve right")]
    faces = np.concatenate(pieces)
    ratio = lengths[faces] / garment.rest_m[number[faces]]

    assert ratio.min() > 0.85 and ratio.max() < 1.2


def _assert_measures(garment: Garment, own: TopMeasurements) -> None:
    front, back = (garment.uv[garment.regions[name]].reshape(-1, 2) for name in ("front", "back"))
    sleeve = garment.uv[garment.regions["sleeve left"]].reshape(-1, 2)
    assert _width(front) + _width(back) == pytest.approx(own.chest / 100, abs=ONE_CM)
    assert _middle(back) + _height(garment, "hem") == pytest.approx(own.length / 100, abs=ONE_CM)
    assert np.ptp(sleeve[:, 1]) + _height(garment, "cuff left") == pytest.approx(own.sleeve / 100, abs=ONE_CM)
    assert _width(sleeve) == pytest.approx(own.upper_arm / 100, abs=ONE_CM)
    assert _shoulder(garment) == pytest.approx(own.shoulder / 100, abs=ONE_CM)
    for band, girth in (("hem", own.hem), ("cuff left", own.cuff)):
        if band in garment.regions:
            around = garment.uv[garment.regions[band]][..., 0].max()
            assert around == pytest.approx(girth / 100, abs=ONE_CM)


def _width(flat: Points) -> float:
    return float(np.ptp(flat[:, 0]))


def _middle(flat: Points) -> float:
    """The height of a piece along its middle."""
    return float(np.ptp(flat[np.abs(flat[:, 0]) < 0.008, 1]))


def _height(garment: Garment, band: str) -> float:
    return float(garment.uv[garment.regions[band]][..., 1].max()) if band in garment.regions else 0.0


def _shoulder(garment: Garment) -> float:
    """From one shoulder seam's outer end to the other's, on the flat front."""
    faces = garment.regions["front"]
    ends = {int(garment.seams[f"shoulder {side}"][0][0]) for side in ("left", "right")} | {
        int(garment.seams[f"shoulder {side}"][0][-1]) for side in ("left", "right")
    }
    corners = np.isin(garment.faces[faces], list(ends))
    return _width(garment.uv[faces][corners])


def _loops(edges: np.ndarray[tuple[int, int], np.dtype[np.int64]]) -> Iterator[list[int]]:
    after: dict[int, int] = {int(one): int(other) for one, other in edges}
    while after:
        start, here = after.popitem()
        loop = [start]
        while here != start:
            loop.append(here)
            here = after.pop(here)
        yield loop
