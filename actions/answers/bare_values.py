"""A value by itself: what it can only be the answer to, or what it asks again of another product."""

from __future__ import annotations

import re
from typing import Final

from rasa_sdk.events import EventType

from actions.answers.products import AnswerProduct, SearchProduct
from actions.answers.same_again import asks_of_another, same_again
from actions.answers.sizes import AnswerSize
from actions.budget import budget_in
from actions.catalogue import CatalogueProduct
from actions.goods import size_tables, variants_of
from actions.sizing import bare_measure, body_measures
from actions.turn import ShopAction, Turn

# "The last one" is at place 0, before the first.
_PLACES: Final = tuple(
    re.compile(name, re.IGNORECASE)
    for name in (
        r"\blast one\b|最后(?:一|那)?[个款件双只]",
        *(
            rf"\b(?:the {english}|{english} one)\b|第[{chinese}{number}][个款件双只种]"
            for number, (english, chinese) in enumerate(
                (
                    ("first", "一"),
                    ("second", "二"),
                    ("third", "三"),
                    ("fourth", "四"),
                    ("fifth", "五"),
                    ("sixth", "六"),
                ),
                1,
            )
        ),
    )
)
_CHEAPEST: Final = re.compile(r"\bcheap(?:est|er)\b|最?便宜", re.IGNORECASE)
_DEAREST: Final = re.compile(r"\bmost expensive\b|\bdearest\b|最贵", re.IGNORECASE)


class AnswerBareValue(ShopAction):
    """Takes a measure of the body for a question of size, a price for a search, a fact's name for a question
    about it, another product for the last question again; asks about anything else.
    """

    def name(self) -> str:
        return "action_answer_bare_value"

    async def answer(self, turn: Turn) -> list[EventType]:
        chosen = await self._chosen(turn)
        if chosen:
            return await SearchProduct(self.shop).answer_with(turn, chosen)
        if turn.entities("product", "category"):
            return await self._answer_product(turn)
        if body_measures(turn.text) or await self._is_measure(turn):
            return await AnswerSize(self.shop).answer(turn)
        budget, _ = budget_in(turn.text)
        if budget:
            return await SearchProduct(self.shop).answer(turn)
        facts = AnswerProduct(self.shop)
        if turn.product_handle and await facts.knows(turn):
            return await facts.answer(turn)
        turn.say("utter_inform_unclear")
        return []

    async def _chosen(self, turn: Turn) -> CatalogueProduct | None:
        """Of the products shown side by side, the one called by its place or by its price."""
        by_handle = (await self.shop.index()).catalogue.by_handle
        shown = [by_handle[name] for name in turn.shown_handles if name in by_handle]
        if not shown:
            return None
        if _CHEAPEST.search(turn.text) or _DEAREST.search(turn.text):
            variants = await variants_of(self.shop.database, [product.id for product in shown])
            prices = {
                one.id: min((each.price_minor for each in variants[one.id]), default=0) for one in shown
            }
            by_price = sorted(shown, key=lambda product: prices[product.id])
            return by_price[0 if _CHEAPEST.search(turn.text) else -1]
        place = next((place for place, name in enumerate(_PLACES) if name.search(turn.text)), None)
        if place is None:
            return None
        return shown[place - 1] if place <= len(shown) else None

    async def _answer_product(self, turn: Turn) -> list[EventType]:
        if asks_of_another(turn):
            product = (await turn.find_product(self.shop)).only
            answered = await same_again(self.shop, turn, product) if product else None
            if answered is not None:
                return answered
        return await SearchProduct(self.shop).answer(turn)

    async def _is_measure(self, turn: Turn) -> bool:
        """Whether a mere number can be what the size chart of the product talked about goes by."""
        product = (await self.shop.index()).catalogue.by_handle.get(turn.product_handle or "")
        table = (await size_tables(self.shop.database)).get(product.id) if product else None
        return bool(table and bare_measure(turn.text, table))
