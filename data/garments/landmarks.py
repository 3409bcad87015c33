"""Where the places of a body lie that it is measured and dressed by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from data.garments.measurements import BodyMeasurements

ARM_ANGLE_DEG: Final = 40.0


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
