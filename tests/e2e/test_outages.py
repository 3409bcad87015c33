"""A process dies in the middle of a conversation: nothing is lost, and the conversation goes on."""

from __future__ import annotations

import time

import pytest

from bot.running import RunningSystem
from tests.e2e.conftest import Shopper, photo_id

pytestmark = pytest.mark.system


@pytest.mark.parametrize("room", ["dialogue", "actions"])
@pytest.mark.parametrize(
    ("question", "told"),
    [("and the heel of that one", "kept"), ("那后跟呢", "保")],
    ids=["english", "chinese"],
)
def test_a_killed_process_keeps_the_question_and_answers_it_later(
    system: RunningSystem, shopper: Shopper, room: str, question: str, told: str
) -> None:
    system.wait_until_ready()
    shopper.ask("show me the sole of the Ridge trail shoe")
    system.process(room).kill()

    reply = shopper.ask(question)
    assert [message["role"] for message in reply] == ["system"]
    assert told in reply[0]["text"]

    answer = _wait_for_answer(shopper, after=reply[-1]["seq"])
    assert answer["pictures"][0]["id"] == photo_id("ridge-trail-shoe-heel.webp")

    assert shopper.ask("show me the sole again")[0]["pictures"][0]["id"] == photo_id(
        "ridge-trail-shoe-sole.webp"
    )
    history = shopper.history()
    assert [message["seq"] for message in history] == list(range(1, len(history) + 1))
    assert [message["text"] for message in history].count(question) == 1


def test_a_killed_generator_leaves_photographs_working(system: RunningSystem, shopper: Shopper) -> None:
    system.process("generator").kill()
    assert shopper.ask("show me the sole of the Ridge trail shoe")[0]["pictures"]
    system.wait_until_ready()


def test_a_killed_gateway_comes_back_with_the_whole_conversation(
    system: RunningSystem, shopper: Shopper
) -> None:
    shopper.ask("show me the sole of the Ridge trail shoe")
    before = shopper.history()
    system.process("gateway").kill()
    time.sleep(1)
    system.wait_until_ready()
    assert shopper.history() == before
    assert shopper.ask("and the heel of that one")[0]["pictures"]


def _wait_for_answer(shopper: Shopper, after: int, timeout_s: float = 120.0) -> dict:
    deadline = time.monotonic() + timeout_s
    while time.monotonic() < deadline:
        later = [
            message for message in shopper.history() if message["seq"] > after and message["role"] == "bot"
        ]
        if later:
            return later[0]
        time.sleep(0.5)
    raise AssertionError("the kept question was not answered after the restart")
