"""Order, numbering, limits and buttons of a conversation's turns."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from bot.gateway import GatewaySettings
from tests.bot.gateway.clients import until
from tests.bot.gateway.conftest import Gateway, running
from tests.bot.gateway.rasa_stand_in import RasaStandIn

PAYLOAD = '/show_detail{"product": "ridge-trail-shoe", "part": "sole"}'


async def test_twenty_senders_at_once_leave_no_gap_and_keep_the_order(
    gateway: Gateway, rasa: RasaStandIn
) -> None:
    rasa.delay_s = 0.01
    shopper = await gateway.shopper()
    exchanges = await asyncio.gather(*(shopper.say(f"message {number}") for number in range(20)))
    log = await shopper.log()
    assert [message["seq"] for message in log] == list(range(1, 41))
    asked = [message["text"] for message in log if message["role"] == "shopper"]
    answered = [message["text"] for message in log if message["role"] == "bot"]
    assert answered == [f"You said: {text}" for text in asked]
    assert all(answer["text"] == f"You said: {question['text']}" for question, answer in exchanges)
    assert rasa.texts == asked
    assert set(rasa.most_at_once.values()) == {1}


async def test_conversations_go_side_by_side_within_the_limit(
    configure: Callable[..., GatewaySettings], rasa: RasaStandIn
) -> None:
    rasa.delay_s = 0.1
    async with running(configure(max_turns=3)) as gateway:
        shoppers = [await gateway.shopper() for _ in range(9)]
        await asyncio.gather(*(shopper.say("hello") for shopper in shoppers))
    assert rasa.most_at_once_overall == 3


async def test_beyond_the_limit_messages_are_refused_not_queued(
    configure: Callable[..., GatewaySettings], rasa: RasaStandIn
) -> None:
    rasa.open.clear()
    async with running(configure(max_turns=1, max_waiting=1)) as gateway:
        first, second, third = [await gateway.shopper() for _ in range(3)]
        answered = [asyncio.create_task(shopper.say("hello")) for shopper in (first, second)]
        await until(lambda: rasa.heard)
        await asyncio.sleep(0.1)
        refused = await third.post({"text": "你好"})
        assert refused.status_code == 503
        assert int(refused.headers["retry-after"]) > 0
        assert "消息" in refused.json()["detail"]
        async with gateway.widget() as widget:
            await widget.join()
            assert (await widget.say("hello"))["refused"] == "overloaded"
        rasa.open.set()
        await asyncio.gather(*answered)
        assert await third.log() == []
        assert len(await third.say("again")) == 2


async def test_one_conversation_cannot_pile_up_messages(
    configure: Callable[..., GatewaySettings], rasa: RasaStandIn
) -> None:
    rasa.open.clear()
    async with running(configure(max_waiting_per_conversation=2)) as gateway:
        async with gateway.widget() as widget:
            await widget.join()
            acknowledged = [await widget.say(f"message {number}") for number in range(3)]
            assert [answer.get("refused") for answer in acknowledged] == [None, None, "overloaded"]
        rasa.open.set()
        assert len(await (await gateway.shopper()).say("hello")) == 2


async def test_a_typed_command_is_only_text(gateway: Gateway, rasa: RasaStandIn) -> None:
    shopper = await gateway.shopper()
    for text, asked in (("/restart", "restart"), (" /greet", "greet"), (PAYLOAD, PAYLOAD[1:])):
        exchange = await shopper.say(text)
        assert exchange[0]["text"] == text.strip()
        assert rasa.texts[-1] == asked


async def test_an_offered_button_reaches_rasa_as_its_payload_and_shows_its_title(
    gateway: Gateway, rasa: RasaStandIn
) -> None:
    rasa.answers["你好"] = [{"text": "您好", "buttons": [{"title": "See the sole", "payload": PAYLOAD}]}]
    shopper, stranger = await gateway.shopper(), await gateway.shopper()
    await shopper.say("你好")
    tapped, _ = await shopper.say(PAYLOAD)
    assert tapped["text"] == "See the sole"
    assert rasa.heard[-1]["message"] == PAYLOAD
    assert rasa.heard[-1]["metadata"]["language"] == "zh"
    # It was offered in that conversation, not in this one.
    await stranger.say(PAYLOAD)
    assert rasa.heard[-1]["message"] == PAYLOAD[1:]


async def test_where_the_dialogue_has_no_answer_the_system_says_so(
    gateway: Gateway, rasa: RasaStandIn
) -> None:
    rasa.answers["你好"] = rasa.answers["hello"] = []
    shopper = await gateway.shopper()
    _, apology = await shopper.say("hello")
    assert apology["role"] == "system" and "Sorry" in apology["text"]
    _, apology = await shopper.say("你好")
    assert "抱歉" in apology["text"]
    await asyncio.sleep(0.2)
    assert len(await shopper.log()) == 4
