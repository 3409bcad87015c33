"""Google Merchant product data, from a table or a feed, into product drafts."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from data.importers.drafts import (
    MAX_BARCODE,
    MAX_FACT_NAME,
    FactDraft,
    ProductDraft,
    ReadProduct,
    Row,
    SkippedRow,
    VariantDraft,
)
from data.importers.errors import MissingColumnError
from data.importers.html_text import text_of_html
from data.importers.money import Money, UnreadableMoneyError, parse_money
from data.importers.product_parts import ReadPhotos, ReadVariants
from data.importers.tables import plain_name
from data.importers.values import UnreadableCellError, grams, key_of, last_step, short_name

REQUIRED: Final = ("id", "title", "price")
_OPTIONS: Final = {"color": "Color", "size": "Size", "pattern": "Pattern", "material": "Material"}
_ALWAYS_OPTIONS: Final = frozenset({"color", "size"})
_FACTS: Final = {
    "material": "Material",
    "pattern": "Pattern",
    "gender": "Gender",
    "age group": "Age group",
    "condition": "Condition",
    "size type": "Size type",
    "size system": "Size system",
    "mpn": "Manufacturer part number",
    "product length": "Length",
    "product width": "Width",
    "product height": "Height",
    "product weight": "Weight",
    "energy efficiency class": "Energy efficiency class",
    "certification": "Certification",
    "availability date": "Available from",
}
_HIGHLIGHTS: Final = ("product-highlight", "Highlights")
_OTHERS: Final = (
    *("id", "item group id", "item group title", "title", "description", "link", "image link"),
    *("additional image link", "availability", "price", "sale price", "sale price effective date", "brand"),
    *("gtin", "google product category", "product type", "shipping", "shipping weight", "tax", "adult"),
    *("identifier exists", "is bundle", "multipack", "mobile link", "product detail", "product highlight"),
    *("quantity", "sell on google quantity", "structured title", "structured description"),
)
_KNOWN: Final = frozenset({*_OPTIONS, *_FACTS, *_OTHERS})
_SHARED_WITH_OTHERS: Final = frozenset({"title", "description", "price", "color", "size", "material"})
_RANGE_SLASH = re.compile(r"\s*/\s*")
_DETAIL_SEPARATOR: Final = ":"


def is_google_column(name: str) -> bool:
    """Whether a column's name is one that only Google's product data have."""
    plain = _attribute(name)
    return plain in _KNOWN and plain not in _SHARED_WITH_OTHERS


def check_columns(header: Iterable[str]) -> bool:
    """Makes sure that a table has what every product needs, and says whether it has pictures too.

    Raises:
        MissingColumnError: it has not.
    """
    present = {_attribute(column) for column in header}
    for name in REQUIRED:
        if name not in present:
            raise MissingColumnError(
                f"The file has no column “{name}”, which every product needs; nothing was imported."
            )
    return "image link" in present


def by_attribute(row: Row) -> Row:
    """A table's row with Google's attribute names in place of column names, and lists taken apart."""
    cells: dict[str, list[str]] = {}
    for column, values in row.cells.items():
        name = _attribute(column)
        is_list = name == "additional image link"
        cells.setdefault(name, []).extend(_listed(values) if is_list else values)
    return Row(row.line, cells, row.problem)


def _listed(values: list[str]) -> list[str]:
    return [part for value in values for listed in value.split(",") if (part := listed.strip())]


def group_of(row: Row) -> str:
    """The key of the product that a row belongs to."""
    return row.get("item group id") or row.get("id")


def read_product(
    handle: str, rows: Iterable[Row], currency: str, now: datetime, has_images: bool = True
) -> ReadProduct:
    """One product from the rows of its group; `now` decides whether a sale is on."""
    reading = _Reading(handle, currency, now)
    for row in rows:
        reading.read(row)
    return reading.finish(has_images)


@dataclass(slots=True)
class _Reading:
    handle: str
    currency: str
    now: datetime
    first: Row | None = None
    titles: list[str] = field(default_factory=list)
    options: dict[str, dict[str, str]] = field(default_factory=dict)
    variants: ReadVariants = field(default_factory=ReadVariants)
    photos: ReadPhotos = field(default_factory=ReadPhotos)
    skipped: list[SkippedRow] = field(default_factory=list)

    def read(self, row: Row) -> None:
        try:
            if row.problem:
                raise UnreadableCellError(row.problem)
            for name in REQUIRED:
                if not row.get(name):
                    raise UnreadableCellError(f"the item has no {name}")
            variant = self.variants.add(self._variant(row), row.line)
        except (UnreadableCellError, UnreadableMoneyError) as error:
            self.skipped.append(SkippedRow(row.line, str(error)))
            return
        self.first = self.first or row
        self.titles.append(row.get("title"))
        self.options[variant.sku] = {name: value for name in _OPTIONS if (value := row.get(name))}
        for place, image in enumerate([*row.all("image link"), *row.all("additional image link")]):
            self.photos.add(image, row.line)
            if place == 0:
                self.photos.show(variant.sku, image, row.line)

    def finish(self, has_images: bool) -> ReadProduct:
        first = self.first
        if first is None:
            return ReadProduct(None, tuple(self.skipped))
        options = self._options_that_tell_apart()
        variants = tuple(
            replace(variant, options=self._options_of(variant, options)) for variant in self.variants.all()
        )
        title = first.get("item group title") or _shared_title(self.titles)
        facts = _facts(first, without=options)
        draft = ProductDraft(
            handle=self.handle,
            line=first.line,
            title=title,
            description=text_of_html(first.get("description")),
            category=_category(first),
            vendor=first.get("brand"),
            link=first.get("link") or None,
            variants=variants,
            photos=self.photos.all(title, len(variants)) if has_images else None,
            facts=facts,
            fact_names=frozenset({*map(key_of, _FACTS), _HIGHLIGHTS[0], *(fact.name for fact in facts)}),
            complete=not self.skipped,
        )
        return ReadProduct(draft, tuple(self.skipped))

    def _variant(self, row: Row) -> VariantDraft:
        short_name(self.handle, "item group")
        price = parse_money(row.get("price"), self.currency)
        sale = self._sale(row, price)
        weight = row.get("product weight") or row.get("shipping weight")
        return VariantDraft(
            sku=short_name(row.get("id"), "id"),
            sku_is_given=True,
            price_minor=sale.minor if sale else price.minor,
            currency=price.currency,
            compare_at_minor=price.minor if sale else None,
            stock=0 if plain_name(row.get("availability")) in {"out of stock", "sold out"} else None,
            barcode=short_name(row.get("gtin"), "gtin", MAX_BARCODE),
            weight_grams=grams(weight),
        )

    def _sale(self, row: Row, price: Money) -> Money | None:
        """The sale price, where there is one, it is lower, and its dates (if any) include now."""
        if not row.get("sale price"):
            return None
        sale = parse_money(row.get("sale price"), price.currency)
        if sale.currency != price.currency:
            raise UnreadableMoneyError(f"the sale price is in {sale.currency}, the price in {price.currency}")
        dates = row.get("sale price effective date")
        return sale if sale.minor < price.minor and (not dates or _includes(dates, self.now)) else None

    def _options_of(self, variant: VariantDraft, which: frozenset[str]) -> dict[str, str]:
        return {_OPTIONS[name]: value for name, value in self.options[variant.sku].items() if name in which}

    def _options_that_tell_apart(self) -> frozenset[str]:
        """Colour and size always; pattern and material where the group's items differ in them."""
        return frozenset(
            name
            for name in _OPTIONS
            if name in _ALWAYS_OPTIONS or len({options.get(name) for options in self.options.values()}) > 1
        )


def _attribute(column: str) -> str:
    """A column or element's name as Google's attribute: `g:image_link` and `image link` are one."""
    return plain_name(column).removeprefix("g:").split("(")[0].strip()


def _includes(dates: str, now: datetime) -> bool:
    try:
        start, end = (datetime.fromisoformat(date) for date in _RANGE_SLASH.split(dates.strip()))
        return _aware(start, now) <= now <= _aware(end, now)
    except ValueError:
        return False


def _aware(moment: datetime, now: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)


def _shared_title(titles: list[str]) -> str:
    """What the titles of a group begin with in common, for each usually ends in its colour and size."""
    first = titles[0]
    if len(titles) == 1:
        return first
    columns = zip(*(title.split() for title in titles), strict=False)
    shared = [words[0] for words in itertools.takewhile(lambda words: len(set(words)) == 1, columns)]
    return " ".join(shared).rstrip(" -–—,/|(:") or first


def _category(row: Row) -> str:
    own = row.get("product type") or row.get("google product category")
    return "" if own.isdigit() else last_step(own)


def _facts(row: Row, without: frozenset[str]) -> tuple[FactDraft, ...]:
    facts: dict[str, FactDraft] = {}
    for attribute, label in _FACTS.items():
        value = row.get(attribute)
        if value and attribute not in without:
            facts[key_of(attribute)] = FactDraft(key_of(attribute), label, value)
    if highlights := row.all("product highlight"):
        name, label = _HIGHLIGHTS
        facts[name] = FactDraft(name, label, "\n".join(highlights))
    for detail in row.all("product detail"):
        label, _, value = detail.rpartition(_DETAIL_SEPARATOR)
        label = label.rsplit(_DETAIL_SEPARATOR, 1)[-1].strip()
        if (name := key_of(label)[:MAX_FACT_NAME]) and value.strip():
            facts.setdefault(name, FactDraft(name, label, value.strip()))
    return tuple(facts.values())
