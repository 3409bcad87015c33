"""Skirts cut from their measurements: flared panels, a cloth in pleats, or a front that buttons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from data.garments.body import BodyMeasurements, landmarks
from data.garments.garment import Garment, Indices, Points
from data.garments.rings import ring_of_girth, superellipse
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
    rows = max(12, round(length / _SPACING_M))
    down = np.linspace(0, length, rows + 1)
    girths = _girths(own, down)
    columns = 2 * round(girths[-1] / 2 / _SPACING_M / (1.0 if pleats else 1.25))
    if pleats:
        columns = _PLEAT_COLUMNS * pleats.count
    share = np.arange(columns + 1) / columns
    turn = 1.5 * np.pi + 2 * np.pi * share
    top_z = landmarks(body).waist_z - own.below_waist / 100 - BAND_M
    rings = _rings(girths, turn) if pleats is None else _pleated(girths, own, down, turn, pleats)
    placed = np.concatenate([rings, np.broadcast_to(top_z - down[:, None, None], (*rings.shape[:2], 1))], axis=2)
    numbers = np.arange((rows + 1) * columns).reshape(rows + 1, columns)
    closed = np.hstack([numbers, numbers[:, :1]])
    flat = _flat(placed, girths if pleats is None else None, down, own, share, pleats)
    half = columns // 2
    # The front lies on both sides of the first column, which is its middle.
    order = (np.arange(columns + 1) - half // 2) % columns
    front, back = order[: half + 1], order[half:]
    sheets = {
        name: Sheet(name, flat(chosen), numbers[:, chosen]) for name, chosen in (("front", front), ("back", back))
    }
    vertices = placed[:, :-1].reshape(-1, 3)
    band, ring = _band(own, closed[0], len(vertices), placed[0])
    sheets["waistband"] = band
    vertices = np.vstack([vertices, ring])
    stiffness = np.zeros(len(vertices))
    stiffness[band.vertices] = 1.0
    stiffness[numbers[-2:]] = 0.3
    seams = {
        "side": (numbers[:, front[-1]], numbers[:, front[0]]),
        "front": (numbers[:, 0],),
        "back": (numbers[:, half],),
        "hem": (closed[-1],),
        "waistband": (closed[0],),
        "top": (band.vertices[0],),
    }
    garment = sewn(
        list(sheets.values()), vertices, seams=seams, stiffness=stiffness, pinned=np.unique(band.vertices)
    )
    return Skirt(garment, sheets)
