"""A shopper who wants to buy: price, stock, and the page where orders are placed."""

from __future__ import annotations

from rasa_sdk.events import EventType

from actions.answers.browsing import say_products
from actions.answers.offers import (
    existing_options,
    has_options,
    options_words,
    page_of,
    price_words,
    wished_options,
)
from actions.answers.which import ask_which
from actions.catalogue import CatalogueProduct
from actions.goods import is_available, variants_of
from actions.turn import ShopAction, Turn, talked_about


class PlaceOrder(ShopAction):
    """Says what the product costs, whether it is there as wished, and where it can be ordered."""

    def name(self) -> str:
        return "action_place_order"

    async def answer(self, turn: Turn) -> list[EventType]:
        meant = await turn.find_product(self.shop, may_guess=False)
        product = meant.only
        if product is None and meant.products:
            return await ask_which(self.shop, turn, meant, "place_order")
        if product is None:
            turn.say("utter_buy_how")
            return []
        await self._say_offer(turn, product)
        return [talked_about(product)]

    async def _say_offer(self, turn: Turn, product: CatalogueProduct) -> None:
        variants = (await variants_of(self.shop.database, [product.id]))[product.id]
        wishes = existing_options(wished_options(turn, product, variants), product, variants)
        fitting = [variant for variant in variants if has_options(variant, wishes, product)]
        asked = turn.entities("size", "colour")
        # A size and a colour may each exist, and not together.
        lacking = [wish for wish in asked if wish not in existing_options(asked, product, variants)]
        lacking = lacking or ([] if fitting else list(asked))
        available = [variant for variant in (fitting or variants) if is_available(variant)]
        elsewhere = [variant for variant in variants if is_available(variant)]
        if not elsewhere:
            response = "utter_buy_sold_out"
        elif lacking:
            response = "utter_buy_unlisted"
        elif not available:
            response, lacking = "utter_buy_wish_sold_out", list(asked or wishes)
        elif all(variant.stock is None for variant in available):
            response = "utter_buy_not_counted"
        else:
            response = "utter_buy"
        await say_products(
            self.shop,
            turn,
            response,
            [product],
            wished=wishes,
            product=turn.title(product),
            price=price_words(fitting or variants, turn.language),
            options=options_words(available or elsewhere, product, turn.language) or turn.title(product),
            wish=(" " if turn.language == "en" else "、").join(lacking),
            page=page_of(self.shop, product),
        )
