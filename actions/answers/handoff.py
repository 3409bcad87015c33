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

# A complaint silences the assistant, so one that is less sure than this is only offered a person.
_SURELY_A_COMPLAINT: Final = 0.5

# Who asks how to reach the shop is told so, and not made to wait for a person.
_CONTACT: Final = (
    "what is your phone number",
    "what is your e-mail address",
    "where is your shop, what is your address",
    "what are your opening hours",
    "how do I contact the shop",
    "客服电话是多少",
    "你们的邮箱是什么",
    "你们店在哪里，地址是什么",
    "营业时间是几点到几点",
    "客服几点上班",
    "怎么联系店铺",
)
_PERSON: Final = (
    "I want to talk to a person",
    "connect me to an agent",
    "let somebody from your team answer me",
    "can someone call me back",
    "I do not want to talk to a bot",
    "我要人工客服",
    "转人工",
    "我想和真人说话",
    "有真人客服吗",
    "老板在哪，让你们经理来跟我谈",
    "安排人员联系我",
)
# By so much a question must be nearer to the former: in doubt a person is asked.
_CLEARLY_CONTACT: Final = 0.08

_SENTENCES: Final = {
    HandoffReason.ASKED: "utter_handoff",
    HandoffReason.COMPLAINT: "utter_handoff_sorry",
    HandoffReason.ANGER: "utter_handoff_sorry",
    HandoffReason.NOT_UNDERSTOOD: "utter_handoff_not_understood",
    HandoffReason.SUBJECT: "utter_handoff_subject",
}


class HandOff(Action):  # type: ignore[misc]
    """Says that a person is asked, and tells the gateway why and what of; a form that was open is left.

    A question for the shop's address, number or hours alone is answered, and what may not be a complaint is
    taken for none, with a person as an offer.

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
        if reason is HandoffReason.ASKED and await self._wants_contact(turn):
            turn.say("utter_contact", contact=self._shop.settings.support_contact)
            return _left(tracker)
        if reason is HandoffReason.COMPLAINT and _confidence(tracker) < _SURELY_A_COMPLAINT:
            turn.say("utter_handoff_offer")
            return _left(tracker)
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
        return _left(tracker)

    async def _wants_contact(self, turn: Turn) -> bool:
        """Whether the question is how to reach the shop, and not for a person here and now."""
        if not turn.text:
            return False
        try:
            vectors = await self._shop.embeddings.embed_texts([*_CONTACT, *_PERSON])
            similar = vectors @ await self._shop.embeddings.embed_query(turn.text)
        except (SQLAlchemyError, OSError):
            logger.exception("a wish for a person could not be looked at")
            return False
        contact, person = similar[: len(_CONTACT)].max(), similar[len(_CONTACT) :].max()
        return bool(contact > person + _CLEARLY_CONTACT)

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


def _left(tracker: Tracker) -> list[EventType]:
    """The events that leave a form, if one is open."""
    return [ActiveLoop(None), SlotSet("requested_slot", None)] if tracker.active_loop_name else []


def _confidence(tracker: Tracker) -> float:
    return float((tracker.latest_message.get("intent") or {}).get("confidence") or 0.0)


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
