"""What a catalogue file says, as plain values: read from it, and not yet written anywhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from data.schema import Part

MAX_NAME: Final = 255  # of handles and SKUs, as the schema has them
MAX_BARCODE: Final = 64
MAX_FACT_NAME: Final = 64
MAX_INTEGER: Final = 2**31 - 1
MAX_VARIANTS: Final = 2048  # Shopify's own limit for one product
MAX_PHOTOS: Final = 2048


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a file: column or element names with the values given for them, blanks left out.

    `line` is where the record begins, counted from 1. A record that could not be read has a `problem`
    and as many of its cells as could be told.
    """

    line: int
    cells: dict[str, list[str]] = field(default_factory=dict)
    problem: str = ""

    def get(self, name: str) -> str:
        """The first value of `name`, or an empty string."""
        values = self.cells.get(name)
        return values[0] if values else ""

    def all(self, name: str) -> list[str]:
        """Every value of `name`."""
        return self.cells.get(name, [])


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row of the file that was left out, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class SkippedPicture:
    """A picture that was not brought in, and why; its product went in without it."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class VariantDraft:
    """One variant. `sku_is_given` is False where the file has none and `sku` was made up by us."""

    sku: str
    sku_is_given: bool
    price_minor: int
    currency: str
    compare_at_minor: int | None = None
    stock: int | None = None
    options: dict[str, str] = field(default_factory=dict)
    barcode: str = ""
    weight_grams: float | None = None


@dataclass(frozen=True, slots=True)
class PhotoDraft:
    """One picture by its address or file name; `variant_sku` is set where it shows one variant only."""

    source: str
    line: int
    alt: str = ""
    part: Part | None = None
    variant_sku: str | None = None


@dataclass(frozen=True, slots=True)
class FactDraft:
    """One stated property; `name` is its key, `label` what people call it."""

    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class ProductDraft:
    """One product as the file has it.

    `line` is its first line. `photos` and `link` are None where the file has no place for them, and what
    the catalogue knows is then left alone. `fact_names` are the facts this file speaks of: one of them
    that is missing from `facts` has been taken away, any other is left alone. `complete` is False when
    one of the product's rows was skipped: what seems to be missing is then kept.
    """

    handle: str
    line: int
    title: str
    variants: tuple[VariantDraft, ...]
    photos: tuple[PhotoDraft, ...] | None
    facts: tuple[FactDraft, ...] = ()
    fact_names: frozenset[str] = frozenset()
    description: str = ""
    category: str = ""
    vendor: str = ""
    tags: tuple[str, ...] = ()
    link: str | None = None
    published: bool = True
    complete: bool = True


@dataclass(frozen=True, slots=True)
class ReadProduct:
    """What came of one product's rows: a draft unless nothing usable was left, and the rows skipped."""

    draft: ProductDraft | None
    skipped: tuple[SkippedRow, ...] = ()
