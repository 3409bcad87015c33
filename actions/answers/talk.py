"""The language that the conversation is held in, and saying so where it is not the shopper's."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.other_languages import english_name, other_language
from actions.turn import Turn


class SetLanguage(Action):  # type: ignore[misc]
    """Fills the slot `language`, by which the dialogue chooses its sentences.

    Whoever begins to write in a third language hears once that the answers are in English.
    """

    def name(self) -> str:
        return "action_set_language"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = Turn(tracker, dispatcher)
        events = [SlotSet("language", turn.language)]
        heard = other_language(turn.text)
        if heard and heard != tracker.get_slot("other_language"):
            dispatcher.utter_message(response="utter_answer_in_english", spoken=english_name(heard))
            events.append(SlotSet("other_language", heard))
        return events
