"""Words are compared as people mean them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.parts import named_parts
from actions.wording import fold, longest_shared_run, says_option, singular, without, words
from data.schema import Part


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("shoes", "shoe"),
        ("boxes", "box"),
        ("berries", "berry"),
        ("glass", "glass"),
        ("lamps", "lamp"),
        ("bus", "bus"),
    ],
)
def test_plurals(plural: str, one: str) -> None:
    assert singular(plural) == one


def test_words_are_folded_and_little_ones_left_out() -> None:
    assert words("Show me the SOLES of the Rídge Trail-Shoe, please!") == ["sole", "ridge", "trail", "shoe"]


def test_phrases_are_taken_out_and_an_empty_one_takes_nothing() -> None:
    assert without("how much is the Drift Mug", ["drift mug", ""]) == "how much is the  "
    assert without("the back of the backpack", ["back"]) == "the   of the backpack"
    assert without("背包的背面", ["背面"]) == "背包的 "
    assert without("Ridge鞋底ok", ["鞋底"]) == "Ridge ok"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("show me the sole", [Part.SOLE]),
        ("the top handle", [Part.HANDLE]),
        ("sole and heel", [Part.SOLE, Part.HEEL]),
        ("show me the backpack", []),
        ("背包的背面和肩带", [Part.BACK, Part.STRAP]),
        ("到底有没有货", []),
        ("ZIPPERS?", [Part.CLOSURE]),
    ],
)
def test_parts_named_in_a_text(text: str, parts: list[Part]) -> None:
    assert named_parts(text) == parts


@pytest.mark.parametrize(
    ("text", "option", "same"),
    [
        ("navy blue", "Navy", True),
        ("navy", "Navy blue", True),
        ("does it come in NAVY?", "Navy", True),
        ("藏青", "藏青色", True),
        ("有藏青色的吗", "藏青色", True),
        ("4", "42", False),
        ("42", "42", True),
        ("red", "Navy", False),
        ("红色", "藏青色", False),
        ("红色", "Navy", False),
        ("", "Navy", False),
    ],
)
def test_options_said_in_other_words(text: str, option: str, same: bool) -> None:
    assert says_option(text, option) is same


@given(st.text(), st.text())
def test_any_text_can_be_compared(first: str, second: str) -> None:
    assert named_parts(first) is not None
    assert fold(fold(first)) == fold(first)
    shared = longest_shared_run(first, second)
    assert shared == longest_shared_run(second, first)
    assert shared <= min(len(first), len(second))
    assert (shared == len(first)) == (first in second)
