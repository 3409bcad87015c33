"""A conversation goes to a person, is silent while it waits, and comes back to the assistant."""

from __future__ import annotations

import asyncio
import json
import logging
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.gateway import GatewaySettings
from bot.gateway.reception import RESUME
from tests.bot.gateway.clients import Shopper, Widget
from tests.bot.gateway.conftest import Gateway, running
from tests.bot.gateway.picture_stand_in import PictureStandIn
from tests.bot.gateway.rasa_stand_in import RasaStandIn
from tests.bot.gateway.test_pictures import ANSWER as DRAWN
from tests.bot.gateway.test_pictures import JOB, REFUSED

SUMMARY: dict[str, Any] = {
    "customer": "c-1001",
    "language": "en",
    "product": {"handle": "ridge-trail-shoe", "title": "Ridge trail shoe"},
    "order_number": "V-10231",
    "email": "lin@shop.example",
    "asked": [{"text": "is there a warranty?", "intent": "faq/warranty"}],
    "not_understood": ["it squeaks"],
}
HANDOFF = {"reason": "subject", "subject": "faq/warranty", "summary": SUMMARY}
FRESH_START = [{"event": "slot", "name": "failed_understandings", "value": 0}]
FRIDAY = datetime(2026, 11, 27, 10, tzinfo=UTC)
FRIDAY_NIGHT = datetime(2026, 11, 27, 20, tzinfo=UTC)


@pytest.fixture(autouse=True)
def answered(rasa: RasaStandIn) -> None:
    rasa.answers["a person, please"] = [{"text": "I will get someone."}, {"custom": {"handoff": HANDOFF}}]
    rasa.answers["我要人工客服"] = [{"text": "我帮您转接。", "custom": {"handoff": HANDOFF}}]


def rows(settings: GatewaySettings) -> list[sqlite3.Row]:
    with sqlite3.connect(settings.home / "vitrine.db") as database:
        database.row_factory = sqlite3.Row
        return database.execute("SELECT * FROM handoffs ORDER BY requested_at").fetchall()


def execute(settings: GatewaySettings, statement: str) -> None:
    with sqlite3.connect(settings.home / "vitrine.db") as database:
        database.execute(statement)


def pending(settings: GatewaySettings) -> int:
    with sqlite3.connect(settings.home / "vitrine.db") as database:
        (count,) = database.execute("SELECT count(*) FROM messages WHERE pending").fetchone()
    return int(count)


async def test_a_request_for_a_person_is_written_down_and_the_shopper_told_what_comes(
    configure: Callable[..., GatewaySettings],
) -> None:
    async with running(configure(), now=lambda: FRIDAY) as gateway:
        shopper = await gateway.shopper()
        asked, said, notice = await shopper.say("a person, please")
        assert (said["role"], said["text"]) == ("bot", "I will get someone.")
        assert notice["role"] == "system"
        assert notice["text"] == (
            "You are next. Customer service is here now (Monday to Friday, 9:00–17:00, Central European "
            "Time). Until someone takes over, the assistant keeps silent, and what you write here is kept "
            "for them."
        )
        assert notice["buttons"] == [{"title": "Go on with the assistant", "payload": RESUME}]
        assert [message["seq"] for message in (asked, said, notice)] == [1, 2, 3]
        assert await shopper.log() == [asked, said, notice]
        (row,) = rows(gateway.settings)
        assert row["id"].startswith("hand_") and len(row["id"]) == 37
        assert (row["reason"], row["subject"], row["language"]) == ("subject", "faq/warranty", "en")
        assert json.loads(row["summary"]) == SUMMARY
        assert (row["agent"], row["ended_at"], row["ended_by"]) == (None, None, None)


async def test_the_notice_is_in_the_shoppers_language_and_says_when_people_are_back(
    configure: Callable[..., GatewaySettings],
) -> None:
    settings = configure(support_hours="Mo-Fr 09:00-12:00,13:00-18:00", support_timezone="Asia/Shanghai")
    async with running(settings, now=lambda: FRIDAY_NIGHT) as gateway:
        english, chinese = await gateway.shopper(), await gateway.shopper()
        *_, notice = await english.say("a person, please")
        assert notice["text"].startswith(
            "You are next. Customer service is away just now and will be back on Monday at 9:00 "
            "(Monday to Friday, 9:00–12:00 and 13:00–18:00, China Time). "
        )
        *_, notice = await chinese.say("我要人工客服")
        assert notice["text"] == (
            "您前面还有 1 位顾客。人工客服现在不在线，周一 9:00 回来"
            "（周一至周五 9:00–12:00、13:00–18:00，中国时间）。"
            "在人工客服接手之前，智能助手不会再回复，您在这里写的内容都会留给客服看。"
        )
        assert notice["buttons"] == [{"title": "继续和智能助手聊", "payload": RESUME}]


async def test_the_place_counts_who_asked_before_and_still_waits(gateway: Gateway) -> None:
    shoppers = [await gateway.shopper() for _ in range(5)]
    notices = [(await shopper.say("a person, please"))[-1]["text"] for shopper in shoppers[:3]]
    assert [text.split(".")[0] for text in notices] == [
        "You are next",
        "There is 1 person before you",
        "There are 2 people before you",
    ]
    await shoppers[0].say(RESUME)
    execute(
        gateway.settings,
        "UPDATE handoffs SET agent = 'Mei' WHERE requested_at = "
        "(SELECT min(requested_at) FROM handoffs WHERE ended_at IS NULL)",
    )
    *_, notice = await shoppers[3].say("a person, please")
    assert notice["text"].startswith("There is 1 person before you.")


async def test_many_who_ask_at_once_get_different_places(gateway: Gateway) -> None:
    shoppers = [await gateway.shopper() for _ in range(6)]
    answers = await asyncio.gather(*(shopper.say("a person, please") for shopper in shoppers))
    places = sorted(answer[-1]["text"].split(".")[0] for answer in answers)
    assert places == [
        "There are 2 people before you",
        "There are 3 people before you",
        "There are 4 people before you",
        "There are 5 people before you",
        "There is 1 person before you",
        "You are next",
    ]


async def test_asking_several_times_at_once_opens_one_handoff(gateway: Gateway, rasa: RasaStandIn) -> None:
    shopper = await gateway.shopper()
    await asyncio.gather(*(shopper.say("a person, please") for _ in range(5)))
    log = await shopper.log()
    assert [message["role"] for message in log].count("system") == 1
    assert [message["role"] for message in log].count("shopper") == 5
    assert rasa.texts == ["a person, please"]
    assert len(rows(gateway.settings)) == 1 and pending(gateway.settings) == 0


async def test_a_second_request_changes_nothing_but_the_summary(
    configure: Callable[..., GatewaySettings], rasa: RasaStandIn
) -> None:
    """Two gateways on one database: the second has asked before the first has opened the handoff."""
    async with running(configure()) as one, running(configure()) as other:
        shopper = await one.shopper()
        elsewhere = Shopper(other.http, shopper.session_id)
        rasa.open.clear()
        first = asyncio.create_task(shopper.say("a person, please"))
        await asyncio.sleep(0.2)
        rasa.answers["now!"] = [
            {"text": "Yes."},
            {"custom": {"handoff": {"reason": "anger", "summary": {"order_number": "V-1"}}}},
        ]
        second = asyncio.create_task(elsewhere.say("now!"))
        await asyncio.sleep(0.2)
        assert len(rasa.heard) == 2
        rasa.open.set()
        await asyncio.gather(first, second)
        log = await shopper.log()
        assert [message["seq"] for message in log] == list(range(1, len(log) + 1))
        assert [message["role"] for message in log].count("system") == 1
        assert len(rows(one.settings)) == 1
        (row,) = rows(one.settings)
        later = json.loads(row["summary"])["order_number"]
        assert (row["reason"], later) in (("subject", "V-1"), ("anger", "V-10231"))


async def test_while_a_shopper_waits_for_a_person_the_assistant_is_silent(
    gateway: Gateway, rasa: RasaStandIn
) -> None:
    async with gateway.widget() as widget:
        shopper = Shopper(gateway.http, (await widget.join())["session_id"])
        await shopper.say("a person, please")
        await widget.hears(2)
        widget.events.clear()
        (kept,) = await shopper.say("it squeaks when I walk", client_id="m-1")
        assert (kept["seq"], kept["role"]) == (4, "shopper")
        # Sent again over a broken connection it is the same message, still without an answer.
        assert await shopper.say("it squeaks when I walk", client_id="m-1") == [kept]
        (tapped,) = await shopper.say("/show_detail")
        await asyncio.sleep(0.2)
        assert [name for name, _ in widget.events] == ["message", "message"]
        assert (await shopper.log())[3:] == [kept, tapped]
    assert rasa.texts == ["a person, please"]
    assert pending(gateway.settings) == 0


async def test_the_silence_holds_over_a_restart_and_without_the_dialogue(
    configure: Callable[..., GatewaySettings], rasa: RasaStandIn
) -> None:
    async with running(configure()) as gateway:
        shopper = await gateway.shopper()
        await shopper.say("a person, please")
    # As if the gateway had stopped between logging this and its turn.
    execute(
        gateway.settings,
        "INSERT INTO messages SELECT 'msg_late', conversation_id, 4, 'shopper', 'late', NULL, language,"
        " pictures, buttons, cards, 'late', NULL, 1, created_at FROM messages WHERE seq = 1",
    )
    execute(gateway.settings, "UPDATE conversations SET last_seq = 4")
    async with running(configure()) as gateway:
        shopper = Shopper(gateway.http, shopper.session_id)
        assert len(await shopper.say("still there?")) == 1
        await rasa.stop()
        assert len(await shopper.say("hello?")) == 1
        assert [message["text"] for message in (await shopper.log())[3:]] == [
            "late",
            "still there?",
            "hello?",
        ]
        assert pending(gateway.settings) == 0
        await rasa.start()
        tapped, back = await shopper.say(RESUME)
        assert (tapped["text"], back["role"]) == ("Go on with the assistant", "system")
    assert rasa.texts == ["a person, please"]


async def test_the_button_gives_the_conversation_back_and_the_dialogue_is_told(
    gateway: Gateway, rasa: RasaStandIn
) -> None:
    async with gateway.widget() as widget:
        shopper = Shopper(gateway.http, (await widget.join())["session_id"])
        await shopper.say("a person, please")
        await shopper.say("it squeaks")
        tapped, back = await shopper.say(RESUME)
        assert (tapped["role"], tapped["text"]) == ("shopper", "Go on with the assistant")
        assert (back["role"], back["buttons"]) == ("system", [])
        assert back["text"].startswith("The assistant is back")
        await widget.hears(3)
        (_, answer) = await shopper.say("hello")
        assert answer["text"] == "You said: hello"
    conversation = rasa.heard[0]["sender"]
    assert rasa.told == [(conversation, FRESH_START)]
    assert rasa.texts == ["a person, please", "hello"]
    (row,) = rows(gateway.settings)
    assert row["ended_by"] == "shopper" and row["ended_at"] is not None


async def test_the_way_back_is_said_in_chinese(gateway: Gateway) -> None:
    shopper = await gateway.shopper()
    await shopper.say("我要人工客服")
    tapped, back = await shopper.say(RESUME)
    assert tapped["text"] == "继续和智能助手聊"
    assert back["text"].startswith("智能助手回来了")


async def test_the_way_back_works_when_the_dialogue_cannot_be_told(
    gateway: Gateway, rasa: RasaStandIn, caplog: pytest.LogCaptureFixture
) -> None:
    shopper = await gateway.shopper()
    await shopper.say("a person, please")
    rasa.tracker_status = 500
    with caplog.at_level(logging.WARNING, "bot.gateway"):
        _, back = await shopper.say(RESUME)
        assert back["role"] == "system"
        assert (await shopper.say("hello"))[1]["text"] == "You said: hello"
    assert "could not be told what it has missed" in caplog.text


async def test_a_second_tap_is_answered_and_changes_nothing(gateway: Gateway, rasa: RasaStandIn) -> None:
    shopper = await gateway.shopper()
    await shopper.say("a person, please")
    await asyncio.gather(shopper.say(RESUME), shopper.say(RESUME))
    assert [message["role"] for message in (await shopper.log())[3:]].count("system") == 2
    assert rasa.texts == ["a person, please"]
    assert [row["ended_by"] for row in rows(gateway.settings)] == ["shopper"]


async def test_who_was_never_offered_the_command_only_types_text(gateway: Gateway, rasa: RasaStandIn) -> None:
    shopper = await gateway.shopper()
    asked, answer = await shopper.say(RESUME)
    assert (asked["text"], answer["role"]) == (RESUME, "bot")
    assert rasa.texts == ["vitrine_resume"]
    assert rows(gateway.settings) == [] and rasa.told == []


async def test_a_person_can_be_asked_for_again(gateway: Gateway) -> None:
    shopper = await gateway.shopper()
    for _ in range(2):
        *_, notice = await shopper.say("a person, please")
        assert notice["text"].startswith("You are next.")
        await shopper.say(RESUME)
    assert [row["ended_by"] for row in rows(gateway.settings)] == ["shopper", "shopper"]


async def test_after_a_person_the_next_message_goes_to_the_assistant_which_is_told_once(
    gateway: Gateway, rasa: RasaStandIn
) -> None:
    shopper = await gateway.shopper()
    await shopper.say("a person, please")
    await shopper.say("it squeaks")
    execute(
        gateway.settings,
        "UPDATE handoffs SET ended_at = strftime('%Y-%m-%d %H:%M:%f000', 'now'), ended_by = 'agent'",
    )
    for text in ("hello", "thanks"):
        assert [message["text"] for message in await shopper.say(text)] == [text, f"You said: {text}"]
    assert rasa.texts == ["a person, please", "hello", "thanks"]
    assert rasa.told == [(rasa.heard[0]["sender"], FRESH_START)]


async def test_a_request_without_words_still_opens_the_handoff(gateway: Gateway, rasa: RasaStandIn) -> None:
    rasa.answers["hello"] = [{"custom": {"handoff": {"reason": "human_handoff"}}}]
    shopper = await gateway.shopper()
    _, notice = await shopper.say("hello")
    assert notice["role"] == "system" and notice["text"].startswith("You are next.")
    assert [row["reason"] for row in rows(gateway.settings)] == ["asked"]


async def test_a_hostile_summary_opens_a_handoff_with_what_is_left_of_it(
    gateway: Gateway, rasa: RasaStandIn
) -> None:
    for number, summary in enumerate(
        ["text", ["a"], None, {"product": "shoe", "asked": {"a": 1}, "customer": {"$ne": 1}, "email": 1e308}]
    ):
        rasa.answers["hello"] = [{"text": "Yes.", "custom": {"handoff": {"summary": summary}}}]
        *_, notice = await (await gateway.shopper()).say("hello")
        assert notice["role"] == "system"
        assert set(json.loads(rows(gateway.settings)[number]["summary"])) == set(SUMMARY)
    rasa.answers["hello"] = [
        {"text": "Yes.", "custom": {"handoff": {"summary": {"asked": [{"text": "x" * 10**6}] * 100}}}}
    ]
    await (await gateway.shopper()).say("hello")
    assert len(rows(gateway.settings)[-1]["summary"]) < 20_000


async def test_a_picture_that_was_promised_before_still_comes(
    configure: Callable[..., GatewaySettings], rasa: RasaStandIn, service: PictureStandIn
) -> None:
    rasa.answers["draw a jumper"] = DRAWN
    async with running(configure(generator_url=service.url)) as gateway, gateway.widget() as widget:
        shopper = Shopper(gateway.http, (await widget.join())["session_id"])
        await shopper.say("draw a jumper")
        await shopper.say("a person, please")
        await service.answer(JOB, REFUSED)
        log = await shopper.log_of(6)
        assert [message["role"] for message in log[3:]] == ["bot", "system", "bot"]


async def test_plain_rasa_widgets_get_the_way_back_as_a_quick_reply(gateway: Gateway) -> None:
    async with gateway.widget("?dialect=rasa") as widget:
        await widget.join()
        await say_and_hear(widget, "a person, please", 2)
        assert widget.uttered[1]["quick_replies"] == [
            {"content_type": "text", "title": "Go on with the assistant", "payload": RESUME}
        ]
        await say_and_hear(widget, RESUME, 3)
        assert widget.uttered[2]["text"].startswith("The assistant is back")


async def say_and_hear(widget: Widget, text: str, count: int) -> None:
    await widget.say(text)
    await widget.hears(count)
