"""What is asked about an order, answered only to whoever placed it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from actions.answers.faq import say_quote
from actions.answers.order_cards import order_card
from actions.answers.order_wishes import (
    AGAIN,
    OF_NUMBER,
    Case,
    OrderWish,
    Say,
    Step,
    day,
    is_meant,
    what_follows,
)
from actions.money import price_text
from actions.quotes import nearest_answer
from actions.turn import ShopAction, Turn
from data.language import Language
from data.schema import Customer, Order, OrderStatus, Shipment, utc_now

ORDER_NUMBER: Final = re.compile(r"#?[\w-]*\d[\w-]*")
EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")

_MOST_LOOKED_AT: Final = 20
_MOST_OTHERS: Final = 4
# Cosine with the question of a frequent answer below which it does not help with a payment.
_LIKE_THE_PROBLEM: Final = 0.45


class ValidateOrderForm(FormValidationAction):  # type: ignore[misc]
    """Asks for number and e-mail only where the shop does not know who is asking."""

    def name(self) -> str:
        return "validate_order_form"

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


class AnswerOrder(ShopAction):
    """Says the state of an order, then what that means for what is wanted with it.

    It is the order asked for, or the newest of a signed-in customer that can be meant. Whether a number is
    unknown or belongs to another address makes no difference to the answer, so that nobody can learn from
    it which orders exist.
    """

    def name(self) -> str:
        return "action_answer_order"

    async def answer(self, turn: Turn) -> list[EventType]:
        number = str(turn.tracker.get_slot("order_number") or "").strip().lstrip("#").upper()
        wish = _wish(turn)
        orders = await self._find(turn, number)
        order = next((order for order in orders if is_meant(order, wish)), orders[0] if orders else None)
        if order is None:
            turn.say("utter_order_not_found", number=number or "–", again=AGAIN[wish].say(turn.language))
        else:
            turn.say(
                f"utter_order_{order.status}",
                pictures=(),
                buttons=(),
                card=order_card(order, turn.language),
                custom=None,
                **_facts(order, turn.language),
            )
            case = Case(order, wish, _first_words(turn, wish), utc_now(), turn.language)
            await self._say_all(turn, what_follows(case))
            others = [other for other in orders if other is not order and is_meant(other, wish)]
            self._offer_others(turn, wish, others)
        return [SlotSet("order_number", None), SlotSet("email", None), SlotSet("order_wish", None)]

    async def _find(self, turn: Turn, number: str) -> Sequence[Order]:
        """What whoever is asking ordered, newest first; only the order of that number, if there is one."""
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
            return []
        async with self.shop.database.async_session() as session:
            return (
                await session.scalars(query.order_by(Order.placed_at.desc()).limit(_MOST_LOOKED_AT))
            ).all()

    async def _say_all(self, turn: Turn, steps: Sequence[Step]) -> None:
        quoted = set[str]()
        for step in steps:
            if isinstance(step, Say):
                turn.dispatcher.utter_message(response=step.response, **step.values)
            elif step.about:
                quote = await nearest_answer(self.shop, turn.language, step.about, step.topic)
                if quote and quote.similarity >= step.least and quote.words not in quoted:
                    quoted.add(quote.words)
                    say_quote(turn, quote)

    def _offer_others(self, turn: Turn, wish: OrderWish, others: Sequence[Order]) -> None:
        """Lets a customer who named no order choose another one than was taken."""
        if not others:
            return
        wording = OF_NUMBER[wish].say(turn.language)
        buttons = [
            {"title": other.number, "payload": wording.format(number=other.number)}
            for other in others[:_MOST_OTHERS]
        ]
        turn.say("utter_order_others", buttons=buttons)


class AnswerPaymentProblem(ShopAction):
    """Says what the shop says on paying, if that fits, and that a person has to look into it."""

    def name(self) -> str:
        return "action_answer_payment_problem"

    async def answer(self, turn: Turn) -> list[EventType]:
        turn.say("utter_payment_trouble")
        quote = await nearest_answer(self.shop, turn.language, turn.text, "payment_methods")
        if quote and quote.similarity >= _LIKE_THE_PROBLEM:
            say_quote(turn, quote)
        turn.say("utter_payment_person")
        return []


def _wish(turn: Turn) -> OrderWish:
    """What the questions for the order began with; where it is, if nothing did."""
    named = turn.tracker.get_slot("order_wish")
    return OrderWish(named) if named in list(OrderWish) else OrderWish.TRACK


def _first_words(turn: Turn, wish: OrderWish) -> str:
    """The words in which `wish` was said last; the newest message is often but an e-mail address."""
    for event in reversed(turn.tracker.events):
        parsed = event.get("parse_data") or {}
        if event.get("event") == "user" and (parsed.get("intent") or {}).get("name") == wish:
            return str(event.get("text") or "")
    return turn.text


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
        facts["expected"] = day(parcel.expected_at, language)
        facts["date"] = day(parcel.delivered_at, language)
    if order.status == OrderStatus.REFUNDED:
        minor = sum(entry.refund_minor or 0 for entry in order.returns)
        facts["amount"] = price_text(minor or order.total_minor, order.currency, language)
    return facts
