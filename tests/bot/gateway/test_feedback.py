"""What shoppers think of answers and of the chat, how a talk ends, and how all of it is deleted."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from typing import Any

import httpx
import jwt
import pytest

from bot.gateway import GatewaySettings
from tests.bot.gateway.clients import Shopper, until
from tests.bot.gateway.conftest import CUSTOMER_SECRET, Gateway, running
from tests.bot.gateway.rasa_stand_in import RasaStandIn

RESTART = [{"event": "restart"}]
REASON = "Not what I asked"


async def rate(shopper: Shopper, message_id: str, value: Any, **fields: str) -> httpx.Response:
    return await shopper.http.put(
        f"/api/messages/{message_id}/rating", json={"value": value} | fields, headers=shopper.headers
    )


async def end(shopper: Shopper) -> dict[str, Any]:
    response = await shopper.http.post("/api/conversation/close", headers=shopper.headers)
    assert response.status_code == 200, response.text
    (message,) = response.json()["messages"]
    return dict(message)


async def test_an_answer_is_rated_changed_and_taken_back(shopper: Shopper) -> None:
    _, answer = await shopper.say("hello")
    opinions = []
    for value, reason in ((1, ""), (0, REASON), (None, "")):
        response = await rate(shopper, answer["id"], value, reason=reason)
        assert response.status_code == 200
        rated = response.json()
        assert (rated["message_id"], rated["seq"]) == (answer["id"], 2)
        opinions.append(rated["rating"])
        assert (await shopper.log())[1]["rating"] == rated["rating"]
    assert opinions == [{"value": 1, "reason": ""}, {"value": 0, "reason": REASON}, None]


async def test_every_device_hears_of_it(gateway: Gateway) -> None:
    async with gateway.widget() as one, gateway.widget() as other:
        await one.join()
        await other.join(one.session_id)
        await one.say("hello")
        (answer,) = await one.hears(1)
        data = {"message_id": answer["id"], "value": 0, "reason": f"  {REASON}\u202e"}
        rated = await one.socket.call("rate_message", data)
        assert rated == {
            "message_id": answer["id"],
            "seq": 2,
            "rating": {"value": 0, "reason": REASON},
        }
        await until(lambda: other.heard("message_rated"))
        assert other.heard("message_rated") == [rated]


@pytest.mark.parametrize("value", [-1, 2, 5, 10**12])
async def test_an_answer_helped_or_did_not(shopper: Shopper, value: int) -> None:
    _, answer = await shopper.say("hello")
    assert (await rate(shopper, answer["id"], value)).status_code == 404


async def test_only_answers_in_ones_own_conversation_are_rated(gateway: Gateway, shopper: Shopper) -> None:
    asked, answer = await shopper.say("hello")
    assert (await rate(shopper, asked["id"], 1)).status_code == 404
    assert (await rate(await gateway.shopper(), answer["id"], 1)).status_code == 404
    async with gateway.widget() as stranger:
        await stranger.join()
        for data in ({"message_id": answer["id"], "value": 1}, {}, None, {"message_id": 7, "value": "x"}):
            assert (await stranger.socket.call("rate_message", data))["refused"] == "not_rateable"
    assert (await shopper.log())[1]["rating"] is None


async def test_at_the_end_the_shopper_is_asked_how_it_was(
    gateway: Gateway, shopper: Shopper, rasa: RasaStandIn
) -> None:
    await shopper.say("你好")
    async with gateway.widget() as widget:
        await widget.join(shopper.session_id)
        said = await end(shopper)
        await until(lambda: widget.heard("conversation_closed"))
        assert [event["id"] for event in widget.uttered] == [said["id"]]
        assert widget.heard("conversation_closed") == [{"seq": said["seq"]}]
    assert (said["role"], said["seq"]) == ("system", 3)
    assert "满意" in said["text"]
    assert said["cards"] == [{"type": "satisfaction", "text": said["text"]}]
    assert rasa.told == []
    for value, status in ((0, 404), (6, 404), (5, 200)):
        assert (await rate(shopper, said["id"], value)).status_code == status
    # The talk may go on, and has nothing to do with the one before.
    assert [message["seq"] for message in await shopper.say("还有一个问题")] == [4, 5]
    assert [told for _, told in rasa.told] == [RESTART]
    await shopper.say("谢谢")
    assert len(rasa.told) == 1


async def test_the_end_of_a_talk_ends_the_wait_for_a_person(shopper: Shopper, rasa: RasaStandIn) -> None:
    rasa.answers["a person"] = [{"text": "Yes.", "custom": {"handoff": {"reason": "asked"}}}]
    await shopper.say("a person")
    assert len(await shopper.say("hello?")) == 1
    await end(shopper)
    assert len(await shopper.say("hello!")) == 2


def everything(settings: GatewaySettings) -> bytes:
    return b"".join(path.read_bytes() for path in settings.home.rglob("*.db*"))


def remember(settings: GatewaySettings, conversation_id: str) -> None:
    """What Rasa would keep of the conversation."""
    with closing(sqlite3.connect(settings.tracker_path)) as rasas, rasas:
        rasas.execute("CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id VARCHAR(255), data TEXT)")
        rasas.execute("INSERT INTO events (sender_id, data) VALUES (?, 'my secret')", [conversation_id])


async def test_a_customer_is_forgotten_with_what_they_said_before_signing_in(
    gateway: Gateway, rasa: RasaStandIn
) -> None:
    tokens = [jwt.encode({"sub": "c-1", "exp": time.time() + 600}, CUSTOMER_SECRET) for _ in range(2)]
    async with gateway.widget() as phone, gateway.widget() as desk:
        await phone.join(customer_token=tokens[0])
        await phone.say("on my phone")
        await desk.join()
        await desk.say("as a guest")
        await desk.hears(1)
        await desk.join(desk.session_id, customer_token=tokens[1])
        assert await desk.socket.call("delete_request") == {"deleted": True}
        await until(lambda: phone.heard("conversation_deleted"))
    held = everything(gateway.settings)
    assert b"on my phone" not in held and b"as a guest" not in held


async def test_all_is_deleted_and_its_devices_are_out(
    gateway: Gateway, shopper: Shopper, rasa: RasaStandIn
) -> None:
    other = await gateway.shopper()
    await other.say("keep this")
    _, answer = await shopper.say("my secret")
    await rate(shopper, answer["id"], 0, reason="my secret")
    remember(gateway.settings, rasa.heard[-1]["sender"])
    async with gateway.widget() as widget:
        await widget.join(shopper.session_id)
        assert await widget.socket.call("delete_request") == {"deleted": True}
        await until(lambda: widget.heard("conversation_deleted"))
        held = everything(gateway.settings)
        assert b"my secret" not in held and b"keep this" in held
        # What is written on is a new conversation.
        sent = await widget.say("hello again")
        assert sent["seq"] == 1
        await widget.hears(1)
        assert widget.session_id != shopper.session_id
    gone = await shopper.post({"text": "hello?"})
    assert gone.status_code == 401
    assert len(await other.log()) == 2


async def test_an_answer_in_the_making_does_not_outlive_the_conversation(
    configure: Callable[..., GatewaySettings], rasa: RasaStandIn
) -> None:
    async with running(configure()) as gateway:
        shopper = await gateway.shopper()
        rasa.open.clear()
        first = asyncio.create_task(shopper.post({"text": "my secret"}))
        await until(lambda: rasa.heard)
        second = asyncio.create_task(shopper.post({"text": "my next secret"}))
        await shopper.log_of(2)
        deleted = await gateway.http.delete("/api/conversation", headers=shopper.headers)
        assert deleted.status_code == 204
        assert b"secret" not in everything(gateway.settings)
        # What the dialogue keeps of it once it has answered goes, too.
        remember(gateway.settings, rasa.heard[-1]["sender"])
        rasa.open.set()
        await asyncio.gather(first, second)
        await until(lambda: b"secret" not in everything(gateway.settings))
        assert rasa.texts == ["my secret"]


async def test_a_message_that_the_dialogue_failed_at_is_not_tried_again_once_deleted(
    configure: Callable[..., GatewaySettings], rasa: RasaStandIn
) -> None:
    async with running(configure(dialogue_timeout_s=0.5)) as gateway:
        shopper = await gateway.shopper()
        rasa.open.clear()
        asked = asyncio.create_task(shopper.post({"text": "my secret"}))
        await until(lambda: rasa.heard)
        await gateway.http.delete("/api/conversation", headers=shopper.headers)
        await asyncio.sleep(1)
        rasa.open.set()
        await asyncio.sleep(0.5)
        await asked
        assert rasa.texts == ["my secret"]


async def test_while_the_dialogue_is_away_all_can_be_deleted(
    configure: Callable[..., GatewaySettings], rasa: RasaStandIn
) -> None:
    async with running(configure()) as gateway:
        shopper = await gateway.shopper()
        rasa.status = 503
        rasa.down = {"dialogue"}
        await shopper.say("my secret")
        response = await gateway.http.delete("/api/conversation", headers=shopper.headers)
        assert response.status_code == 204
        rasa.status, rasa.down = 200, set()
        await asyncio.sleep(0.3)
    assert b"secret" not in everything(gateway.settings)
