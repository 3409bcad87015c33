"""Instructions, orders, frequent questions, language and people."""

from __future__ import annotations

import pytest

from actions.embeddings import EmbeddingCache
from actions.settings import ActionSettings
from actions.shop import Shop
from data.store import Database
from tests.actions.shop_fixture import Caller

HOW, TRACK, FAQ = "action_show_instruction", "action_answer_order", "action_answer_faq"


@pytest.mark.parametrize("text", ["how do I clean the ridge trail shoe?", "山脊越野跑鞋怎么洗"])
async def test_an_instruction_comes_step_by_step_with_pictures(call: Caller, text: str) -> None:
    reply = await call(HOW, text)
    assert reply.response == "utter_instruction"
    assert reply.values["steps"].count("\n") == 1
    assert [picture["source"] for picture in reply.pictures] == ["instruction", "instruction"]


@pytest.mark.parametrize("text", ["how do I put the perch stool together", "凳子怎么组装"])
async def test_assembly_is_told_from_care(call: Caller, text: str) -> None:
    reply = await call(HOW, text)
    assert reply.response == "utter_instruction"
    assert reply.pictures == []


async def test_an_instruction_that_is_not_there_is_admitted(call: Caller) -> None:
    other = await call(HOW, "how do I wash the perch stool")
    assert other.response == "utter_instruction_missing_others"
    assert other.values["titles"] == "Assembling the stool"
    assert (await call(HOW, "how do I wash the tide mug")).response == "utter_instruction_missing"


async def test_an_order_is_told_to_its_owner(call: Caller) -> None:
    call.slots = {"order_number": "v-10231", "email": "Mira@Example.com"}
    reply = await call(TRACK, "where is my order")
    assert reply.response == "utter_order_shipped"
    assert reply.values["tracking"] == "PP123"
    assert reply.values["lines"] == "1 × Ridge Trail Shoe"
    assert reply.slots == {"order_number": None, "email": None, "order_wish": None}


@pytest.mark.parametrize(
    "slots",
    [
        {"order_number": "V-10231", "email": "someone@example.com"},
        {"order_number": "V-99999", "email": "mira@example.com"},
        {"order_number": "V-10231", "email": ""},
        {"order_number": "", "email": "mira@example.com"},
    ],
)
async def test_an_order_is_told_to_nobody_else(call: Caller, slots: dict[str, str]) -> None:
    call.slots = dict(slots)
    assert (await call(TRACK, "where is my order")).response == "utter_order_not_found"


@pytest.mark.parametrize(
    ("slot", "value", "kept"),
    [
        ("order_number", "V-10231", "V-10231"),
        ("order_number", "#10231", "#10231"),
        ("order_number", "the blue one", None),
        ("email", "mira@example.com", "mira@example.com"),
        ("email", "mira at example", None),
    ],
)
async def test_the_form_keeps_only_what_can_be_right(
    call: Caller, slot: str, value: str, kept: str | None
) -> None:
    call.slots = {"requested_slot": slot, slot: value}
    reply = await call("validate_order_form", value, form="order_form")
    assert reply.slots[slot] == kept


async def test_a_signed_in_customer_needs_neither_number_nor_address(call: Caller) -> None:
    reply = await call(TRACK, "我的订单到哪了", metadata={"customer_id": "c-1"})
    assert reply.response == "utter_order_shipped"
    assert reply.values["lines"] == "1 × 山脊越野跑鞋"
    stranger = await call(TRACK, "where is my order", metadata={"customer_id": "c-2"})
    assert stranger.response == "utter_order_not_found"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("how many days does shipping take", "Two to four working days."),
        ("and how long to another country?", "Five to nine working days."),
        ("快递几天能到", "两到四个工作日。"),
        ("寄到国外多久", "五到九个工作日。"),
    ],
)
async def test_the_nearest_of_the_shops_own_answers_is_given(call: Caller, text: str, answer: str) -> None:
    selector = {"faq": {"response": {"intent_response_key": "faq/delivery_time"}}}
    reply = await call(FAQ, text, selector=selector)
    assert reply.responses[0]["text"] == answer


async def test_a_button_names_its_topic_itself(call: Caller) -> None:
    said = {"topic": "delivery_time", "question": "多久寄到国外"}
    reply = await call(FAQ, '/faq{"topic": "delivery_time"}', intent="faq", **said)
    assert reply.responses[0]["text"] == "五到九个工作日。"


async def test_a_topic_without_an_answer_is_admitted(call: Caller) -> None:
    selector = {"faq": {"response": {"intent_response_key": "faq/newsletter"}}}
    assert (await call(FAQ, "unsubscribe me", selector=selector)).response == "utter_faq_unknown"


@pytest.mark.parametrize(
    ("text", "metadata", "before", "language"),
    [
        ("show me the sole", {}, None, "en"),
        ("鞋底", {}, "en", "zh"),
        ("ok 👍", {"language": "zh"}, "en", "zh"),
        ("🙂", {}, "zh", "zh"),
        ("mira@example.com", {}, "zh", "zh"),
        ("V-10231", {}, "zh", "zh"),
        ("我的订单V-10231", {}, "en", "zh"),
        ("这个 hoodie 有 navy 吗", {}, None, "zh"),
        ("what does 棉 mean", {}, "zh", "en"),
    ],
)
async def test_the_language_of_the_answer(
    call: Caller, text: str, metadata: dict[str, str], before: str | None, language: str
) -> None:
    call.slots = {"language": before}
    assert (await call("action_set_language", text, metadata=metadata)).slots == {"language": language}


async def test_a_shop_without_its_database_apologises(shop: Shop, encoder: object) -> None:
    gone = Database("sqlite:////nowhere/at/all.db")
    broken = Shop(gone, EmbeddingCache(gone, shop.embeddings._encoder, "x"), ActionSettings())
    for action in ("action_show_detail", HOW, "action_search_product", TRACK):
        caller = Caller(broken, slots={"order_number": "V-10231", "email": "mira@example.com"})
        assert (await caller(action, "show me the mug")).response == "utter_lookup_failed"
