"""A shopper sends a photograph: the goods that look most like it."""

from __future__ import annotations

from typing import Final

from rasa_sdk.events import EventType, SlotSet

from actions.answers.browsing import TELL_MORE, say_products
from actions.answers.products import SearchProduct
from actions.answers.which import choices
from actions.turn import ShopAction, Turn, shown_together, talked_about

_MOST_SHOWN: Final = 3


class FindPictured(ShopAction):
    """Shows what looks most like a photograph; of a kind that is named beside it, if there is any such."""

    def name(self) -> str:
        return "action_find_pictured"

    async def answer(self, turn: Turn) -> list[EventType]:
        alike = await self.shop.looks.alike(turn.photograph or "")
        named = (await self.shop.index()).by_words(turn.text)
        if named:
            alike = alike.among(named)
        if named and not alike.products:
            return await SearchProduct(self.shop).answer(turn)
        if not alike.products:
            turn.say("utter_photo_unlike")
            return []
        shown = alike.products[:_MOST_SHOWN]
        is_clear = len(alike.likely) == 1
        await say_products(
            self.shop,
            turn,
            "utter_photo_like_one" if is_clear else "utter_photo_like_several",
            shown,
            buttons=choices(turn, shown, "ask_product"),
            tap=TELL_MORE,
            product=turn.title(shown[0]),
        )
        return [talked_about(shown[0])] if is_clear else [SlotSet("product", None), shown_together(shown)]
