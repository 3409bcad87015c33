"""A mannequin of a body's measurements: one closed, smooth surface to drape on and to draw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from data.garments.measurements import SIZES, BodyMeasurements, men, unisex, women
from data.garments.rings import Points, ring_of_girth, smooth_rows, superellipse

__all__ = ["SIZES", "BodyMeasurements", "Landmarks", "landmarks", "mannequin", "men", "unisex", "women"]

Triangles = NDArray[np.int64]
Ring = NDArray[np.int64]

ARM_ANGLE_DEG: Final = 40.0
AROUND: Final = 64
_HALF: Final = AROUND // 2
# The armhole takes this many columns to either side of the flank.
_ARMHOLE: Final = 6


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Where a mannequin's places lie, in metres; it stands on z = 0 and faces -y.

    `shoulder` and `wrist` are points of its left side (x > 0), `arm` is the direction from one to the
    other; the right side mirrors them.
    """

    neck_z: float
    shoulder_z: float
    armpit_z: float
    chest_z: float
    waist_z: float
    hip_z: float
    crotch_z: float
    thigh_z: float
    knee_z: float
    ankle_z: float
    shoulder: tuple[float, float, float]
    wrist: tuple[float, float, float]
    arm: tuple[float, float, float]
    foot_x: float


def landmarks(body: BodyMeasurements) -> Landmarks:
    """The heights and points at which `body` is measured."""
    height, inseam = body.height / 100, body.inseam / 100
    turn = np.radians(ARM_ANGLE_DEG)
    arm = (float(np.sin(turn)), 0.0, float(-np.cos(turn)))
    shoulder = (body.shoulder / 200, 0.012, 0.822 * height)
    length = body.arm / 100
    return Landmarks(
        neck_z=0.862 * height,
        shoulder_z=shoulder[2],
        armpit_z=0.752 * height,
        chest_z=0.725 * height,
        waist_z=0.618 * height,
        hip_z=inseam + 0.05 * height,
        crotch_z=inseam,
        thigh_z=inseam - 0.06,
        knee_z=0.595 * inseam,
        ankle_z=0.105 * inseam,
        shoulder=shoulder,
        wrist=(shoulder[0] + arm[0] * length, shoulder[1], shoulder[2] + arm[2] * length),
        arm=arm,
        foot_x=0.075 + 0.0011 * body.thigh,
    )


def mannequin(body: BodyMeasurements) -> tuple[Points, Triangles]:
    """The closed surface of `body` in an A-pose: vertices (n, 3) in metres, triangles facing outwards."""
    marks = landmarks(body)
    surface = _Surface()
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
        _add_arm(surface, rows[low : high + 1], body, marks, side)
    _add_legs(surface, rows[0], body, marks)
    vertices, triangles = surface.merged()
    return _relaxed(vertices, triangles, _joints(vertices, marks)), triangles


class _Surface:
    """Collects vertices and triangles."""

    def __init__(self) -> None:
        self._vertices: list[Points] = []
        self._triangles: list[Triangles] = []
        self._count = 0

    def add(self, points: Points) -> Ring:
        self._vertices.append(points)
        self._count += len(points)
        return np.arange(self._count - len(points), self._count)

    def points(self, ring: Ring) -> Points:
        return np.vstack(self._vertices)[ring]

    def bridge(self, below: Ring, above: Ring, skipped: tuple[int, ...] = ()) -> None:
        """Joins two rings that run counter-clockwise as seen from above's side."""
        kept = np.setdiff1d(np.arange(len(below)), np.array(skipped, dtype=int))
        after = (kept + 1) % len(below)
        self._triangles.append(np.stack([below[kept], below[after], above[after]], axis=1))
        self._triangles.append(np.stack([below[kept], above[after], above[kept]], axis=1))

    def close(self, ring: Ring, tip: Points) -> None:
        """Closes a counter-clockwise ring with a dome of two rows up to `tip`."""
        points = self.points(ring)
        for share, rise in ((0.85, 0.3), (0.5, 0.85)):
            inner = self.add(points + (tip - points) * np.array([1 - share, 1 - share, rise]))
            self.bridge(ring, inner)
            ring = inner
        middle = self.add(tip[None])[0]
        last = np.full_like(ring, middle)
        self._triangles.append(np.stack([ring, np.roll(ring, -1), last], axis=1))

    def merged(self) -> tuple[Points, Triangles]:
        """All that was added, without the vertices that no triangle uses."""
        triangles = np.vstack(self._triangles)
        used, compact = np.unique(triangles, return_inverse=True)
        return np.vstack(self._vertices)[used], compact.reshape(-1, 3).astype(np.int64)


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
            ((marks.hip_z + marks.waist_z) / 2, *_between(hip, waist, 0.52), 2.2, 0.006),
            (marks.waist_z, *waist, 2.2, 0.0),
            ((marks.waist_z + marks.chest_z) / 2, *_between(waist, chest, 0.55), 2.3, -0.002),
            (marks.chest_z, *chest, 2.35, 0.0),
            (marks.armpit_z, *_between(chest, shoulder, 0.22), 2.4, 0.003),
            ((marks.armpit_z + marks.shoulder_z) / 2, *_between(chest, shoulder, 0.7), 2.4, 0.007),
            (marks.shoulder_z, *shoulder, 2.3, 0.011),
            (marks.shoulder_z + slope * 0.45, *_between(shoulder, neck, 0.55), 2.1, 0.012),
            (marks.shoulder_z + slope * 0.8, *_between(shoulder, neck, 0.87), 2.0, 0.008),
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


def _between(one: tuple[float, float], other: tuple[float, float], share: float) -> tuple[float, float]:
    return (one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share)


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


def _add_arm(
    surface: _Surface, rows: list[Ring], body: BodyMeasurements, marks: Landmarks, side: float
) -> None:
    border = _armhole(rows, side)
    start = surface.points(border)
    mirror = np.array([side, 1.0, 1.0])
    down, ahead = np.array(marks.arm) * mirror, np.array([0.0, 1.0, 0.0])
    across = np.array([-marks.arm[2], 0.0, marks.arm[0]]) * mirror
    # The axis runs under the shoulder point by the arm's own radius.
    origin = np.array(marks.shoulder) * mirror - across * (body.upper_arm / 200 / np.pi * 0.92)
    angle = _angles_from(start - origin, across, ahead, side)
    rings = [
        origin
        + down * along
        + across * (half_across * np.cos(angle))[:, None]
        + ahead * (half_ahead * np.sin(angle))[:, None]
        for along, half_across, half_ahead in _arm_rows(body)
    ]
    steps = [start + (rings[0] - start) * share for share in (0.33, 0.67)]
    last = border
    for ring in (*steps, *rings):
        here = surface.add(ring)
        surface.bridge(last, here)
        last = here
    surface.close(last, rings[-1].mean(axis=0) + down * 0.012)


def _arm_rows(body: BodyMeasurements) -> Points:
    """Distance from the shoulder and the half axes of each ring down to the fingers, `(rows, 3)`, metres."""
    upper, wrist, length = body.upper_arm / 100, body.wrist / 100, body.arm / 100
    # share of the arm's length, girth, how much flatter across than ahead
    keys = (
        (upper * 0.17 / length, upper * 1.05, 1.0),
        (0.28, upper, 1.0),
        (0.48, upper * 0.88, 1.0),
        (0.60, upper * 0.86, 1.0),
        (0.82, 0.42 * upper + 0.5 * wrist, 0.95),
        (1.0, wrist, 0.86),
        (1.07, wrist * 1.18, 0.5),
        (1.17, wrist * 1.12, 0.42),
        (1.25, wrist * 0.7, 0.5),
    )
    rows = [(share * length, *ring_of_girth(around, 1 / flat)) for share, around, flat in keys]
    return smooth_rows(np.array(rows), 0.02)


def _angles_from(offsets: Points, across: Points, ahead: Points, side: float) -> Points:
    """Even angles that start at the first offset's and run the border's way."""
    first = np.arctan2(offsets[0] @ ahead, offsets[0] @ across)
    steps = np.linspace(0, 2 * np.pi, len(offsets), endpoint=False)
    angles: Points = first - side * steps
    return angles


def _add_legs(surface: _Surface, bottom: Ring, body: BodyMeasurements, marks: Landmarks) -> None:
    """Two legs under the torso's lowest ring, which a line through the crotch parts."""
    points = surface.points(bottom)
    front, back = 3 * AROUND // 4, AROUND // 4
    share = np.linspace(0, 1, _HALF + 1)[1:-1]
    line = points[back] + (points[front] - points[back]) * share[:, None]
    depth = line[0, 2] - marks.crotch_z
    line[:, 2] -= depth * np.sin(np.pi * share) ** 0.6
    crotch = surface.add(line)
    outer = np.arange(front, front + _HALF + 1) % AROUND
    left = np.concatenate([bottom[outer], crotch])
    inner = np.arange(back, back + _HALF + 1) % AROUND
    right = np.concatenate([bottom[inner], crotch[::-1]])
    for ring, side in ((left, 1.0), (right, -1.0)):
        _add_leg(surface, ring, body, marks, side)


def _add_leg(surface: _Surface, top: Ring, body: BodyMeasurements, marks: Landmarks, side: float) -> None:
    start = surface.points(top)
    half_hip = float(np.abs(start[:, 0]).max()) / 2
    # The ring starts in front of the left leg and behind the right one; both run counter-clockwise.
    angle = -side * np.pi / 2 + np.linspace(0, 2 * np.pi, len(top), endpoint=False)
    rings = [_leg_ring(row, angle, side) for row in _leg_rows(body, marks, half_hip)[::-1]]
    steps = [start + (rings[0] - start) * share for share in (0.25, 0.5, 0.75)]
    last = top
    for ring in (*steps, *rings):
        here = surface.add(ring)
        surface.bridge(here, last)
        last = here
    surface.close(last[::-1], rings[-1].mean(axis=0))


def _leg_rows(body: BodyMeasurements, marks: Landmarks, half_hip: float) -> Points:
    """Rows from the sole to the thigh: z, half the width, half the depth, x and y of the middle."""
    thigh, knee, ankle = (
        ring_of_girth(around / 100, ratio)
        for around, ratio in ((body.thigh, 1.1), (body.knee, 1.08), (body.ankle, 1.15))
    )
    calf = ring_of_girth((0.62 * body.knee + 0.55 * body.ankle) / 100, 1.06)
    top_x, foot_x = max(thigh[0] + 0.004, half_hip), marks.foot_x
    between = (marks.thigh_z + marks.knee_z) / 2
    calf_z = marks.knee_z * 0.74
    lean = np.interp(
        (between, marks.knee_z, calf_z), (marks.ankle_z, marks.thigh_z), (foot_x, top_x)
    ).tolist()
    keys = np.array(
        [
            (0.0, ankle[0] * 1.2, ankle[1] * 2.7, foot_x, -0.055),
            (0.02, ankle[0] * 1.3, ankle[1] * 2.8, foot_x, -0.055),
            (marks.ankle_z * 0.62, ankle[0] * 1.08, ankle[1] * 1.5, foot_x, -0.01),
            (marks.ankle_z, *ankle, foot_x, 0.016),
            (calf_z, *calf, lean[2], 0.012),
            (marks.knee_z, *knee, lean[1], 0.0),
            (between, *_between(thigh, knee, 0.5), lean[0], 0.004),
            (marks.thigh_z, *thigh, top_x, 0.010),
        ]
    )
    return smooth_rows(keys, 0.02)


def _leg_ring(row: Points, angle: Points, side: float) -> Points:
    z, half_x, half_y, middle_x, middle_y = row
    return np.stack(
        [
            side * middle_x + half_x * np.cos(angle),
            middle_y + half_y * np.sin(angle),
            np.full(len(angle), z),
        ],
        axis=1,
    )


def _joints(vertices: Points, marks: Landmarks) -> NDArray[np.bool_]:
    """The vertices around the armholes and the crotch, where lofts meet at an edge."""
    x, z = np.abs(vertices[:, 0]), vertices[:, 2]
    armhole = (z > marks.armpit_z - 0.012) & (x > 0.1) & (x < marks.shoulder[0] + 0.05)
    armhole &= z < marks.neck_z - 0.004
    crotch = (z < marks.crotch_z + 0.05) & (z > marks.thigh_z + 0.006)
    joints: NDArray[np.bool_] = armhole | crotch
    return joints


def _relaxed(vertices: Points, triangles: Triangles, where: NDArray[np.bool_], rounds: int = 10) -> Points:
    """Moves the vertices chosen by `where` towards their neighbours' mean, so that edges round off."""
    edges = np.vstack([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    degree = np.bincount(edges[:, 0], minlength=len(vertices))[:, None]
    smooth = vertices.copy()
    for _ in range(rounds):
        total = np.zeros_like(smooth)
        np.add.at(total, edges[:, 0], smooth[edges[:, 1]])
        smooth[where] = smooth[where] * 0.4 + 0.6 * (total / degree)[where]
    return smooth
