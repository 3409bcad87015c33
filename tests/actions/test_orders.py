"""What is wanted with an order is answered by its true state and by the shop's own rules."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers.order_wishes import AGAIN, OF_NUMBER, OrderWish
from tests.actions.order_fixture import (
    ADDRESS,
    DAYS,
    DELIVERED_DAYS_AGO,
    EMAIL,
    EXCHANGE,
    FREE,
    MONEY,
    PACKED,
    WAYS,
    WRONG,
)
from tests.actions.shop_fixture import Caller, Reply

ORDER, PAYMENT = "action_answer_order", "action_answer_payment_problem"
LANGUAGES = ("en", "zh")
NILS = {"customer_id": "c-nils"}


async def ask(
    call: Caller, wish: OrderWish, state: str, language: str, words: str = "", **more: Any
) -> Reply:
    """What is answered where `words` began the form and an e-mail address ended it."""
    call.slots = {
        "order_number": f"V-{state}1", "email": EMAIL, "order_wish": wish.value, "language": language,
    }  # fmt: skip
    call.before = [(wish.value, words or AGAIN[wish].say("zh" if language == "zh" else "en"))]
    return await call(ORDER, EMAIL, intent="inform", **more)


def said(reply: Reply) -> list[str]:
    return [entry["response"] for entry in reply.responses]


def quoted(reply: Reply) -> list[str]:
    return [entry["words"] for entry in reply.responses if entry["response"] == "utter_shop_says"]


@pytest.mark.parametrize("number", [0, 1], ids=LANGUAGES)
@pytest.mark.parametrize(
    ("state", "rule", "closing"),
    [
        ("PLACED", FREE, "utter_cancel_possible"),
        ("PACKED", PACKED, "utter_cancel_person"),
        ("SHIPPED", PACKED, "utter_cancel_person"),
        ("DELIVERED", PACKED, "utter_cancel_person"),
        ("RETURNED", None, "utter_cancel_nothing"),
        ("REFUNDED", None, "utter_cancel_nothing"),
        ("CANCELLED", None, "utter_cancel_nothing"),
    ],
)
async def test_a_cancellation_depends_on_the_state(
    call: Caller, state: str, rule: tuple[str, str] | None, closing: str, number: int
) -> None:
    reply = await ask(call, OrderWish.CANCEL, state, LANGUAGES[number])
    assert said(reply)[0] == f"utter_order_{state.lower()}"
    assert quoted(reply) == ([rule[number]] if rule else [])
    assert said(reply)[-1] == closing


@pytest.mark.parametrize("number", [0, 1], ids=LANGUAGES)
@pytest.mark.parametrize(
    ("state", "words", "rule", "closing"),
    [
        ("PLACED", ("change the address", "改一下收货地址"), ADDRESS, "utter_change_possible"),
        ("PACKED", ("ship it to a new address", "寄到另一个地址"), ADDRESS, "utter_change_person"),
        ("SHIPPED", ("the address is wrong", "地址填错了"), WRONG, "utter_change_person"),
        ("PLACED", ("make it two mugs", "改成两个杯子"), None, "utter_change_possible"),
        ("PACKED", ("make it two mugs", "改成两个杯子"), PACKED, "utter_change_person"),
        ("SHIPPED", ("I need size 43 instead", "尺码改成43"), EXCHANGE, "utter_change_person"),
        ("DELIVERED", ("I need size 43 instead", "尺码改成43"), EXCHANGE, "utter_change_person"),
        ("RETURNED", ("change the address", "改地址"), None, "utter_change_nothing"),
        ("REFUNDED", ("change the address", "改地址"), None, "utter_change_nothing"),
        ("CANCELLED", ("change the address", "改地址"), None, "utter_change_nothing"),
    ],
)
async def test_a_change_depends_on_the_state_and_on_what_is_to_change(
    call: Caller,
    state: str,
    words: tuple[str, str],
    *,
    rule: tuple[str, str] | None,
    closing: str,
    number: int,
) -> None:
    reply = await ask(call, OrderWish.CHANGE, state, LANGUAGES[number], words[number])
    assert quoted(reply) == ([rule[number]] if rule else [])
    assert said(reply)[-1] == closing


@pytest.mark.parametrize(("language", "ago"), [("en", "16 days ago"), ("zh", "16天前")])
async def test_a_return_is_told_how_long_ago_the_delivery_was(call: Caller, language: str, ago: str) -> None:
    assert DELIVERED_DAYS_AGO == 16
    reply = await ask(call, OrderWish.RETURN, "DELIVERED", language)
    assert said(reply)[:2] == ["utter_order_delivered", "utter_delivered_ago"]
    assert reply.responses[1]["when"] == ago
    assert quoted(reply) == [DAYS[LANGUAGES.index(language)]]
    assert said(reply)[-1] == "utter_return_person"


@pytest.mark.parametrize(
    ("language", "words"), [("en", "can I swap it for another size?"), ("zh", "我要换货，换个尺码")]
)
async def test_an_exchange_hears_the_rule_for_exchanges(call: Caller, language: str, words: str) -> None:
    reply = await ask(call, OrderWish.RETURN, "DELIVERED", language, words)
    number = LANGUAGES.index(language)
    assert quoted(reply) == [DAYS[number], EXCHANGE[number]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", ["PLACED", "PACKED", "SHIPPED"])
async def test_what_has_not_arrived_cannot_go_back(call: Caller, state: str, language: str) -> None:
    assert "utter_return_not_yet" in said(await ask(call, OrderWish.RETURN, state, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("state", "returns", "is_over"),
    [
        ("ASKED", ["utter_return_requested"], False),
        ("RETURNED", ["utter_return_received", "utter_return_refused"], True),
        ("REFUNDED", ["utter_return_refunded"], False),
    ],
)
async def test_a_return_that_there_is_comes_first(
    call: Caller, state: str, returns: list[str], is_over: bool, language: str
) -> None:
    reply = await ask(call, OrderWish.RETURN, state, language)
    assert said(reply)[1 : 1 + len(returns)] == returns
    assert ("utter_delivered_ago" not in said(reply)) == is_over


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_cancelled_order_has_nothing_to_send_back(call: Caller, language: str) -> None:
    reply = await ask(call, OrderWish.RETURN, "CANCELLED", language)
    assert said(reply) == ["utter_order_cancelled", "utter_return_nothing"]


@pytest.mark.parametrize(
    ("language", "lines", "amount"), [("en", "1 × Perch Stool", "€99.00"), ("zh", "1 × 栖木凳", "€99.00")]
)
async def test_a_refund_is_told_with_amount_and_date(
    call: Caller, language: str, lines: str, amount: str
) -> None:
    reply = await ask(call, OrderWish.REFUND, "REFUNDED", language)
    refund = reply.responses[1]
    assert refund["response"] == "utter_return_refunded"
    assert (refund["lines"], refund["amount"]) == (lines, amount)
    assert refund["date"] != "–"


@pytest.mark.parametrize("number", [0, 1], ids=LANGUAGES)
@pytest.mark.parametrize(
    ("state", "returns"),
    [
        ("PLACED", ["utter_return_none"]),
        ("DELIVERED", ["utter_return_none"]),
        ("ASKED", ["utter_return_requested"]),
        ("RETURNED", ["utter_return_received", "utter_return_refused"]),
        ("REFUNDED", ["utter_return_refunded"]),
    ],
)
async def test_every_return_is_told_and_how_long_money_takes(
    call: Caller, state: str, returns: list[str], number: int
) -> None:
    reply = await ask(call, OrderWish.REFUND, state, LANGUAGES[number])
    assert said(reply)[1:] == [*returns, "utter_shop_says", "utter_refund_person"]
    assert quoted(reply) == [MONEY[number]]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_money_for_a_cancelled_order_is_not_in_the_records(call: Caller, language: str) -> None:
    reply = await ask(call, OrderWish.REFUND, "CANCELLED", language)
    assert said(reply)[:2] == ["utter_order_cancelled", "utter_refund_unseen"]
    assert said(reply)[-1] == "utter_refund_person"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", ["PLACED", "DELIVERED", "CANCELLED"])
async def test_an_invoice_hears_date_and_total_and_no_rule_that_does_not_fit(
    call: Caller, state: str, language: str
) -> None:
    reply = await ask(call, OrderWish.INVOICE, state, language)
    assert said(reply)[1:] == ["utter_invoice_facts", "utter_invoice_person"]
    assert reply.responses[1]["total"] == "€135.00"


@pytest.mark.parametrize("wish", list(OrderWish))
@pytest.mark.parametrize("language", LANGUAGES)
async def test_who_does_not_own_an_order_learns_nothing_whatever_is_wanted(
    call: Caller, wish: OrderWish, language: str
) -> None:
    replies = []
    for number, email in [("V-PLACED1", "someone@example.com"), ("V-NOWHERE1", EMAIL)]:
        call.slots = {
            "order_number": number, "email": email, "order_wish": wish.value, "language": language,
        }  # fmt: skip
        reply = await call(ORDER, email, intent="inform")
        assert reply.values.pop("number") == number
        replies.append(reply.responses)
    assert replies[0] == replies[1]
    assert replies[0][0]["response"] == "utter_order_not_found"
    assert replies[0][0]["again"] == AGAIN[wish].say("zh" if language == "zh" else "en")


@pytest.mark.parametrize(
    ("wish", "response"),
    [
        (OrderWish.TRACK, "utter_order_placed"),
        (OrderWish.CANCEL, "utter_order_placed"),
        (OrderWish.RETURN, "utter_order_delivered"),
        (OrderWish.REFUND, "utter_order_delivered"),
    ],
)
async def test_a_signed_in_customer_hears_of_the_order_that_can_be_meant_and_may_choose_another(
    call: Caller, wish: OrderWish, response: str
) -> None:
    call.slots = {"order_wish": wish.value, "language": "en"}
    reply = await call(ORDER, AGAIN[wish].en, intent=wish.value, metadata=NILS)
    assert said(reply)[0] == response
    others = reply.responses[-1]
    assert others["response"] == "utter_order_others"
    number = others["buttons"][0]["title"]
    assert others["buttons"][0]["payload"] == OF_NUMBER[wish].en.format(number=number)


async def test_an_order_that_was_named_is_the_one_that_is_meant(call: Caller) -> None:
    reply = await ask(call, OrderWish.RETURN, "PLACED", "en", metadata=NILS)
    assert said(reply)[0] == "utter_order_placed"
    assert "utter_order_others" not in said(reply)


async def test_nothing_of_an_answered_order_is_kept(call: Caller) -> None:
    reply = await ask(call, OrderWish.CANCEL, "PLACED", "en")
    assert reply.slots == {"order_number": None, "email": None, "order_wish": None}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("my payment failed, how else can I pay", WAYS[0]),
        ("付款失败，有哪些付款方式可以用", WAYS[1]),
        ("the page is blank", None),
        ("页面一片空白", None),
    ],
)
async def test_trouble_with_paying_hears_what_fits_and_gets_a_person(
    call: Caller, text: str, rule: str | None
) -> None:
    reply = await call(PAYMENT, text, intent="payment_problem")
    assert said(reply)[0] == "utter_payment_trouble"
    assert quoted(reply) == ([rule] if rule else [])
    assert said(reply)[-1] == "utter_payment_person"
