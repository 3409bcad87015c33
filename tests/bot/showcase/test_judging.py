"""What an answer is worth is judged by what its request means."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.showcase.asking import Answer, Asked, read_requests
from bot.showcase.judging import Verdict, judge, read_seen, summary
from bot.showcase.page import page
from data.vocabulary import FAMILIES, MATERIALS
from data.vocabulary.parts import Part

ASKED = Asked(
    "en-1", "en", "the cuff of the Cairn jumper", "cairn-jumper", "jumper", "", "", "cuff", "", "photo", ""
)
ANSWER = Answer(
    "en-1", "photo", False, "show_detail", ("cairn-jumper",), "", (), None, None, 80, False, "Here it is."
)


@pytest.mark.parametrize(
    ("asked", "answer", "verdict"),
    [
        ({}, {}, Verdict.RIGHT),
        ({}, {"products": ("kiln-teapot",)}, Verdict.WRONG),
        ({"rung": "enhanced"}, {"is_nearest": True, "refused": ("enhanced: not-as-asked",)}, Verdict.REFUSED),
        ({"rung": "enhanced"}, {"is_nearest": True}, Verdict.LOWER),
        ({"rung": "edited"}, {"rung": "none", "intent": "nlu_fallback"}, Verdict.LOWER),
        ({"rung": "generated"}, {"rung": "none", "refused": ("generated: away",)}, Verdict.REFUSED),
        ({"rung": "none", "product": ""}, {"rung": "none"}, Verdict.RIGHT),
        ({"rung": "none", "product": ""}, {"rung": "generated", "products": ()}, Verdict.WRONG),
    ],
)
def test_the_verdict(asked: dict[str, str], answer: dict[str, object], verdict: Verdict) -> None:
    judged = judge(replace(ASKED, **asked), replace(ANSWER, **answer), seen={})
    assert judged.verdict is verdict
    assert bool(judged.why) == (verdict is not Verdict.RIGHT)


def test_what_people_saw_outweighs_the_rest() -> None:
    judged = judge(ASKED, ANSWER, seen={"en-1": "shows the hem"})
    assert (judged.verdict, judged.why) == (Verdict.WRONG, "shows the hem")


def test_the_page_names_every_request_and_adds_up() -> None:
    judged = [judge(ASKED, ANSWER, {}), judge(replace(ASKED, id="zh-1", language="zh"), ANSWER, {})]
    figures = summary(judged)
    assert figures["en"]["right"] == figures["zh"]["right"] == 1
    written = page(judged, figures, ["images/sheet.webp"])
    assert written.count(ASKED.text) == 2
    assert "images/sheet.webp" in written


def test_the_requests_are_whole_and_in_the_vocabulary() -> None:
    requests = read_requests()
    assert len({asked.text for asked in requests}) == len(requests) == 200
    assert [asked.language for asked in requests].count("zh") == 100
    for asked in requests:
        assert asked.family in {"", *FAMILIES}, asked
        assert asked.part in {"", *Part}, asked
        assert asked.material in {"", *MATERIALS}, asked
        assert asked.rung in {"photo", "enhanced", "edited", "generated", "instruction", "none"}, asked
    assert set(read_seen()) <= {asked.id for asked in requests}
