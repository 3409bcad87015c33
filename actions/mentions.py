"""Which product a question is about: by SKU, by name, by "that one", by meaning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from actions.catalogue import CatalogueProduct
from actions.embeddings import EmbeddingCache
from actions.parts import part_names_in
from actions.search import THRESHOLDS, CatalogueIndex, best_of
from actions.wording import fold, without
from data.schema import Part

_SKU: Final = re.compile(r"[a-z0-9]+(?:[-_./][a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Question:
    """What is known of a question when its product is looked for.

    `named` are the words that the dialogue marked as product or category; a button's payload puts a
    handle there. `described` are those it marked as colour, material or size, which say how a product
    looks and not which one it is. `current` is the handle of the product last talked about, `shown` are
    those of the products last shown side by side; with `is_pictured` they are what the photograph looks like
    that came with the question. Where the question need not be about a product at all, `may_guess` is False:
    one that names none means none.
    """

    text: str
    named: tuple[str, ...] = ()
    described: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    current: str | None = None
    shown: tuple[str, ...] = ()
    is_pictured: bool = False
    may_guess: bool = True


@dataclass(frozen=True, slots=True)
class Meant:
    """The products that a question may mean: one is an answer, several a question back, none unknown."""

    products: tuple[CatalogueProduct, ...]

    @property
    def only(self) -> CatalogueProduct | None:
        return self.products[0] if len(self.products) == 1 else None


async def find_meant(question: Question, index: CatalogueIndex, embeddings: EmbeddingCache) -> Meant:
    """The product that `question` is about.

    In this order: a handle, a whole title or a SKU; words of one; the product last talked about, or those
    last shown side by side, where the question names no other; the meaning of what was named; where nothing
    was named, the products with a photograph of the part asked for; the meaning of the whole question.
    """
    catalogue = index.catalogue
    current = catalogue.by_handle.get(question.current or "")
    exact = _exactly_named(question, index)
    if exact:
        return Meant((exact,))

    worded = index.by_words(
        without(fold(question.text), [*part_names_in(question.text), *map(fold, question.described)])
    )
    if worded:
        return Meant((current,)) if current and current in worded else Meant(tuple(worded))

    if question.named:
        return await _by_meaning_of_names(question, current, index, embeddings)
    talked_of = (current,) if current else tuple(filter(None, map(catalogue.by_handle.get, question.shown)))
    if talked_of or question.is_pictured or not question.may_guess:
        return Meant(talked_of if current or question.is_pictured or question.may_guess else ())
    pictured = _with_photos_of(question.parts, catalogue.products)
    if pictured:
        return Meant(tuple(pictured))
    by_meaning = index.by_question(await embeddings.embed_query(question.text))
    return Meant(tuple(best_of(by_meaning, THRESHOLDS.question)))


async def _by_meaning_of_names(
    question: Question, current: CatalogueProduct | None, index: CatalogueIndex, embeddings: EmbeddingCache
) -> Meant:
    for name in question.named:
        similar = best_of(index.by_name(await embeddings.embed_query(name)), THRESHOLDS.name)
        if similar:
            return Meant((current,)) if current and current in similar else Meant(tuple(similar))
    return Meant(())


def _exactly_named(question: Question, index: CatalogueIndex) -> CatalogueProduct | None:
    catalogue = index.catalogue
    for name in question.named:
        if name in catalogue.by_handle:
            return catalogue.by_handle[name]
    titled = index.titled_in(question.text)
    if len(titled) == 1:
        return titled[0]
    for token in _SKU.findall(fold(question.text)):
        if token in catalogue.by_sku:
            return catalogue.by_sku[token]
    return None


def _with_photos_of(parts: Sequence[Part], products: Sequence[CatalogueProduct]) -> list[CatalogueProduct]:
    return [product for product in products if any(product.photos_of(part) for part in parts)]
