"""Words of every kind are drawn or declined, and never break anything."""

from __future__ import annotations

import json
from typing import Final

import httpx
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.problems import ProblemType
from tests.generator.service.files import MUG
from tests.generator.service.serving import assert_problem, edit, imagine

JSON: Final = {"content-type": "application/json"}


@pytest.mark.parametrize("words", ["", "   ", "\t\n", "👟🎒", "12345", "?!…", "\0\x1b", "\u200d\u202e"])
def test_words_that_say_nothing_are_refused(client: httpx.Client, words: str) -> None:
    assert_problem(imagine(client, words), ProblemType.NO_WORDS)
    if words:
        assert_problem(edit(client, MUG, words), ProblemType.NO_WORDS)


@pytest.mark.parametrize("words", ["red mug " * 1250, "红" * 10_000, "a" * 10_000])
def test_words_without_end_are_refused(client: httpx.Client, words: str) -> None:
    assert_problem(imagine(client, words), ProblemType.WORDS_TOO_LONG)
    assert_problem(edit(client, MUG, words), ProblemType.WORDS_TOO_LONG)


def test_what_stands_around_words_does_not_matter(client: httpx.Client) -> None:
    made = imagine(client, "  a\tred \n teapot\0 \u202e", best_of=2, enlarged=False)
    assert made.json()["asked"] == {"family": "teapot", "part": "whole", "colour": "red"}


@pytest.mark.parametrize(
    ("words", "declined"),
    [
        ("a woman in a red jumper", "people"),
        ("穿红色毛衣的女孩", "people"),
        ("white Nike trainers", "brands"),
        ("耐克球鞋", "brands"),
        ("a mug with a pistol on it", "weapons"),
        ("一把手枪", "weapons"),
        ("a nude woman", "nudity"),
        ("裸体女人", "nudity"),
    ],
)
def test_some_wishes_are_declined_in_both_languages(client: httpx.Client, words: str, declined: str) -> None:
    for response in (imagine(client, words), edit(client, MUG, words)):
        problem = assert_problem(response, ProblemType.DECLINED)
        assert problem["declined"] == declined
        assert problem["detail_zh"].endswith("。")


@pytest.mark.parametrize(
    "words", ["a dinosaur", "a motorbike", "a red dress", "恐龙", "摩托车", "连衣裙", "hello there", "asdfgh"]
)
def test_what_cannot_be_drawn_is_refused(client: httpx.Client, words: str) -> None:
    problem = assert_problem(imagine(client, words), ProblemType.UNKNOWN_SUBJECT)
    assert "/v1/capabilities" in problem["detail"]


@pytest.mark.parametrize("words", ["a mug", "do the laundry on Tuesday", "asdfgh"])
def test_what_is_no_instruction_is_refused(client: httpx.Client, words: str) -> None:
    assert_problem(imagine(client, words, kind="instruction"), ProblemType.UNKNOWN_SUBJECT)


def test_half_a_character_is_left_out(client: httpx.Client) -> None:
    body = r'{"words": "a red teapot \ud83d", "best_of": 2, "enlarged": false}'
    made = client.post("/v1/imagine", content=body, headers=JSON).json()
    assert made["asked"] == {"family": "teapot", "part": "whole", "colour": "red"}
    nothing = client.post("/v1/imagine", content=r'{"words": "\ud800\udbff"}', headers=JSON)
    assert_problem(nothing, ProblemType.NO_WORDS)


@pytest.mark.parametrize("body", [r'{"words": "mug", "\ud800": 1}', r'{"words": ["\udc00"]}'])
def test_half_a_character_elsewhere_is_refused(client: httpx.Client, body: str) -> None:
    response = client.post("/v1/imagine", content=body, headers=JSON)
    assert_problem(response, ProblemType.INVALID_REQUEST)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.text(max_size=200)
    | st.text(alphabet="aA1 .-穿人红杯茶\u0301\u200d\0\ud83d😀", max_size=60)
    | st.lists(st.sampled_from("a red blue mug teapot jumper in 红色 毛衣 wool hem of 的".split())).map(
        " ".join
    ),
    kind=st.sampled_from(["product", "instruction"]),
)
@example(words="\ud800", kind="product")
@example(words="jumper " * 140, kind="product")
def test_no_words_break_the_service(client: httpx.Client, words: str, kind: str) -> None:
    body = json.dumps({"words": words, "kind": kind, "best_of": 1, "enlarged": False})
    response = client.post("/v1/imagine", content=body, headers=JSON)
    assert response.status_code in (200, 422), response.text
    form = {"words": words.encode("utf-8", "surrogatepass")}
    changed = client.post("/v1/edit", files={"file": ("photo", b"no picture")}, data=form)
    assert changed.status_code in (415, 422), changed.text
