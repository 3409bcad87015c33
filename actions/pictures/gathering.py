"""Looks up what the planner has to know: what is asked for, and what the catalogue holds for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from actions.catalogue import CatalogueProduct
from actions.embeddings import Vectors
from actions.pictures.planning import Holding, Look
from actions.search import THRESHOLDS, CatalogueIndex, best_of
from actions.shop import Shop
from actions.wording import fold, without
from data.vocabulary.colours import parse_colour
from data.vocabulary.naming import named_values

MOST_ALIKE: Final = 12


def asked_look(text: str, wishes: Sequence[str], product: CatalogueProduct | None = None) -> Look:
    """The look that a text asks for, and the entities for colour and material found in it.

    What is said in the names of the `product` that is meant is no wish: a linen shirt is called so.
    """
    if product is not None:
        names = [fold(name) for name in (product.title.en, product.title.zh, product.category.en) if name]
        text = without(fold(text), [*names, *(word for name in names for word in name.split())])
        called = " ".join(names)
        wishes = [wish for wish in wishes if fold(wish) not in called]
    found, _ = named_values(text)
    colour = parse_colour(" ".join(wishes)) or parse_colour(text)
    return Look(
        colour=colour.name if colour else "",
        material=next(iter(found.get("material", ())), ""),
        pattern=next(iter(found.get("pattern", ())), ""),
        wishes=tuple(wishes),
    )


def holding_of(shop: Shop, index: CatalogueIndex, product: CatalogueProduct, query: Vectors) -> Holding:
    """What the catalogue holds of a product, for a question embedded as `query` `(dimensions,)`."""
    photos = tuple(photo for photo, _ in index.rank_photos(product.photos, query))
    return Holding(product=product, photos=photos, can_start_from=_here(shop, [product]))


def holding_like(shop: Shop, index: CatalogueIndex, text: str, query: Vectors) -> Holding:
    """What the catalogue holds of the kind of goods that a text describes."""
    found, _ = named_values(text)
    families = found.get("family", ())
    ranked = index.by_question(query)
    if families:
        alike = [product for product, _ in ranked if family_of(product) == families[0]]
        # Where other goods are nearer to the whole text, nothing is ranked; the kind was named all the same.
        alike = alike or [p for p in index.catalogue.products if family_of(p) == families[0]]
    else:
        alike = best_of(ranked, THRESHOLDS.question)
    chosen = alike[:MOST_ALIKE]
    return Holding(alike=tuple(chosen), can_start_from=_here(shop, chosen))


def family_of(product: CatalogueProduct) -> str:
    """The kind of goods that a product's names say, as the vocabulary calls it; "" for none it knows."""
    for text in (product.title.en, product.category.en, product.title.zh, product.category.zh):
        found, _ = named_values(text)
        if found.get("family"):
            return found["family"][-1]
    return ""


def _here(shop: Shop, products: Sequence[CatalogueProduct]) -> frozenset[int]:
    """The photographs whose files are in our own media store."""
    return frozenset(
        photo.id
        for product in products
        for photo in product.photos
        if shop.media.path(f"{photo.picture.name}.webp") is not None
    )
