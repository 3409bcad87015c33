"""Drafts the flat pattern of a top from its own measurements."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from data.garments.garment import Points
from data.garments.panels import length, resampled
from data.garments.sizing import TopMeasurements

# A shoulder seam falls so much for each unit that it runs outwards.
_SHOULDER_FALL: Final = 0.36
# Half an armhole is so much longer than half the sleeve is wide.
_ARMHOLE_TO_SLEEVE: Final = 1.04


@dataclass(frozen=True, slots=True)
class Neckline:
    """The shape of a neck opening, in centimetres below the shoulders' highest points.

    `roundness` is 2 for an ellipse and 1 for a V; higher is squarer.
    """

    front_depth: float
    back_depth: float = 2.0
    roundness: float = 2.0


@dataclass(frozen=True, slots=True)
class Ribs:
    """Heights of the knitted bands in centimetres, 0 for none.

    `collar_turn` is 1 for a collar that is worn folded outwards over itself, as a roll-neck is; its
    height then counts both layers. `hood` is the depth of a hood that is worn down, from the neck to its
    lowest fold; it takes the collar's place. `tail` is how much lower a hem without ribs, as a shirt's,
    lies in the middle than at the sides.
    """

    collar: float = 2.0
    cuff: float = 0.0
    hem: float = 0.0
    collar_turn: bool = False
    collar_ratio: float = 0.9
    hood: float = 0.0
    tail: float = 0.0


@dataclass(frozen=True, slots=True)
class TopPattern:
    """The flat shapes of a top, in metres; the hem lies on y = 0 and the middle on x = 0."""

    half_chest: float
    half_hem: float
    half_shoulder: float
    half_neck: float
    top_y: float
    shoulder_y: float
    underarm_y: float
    front_depth: float
    back_depth: float
    roundness: float
    half_sleeve: float
    half_cuff: float
    cap: float
    sleeve: float
    tail: float = 0.0

    def hem(self) -> Points:
        """The lower edge from the side of negative x to the other one, `(n, 2)`."""
        if not self.tail:
            return np.array([(-self.half_hem, 0.0), (self.half_hem, 0.0)])
        share = np.linspace(-1, 1, 41)
        rise = np.clip((np.abs(share) - 0.3) / 0.7, 0, 1)
        return np.column_stack([self.half_hem * share, self.tail * rise**2 * (3 - 2 * rise)])

    def neck(self, depth: float, roundness: float) -> Points:
        """The neck's edge from the wearer's left to the right as seen from outside, `(n, 2)`."""
        angle = np.linspace(0, np.pi, 41)
        power = 2 / roundness
        x = self.half_neck * np.sign(np.cos(angle)) * np.abs(np.cos(angle)) ** power
        return np.column_stack([x, self.top_y - depth * np.sin(angle) ** power])

    def armhole(self, *, front: bool) -> Points:
        """From the underarm up to the shoulder, on the side of positive x."""
        hollow = 0.022 if front else 0.014
        rise = self.shoulder_y - self.underarm_y
        across = self.half_shoulder - hollow
        points = [
            (self.half_chest, self.underarm_y),
            (across + 0.45 * (self.half_chest - across), self.underarm_y + 0.065 * rise),
            (across + 0.1 * (self.half_chest - across), self.underarm_y + 0.24 * rise),
            (across, self.underarm_y + 0.48 * rise),
            (self.half_shoulder, self.shoulder_y),
        ]
        return _smooth(np.array(points))

    def raglan(self, *, front: bool) -> Points:
        """A seam from low on the armhole to the neck, slightly bowed, on the side of positive x."""
        neck = self.neck(self.front_depth if front else self.back_depth, self.roundness if front else 2.3)
        start, end = resampled(self.armhole(front=front), 9)[1], resampled(neck, 25)[3]
        across = np.array([start[1] - end[1], end[0] - start[0]])
        bow = np.sin(np.linspace(0, np.pi, 25))[:, None] * across * -0.05
        line: Points = start + np.linspace(0, 1, 25)[:, None] * (end - start) + bow
        return line

    def cap_half(self) -> Points:
        """The sleeve's head from its side (positive x) to the top, over a sleeve whose cuff is at y = 0."""
        placed: Points = _cap(self.half_sleeve, self.cap) + np.array([0.0, self.sleeve - self.cap])
        return placed


def pattern(own: TopMeasurements, neckline: Neckline, ribs: Ribs) -> TopPattern:
    """Drafts a top from its own measurements; its shoulders must be narrower than its chest laid flat."""
    half_chest, half_sleeve = own.chest / 400, own.upper_arm / 200
    half_hem = max(own.hem / 400, 0.97 * half_chest) if ribs.hem else own.hem / 400
    half_cuff = min(own.cuff / 200 / 0.78, 0.86 * half_sleeve) if ribs.cuff else own.cuff / 200
    top_y = (own.length - ribs.hem + neckline.back_depth) / 100
    half_neck = _half_neck(own.neck, neckline)
    half_shoulder = own.shoulder / 200
    shoulder_y = top_y - _SHOULDER_FALL * (half_shoulder - half_neck)
    reach = max(half_chest - half_shoulder, 0.0)
    rise = 0.955 * np.sqrt(max((_ARMHOLE_TO_SLEEVE * half_sleeve) ** 2 - reach**2, 0.01))
    draft = TopPattern(
        half_chest=half_chest,
        half_hem=half_hem,
        half_shoulder=half_shoulder,
        half_neck=half_neck,
        top_y=top_y,
        shoulder_y=shoulder_y,
        underarm_y=float(shoulder_y - rise),
        front_depth=neckline.front_depth / 100,
        back_depth=neckline.back_depth / 100,
        roundness=neckline.roundness,
        half_sleeve=half_sleeve,
        half_cuff=half_cuff,
        cap=0.0,
        sleeve=(own.sleeve - ribs.cuff) / 100,
        tail=ribs.tail / 100,
    )
    around = (length(draft.armhole(front=True)) + length(draft.armhole(front=False))) / 2
    return _with_cap(draft, around)


def _half_neck(girth_cm: float, neckline: Neckline) -> float:
    """Half the width of a neck opening whose edge is `girth_cm` long, in metres."""
    low, high = 0.05, 0.2
    for _ in range(40):
        half = (low + high) / 2
        edge = 0.0
        for depth, roundness in ((neckline.front_depth, neckline.roundness), (neckline.back_depth, 2.3)):
            angle = np.linspace(0, np.pi, 41)
            power = 2 / roundness
            x = half * np.sign(np.cos(angle)) * np.abs(np.cos(angle)) ** power
            edge += length(np.column_stack([x, depth / 100 * np.sin(angle) ** power]))
        low, high = (half, high) if edge < girth_cm / 100 else (low, half)
    return low


def _with_cap(draft: TopPattern, half_length: float) -> TopPattern:
    """The pattern with the sleeve's head as high as makes its half as long as half the armhole."""
    low, high = 0.0, 0.3
    for _ in range(40):
        cap = (low + high) / 2
        low, high = (cap, high) if length(_cap(draft.half_sleeve, cap)) < half_length else (low, cap)
    return replace(draft, cap=low)


def _cap(half_width: float, height: float) -> Points:
    x = np.linspace(half_width, 0, 33)
    return np.column_stack([x, height * (0.5 + 0.5 * np.cos(np.pi * x / half_width))])


def _smooth(keys: Points) -> Points:
    """A Catmull-Rom curve through points, 8 steps from one to the next."""
    padded = np.vstack([2 * keys[0] - keys[1], keys, 2 * keys[-1] - keys[-2]])
    t = np.linspace(0, 1, 8, endpoint=False)[:, None]
    spans = []
    for number in range(len(keys) - 1):
        a, b, c, d = padded[number : number + 4]
        spans.append(
            0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
        )
    return np.vstack([*spans, keys[-1:]])
