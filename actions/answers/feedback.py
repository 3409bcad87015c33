"""A shopper who has something to say: thanks, what others say, and a person who takes it."""

from __future__ import annotations

import re
from typing import Final

from rasa_sdk.events import EventType

from actions.answers.offers import page_of, stars_words
from actions.answers.which import ask_which
from actions.goods import ratings_of
from actions.mentions import Meant
from actions.turn import ShopAction, Turn, talked_about

# A suggestion is about the shop, whatever product was talked about before.
_SUGGESTION: Final = re.compile(
    r"\b(?:suggest\w*|improve\w*|idea|survey|you should|your shop|website)\b|建议|意见|改进|问卷|你们店|网站",
    re.IGNORECASE,
)


class TakeFeedback(ShopAction):
    """Thanks, says how a product is rated so far and where it is, and offers a person to pass it on."""

    def name(self) -> str:
        return "action_take_feedback"

    async def answer(self, turn: Turn) -> list[EventType]:
        meant = (
            Meant(())
            if _SUGGESTION.search(turn.text)
            else await turn.find_product(self.shop, may_guess=False)
        )
        product = meant.only
        if product is None and meant.products:
            return await ask_which(self.shop, turn, meant, "give_feedback")
        if product is None:
            turn.say("utter_feedback")
            return []
        rating = (await ratings_of(self.shop.database)).get(product.id)
        turn.say(
            "utter_feedback_of_product" if rating else "utter_feedback_first",
            product=turn.title(product),
            stars=stars_words(rating, turn.language) if rating else "",
            page=page_of(self.shop, product),
        )
        return [talked_about(product)]
