"""How much is to be spent at most, as people write it."""

from __future__ import annotations

import pytest

from actions.budget import budget_in


@pytest.mark.parametrize(
    ("text", "most", "rest"),
    [
        ("a mug under 50 euros", "50", "a mug"),
        ("anything below €20?", "20", "anything ?"),
        ("a lamp, 60 or less", "60", "a lamp,"),
        ("less than 49.90", "49.90", ""),
        ("a sofa up to 1,000 euros", "1000", "a sofa"),
        ("50元以下的杯子", "50", "的杯子"),
        ("不超过100块的背包", "100", "的背包"),
        ("100元以内的台灯", "100", "的台灯"),
        ("预算200，买双鞋", "200", "，买双鞋"),
    ],
)
def test_a_limit_is_read_and_taken_out(text: str, most: str, rest: str) -> None:
    budget, left = budget_in(text)
    assert budget is not None
    assert str(budget.most) == most
    assert " ".join(left.split()) == rest


@pytest.mark.parametrize(
    "text",
    [
        "a low shelf",
        "a bottle under 1.5 l",
        "within 14 days",
        "less than 42 cm wide",
        "size 42",
        "三天以内送到",
    ],
)
def test_other_numbers_are_no_limit(text: str) -> None:
    assert budget_in(text) == (None, text)
