"""Goods to browse: a photograph of each, and a card that says its price, its stars and where its page is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any, Final

from actions.answers.offers import page_path, price_words, stars_words
from actions.cards import Button, ProductEntry, ProductsCard
from actions.catalogue import CatalogueProduct
from actions.goods import ratings_of, variants_of
from actions.shop import Shop
from actions.turn import Turn
from data.language import Bilingual

# What the button under a product says.
SHOW: Final = Bilingual("Show me", "看看这款")
TELL_MORE: Final = Bilingual("Tell me more", "了解更多")
THIS_ONE: Final = Bilingual("This one", "就是这款")


async def say_products(
    shop: Shop,
    turn: Turn,
    response: str,
    products: Sequence[CatalogueProduct],
    *,
    buttons: Sequence[dict[str, str]] = (),
    tap: Bilingual = SHOW,
    wished: Sequence[str] | None = None,
    **values: str,
) -> None:
    """Answers with the dialogue's sentence `response` and with `products`, if there are any.

    The quick replies `buttons` belong to the products in order, where there are any; under the product one
    says `tap`. Photographs are in the look `wished`, see `Turn.photo_of`.
    """
    pictures = [turn.photo_of(product, wished) for product in products]
    variants = await variants_of(shop.database, [product.id for product in products])
    ratings = await ratings_of(shop.database, [product.id for product in products])
    entries = []
    for product, shown, button in zip_longest(products, pictures, buttons):
        rating = ratings.get(product.id)
        entries.append(
            ProductEntry(
                title=turn.title(product),
                price=price_words(variants[product.id], turn.language),
                note=stars_words(rating, turn.language) if rating else "",
                url=page_path(product),
                picture=first_id(shown),
                button=Button(title=tap.say(turn.language), payload=button["payload"]) if button else None,
            )
        )
    turn.say(
        response,
        pictures=[picture for shown in pictures for picture in shown],
        buttons=buttons,
        card=ProductsCard(products=tuple(entries)) if entries else None,
        custom=None,
        **values,
    )


def first_id(pictures: Sequence[dict[str, Any]]) -> str | None:
    """The id by which a card names the first of `pictures`; None where there is none."""
    return str(pictures[0]["id"]) if pictures else None
