"""A mannequin of a body's measurements: one closed, smooth surface to drape on and to draw."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.garments.landmarks import Landmarks, landmarks
from data.garments.limbs import add_arm, add_legs
from data.garments.lofting import Loft, Ring, Triangles, relaxed
from data.garments.measurements import BodyMeasurements
from data.garments.rings import AROUND, Points, between, ring_of_girth, smooth_rows, superellipse

_HALF: Final = AROUND // 2
# The armhole takes this many columns to either side of the flank.
_ARMHOLE: Final = 6


def mannequin(body: BodyMeasurements) -> tuple[Points, Triangles]:
    """The closed surface of `body` in an A-pose: vertices (n, 3) in metres, triangles facing outwards."""
    marks = landmarks(body)
    surface = Loft()
    torso = _torso(body, marks)
    rows = [surface.add(ring) for ring in torso]
    heights = torso[:, 0, 2]
    low = int(np.searchsorted(heights, marks.armpit_z - 0.001))
    high = int(np.searchsorted(heights, marks.shoulder_z - 0.001))
    for row in range(len(rows) - 1):
        skipped = _armhole_columns() if low <= row < high else ()
        surface.bridge(rows[row], rows[row + 1], skipped)
    surface.close(rows[-1], torso[-1].mean(axis=0) + np.array([0.0, 0.0, 0.006]))
    for side in (1.0, -1.0):
        add_arm(surface, _armhole(rows[low : high + 1], side), body, marks, side)
    add_legs(surface, rows[0], body, marks)
    vertices, triangles = surface.merged()
    return relaxed(vertices, triangles, _joints(vertices, marks)), triangles


def _torso(body: BodyMeasurements, marks: Landmarks) -> Points:
    """Rings from above the crotch up to the neck, `(rows, AROUND, 3)`, counter-clockwise from +x."""
    bottom = marks.crotch_z + 0.045
    neck = ring_of_girth(body.neck / 100, 1.04)
    chest = ring_of_girth(body.chest / 100, 0.74, 2.35)
    waist = ring_of_girth(body.waist / 100, 0.76, 2.2)
    hip = ring_of_girth(body.hip / 100, 0.70, 2.2)
    shoulder = (body.shoulder / 200 - 0.016, chest[1] * 0.62)
    slope = marks.neck_z - marks.shoulder_z
    # z, half the width, half the depth, exponent, y of the middle
    keys = np.array(
        [
            (bottom, hip[0] * 0.985, hip[1] * 0.96, 2.2, 0.012),
            (marks.hip_z, *hip, 2.2, 0.012),
            ((marks.hip_z + marks.waist_z) / 2, *between(hip, waist, 0.52), 2.2, 0.006),
            (marks.waist_z, *waist, 2.2, 0.0),
            ((marks.waist_z + marks.chest_z) / 2, *between(waist, chest, 0.55), 2.3, -0.002),
            (marks.chest_z, *chest, 2.35, 0.0),
            (marks.armpit_z, *between(chest, shoulder, 0.22), 2.4, 0.003),
            ((marks.armpit_z + marks.shoulder_z) / 2, *between(chest, shoulder, 0.7), 2.4, 0.007),
            (marks.shoulder_z, *shoulder, 2.3, 0.011),
            (marks.shoulder_z + slope * 0.45, *between(shoulder, neck, 0.55), 2.1, 0.012),
            (marks.shoulder_z + slope * 0.8, *between(shoulder, neck, 0.87), 2.0, 0.008),
            (marks.neck_z, neck[0] * 1.02, neck[1] * 1.03, 2.0, 0.004),
            (marks.neck_z + 0.03, *neck, 2.0, -0.006),
            (marks.neck_z + 0.06, *neck, 2.0, -0.012),
        ]
    )
    return np.stack([_level(row) for row in smooth_rows(keys, 0.013)])


def _level(row: Points) -> Points:
    z, half_x, half_y, exponent, middle_y = row
    ring = superellipse(half_x, half_y, exponent, AROUND)
    return np.column_stack([ring[:, 0], ring[:, 1] + middle_y, np.full(AROUND, z)])


def _armhole_columns() -> tuple[int, ...]:
    """The quads left out on both flanks; column n lies between the ring's points n and n + 1."""
    right = [column % AROUND for column in range(-_ARMHOLE, _ARMHOLE)]
    return tuple(right + [column + _HALF for column in range(-_ARMHOLE, _ARMHOLE)])


def _armhole(rows: list[Ring], side: float) -> Ring:
    """The armhole's border, counter-clockwise as seen from outside."""
    middle = 0 if side > 0 else _HALF
    columns = [(middle + step) % AROUND for step in range(-_ARMHOLE, _ARMHOLE + 1)]
    bottom = [rows[0][column] for column in columns]
    top = [rows[-1][column] for column in reversed(columns)]
    rising = [row[columns[-1]] for row in rows[1:-1]]
    falling = [row[columns[0]] for row in reversed(rows[1:-1])]
    return np.array([*bottom, *rising, *top, *falling])


def _joints(vertices: Points, marks: Landmarks) -> NDArray[np.bool_]:
    """The vertices around the armholes and the crotch, where lofts meet at an edge."""
    x, z = np.abs(vertices[:, 0]), vertices[:, 2]
    armhole = (z > marks.armpit_z - 0.012) & (x > 0.1) & (x < marks.shoulder[0] + 0.05)
    armhole &= z < marks.neck_z - 0.004
    crotch = (z < marks.crotch_z + 0.05) & (z > marks.thigh_z + 0.006)
    joints: NDArray[np.bool_] = armhole | crotch
    return joints
