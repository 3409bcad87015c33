from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from data.garments.body import mannequin
from data.garments.landmarks import landmarks
from data.garments.measurements import SIZES, BodyMeasurements, men, unisex, women
from tests.data.garments.geometry import Points, open_and_odd_sides, section, tape_girth_cm, volume

Mask = NDArray[np.bool_]
UP = np.array([0.0, 0.0, 1.0])
BODIES = [(table, size) for table in (women, men, unisex) for size in SIZES]


def _girths_cm(body: BodyMeasurements) -> dict[str, float]:
    vertices, faces = mannequin(body)
    marks = landmarks(body)

    def around(height: float, kept: Callable[[Points], Mask] | None = None) -> float:
        ring = section(vertices, faces, np.array([0.0, 0.0, height]), UP)
        return tape_girth_cm(ring if kept is None else ring[kept(ring)], UP)

    def torso(ring: Points) -> Mask:
        # Arms hang beside the trunk, never behind or before it.
        arm_from = _arm_from(marks.shoulder[0], marks.shoulder_z, ring[0, 2], body)
        inside: Mask = np.abs(ring[:, 0]) < arm_from
        return inside

    def left(ring: Points) -> Mask:
        beside: Mask = ring[:, 0] > 0
        return beside

    arm = np.array(marks.arm)
    across = np.array([-arm[2], 0.0, arm[0]])
    axis = np.array(marks.shoulder) - across * body.upper_arm / 200 / np.pi * 0.92

    def limb(share: float) -> float:
        middle = axis + arm * share * body.arm / 100
        ring = section(vertices, faces, middle, arm)
        return tape_girth_cm(ring[np.linalg.norm(ring - middle, axis=1) < 0.1], arm)

    return {
        "neck": around(marks.neck_z + 0.03),
        "chest": around(marks.chest_z, torso),
        "waist": around(marks.waist_z, torso),
        "hip": around(marks.hip_z, torso),
        "thigh": around(marks.thigh_z, left),
        "knee": around(marks.knee_z, left),
        "ankle": around(marks.ankle_z, left),
        "upper_arm": limb(0.28),
        "wrist": limb(1.0),
    }


def _arm_from(shoulder_x: float, shoulder_z: float, height: float, body: BodyMeasurements) -> float:
    """How far from the middle the inside of the left arm is at that height, at least."""
    thick = body.upper_arm / 100 / np.pi
    inside = shoulder_x + (shoulder_z - height) * np.tan(np.radians(40)) - 1.28 * thick
    return float(max(inside, 0.15))


@pytest.mark.parametrize(("table", "size"), BODIES)
def test_the_girths_are_the_measurements(table: Callable[[str], BodyMeasurements], size: str) -> None:
    body = table(size)
    for name, girth in _girths_cm(body).items():
        assert girth == pytest.approx(getattr(body, name), abs=1.0), name


@pytest.mark.parametrize("size", SIZES)
def test_the_body_is_closed_and_faces_outwards(size: str) -> None:
    vertices, faces = mannequin(unisex(size))
    assert open_and_odd_sides(faces) == (0, 0)
    assert 0.04 < volume(vertices, faces) < 0.13


def test_it_stands_on_the_floor_and_is_even_on_both_sides() -> None:
    vertices, _ = mannequin(unisex("M"))
    assert vertices[:, 2].min() == pytest.approx(0.0, abs=0.001)
    assert vertices[:, 0].max() == pytest.approx(-vertices[:, 0].min(), abs=1e-3)


def test_its_arms_are_as_long_as_measured() -> None:
    body = unisex("M")
    marks = landmarks(body)
    reach = np.linalg.norm(np.array(marks.wrist) - np.array(marks.shoulder)) * 100
    assert reach == pytest.approx(body.arm, abs=0.1)


@pytest.mark.parametrize("table", [women, men, unisex])
def test_every_size_is_larger_than_the_one_before(table: Callable[[str], BodyMeasurements]) -> None:
    bodies = [table(size) for size in SIZES]
    for name in ("chest", "waist", "hip", "neck", "shoulder", "thigh", "arm", "height"):
        row = [getattr(body, name) for body in bodies]
        assert row == sorted(row), name
        assert len(set(row)) == len(row), name
