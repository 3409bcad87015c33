"""The shapes that the shoes are cut to, as keys from the heel to the toe, and what they are coloured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from data.studio.curves import Points, curve

# Half the footprint from heel to toe: x, distance outwards on the outer and on the inner side; metres.
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


THROAT: Final = 5 / (2 * _KEYS - 2)


@dataclass(frozen=True, slots=True)
class Cut:
    """Half the upper, key by key from heel to toe, in metres.

    `top` is where the upper ends (x, outwards, z); `rise` how steeply it leaves the sole (up, out);
    `lean` where it comes from at the top (forward, outwards, up).
    """

    top: tuple[tuple[float, float, float], ...]
    rise: tuple[tuple[float, float], ...]
    lean: tuple[tuple[float, float, float], ...]
    tongue: tuple[tuple[float, float, float], ...]
    eyelets: int


LOW: Final = Cut(
    top=(
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
    ),
    rise=(
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
    ),
    lean=(
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
    ),
    tongue=(
        (0.209, 0.0, 0.068),
        (0.180, 0.0, 0.081),
        (0.150, 0.0, 0.0935),
        (0.123, 0.0, 0.105),
        (0.109, 0.0, 0.115),
        (0.103, 0.0, 0.125),
    ),
    eyelets=5,
)


MID: Final = Cut(
    top=(
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
    ),
    rise=(
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
    ),
    lean=(
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
    ),
    tongue=(
        (0.208, 0.0, 0.071),
        (0.178, 0.0, 0.0845),
        (0.150, 0.0, 0.103),
        (0.129, 0.0, 0.130),
        (0.119, 0.0, 0.152),
        (0.114, 0.0, 0.168),
    ),
    eyelets=6,
)


@dataclass(frozen=True, slots=True)
class Colours:
    """What is which colour, sRGB."""

    upper: str
    overlay: str
    trim: str
    midsole: str
    outsole: str
    laces: str
    lining: str
    thread: str


@dataclass(frozen=True, slots=True)
class ShoeDesign:
    """A shoe: its cut, whether its upper is leather, and its colours by name."""

    cut: Cut
    hide: bool
    colours: dict[str, Colours]


def _mirrored(outer: Points, inner: Points) -> Points:
    """Keys all around, from the heel along the outer side (-y) to the toe and back on the inner side."""
    side = np.array([1.0, -1.0, 1.0])
    return np.vstack([outer * side, inner[-2:0:-1]])


def outline(offset_m: float, count: int = 180) -> Points:
    """The footprint grown by `offset_m`, as (x, y), the way `_mirrored` goes."""
    x, out, inn = FOOTPRINT.T
    zero = np.zeros_like(x)
    keys = _mirrored(np.column_stack([x, out, zero]), np.column_stack([x, inn, zero]))
    line = curve(keys[:, :2], count, closed=True)
    tangent = np.roll(line, -1, axis=0) - np.roll(line, 1, axis=0)
    normal = np.column_stack([tangent[:, 1], -tangent[:, 0]])
    normal /= np.linalg.norm(normal, axis=1, keepdims=True)
    grown: Points = line + normal * offset_m
    return grown


def sole_top(x: Points) -> Points:
    """How high the foot stands: higher under the heel."""
    return 0.0255 + 0.011 * np.clip(1 - x / 0.26, 0, 1)
