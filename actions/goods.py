"""What the shop's database says of its goods right now: variants, facts, size charts and ratings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select

from actions.sizing import SizeTable
from data.schema import Product, ProductFact, Review, SizeChart, Variant
from data.store import Database

# A product's mean counts as if it had so many more reviews of the shop's average, so that one delighted
# customer does not outrank forty content ones (the "Bayesian average" of IMDb's Top 250).
PRIOR_REVIEWS: Final = 5


@dataclass(frozen=True, slots=True)
class Rating:
    """What a product's reviews add up to: how many there are, and all their stars (1 to 5 each)."""

    reviews: int = 0
    stars: int = 0

    @property
    def mean(self) -> float:
        """The average stars; 0 without a review."""
        return self.stars / self.reviews if self.reviews else 0.0

    def shrunk_to(self, average: float) -> float:
        """The mean drawn towards the shop's `average`, the more so the fewer reviews there are."""
        return (self.stars + PRIOR_REVIEWS * average) / (self.reviews + PRIOR_REVIEWS)


def average_of(ratings: Iterable[Rating]) -> float:
    """The average stars of all reviews; 0 without any."""
    counted = list(ratings)
    total = sum(rating.reviews for rating in counted)
    return sum(rating.stars for rating in counted) / total if total else 0.0


def is_available(variant: Variant) -> bool:
    """Whether a variant can be bought; one that the shop does not count can."""
    return variant.stock is None or variant.stock > 0


async def variants_of(database: Database, products: Sequence[int]) -> dict[int, list[Variant]]:
    """The variants of the products with these ids, in the shop's order."""
    found: dict[int, list[Variant]] = {product: [] for product in products}
    async with database.async_session() as session:
        rows = await session.scalars(
            select(Variant).where(Variant.product_id.in_(products)).order_by(Variant.position)
        )
        for row in rows:
            found[row.product_id].append(row)
    return found


async def facts_of(database: Database, product: int) -> list[ProductFact]:
    """The facts of a product, in the shop's order."""
    async with database.async_session() as session:
        rows = await session.scalars(
            select(ProductFact).where(ProductFact.product_id == product).order_by(ProductFact.position)
        )
        return list(rows)


async def size_tables(database: Database) -> dict[int, SizeTable]:
    """The size charts of the published products, by the product's id."""
    async with database.async_session() as session:
        rows = await session.scalars(
            select(SizeChart).join(Product).where(Product.published).order_by(Product.id)
        )
        return {row.product_id: SizeTable.of(row.rows) for row in rows if row.rows}


async def ratings_of(database: Database, products: Sequence[int] | None = None) -> dict[int, Rating]:
    """The ratings by the product's id, of `products` (ids) or of all; who has no review has none."""
    query = select(Review.product_id, func.count(Review.id), func.sum(Review.stars))
    if products is not None:
        query = query.where(Review.product_id.in_(products))
    async with database.async_session() as session:
        rows = await session.execute(query.group_by(Review.product_id))
        return {product: Rating(reviews, int(stars)) for product, reviews, stars in rows}
