"""The trained model understands questions that it has not seen, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rasa.shared.nlu.training_data.loading import load_data

# What has to work well; the floors leave room for a rewording, not for a lost intent.
NAMED = frozenset(
    "greet goodbye thank_you ask_help ask_bot search_product ask_product show_detail how_to"
    " track_order human_handoff out_of_scope".split()
)
ACCURACY_FLOOR = 0.92
REFUSALS = frozenset({"out_of_scope", "nlu_fallback"})

Parse = Callable[[str], dict[str, Any]]
Judged = list[tuple[str, str, str]]


@pytest.fixture(scope="module")
def judged(parse: Parse, project: Path) -> Judged:
    """Held-out questions as (text, intent wanted, intent understood)."""
    examples = load_data(str(project / "tests" / "nlu_held_out.yml")).intent_examples
    return [
        (
            example.get("text"),
            example.get("intent_response_key") or example.get("intent"),
            understood(parse(example.get("text"))),
        )
        for example in examples
    ]


def understood(parsed: dict[str, Any]) -> str:
    intent = parsed["intent"]
    return intent.get("full_retrieval_intent_name") or intent["name"]


def in_language(judged: Judged, language: str) -> Judged:
    return [item for item in judged if any(letter >= "\u4e00" for letter in item[0]) == (language == "zh")]


def accuracy(judged: Judged) -> float:
    right = [got == wanted or {got, wanted} <= REFUSALS for _, wanted, got in judged]
    return sum(right) / len(right)


def mistakes(judged: Judged) -> str:
    return "\n".join(f"{text}: {got} instead of {wanted}" for text, wanted, got in judged if got != wanted)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_named_intents_are_understood(judged: Judged, language: str) -> None:
    asked = [item for item in in_language(judged, language) if item[1] in NAMED]
    assert len(asked) >= 75
    assert accuracy(asked) >= ACCURACY_FLOOR, mistakes(asked)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_frequent_questions_find_their_topic(judged: Judged, language: str) -> None:
    asked = [item for item in in_language(judged, language) if item[1].startswith("faq/")]
    assert accuracy(asked) >= ACCURACY_FLOOR, mistakes(asked)


def test_what_is_out_of_scope_is_refused(judged: Judged) -> None:
    asked = [item for item in judged if item[1] == "out_of_scope"]
    assert sum(got in REFUSALS for _, _, got in asked) >= 0.6 * len(asked), mistakes(asked)


def test_good_questions_are_rarely_refused(judged: Judged) -> None:
    asked = [item for item in judged if item[1] != "out_of_scope"]
    assert sum(got in REFUSALS for _, _, got in asked) <= 0.05 * len(asked), mistakes(asked)


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
    ],
)
def test_entities_are_found_once(parse: Parse, text: str, entities: set[tuple[str, str]]) -> None:
    found = [(entity["entity"], entity["value"]) for entity in parse(text)["entities"]]
    assert sorted(found) == sorted(entities)


@pytest.mark.parametrize("text", ["that one", "那个", "how much is it?", "多少钱"])
def test_a_pronoun_is_no_product(parse: Parse, text: str) -> None:
    assert [entity for entity in parse(text)["entities"] if entity["entity"] == "product"] == []


@pytest.mark.parametrize(
    "text", ["", "   ", "🙂🙂", "?!", "%" * 10_000, "中" * 10_000, "<script>alert(1)</script>", "\x01\x02"]
)
def test_odd_messages_are_understood_as_something(parse: Parse, text: str) -> None:
    assert parse(text)["intent"]["name"]
