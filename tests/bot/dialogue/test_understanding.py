"""The trained model finds what a message is about, however it is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Parse = Callable[[str], dict[str, Any]]


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("show me the sole of the trail shoe", {("part", "sole"), ("product", "trail shoe")}),
        ("给我看看双肩包的拉链", {("part", "拉链"), ("product", "双肩包")}),
        ("show me the backpack in red", {("product", "backpack"), ("colour", "red")}),
        ("红色的台灯给我看看", {("colour", "红色"), ("product", "台灯")}),
        (
            "order V-10777 of tom@example.com",
            {("order_number", "V-10777"), ("email", "tom@example.com")},
        ),
        ("查一下Ｖ－１０７７７", {("order_number", "V-10777")}),
        ("#1042", {("order_number", "#1042")}),
        ("how much is the Ridge trail shoe", {("product", "Ridge trail shoe")}),
        ("is ridge-navy-42 in stock", {("product", "ridge-navy-42")}),
        (
            "would M fit me, I'm 5'7\" and 11 stone",
            {("size", "M"), ("height", "5'7\""), ("weight", "11 stone")},
        ),
        ("我身高一米七，130斤，穿L码合适吗", {("height", "一米七"), ("weight", "130斤"), ("size", "L")}),
        ("我170，65kg穿什么码", {("height", "170"), ("weight", "65kg")}),
        ("这个 hoodie 有 navy 吗", {("product", "hoodie"), ("colour", "navy")}),
        ("DO YOU HAVE IT IN NAVY", {("colour", "NAVY")}),
        ("有藍色的嗎", {("colour", "藍色")}),
    ],
)
def test_entities_are_found_once(parse: Parse, text: str, entities: set[tuple[str, str]]) -> None:
    found = [(entity["entity"], entity["value"].lower()) for entity in parse(text)["entities"]]
    assert sorted(found) == sorted((name, value.lower()) for name, value in entities)


@pytest.mark.parametrize("text", ["that one", "那个", "how much is it?", "多少钱"])
def test_a_pronoun_is_no_product(parse: Parse, text: str) -> None:
    assert [entity for entity in parse(text)["entities"] if entity["entity"] == "product"] == []


@pytest.mark.parametrize(
    "text", ["", "   ", "🙂🙂", "?!", "%" * 10_000, "中" * 10_000, "<script>alert(1)</script>", "\x01\x02"]
)
def test_odd_messages_are_understood_as_something(parse: Parse, text: str) -> None:
    assert parse(text)["intent"]["name"]


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("WHERE IS MY ORDER", "where is my order"),
        ("我想退貨", "我想退货"),
        ("這件襯衫怎麼洗", "这件衬衫怎么洗"),
        ("ＨＯＷ　ＤＯ　Ｉ　ＷＡＳＨ　ＩＴ", "how do I wash it"),
        ("où est ma commande", "where is my order"),
        ("wie kann ich meine bestellung stornieren", "cancel my order"),
    ],
)
def test_case_script_and_language_do_not_matter(parse: Parse, text: str, same: str) -> None:
    assert parse(text)["intent"]["name"] == parse(same)["intent"]["name"]
