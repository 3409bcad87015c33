"""Asking a person to take the conversation over."""

from __future__ import annotations

import asyncio
import logging
from typing import Any, Final

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import SQLAlchemyError

from actions.answers.fallback import MOST_FAILURES, NOT_UNDERSTOOD
from actions.labels import Labels
from actions.shop import Shop
from actions.summary import full_intent, summary_of
from actions.turn import Turn
from data.schema import HandoffReason

logger = logging.getLogger(__name__)

# From here on the dialogue's anger detector means anger (`bot/dialogue/components/anger_detector.py`).
ANGRY: Final = 0.5

_SENTENCES: Final = {
    HandoffReason.ASKED: "utter_handoff",
    HandoffReason.COMPLAINT: "utter_handoff_sorry",
    HandoffReason.ANGER: "utter_handoff_sorry",
    HandoffReason.NOT_UNDERSTOOD: "utter_handoff_not_understood",
    HandoffReason.SUBJECT: "utter_handoff_subject",
}


class HandOff(Action):  # type: ignore[misc]
    """Says that a person is asked, and tells the gateway why and what of; a form that was open is left.

    When and where that person is, the gateway says. The conversation is handed over even where the
    shop's records cannot be reached.
    """

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def name(self) -> str:
        return "action_hand_off"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = Turn(tracker, dispatcher)
        reason, subject = reason_of(tracker)
        summary = summary_of(
            tracker,
            Labels.of(domain, turn.language),
            customer_id=turn.customer_id,
            product=await self._product(turn),
        )
        turn.say(
            _SENTENCES[reason],
            contact=self._shop.settings.support_contact,
            custom={"handoff": {"reason": reason.value, "subject": subject, "summary": summary}},
        )
        return [ActiveLoop(None), SlotSet("requested_slot", None)] if tracker.active_loop_name else []

    async def _product(self, turn: Turn) -> dict[str, str] | None:
        """The product last talked about."""
        try:
            async with asyncio.timeout(self._shop.settings.answer_timeout_s):
                index = await self._shop.index()
        except (SQLAlchemyError, OSError, TimeoutError):
            logger.exception("the product of a handoff could not be looked up")
            return None
        product = index.catalogue.by_handle.get(turn.product_handle or "")
        return {"handle": product.handle, "title": turn.title(product)} if product else None


def reason_of(tracker: Tracker) -> tuple[HandoffReason, str | None]:
    """Why the latest message goes to a person, and with which subject where the shop marks that one.

    Which subjects are marked the dialogue alone knows: it is one of them where nothing else is the reason.
    """
    message = tracker.latest_message
    name = str((message.get("intent") or {}).get("name") or "")
    if float(message.get("anger") or 0.0) >= ANGRY:
        return HandoffReason.ANGER, None
    if name == "human_handoff":
        return HandoffReason.ASKED, None
    if name == "complaint":
        return HandoffReason.COMPLAINT, None
    if name == NOT_UNDERSTOOD or (tracker.get_slot("failed_understandings") or 0) >= MOST_FAILURES:
        return HandoffReason.NOT_UNDERSTOOD, None
    return HandoffReason.SUBJECT, full_intent(message)
