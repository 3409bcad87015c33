"""Shopify's product CSV, with its classic and its newer column names, into product drafts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from data.importers.drafts import (
    MAX_BARCODE,
    FactDraft,
    ProductDraft,
    ReadProduct,
    Row,
    SkippedRow,
    VariantDraft,
)
from data.importers.errors import MissingColumnError
from data.importers.html_text import text_of_html
from data.importers.metafields import metafield_in, readable_value
from data.importers.money import UnreadableMoneyError, parse_money
from data.importers.product_parts import ReadPhotos, ReadVariants
from data.importers.tables import plain_name
from data.importers.values import (
    UnreadableCellError,
    grams,
    is_yes,
    last_step,
    short_name,
    sku_for,
    tags_in,
    whole_number,
    without_apostrophe,
)

# What we read, by our own name: the column's classic name, then its newer one.
_COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "handle": ("Handle", "URL handle"),
    "title": ("Title",),
    "body": ("Body (HTML)", "Body HTML", "Description"),
    "vendor": ("Vendor",),
    "category": ("Product Category", "Standardized Product Type"),
    "type": ("Type", "Custom Product Type"),
    "tags": ("Tags",),
    "published": ("Published", "Published on online store"),
    "status": ("Status",),
    "option1 name": ("Option1 Name",),
    "option1 value": ("Option1 Value",),
    "option2 name": ("Option2 Name",),
    "option2 value": ("Option2 Value",),
    "option3 name": ("Option3 Name",),
    "option3 value": ("Option3 Value",),
    "sku": ("Variant SKU", "SKU"),
    "price": ("Variant Price", "Price"),
    "compare at": ("Variant Compare At Price", "Compare-at price", "Compare at price"),
    "quantity": ("Variant Inventory Qty", "Inventory quantity"),
    "tracker": ("Variant Inventory Tracker", "Inventory tracker"),
    "policy": ("Variant Inventory Policy", "Continue selling when out of stock"),
    "grams": ("Variant Grams", "Weight value (grams)"),
    "barcode": ("Variant Barcode", "Barcode"),
    "image": ("Image Src", "Product image URL"),
    "image place": ("Image Position",),
    "image alt": ("Image Alt Text",),
    "variant image": ("Variant Image", "Variant image URL"),
    "google category": (
        "Google Shopping / Google Product Category",
        "Google Shopping / Google product category",
    ),
}
_FACT_COLUMNS: Final = {
    "google shopping / gender": ("gender", "Gender"),
    "google shopping / age group": ("age-group", "Age group"),
    "google shopping / condition": ("condition", "Condition"),
    "google shopping / mpn": ("mpn", "Manufacturer part number"),
    "google shopping / manufacturer part number (mpn)": ("mpn", "Manufacturer part number"),
}
_OURS: Final = {plain_name(column): ours for ours, columns in _COLUMNS.items() for column in columns}
_DISTINCT: Final = frozenset(_OURS) - {"title", "description", "price"}
_REQUIRED: Final = ("handle", "title", "price")
_NOT_SHOWN: Final = frozenset({"draft", "archived", "unlisted"})
_DEFAULT_OPTION: Final = ("title", "default title")
_SELLS_ON: Final = frozenset({"continue", "true"})
_VARIANT_CELLS: Final = ("sku", "price", "option1 value", "option2 value", "option3 value")


def is_shopify_column(name: str) -> bool:
    """Whether a column's name is one that only Shopify's product files have."""
    plain = plain_name(name)
    return plain in _DISTINCT or plain.startswith(("variant ", "google shopping /")) or "metafields." in plain


@dataclass(frozen=True, slots=True)
class ShopifyColumns:
    """Which column of a file holds what: `ours` by our name, `facts` by column name."""

    ours: Mapping[str, str]
    facts: Mapping[str, tuple[str, str]]

    @classmethod
    def of(cls, header: Iterable[str]) -> ShopifyColumns:
        """Finds the columns in a header.

        Raises:
            MissingColumnError: one that every product needs is not there.
        """
        ours: dict[str, str] = {}
        facts: dict[str, tuple[str, str]] = {}
        for column in header:
            plain = plain_name(column)
            if plain in _OURS:
                ours.setdefault(_OURS[plain], column)
            elif plain in _FACT_COLUMNS:
                facts[column] = _FACT_COLUMNS[plain]
            elif metafield := metafield_in(column):
                taken = {name for name, _ in facts.values()}
                facts[column] = (metafield.name_apart_from(taken), metafield.label)
        for name in _REQUIRED:
            if name not in ours:
                columns = " or ".join(f"“{column}”" for column in _COLUMNS[name])
                raise MissingColumnError(
                    f"The file has no column {columns}, which every product needs; nothing was imported."
                )
        return cls(ours, facts)

    def get(self, row: Row, name: str) -> str:
        column = self.ours.get(name)
        return row.get(column) if column else ""

    def handle(self, row: Row) -> str:
        """The handle of the product that `row` belongs to."""
        return self.get(row, "handle")


def read_product(handle: str, rows: Iterable[Row], columns: ShopifyColumns, currency: str) -> ReadProduct:
    """One product from its rows, in the file's order; prices that name no currency are in `currency`."""
    reading = _Reading(handle, columns, currency)
    for row in rows:
        reading.read(row)
    return reading.finish()


@dataclass(slots=True)
class _Reading:
    handle: str
    columns: ShopifyColumns
    currency: str
    line: int = 0
    said: dict[str, str] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    variants: ReadVariants = field(default_factory=ReadVariants)
    photos: ReadPhotos = field(default_factory=ReadPhotos)
    skipped: list[SkippedRow] = field(default_factory=list)

    def read(self, row: Row) -> None:
        self.line = self.line or row.line
        try:
            if row.problem:
                raise UnreadableCellError(row.problem)
            short_name(self.handle, "handle")
            self._read_product_cells(row)
            self._read_photo(row)
            if any(self.columns.get(row, name) for name in _VARIANT_CELLS):
                self._read_variant(row)
        except (UnreadableCellError, UnreadableMoneyError) as error:
            self.skipped.append(SkippedRow(row.line, str(error)))

    def finish(self) -> ReadProduct:
        title = self.said.get("title", "")
        if not title and not (self.skipped and not self.variants):
            self.skipped.append(SkippedRow(self.line, f"the product “{self.handle}” has no title"))
        elif not self.skipped and not self.variants:
            self.skipped.append(SkippedRow(self.line, f"the product “{self.handle}” has no price"))
        if not title or not self.variants:
            return ReadProduct(None, tuple(self.skipped))
        variants = self.variants.all()
        has_images = {"image", "variant image"} & self.columns.ours.keys()
        draft = ProductDraft(
            handle=self.handle,
            line=self.line,
            title=title,
            description=text_of_html(self.said.get("body", "")),
            category=self._category(),
            vendor=self.said.get("vendor", ""),
            tags=tags_in(self.said.get("tags", "")),
            published=self._is_published(),
            variants=variants,
            photos=self.photos.all(title, len(variants)) if has_images else None,
            facts=self._facts(),
            fact_names=frozenset(name for name, _ in self.columns.facts.values()),
            complete=not self.skipped,
        )
        return ReadProduct(draft, tuple(self.skipped))

    def _read_product_cells(self, row: Row) -> None:
        for name in ("title", "body", "vendor", "category", "type", "tags", "published", "google category"):
            if value := self.columns.get(row, name):
                self.said.setdefault(name, value)
        if status := self.columns.get(row, "status"):
            self.said.setdefault("status", status.casefold())
        for number in "123":
            if name := self.columns.get(row, f"option{number} name"):
                self.said.setdefault(f"option{number} name", name)
        for column in self.columns.facts:
            if value := row.get(column):
                self.facts.setdefault(column, value)

    def _read_photo(self, row: Row) -> None:
        if source := _address(self.columns.get(row, "image")):
            place = self.columns.get(row, "image place")
            alt = self.columns.get(row, "image alt")
            self.photos.add(source, row.line, alt, int(place) if re.fullmatch(r"[0-9]{1,6}", place) else None)

    def _read_variant(self, row: Row) -> None:
        price = parse_money(self.columns.get(row, "price"), self.currency)
        compare_at = self.columns.get(row, "compare at")
        options = self._options(row)
        given = without_apostrophe(self.columns.get(row, "sku"))
        variant = VariantDraft(
            sku=short_name(given, "SKU") or sku_for(self.handle, options),
            sku_is_given=bool(given),
            price_minor=price.minor,
            currency=price.currency,
            compare_at_minor=parse_money(compare_at, self.currency).minor or None if compare_at else None,
            stock=self._stock(row),
            options=options,
            barcode=short_name(without_apostrophe(self.columns.get(row, "barcode")), "barcode", MAX_BARCODE),
            weight_grams=grams(self.columns.get(row, "grams")),
        )
        variant = self.variants.add(variant, row.line)
        if image := _address(self.columns.get(row, "variant image")):
            self.photos.show(variant.sku, image, row.line)

    def _options(self, row: Row) -> dict[str, str]:
        options: dict[str, str] = {}
        for number in "123":
            value = self.columns.get(row, f"option{number} value")
            name = self.said.get(f"option{number} name", f"Option {number}")
            if value and (name.casefold(), value.casefold()) != _DEFAULT_OPTION:
                options[name] = value
        return options

    def _stock(self, row: Row) -> int | None:
        """How many are there; None where the shop does not count or sells on when they are gone."""
        quantity = whole_number(self.columns.get(row, "quantity"), "stock")
        counts = "tracker" not in self.columns.ours or bool(self.columns.get(row, "tracker"))
        sells_on = self.columns.get(row, "policy").casefold() in _SELLS_ON
        if quantity is None or not counts or (sells_on and quantity <= 0):
            return None
        return max(quantity, 0)

    def _is_published(self) -> bool:
        return is_yes(self.said.get("published", "")) and self.said.get("status") not in _NOT_SHOWN

    def _facts(self) -> tuple[FactDraft, ...]:
        facts: dict[str, FactDraft] = {}
        for column, (name, label) in self.columns.facts.items():
            if value := readable_value(self.facts.get(column, "")):
                facts.setdefault(name, FactDraft(name, label, value))
        return tuple(facts.values())

    def _category(self) -> str:
        own = self.said.get("type", "")
        return own or last_step(self.said.get("category", "") or self.said.get("google category", ""))


def _address(source: str) -> str:
    return f"https:{source}" if source.startswith("//") else source
