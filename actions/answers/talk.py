"""The language that the conversation is held in, and saying so where it is not the shopper's."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.other_languages import english_name, other_language
from actions.turn import Turn


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
