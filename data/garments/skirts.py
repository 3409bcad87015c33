"""Skirts cut from their measurements: flared panels, a cloth in pleats, or a front that buttons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from data.garments.garment import Garment, Indices, Points
from data.garments.landmarks import landmarks
from data.garments.measurements import BodyMeasurements
from data.garments.rings import girth, ring_of_girth, superellipse
from data.garments.sheets import Sheet, sewn
from data.garments.sizing import SkirtMeasurements

BAND_M: Final = 0.035
_SPACING_M: Final = 0.013
_BAND_ROWS: Final = 3
_HIP_DROP_M: Final = 0.19
_PLEAT_COLUMNS: Final = 8


@dataclass(frozen=True, slots=True)
class Pleats:
    """`count` pleats around, each laid over to one side ("knife") or to both ("box").

    They are pressed all the way and sewn down to `sewn_m` below the waistband.
    """

    count: int
    sort: str = "knife"
    sewn_m: float = 0.10


@dataclass(frozen=True, slots=True, eq=False)
class Skirt:
    """A skirt ready to be draped, and the pieces that pockets and stitches are laid out on.

    The pieces' names are `front`, `back` and `waistband`. On their flat cloths x runs counter-clockwise
    around the body from the middle of the piece, y = 0 is the top edge and y falls towards the hem.
    """

    garment: Garment
    sheets: dict[str, Sheet]


def skirt(own: SkirtMeasurements, body: BodyMeasurements, pleats: Pleats | None = None) -> Skirt:
    """Cuts a skirt of these measurements and stands it around `body`."""
    length = own.length / 100 - BAND_M
    down = np.linspace(0, length, max(12, round(length / _SPACING_M)) + 1)
    cloth, ring = _girths(own, down, pleats)
    columns = _PLEAT_COLUMNS * pleats.count if pleats else 4 * round(ring.max() / 4 / _SPACING_M / 1.2)
    placed = _rings(ring, columns)
    if pleats:
        placed = _folded(placed, cloth, down, pleats)
    top_z = landmarks(body).waist_z - own.below_waist / 100 - BAND_M
    heights = np.broadcast_to((top_z - down)[:, None, None], (len(down), columns, 1))
    vertices = np.concatenate([placed, heights], axis=2).reshape(-1, 3)
    numbers = np.arange(len(vertices)).reshape(len(down), columns)
    sheets = _halves(numbers, cloth, down)
    band = _band(own, numbers[0], len(vertices))
    sheets["waistband"] = band
    vertices = np.vstack([vertices, _standing(own, band, vertices[numbers[0]])])
    stiffness = np.zeros(len(vertices))
    stiffness[band.vertices] = 1.0
    stiffness[numbers[-2:]] = 0.3
    garment = sewn(
        list(sheets.values()),
        vertices,
        seams=_seams(numbers, band),
        stiffness=stiffness,
        pinned=np.unique(band.vertices),
    )
    return Skirt(garment, sheets)


def _girths(own: SkirtMeasurements, down: Points, pleats: Pleats | None) -> tuple[Points, Points]:
    """How long the cloth is around each row, and how long the ring is along which it hangs; metres."""
    hip_at = min(_HIP_DROP_M - BAND_M, down[-1] * 0.7)
    waist, hip, hem = own.waist / 100, own.hip / 100, own.hem / 100
    share = np.clip(down / hip_at, 0, 1)
    to_hip = waist + (hip - waist) * (1.6 * share - 0.6 * share**2)
    beyond = np.clip((down - hip_at) / (down[-1] - hip_at), 0, 1)
    if pleats is None:
        flared = to_hip + (hem - hip) * beyond
        return flared, flared
    hanging = hip + 0.36 * (down[-1] - hip_at) * np.sqrt(hem / hip)
    return np.full(len(down), hem), to_hip + (min(hanging, hem * 0.72) - hip) * beyond


def _rings(girths: Points, columns: int) -> Points:
    """Rings of those girths, from the middle of the front counter-clockwise, `(rows, columns, 2)`."""
    rows = []
    for around in girths:
        half_x, half_y = ring_of_girth(float(around), 0.76, 2.15)
        dense = superellipse(half_x, half_y, 2.15, 720)
        dense = np.roll(dense, -540, axis=0)
        along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(dense, axis=0), axis=1))])
        even = np.linspace(0, along[-1] + along[1], columns, endpoint=False)
        rows.append(np.stack([np.interp(even, along, dense[:, axis]) for axis in (0, 1)], axis=1))
    rings: Points = np.stack(rows) + np.array([0.0, 0.008])
    return rings


def _folded(rings: Points, cloth: Points, down: Points, pleats: Pleats) -> Points:
    """The rings laid in pleats that open below where they are sewn down, as deep as the cloth is long."""
    columns = rings.shape[1]
    profile = np.tile(_profile(pleats.sort), pleats.count)
    outward = rings - rings.mean(axis=1, keepdims=True)
    outward /= np.linalg.norm(outward, axis=2, keepdims=True)
    number = np.arange(columns) // _PLEAT_COLUMNS
    sway = 1 + 0.16 * np.sin(number * 2.399) + 0.1 * np.sin(number * 5.1 + 1.0)
    opened = np.clip((down - pleats.sewn_m) / max(down[-1] - pleats.sewn_m, 0.05), 0, 1)
    folded = np.empty_like(rings)
    for row, share in enumerate(opened):
        lift = (profile * sway)[:, None] * outward[row]
        deep = _depth(rings[row], lift, cloth[row])
        folded[row] = rings[row] + lift * (0.0035 + (deep - 0.0035) * share)
    return folded


def _profile(sort: str) -> Points:
    """One pleat's height over its columns, -0.5 to 0.5: a long face and a steep return, or two returns."""
    if sort == "knife":
        return np.array([-0.5, -0.32, -0.14, 0.04, 0.22, 0.40, 0.5, 0.0])
    return np.array([0.5, 0.5, 0.42, -0.38, -0.5, -0.38, 0.42, 0.5])


def _depth(ring: Points, lift: Points, wanted: float) -> float:
    """How deep pleats must be for the folded ring to be `wanted` long."""
    low, high = 0.0, 0.15
    for _ in range(30):
        middle = (low + high) / 2
        low, high = (middle, high) if girth(ring + lift * middle) < wanted else (low, middle)
    return low


def _halves(numbers: Indices, cloth: Points, down: Points) -> dict[str, Sheet]:
    """The front, whose middle is the first column, and the back."""
    columns = numbers.shape[1]
    order = (np.arange(columns + 1) - columns // 4) % columns
    half = columns // 2
    x = np.linspace(-0.25, 0.25, half + 1) * cloth[:, None]
    # The hem is curved, so that the cloth is as long at the sides as in the middle.
    steep = np.sqrt(np.maximum(np.diff(down)[:, None] ** 2 - np.diff(x, axis=0) ** 2, 0.0))
    flat = np.stack([x, -np.vstack([np.zeros((1, half + 1)), np.cumsum(steep, axis=0)])], axis=2)
    return {
        "front": Sheet("front", flat, numbers[:, order[: half + 1]], half // 2),
        "back": Sheet("back", flat, numbers[:, order[half:]], half // 2),
    }


def _band(own: SkirtMeasurements, below: Indices, count: int) -> Sheet:
    """The waistband, its x from the middle of the front around."""
    columns = len(below)
    new = count + np.arange(_BAND_ROWS * columns).reshape(_BAND_ROWS, columns)
    vertices = np.vstack([new, below])
    x = np.linspace(0, own.waist / 100, columns + 1)
    y = np.linspace(BAND_M, 0, _BAND_ROWS + 1)
    flat = np.stack(np.meshgrid(x, y), axis=2)
    return Sheet("waistband", flat, np.hstack([vertices, vertices[:, :1]]))


def _standing(own: SkirtMeasurements, band: Sheet, below: Points) -> Points:
    """The waistband's vertices above the skirt's top edge, row by row."""
    ring = _rings(np.array([own.waist / 100]), len(below))[0]
    z = below[:, 2].mean()
    rows = [np.column_stack([ring, np.full(len(ring), z + height)]) for height in band.flat[:-1, 0, 1]]
    return np.vstack(rows)


def _seams(numbers: Indices, band: Sheet) -> dict[str, tuple[Indices, ...]]:
    columns = numbers.shape[1]
    closed = np.hstack([numbers, numbers[:, :1]])
    return {
        "side": (numbers[:, columns // 4], numbers[:, 3 * columns // 4]),
        "front": (numbers[:, 0],),
        "back": (numbers[:, columns // 2],),
        "hem": (closed[-1],),
        "waistband": (closed[0],),
        "top": (band.vertices[0],),
    }
