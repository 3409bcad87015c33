"""Scores count what they say they count."""

from __future__ import annotations

import pytest

from bot.understanding.parsing import Understood
from bot.understanding.questions import Question, Span
from bot.understanding.scores import Judged, at_thresholds, by_entity, by_language, confusion, score


def judged(
    wanted: str, got: str, *, language: str = "en", marked: tuple[Span, ...] = (), told: tuple[Span, ...] = ()
) -> Judged:
    ranking = ((got, 0.9), ("greet", 0.1))
    return Judged(Question("text", wanted, language, marked), Understood(got, "", 0.9, ranking, told, 5.0))


def test_not_to_understand_what_no_shop_is_asked_for_counts_as_refusing_it() -> None:
    scores = score([judged("out_of_scope", "nlu_fallback"), judged("out_of_scope", "greet")])
    assert scores.accuracy == scores.out_of_scope_recall == 0.5
    assert scores.good_refused is None


def test_a_good_question_refused_is_wrong() -> None:
    scores = score([judged("greet", "nlu_fallback"), judged("greet", "greet")])
    assert (scores.accuracy, scores.good_refused, scores.out_of_scope_recall) == (0.5, 0.5, None)


def test_macro_f1_weighs_every_intent_asked_for_alike() -> None:
    rows = [judged("greet", "greet")] * 9 + [judged("deny", "greet")]
    assert score(rows).macro_f1 == pytest.approx((2 * 9 / (9 + 10) + 0) / 2)


def test_an_entity_counts_only_with_its_exact_borders() -> None:
    sole, longer, navy = Span("part", 0, 4), Span("part", 0, 5), Span("colour", 6, 10)
    rows = [
        judged("greet", "greet", marked=(sole, navy), told=(sole, navy)),
        judged("greet", "greet", marked=(sole,), told=(longer,)),
        judged("greet", "greet", told=(sole,)),  # marks nothing, so it says nothing of entities
    ]
    assert score(rows).entity_f1 == pytest.approx(2 * 2 / (3 + 3))
    assert by_entity(rows) == {"colour": (1.0, 1), "part": (0.5, 2)}


def test_languages_are_counted_apart() -> None:
    rows = [judged("greet", "greet"), judged("greet", "deny", language="zh"), judged("greet", "greet")]
    assert {name: scores.accuracy for name, scores in by_language(rows).items()} == {"en": 1.0, "zh": 0.0}
    assert confusion(rows) == {("greet", "deny"): 1}


def test_a_threshold_turns_answers_into_questions_back() -> None:
    rows = [judged("greet", "greet"), judged("deny", "greet"), judged("out_of_scope", "greet")]
    low, high = at_thresholds(rows, [0.5, 0.95])
    assert (low.right, low.wrong, low.asked_back, low.out_of_scope_refused) == (0.5, 0.5, 0.0, 0.0)
    assert (high.right, high.wrong, high.asked_back, high.out_of_scope_refused) == (0.0, 0.0, 1.0, 1.0)
