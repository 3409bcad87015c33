"""Rasa, the action server or the gateway itself going away: nothing is lost and nothing is doubled."""

from __future__ import annotations

import asyncio
import os
import socket
import sqlite3
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from bot.gateway import GatewaySettings
from tests.bot.gateway.clients import Shopper, until
from tests.bot.gateway.conftest import Gateway, running
from tests.bot.gateway.rasa_stand_in import RasaStandIn


def roles_and_texts(log: list[dict[str, Any]]) -> list[tuple[object, object]]:
    return [(message["role"], message["text"]) for message in log if message["role"] != "system"]


async def test_while_rasa_is_killed_messages_are_kept_and_answered_in_order_afterwards(
    gateway: Gateway, rasa: RasaStandIn
) -> None:
    async with gateway.widget() as widget:
        token = (await widget.join())["session_id"]
        shopper = Shopper(gateway.http, token)
        await shopper.say("before")
        await rasa.stop()
        _, kept = await shopper.say("while away")
        assert kept["role"] == "system" and "kept" in kept["text"]
        _, kept = await shopper.say("还在吗")
        assert kept["role"] == "system" and "保存" in kept["text"]
        await rasa.start()
        log = await shopper.log_of(8)
        await asyncio.sleep(0.2)
        assert await shopper.log() == log
        assert [message["seq"] for message in log] == list(range(1, 9))
        assert roles_and_texts(log)[2:] == [
            ("shopper", "while away"),
            ("shopper", "还在吗"),
            ("bot", "You said: while away"),
            ("bot", "You said: 还在吗"),
        ]
        assert rasa.texts == ["before", "while away", "还在吗"]
        # Whoever has the page open hears all of it as it happens.
        await widget.hears(5)
        assert [event["seq"] for event in widget.uttered] == [2, 4, 6, 7, 8]
        assert widget.heard("typing")[-1] == {"on": False}


async def test_a_new_message_never_overtakes_a_kept_one(gateway: Gateway, rasa: RasaStandIn) -> None:
    shopper = await gateway.shopper()
    rasa.status = 500
    await shopper.say("first")
    rasa.status = 200
    rasa.delay_s = 0.05
    _, answer = await shopper.say("second")
    assert answer["text"] == "You said: second"
    log = await shopper.log()
    assert [text for role, text in roles_and_texts(log) if role == "bot"] == [
        "You said: first",
        "You said: second",
    ]


@pytest.mark.parametrize("fault", ["error", "not JSON", "not a list", "timeout"])
async def test_every_way_of_failing_counts_as_away(
    configure: Callable[..., GatewaySettings], rasa: RasaStandIn, fault: str
) -> None:
    async with running(configure(dialogue_timeout_s=0.3)) as gateway:
        shopper = await gateway.shopper()
        match fault:
            case "error":
                rasa.status = 503
            case "not JSON":
                rasa.answers["hello"] = b"<html>"
            case "not a list":
                rasa.answers["hello"] = b'{"text": "hello"}'
            case "timeout":
                rasa.delay_s = 1.0
        rasa.down = {"dialogue"}
        _, kept = await shopper.say("hello")
        assert "kept" in kept["text"]
        rasa.status, rasa.delay_s, rasa.answers, rasa.down = 200, 0.0, {}, set()
        assert (await shopper.log_of(3))[-1]["text"] == "You said: hello"


async def test_no_answer_while_the_action_server_is_down_is_no_answer_yet(
    gateway: Gateway, rasa: RasaStandIn
) -> None:
    shopper = await gateway.shopper()
    rasa.answers["where is my order"] = []
    rasa.down = {"actions"}
    _, kept = await shopper.say("where is my order")
    assert "kept" in kept["text"]
    await asyncio.sleep(0.3)
    # Until it is back, Rasa is not asked again, by this conversation or another.
    _, kept = await (await gateway.shopper()).say("hello")
    assert "kept" in kept["text"]
    assert rasa.texts == ["where is my order"]
    rasa.answers, rasa.down = {}, set()
    assert (await shopper.log_of(3))[-1]["text"] == "You said: where is my order"


async def test_a_message_that_the_dialogue_always_fails_at_is_given_up(
    gateway: Gateway, rasa: RasaStandIn
) -> None:
    shopper = await gateway.shopper()
    rasa.answers["poison"] = b"no JSON"
    await shopper.say("poison")
    log = await shopper.log_of(3)
    assert log[-1]["role"] == "system" and "Sorry" in str(log[-1]["text"])
    assert len(rasa.texts) == 3
    assert len(await shopper.say("hello")) == 2


async def test_a_broken_database_is_a_sentence_and_puts_no_ones_words_into_the_log(
    gateway: Gateway, caplog: pytest.LogCaptureFixture
) -> None:
    shopper = await gateway.shopper()
    with sqlite3.connect(gateway.settings.home / "vitrine.db") as database:
        database.execute("ALTER TABLE messages RENAME TO away")
    response = await shopper.post({"text": "my secret address"})
    assert response.status_code == 503
    assert "send it again" in response.json()["detail"]
    async with gateway.widget() as widget:
        await widget.join()
        assert (await widget.say("my secret address"))["refused"] == "failed"
    with sqlite3.connect(gateway.settings.home / "vitrine.db") as database:
        database.execute("ALTER TABLE away RENAME TO messages")
    assert len(await shopper.say("and now")) == 2
    assert [message["seq"] for message in await shopper.log()] == [1, 2]
    assert "could not be logged" in caplog.text
    assert "secret" not in caplog.text


async def test_an_answer_that_cannot_be_logged_is_asked_for_again(
    gateway: Gateway, rasa: RasaStandIn, caplog: pytest.LogCaptureFixture
) -> None:
    shopper = await gateway.shopper()
    rasa.open.clear()
    asking = asyncio.create_task(shopper.say("my secret address"))
    await until(lambda: rasa.heard)
    with sqlite3.connect(gateway.settings.home / "vitrine.db") as database:
        database.execute("ALTER TABLE messages RENAME TO away")
    rasa.open.set()
    assert len(await asking) == 1
    with sqlite3.connect(gateway.settings.home / "vitrine.db") as database:
        database.execute("ALTER TABLE away RENAME TO messages")
    log = await shopper.log_of(2)
    assert roles_and_texts(log)[0] == ("shopper", "my secret address")
    assert "secret" not in caplog.text


async def test_nothing_is_polled_while_nothing_waits(gateway: Gateway, rasa: RasaStandIn) -> None:
    rasa.delay_s = 0.05
    shoppers = [await gateway.shopper() for _ in range(3)]
    await asyncio.gather(*(shopper.say("hello") for shopper in shoppers))
    await asyncio.sleep(0.2)
    assert rasa.probes == 0


async def test_a_gateway_that_restarts_answers_what_it_had_kept(
    configure: Callable[..., GatewaySettings], rasa: RasaStandIn
) -> None:
    await rasa.stop()
    async with running(configure()) as gateway:
        shopper = await gateway.shopper()
        await shopper.say("one")
        await shopper.say("two")
    async with running(configure()) as gateway:
        shopper = Shopper(gateway.http, shopper.session_id)
        await asyncio.sleep(0.2)
        assert len(await shopper.log()) == 4
        # While it is still away: one more is kept, and nobody is told twice.
        await shopper.say("three")
        assert len(await shopper.log()) == 6
        await rasa.start()
        log = await shopper.log_of(9)
    assert [text for role, text in roles_and_texts(log) if role == "bot"] == [
        "You said: one",
        "You said: two",
        "You said: three",
    ]
    assert rasa.texts == ["one", "two", "three"]


async def test_two_gateways_on_one_database_answer_a_message_once(
    configure: Callable[..., GatewaySettings], rasa: RasaStandIn
) -> None:
    rasa.open.clear()
    async with running(configure()) as old:
        shopper = await old.shopper()
        asking = asyncio.create_task(shopper.say("hello"))
        await until(lambda: rasa.heard)
        async with running(configure()):
            await until(lambda: len(rasa.heard) == 2)
            rasa.open.set()
            await asking
            await asyncio.sleep(0.2)
            assert roles_and_texts(await shopper.log()) == [("shopper", "hello"), ("bot", "You said: hello")]


async def test_after_an_hour_a_kept_message_is_closed_with_a_word(
    configure: Callable[..., GatewaySettings], rasa: RasaStandIn
) -> None:
    await rasa.stop()
    settings = configure()
    async with running(settings) as gateway:
        shopper = await gateway.shopper()
        await shopper.say("old")
        await shopper.say("young")
    long_ago = (datetime.now(UTC) - timedelta(minutes=61)).replace(tzinfo=None)
    with sqlite3.connect(settings.home / "vitrine.db") as database:
        database.execute(
            "UPDATE messages SET created_at = ? WHERE text = 'old'", (long_ago.isoformat(sep=" "),)
        )
    async with running(settings) as gateway:
        shopper = Shopper(gateway.http, shopper.session_id)
        log = await shopper.log_of(5)
        assert log[-1]["role"] == "system" and "ask again" in str(log[-1]["text"])
        await rasa.start()
        assert (await shopper.log_of(6))[-1]["text"] == "You said: young"
    assert rasa.texts == ["young"]


async def test_killed_in_mid_answer_the_gateway_answers_once_after_its_restart(
    configure: Callable[..., GatewaySettings], rasa: RasaStandIn
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = configure()
    environment = os.environ | {
        "VITRINE_HOME": str(settings.home),
        "VITRINE_GATEWAY_PORT": str(port),
        "VITRINE_DIALOGUE_URL": rasa.url,
        "VITRINE_ACTIONS_URL": rasa.url,
    }
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=60, trust_env=False) as http:

        async def start() -> asyncio.subprocess.Process:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot.gateway", env=environment
            )
            for _ in range(1200):
                try:
                    await http.get("/healthz")
                except httpx.TransportError:
                    assert process.returncode is None
                    await asyncio.sleep(0.05)
                else:
                    return process
            raise TimeoutError("the gateway did not start")

        process = await start()
        shopper = Shopper(http, (await http.post("/api/sessions")).json()["session_id"])
        rasa.open.clear()
        asking = asyncio.create_task(shopper.post({"text": "hello", "client_id": "m-1"}))
        await until(lambda: rasa.heard)
        process.kill()
        await process.wait()
        with pytest.raises(httpx.TransportError):
            await asking
        rasa.open.set()
        process = await start()
        try:
            await shopper.log_of(2)
            again = await shopper.say("hello", client_id="m-1")
            log = await shopper.log()
            assert again == log
            assert roles_and_texts(log) == [("shopper", "hello"), ("bot", "You said: hello")]
        finally:
            process.terminate()
            await process.wait()
