"""From a body's size and the intended ease to a garment's own measurements, and the shop's size charts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from data.garments.measurements import SIZES, unisex

Row = dict[str, float | str]


@dataclass(frozen=True, slots=True)
class TopCut:
    """How a top is meant to sit; centimetres.

    Eases are added to the body's girths, `drop` to the body's shoulder width. `length` is the back's
    from the collar seam to the hem in size M and grows by `length_step` a size; `sleeve` is a short
    sleeve's length in size M, or None for a sleeve to the wrist that is `sleeve_extra` longer than that.
    `cuff_ease` is added to the wrist, or to the upper arm where the sleeve is short. `hem_ease` is the
    hem's against the garment's chest.
    """

    chest_ease: float
    length: float
    drop: float
    neck_ease: float
    arm_ease: float
    cuff_ease: float
    hem_ease: float = 0.0
    sleeve: float | None = None
    sleeve_extra: float = 1.0
    length_step: float = 2.0


@dataclass(frozen=True, slots=True)
class TrouserCut:
    """How trousers are meant to sit; centimetres.

    `rise` is the front's from the crotch seam to the waistband's top and `hem` the leg opening's girth,
    both in size M; `inseam_extra` is added to the body's inseam less 3 cm of clearance over the floor.
    """

    waist_ease: float
    hip_ease: float
    thigh_ease: float
    knee_ease: float
    hem: float
    rise: float
    inseam_extra: float = 0.0


@dataclass(frozen=True, slots=True)
class SkirtCut:
    """How a skirt is meant to sit; centimetres. `length` and `hem` (girth) are those of size M."""

    waist_ease: float
    hip_ease: float
    length: float
    hem: float
    below_waist: float = 2.0


@dataclass(frozen=True, slots=True)
class TopMeasurements:
    """A top's own measurements in centimetres; `chest`, `hem`, `upper_arm`, `cuff` and `neck` are girths.

    `length` is the back's from the collar seam, `sleeve` runs from the shoulder seam to the cuff's end.
    """

    chest: float
    length: float
    shoulder: float
    sleeve: float
    upper_arm: float
    cuff: float
    neck: float
    hem: float


@dataclass(frozen=True, slots=True)
class TrouserMeasurements:
    """Trousers' own measurements in centimetres; all but `rise` and `inseam` are girths."""

    waist: float
    hip: float
    thigh: float
    knee: float
    hem: float
    rise: float
    inseam: float

    @property
    def length(self) -> float:
        """From the waistband's top to the hem, along the side."""
        return self.rise + self.inseam - 1.5


@dataclass(frozen=True, slots=True)
class SkirtMeasurements:
    """A skirt's own measurements in centimetres; `length` runs from the waistband's top to the hem."""

    waist: float
    hip: float
    hem: float
    length: float
    below_waist: float


TOPS: Final[Mapping[tuple[str, str], TopCut]] = {
    ("tshirt", "crew"): TopCut(10, 71, 2, 13, 7, 5, sleeve=21),
    ("tshirt", "breton"): TopCut(8, 68, 1, 21, 6, 4, sleeve=20),
    ("tshirt", "boxy"): TopCut(18, 66, 8, 14, 12, 10, sleeve=21),
    ("tshirt", "v-neck"): TopCut(11, 70, 2, 20, 8, 6, sleeve=20),
    ("shirt", "oxford"): TopCut(15, 77, 2, 2, 8, 6, sleeve_extra=3),
    ("shirt", "flannel"): TopCut(19, 77, 3, 3, 10, 6.5, sleeve_extra=3),
    ("shirt", "band-collar"): TopCut(18, 76, 3, 3, 10, 6.5, sleeve_extra=2.5),
    ("shirt", "western"): TopCut(14, 75, 1.5, 2, 7, 5.5, sleeve_extra=3),
    ("jumper", "crew"): TopCut(13, 67, 2, 14, 8, 4, -10),
    ("jumper", "cable"): TopCut(15, 67, 3, 14, 9, 4, -11),
    ("jumper", "roll-neck"): TopCut(8, 66, 1, 6, 6, 3, -7, sleeve_extra=2),
    ("jumper", "raglan"): TopCut(16, 66, 3, 15, 10, 4, -12),
    ("hoodie", "pullover"): TopCut(20, 69, 6, 15, 13, 4.5, -14, sleeve_extra=2),
    ("hoodie", "zip"): TopCut(20, 69, 5, 14, 13, 4.5, -14, sleeve_extra=2),
    ("hoodie", "cropped"): TopCut(24, 55, 8, 15, 15, 5, -16, sleeve_extra=2, length_step=1.5),
}
TROUSERS: Final[Mapping[str, TrouserCut]] = {
    "slim": TrouserCut(3.5, 6, 5, 5, 34, 26),
    "straight": TrouserCut(3.5, 8, 8, 8, 42, 27),
    "wide": TrouserCut(2.5, 12, 14, 20, 58, 30, inseam_extra=1),
    "drawstring": TrouserCut(6, 14, 12, 11, 44, 29, inseam_extra=-3),
}
SKIRTS: Final[Mapping[str, SkirtCut]] = {
    "a-line": SkirtCut(2, 8, 62, 152),
    "pleated": SkirtCut(2, 14, 72, 290),
    "button-front": SkirtCut(2.5, 6, 52, 122, below_waist=2.5),
}


def top_measurements(family: str, design: str, size: str) -> TopMeasurements:
    """The own measurements of a top of the shop in one of `SIZES`.

    Raises:
        KeyError: the shop has no such top.
    """
    return top_of(TOPS[family, design], size)


def top_of(cut: TopCut, size: str) -> TopMeasurements:
    """The own measurements of a top of that cut in one of `SIZES`."""
    body, step = unisex(size), SIZES.index(size) - SIZES.index("M")
    if cut.sleeve is None:
        # What the shoulder seam hangs over the shoulder point, the sleeve need not cover.
        sleeve, cuff = body.arm + cut.sleeve_extra - cut.drop / 2, body.wrist + cut.cuff_ease
    else:
        sleeve, cuff = cut.sleeve + 0.8 * step, body.upper_arm + cut.cuff_ease
    chest = body.chest + cut.chest_ease
    return TopMeasurements(
        chest=chest,
        length=cut.length + cut.length_step * step,
        shoulder=body.shoulder + cut.drop,
        sleeve=sleeve,
        upper_arm=body.upper_arm + cut.arm_ease,
        cuff=cuff,
        neck=body.neck + cut.neck_ease,
        hem=chest + cut.hem_ease,
    )


def trouser_measurements(design: str, size: str) -> TrouserMeasurements:
    """The own measurements of trousers of the shop in one of `SIZES`; KeyError for an unknown design."""
    return trousers_of(TROUSERS[design], size)


def trousers_of(cut: TrouserCut, size: str) -> TrouserMeasurements:
    """The own measurements of trousers of that cut in one of `SIZES`."""
    body, step = unisex(size), SIZES.index(size) - SIZES.index("M")
    return TrouserMeasurements(
        waist=body.waist + cut.waist_ease,
        hip=body.hip + cut.hip_ease,
        thigh=body.thigh + cut.thigh_ease,
        knee=body.knee + cut.knee_ease,
        hem=cut.hem + 1.2 * step,
        rise=cut.rise + 0.8 * step,
        inseam=body.inseam - 3 + cut.inseam_extra,
    )


def skirt_measurements(design: str, size: str) -> SkirtMeasurements:
    """The own measurements of a skirt of the shop in one of `SIZES`; KeyError for an unknown design."""
    return skirt_of(SKIRTS[design], size)


def skirt_of(cut: SkirtCut, size: str) -> SkirtMeasurements:
    """The own measurements of a skirt of that cut in one of `SIZES`."""
    body, step = unisex(size), SIZES.index(size) - SIZES.index("M")
    wider = body.hip - unisex("M").hip
    return SkirtMeasurements(
        waist=body.waist + cut.waist_ease,
        hip=body.hip + cut.hip_ease,
        hem=cut.hem + wider * cut.hem / (unisex("M").hip + cut.hip_ease),
        length=cut.length + 1.0 * step,
        below_waist=cut.below_waist,
    )


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
