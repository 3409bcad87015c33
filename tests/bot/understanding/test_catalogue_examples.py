"""The shop's goods stand by name in sentences of every intent that speaks of goods."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bot.settings import DIALOGUE_FOLDER
from bot.understanding.catalogue_examples import (
    FEWEST_EXAMPLES,
    MOST_EXAMPLES,
    named_examples,
    read_examples,
)

TITLES = {"en": ["Ridge trail shoe", "Drift mug"], "zh": ["山脊越野鞋", "流釉马克杯"]}
NAMED = re.compile(r"\[([^\]]+)\]\(product\)")


def alike(text: str) -> list[str]:
    return [text] * FEWEST_EXAMPLES


def test_every_intent_about_goods_names_the_shops_in_both_languages() -> None:
    examples = read_examples(DIALOGUE_FOLDER / "data" / "nlu")
    made = named_examples(examples, TITLES)
    assert {"show_detail", "ask_product", "show_variant", "how_to", "compare_products", "try_on"} <= set(made)
    assert set(made) <= set(examples)
    for intent in ("show_detail", "ask_product", "show_variant", "how_to", "compare_products"):
        for titles in TITLES.values():
            assert sum(any(title in text for title in titles) for text in made[intent]) >= FEWEST_EXAMPLES
    for texts in made.values():
        assert len(texts) <= 2 * MOST_EXAMPLES
        assert {name for text in texts for name in NAMED.findall(text)} <= {*TITLES["en"], *TITLES["zh"]}


def test_what_else_is_marked_stays() -> None:
    made = named_examples({"show_detail": alike("show me the [sole](part) of the [shoe](product)")}, TITLES)
    for text in made["show_detail"]:
        assert re.fullmatch(
            r"show me the \[sole\]\(part\) of (the )?\[(Ridge trail shoe|Drift mug)\]\(product\)", text
        )


def test_several_in_one_sentence_are_different_ones() -> None:
    made = named_examples({"compare_products": alike("the [mug](product) or the [cup](product)")}, TITLES)
    for text in made["compare_products"]:
        assert set(NAMED.findall(text)) == set(TITLES["en"])


def test_no_name_of_one_stands_for_several() -> None:
    texts = alike("are these [shoes](product) warm") + alike("have you got a [shoe](product)")
    assert named_examples({"ask_product": texts}, TITLES) == {}


def test_a_shop_without_names_in_a_language_adds_none_in_it() -> None:
    examples = {"ask_product": alike("how heavy is the [mug](product)") + alike("[杯子](product)多重")}
    made = named_examples(examples, {"en": TITLES["en"], "zh": []})["ask_product"]
    assert len(made) == FEWEST_EXAMPLES and all("how heavy" in text for text in made)


@given(st.lists(st.text(min_size=1, max_size=20), max_size=6))
def test_no_name_breaks_the_marks(titles: list[str]) -> None:
    made = named_examples({"ask_product": alike("how heavy is the [mug](product)")}, {"en": titles, "zh": []})
    for text in made.get("ask_product", []):
        (name,) = NAMED.findall(text)
        assert name in titles


def test_the_same_shop_gives_the_same_sentences(tmp_path: Path) -> None:
    (tmp_path / "nlu.yml").write_text(
        "version: '3.1'\nnlu:\n- intent: ask_product\n  examples: |\n"
        + "    - how heavy is the [mug](product)\n" * FEWEST_EXAMPLES,
        "utf-8",
    )
    examples = read_examples(tmp_path)
    assert named_examples(examples, TITLES) == named_examples(examples, TITLES)
