"""A person is asked for the right reason, and told what the shopper said and nothing else."""

from __future__ import annotations

import re
import string
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answers.handoff import HandOff
from actions.embeddings import EmbeddingCache
from actions.labels import Labels
from actions.settings import ActionSettings
from actions.shop import Shop
from actions.summary import LONGEST_MESSAGE, MOST_MESSAGES, summary_of, without_cards
from data.store import Database
from tests.actions.test_fallback import DOMAIN, Event, message

CARD = "4111 1111 1111 1111"
LABELS = Labels.of(DOMAIN, "en")


def tracker(*messages: Event, form: str | None = None, **slots: Any) -> Tracker:
    """A conversation of `messages`, the last of which is the latest."""
    events = [{"event": "user", "text": each["text"], "parse_data": each} for each in messages]
    return Tracker(
        sender_id="c", slots=slots, latest_message=messages[-1], events=events, paused=False,
        followup_action=None, active_loop={"name": form} if form else {}, latest_action_name=None,
    )  # fmt: skip


def entity(name: str, value: str) -> Event:
    return {"entity": name, "value": value}


async def hand_off(shop: Shop, of: Tracker) -> tuple[dict[str, Any], list[Any]]:
    dispatcher = CollectingDispatcher()
    events = await HandOff(shop).run(dispatcher, of, DOMAIN)
    (reply,) = dispatcher.messages
    return reply, events


TWO_FAILURES = {"failed_understandings": 2.0}
WARRANTY = message("how long?") | {"intent": {"name": "faq", "full_retrieval_intent_name": "faq/warranty"}}
TAPPED_WARRANTY = message("/faq{}", "faq", entities=[entity("topic", "warranty")])


@pytest.mark.parametrize(
    ("latest", "slots", "reason", "sentence"),
    [
        (message("a person please", "human_handoff"), {}, ("asked", None), ""),
        (message("it came broken", "complaint"), {}, ("complaint", None), "_sorry"),
        (message("f*** you", "track_order", anger=0.9), {}, ("anger", None), "_sorry"),
        (message("asdf"), TWO_FAILURES, ("not_understood", None), "_not_understood"),
        (message("/deny", "deny"), TWO_FAILURES, ("not_understood", None), "_not_understood"),
        (message("cancel it", "cancel_order", anger=0.3), {}, ("subject", "cancel_order"), "_subject"),
        (WARRANTY, {}, ("subject", "faq/warranty"), "_subject"),
        (TAPPED_WARRANTY, {}, ("subject", "faq/warranty"), "_subject"),
    ],
)
async def test_the_gateway_is_told_why(
    shop: Shop, *, latest: Event, slots: dict[str, Any], reason: tuple[str, str | None], sentence: str
) -> None:
    reply, events = await hand_off(shop, tracker(latest, **slots))
    assert reply["response"] == "utter_handoff" + sentence
    assert reply["contact"] == ActionSettings().support_contact
    handoff = reply["custom"]["handoff"]
    assert (handoff["reason"], handoff["subject"]) == reason
    assert set(handoff) == {"reason", "subject", "summary"}
    assert events == []


@pytest.mark.parametrize(
    "text",
    [
        "whats ur phone number",
        "are you open on sundays",
        "你们几点开门",
        "邮箱发我一下",
        "where is your shop",
    ],
)
async def test_who_asks_how_to_reach_the_shop_is_told_and_need_not_wait(shop: Shop, text: str) -> None:
    reply, _ = await hand_off(shop, tracker(message(text, "human_handoff")))
    assert reply["response"] == "utter_contact"
    assert "handoff" not in (reply.get("custom") or {})


@pytest.mark.parametrize(
    "text",
    [
        "I want to talk to a person",
        "我要人工客服",
        "can someone call me",
        "get me your manager",
        "让客服跟我说",
        "agent",
    ],
)
async def test_who_asks_for_a_person_gets_one(shop: Shop, text: str) -> None:
    reply, _ = await hand_off(shop, tracker(message(text, "human_handoff")))
    assert reply["custom"]["handoff"]["reason"] == "asked"


async def test_what_may_not_be_a_complaint_is_only_offered_a_person(shop: Shop) -> None:
    unsure = message("blorf the snorkel", "complaint") | {"intent": {"name": "complaint", "confidence": 0.45}}
    reply, _ = await hand_off(shop, tracker(unsure))
    assert reply["response"] == "utter_handoff_offer"
    assert "handoff" not in (reply.get("custom") or {})


async def test_a_form_that_is_open_is_left(shop: Shop) -> None:
    _, events = await hand_off(shop, tracker(message("idiots", "complaint"), form="order_form"))
    assert [(event["event"], event.get("name"), event.get("value")) for event in events] == [
        ("active_loop", None, None), ("slot", "requested_slot", None),
    ]  # fmt: skip


async def test_the_product_talked_about_is_named(shop: Shop) -> None:
    reply, _ = await hand_off(shop, tracker(message("人工", "human_handoff"), product="ridge-trail-shoe"))
    product = reply["custom"]["handoff"]["summary"]["product"]
    assert product == {"handle": "ridge-trail-shoe", "title": "山脊越野跑鞋"}


async def test_a_shop_without_its_database_still_hands_over(shop: Shop) -> None:
    gone = Database("sqlite:////nowhere/at/all.db")
    broken = Shop(gone, EmbeddingCache(gone, shop.embeddings._encoder, "x"), ActionSettings())
    reply, _ = await hand_off(broken, tracker(message("a person", "human_handoff"), product="tide-mug"))
    assert reply["custom"]["handoff"]["summary"]["product"] is None


class TestSummary:
    def test_quotes_the_shopper(self) -> None:
        summary = summary_of(
            tracker(
                message("where is V-10231?", "track_order", entities=[entity("order_number", "V-10231")]),
                message("mira@example.com", "inform", entities=[entity("email", "mira@example.com")]),
                message("hmm blorp"),
                message('/show_detail{"part": "heel"}', "show_detail", entities=[entity("part", "heel")]),
                message('/faq{"topic": "warranty", "question": "how long good?"}', "faq",
                        entities=[entity("topic", "warranty"), entity("question", "how long good?")]),
                message("a person!", "human_handoff"),
            ),
            LABELS,
            customer_id="c-1",
        )  # fmt: skip
        assert summary == {
            "customer": "c-1",
            "language": "en",
            "product": None,
            "order_number": "V-10231",
            "email": "mira@example.com",
            "asked": [
                {"text": "where is V-10231?", "intent": "track_order"},
                {"text": "mira@example.com", "intent": "inform"},
                {"text": "hmm blorp", "intent": "nlu_fallback"},
                {"text": "See a picture of a part", "intent": "show_detail"},
                {"text": "how long good?", "intent": "faq/warranty"},
                {"text": "a person!", "intent": "human_handoff"},
            ],
            "not_understood": ["hmm blorp"],
        }

    def test_an_order_that_the_shopper_did_not_name_is_left_out(self) -> None:
        latest = message("a person", "human_handoff")
        summary = summary_of(tracker(latest, order_number="V-10231", email="mira@example.com"), LABELS)
        assert (summary["order_number"], summary["email"]) == (None, None)

    def test_a_forms_answer_counts_as_given(self) -> None:
        latest = message("it is 10231 I think", "inform")
        assert summary_of(tracker(latest, order_number="10231"), LABELS)["order_number"] == "10231"

    def test_is_bounded(self) -> None:
        summary = summary_of(tracker(*[message(f"{number} " + "x" * 999) for number in range(40)]), LABELS)
        assert len(summary["asked"]) == MOST_MESSAGES
        assert summary["asked"][-1]["text"].startswith("39 ")
        assert {len(each["text"]) for each in summary["asked"]} == {LONGEST_MESSAGE}

    def test_begins_with_the_session_and_knows_no_message_that_nobody_sent(self) -> None:
        conversation = tracker(message("yesterday"), message("today"))
        conversation.events.insert(1, {"event": "session_started"})
        conversation.events.append(
            {"event": "user", "text": "EXTERNAL: x", "metadata": {"is_external": True}}
        )
        assert [each["text"] for each in summary_of(conversation, LABELS)["asked"]] == ["today"]

    def test_begins_anew_once_the_shopper_has_ended_the_talk(self) -> None:
        conversation = tracker(message("before"), message("after"))
        conversation.events.insert(1, {"event": "restart"})
        assert [each["text"] for each in summary_of(conversation, LABELS)["asked"]] == ["after"]

    def test_a_photograph_by_itself_is_called_one(self) -> None:
        conversation = tracker(message("/inform", "inform"))
        conversation.events[0]["metadata"] = {"uploads": ["pic_1"]}
        assert [each["text"] for each in summary_of(conversation, LABELS)["asked"]] == ["A photo"]

    def test_a_card_number_is_masked_wherever_it_stands(self) -> None:
        latest = message(
            f"charge {CARD} again", entities=[entity("order_number", CARD), entity("email", f"{CARD}@a.b")]
        )
        assert CARD not in str(summary_of(tracker(latest), LABELS))
        cut = message("x" * (LONGEST_MESSAGE - 12) + CARD)
        assert "4111" not in str(summary_of(tracker(cut), LABELS))

    WORDS = st.text(alphabet=string.ascii_letters + " 鞋底订单@.-#{}\"'/!?", min_size=1, max_size=400)

    SAID = st.tuples(WORDS, st.sampled_from(["nlu_fallback", "inform", "faq"]), st.integers(0, 399))
    SLOTS = st.dictionaries(st.sampled_from(["order_number", "email", "product"]), WORDS)

    @given(said=st.lists(SAID, min_size=1, max_size=20), slots=SLOTS, title=st.none() | WORDS)
    @settings(deadline=None)
    def test_holds_nothing_that_was_not_said_or_kept(
        self, said: list[tuple[str, str, int]], slots: dict[str, str], title: str | None
    ) -> None:
        messages = [
            message(text, intent, entities=[entity("order_number", text[start : start + 9])])
            for text, intent, start in said
        ]
        product = {"handle": slots["product"], "title": title} if title and "product" in slots else None
        conversation = tracker(*messages, **slots)
        summary = summary_of(conversation, LABELS, customer_id="c-1", product=product)
        known = [text for text, _, _ in said] + list(slots.values()) + [title or "", "c-1", "en"]
        # What looks like a button is called as the button is.
        known += [LABELS.wish(intent) for text, intent, _ in said if text.startswith("/")]
        assert [text for text in _strings(summary) if not any(text in each for each in known)] == []
        assert {each["intent"] for each in summary["asked"]} <= {intent for _, intent, _ in said}


def _strings(value: object) -> list[str]:
    """Every string in a summary, but for the names of intents."""
    if isinstance(value, dict):
        return [text for name, each in value.items() if name != "intent" for text in _strings(each)]
    if isinstance(value, list):
        return [text for each in value for text in _strings(each)]
    return [value] if isinstance(value, str) else []


class TestCards:
    @pytest.mark.parametrize(
        ("text", "masked"),
        [
            ("4111 1111 1111 1111", "•••• •••• •••• 1111"),
            ("卡号4111111111111111，", "卡号••••••••••••1111，"),
            ("amex 3782-822463-10005 ok", "amex ••••-••••••-•0005 ok"),
            ("６２２８ is no card", "６２２８ is no card"),
            ("4111 1111 1111 1112", "4111 1111 1111 1112"),
            ("order 202611 4111 1111 1111 1111", "order 202611 •••• •••• •••• 1111"),
            ("sizes 36 37 38 39 40 41 42 43", "sizes 36 37 38 39 40 41 42 43"),
            ("+44 7911 123456", "+44 7911 123456"),
            ("12345678901234567890", "12345678901234567890"),
        ],
    )
    def test_hides_all_but_the_last_four_digits_of_a_card_number(self, text: str, masked: str) -> None:
        assert without_cards(text) == masked

    @given(st.text(alphabet="0123456789 -.", max_size=60))
    def test_changes_nothing_but_digits_to_dots(self, text: str) -> None:
        masked = without_cards(text)
        assert re.sub(r"\d", "•", text) == re.sub(r"\d", "•", masked)
