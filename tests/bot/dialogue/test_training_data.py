"""What the model is trained on: both languages, every intent, entities where words begin and end."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from components.segmentation import plain, word_spans
from rasa.shared.nlu.training_data.loading import load_data

PROJECT = Path(__file__).parents[3] / "bot" / "dialogue"
EXAMPLES = load_data(str(PROJECT / "data" / "nlu")).intent_examples
QUESTIONS = sorted((PROJECT / "tests" / "questions").glob("*.csv"))
MARKED = re.compile(r"\[([^\[\]]+)\]\([a-z_]+\)")

TALK = (
    "greet goodbye thank_you affirm deny ask_bot ask_help human_handoff complaint give_feedback out_of_scope"
)
PRODUCTS = (
    "search_product ask_product compare_products show_detail how_to show_variant imagine_product"
    " try_on ask_size recommend"
)
ORDERS = (
    "place_order track_order change_order cancel_order return_item track_refund get_invoice payment_problem"
)
FAQ = (
    "delivery_options delivery_time shipping_address refund_policy cancellation_fee payment_methods"
    " create_account edit_account delete_account switch_account reset_password registration_problem"
    " newsletter privacy warranty"
)
TOPICS = {f"faq/{name}" for name in FAQ.split()}
INTENTS = {*TALK.split(), *PRODUCTS.split(), *ORDERS.split(), "inform", *TOPICS}


def test_the_intents_are_those_that_others_rely_on() -> None:
    assert {example.get_full_intent() for example in EXAMPLES} == INTENTS


@pytest.mark.parametrize("intent", sorted(INTENTS))
def test_every_intent_has_examples_in_both_languages(intent: str) -> None:
    texts = [example.get("text") for example in EXAMPLES if example.get_full_intent() == intent]
    chinese = sum(bool(re.search("[\u4e00-\u9fff]", text)) for text in texts)
    assert min(chinese, len(texts) - chinese) >= 40


def test_what_no_shop_is_asked_for_is_known_in_many_forms() -> None:
    assert sum(example.get_full_intent() == "out_of_scope" for example in EXAMPLES) >= 400


def test_entities_begin_and_end_where_words_do() -> None:
    crossing = [
        (example.get("text"), entity["value"])
        for example in EXAMPLES
        for entity in example.get("entities", [])
        if not _fits(example.get("text"), entity["start"], entity["end"])
    ]
    assert crossing == []


def _fits(text: str, start: int, end: int) -> bool:
    spans = list(word_spans(text))
    return start in {span.start for span in spans} and end in {span.end for span in spans}


def bare(text: str) -> str:
    """`text` without marks, punctuation, case and script: what makes two questions the same one."""
    words = MARKED.sub(r"\1", text)
    return re.sub(r"[\W_]+", "", plain(words)) or words


@pytest.mark.parametrize("file", QUESTIONS, ids=lambda path: path.stem)
def test_no_question_is_trained_on(file: Path) -> None:
    trained = {bare(example.get("text")) for example in EXAMPLES}
    with file.open(encoding="utf-8", newline="") as rows:
        asked = [row["text"] for row in csv.DictReader(rows)]
    assert len(asked) >= 300
    assert [text for text in asked if bare(text) in trained] == []


def test_the_questions_of_each_set_are_its_own() -> None:
    sets = [{bare(row["text"]) for row in csv.DictReader(file.open(encoding="utf-8"))} for file in QUESTIONS]
    assert sum(map(len, sets)) == len(set().union(*sets))
