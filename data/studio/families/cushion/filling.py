"""Two sheets of cloth sewn together and filled, by position-based dynamics.

M. Müller, B. Heidelberger, M. Hennix, J. Ratcliff: "Position Based Dynamics" (2007). Threads resist
being stretched, hardly being pushed together, which is why corners and seams wrinkle.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from data.studio.curves import Points, curve
from data.studio.folds import crease, waves

STEPS: Final = 220
# How far a step lets the cover sink.
WEIGHT: Final = np.array([0.0, 0.0, -0.5e-5])
FINE: Final = 165
# How much more cloth a seam gathers than the shape alone needs.
GATHERING: Final = 2.4
FRONT, BACK = 0, 1


@dataclass(frozen=True, slots=True)
class Filling:
    """Width and height of the flat cover in metres, its plumpness and its cloth.

    `plump` is the middle's thickness as a share of the shorter side, `stiff` (0 to 1) how much the
    cloth resists being bent; a `round` cover is cut as an ellipse; `tufts` are places (shares of half
    the sides) where front and back are tied together.
    """

    size_m: tuple[float, float]
    plump: float
    stiff: float
    round: bool = False
    tufts: tuple[tuple[float, float], ...] = ()
    seed: int = 1
    count: int = 55


@dataclass(frozen=True, slots=True)
class Filled:
    """The filled cover: points `(2, n, n, 3)`, front and back, by rows from below and columns from the left.

    `flat` holds the same points' places on the cloth, `(n, n, 2)` metres from its middle.
    """

    points: Points
    flat: Points

    def normals(self, sheet: int) -> Points:
        """Outward unit normals of the front or the back, `(n, n, 3)`."""
        one = self.points[sheet]
        normal = np.cross(np.gradient(one, axis=1), np.gradient(one, axis=0))
        normal *= 1.0 if sheet == FRONT else -1.0
        unit: Points = normal / np.maximum(np.linalg.norm(normal, axis=2, keepdims=True), 1e-12)
        return unit

    def at(self, sheet: int, places: Points) -> tuple[Points, Points]:
        """Points and outward normals at places (…, 2): shares -1 to 1 of half the cover's sides."""
        count = self.flat.shape[0]
        across, up = ((np.clip(places[..., axis], -1, 1) + 1) / 2 * (count - 1) for axis in (0, 1))
        left, low = (np.minimum(one.astype(int), count - 2) for one in (across, up))
        x, y = (across - left)[..., None], (up - low)[..., None]

        def blend(values: Points) -> Points:
            under = values[low, left] * (1 - x) + values[low, left + 1] * x
            over = values[low + 1, left] * (1 - x) + values[low + 1, left + 1] * x
            mixed: Points = under * (1 - y) + over * y
            return mixed

        return blend(self.points[sheet]), blend(self.normals(sheet))

    def seam(self) -> tuple[Points, Points]:
        """The sewn edge as a loop from the lower left corner to the right, and its outward directions."""
        loops = [_edge(one) for one in (self.points[FRONT], *self.points[:, 1:-1, 1:-1])]
        inside = (np.repeat(loops[1], 1, axis=0) + loops[2]) / 2
        index = np.linspace(0, len(inside), len(loops[0]), endpoint=False).astype(int)
        outward = loops[0] - inside[index]
        outward /= np.maximum(np.linalg.norm(outward, axis=1, keepdims=True), 1e-12)
        return loops[0], outward


def _edge(sheet: Points) -> Points:
    return np.concatenate([sheet[0, :-1], sheet[:-1, -1], sheet[-1, :0:-1], sheet[:0:-1, 0]])


def fill(filling: Filling) -> Filled:
    """Fills the cover and lets it come to rest, standing on its lower seam."""
    flat = _cut(filling)
    points = _laid_out(filling, flat)
    before = points.copy()
    rests = _threads(flat)
    wanted = _volume(filling)
    tied = [_nearest(flat, filling.size_m, place) for place in filling.tufts]
    floor = -0.478 * filling.size_m[1]
    for step in range(STEPS):
        pressure = 2.2e-4 * np.clip(1.0 - _enclosed(points) / wanted, -0.4, 1.0)
        push = _pushed(points) * pressure + WEIGHT
        damped = 0.93 if step < STEPS - 60 else 0.8
        points, before = points + (points - before) * damped + push, points
        for _ in range(2):
            _hold(points, rests, filling.stiff)
            _sew(points)
        for row, column in tied:
            points[:, row, column] = points[:, row, column].mean(axis=0)
        points[..., 2] = np.maximum(points[..., 2], floor)
    return wrinkled(Filled(points, flat), filling)


def wrinkled(filled: Filled, filling: Filling) -> Filled:
    """The cover on a finer grid, with a wrinkle wherever its threads have more length than way.

    A sine of length l that takes up a share s of the cloth is l / pi * sqrt(s) high. A seam gathers
    cloth, and the filling lies in soft lumps.
    """
    flat = _finer(filled.flat)
    slack = [_slack(filled, axis) for axis in (2, 1)]
    length = 0.024 + 0.05 * filling.stiff
    fine = Filled(np.stack([_finer(sheet) for sheet in filled.points]), flat)
    from_edge = np.minimum.outer(*(np.minimum(np.arange(FINE), np.arange(FINE)[::-1]) for _ in range(2)))
    fading = np.clip(from_edge / (FINE * 0.03), 0, 1)
    points = fine.points.copy()
    for sheet in (FRONT, BACK):
        rise = (0.0042 - 0.002 * filling.stiff) * _random(flat, filling, sheet, 0.10, 0.34)
        for axis, share in enumerate(slack):
            along = flat[..., axis]
            astray = _random(flat, filling, sheet + 2 + 2 * axis, 0.09, 0.3)
            spare = GATHERING * share[sheet][..., None]
            high = length / np.pi * np.sqrt(_finer(spare)[..., 0].clip(0, 0.05 if filling.round else 0.16))
            rise += high * np.sin(2 * np.pi * along / length + 4.0 * astray) * (0.65 + 0.35 * astray)
        rise += _corner_folds(flat, filling, sheet)
        points[sheet] += fine.normals(sheet) * (rise * fading)[..., None]
    points[..., 2] -= points[..., 2].min()
    return Filled(points, flat)


def _random(flat: Points, filling: Filling, number: int, shortest_m: float, longest_m: float) -> Points:
    return waves(
        flat[..., 0], flat[..., 1], filling.seed * 10 + number, shortest_m=shortest_m, longest_m=longest_m
    )


def _corner_folds(flat: Points, filling: Filling, sheet: int) -> Points:
    """Folds that run from the corners towards the middle."""
    random = np.random.default_rng(filling.seed * 10 + sheet)
    total = np.zeros(flat.shape[:2])
    half = np.array(filling.size_m) / 2
    if filling.round:
        return total
    for corner in ((-1, -1), (-1, 1), (1, -1), (1, 1)):
        start = np.array(corner) * (half - 0.012)
        for turn in (-0.32, 0.0, 0.34):
            angle = np.arctan2(-corner[1], -corner[0]) + turn + random.uniform(-0.1, 0.1)
            end = start + random.uniform(0.09, 0.17) * np.array([np.cos(angle), np.sin(angle)])
            fold = crease(flat[..., 0], flat[..., 1], _pair(start), _pair(end), random.uniform(0.006, 0.011))
            total += random.uniform(0.002, 0.0045) * (1.2 - filling.stiff) * fold
    return total


def _pair(place: Points) -> tuple[float, float]:
    return float(place[0]), float(place[1])


def _slack(filled: Filled, axis: int) -> Points:
    """Which share of the threads along an axis is not needed for their way, smoothed, `(2, n, n)`."""
    way = np.linalg.norm(np.gradient(filled.points, axis=axis), axis=3)
    thread = np.linalg.norm(np.gradient(filled.flat, axis=axis - 1), axis=2)
    share = np.clip(1 - way / np.maximum(thread, 1e-9), 0, 1)
    for _ in range(3):
        for side in (1, 2):
            share = (np.roll(share, 1, side) + 2 * share + np.roll(share, -1, side)) / 4
    smooth: Points = share
    return smooth


def _finer(sheet: Points) -> Points:
    """The same sheet on `FINE` by `FINE` points."""
    for _ in range(2):
        rows = curve(sheet.reshape(len(sheet), -1), FINE)
        sheet = rows.reshape(FINE, -1, sheet.shape[-1]).transpose(1, 0, 2)
    return sheet


def _cut(filling: Filling) -> Points:
    """The flat cover, `(n, n, 2)`."""
    width, height = filling.size_m
    share = np.linspace(-1, 1, filling.count)
    x, y = np.meshgrid(share, share)
    if filling.round:
        x, y = x * np.sqrt(1 - y**2 / 2), y * np.sqrt(1 - x**2 / 2)
    return np.stack([x * width / 2, y * height / 2], axis=2)


def _laid_out(filling: Filling, flat: Points) -> Points:
    """Front and back a little apart, with the unevenness from which wrinkles grow."""
    random = np.random.default_rng(filling.seed)
    width, height = filling.size_m
    inside = np.clip(1 - np.abs(2 * flat[..., 0] / width) ** 4, 0, 1) * np.clip(
        1 - np.abs(2 * flat[..., 1] / height) ** 4, 0, 1
    )
    if filling.round:
        inside = np.clip(1 - (2 * flat[..., 0] / width) ** 2 - (2 * flat[..., 1] / height) ** 2, 0, 1)
    swell = 0.010 * inside
    points = np.empty((2, *flat.shape[:2], 3))
    for sheet, side in ((FRONT, -1.0), (BACK, 1.0)):
        points[sheet, ..., 0], points[sheet, ..., 2] = flat[..., 0], flat[..., 1]
        points[sheet, ..., 1] = side * (swell + 0.0015 * random.normal(size=swell.shape) * (inside > 0.01))
    return points


# Neighbours that a thread joins: steps in rows and columns, and how firmly against stretch and push.
_JOINS: Final = (
    ((0, 1), 0.9, 0.05),
    ((1, 0), 0.9, 0.05),
    ((1, 1), 0.35, 0.02),
    ((1, -1), 0.35, 0.02),
    ((0, 2), 0.0, 0.05),
    ((2, 0), 0.0, 0.05),
)


def _slices(step: tuple[int, int], size: int) -> tuple[tuple[slice, slice], tuple[slice, slice]]:
    down, across = step
    rows = slice(0, size - down), slice(down, size)
    if across >= 0:
        return (rows[0], slice(0, size - across)), (rows[1], slice(across, size))
    return (rows[0], slice(-across, size)), (rows[1], slice(0, size + across))


def _threads(flat: Points) -> list[Points]:
    lengths = []
    for step, _, _ in _JOINS:
        one, other = _slices(step, len(flat))
        lengths.append(np.linalg.norm(flat[other] - flat[one], axis=2))
    return lengths


def _hold(points: Points, rests: list[Points], stiff: float) -> None:
    """Moves neighbours to where their threads let them be (averaged over all threads of a point)."""
    moved, weight = np.zeros_like(points), np.zeros(points.shape[:3])
    for (step, stretch, push), rest in zip(_JOINS, rests, strict=True):
        one, other = ((slice(None), *part) for part in _slices(step, points.shape[1]))
        apart = points[other] - points[one]
        length = np.linalg.norm(apart, axis=3)
        excess = length - rest
        firm = np.where(excess > 0, stretch, push * (0.2 + 4.0 * stiff))
        shift = apart * (0.5 * firm * excess / np.maximum(length, 1e-9))[..., None]
        moved[one] += shift
        moved[other] -= shift
        weight[one] += firm
        weight[other] += firm
    points += moved * (1.9 / np.maximum(weight, 1.9))[..., None]


def _sew(points: Points) -> None:
    for edge in (np.s_[0, :], np.s_[-1, :], np.s_[:, 0], np.s_[:, -1]):
        middle = points[(slice(None), *edge)].mean(axis=0)
        points[(slice(None), *edge)] = middle


def _pushed(points: Points) -> Points:
    """Outward unit directions of both sheets."""
    normal = np.cross(np.gradient(points, axis=2), np.gradient(points, axis=1))
    normal[BACK] *= -1
    unit: Points = normal / np.maximum(np.linalg.norm(normal, axis=3, keepdims=True), 1e-12)
    return unit


def _enclosed(points: Points) -> float:
    """The volume between the sheets, roughly: thickness times area."""
    thick = points[BACK, ..., 1] - points[FRONT, ..., 1]
    middle = points.mean(axis=0)
    width, height = np.diff(middle[..., 0], axis=1)[:-1], np.diff(middle[..., 2], axis=0)[:, :-1]
    return float((thick[:-1, :-1] * width * height).sum())


def _volume(filling: Filling) -> float:
    width, height = filling.size_m
    return 0.52 * filling.plump * min(width, height) * width * height * (0.8 if filling.round else 1.0)


def _nearest(flat: Points, size_m: tuple[float, float], place: tuple[float, float]) -> tuple[int, int]:
    wanted = np.array(place) * np.array(size_m) / 2
    row, column = np.unravel_index(np.linalg.norm(flat - wanted, axis=2).argmin(), flat.shape[:2])
    return int(row), int(column)
