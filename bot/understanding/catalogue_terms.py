"""What the shop calls its goods, as patterns that the dialogue model is trained with.

Rasa's own lookup tables cannot serve: their words end either where `\\b` says, which never lies between
two Chinese characters, or anywhere, which finds "red" in "ordered".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import opencc
import yaml
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from data.language import HAN, Language
from data.schema import Product
from data.vocabulary import FAMILIES, MATERIALS, PATTERNS
from data.vocabulary.colours import COLOURS
from data.vocabulary.goods import GOODS
from data.vocabulary.parts import PART_NAMES

# More than so many names of one kind cost more time a message than they are worth.
MOST_TERMS: Final = 4000

# What a pattern is called. Finds of `product` become entities; the others are hints for those who learn.
PRODUCTS: Final = "product"
COLOURS_HINT: Final = "colours"
MATERIALS_HINT: Final = "materials"
PARTS_HINT: Final = "parts"
GOODS_HINT: Final = "goods"
SIZES_HINT: Final = "sizes"

_OPTION_HINTS: Final = {
    COLOURS_HINT: re.compile("colou?r|颜色", re.IGNORECASE),
    MATERIALS_HINT: re.compile("material|fabric|材质|面料", re.IGNORECASE),
    SIZES_HINT: re.compile("size|capacity|尺码|容量", re.IGNORECASE),
}
_HAN: Final = re.compile(f"[{HAN}]")
_RUN: Final = re.compile(r"[A-Za-z]+|[0-9]+")
_LIKE_AN_ORDER: Final = re.compile(r"[A-Za-z]{1,3}-?[0-9]{4,10}|[0-9]{4,10}")

Terms = dict[str, set[str]]


def vocabulary_terms() -> Terms:
    """The words of the trade, whatever the shop."""
    return {
        COLOURS_HINT: {name for colour in COLOURS for name in (*colour.en, *colour.zh)}
        | {name for pattern in PATTERNS.values() for name in (pattern.en, pattern.zh)},
        MATERIALS_HINT: {name for material in MATERIALS.values() for name in (material.en, material.zh)},
        PARTS_HINT: {name for names in PART_NAMES.values() for language in names for name in language},
        GOODS_HINT: {name for family in FAMILIES.values() for name in (*family.en, *family.zh)}
        | {name for goods in GOODS for name in goods.split(" and ")},
        SIZES_HINT: set(),
    }


def catalogue_terms(session: Session) -> Terms:
    """What this shop's catalogue adds: titles, SKUs, categories, and the values of its options."""
    terms: Terms = {hint: set() for hint in (*_OPTION_HINTS, GOODS_HINT, PRODUCTS)}
    products = select(Product).where(Product.published).options(selectinload(Product.variants))
    for product in session.scalars(products):
        terms[PRODUCTS] |= {product.title.en, product.title.zh}
        terms[PRODUCTS] |= {variant.sku for variant in product.variants}
        terms[GOODS_HINT] |= {product.category.en, product.category.zh}
        for variant in product.variants:
            for option, value in variant.options.items():
                for hint, named in _OPTION_HINTS.items():
                    if named.search(option):
                        terms[hint] |= {value, product.words_zh.get(value, "")}
    return terms


def catalogue_titles(session: Session) -> dict[Language, list[str]]:
    """What the shop's products are called, in each language that they have a name in."""
    titles = list(session.scalars(select(Product).where(Product.published)))
    return {
        "en": [product.title.en for product in titles if product.title.en],
        "zh": [product.title.zh for product in titles if product.title.zh],
    }


def patterns(*several: Terms) -> dict[str, list[str]]:
    """Regular expressions, in Python's syntax, that find the terms of all of `several`, by their names."""
    names = {name for terms in several for name in terms}
    gathered = {name: set().union(*(terms.get(name, set()) for terms in several)) for name in names}
    return {name: made for name, terms in sorted(gathered.items()) if (made := _pattern_list(terms))}


def write_training_data(
    named: Mapping[str, Sequence[str]], path: Path, examples: Mapping[str, Sequence[str]] | None = None
) -> None:
    """Writes `named` patterns, and examples by their intent, to `path` as Rasa's training data."""
    kinds = (("regex", named), ("intent", examples or {}))
    items = [
        {kind: name, "examples": "".join(f"- {line}\n" for line in lines)}
        for kind, several in kinds
        for name, lines in several.items()
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    content: dict[str, Any] = {"version": "3.1", "nlu": items}
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1_000_000), "utf-8")


def _pattern_list(terms: Iterable[str]) -> list[str]:
    cleaned = {" ".join(term.split()) for term in terms} - {""}
    shapes = {shape for term in cleaned if (shape := _shape(term))}
    plain = {term for term in cleaned if len(term) > 1 and not any(re.fullmatch(s, term) for s in shapes)}
    plain |= {_traditional(term) for term in plain}
    longest_first = sorted(plain, key=lambda term: (-len(term), term))[:MOST_TERMS]
    latin = [re.escape(term) for term in longest_first if not _HAN.search(term)]
    han = [re.escape(term) for term in longest_first if _HAN.search(term)]
    made = [_standing_alone(shape) for shape in sorted(shapes)]
    if latin:
        made.append(_standing_alone(f"(?:{'|'.join(latin)})(?:e?s)?"))
    if han:
        made.append("|".join(han))
    return made


def _shape(term: str) -> str | None:
    """What SKUs that are built like `term` look like; None for words, and for what an order could be."""
    if not re.fullmatch(r"[A-Z0-9]+(?:[-_./][A-Z0-9]+)+", term) or not re.search("[0-9]", term):
        return None
    if _LIKE_AN_ORDER.fullmatch(term):
        return None
    return _RUN.sub(lambda run: "[0-9]+" if run[0].isdigit() else "[A-Za-z]{2,}", term.replace(".", r"\."))


def _standing_alone(pattern: str) -> str:
    return rf"(?<![A-Za-z0-9_-]){pattern}(?![A-Za-z0-9_-])"


@lru_cache(maxsize=1)
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


def _traditional(term: str) -> str:
    converted: str = _converter().convert(term)
    return converted
