"""Where a top's flat pieces lie around a body before they are draped: near it, and never inside out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np

from data.garments.garment import Points
from data.garments.landmarks import landmarks
from data.garments.measurements import BodyMeasurements
from data.garments.rings import ring_of_girth, superellipse

# How far off the body the cloth starts.
_AIR_M: Final = 0.012
# The chest's ring: half its depth to half its width.
_DEPTH: Final = 0.78
_SQUARENESS: Final = 2.35


class Draft(Protocol):
    """What the places of a top's pieces depend on, in metres; the names are `TopPattern`'s."""

    @property
    def half_chest(self) -> float: ...
    @property
    def half_hem(self) -> float: ...
    @property
    def half_shoulder(self) -> float: ...
    @property
    def half_neck(self) -> float: ...
    @property
    def top_y(self) -> float: ...
    @property
    def shoulder_y(self) -> float: ...
    @property
    def underarm_y(self) -> float: ...
    @property
    def half_sleeve(self) -> float: ...
    @property
    def half_cuff(self) -> float: ...
    @property
    def cap(self) -> float: ...
    @property
    def sleeve(self) -> float: ...


@dataclass(frozen=True, slots=True)
class TorsoLay:
    """Wraps front and back around the chest and over the shoulders."""

    draft: Draft
    shoulder_line: Points
    arm: tuple[float, float, float]
    armpit_z: float
    ring: Points
    lift: float

    @staticmethod
    def around(body: BodyMeasurements, draft: Draft, lift_m: float) -> TorsoLay:
        """`lift_m` is how much higher the hem starts than the cloth would reach."""
        marks = landmarks(body)
        slope = marks.neck_z - marks.shoulder_z
        neck = ring_of_girth(body.neck / 100, 1.04)[0]
        out = marks.shoulder[0]
        line = np.array(
            [
                (0.0, marks.neck_z),
                (neck, marks.neck_z),
                (out + (neck - out) * 0.87, marks.shoulder_z + 0.8 * slope),
                (out + (neck - out) * 0.55, marks.shoulder_z + 0.45 * slope),
                (out, marks.shoulder_z),
            ]
        )
        quarter = superellipse(1.0, _DEPTH, _SQUARENESS, 400)[300:]
        quarter = np.vstack([quarter, [1.0, 0.0]])
        return TorsoLay(draft, line + np.array([0.0, _AIR_M]), marks.arm, marks.armpit_z, quarter, lift_m)

    def front(self, flat: Points) -> Points:
        """The front's flat points in space."""
        return self._place(flat, -1.0)

    def back(self, flat: Points) -> Points:
        """The back's flat points in space; its x runs against the world's, as it is seen from behind."""
        return self._place(flat * (-1.0, 1.0), 1.0)

    def _place(self, flat: Points, facing: float) -> Points:
        draft = self.draft
        x, y = flat[:, 0], flat[:, 1]
        over_x, over_z = self._over_shoulder(np.abs(x))
        fall = (draft.top_y - draft.shoulder_y) / (draft.half_shoulder - draft.half_neck)
        down = np.maximum(draft.top_y - fall * np.maximum(np.abs(x) - draft.half_neck, 0.0) - y, 0.0)
        share = np.clip(down / (draft.shoulder_y - draft.underarm_y), 0, 1)
        blend = share**2 * (3 - 2 * share)
        around_x, around_y = self._around(np.abs(x), self._half_width(y))
        z = self.armpit_z - 0.02 - (draft.underarm_y - y) * (1 - self.lift / draft.underarm_y)
        return np.column_stack(
            [
                np.sign(x) * (over_x + (around_x - over_x) * blend),
                facing * around_y * np.sin(share * np.pi / 2) ** 0.7,
                (over_z - 0.9 * down) * (1 - blend) + z * blend,
            ]
        )

    def _half_width(self, y: Points) -> Points:
        draft = self.draft
        return np.interp(y, (0.0, draft.underarm_y), (draft.half_hem, draft.half_chest))

    def _over_shoulder(self, out: Points) -> tuple[Points, Points]:
        """Where the shoulder seam's line lies `out` metres from the middle: x and z."""
        reach = self.shoulder_line[-1, 0]
        beyond = np.maximum(out - reach, 0.0)
        z = np.interp(out, self.shoulder_line[:, 0], self.shoulder_line[:, 1])
        return np.minimum(out, reach) + beyond * self.arm[0], z + beyond * self.arm[2]

    def _around(self, out: Points, half_width: Points) -> tuple[Points, Points]:
        """Places on a ring whose quarter is `half_width` long, `out` metres from the front's middle."""
        steps = np.linalg.norm(np.diff(self.ring, axis=0), axis=1)
        along = np.concatenate([[0.0], np.cumsum(steps)])
        at = np.minimum(out / half_width, 1.0) * along[-1]
        size = half_width / along[-1]
        x, y = (np.interp(at, along, np.abs(self.ring[:, axis])) for axis in (0, 1))
        return x * size, y * size


@dataclass(frozen=True, slots=True)
class ArmLay:
    """Wraps a sleeve around an arm."""

    draft: Draft
    origin: tuple[float, float, float]
    down: tuple[float, float, float]
    across: tuple[float, float, float]
    mirror: float
    arm_radius: float
    wrist_radius: float
    arm_length: float
    overhang: float
    lift: float

    @staticmethod
    def along(body: BodyMeasurements, draft: Draft, side: str, lift_m: float) -> ArmLay:
        """`lift_m` is how much higher the cuff starts than the sleeve would reach."""
        marks = landmarks(body)
        mirror = 1.0 if side == "left" else -1.0
        arm = np.array(marks.arm) * (mirror, 1.0, 1.0)
        across = np.array([-marks.arm[2], 0.0, marks.arm[0]]) * (mirror, 1.0, 1.0)
        radius = body.upper_arm / 200 / np.pi
        origin = np.array(marks.shoulder) * (mirror, 1.0, 1.0) - across * radius * 0.92
        return ArmLay(
            draft,
            _triple(origin),
            _triple(arm),
            _triple(across),
            mirror,
            radius,
            body.wrist / 200 / np.pi,
            body.arm / 100,
            max(draft.half_shoulder - marks.shoulder[0], 0.0),
            lift_m,
        )

    def place(self, flat: Points) -> Points:
        """The sleeve's flat points in space."""
        draft = self.draft
        along = (draft.sleeve - flat[:, 1]) * (1 - self.lift / draft.sleeve) + self.overhang
        half = np.interp(flat[:, 1], (0.0, draft.sleeve - draft.cap), (draft.half_cuff, draft.half_sleeve))
        angle = np.pi * np.clip(flat[:, 0] / half, -1, 1)
        arm = np.interp(along, (0.0, self.arm_length), (self.arm_radius, self.wrist_radius))
        radius = np.maximum(half / np.pi, arm + _AIR_M)
        lift, ahead = radius * np.cos(angle), self.mirror * radius * np.sin(angle)
        placed: Points = (
            np.array(self.origin)
            + along[:, None] * np.array(self.down)
            + lift[:, None] * np.array(self.across)
            + ahead[:, None] * np.array([0.0, 1.0, 0.0])
        )
        return placed


def _triple(values: Points) -> tuple[float, float, float]:
    return float(values[0]), float(values[1]), float(values[2])
