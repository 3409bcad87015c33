"""Every sentence of the dialogue exists in English and Chinese and says the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain

PROJECT = Path(__file__).parents[3] / "bot" / "dialogue"
DOMAIN = Domain.load(str(PROJECT / "domain"))
# Said to whoever writes in neither of the two languages, so in English alone.
ENGLISH_ALONE = {"utter_answer_in_english"}
RESPONSES = {name: said for name, said in DOMAIN.responses.items() if name not in ENGLISH_ALONE}
VALUES = {name: f"<{name}>" for name in re.findall(r"{(\w+)}", str(RESPONSES))}


def is_chinese(text: str) -> bool:
    return bool(re.search("[\u4e00-\u9fff]", text))


@pytest.mark.parametrize("name", sorted(RESPONSES))
def test_is_said_in_the_language_of_the_conversation(name: str) -> None:
    english, chinese = RESPONSES[name]
    generator = TemplatedNaturalLanguageGenerator(RESPONSES)
    for _ in range(5):
        for language, wanted in ((None, english), ("en", english), ("zh", chinese)):
            said = generator.generate_from_slots(name, {**VALUES, "language": language}, "rest")
            assert said["text"] == wanted["text"].format(**VALUES)
    assert not is_chinese(english["text"])
    assert is_chinese(chinese["text"]) or not re.search("[a-z]", re.sub(r"{\w+}", "", chinese["text"]))


@pytest.mark.parametrize("name", sorted(RESPONSES))
def test_both_languages_use_the_same_values_and_buttons(name: str) -> None:
    english, chinese = RESPONSES[name]
    variables = [set(re.findall(r"{(\w+)}", variation["text"])) for variation in (english, chinese)]
    assert variables[0] == variables[1]
    assert len(english.get("buttons", [])) == len(chinese.get("buttons", []))


# A payload in braces is filled in by an action, whose own tests look at it.
PAYLOADS = {
    button["payload"]
    for variations in RESPONSES.values()
    for variation in variations
    for button in variation.get("buttons", [])
    if not button["payload"].startswith("{")
}


@pytest.mark.parametrize("payload", sorted(PAYLOADS))
def test_what_a_button_says_is_understood(payload: str, parse: Callable[[str], dict[str, Any]]) -> None:
    intent = parse(payload)["intent"]
    assert intent["name"] not in {"nlu_fallback", "out_of_scope"}
    assert intent["confidence"] > 0.6


def test_every_intent_has_a_label() -> None:
    plain = {f"utter_wish_{intent}" for intent in DOMAIN.intents} - {"utter_wish_faq"}
    rasas_own = {f"utter_wish_{intent}" for intent in ("back", "restart", "session_start")}
    assert {name for name in RESPONSES if name.startswith("utter_wish_")} == plain - rasas_own


def test_labels_fit_on_buttons_and_differ() -> None:
    labels = [
        variations for name, variations in RESPONSES.items() if name.startswith(("utter_wish_", "utter_faq/"))
    ]
    for language in (0, 1):
        texts = [variations[language]["text"] for variations in labels]
        assert len(set(texts)) == len(texts)
        assert max(map(len, texts)) <= 40


def test_who_wants_a_chat_deleted_is_sent_to_what_the_menu_of_the_chat_says() -> None:
    source = (PROJECT.parent / "widget" / "src" / "words" / "strings.ts").read_text()
    items = re.findall(r"deletion: '(.+)'", source)
    assert len(items) == 2
    for item, said in zip(items, RESPONSES["utter_about_deletion"], strict=True):
        assert re.search(f"[“]{item}[”]", said["text"])
