"""Which products a question sets against each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from actions.catalogue import CatalogueProduct
from actions.embeddings import EmbeddingCache
from actions.mentions import Question
from actions.search import THRESHOLDS, CatalogueIndex, best_of
from actions.wording import fold

MOST_COMPARED: Final = 3
# What stands between two things that are compared.
_BETWEEN: Final = re.compile(
    r"\b(?:and|or|vs|versus|with|to|than|from|against|over)\b\.?|[,;/，；、]|和|跟|与|还是|或者|或|相比|对比|比"
)


@dataclass(frozen=True, slots=True)
class Compared:
    """The products that are meant; where they are too few, `others` are those that one more may be."""

    products: tuple[CatalogueProduct, ...]
    others: tuple[CatalogueProduct, ...] = ()

    @property
    def is_enough(self) -> bool:
        return len(self.products) > 1


async def find_compared(question: Question, index: CatalogueIndex, embeddings: EmbeddingCache) -> Compared:
    """The products that `question` compares: each that it names, up to three of a kind, "it" with another."""
    chosen, kinds = await _named(question, index, embeddings)
    current = index.catalogue.by_handle.get(question.current or "")
    for kind in kinds:
        left = [product for product in kind if product not in chosen]
        if len(left) == 1:
            chosen.append(left[0])
        elif left and len(chosen) == 1:
            return Compared(tuple(chosen), tuple(left))
    if not chosen and kinds:
        alike = {product.id: product for kind in kinds for product in kind}
        return Compared(tuple(alike.values())[:MOST_COMPARED])
    shown = [index.catalogue.by_handle[name] for name in question.shown if name in index.catalogue.by_handle]
    if not chosen and len(shown) > 1:
        return Compared(tuple(shown[:MOST_COMPARED]))
    if len(chosen) < 2 and current and current not in chosen:
        chosen.insert(0, current)
    if len(chosen) != 1:
        return Compared(tuple(chosen[:MOST_COMPARED]))
    others = index.like(chosen[0])
    same = [product for product in others if product.category == chosen[0].category]
    return Compared(tuple(chosen), tuple(same or others))


async def _named(
    question: Question, index: CatalogueIndex, embeddings: EmbeddingCache
) -> tuple[list[CatalogueProduct], list[list[CatalogueProduct]]]:
    """The products that are named, and of what only names a kind the products of that kind."""
    by_handle = index.catalogue.by_handle
    handles = [by_handle[name] for name in question.named if name in by_handle]
    if handles:
        return handles, []
    chosen: list[CatalogueProduct] = []
    kinds: list[list[CatalogueProduct]] = []
    for piece in _BETWEEN.split(fold(question.text)):
        _sort_in(index.by_words(piece), chosen, kinds)
    if len(chosen) + len(kinds) < 2:
        for name in question.named:
            if not index.by_words(name):
                query = await embeddings.embed_query(name)
                _sort_in(best_of(index.by_name(query), THRESHOLDS.name), chosen, kinds)
    return chosen, kinds


def _sort_in(
    found: Sequence[CatalogueProduct],
    chosen: list[CatalogueProduct],
    kinds: list[list[CatalogueProduct]],
) -> None:
    if len(found) == 1 and found[0] not in chosen:
        chosen.append(found[0])
    elif len(found) > 1:
        kinds.append(list(found))
