"""Bodies by their measurements: standard size tables and a mannequin of those girths."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Final

SIZES: Final = ("XS", "S", "M", "L", "XL", "XXL")


@dataclass(frozen=True, slots=True)
class BodyMeasurements:
    """What a tailor measures on a person, in centimetres.

    `shoulder` is the width from one shoulder point to the other, `arm` the length from there to the
    wrist, `inseam` from the crotch to the floor; the other ones but `height` are girths.
    """

    height: float
    neck: float
    shoulder: float
    chest: float
    waist: float
    hip: float
    arm: float
    upper_arm: float
    wrist: float
    thigh: float
    knee: float
    ankle: float
    inseam: float


# Rows follow the fields above, columns follow SIZES; all in centimetres.
_WOMEN: Final = (
    (164.0, 165.5, 167.0, 168.0, 169.0, 169.5),
    (32.0, 33.2, 34.5, 36.0, 37.8, 39.6),
    (37.4, 38.4, 39.4, 40.6, 42.0, 43.4),
    (80.0, 86.0, 92.0, 99.0, 107.0, 116.0),
    (63.0, 69.0, 75.0, 82.0, 91.0, 101.0),
    (88.0, 94.0, 100.0, 106.0, 113.0, 121.0),
    (57.6, 58.4, 59.2, 60.0, 60.7, 61.2),
    (25.4, 27.0, 28.8, 31.0, 33.8, 37.0),
    (14.6, 15.1, 15.7, 16.3, 17.1, 17.9),
    (51.0, 54.5, 58.0, 61.8, 66.2, 70.8),
    (34.0, 35.6, 37.2, 39.0, 41.2, 43.6),
    (20.8, 21.6, 22.4, 23.3, 24.4, 25.6),
    (75.5, 76.2, 77.0, 77.4, 77.6, 77.6),
)
_MEN: Final = (
    (172.0, 175.0, 178.0, 180.5, 182.5, 184.0),
    (36.0, 37.5, 39.0, 40.8, 42.8, 44.8),
    (42.6, 44.2, 45.8, 47.4, 49.2, 51.0),
    (88.0, 94.0, 100.0, 107.0, 115.0, 124.0),
    (74.0, 80.0, 86.0, 93.0, 102.0, 112.0),
    (90.0, 95.0, 100.0, 106.0, 113.0, 120.0),
    (61.5, 62.9, 64.3, 65.5, 66.5, 67.3),
    (28.0, 29.8, 31.6, 33.8, 36.4, 39.2),
    (16.4, 17.0, 17.6, 18.3, 19.1, 19.9),
    (51.5, 54.6, 57.8, 61.4, 65.6, 70.0),
    (35.6, 37.0, 38.4, 40.0, 42.0, 44.2),
    (22.0, 22.8, 23.6, 24.5, 25.6, 26.7),
    (78.5, 80.0, 81.5, 82.6, 83.4, 83.8),
)


def women(size: str) -> BodyMeasurements:
    """The woman whom clothes of `size` are cut for."""
    return _column(_WOMEN, size)


def men(size: str) -> BodyMeasurements:
    """The man whom clothes of `size` are cut for."""
    return _column(_MEN, size)


def unisex(size: str) -> BodyMeasurements:
    """The body between both that clothes for women and men alike are cut for."""
    both = women(size), men(size)
    mean = {one.name: sum(getattr(body, one.name) for body in both) / 2 for one in fields(BodyMeasurements)}
    return BodyMeasurements(**mean)


def longer_in_the_leg(body: BodyMeasurements, extra_cm: float) -> BodyMeasurements:
    """The same torso on legs that are `extra_cm` longer."""
    # A waist lies at a fixed share of the height; this much more of it lifts it by as much as the hip.
    return replace(body, inseam=body.inseam + extra_cm, height=body.height + extra_cm / 0.618)


def _column(table: tuple[tuple[float, ...], ...], size: str) -> BodyMeasurements:
    column = SIZES.index(size)
    return BodyMeasurements(*(row[column] for row in table))
