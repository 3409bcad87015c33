"""Answering what every shop is asked, from this shop's own answers."""

from __future__ import annotations

from typing import Final

from rasa_sdk.events import EventType

from actions.about import About, say_about, subject_of
from actions.quotes import Quote, nearest_answer
from actions.turn import ShopAction, Turn

_PRIVACY: Final = "privacy"
_OF_THIS_CHAT: Final = frozenset({About.STORAGE, About.DELETION})
# "What do you store about me" has a cosine of 0.59 to a question about this chat, "do you use cookies" 0.35.
_MEANT_AS_WELL: Final = 0.5


class AnswerFaq(ShopAction):
    """Says the shop's answer to the question of its kind that is nearest in meaning."""

    def name(self) -> str:
        return "action_answer_faq"

    async def answer(self, turn: Turn) -> list[EventType]:
        topic = _topic(turn)
        nearest = await nearest_answer(self.shop, turn.language, turn.text, topic)
        if nearest is None:
            turn.say("utter_faq_unknown")
        else:
            turn.dispatcher.utter_message(text=nearest.words)
        if topic == _PRIVACY:
            await self._say_what_is_kept_here(turn)
        return []

    async def _say_what_is_kept_here(self, turn: Turn) -> None:
        """Says what this chat keeps, or how that is deleted, where the question may mean that as well."""
        about, likeness = await subject_of(self.shop, turn.text)
        if about in _OF_THIS_CHAT and likeness >= _MEANT_AS_WELL:
            say_about(self.shop, turn, about)


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
