"""Asked to show goods on a body: said to be out of reach, with what there is instead."""

from __future__ import annotations

from typing import Final

from rasa_sdk.events import EventType

from actions.answers.size_words import block, fit_lines, sizes_by_body
from actions.answers.which import ask_which, payload
from actions.goods import facts_of, size_tables
from actions.turn import ShopAction, Turn, talked_about
from data.language import Bilingual

WHICH_SIZE: Final = Bilingual("Which size fits me?", "我该穿什么码？")


class TryOn(ShopAction):
    """Sends the photograph, in the colour wished for, with what is known of the sizes."""

    def name(self) -> str:
        return "action_try_on"

    async def answer(self, turn: Turn) -> list[EventType]:
        meant = await turn.find_product(self.shop)
        product = meant.only
        if product is None and meant.products:
            return await ask_which(self.shop, turn, meant, "try_on")
        if product is None:
            turn.say("utter_try_on_what")
            return []
        table = (await size_tables(self.shop.database)).get(product.id)
        fit = fit_lines(turn, await facts_of(self.shop.database, product.id))
        buttons = []
        if table:
            body = {name: list(turn.entities(name)) for name in ("height", "weight", "size")}
            asked = payload("ask_size", product=product.handle, **body, question=turn.text)
            buttons = [{"title": WHICH_SIZE.say(turn.language), "payload": asked}]
        pictures = turn.photo_of(product)
        turn.say(
            "utter_try_on_photo" if pictures else "utter_try_on_no_photo",
            product=turn.title(product),
            notes=block([*(sizes_by_body(turn, table) if table else []), *fit]),
            pictures=pictures,
            buttons=buttons,
        )
        return [talked_about(product)]
