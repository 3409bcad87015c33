"""A mannequin's arms and legs."""

from __future__ import annotations

import numpy as np

from data.garments.landmarks import Landmarks
from data.garments.lofting import Loft, Ring
from data.garments.measurements import BodyMeasurements
from data.garments.rings import AROUND, Points, between, ring_of_girth, smooth_rows


def add_arm(surface: Loft, border: Ring, body: BodyMeasurements, marks: Landmarks, side: float) -> None:
    """An arm on the armhole's border, counter-clockwise seen from outside; `side` is 1 for the left one."""
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


def add_legs(surface: Loft, bottom: Ring, body: BodyMeasurements, marks: Landmarks) -> None:
    """Two legs under the torso's lowest ring, which a line through the crotch parts."""
    points = surface.points(bottom)
    front, back = 3 * AROUND // 4, AROUND // 4
    half = AROUND // 2
    share = np.linspace(0, 1, half + 1)[1:-1]
    line = points[back] + (points[front] - points[back]) * share[:, None]
    depth = line[0, 2] - marks.crotch_z
    line[:, 2] -= depth * np.sin(np.pi * share) ** 0.6
    crotch = surface.add(line)
    outer = np.arange(front, front + half + 1) % AROUND
    left = np.concatenate([bottom[outer], crotch])
    inner = np.arange(back, back + half + 1) % AROUND
    right = np.concatenate([bottom[inner], crotch[::-1]])
    for ring, side in ((left, 1.0), (right, -1.0)):
        _add_leg(surface, ring, body, marks, side)


def _add_leg(surface: Loft, top: Ring, body: BodyMeasurements, marks: Landmarks, side: float) -> None:
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
    above_knee = (marks.thigh_z + marks.knee_z) / 2
    calf_z = marks.knee_z * 0.74
    lean = np.interp(
        (above_knee, marks.knee_z, calf_z), (marks.ankle_z, marks.thigh_z), (foot_x, top_x)
    ).tolist()
    keys = np.array(
        [
            (0.0, ankle[0] * 1.2, ankle[1] * 2.7, foot_x, -0.055),
            (0.02, ankle[0] * 1.3, ankle[1] * 2.8, foot_x, -0.055),
            (marks.ankle_z * 0.62, ankle[0] * 1.08, ankle[1] * 1.5, foot_x, -0.01),
            (marks.ankle_z, *ankle, foot_x, 0.016),
            (calf_z, *calf, lean[2], 0.012),
            (marks.knee_z, *knee, lean[1], 0.0),
            (above_knee, *between(thigh, knee, 0.5), lean[0], 0.004),
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
