"""A message that was not understood is asked about once; the shopper's words are not lost meanwhile."""

from __future__ import annotations

import json
from typing import Any

import pytest
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answers.fallback import AskBack, CountFailures, failures, likely_intents
from tests.actions.shop_fixture import RESPONSES

Event = dict[str, Any]
DOMAIN = {"responses": RESPONSES}
ASKED_BACK = {"event": "action", "name": "action_ask_back"}
# What the gateway writes when a person gives the conversation back.
FRESH_START = {"event": "slot", "name": "failed_understandings", "value": 0}
GIBBERISH = "nlu_fallback"


def message(text: str, intent: str = GIBBERISH, **others: Any) -> Event:
    confidence = 0.3 if intent == GIBBERISH else 0.9
    return {"text": text, "intent": {"name": intent, "confidence": confidence}, "entities": [], **others}


def said(text: str, intent: str = GIBBERISH) -> Event:
    parsed = message(text, intent)
    return {"event": "user", "text": text, "parse_data": parsed}


def tracker(latest: Event, *before: Event, form: str | None = None, language: str = "en") -> Tracker:
    events = [*before, {"event": "user", "text": latest["text"], "parse_data": latest}]
    return Tracker(
        sender_id="c", slots={"language": language}, latest_message=latest, events=events, paused=False,
        followup_action=None, active_loop={"name": form} if form else {}, latest_action_name=None,
    )  # fmt: skip


async def run(action: Action, of: Tracker) -> tuple[list[dict[str, Any]], list[Any]]:
    dispatcher = CollectingDispatcher()
    events = await action.run(dispatcher, of, DOMAIN)
    return dispatcher.messages, events


RANKING = [
    {"name": GIBBERISH, "confidence": 0.35},
    {"name": "out_of_scope", "confidence": 0.3},
    {"name": "faq", "confidence": 0.25},
    {"name": "show_detail", "confidence": 0.14},
    {"name": "inform", "confidence": 0.12},
    {"name": "ask_product", "confidence": 0.1},
    {"name": "greet", "confidence": 0.06},
    {"name": "how_to", "confidence": 0.03},
]
TOPICS = {
    "all_retrieval_intents": ["faq"],
    "faq": {
        "response": {"intent_response_key": "faq/warranty"},
        "ranking": [
            {"intent_response_key": "faq/warranty", "confidence": 0.7},
            {"intent_response_key": "faq/privacy", "confidence": 0.1},
        ],
    },
}
HEEL = {"entity": "part", "value": "heel"}


class TestAskingBack:
    async def test_offers_what_it_may_have_been_and_none_of_these(self) -> None:
        latest = message("thingy heel?", intent_ranking=RANKING, response_selector=TOPICS, entities=[HEEL])
        (reply,), _ = await run(AskBack(), tracker(latest))
        assert reply["response"] == "utter_ask_back"
        assert [button["title"] for button in reply["buttons"]] == [
            "The warranty", "See a picture of a part", "Know something about a product", "None of these",
        ]  # fmt: skip

    async def test_a_tapped_offer_brings_the_words_and_what_was_found_in_them(self) -> None:
        latest = message("thingy heel?", intent_ranking=RANKING, response_selector=TOPICS, entities=[HEEL])
        (reply,), _ = await run(AskBack(), tracker(latest))
        topic, detail, _, none = (button["payload"] for button in reply["buttons"])
        assert topic.startswith("/faq{")
        assert json.loads(topic[4:]) == {"part": ["heel"], "topic": "warranty", "question": "thingy heel?"}
        assert detail.startswith("/show_detail{")
        assert json.loads(detail[12:]) == {"part": ["heel"], "question": "thingy heel?"}
        assert none == "/deny"

    async def test_offers_in_chinese(self) -> None:
        latest = message("那个跟?", intent_ranking=RANKING, response_selector=TOPICS)
        (reply,), _ = await run(AskBack(), tracker(latest, language="zh"))
        titles = [button["title"] for button in reply["buttons"]]
        assert titles == ["保修", "看某个部位的图片", "了解商品信息", "都不是"]

    async def test_asks_for_other_words_where_nothing_is_likely(self) -> None:
        latest = message("asdf", intent_ranking=[{"name": "how_to", "confidence": 0.02}])
        (reply,), _ = await run(AskBack(), tracker(latest))
        assert (reply["response"], reply["buttons"]) == ("utter_default", [])

    async def test_leaves_the_question_to_a_form_that_is_open(self) -> None:
        latest = message("asdf", intent_ranking=RANKING, response_selector=TOPICS)
        (reply,), events = await run(AskBack(), tracker(latest, form="order_form"))
        assert (reply["response"], reply["buttons"], events) == ("utter_not_understood", [], [])

    async def test_a_very_long_question_stays_a_payload_that_may_be_sent(self) -> None:
        latest = message(
            '"' * 5000, intent_ranking=RANKING, entities=[{"entity": "product", "value": "x" * 999}]
        )
        (reply,), _ = await run(AskBack(), tracker(latest))
        assert max(len(button["payload"]) for button in reply["buttons"]) < 1500

    def test_a_message_without_a_ranking_has_no_likely_intents(self) -> None:
        assert likely_intents(message("x")) == []


class TestCounting:
    @pytest.mark.parametrize(
        ("before", "latest", "count"),
        [
            ([], message("asdf"), 1),
            ([], message("hello", "greet"), 0),
            ([], message("no", "deny"), 0),
            ([said("asdf"), ASKED_BACK], message("qwer"), 2),
            ([said("asdf"), ASKED_BACK], message("/deny", "deny"), 2),
            ([said("asdf"), ASKED_BACK], message("the weather?", "out_of_scope"), 0),
            ([said("asdf"), ASKED_BACK], message("hello", "greet"), 0),
            ([said("asdf"), ASKED_BACK, said("hello", "greet")], message("qwer"), 1),
            ([said("asdf"), ASKED_BACK, said("hello", "greet")], message("no", "deny"), 0),
            # what a form could use was understood, whatever the intent
            ([said("V-10231"), {"event": "action", "name": "order_form"}], message("asdf"), 1),
            # once a person has been asked, the count begins anew
            (
                [said("a"), ASKED_BACK, said("b"), {"event": "action", "name": "action_hand_off"}],
                message("c"),
                1,
            ),
            ([said("asdf"), ASKED_BACK, {"event": "session_started"}], message("qwer"), 1),
            ([said("asdf"), ASKED_BACK, {"event": "restart"}], message("qwer"), 1),
            ([said("asdf"), ASKED_BACK, FRESH_START], message("qwer"), 1),
        ],
    )
    async def test_counts_failures_in_a_row(self, before: list[Event], latest: Event, count: int) -> None:
        _, events = await run(CountFailures(), tracker(latest, *before))
        assert [(event["name"], event["value"]) for event in events] == [("failed_understandings", count)]

    def test_counting_again_within_a_turn_changes_nothing(self) -> None:
        again = tracker(message("asdf"))
        again.events.append({"event": "slot", "name": "failed_understandings", "value": 1.0})
        assert failures(again) == 1

    def test_no_in_a_form_leaves_it_and_is_no_failure(self) -> None:
        assert failures(tracker(message("no", "deny"), said("asdf"), ASKED_BACK, form="order_form")) == 0

    def test_a_photograph_is_answered_whatever_the_words_beside_it_mean(self) -> None:
        photographed = message("asdf") | {"metadata": {"uploads": ["pic_1"]}}
        assert failures(tracker(photographed, said("qwer"), ASKED_BACK)) == 0
        assert failures(tracker(photographed, form="order_form")) == 1
