"""Whatever is typed is answered or refused with a sentence; nothing breaks, nothing is executed."""

from __future__ import annotations

import pytest

from bot.gateway.reception import RESUME
from tests.e2e.conftest import Shopper

pytestmark = pytest.mark.system

REFUSED = {
    "ten thousand": "a" * 10_000,
    "empty": "",
    "blank": "  \n\t ",
    "only control characters": "\x00\x01\x02",
}
ANSWERED = {
    "only emoji": "😀😀👟",
    "script": "<script>alert(1)</script> show me the sole",
    "html": "<img src=x onerror=alert(1)>",
    "control characters": "show\x00 me\x07 the\x1b sole",
    "right to left": "أرني نعل الحذاء من فضلك",
    "bidi override": "show me \u202eelos eht\u202c",
    "sql": "'; DROP TABLE products; --",
    "template": "{{7*7}} ${7*7} {product} %s %(x)s",
    "slash": "/restart",
    "raw intent": '/track_order{"order_number": "V-10201"}',
    "json": '{"text": "hi"}',
    "two thousand": "shoe " * 399,
    "combining": "z" + "\u0301" * 300,
    "digits": "1234567890",
    "newlines": "show me\n\n\nthe sole\n",
}  # fmt: skip


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_answered_is_refused_with_a_sentence(shopper: Shopper, text: str) -> None:
    response = shopper.post(text)
    assert 400 <= response.status_code < 500
    assert response.headers["content-type"].startswith("application/problem+json")
    assert len(response.json()["detail"]) > 10
    assert shopper.history() == []


@pytest.mark.parametrize("text", ANSWERED.values(), ids=ANSWERED.keys())
def test_what_is_odd_is_answered(shopper: Shopper, text: str) -> None:
    response = shopper.post(text)
    assert response.status_code == 200, response.text
    replies = response.json()["messages"][1:]
    assert replies
    assert replies[0]["role"] == "bot"
    assert replies[0]["text"].strip()
    assert "49" not in replies[0]["text"]


def test_a_conversation_survives_all_of_it(shopper: Shopper) -> None:
    for text in ANSWERED.values():
        shopper.post(text)
    assert [message["seq"] for message in shopper.history()] == list(range(1, len(shopper.history()) + 1))
    # So much that is odd may have been too much: then a person has been asked.
    shopper.ask(RESUME)
    assert shopper.ask("show me the sole of the Ridge trail shoe")[0]["pictures"]
