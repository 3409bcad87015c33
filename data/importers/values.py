"""Single cells of a catalogue: numbers, yes and no, weights, keys and options."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from data.importers.drafts import MAX_INTEGER, MAX_NAME

_GRAMS: Final = {"g": 1.0, "kg": 1000.0, "lb": 453.59237, "lbs": 453.59237, "oz": 28.349523125, "mg": 0.001}
_NO: Final = frozenset({"false", "no", "n", "0"})
_WEIGHT = re.compile(r"(?P<number>\d+(?:[.,]\d+)?)\s*(?P<unit>[a-z]*)")
_WHOLE = re.compile(r"(?P<number>[+-]?\d+)(?:[.,]0*)?")


class UnreadableCellError(ValueError):
    """A cell that does not hold what its column is for; the message says which and why."""


def whole_number(text: str, what: str) -> int | None:
    """A count such as `12`, `-1` or `12.0`; None where the cell is empty.

    Raises:
        UnreadableCellError: anything else.
    """
    if not text:
        return None
    found = _WHOLE.fullmatch(text)
    if not found or len(text) > 15 or abs(number := int(found["number"])) > MAX_INTEGER:
        raise UnreadableCellError(f"the {what} “{text}” is not a whole number")
    return number


def grams(text: str, otherwise_unit: str = "g") -> float | None:
    """A weight such as `1.5 kg` or `250` in grams; None where the cell is empty.

    Raises:
        UnreadableCellError: not a weight.
    """
    if not text:
        return None
    found = _WEIGHT.fullmatch(text.casefold())
    unit = (found["unit"] or otherwise_unit) if found else ""
    if not found or unit not in _GRAMS or len(text) > 20:
        raise UnreadableCellError(f"the weight “{text}” is not a weight")
    return round(float(found["number"].replace(",", ".")) * _GRAMS[unit], 3)


def is_yes(text: str) -> bool:
    """Whether a cell says yes; an empty one does."""
    return text.casefold() not in _NO


def without_apostrophe(text: str) -> str:
    """A code without the apostrophe that keeps spreadsheets from reading it as a number."""
    return text.removeprefix("'").strip()


def short_name(text: str, what: str, longest: int = MAX_NAME) -> str:
    """`text`, provided that the catalogue has room for it.

    Raises:
        UnreadableCellError: it is longer than `longest` characters.
    """
    if len(text) > longest:
        raise UnreadableCellError(f"the {what} is longer than {longest} characters")
    return text


def key_of(text: str) -> str:
    """A name as a key: lower case, words of any script joined by hyphens."""
    return re.sub(r"[^\w]+|_+", "-", unicodedata.normalize("NFKC", text).casefold()).strip("-")


def sku_for(handle: str, options: dict[str, str]) -> str:
    """The SKU that we give a variant without one: the same for the same handle and options."""
    parts = [handle, *(key_of(value) for value in options.values())]
    return "-".join(part for part in parts if part)[:MAX_NAME]


def tags_in(text: str) -> tuple[str, ...]:
    """Tags separated by commas, each once."""
    return tuple(dict.fromkeys(tag for part in text.split(",") if (tag := part.strip())))


def last_step(category: str) -> str:
    """The narrowest of nested categories: `Shoes` of `Apparel > Shoes`."""
    return category.rsplit(">", 1)[-1].strip()
