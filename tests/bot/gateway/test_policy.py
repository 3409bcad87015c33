"""The input policy: what is cleaned away, what stays, and what is refused."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.gateway.policy import (
    Refusal,
    RefusedMessageError,
    admit,
    named_language,
    normalise,
    without_command,
)
from bot.gateway.shapes import Utterance

ANYTHING = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Cs", "Cc", "Cf"]),
        st.sampled_from("\u200c\u200d\ufe0f\u0300👩🚀❤🏴\U000e0067\U000e007fع中 \n/"),
    )
)


@pytest.mark.parametrize(
    "text",
    [
        "Show me the sole, please.",
        "<script>alert(1)</script> & \"quotes\" 'too'",
        "两行\n\t第二行",
        "أرني نعل الحذاء",
        "לראות את הסוליה",
        "می\u200cخواهم کفش ببینم",  # Persian is written with a zero-width non-joiner
        "क्\u200dष",  # and Hindi with a joiner
        "👩🏽\u200d🚀 ❤\ufe0f\u200d🔥 🏳\ufe0f\u200d🌈 👨\u200d👩\u200d👧 1\ufe0f\u20e3 🇨🇳",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",  # the flag of England
        "\u0661\u0662\u0663 \u06dd",
    ],
)
def test_what_people_really_write_stays_as_it_is(text: str) -> None:
    assert normalise(text) == text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a\x00b\x07c\x1b[31md\x7f", "abc[31md"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("price \u202e001\u202c now", "price 001 now"),
        ("\u2066isolated\u2069 \u200eleft\u200f", "isolated left"),
        ("pay\u200bpal\ufeff \u00adsoft", "paypal soft"),
        ("pay\u200dpal 中\u200d文", "paypal 中文"),
        ("lone \ud83d surrogate", "lone  surrogate"),
        ("hidden\U000e0041\U000e0042\U000e007f words\ufe0f\ufe0f\U000e0101", "hidden words\ufe0f"),
        ("\u3164\u2800\u115f\u034f", ""),
        ("  \t\n ", ""),
        ("\ufdd0\uffff\U0001bca0x", "x"),
    ],
)
def test_what_deceives_the_eye_goes(text: str, clean: str) -> None:
    assert normalise(text) == clean


@settings(deadline=None, max_examples=200)
@given(ANYTHING)
def test_cleaned_text_can_be_stored_and_holds_nothing_hidden(text: str) -> None:
    clean = normalise(text)
    clean.encode()
    assert normalise(clean) == clean == clean.strip()
    for character in clean:
        assert unicodedata.category(character) not in ("Cc", "Cs") or character in "\n\t"
        assert unicodedata.bidirectional(character) not in (
            "LRE",
            "RLE",
            "LRO",
            "RLO",
            "PDF",
            "LRI",
            "RLI",
            "FSI",
        )


@settings(deadline=None, max_examples=200)
@given(ANYTHING)
def test_no_text_reaches_rasa_as_a_command(text: str) -> None:
    harmless = without_command(normalise(text))
    assert not harmless.strip().startswith("/")
    if not normalise(text).startswith("/"):
        assert harmless == normalise(text)


@pytest.mark.parametrize(
    ("text", "asked"),
    [("/greet", "greet"), ("/ /restart", "restart"), ("//", "?"), ("either/or", "either/or")],
)
def test_a_command_loses_its_slash(text: str, asked: str) -> None:
    assert without_command(text) == asked


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", Refusal.EMPTY),
        (" \u200b\n", Refusal.EMPTY),
        ("x" * 2001, Refusal.TOO_LONG),
        ("x" * 1_000_000, Refusal.TOO_LONG),
        (None, Refusal.UNREADABLE),
        (5, Refusal.UNREADABLE),
        (["a"], Refusal.UNREADABLE),
        ({"text": "a"}, Refusal.UNREADABLE),
        (b"a", Refusal.UNREADABLE),
    ],
)
def test_refusals_say_why_in_both_languages(text: object, refusal: Refusal) -> None:
    with pytest.raises(RefusedMessageError) as refused:
        admit(text, 2000)
    assert refused.value.refusal is refusal
    assert refused.value.sentence.en and refused.value.sentence.zh
    if refusal is Refusal.TOO_LONG:
        assert "2,000" in refused.value.sentence.en and "2,000" in refused.value.sentence.zh


def test_the_limit_counts_what_is_left_after_cleaning() -> None:
    assert admit("x" * 2000 + "\u200b" * 50, 2000) == "x" * 2000


@pytest.mark.parametrize(
    ("named", "language"),
    [("zh", "zh"), ("zh-Hans-CN", "zh"), ("EN_gb", "en"), ("fr", None), ("", None), (7, None), (None, None)],
)
def test_a_language_is_read_from_its_tag(named: object, language: str | None) -> None:
    assert named_language(named) == language


@pytest.mark.parametrize(
    ("utterance", "language"),
    [
        (Utterance("hello there"), "en"),
        (Utterance("你好"), "zh"),
        (Utterance("42 🙂"), None),
        (Utterance("hello", language="zh"), "zh"),
    ],
)
def test_the_language_spoken_is_the_one_named_or_the_scripts(
    utterance: Utterance, language: str | None
) -> None:
    assert utterance.spoken_language == language
