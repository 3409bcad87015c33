"""Showing a product in another colour."""

from __future__ import annotations

from rasa_sdk.events import EventType

from actions.turn import ShopAction, Turn


class ShowVariant(ShopAction):
    """x."""

    def name(self) -> str:
        return "action_show_variant"

    async def answer(self, turn: Turn) -> list[EventType]:
        return []
