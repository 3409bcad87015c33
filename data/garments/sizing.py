"""From a body's size and the intended ease to a garment's own measurements."""

from __future__ import annotations

from dataclasses import dataclass

from data.garments.cuts import SKIRTS, TOPS, TROUSERS, SkirtCut, TopCut, TrouserCut
from data.garments.measurements import SIZES, unisex


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
