"""The trained model understands questions that were written without sight of its training data."""

from __future__ import annotations

import pytest

from bot.understanding.careless import WAYS
from bot.understanding.scores import Judged, score


def asked(questions: list[Judged], *languages: str) -> list[Judged]:
    return [each for each in questions if each.question.language in languages]


def mistakes(questions: list[Judged]) -> str:
    return "\n".join(
        f"{each.question.text}: {each.understood.intent} instead of {each.question.intent}"
        for each in questions
        if not each.is_right
    )


def test_there_are_enough_of_them(held_out: list[Judged]) -> None:
    assert len(asked(held_out, "en")) >= 150
    assert len(asked(held_out, "zh")) >= 150


@pytest.mark.parametrize(("language", "floor"), [("en", 0.92), ("zh", 0.93)])
def test_intents_are_understood(held_out: list[Judged], language: str, floor: float) -> None:
    questions = asked(held_out, language)
    scores = score(questions)
    assert scores.accuracy >= floor, mistakes(questions)
    assert scores.macro_f1 >= floor - 0.01, mistakes(questions)


def test_every_intent_is_understood_more_often_than_not(held_out: list[Judged]) -> None:
    both = asked(held_out, "en", "zh")
    for intent in {each.question.intent for each in both}:
        of_intent = [each for each in both if each.question.intent == intent]
        assert sum(each.is_right for each in of_intent) >= 0.6 * len(of_intent), mistakes(of_intent)


def test_what_is_out_of_scope_is_refused_and_good_questions_are_not(held_out: list[Judged]) -> None:
    scores = score(asked(held_out, "en", "zh"))
    assert scores.out_of_scope_recall is not None
    assert scores.out_of_scope_recall >= 0.75
    assert scores.good_refused is not None
    assert scores.good_refused <= 0.04


def test_entities_are_found(held_out: list[Judged]) -> None:
    for language in ("en", "zh"):
        f1 = score(asked(held_out, language)).entity_f1
        assert f1 is not None
        assert f1 >= 0.75


def test_other_languages_are_understood(held_out: list[Judged]) -> None:
    others = [each for each in held_out if each.question.language not in ("en", "zh")]
    assert len(others) >= 30
    assert score(others).accuracy >= 0.7, mistakes(others)


@pytest.mark.parametrize("way", WAYS)
def test_careless_writing_costs_little(written_in_all_ways: dict[str, list[Judged]], way: str) -> None:
    """Every longer word misspelt is far worse than what people type."""
    points_lost = 0.10 if "misspelt" in way else 0.03
    before, after = (score(asked(written_in_all_ways[each], "en", "zh")).accuracy for each in ("", way))
    assert after >= before - points_lost
