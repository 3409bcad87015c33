"""Trousers cut from their measurements: two fronts, two backs with crotch curves, and a waistband."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from data.garments.garment import Garment, Indices, Points
from data.garments.landmarks import landmarks
from data.garments.measurements import BodyMeasurements
from data.garments.rings import ring_of_girth
from data.garments.sheets import Sheet, sewn
from data.garments.sizing import TrouserMeasurements

BAND_M: Final = 0.04
_COLUMNS: Final = 18
_RISE_ROWS: Final = 20
_LEG_ROWS: Final = 52
_BAND_ROWS: Final = 4
_HIP_DROP_M: Final = 0.065
# The back reaches this much higher at its middle than the front, so that it covers when one sits.
_BACK_RISE_M: Final = 0.028


@dataclass(frozen=True, slots=True, eq=False)
class Trousers:
    """Trousers ready to be draped, and the pieces that pockets and stitches are laid out on.

    The pieces' names are `front left`, `back left`, `front right`, `back right` and `waistband`.
    On a leg's flat cloth y = 0 is the height of the crotch; on a front x runs away from the middle.
    """

    garment: Garment
    sheets: dict[str, Sheet]
    crotch_row: int


@dataclass(frozen=True, slots=True, eq=False)
class _Half:
    """The flat outline of a front or a back: its inner and its outer edge, row by row, (rows, 2)."""

    inner: Points
    outer: Points

    def grid(self) -> Points:
        share = np.linspace(0, 1, _COLUMNS + 1)[None, :, None]
        return self.inner[:, None] * (1 - share) + self.outer[:, None] * share


def trousers(own: TrouserMeasurements, body: BodyMeasurements) -> Trousers:
    """Cuts trousers of these measurements and stands them around `body`."""
    front, back = _half(own, back=False), _half(own, back=True)
    numbers, count = _numbers()
    names = ("front left", "back left", "front right", "back right")
    flats = (front.grid(), back.grid()[:, ::-1], front.grid()[:, ::-1], back.grid())
    mirror, mirrored = np.array([-1.0, 1.0]), ("back left", "front right")
    sheets = {
        name: Sheet(name, flat * mirror, number, 0) if name in mirrored else Sheet(name, flat, number)
        for name, flat, number in zip(names, flats, numbers, strict=True)
    }
    band = _band(own, [numbers[index] for index in (0, 1, 3, 2)], count)
    sheets["waistband"] = band
    vertices = np.empty((int(band.vertices.max()) + 1, 3))
    for number, placed in zip(numbers, _placed(front, back, body), strict=True):
        vertices[number] = placed
    _stand_band(vertices, band, own)
    stiffness = np.zeros(len(vertices))
    stiffness[band.vertices] = 1.0
    for number in numbers:
        stiffness[number[-3:]] = 0.35
    garment = sewn(
        list(sheets.values()),
        vertices,
        seams=_seams(numbers, band),
        stiffness=stiffness,
        pinned=np.unique(band.vertices),
    )
    return Trousers(garment, sheets, _RISE_ROWS)


def _half(own: TrouserMeasurements, *, back: bool) -> _Half:
    """The flat front or back of one leg; metres, x away from the middle, y = 0 at the crotch."""
    sign = 1.0 if back else -1.0
    hip, waist = own.hip / 400 + sign * 0.006, own.waist / 400 + sign * 0.004
    forks = max((own.thigh + 1.6 - own.hip / 2) / 100, 0.07)
    fork = forks * (0.70 if back else 0.30)
    slant = 0.024 if back else 0.006
    top = _top(own, forks * 0.30) + (_BACK_RISE_M if back else 0.0)
    side_top = _top(own, forks * 0.30) + 0.006
    inner_rise = _crotch_curve(top, slant, fork)
    axis = (hip - fork) / 2
    knee_y, hem_y = -0.47 * own.inseam / 100, -own.inseam / 100
    knee, hem = own.knee / 200 + sign * 0.01, own.hem / 200 + sign * 0.01
    below = np.linspace(0, hem_y, _LEG_ROWS + 1)[1:]
    keys = [hem_y, knee_y, 0.0]
    inner_leg = _bowed(below, keys, [axis - hem / 2, axis - knee / 2, -fork], hollow=0.004)
    outer_leg = _bowed(below, keys, [axis + hem / 2, axis + knee / 2, hip - 0.002], hollow=0.0)
    above = np.linspace(side_top, 0, _RISE_ROWS + 1)
    share = np.clip((above - _HIP_DROP_M) / (side_top - _HIP_DROP_M), 0, 1)
    outer_rise = hip - 0.002 * (above < 0.03) - (hip - slant - waist) * share**1.45
    return _Half(
        np.vstack([inner_rise, np.column_stack([inner_leg, below])]),
        np.column_stack([np.concatenate([outer_rise, outer_leg]), np.concatenate([above, below])]),
    )


def _top(own: TrouserMeasurements, fork: float) -> float:
    """How high above the crotch the front's top edge lies so that its seam is as long as asked."""
    wanted = own.rise / 100 - BAND_M
    curve = _crotch_curve(wanted, 0.006, fork)
    return 2 * wanted - float(np.linalg.norm(np.diff(curve, axis=0), axis=1).sum())


def _crotch_curve(top: float, slant: float, fork: float) -> Points:
    """The middle seam from the top edge down to the fork's point, evenly parted, (rows, 2)."""
    bend = min(0.075, top * 0.45)
    t = np.linspace(0, 1, 40)[:, None]
    start, end = np.array([0.0, bend]), np.array([-fork, 0.0])
    pull, lie = np.array([-0.002, bend * 0.22]), np.array([-fork * 0.45, 0.0])
    round_part = (1 - t) ** 3 * start + 3 * (1 - t) ** 2 * t * pull + 3 * (1 - t) * t**2 * lie + t**3 * end
    line = np.vstack([[slant, top], round_part])
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    even = np.linspace(0, along[-1], _RISE_ROWS + 1)
    return np.stack([np.interp(even, along, line[:, axis]) for axis in (0, 1)], axis=1)


def _bowed(y: Points, key_y: list[float], key_x: list[float], *, hollow: float) -> Points:
    """An edge from the hem over the knee to the crotch, `hollow` metres hollower under the crotch."""
    hem_y, knee_y, _ = key_y
    share = np.clip(1 - y / knee_y, 0, 1)
    eased = share**2 * 0.2 + share * 0.8
    upper = key_x[1] + (key_x[2] - key_x[1]) * eased
    lower = np.interp(y, [hem_y, knee_y], key_x[:2])
    edge: Points = np.where(y > knee_y, upper, lower) + hollow * np.sin(np.pi * share) * (key_x[2] < 0)
    return edge


def _numbers() -> tuple[list[Indices], int]:
    """The vertices of the four pieces, shared along the seams, in the order of their columns around.

    Columns run counter-clockwise as seen from above: front left, back left, front right, back right.
    """
    rows, columns = _RISE_ROWS + _LEG_ROWS + 1, _COLUMNS + 1
    front_left, back_left, front_right, back_right = np.arange(4 * rows * columns).reshape(4, rows, columns)
    back_left[:, 0] = front_left[:, -1]
    front_right[:, 0] = back_right[:, -1]
    rise = slice(0, _RISE_ROWS + 1)
    front_right[rise, -1] = front_left[rise, 0]
    back_right[rise, 0] = back_left[rise, -1]
    leg = slice(_RISE_ROWS, None)
    back_left[leg, -1] = front_left[leg, 0]
    back_right[leg, 0] = front_right[leg, -1]
    pieces = np.stack([front_left, back_left, front_right, back_right])
    used, compact = np.unique(pieces, return_inverse=True)
    return list(compact.reshape(pieces.shape)), len(used)


def _placed(front: _Half, back: _Half, body: BodyMeasurements) -> list[Points]:
    """Where the pieces start from in space, in the order of `_numbers`."""
    marks = landmarks(body)
    widths = sum(np.linalg.norm(half.outer - half.inner, axis=1) for half in (front, back))
    crotch_z = marks.crotch_z - 0.016
    rows = len(widths)
    left_front, left_back = np.empty((rows, _COLUMNS + 1, 3)), np.empty((rows, _COLUMNS + 1, 3))
    share = np.linspace(0, 1, _COLUMNS + 1)
    reach = np.clip(-front.inner[: _RISE_ROWS + 1, 0] / -front.inner[_RISE_ROWS, 0], 0, 1)
    at_hip = ring_of_girth(2 * widths.max(where=front.inner[:, 0] > -0.002, initial=0), 0.72)
    at_crotch = ring_of_girth(widths[_RISE_ROWS], 1.08)
    for row in range(rows):
        if row <= _RISE_ROWS and reach[row] > 0:
            deep = reach[row]
            pinch = np.sqrt(1 - (1 - deep) ** 2)
            half_x = (at_hip[0] + (2 * at_crotch[0] - at_hip[0]) * deep) / (1 + pinch)
            half_y = at_hip[1] + (at_crotch[1] - at_hip[1]) * deep
            middle_x = half_x * pinch
        elif row < _RISE_ROWS:
            pinch, middle_x = 0.0, 0.0
            half_x, half_y = ring_of_girth(2 * widths[row], 0.72)
        else:
            pinch = 1.0
            half_x, half_y = ring_of_girth(widths[row], 1.08)
            height = front.outer[row, 1] + crotch_z
            leg_x = np.interp(height, [marks.ankle_z, crotch_z], [marks.foot_x, at_crotch[0]])
            middle_x = max(float(leg_x), half_x)
        # Each leg's ellipse is cut off where it meets the other one's, at x = 0.
        start = np.arccos(-pinch)
        middle_y = np.interp(front.outer[row, 1], [-0.45, 0.1], [0.004, 0.012])
        for grid, half, sign in ((left_front, front, -1.0), (left_back, back, 1.0)):
            angle = start * (1 - share)
            grid[row, :, 0] = middle_x + half_x * np.cos(angle)
            grid[row, :, 1] = middle_y + sign * half_y * np.sin(angle)
            height = half.inner[row, 1] + (half.outer[row, 1] - half.inner[row, 1]) * share
            grid[row, :, 2] = crotch_z + height
    mirror = np.array([-1.0, 1.0, 1.0])
    return [left_front, left_back[:, ::-1], (left_front * mirror)[:, ::-1], left_back * mirror]


def _band(own: TrouserMeasurements, around: list[Indices], count: int) -> Sheet:
    """The waistband, joined at the middle of the front; `around` gives the pieces below it in order."""
    below = np.concatenate([piece[0, :-1] for piece in around] + [around[0][0, :1]])
    columns = len(below) - 1
    new = count + np.arange(_BAND_ROWS * columns).reshape(_BAND_ROWS, columns)
    new = np.hstack([new, new[:, :1]])
    vertices = np.vstack([new, below])
    x = np.linspace(0, own.waist / 100, columns + 1)
    y = np.linspace(BAND_M, 0, _BAND_ROWS + 1)
    return Sheet("waistband", np.stack(np.meshgrid(x, y), axis=2), vertices)


def _stand_band(vertices: Points, band: Sheet, own: TrouserMeasurements) -> None:
    """Puts the waistband's ring at its own girth, and the pieces' top edges with it."""
    below = vertices[band.vertices[-1]]
    half_x, half_y = ring_of_girth(own.waist / 100, 0.76, 2.2)
    angle = np.arctan2((below[:, 1] - 0.006) / half_y, below[:, 0] / half_x)
    power = 2 / 2.2
    ring = np.stack(
        [
            half_x * np.sign(np.cos(angle)) * np.abs(np.cos(angle)) ** power,
            half_y * np.sign(np.sin(angle)) * np.abs(np.sin(angle)) ** power + 0.006,
            below[:, 2],
        ],
        axis=1,
    )
    for row, height in enumerate(band.flat[:, 0, 1]):
        vertices[band.vertices[row]] = ring + np.array([0.0, 0.0, height])


def _seams(numbers: list[Indices], band: Sheet) -> dict[str, tuple[Indices, ...]]:
    front_left, back_left, front_right, back_right = numbers
    rise, leg = slice(0, _RISE_ROWS + 1), slice(_RISE_ROWS, None)
    hems = (
        np.concatenate([front_left[-1], back_left[-1, 1:]]),
        np.concatenate([back_right[-1], front_right[-1, 1:]]),
    )
    return {
        "outseam": (front_left[:, -1], front_right[:, 0]),
        "inseam": (front_left[leg, 0], front_right[leg, -1]),
        "front": (front_left[rise, 0],),
        "back": (back_left[rise, -1],),
        "hem": hems,
        "waistband": (band.vertices[-1],),
        "top": (band.vertices[0],),
    }
