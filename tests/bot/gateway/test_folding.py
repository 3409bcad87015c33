"""Rasa's split replies, put back together."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.gateway.folding import fold

PICTURE = {"id": "pic_1", "url": "/media/pic_1.webp", "source": "photo", "alt": "Sole", "label": None}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)
ELEMENT = st.fixed_dictionaries(
    {},
    optional={
        "text": st.text() | JSON,
        "image": st.just("https://shop.example/a.webp") | JSON,
        "buttons": st.lists(st.fixed_dictionaries({"title": JSON, "payload": JSON})) | JSON,
        "custom": st.fixed_dictionaries(
            {}, optional={"pictures": st.lists(st.just(PICTURE) | JSON), "instead_of": JSON}
        )
        | JSON,
    },
)


def test_pictures_and_cards_join_the_text_before_them() -> None:
    first, second = fold(
        [
            {"text": "Here is the sole."},
            {"custom": {"pictures": [PICTURE], "cards": [{"kind": "product"}]}},
            {"text": "Anything else?", "buttons": [{"title": "The heel", "payload": "/show_detail"}]},
            {"image": "https://shop.example/heel.webp"},
        ]
    )
    assert first.text == "Here is the sole."
    assert [picture.id for picture in first.pictures] == ["pic_1"]
    assert first.cards == [{"kind": "product"}]
    assert second.buttons[0].title == "The heel"
    assert second.pictures[0].url == "https://shop.example/heel.webp"


def test_a_picture_without_text_before_it_is_a_message_of_its_own() -> None:
    (reply,) = fold(
        [{"custom": {"pictures": [PICTURE]}}, {"custom": {"pictures": [PICTURE | {"id": "pic_2"}]}}]
    )
    assert [picture.id for picture in reply.pictures] == ["pic_1", "pic_2"]


@pytest.mark.parametrize(
    "element",
    [
        "text",
        None,
        {},
        {"text": ""},
        {"text": 5},
        {"custom": {"pictures": [{"id": "pic_1", "url": "javascript:alert(1)", "source": "photo"}]}},
        {"custom": {"pictures": [{"id": "pic_1", "url": "/media/x", "source": "invented"}]}},
        {"buttons": [{"title": "no payload"}]},
        {"image": 5},
        {"custom": {"handoff": {"reason": "asked"}}},
    ],
)
def test_what_says_nothing_usable_is_left_out(element: Any) -> None:
    assert fold([element]) == []


OTHER = {"id": "pic_" + "c" * 32, "job": "job_" + "d" * 32}
PENDING = {"id": "pic_" + "a" * 32, "status": "pending", "source": "edited", "job": "job_" + "b" * 32}


def test_what_is_said_instead_of_a_pending_picture_is_held_back_with_its_work() -> None:
    (reply,) = fold(
        [
            {"text": "One moment."},
            {"custom": {"pictures": [PENDING]}},
            {"text": "It could not be made.", "buttons": [{"title": "More", "payload": "/more"}]},
            {"custom": {"instead_of": PENDING["id"], "pictures": [PICTURE]}},
            {"custom": {"instead_of": PENDING["id"], "pictures": [PICTURE | {"id": "pic_2"}]}},
        ]
    )
    assert (reply.text, [picture.status for picture in reply.pictures]) == ("One moment.", ["pending"])
    (work,) = reply.works
    assert (work.picture_id, work.job) == (PENDING["id"], PENDING["job"])
    (instead,) = work.instead
    assert instead.text == "It could not be made." and len(instead.buttons) == 1
    assert [picture.id for picture in instead.pictures] == ["pic_1", "pic_2"]


def test_pictures_alone_can_be_held_back_too() -> None:
    (reply,) = fold(
        [
            {"text": "One moment."},
            {"custom": {"pictures": [PENDING]}},
            {"custom": {"instead_of": PENDING["id"], "pictures": [PICTURE]}},
        ]
    )
    assert [picture.id for picture in reply.pictures] == [PENDING["id"]]
    assert [picture.id for picture in reply.works[0].instead[0].pictures] == ["pic_1"]


@pytest.mark.parametrize(
    "changes",
    [
        {"job": None},
        {"job": "job_1"},
        {"job": "job_../../etc/passwd"},
        {"job": 5},
        {"id": "pic_1"},
        {"source": "invented"},
    ],
)
def test_a_pending_picture_without_a_usable_job_is_left_out_and_said_so(
    changes: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    picture = PENDING | changes
    first, second = fold(
        [
            {"text": "One moment.", "custom": {"pictures": [picture]}},
            {"text": "Here is a photograph.", "custom": {"instead_of": picture["id"]}},
        ]
    )
    assert first.pictures == first.works == []
    # There is nothing to wait for, so what would be said instead is said.
    assert second.text == "Here is a photograph."
    assert "left out" in caplog.text


def test_nothing_is_said_instead_of_a_picture_that_is_ready() -> None:
    (reply,) = fold(
        [
            {"text": "Here.", "custom": {"pictures": [PICTURE]}},
            {"text": "It could not be made.", "custom": {"instead_of": PICTURE["id"]}},
        ]
    )
    assert reply.text == "Here."


def test_a_picture_is_awaited_once_and_never_in_what_is_held_back() -> None:
    (reply,) = fold(
        [
            {"text": "One moment.", "custom": {"pictures": [PENDING, PENDING]}},
            {"custom": {"pictures": [PENDING]}},
            {"text": "Or so.", "custom": {"instead_of": PENDING["id"], "pictures": [PENDING | OTHER]}},
        ]
    )
    assert len(reply.pictures) == len(reply.works) == 1
    assert reply.works[0].instead[0].pictures == []


def test_a_picture_that_is_ready_has_an_address(caplog: pytest.LogCaptureFixture) -> None:
    (reply,) = fold([{"text": "Here.", "custom": {"pictures": [{"id": "pic_1", "source": "photo"}]}}])
    assert reply.pictures == []
    assert "has an address" in caplog.text


@settings(deadline=None, max_examples=60)
@given(st.lists(ELEMENT | JSON))
def test_no_reply_of_the_dialogue_breaks_it_and_no_text_is_lost(elements: list[Any]) -> None:
    replies = fold(elements)
    assert all(reply.says_something for reply in replies)
    written = [
        element["text"]
        for element in elements
        if isinstance(element, dict)
        and isinstance(element.get("text"), str)
        and element["text"].isascii()
        and element["text"].isalnum()
    ]
    assert [text for text in written if text in {reply.text for reply in replies}] == written
    for reply in replies:
        reply.model_dump_json()
