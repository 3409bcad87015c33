"""Anger at the shop is noticed; joy in strong words, slips and names of places are not taken for it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from components.anger_detector import ANGRY, AngerDetector, lexicon
from rasa.shared.nlu.training_data.loading import load_data
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.utils.io import read_yaml_file

MESSAGES: dict[str, list[str]] = read_yaml_file(Path(__file__).with_name("anger_messages.yml"))
ANGRY_ONES = MESSAGES["angry"] + MESSAGES["second_angry"]
CALM_ONES = MESSAGES["calm"] + MESSAGES["second_calm"]


def is_angry(text: str) -> bool:
    return lexicon().anger(text) >= ANGRY


@pytest.mark.parametrize("language", ["en", "zh"])
def test_anger_is_found(language: str) -> None:
    texts = [text for text in ANGRY_ONES if (language == "zh") == any(sign >= "\u4e00" for sign in text)]
    missed = [text for text in texts if not is_angry(text)]
    assert len(missed) <= 0.05 * len(texts), missed


def test_calm_messages_are_no_anger() -> None:
    assert [text for text in CALM_ONES if is_angry(text)] == []


def test_hardly_anything_that_the_other_intents_are_learnt_from_is_anger(project: Path) -> None:
    """Some of it is meant to be: "you thieves took the money twice" wants to know of a payment."""
    examples = load_data(str(project / "data" / "nlu")).intent_examples
    texts = [example.get("text") for example in examples if example.get("intent") != "complaint"]
    angry = [text for text in texts if is_angry(text)]
    assert len(angry) <= 0.001 * len(texts), angry


@pytest.mark.parametrize(
    ("plain", "disguised"),
    [
        (
            "fuck you",
            ["f*ck you", "f**k you", "fuuuuck you", "f.u.c.k you", "FUCK YOU", "ｆｕｃｋ you", "fv(k you"],
        ),
        ("shit company", ["sh1t company", "sh!t company", "$hit company", "s h i t company"]),
        ("傻逼客服", ["傻b客服", "sb客服", "煞笔客服", "傻X客服"]),
        ("骗子公司", ["騙子公司"]),
    ],
)
def test_a_disguise_changes_nothing(plain: str, disguised: list[str]) -> None:
    assert is_angry(plain)
    assert [text for text in disguised if not is_angry(text)] == []


@pytest.mark.parametrize("sign", ["!!!", "???", " 😡", " I'm sick of it", "，气死了"])
def test_signs_strengthen_an_insult_and_are_nothing_by_themselves(sign: str) -> None:
    anger = lexicon().anger
    assert anger("where is my parcel" + sign) == 0.0
    assert anger("you are useless" + sign) > anger("you are useless")
    assert anger("WHERE IS MY PARCEL") == 0.0


@pytest.mark.parametrize(
    "text", ["that's fucking gorgeous", "tmd太好看了", "damn, I forgot my number", "wtf"]
)
def test_swearing_without_an_aim_is_no_anger(text: str) -> None:
    assert not is_angry(text)


@pytest.mark.parametrize(
    "text",
    [
        "kunt u de factuur nog een keer mailen",
        "mon colis a du retard",
        "die Lampe ist mir zu hell",
        "mug with clowns",
    ],
)
def test_words_of_other_languages_and_goods_are_no_anger(text: str) -> None:
    assert not is_angry(text)


def test_a_message_is_told_with_its_anger() -> None:
    detector = AngerDetector(AngerDetector.get_default_config())
    messages = detector.process([Message({"text": "you idiots"}), Message({"text": "hello"}), Message({})])
    told: list[Any] = [message.as_dict(only_output_properties=True)["anger"] for message in messages]
    assert told[0] >= ANGRY
    assert told[1:] == [0.0, 0.0]


@pytest.mark.parametrize("unit", ["a ", "fuck ", "you are ", "my ", "中", "f", '"', "不", "你们"])
def test_a_very_long_message_is_read_in_no_time(unit: str) -> None:
    detector = AngerDetector(AngerDetector.get_default_config())
    started = time.perf_counter()
    detector.process([Message({"text": unit * 10_000})])
    assert time.perf_counter() - started < 1
