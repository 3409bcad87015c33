"""What can be had of a product, in words: prices, options, stars, its page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from actions.catalogue import CatalogueProduct
from actions.goods import Rating
from actions.money import price_text
from actions.shop import Shop
from actions.turn import Turn
from actions.wording import fold
from data.language import Bilingual, Language
from data.schema import Variant

# What an option is called that says how large a thing is, the size by name first.
_SIZE_NAMES: Final = (
    re.compile(r"size|尺码|尺寸|码"),
    re.compile(r"capacity|volume|width|length|容量|宽|长"),
)
_STARS: Final = Bilingual("{mean} of 5 ({count} reviews)", "{mean} 分（{count} 条评价）")
_ONE_REVIEW: Final = Bilingual("{mean} of 5 (1 review)", "{mean} 分（1 条评价）")
_NO_STARS: Final = Bilingual("no reviews yet", "暂无评价")
_LETTER_SIZE: Final = re.compile(r"\d*X*[SML]L?|\d+(?:\.\d)?", re.IGNORECASE)
_SHORTEST_SPAN: Final = 3


def price_span(variants: Sequence[Variant], language: Language) -> tuple[str, str]:
    """The lowest and the highest price of `variants`, in words."""
    if not variants:
        return "–", "–"
    cheapest = min(variants, key=lambda variant: variant.price_minor)
    dearest = max(variants, key=lambda variant: variant.price_minor)
    return (
        price_text(cheapest.price_minor, cheapest.currency, language),
        price_text(dearest.price_minor, dearest.currency, language),
    )


def price_words(variants: Sequence[Variant], language: Language) -> str:
    """The price of `variants`, as one or from the lowest to the highest."""
    low, high = price_span(variants, language)
    return low if low == high else f"{low} – {high}"


def stars_words(rating: Rating, language: Language) -> str:
    """The average stars and how many reviews they come from."""
    if not rating.reviews:
        return _NO_STARS.say(language)
    said = _ONE_REVIEW if rating.reviews == 1 else _STARS
    return said.say(language).format(mean=f"{rating.mean:.1f}", count=rating.reviews)


def wished_options(turn: Turn, product: CatalogueProduct, variants: Sequence[Variant]) -> list[str]:
    """The option values asked for: those the dialogue marked, and the product's that the text names."""
    options = {value for variant in variants for value in variant.options.values()}
    named = [value for value in sorted(options) if product.is_option(turn.text, value)]
    return [*turn.wished_options, *named]


def has_options(variant: Variant, wished: Sequence[str], product: CatalogueProduct) -> bool:
    """Whether a variant has every option value that was asked for, in either language."""
    return all(any(product.is_option(wish, value) for value in variant.options.values()) for wish in wished)


def existing_options(
    wishes: Sequence[str], product: CatalogueProduct, variants: Sequence[Variant]
) -> list[str]:
    """Those of `wishes` that are options of the product."""
    values = {value for variant in variants for value in variant.options.values()}
    return [wish for wish in wishes if any(product.is_option(wish, value) for value in values)]


def options_words(variants: Sequence[Variant], product: CatalogueProduct, language: Language) -> str:
    """The options of `variants`, the later ones grouped under the first: "Navy (42, 43), Moss (42)"."""
    grouped: dict[str, list[str]] = {}
    for variant in variants:
        first, *others = [option_words(value, product, language) for value in variant.options.values()] or [
            ""
        ]
        grouped.setdefault(first, []).append(" ".join(others))
    opening, closing, joined = ("（", "）", "、") if language == "zh" else (" (", ")", ", ")
    return joined.join(
        first + (opening + joined.join(dict.fromkeys(others)) + closing if any(others) else "")
        for first, others in grouped.items()
    )


def option_words(value: str, product: CatalogueProduct, language: Language) -> str:
    """An option's name or value as the shop calls it."""
    return product.words_zh.get(value, value) if language == "zh" else value


def values_of(name: str, variants: Sequence[Variant]) -> list[str]:
    """The values that the option `name` has in `variants`, each once, in order."""
    return list(dict.fromkeys(variant.options[name] for variant in variants if name in variant.options))


def size_option(variants: Sequence[Variant]) -> str | None:
    """The name of the option that is the size."""
    names = dict.fromkeys(name for variant in variants for name in variant.options)
    return next(
        (name for pattern in _SIZE_NAMES for name in names if pattern.search(fold(name))),
        None,
    )


def values_words(
    values: Sequence[str], of: Sequence[str], product: CatalogueProduct, language: Language
) -> str:
    """Option values in words; of sizes, three and more in a row of the product's own are said as a span."""
    said, row = list[str](), list[str]()
    for value in [*of, ""]:
        if value and value in values:
            row.append(value)
            continue
        is_span = len(row) >= _SHORTEST_SPAN and all(_LETTER_SIZE.fullmatch(size) for size in row)
        said += [f"{row[0]}–{row[-1]}"] if is_span else [option_words(one, product, language) for one in row]
        row = []
    return ("、" if language == "zh" else ", ").join(said)


def page_path(product: CatalogueProduct) -> str:
    """Where a product's page is: the shop's own, else that which the gateway serves, from its root."""
    return product.link or f"/products/{product.handle}"


def page_of(shop: Shop, product: CatalogueProduct) -> str:
    """The whole address of a product's page."""
    path = page_path(product)
    return shop.settings.shop_url + path if path.startswith("/") else path
