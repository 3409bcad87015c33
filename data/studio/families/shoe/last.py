"""The last a shoe is built over and the upper's cut, as keys from the heel to the toe; metres."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from data.studio.modelling.curves import Points, curve

# Half the footprint from heel to toe: x, distance outwards on the outer and on the inner side.
FOOTPRINT: Final = np.array(
    [
        (0.004, 0.0, 0.0),
        (0.010, 0.0205, 0.0205),
        (0.036, 0.0325, 0.0310),
        (0.080, 0.0340, 0.0310),
        (0.125, 0.0370, 0.0320),
        (0.170, 0.0445, 0.0380),
        (0.212, 0.0480, 0.0440),
        (0.248, 0.0430, 0.0410),
        (0.276, 0.0275, 0.0270),
        (0.289, 0.0, 0.0),
    ]
)
_KEYS: Final = len(FOOTPRINT)
# Where around the upper the lacing ends at the ankle.
THROAT: Final = 5 / (2 * _KEYS - 2)
# How much wider the last three keys before the tip are, and how much further the tip lies.
TOES: Final = {
    "round": ((1.0, 1.0, 1.0), 0.0),
    "almond": ((0.98, 0.90, 0.78), 0.006),
    "broad": ((1.02, 1.06, 1.16), -0.001),
    "square": ((0.99, 1.0, 1.32), -0.003),
}
_SOLE_AT_THE_BALL: Final = 0.0255
_SOLE_DROP: Final = 0.011


@dataclass(frozen=True, slots=True)
class Cut:
    """Half the upper, key by key from heel to toe.

    `top` (n, 3) is where the upper ends (x, outwards, z); `rise` (n, 2) how steeply it leaves the sole
    (up, out); `lean` (n, 3) where it comes from at the top (forward, outwards, up). `tongue` (m, 3) runs
    from the throat up.
    """

    top: Points
    rise: Points
    lean: Points
    tongue: Points


_LOW: Final = Cut(
    top=np.array(
        [
            (0.013, 0.0, 0.101),
            (0.019, 0.0185, 0.096),
            (0.044, 0.0295, 0.084),
            (0.076, 0.0320, 0.081),
            (0.101, 0.0285, 0.092),
            (0.122, 0.0200, 0.105),
            (0.149, 0.0180, 0.097),
            (0.175, 0.0165, 0.087),
            (0.196, 0.0115, 0.0785),
            (0.206, 0.0, 0.0755),
        ]
    ),
    rise=np.array(
        [
            (0.034, 0.004),
            (0.033, 0.004),
            (0.028, 0.003),
            (0.024, 0.001),
            (0.026, 0.001),
            (0.030, 0.003),
            (0.030, 0.004),
            (0.029, 0.004),
            (0.029, 0.003),
            (0.030, 0.002),
        ]
    ),
    lean=np.array(
        [
            (-0.014, 0.0, -0.026),
            (-0.010, 0.004, -0.026),
            (-0.003, 0.006, -0.022),
            (0.0, 0.005, -0.020),
            (0.003, 0.010, -0.022),
            (0.006, 0.020, -0.012),
            (0.012, 0.024, -0.007),
            (0.022, 0.024, -0.005),
            (0.034, 0.016, -0.004),
            (0.045, 0.0, -0.005),
        ]
    ),
    tongue=np.array(
        [
            (0.209, 0.0, 0.068),
            (0.180, 0.0, 0.081),
            (0.150, 0.0, 0.0935),
            (0.123, 0.0, 0.105),
            (0.109, 0.0, 0.115),
            (0.103, 0.0, 0.125),
        ]
    ),
)
_MID: Final = Cut(
    top=np.array(
        [
            (0.020, 0.0, 0.152),
            (0.025, 0.0195, 0.149),
            (0.047, 0.0310, 0.143),
            (0.078, 0.0345, 0.142),
            (0.103, 0.0300, 0.148),
            (0.119, 0.0200, 0.154),
            (0.136, 0.0185, 0.122),
            (0.164, 0.0170, 0.096),
            (0.192, 0.0125, 0.0815),
            (0.204, 0.0, 0.0785),
        ]
    ),
    rise=np.array(
        [
            (0.050, 0.005),
            (0.048, 0.005),
            (0.040, 0.003),
            (0.036, 0.001),
            (0.036, 0.001),
            (0.038, 0.003),
            (0.036, 0.004),
            (0.033, 0.004),
            (0.031, 0.003),
            (0.032, 0.002),
        ]
    ),
    lean=np.array(
        [
            (-0.004, 0.0, -0.050),
            (-0.003, 0.002, -0.050),
            (-0.001, 0.003, -0.046),
            (0.0, 0.002, -0.042),
            (0.003, 0.005, -0.046),
            (0.008, 0.014, -0.040),
            (0.014, 0.022, -0.020),
            (0.022, 0.025, -0.007),
            (0.034, 0.017, -0.004),
            (0.046, 0.0, -0.005),
        ]
    ),
    tongue=np.array(
        [
            (0.208, 0.0, 0.071),
            (0.178, 0.0, 0.0845),
            (0.150, 0.0, 0.103),
            (0.129, 0.0, 0.130),
            (0.119, 0.0, 0.152),
            (0.114, 0.0, 0.168),
        ]
    ),
)


@dataclass(frozen=True, slots=True)
class Last:
    """The foot's form: its toe (a key of `TOES`), breadth, and how high it stands at heel and ball.

    `collar` runs from 0, below the ankle, to 1, above it; `throat_m` is where along the shoe the lacing
    starts; `toe_room` scales the height over the toes; `spring_m` is how far the tip is lifted.
    """

    toe: str
    heel_m: float
    ball_m: float
    collar: float = 0.0
    throat_m: float = 0.206
    breadth: float = 1.0
    toe_room: float = 1.0
    spring_m: float = 0.026

    def footprint(self) -> Points:
        """Half the footprint, (n, 3): x, outwards on the outer side, outwards on the inner side."""
        factors, reach = TOES[self.toe]
        shape = FOOTPRINT.copy()
        shape[:, 1:] *= self.breadth
        shape[6:9, 1:] *= np.array(factors)[:, None]
        shape[8, 0] += 0.6 * reach
        shape[9, 0] += reach
        return shape

    def mirrored(self, outer: Points, inner: Points) -> Points:
        """Keys all around, from the heel along the outer side (-y) to the toe and back on the inner side."""
        side = np.ones(outer.shape[1])
        side[1] = -1.0
        return np.vstack([outer * side, inner[-2:0:-1]])

    def outline(self, offset_m: float, count: int = 180) -> Points:
        """The footprint grown by `offset_m`, as (x, y), the way `mirrored` goes."""
        x, out, inn = self.footprint().T
        line = curve(self.mirrored(np.column_stack([x, out]), np.column_stack([x, inn])), count, closed=True)
        tangent = np.roll(line, -1, axis=0) - np.roll(line, 1, axis=0)
        normal = np.column_stack([tangent[:, 1], -tangent[:, 0]])
        normal /= np.linalg.norm(normal, axis=1, keepdims=True)
        grown: Points = line + normal * offset_m
        return grown

    def stands_at(self, x: Points) -> Points:
        """How high the foot stands at `x`: highest under the heel."""
        return self.ball_m + (self.heel_m - self.ball_m) * np.clip(1 - x / 0.26, 0, 1)

    def cut(self) -> Cut:
        """The upper's cut on this last."""
        low, high = _LOW, _MID
        blended = Cut(
            *(
                getattr(low, name) * (1 - self.collar) + getattr(high, name) * self.collar
                for name in ("top", "rise", "lean", "tongue")
            )
        )
        return self._raised(self._with_throat(blended))

    def _with_throat(self, cut: Cut) -> Cut:
        """The cut with its lacing starting at `throat_m`; the instep keeps its line."""
        ankle, throat = cut.top[5, 0], cut.top[9, 0]
        share = (self.throat_m - ankle) / (throat - ankle)
        slope = (cut.top[5:, 0], cut.top[5:, 2])

        def moved(points: Points) -> Points:
            there = points.copy()
            there[:, 0] = np.where(points[:, 0] > ankle, ankle + (points[:, 0] - ankle) * share, points[:, 0])
            there[:, 2] += np.interp(there[:, 0], *slope) - np.interp(points[:, 0], *slope)
            return there

        top, lean, rise = cut.top.copy(), cut.lean.copy(), cut.rise.copy()
        top[6:] = moved(cut.top[6:])
        lean[6:, 0] += (cut.top[6:, 0] - top[6:, 0]) * 0.7
        lean[6:, 2] -= (cut.top[6:, 0] - top[6:, 0]) * 0.6
        rise[7:, 0] *= self.toe_room
        return Cut(top, rise, lean, moved(cut.tongue))

    def _raised(self, cut: Cut) -> Cut:
        """The cut lifted from the sole it was drawn on to this last's."""
        drawn_on = replace(self, heel_m=_SOLE_AT_THE_BALL + _SOLE_DROP, ball_m=_SOLE_AT_THE_BALL)
        top, tongue = cut.top.copy(), cut.tongue.copy()
        for points in (top, tongue):
            points[:, 2] += self.stands_at(points[:, 0]) - drawn_on.stands_at(points[:, 0])
        top[:, 1] *= 0.4 + 0.6 * self.breadth
        return Cut(top, cut.rise, cut.lean, tongue)
