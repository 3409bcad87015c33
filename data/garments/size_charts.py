"""The size charts of the shop's clothes, from the same cuts that the garments are made by."""

from __future__ import annotations

from data.garments.cuts import SKIRTS, TOPS, TROUSERS
from data.garments.measurements import SIZES, unisex
from data.garments.sizing import skirt_measurements, top_measurements, trouser_measurements

Row = dict[str, float | str]


def size_chart(family: str, design: str) -> list[Row]:
    """One row a size, from XS to XXL: the body it is for, the ease, and the garment's own measurements.

    Every length is in centimetres, rounded to half a centimetre; girths are full, not laid flat. Tops
    have `body_chest_cm`, `ease_cm`, `garment_chest_cm`, `length_cm`, `shoulder_cm` and `sleeve_cm`;
    trousers and skirts have body, ease and garment for `waist` and `hip`, and their lengths.

    Raises:
        KeyError: the shop has no such garment.
    """
    if family == "trousers":
        return [_trouser_row(design, size) for size in SIZES]
    if family == "skirt":
        return [_skirt_row(design, size) for size in SIZES]
    return [_top_row(family, design, size) for size in SIZES]


def _top_row(family: str, design: str, size: str) -> Row:
    own = top_measurements(family, design, size)
    return {
        "size": size,
        "body_chest_cm": _half(unisex(size).chest),
        "ease_cm": _half(TOPS[family, design].chest_ease),
        "garment_chest_cm": _half(own.chest),
        "length_cm": _half(own.length),
        "shoulder_cm": _half(own.shoulder),
        "sleeve_cm": _half(own.sleeve),
    }


def _trouser_row(design: str, size: str) -> Row:
    own, cut = trouser_measurements(design, size), TROUSERS[design]
    return {
        **_waist_and_hip(size, cut.waist_ease, cut.hip_ease),
        "rise_cm": _half(own.rise),
        "inseam_cm": _half(own.inseam),
        "length_cm": _half(own.length),
        "thigh_cm": _half(own.thigh),
        "hem_cm": _half(own.hem),
    }


def _skirt_row(design: str, size: str) -> Row:
    own, cut = skirt_measurements(design, size), SKIRTS[design]
    return {
        **_waist_and_hip(size, cut.waist_ease, cut.hip_ease),
        "length_cm": _half(own.length),
        "hem_cm": _half(own.hem),
    }


def _waist_and_hip(size: str, waist_ease: float, hip_ease: float) -> Row:
    body = unisex(size)
    return {
        "size": size,
        "body_waist_cm": _half(body.waist),
        "waist_ease_cm": _half(waist_ease),
        "garment_waist_cm": _half(body.waist + waist_ease),
        "body_hip_cm": _half(body.hip),
        "hip_ease_cm": _half(hip_ease),
        "garment_hip_cm": _half(body.hip + hip_ease),
    }


def _half(centimetres: float) -> float:
    return round(centimetres * 2) / 2
