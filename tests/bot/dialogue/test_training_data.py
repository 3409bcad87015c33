"""What the model is trained on: both languages, every intent, entities where words begin and end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from components.segmentation import word_spans
from rasa.shared.nlu.training_data.loading import load_data

PROJECT = Path(__file__).parents[3] / "bot" / "dialogue"
EXAMPLES = load_data(str(PROJECT / "data" / "nlu")).intent_examples
HELD_OUT = load_data(str(PROJECT / "tests" / "nlu_held_out.yml")).intent_examples

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
    assert min(chinese, len(texts) - chinese) >= 12


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


def test_no_held_out_question_is_trained_on() -> None:
    trained = {example.get("text").lower() for example in EXAMPLES}
    assert [example.get("text") for example in HELD_OUT if example.get("text").lower() in trained] == []
