"""What an order's state means for what its owner wants with it.

Nothing here knows a rule of the shop, and nothing looks one up: a rule is asked for by its topic and by what
it is about, and quoted from the shop's own answers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from babel.dates import format_date, format_timedelta

from actions.money import LOCALES, price_text
from data.language import Bilingual, Language
from data.schema import Order, OrderStatus, Return, ReturnStatus

# Cosines below which the shop's nearest answer is about something else than the shopper's own words.
_LIKE_THE_QUESTION: Final = 0.58
_FITS_AT_ALL: Final = 0.6

_ADDRESS: Final = re.compile(
    r"\baddress|\bpost ?code|\bzip|\b(?:ship|send|deliver)\b.*\bto\b|地址|寄到|送到|改送|邮编", re.IGNORECASE
)
_EXCHANGE: Final = re.compile(
    r"\bexchang|\bswap|\b(?:other|another|different|bigger|smaller) (?:size|colou?r)|换", re.IGNORECASE
)


class OrderWish(StrEnum):
    """What is wanted with an order: the intent that began the questions for it."""

    TRACK = "track_order"
    CHANGE = "change_order"
    CANCEL = "cancel_order"
    RETURN = "return_item"
    REFUND = "track_refund"
    INVOICE = "get_invoice"


# What buttons send to ask for the same again; the shopper sees it as said.
AGAIN: Final[Mapping[OrderWish, Bilingual]] = {
    OrderWish.TRACK: Bilingual("track my order", "查订单"),
    OrderWish.CHANGE: Bilingual("I want to change my order", "我想修改订单"),
    OrderWish.CANCEL: Bilingual("cancel my order", "取消订单"),
    OrderWish.RETURN: Bilingual("I want to return an order", "我要退货"),
    OrderWish.REFUND: Bilingual("where is my refund", "我的退款到哪了"),
    OrderWish.INVOICE: Bilingual("I need an invoice", "我要发票"),
}
OF_NUMBER: Final[Mapping[OrderWish, Bilingual]] = {
    OrderWish.TRACK: Bilingual("track order {number}", "查一下订单{number}"),
    OrderWish.CHANGE: Bilingual("I want to change order {number}", "我想修改订单{number}"),
    OrderWish.CANCEL: Bilingual("I want to cancel order {number}", "我要取消订单{number}"),
    OrderWish.RETURN: Bilingual("I want to return order {number}", "订单{number}要退货"),
    OrderWish.REFUND: Bilingual("status of my refund for {number}", "{number}的退款状态"),
    OrderWish.INVOICE: Bilingual("send me the invoice for {number}", "给我{number}的发票"),
}


@dataclass(frozen=True, slots=True)
class Say:
    """One of the dialogue's sentences and what fills it."""

    response: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the shop to be quoted: its answer nearest to `about`, of `topic` or of all topics.

    Where that answer is less like it than `least`, nothing is quoted.
    """

    about: str
    topic: str | None = None
    least: float = -1.0


@dataclass(frozen=True, slots=True)
class Case:
    """An order and what is wanted with it, in which `words`, on which day."""

    order: Order
    wish: OrderWish
    words: str
    now: datetime
    language: Language

    @property
    def delivered_at(self) -> datetime | None:
        """When the last parcel of the order arrived, if any has."""
        return max(
            (parcel.delivered_at for parcel in self.order.shipments if parcel.delivered_at), default=None
        )

    @property
    def keeps_something(self) -> bool:
        """Whether any of the goods has no return recorded."""
        kept = Counter[str]()
        for line in self.order.lines:
            kept[line.sku] += line.quantity
        for back in self.order.returns:
            kept[back.sku] -= back.quantity
        return any(count > 0 for count in kept.values())


Step = Say | Rule
_EXCHANGING: Final = Rule("exchange it for another size or colour", "refund_policy")


def is_meant(order: Order, wish: OrderWish) -> bool:
    """Whether `wish` can be about `order` where its owner named none."""
    match wish:
        case OrderWish.CANCEL | OrderWish.CHANGE:
            return order.status in (OrderStatus.PLACED, OrderStatus.PACKED, OrderStatus.SHIPPED)
        case OrderWish.RETURN:
            return order.status == OrderStatus.DELIVERED
        case OrderWish.REFUND:
            return bool(order.returns)
        case _:
            return True


def what_follows(case: Case) -> Sequence[Step]:
    """What is said after the order's state, in order; the last sentence offers a person."""
    return _FOLLOWING[case.wish](case)


def day(moment: datetime | None, language: Language) -> str:
    """A date in words."""
    return format_date(moment, "long", locale=LOCALES[language]) if moment else "–"


def _nothing_more(_: Case) -> list[Step]:
    return []


def _cancelling(case: Case) -> list[Step]:
    match case.order.status:
        case OrderStatus.PLACED:
            cost = Rule("does it cost anything to cancel an order", "cancellation_fee")
            return [cost, Say("utter_cancel_possible")]
        case OrderStatus.CANCELLED | OrderStatus.RETURNED | OrderStatus.REFUNDED:
            return [Say("utter_cancel_nothing")]
        case status:
            return [Rule(_TOO_LATE[status], "cancellation_fee"), Say("utter_cancel_person")]


_TOO_LATE: Final[Mapping[OrderStatus, str]] = {
    OrderStatus.PACKED: "can an order be cancelled that is already packed",
    OrderStatus.SHIPPED: "can an order be cancelled that is already packed and on its way",
    OrderStatus.DELIVERED: "the order is already packed and has been delivered",
}


def _changing(case: Case) -> list[Step]:
    status = case.order.status
    if status in (OrderStatus.CANCELLED, OrderStatus.RETURNED, OrderStatus.REFUNDED):
        return [Say("utter_change_nothing")]
    closing = Say("utter_change_possible" if status == OrderStatus.PLACED else "utter_change_person")
    has_left = status in (OrderStatus.SHIPPED, OrderStatus.DELIVERED)
    if _ADDRESS.search(case.words):
        about = "what happens if the address is wrong" if has_left else "change the address after ordering"
        return [Rule(about, "shipping_address"), closing]
    if has_left:
        return [_EXCHANGING, closing]
    if status == OrderStatus.PACKED:
        return [Rule(_TOO_LATE[status], "cancellation_fee"), closing]
    return [Rule(case.words, "cancellation_fee", least=_LIKE_THE_QUESTION), closing]


def _returning(case: Case) -> list[Step]:
    steps: list[Step] = list(_returns(case))
    if case.order.status == OrderStatus.CANCELLED:
        return [*steps, Say("utter_return_nothing")]
    if case.delivered_at is None:
        steps.append(Say("utter_return_not_yet"))
    elif case.keeps_something:
        steps.append(_since_delivery(case, case.delivered_at))
    if case.keeps_something:
        steps.append(Rule("how long can I send something back", "refund_policy"))
    if _EXCHANGE.search(case.words):
        steps.append(_EXCHANGING)
    elif case.keeps_something:
        steps.append(Rule(case.words, "refund_policy", least=_LIKE_THE_QUESTION))
    return [*steps, Say("utter_return_person")]


def _refunding(case: Case) -> list[Step]:
    steps: list[Step] = list(_returns(case))
    if case.order.status == OrderStatus.CANCELLED and not steps:
        back = Rule("do I get my money back when I cancel an order", "cancellation_fee")
        return [Say("utter_refund_unseen"), back, Say("utter_refund_person")]
    if not steps:
        steps.append(Say("utter_return_none"))
    if any(back.status != ReturnStatus.REFUSED for back in case.order.returns) or not case.order.returns:
        steps.append(Rule("how long does a refund take, when do I get my money back", "refund_policy"))
    return [*steps, Say("utter_refund_person")]


def _invoicing(case: Case) -> list[Step]:
    order = case.order
    facts = {
        "date": day(order.placed_at, case.language),
        "total": price_text(order.total_minor, order.currency, case.language),
    }
    where = Rule("where do I find the invoice for my order", least=_FITS_AT_ALL)
    return [Say("utter_invoice_facts", facts), where, Say("utter_invoice_person")]


_FOLLOWING: Final[Mapping[OrderWish, Callable[[Case], list[Step]]]] = {
    OrderWish.TRACK: _nothing_more,
    OrderWish.CHANGE: _changing,
    OrderWish.CANCEL: _cancelling,
    OrderWish.RETURN: _returning,
    OrderWish.REFUND: _refunding,
    OrderWish.INVOICE: _invoicing,
}


def _since_delivery(case: Case, delivered_at: datetime) -> Say:
    days = (case.now.date() - delivered_at.date()).days
    if days <= 0:
        return Say("utter_delivered_today")
    # Always in days, for that is what the shop's terms count; babel turns thirty of them into a month.
    when = format_timedelta(
        delivered_at.date() - case.now.date(),
        granularity="day", threshold=float("inf"), add_direction=True, locale=LOCALES[case.language],
    )  # fmt: skip
    return Say("utter_delivered_ago", {"when": when})


def _returns(case: Case) -> list[Say]:
    return [_return(case, back) for back in case.order.returns]


def _return(case: Case, back: Return) -> Say:
    titles = {line.sku: line.title.say(case.language) for line in case.order.lines}
    values = {
        "lines": f"{back.quantity} × {titles.get(back.sku) or back.sku}",
        "date": day(back.requested_at, case.language),
    }
    if back.status != ReturnStatus.REFUNDED:
        return Say(f"utter_return_{back.status}", values)
    if back.refund_minor is None or back.refunded_at is None:
        return Say("utter_return_refunded_sometime", values)
    amount = price_text(back.refund_minor, case.order.currency, case.language)
    return Say(
        "utter_return_refunded", values | {"amount": amount, "date": day(back.refunded_at, case.language)}
    )
