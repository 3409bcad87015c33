"""Where an order stands, told only to whoever placed it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, Final

from babel.dates import format_date
from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from actions.money import LOCALES, price_text
from actions.turn import ShopAction, Turn
from data.language import Language
from data.schema import Customer, Order, OrderStatus, Shipment

ORDER_NUMBER: Final = re.compile(r"#?[\w-]*\d[\w-]*")
EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class ValidateTrackOrderForm(FormValidationAction):  # type: ignore[misc]
    """Asks for number and e-mail only where the shop does not know who is asking."""

    def name(self) -> str:
        return "validate_track_order_form"

    async def required_slots(
        self,
        domain_slots: list[str],
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        domain: dict[str, Any],
    ) -> list[str]:
        return [] if Turn(tracker, dispatcher).customer_id else domain_slots

    def validate_order_number(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> dict[str, str | None]:
        """Keeps only a word with a digit, for the form offers any text as a number, "the blue one" too."""
        number = value.strip() if isinstance(value, str) else ""
        return {"order_number": number if ORDER_NUMBER.fullmatch(number) else None}

    def validate_email(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> dict[str, str | None]:
        """Keeps only what can be an address; anything else is asked for again."""
        return {"email": value if isinstance(value, str) and EMAIL.fullmatch(value.strip()) else None}


class TrackOrder(ShopAction):
    """Says the state of the order asked for, or of the newest order of a signed-in customer.

    Whether a number is unknown or belongs to another address makes no difference to the answer, so that
    nobody can learn from it which orders exist.
    """

    def name(self) -> str:
        return "action_track_order"

    async def answer(self, turn: Turn) -> list[EventType]:
        number = str(turn.tracker.get_slot("order_number") or "").strip().lstrip("#").upper()
        order = await self._find(turn, number)
        if order is None:
            turn.say("utter_order_not_found", number=number or "–")
        else:
            turn.dispatcher.utter_message(
                response=f"utter_order_{order.status}", **_facts(order, turn.language)
            )
        return [SlotSet("order_number", None), SlotSet("email", None)]

    async def _find(self, turn: Turn, number: str) -> Order | None:
        query = select(Order).options(
            selectinload(Order.lines),
            selectinload(Order.shipments).selectinload(Shipment.events),
            selectinload(Order.returns),
        )
        if number:
            query = query.where(func.upper(Order.number) == number)
        if turn.customer_id:
            query = query.join(Customer).where(Customer.external_id == turn.customer_id)
        elif number:
            email = str(turn.tracker.get_slot("email") or "").strip().lower()
            query = query.where(func.lower(Order.email) == email, Order.email != "")
        else:
            return None
        async with self.shop.database.async_session() as session:
            return (await session.scalars(query.order_by(Order.placed_at.desc()).limit(1))).first()


def _facts(order: Order, language: Language) -> dict[str, str]:
    """What the sentences about an order may mention."""
    joined = "、" if language == "zh" else ", "
    facts = {
        "number": order.number,
        "lines": joined.join(f"{line.quantity} × {line.title.say(language)}" for line in order.lines),
    }
    if order.status in (OrderStatus.SHIPPED, OrderStatus.DELIVERED) and order.shipments:
        parcel = order.shipments[-1]
        facts["carrier"] = parcel.carrier
        facts["tracking"] = parcel.tracking_number
        facts["expected"] = _day(parcel.expected_at, language)
        facts["date"] = _day(parcel.delivered_at, language)
    if order.status == OrderStatus.REFUNDED:
        minor = sum(entry.refund_minor or 0 for entry in order.returns)
        facts["amount"] = price_text(minor or order.total_minor, order.currency, language)
    return facts


def _day(moment: datetime | None, language: Language) -> str:
    return format_date(moment, "long", locale=LOCALES[language]) if moment else "–"
