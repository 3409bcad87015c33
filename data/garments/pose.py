"""How a mannequin holds its arms."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from data.garments.garment import Points
from data.garments.landmarks import ARM_ANGLE_DEG, landmarks
from data.garments.measurements import BodyMeasurements


@dataclass(frozen=True, slots=True)
class Pose:
    """`arms_deg` is how far the arms are off the sides, `elbows_deg` how far they are bent forwards."""

    arms_deg: float = ARM_ANGLE_DEG
    elbows_deg: float = 0.0

    def towards(self, other: Pose, share: float) -> Pose:
        """The pose on the way to another one."""
        return Pose(
            self.arms_deg + (other.arms_deg - self.arms_deg) * share,
            self.elbows_deg + (other.elbows_deg - self.elbows_deg) * share,
        )


def posed(vertices: Points, body: BodyMeasurements, pose: Pose) -> Points:
    """The mannequin's vertices (n, 3) with its arms held that way."""
    marks = landmarks(body)
    trunk = max(body.chest, body.hip) / 100 / 2 / np.pi * 1.16
    moved = vertices.copy()
    for mirror in (1.0, -1.0):
        local = moved * (mirror, 1.0, 1.0)
        arm = np.array(marks.arm)
        across = np.array([-arm[2], 0.0, arm[0]])
        pivot = np.array(marks.shoulder) - across * body.upper_arm / 200 / np.pi * 0.92
        along = (local - pivot) @ arm
        outside = _ease((local[:, 0] - trunk) / 0.05) * (local[:, 2] < marks.neck_z)
        elbow = pivot + arm * body.arm / 200
        bent = np.radians(pose.elbows_deg) * _ease((along - body.arm / 200) / 0.06 + 0.5) * outside
        local = _turned(local, elbow, bent, arm, np.array([0.0, -1.0, 0.0]))
        lowered = np.radians(ARM_ANGLE_DEG - pose.arms_deg) * outside
        local = _turned(local, pivot, lowered, np.array([0.0, 0.0, 1.0]), np.array([1.0, 0.0, 0.0]))
        hand = outside > 0
        moved[hand] = local[hand] * (mirror, 1.0, 1.0)
    return moved


def _turned(points: Points, pivot: Points, angle: Points, start: Points, end: Points) -> Points:
    """Points turned around `pivot` by each one's angle, in the plane from `start` towards `end`."""
    off = points - pivot
    one, other = off @ start, off @ end
    cosine, sine = np.cos(angle), np.sin(angle)
    turned: Points = (
        points
        + ((cosine - 1) * one - sine * other)[:, None] * start
        + ((cosine - 1) * other + sine * one)[:, None] * end
    )
    return turned


def _ease(share: Points) -> Points:
    clipped = np.clip(share, 0.0, 1.0)
    eased: Points = clipped**2 * (3 - 2 * clipped)
    return eased
