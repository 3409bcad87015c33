"""Shoppers name colours in two languages and many ways; each must reach the swatch that is meant."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.vocabulary.colours import COLOURS, Colour, delta_e, nearest_colour, parse_colour


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("red", "red"),
        ("in a dark forest green", "forest green"),
        ("the red shoe in navy, please", "navy"),
        ("change it from red to sky blue", "sky blue"),
        ("Light   Grey", "light grey"),
        ("dark blue", "navy"),
        ("换成红色", "red"),
        ("红的换成蓝的", "blue"),
        ("有没有藏青的", "navy"),
        ("军绿", "army green"),
        ("深蓝色的款式", "navy"),
        ("要一双米白的", "cream"),
        ("show it in #1B294B", "#1b294b"),
    ],
)
def test_the_colour_that_is_asked_for_is_heard(phrase: str, name: str) -> None:
    colour = parse_colour(phrase)
    assert colour is not None
    assert colour.name == name


@pytest.mark.parametrize(
    "phrase", ["", "in size 42", "covered", "明白", "红木凳子", "tangerinetan", "#12345", "#1234567", "👟"]
)
def test_words_that_name_no_colour_are_not_guessed_at(phrase: str) -> None:
    assert parse_colour(phrase) is None


@given(colour=st.sampled_from(COLOURS), data=st.data())
def test_every_name_is_heard_inside_a_sentence(colour: Colour, data: st.DataObject) -> None:
    english = data.draw(st.sampled_from(colour.en))
    chinese = data.draw(st.sampled_from(colour.zh))
    assert parse_colour(f"Do you have it in {english.upper()}?") == colour
    assert parse_colour(f"可以换成{chinese}吗？") == colour


@given(st.text(max_size=200))
def test_no_text_breaks_the_parser(text: str) -> None:
    parse_colour(text)


def test_named_colours_can_be_told_apart() -> None:
    closest = min(float(delta_e(a.lab, b.lab)) for a, b in itertools.combinations(COLOURS, 2))
    assert closest > 7


def test_no_name_stands_for_two_colours() -> None:
    names = [name for colour in COLOURS for name in colour.en + colour.zh]
    assert len(names) == len(set(names))


def test_a_swatch_is_nearest_to_itself() -> None:
    for colour in COLOURS:
        assert nearest_colour(colour.lab) == (colour, 0.0)


def test_delta_e_matches_the_published_test_data() -> None:
    # Sharma, Wu & Dalal 2005, table 1, pairs 1 and 17.
    first = np.array([[50.0, 2.6772, -79.7751], [50.0, 2.5, 0.0]])
    second = np.array([[50.0, 0.0, -82.7485], [73.0, 25.0, -18.0]])
    assert delta_e(first, second) == pytest.approx([2.0425, 27.1492], abs=1e-4)
