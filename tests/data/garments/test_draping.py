"""A draped garment hangs on its body and keeps its cloth's lengths."""

from __future__ import annotations

import numpy as np
import pytest

from data.garments.body import mannequin
from data.garments.draping import Fabric, Obstacle, Schedule, drape
from data.garments.fine import surface
from data.garments.garment import Garment, Points
from data.garments.measurements import unisex
from data.garments.pose import Pose, posed
from data.garments.sizing import top_measurements
from data.garments.tops import Neckline, Ribs, top

BODY = unisex("M")


@pytest.fixture(scope="module")
def tee() -> Garment:
    """A coarse T-shirt, which drapes in about a second."""
    return top(top_measurements("tshirt", "crew", "M"), BODY, Neckline(9.0), Ribs(2.0), spacing_m=0.03)


@pytest.fixture(scope="module")
def hanging(tee: Garment) -> Points:
    return drape(tee, [Obstacle(*mannequin(BODY))], Fabric(), Schedule(0.15, 0.4))


def test_draping_is_the_same_every_time(tee: Garment, hanging: Points) -> None:
    again = drape(tee, [Obstacle(*mannequin(BODY))], Fabric(), Schedule(0.15, 0.4))

    assert np.array_equal(hanging, again)


def test_cloth_neither_stretches_nor_shrinks_much(tee: Garment, hanging: Points) -> None:
    lengths = np.linalg.norm(hanging[tee.edges[:, 0]] - hanging[tee.edges[:, 1]], axis=1)
    low, middle, high = np.percentile(lengths / tee.rest_m, [5, 50, 95])

    assert low > 0.9 and 0.98 < middle < 1.02 and high < 1.12


def test_cloth_stays_outside_the_body(tee: Garment, hanging: Points) -> None:
    points, normals = Obstacle(*mannequin(BODY)).nearest(hanging)
    outside = ((hanging - points) * normals).sum(axis=1)

    assert np.percentile(outside, 1) > -0.002


def test_it_hangs_from_the_shoulders(tee: Garment, hanging: Points) -> None:
    assert hanging[:, 2].max() > 1.4
    assert 0.6 < hanging[:, 2].min() < 0.9


def test_subdivision_keeps_pieces_seams_and_scale(tee: Garment, hanging: Points) -> None:
    fine = surface(tee, hanging, rounds=1)
    chain = fine.seams["shoulder left"][0]

    assert len(fine.faces) == 4 * len(tee.faces)
    assert len(chain) == 2 * len(tee.seams["shoulder left"][0]) - 1
    assert np.linalg.norm(np.diff(fine.vertices[chain], axis=0), axis=1).max() < 0.03
    places = np.array([[0.0, 0.2], [0.05, 0.4], [-0.12, 0.1]])
    points, normals = fine.at("front", places)
    assert np.linalg.norm(points[0] - points[1]) == pytest.approx(np.hypot(0.05, 0.2), abs=0.02)
    assert (normals[:, 1] < 0).all()


def test_arms_are_lowered_without_moving_the_trunk() -> None:
    vertices, _ = mannequin(BODY)

    lowered = posed(vertices, BODY, Pose(arms_deg=15))

    assert lowered[:, 0].max() < vertices[:, 0].max() - 0.1
    trunk = np.abs(vertices[:, 0]) < 0.15
    assert np.array_equal(lowered[trunk], vertices[trunk])
