"""Answering what every shop is asked, from this shop's own answers."""

from __future__ import annotations

from rasa_sdk.events import EventType

from actions.quotes import Quote, nearest_answer
from actions.turn import ShopAction, Turn


class AnswerFaq(ShopAction):
    """Says the shop's answer to the question of its kind that is nearest in meaning."""

    def name(self) -> str:
        return "action_answer_faq"

    async def answer(self, turn: Turn) -> list[EventType]:
        nearest = await nearest_answer(self.shop, turn.language, turn.text, _topic(turn))
        if nearest is None:
            turn.say("utter_faq_unknown")
        else:
            turn.dispatcher.utter_message(text=nearest.words)
        return []


def say_quote(turn: Turn, quote: Quote) -> None:
    """Says an answer of the shop's under the question that it answers."""
    turn.say("utter_shop_says", question=quote.heading, words=quote.words)


def _topic(turn: Turn) -> str:
    """The name after `faq/`: a button names it itself, else the dialogue's response selector found it."""
    tapped = next(iter(turn.entities("topic")), "")
    if tapped:
        return tapped
    selected = turn.tracker.latest_message.get("response_selector") or {}
    response = (selected.get("faq") or selected.get("default") or {}).get("response") or {}
    return str(response.get("intent_response_key") or "").partition("/")[2]
