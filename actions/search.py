"""Search over the catalogue: exact cosine over product, photo and instruction texts, beside their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from actions.catalogue import (
    Catalogue,
    CatalogueInstruction,
    CataloguePhoto,
    CatalogueProduct,
    CatalogueStep,
)
from actions.embeddings import EmbeddingCache, Vectors
from actions.wording import fold, han_runs, longest_shared_run, words
from data.vocabulary.goods import GOODS


@dataclass(frozen=True, slots=True)
class SearchThresholds:
    """Cosines of the Universal Sentence Encoder below which a text is taken for something else.

    `name` compares the words for a product with product names, `question` a whole question with all
    that is said of a product, `fact` a question with the facts there are, `part` a question with what a
    photograph shows. Products within `tie` of the best are equally good. Goods as near as `sold` to a
    product's names are of a kind that the shop sells. `step` compares a symbol asked for with what steps say.
    """

    name: float = 0.42
    question: float = 0.37
    fact: float = 0.40
    part: float = 0.45
    tie: float = 0.08
    sold: float = 0.62
    step: float = 0.4


THRESHOLDS: Final = SearchThresholds()
_MIN_SHARED_HAN: Final = 2


@dataclass(frozen=True)
class OwnedVectors:
    """Vectors `(rows, dimensions)` of what many owners have; each owner's rows stand together.

    Owner `owners[i]` has the rows from `starts[i]` up to the next start.
    """

    owners: list[int]
    starts: NDArray[np.intp]
    vectors: Vectors

    def best_per_owner(self, query: Vectors) -> dict[int, float]:
        """Each owner's best cosine with `query`, `(dimensions,)`."""
        if not self.owners:
            return {}
        best = np.maximum.reduceat(self.vectors @ query, self.starts)
        return dict(zip(self.owners, best.tolist(), strict=True))

    def of(self, owner: int) -> Vectors:
        """The vectors of one owner, `(rows, dimensions)`; none of an owner who has nothing."""
        if owner not in self.owners:
            return self.vectors[:0]
        place = self.owners.index(owner)
        end = self.starts[place + 1] if place + 1 < len(self.starts) else len(self.vectors)
        return self.vectors[self.starts[place] : end]


@dataclass(frozen=True)
class _Texts:
    """The catalogue's texts by what they describe."""

    names: OwnedVectors
    products: OwnedVectors
    photos: OwnedVectors
    instructions: OwnedVectors
    steps: OwnedVectors


class CatalogueIndex:
    """One state of the catalogue with the vectors of all its texts."""

    def __init__(self, catalogue: Catalogue, texts: _Texts, other_goods: Vectors) -> None:
        self.catalogue = catalogue
        self._texts = texts
        self._other_goods = other_goods
        self._by_id = {product.id: product for product in catalogue.products}
        self._steps = _distinct_steps(catalogue)

    @classmethod
    async def build(cls, catalogue: Catalogue, embeddings: EmbeddingCache) -> CatalogueIndex:
        """Embeds what has not been embedded before."""
        products = catalogue.products
        photos = [photo for product in products for photo in product.photos]
        instructions = [entry for product in products for entry in product.instructions]
        named = ((p.id, [p.title.en, p.title.zh, p.category.en, p.category.zh]) for p in products)
        texts = _Texts(
            names=await _rows(named, embeddings),
            products=await _rows(((p.id, p.texts) for p in products), embeddings),
            photos=await _rows(((photo.id, photo.texts) for photo in photos), embeddings),
            instructions=await _rows(((entry.id, entry.texts) for entry in instructions), embeddings),
            steps=await _rows(
                ((n, (step.title.en, step.title.zh)) for n, step in enumerate(_distinct_steps(catalogue))),
                embeddings,
            ),
        )
        return cls(catalogue, texts, _not_sold(await embeddings.embed_texts(GOODS), texts.names.vectors))

    def by_name(self, query: Vectors) -> list[tuple[CatalogueProduct, float]]:
        """Products by cosine of their names with `query`, best first; none if other goods are nearer."""
        return self._ranked(self._texts.names.best_per_owner(query), query)

    def by_question(self, query: Vectors) -> list[tuple[CatalogueProduct, float]]:
        """Products by cosine of all that is said of them with `query`, best first, likewise."""
        return self._ranked(self._texts.products.best_per_owner(query), query)

    def like(self, product: CatalogueProduct) -> list[CatalogueProduct]:
        """The other products, those first of which the most alike is said."""
        texts = self._texts.products.of(product.id)
        others = [other for other in self.catalogue.products if other.id != product.id]
        if not len(texts):
            return others
        scores = self._texts.products.best_per_owner(texts.mean(axis=0))
        return sorted(others, key=lambda other: -scores.get(other.id, -1.0))

    def rank_photos(
        self, photos: Sequence[CataloguePhoto], query: Vectors
    ) -> list[tuple[CataloguePhoto, float]]:
        """`photos` by cosine of their texts with `query`, best first."""
        scores = self._texts.photos.best_per_owner(query)
        return sorted(((photo, scores.get(photo.id, 0.0)) for photo in photos), key=lambda pair: -pair[1])

    def rank_instructions(
        self, instructions: Sequence[CatalogueInstruction], query: Vectors
    ) -> list[tuple[CatalogueInstruction, float]]:
        """`instructions` by cosine of their titles with `query`, best first."""
        scores = self._texts.instructions.best_per_owner(query)
        return sorted(
            ((entry, scores.get(entry.id, 0.0)) for entry in instructions), key=lambda pair: -pair[1]
        )

    def by_step(self, query: Vectors) -> tuple[CatalogueStep, float] | None:
        """The step of all instructions whose title is nearest to `query`, with its cosine."""
        scores = self._texts.steps.best_per_owner(query)
        best = max(scores, key=lambda number: scores[number], default=None)
        return None if best is None else (self._steps[best], scores[best])

    def titled_in(self, text: str) -> list[CatalogueProduct]:
        """The products whose whole title stands in `text`; of "Ridge" and "Ridge shoe", the longer one."""
        asked = frozenset(words(text))
        named = [product for product in self.catalogue.products if _titled_in(product, asked, text)]
        return [one for one in named if not any(_is_within(one, other) for other in named)]

    def by_words(self, text: str) -> list[CatalogueProduct]:
        """The products whose names share the most words with `text`; none where none are shared.

        A product whose whole title stands in the text beats all that merely share words with it.
        """
        asked = frozenset(words(text))
        named = [product for product in self.catalogue.products if _titled_in(product, asked, text)]
        scores = {product.id: _shared(product, asked, text) for product in named or self.catalogue.products}
        best = max(scores.values(), default=0.0)
        return [self._by_id[key] for key, score in scores.items() if score == best > 0]

    def _ranked(self, scores: dict[int, float], query: Vectors) -> list[tuple[CatalogueProduct, float]]:
        elsewhere = float((self._other_goods @ query).max(initial=-1.0)) if len(self._other_goods) else -1.0
        if max(scores.values(), default=-1.0) < elsewhere - THRESHOLDS.tie:
            return []
        return sorted(((self._by_id[key], score) for key, score in scores.items()), key=lambda pair: -pair[1])


def _distinct_steps(catalogue: Catalogue) -> list[CatalogueStep]:
    """The steps of all instructions that have a title, each title once."""
    steps = (step for product in catalogue.products for entry in product.instructions for step in entry.steps)
    by_title = {(step.title.en, step.title.zh): step for step in steps if step.title}
    return list(by_title.values())


def _not_sold(goods: Vectors, names: Vectors) -> Vectors:
    """Those of `goods` `(kinds, dimensions)` that are unlike all product names `(names, dimensions)`."""
    return goods[(goods @ names.T).max(axis=1) < THRESHOLDS.sold] if len(goods) and len(names) else goods


def best_of(ranked: Sequence[tuple[CatalogueProduct, float]], threshold: float) -> list[CatalogueProduct]:
    """The products of a ranking that reach `threshold` and are as good as its best."""
    if not ranked or ranked[0][1] < threshold:
        return []
    floor = max(threshold, ranked[0][1] - THRESHOLDS.tie)
    return [product for product, score in ranked if score >= floor]


async def _rows(texts_of: Iterable[tuple[int, Sequence[str]]], embeddings: EmbeddingCache) -> OwnedVectors:
    owners, starts, rows = [], [], list[str]()
    for owner, texts in texts_of:
        given = [text for text in texts if text]
        if given:
            owners.append(owner)
            starts.append(len(rows))
            rows += given
    return OwnedVectors(owners, np.array(starts, dtype=np.intp), await embeddings.embed_texts(rows))


def _titled_in(product: CatalogueProduct, asked: frozenset[str], text: str) -> bool:
    english = bool(product.title_words) and product.title_words <= asked
    return english or bool(product.title.zh and product.title.zh in text) or _is_said(product.title.en, text)


def _is_within(product: CatalogueProduct, other: CatalogueProduct) -> bool:
    """Whether the title of `product` is but a part of that of `other`."""
    english = product.title_words < other.title_words
    return english or (product.title.zh != other.title.zh and product.title.zh in other.title.zh != "")


def _is_said(title: str, text: str) -> bool:
    """Whether a title without Latin words (another script) stands in the text."""
    return bool(title) and not words(title) and fold(title) in fold(text)


def _shared(product: CatalogueProduct, asked: frozenset[str], text: str) -> float:
    """How much of the product's names stands in the text: an English word counts as two characters."""
    han = 0
    for run in han_runs(text):
        shared = max(longest_shared_run(run, product.title.zh), longest_shared_run(run, product.category.zh))
        han = max(han, shared)
    latin = len(product.name_words & asked) if product.key_words & asked else 0
    return 2.0 * latin + (han if han >= _MIN_SHARED_HAN else 0)
