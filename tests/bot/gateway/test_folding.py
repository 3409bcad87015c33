"""Rasa's split replies, put back together."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.gateway.folding import fold
from data.schema import HandoffReason

PICTURE = {"id": "pic_1", "url": "/media/pic_1.webp", "source": "photo", "alt": "Sole", "label": None}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)
SUMMARY = JSON | st.dictionaries(
    st.sampled_from("customer language product order_number email asked not_understood".split()),
    JSON | st.lists(st.fixed_dictionaries({"text": JSON, "intent": JSON})),
)
ELEMENT = st.fixed_dictionaries(
    {},
    optional={
        "text": st.text() | JSON,
        "image": st.just("https://shop.example/a.webp") | JSON,
        "buttons": st.lists(st.fixed_dictionaries({"title": JSON, "payload": JSON})) | JSON,
        "custom": st.fixed_dictionaries(
            {},
            optional={
                "pictures": st.lists(st.just(PICTURE) | JSON),
                "instead_of": JSON,
                "handoff": st.fixed_dictionaries({}, optional={"reason": JSON, "summary": SUMMARY}) | JSON,
            },
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
        {"custom": {"handoff": "please"}},
    ],
)
def test_what_says_nothing_usable_is_left_out(element: Any) -> None:
    assert fold([element]) == []


def test_a_request_for_a_person_belongs_to_the_text_before_it() -> None:
    handoff = {"reason": "complaint", "subject": "faq/warranty", "summary": {"email": "lin@shop.example"}}
    said, more = fold([{"text": "I will get someone."}, {"custom": {"handoff": handoff}}, {"text": "Bye."}])
    assert said.handoff is not None and more.handoff is None
    assert said.handoff.reason is HandoffReason.COMPLAINT
    assert said.handoff.subject == "faq/warranty"
    assert said.handoff.summary.email == "lin@shop.example"


@pytest.mark.parametrize("reason", ["human_handoff", None, 5, ["asked"]])
def test_a_person_wanted_for_an_unknown_reason_was_asked_for(reason: Any) -> None:
    (reply,) = fold([{"text": "One moment.", "custom": {"handoff": {"reason": reason, "subject": 7}}}])
    assert reply.handoff is not None
    assert (reply.handoff.reason, reply.handoff.subject) == (HandoffReason.ASKED, None)


def test_a_request_for_a_person_counts_without_words() -> None:
    (reply,) = fold([{"custom": {"handoff": {"reason": "anger"}}}])
    assert reply.handoff is not None and not reply.says_something


def test_of_a_hostile_summary_only_what_can_be_used_is_kept_and_cut_short() -> None:
    summary = {
        "customer": "x" * 1_000_000,
        "language": "fr",
        "product": {"handle": "ridge", "title": None},
        "order_number": 10231,
        "email": "lin\u202e\x00@shop.example",
        "asked": [*({"text": f"question {n}", "intent": {}} for n in range(5000)), {"text": 5}, "?", None],
        "not_understood": ["y" * 1_000_000, {"a": 1}, 3],
        "password": "secret",
    }
    (reply,) = fold([{"text": "One moment.", "custom": {"handoff": {"reason": "asked", "summary": summary}}}])
    assert reply.handoff is not None
    kept = reply.handoff.summary.model_dump(mode="json")
    assert len(kept.pop("customer")) == 200
    assert [asked["text"] for asked in kept.pop("asked")] == [f"question {n}" for n in range(4983, 5000)]
    assert [len(text) for text in kept.pop("not_understood")] == [500]
    assert kept == {"language": None, "product": None, "order_number": None, "email": "lin@shop.example"}


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
    assert all(reply.says_something or reply.handoff for reply in replies)
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
