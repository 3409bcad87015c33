"""Made pictures through the whole running system: by rung, with their marks, and later than their words."""

from __future__ import annotations

import time

import httpx
import pytest

from bot.running import RunningSystem
from generator.marks import read_marks
from tests.e2e.conftest import Shopper

pytestmark = pytest.mark.system

MADE = "trainedAlgorithmicMedia"
CHANGED = "compositeWithTrainedAlgorithmicMedia"
RUNGS = [
    ("show me the zip of the Foundry jeans", "enhanced", "AI-enhanced", CHANGED),
    ("磨坊斜纹裤的门襟放大看看", "enhanced", "AI 合成增强", CHANGED),
    ("what would the Kiln tall teapot look like in red?", "edited", "AI preview", CHANGED),
    ("窑火高身瓷壶换成红色是什么样", "edited", "AI 合成预览", CHANGED),
    ("imagine a striped velvet cushion in teal", "generated", "AI illustration", MADE),
    ("想象一个天鹅绒的蓝绿色条纹靠垫", "generated", "AI 生成插图", MADE),
]


def finished(shopper: Shopper, after: int, timeout_s: float = 60.0) -> list[dict]:
    """The answer with no picture in the making any more."""
    deadline = time.monotonic() + timeout_s
    while time.monotonic() < deadline:
        messages = [message for message in shopper.history() if message["seq"] > after]
        statuses = [picture["status"] for message in messages for picture in message["pictures"]]
        if messages and "pending" not in statuses:
            return messages
        time.sleep(0.2)
    raise AssertionError("a picture is still being made")


@pytest.mark.parametrize(("text", "source", "label", "made_how"), RUNGS)
def test_a_made_picture_says_so_and_bears_its_marks(  # noqa: PLR0917 - pytest names them
    system: RunningSystem, shopper: Shopper, text: str, source: str, label: str, made_how: str
) -> None:
    system.wait_until_ready()
    shopper.ask(text)
    (picture,) = [p for m in finished(shopper, after=1) for p in m["pictures"]]
    assert (picture["source"], picture["label"], picture["status"]) == (source, label, "ready")
    assert picture["checked"]["score"] >= picture["checked"]["threshold"]
    assert picture["made_by"]["model"]
    assert bool(picture["original_url"]) == (source != "generated")

    downloaded = httpx.get(system.url() + picture["url"]).raise_for_status().content
    marks = read_marks(downloaded)
    assert marks.digital_source_type.endswith(f"/{made_how}")
    assert marks.aigc["Label"] == "1"
    assert marks.credentials is not None
    assert marks.credentials.state in {"Valid", "Trusted"}
    assert bool(marks.credentials.ingredients) == (source != "generated")
    small = httpx.get(system.url() + picture["thumbnail_url"]).raise_for_status().content
    assert read_marks(small).digital_source_type == marks.digital_source_type


def test_without_the_picture_service_the_shopper_hears_so_and_sees_the_photograph(
    system: RunningSystem, shopper: Shopper
) -> None:
    system.wait_until_ready()
    system.process("generator").kill()
    (reply,) = shopper.ask("what would the Kiln tall teapot look like in burgundy?")
    assert "at the moment" in reply["text"]
    assert [picture["source"] for picture in reply["pictures"]] == ["photo"]
    system.wait_until_ready()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("imagine a woman in a red jumper", "I don't draw people"),
        ("画一把手枪", "武器"),
    ],
)
def test_what_is_declined_is_declined_in_a_sentence(shopper: Shopper, text: str, sentence: str) -> None:
    said = shopper.ask(text)
    assert [picture for message in said for picture in message["pictures"]] == []
    assert any(sentence in message["text"] for message in said)


def test_a_picture_that_takes_longer_is_swapped_in(hurried: RunningSystem) -> None:
    with Shopper(hurried) as shopper:
        (reply,) = shopper.ask("what would the Kiln tall teapot look like in red?")
        (pending,) = reply["pictures"]
        assert (pending["status"], pending["url"]) == ("pending", None)
        (message,) = finished(shopper, after=1)
        (picture,) = message["pictures"]
        assert (message["id"], picture["id"]) == (reply["id"], pending["id"])
        assert (picture["status"], picture["source"], picture["label"]) == ("ready", "edited", "AI preview")
        assert httpx.get(hurried.url() + picture["url"]).status_code == 200


def test_a_picture_that_fails_later_is_admitted_later(hurried: RunningSystem) -> None:
    with Shopper(hurried) as shopper:
        shopper.ask("show me the spout of the Cairn jumper")
        first, second = finished_with(shopper, count=2)
        assert [picture["status"] for picture in first["pictures"]] == ["failed"]
        assert "didn't show it well enough" in second["text"]
        assert [picture["source"] for picture in second["pictures"]] == ["photo"]


def finished_with(shopper: Shopper, count: int) -> list[dict]:
    """The answer once it is so many messages."""
    for _ in range(300):
        messages = finished(shopper, after=1)
        if len(messages) >= count:
            return messages
        time.sleep(0.2)
    raise AssertionError(f"fewer than {count} messages")
