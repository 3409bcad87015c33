"""A value by itself: what it can only be the answer to, or what it asks again of another product."""

from __future__ import annotations

from rasa_sdk.events import EventType

from actions.answers.products import AnswerProduct, SearchProduct
from actions.answers.same_again import asks_of_another, same_again
from actions.answers.sizes import AnswerSize
from actions.budget import budget_in
from actions.goods import size_tables
from actions.sizing import bare_measure, body_measures
from actions.turn import ShopAction, Turn


class AnswerBareValue(ShopAction):
    """Takes a measure of the body for a question of size, a price for a search, a fact's name for a question
    about it, another product for the last question again; asks about anything else.
    """

    def name(self) -> str:
        return "action_answer_bare_value"

    async def answer(self, turn: Turn) -> list[EventType]:
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
