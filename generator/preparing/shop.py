"""The photographs of the shop that was imported."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from data.schema import Photo, Product
from data.store import Database, MediaStore
from generator.preparing.photograph import Photograph


def photographs_of_shop(database: Database, media: MediaStore) -> Iterator[Photograph]:
    """Every photograph in the catalogue that was brought in, product by product."""
    wanted = (
        select(Product)
        .where(Product.published)
        .order_by(Product.handle)
        .options(
            selectinload(Product.photos).selectinload(Photo.variant),
            selectinload(Product.variants),
            selectinload(Product.facts),
        )
    )
    with database.session() as session:
        for product in session.scalars(wanted):
            for photo in product.photos:
                file = media.path(photo.media) if photo.media else None
                if file:
                    yield Photograph(
                        file=file,
                        product=product.handle,
                        title=product.title,
                        description=product.description,
                        category=product.category,
                        options=_options(product, photo),
                        part=photo.part or "",
                    )


def _options(product: Product, photo: Photo) -> tuple[str, ...]:
    """What the photograph's variant is: its options, or those of the first, and the product's material."""
    variant = photo.variant or (product.variants[0] if product.variants else None)
    facts = [fact.value.say("en") for fact in product.facts if fact.name == "material"]
    return (*(variant.options.values() if variant else ()), *facts)
