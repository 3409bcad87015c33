"""The language that the conversation is held in, saying so where it is not the shopper's, and goodbye."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.cards import SatisfactionCard
from actions.other_languages import english_name, other_language
from actions.turn import BEGINNINGS, Turn

# Messages of these intents have got nothing from the shop that could be judged.
_SMALL_TALK: Final = frozenset({"greet", "thank_you", "affirm", "deny", "out_of_scope", "nlu_fallback"})


class SetLanguage(Action):  # type: ignore[misc]
    """Fills the slot `language`, by which the dialogue chooses its sentences."""

    def name(self) -> str:
        return "action_set_language"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        return [SlotSet("language", Turn(tracker, dispatcher).language)]


class AnnounceLanguage(Action):  # type: ignore[misc]
    """Tells whoever begins to write in a third language, once, that the answers are in English.

    Of the actions that run between a message and its answer, Rasa lets only the one of this name speak.
    """

    def name(self) -> str:
        return "action_validate_slot_mappings"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = Turn(tracker, dispatcher)
        heard = other_language(turn.text) if turn.language == "en" else None
        if not heard or heard == tracker.get_slot("other_language"):
            return []
        dispatcher.utter_message(response="utter_answer_in_english", spoken=english_name(heard))
        return [SlotSet("other_language", heard)]


class SayGoodbye(Action):  # type: ignore[misc]
    """Says goodbye, and asks how the talk was, once for all that was answered."""

    def name(self) -> str:
        return "action_say_goodbye"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        card = SatisfactionCard() if _has_answered(tracker.events) else None
        Turn(tracker, dispatcher, domain).say("utter_goodbye", card=card)
        return []


def _has_answered(events: Sequence[Mapping[str, Any]]) -> bool:
    """Whether, before the latest message, anything was asked for since the talk began or the last goodbye."""
    messages = 0
    for event in reversed(events):
        if event.get("event") in BEGINNINGS:
            return False
        if event.get("event") != "user":
            continue
        messages += 1
        intent = ((event.get("parse_data") or {}).get("intent") or {}).get("name")
        if messages > 1 and intent not in _SMALL_TALK:
            return intent != "goodbye"
    return False
