"""Which size fits a body: what a text says of a body's measures, and what a size chart says of sizes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Self

from actions.wording import fold
from data.language import Bilingual

FOOT: Final = "foot_length"
CM_PER_INCH: Final = 2.54
# The Chinese foot, by which waists are told, is a third of a metre.
CM_PER_CHI: Final = 100 / 3


@dataclass(frozen=True, slots=True)
class BodyMeasure:
    """A measure of the body: what it is called in a text, and between which values it is believed."""

    english: str
    chinese: str
    low_cm: float
    high_cm: float


BODY_MEASURES: Final[dict[str, BodyMeasure]] = {
    "chest": BodyMeasure(r"chest|bust", "胸围|胸", 60, 180),
    "waist": BodyMeasure(r"waist", "腰围|腰", 50, 180),
    "hip": BodyMeasure(r"hips?|seat", "臀围|臀", 60, 180),
    FOOT: BodyMeasure(r"foot(?: length)?|feet", "脚长|脚", 14, 36),
}
# What a chart's columns are called; of a column with another name, its name is said.
COLUMNS: Final[dict[str, Bilingual]] = {
    "chest": Bilingual("chest", "胸围"),
    "waist": Bilingual("waist", "腰围"),
    "hip": Bilingual("hip", "臀围"),
    FOOT: Bilingual("foot length", "脚长"),
    "insole": Bilingual("insole", "鞋垫长"),
    "length": Bilingual("length", "长度"),
    "shoulder": Bilingual("shoulders", "肩宽"),
    "sleeve": Bilingual("sleeve", "袖长"),
    "rise": Bilingual("rise", "裆深"),
    "inseam": Bilingual("inside leg", "内侧腿长"),
    "thigh": Bilingual("thigh", "大腿围"),
    "hem": Bilingual("hem", "下摆"),
}
_BODY_COLUMN: Final = re.compile(r"body_(\w+)_cm|(foot_length)_cm")
# How much wider the piece is than the body is the difference of two other columns.
_EASE_COLUMN: Final = re.compile(r"(?:\w+_)?ease_cm")

_NUMBER: Final = r"(?P<number>\d+(?:\.\d+)?)"
_UNIT: Final = r"\s*(?P<unit>cm|centimet(?:er|re)s?|mm|inch(?:es)?|in\b|\"|″|''|厘米|公分|毫米|英寸|尺\s*\d?)"
_ANY_NAME: Final = "|".join(
    rf"\b(?:{measure.english})\b|{measure.chinese}" for measure in BODY_MEASURES.values()
)
_BARE: Final = re.compile(rf"(?:it'?s |it is |是)?{_NUMBER}(?:{_UNIT})?(?:的|呢)?")
_SHORTEST_PERSON_CM: Final = 130
_CM_PER_UNIT: Final = (
    (re.compile(r"cm|centi|厘米|公分"), 1.0),
    (re.compile(r"mm|毫米"), 0.1),
    (re.compile(r"in|\"|″|''|英寸"), CM_PER_INCH),
)


def body_measures(text: str) -> dict[str, float]:
    """The body's measures that `text` tells, in centimetres: "my waist is 32 inches", "胸围98".

    A number without a unit is taken for centimetres, or for inches where only those can be meant.
    """
    rest, found = fold(text), dict[str, float]()
    # "98 cm chest 82 cm waist" and "chest 98 cm waist 82 cm": whichever comes first says whose numbers are.
    first_number, first_name = re.search(_NUMBER, rest), re.search(_ANY_NAME, rest)
    number_first = bool(first_number and first_name and first_number.start() < first_name.start())
    for before in (number_first, not number_first):
        for name, measure in BODY_MEASURES.items():
            for pattern in _patterns(measure, before=before):
                match = pattern.search(rest)
                value = _centimetres(match, measure) if match and name not in found else None
                if match and value is not None:
                    found[name] = value
                    rest = rest[: match.start()] + " ; " + rest[match.end() :]
    return {name: found[name] for name in BODY_MEASURES if name in found}


def bare_measure(text: str, table: SizeTable) -> dict[str, float]:
    """A number that is all of `text` ("98 cm"), where the chart has the one measure that it can be."""
    match = _BARE.fullmatch(fold(text).strip(" .!。！"))
    if match is None or len(table.body) != 1:
        return {}
    name = next(iter(table.body))
    value = _centimetres(match, BODY_MEASURES[name]) if name in BODY_MEASURES else None
    # From here on it is the height of a person.
    return {name: value} if value is not None and value < _SHORTEST_PERSON_CM else {}


def named_measures(text: str) -> list[str]:
    """The body's measures that `text` names, with a number or without."""
    folded = fold(text)
    return [
        name
        for name, measure in BODY_MEASURES.items()
        if re.search(rf"\b(?:{measure.english})\b|{measure.chinese}", folded)
    ]


def _patterns(measure: BodyMeasure, *, before: bool) -> tuple[re.Pattern[str], ...]:
    if before:
        return (
            re.compile(rf"{_NUMBER}{_UNIT}\s*(?:around (?:my |the )?)?\b(?:{measure.english})\b"),
            re.compile(rf"{_NUMBER}(?:{_UNIT})?\s*的?(?:{measure.chinese})"),
        )
    return (
        re.compile(rf"\b(?:{measure.english})\b[^\d;]{{0,25}}?{_NUMBER}(?:{_UNIT})?"),
        re.compile(rf"(?:{measure.chinese})[^\d;]{{0,8}}?{_NUMBER}(?:{_UNIT})?"),
    )


def _centimetres(match: re.Match[str], measure: BodyMeasure) -> float | None:
    """The number of a match in centimetres; None where no such body is believed."""
    number, unit = float(match["number"]), match["unit"] or ""
    if unit.startswith("尺"):
        tenths = unit.removeprefix("尺").strip()
        values = [(number + float(f"0.{tenths or 0}")) * CM_PER_CHI]
    elif unit:
        values = [number * factor for pattern, factor in _CM_PER_UNIT if pattern.match(unit)]
    else:
        values = [number, number * CM_PER_INCH]
    return next((value for value in values if measure.low_cm <= value <= measure.high_cm), None)


@dataclass(frozen=True, slots=True)
class Fit:
    """The size nearest to a body's measure.

    `made_for_cm` is what the size is made for; `over_cm` is by how much the body has more, below 0 for less.
    `is_end` says that the chart has no size further on in that direction.
    """

    size: str
    made_for_cm: float
    over_cm: float
    is_end: bool


@dataclass(frozen=True, slots=True)
class SizeTable:
    """A size chart: its sizes in order, with the measures of the body that they are made for and their own.

    Both map a column's name, without "body_" and "_cm", to the centimetres of each size that has a value.
    """

    sizes: tuple[str, ...]
    body: Mapping[str, Mapping[str, float]]
    piece: Mapping[str, Mapping[str, float]]

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, str | float]]) -> Self:
        """The chart of the schema's `rows`."""
        body: dict[str, dict[str, float]] = {}
        piece: dict[str, dict[str, float]] = {}
        for row in rows:
            for column, value in row.items():
                if column == "size" or isinstance(value, str) or _EASE_COLUMN.fullmatch(column):
                    continue
                of_body = _BODY_COLUMN.fullmatch(column)
                if of_body:
                    body.setdefault(of_body[1] or of_body[2], {})[str(row["size"])] = float(value)
                else:
                    name = column.removesuffix("_cm").removeprefix("garment_")
                    piece.setdefault(name, {})[str(row["size"])] = float(value)
        return cls(tuple(str(row["size"]) for row in rows), body, piece)

    def nearest(self, measure: str, value_cm: float) -> Fit | None:
        """The size made for the body nearest to `value_cm`, the larger of two; None without such a column."""
        column = self.body.get(measure)
        if not column:
            return None
        size = min(column, key=lambda size: (abs(column[size] - value_cm), -column[size]))
        over = round(value_cm - column[size], 1)
        beyond = max(column.values()) if over > 0 else min(column.values())
        return Fit(size, column[size], over, is_end=column[size] == beyond)
