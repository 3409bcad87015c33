"""A product as a page shows it: in one language, priced in words, with what can be chosen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from babel.numbers import format_currency, get_currency_precision

from data.language import Language
from data.schema import Part, Product, Variant
from data.store import thumbnail_name

LOCALES: Final[dict[Language, str]] = {"en": "en", "zh": "zh_Hans_CN"}


@dataclass(frozen=True, slots=True)
class ArticlePhoto:
    """A photograph as the page shows it; width and height in pixels where they are known."""

    url: str
    thumbnail_url: str
    alt: str
    width: int | None
    height: int | None


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of an option, such as size 42, and whether any variant with it can be had."""

    value: str
    available: bool


@dataclass(frozen=True, slots=True)
class Option:
    """What a shopper chooses between, such as the size."""

    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Price:
    """What a product costs, in words: the lowest where its variants differ, and what it was before a sale."""

    text: str
    is_lowest_of_several: bool
    before: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """One product in one language. The photograph of the whole comes first."""

    handle: str
    title: str
    category: str
    paragraphs: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    photos: tuple[ArticlePhoto, ...]
    price: Price | None
    options: tuple[Option, ...]
    sold_out: bool


def article_of(product: Product, language: Language) -> Article:
    """`product` as the pages show it; its variants, photos and facts have been loaded."""
    paragraphs = re.split(r"\n\s*\n", product.description.say(language))
    return Article(
        handle=product.handle,
        title=product.title.say(language),
        category=product.category.say(language),
        paragraphs=tuple(paragraph.strip() for paragraph in paragraphs if paragraph.strip()),
        facts=tuple((fact.label.say(language), fact.value.say(language)) for fact in product.facts),
        photos=_photos(product, language),
        price=_price(product.variants, language),
        options=_options(product, language),
        sold_out=bool(product.variants) and not any(map(_available, product.variants)),
    )


def _photos(product: Product, language: Language) -> tuple[ArticlePhoto, ...]:
    whole_first = sorted(product.photos, key=lambda photo: photo.part != Part.WHOLE)
    return tuple(
        ArticlePhoto(
            url=f"/media/{photo.media}",
            thumbnail_url=f"/media/{thumbnail_name(photo.media)}",
            alt=photo.alt.say(language) or product.title.say(language),
            width=photo.width,
            height=photo.height,
        )
        for photo in whole_first
        if photo.media
    )


def _price(variants: Sequence[Variant], language: Language) -> Price | None:
    if not variants:
        return None
    cheapest = min(variants, key=lambda variant: variant.price_minor)
    before = cheapest.compare_at_minor
    return Price(
        text=_money(cheapest.price_minor, cheapest.currency, language),
        is_lowest_of_several=any(variant.price_minor != cheapest.price_minor for variant in variants),
        before=_money(before, cheapest.currency, language)
        if before and before > cheapest.price_minor
        else None,
    )


def _money(minor: int, currency: str, language: Language) -> str:
    amount = Decimal(minor).scaleb(-get_currency_precision(currency))
    return str(format_currency(amount, currency, locale=LOCALES[language]))


def _options(product: Product, language: Language) -> tuple[Option, ...]:
    """The options in the shop's order, each value once."""
    available: dict[str, dict[str, bool]] = {}
    for variant in product.variants:
        for name, value in variant.options.items():
            values = available.setdefault(name, {})
            values[value] = values.get(value, False) or _available(variant)
    words = product.words_zh if language == "zh" else {}
    return tuple(
        Option(
            words.get(name, name),
            tuple(Choice(words.get(value, value), had) for value, had in values.items()),
        )
        for name, values in available.items()
    )


def _available(variant: Variant) -> bool:
    """A shop that does not count its stock has it."""
    return variant.stock is None or variant.stock > 0
