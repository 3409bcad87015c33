"""The language that the conversation is held in."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.turn import Turn


class SetLanguage(Action):  # type: ignore[misc]
    """Fills the slot `language`, by which the dialogue chooses its sentences."""

    def name(self) -> str:
        return "action_set_language"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        return [SlotSet("language", Turn(tracker, dispatcher).language)]
