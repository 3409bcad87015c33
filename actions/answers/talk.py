"""Language and people: what the conversation is held in, and who takes it over."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.settings import ActionSettings
from actions.turn import Turn


class SetLanguage(Action):  # type: ignore[misc]
    """Fills the slot `language`, by which the dialogue chooses its sentences."""

    def name(self) -> str:
        return "action_set_language"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        return [SlotSet("language", Turn(tracker, dispatcher).language)]


class HandOff(Action):  # type: ignore[misc]
    """Says how to reach a person and marks the conversation as wanting one."""

    def __init__(self, settings: ActionSettings) -> None:
        self._settings = settings

    def name(self) -> str:
        return "action_hand_off"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = Turn(tracker, dispatcher)
        turn.say(
            "utter_handoff",
            contact=self._settings.support_contact,
            custom={"handoff": {"reason": turn.intent}},
        )
        return []
