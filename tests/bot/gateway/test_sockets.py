"""The Socket.IO protocol: what Rasa's own clients rely on, and what Vitrine adds."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
import socketio

from bot.gateway import GatewaySettings
from tests.bot.gateway.clients import Shopper, until
from tests.bot.gateway.conftest import CUSTOMER_SECRET, Gateway, running
from tests.bot.gateway.rasa_stand_in import RasaStandIn

PICTURE = {
    "id": "pic_1",
    "url": "/media/pic_1.webp",
    "source": "enhanced",
    "label": "AI-enhanced",
    "alt": "The sole",
}
ANSWER: list[dict[str, Any]] = [
    {"text": "Here.", "buttons": [{"title": "Heel", "payload": '/show_detail{"part": "heel"}'}]},
    {"custom": {"pictures": [PICTURE, PICTURE | {"id": "pic_2", "source": "photo", "label": ""}]}},
]


async def test_a_client_of_rasas_own_protocol_is_served(gateway: Gateway, rasa: RasaStandIn) -> None:
    rasa.answers["hi"] = ANSWER
    async with gateway.widget() as widget:
        confirmed = await widget.join(None)
        assert isinstance(confirmed["session_id"], str)
        await widget.socket.emit("user_uttered", {"message": "hi", "session_id": confirmed["session_id"]})
        (event,) = await widget.hears(1)
    assert event["text"] == "Here."
    assert event["quick_replies"] == [
        {"content_type": "text", "title": "Heel", "payload": '/show_detail{"part": "heel"}'}
    ]
    assert event["attachment"] == {
        "type": "image",
        "payload": {"src": "/media/pic_1.webp", "alt": "The sole", "title": "AI-enhanced: The sole"},
    }
    assert event["metadata"] == {"id": event["id"], "seq": 2, "role": "bot"}
    assert event["seq"] == 2 and event["role"] == "bot"
    assert [picture["id"] for picture in event["pictures"]] == ["pic_1", "pic_2"]
    assert event["buttons"] == ANSWER[0]["buttons"]


async def test_in_rasas_dialect_every_event_is_as_rasa_would_send_it(
    configure: Callable[..., GatewaySettings], rasa: RasaStandIn
) -> None:
    rasa.answers["hi"] = ANSWER
    async with (
        running(configure(public_url="https://chat.shop.example/")) as gateway,
        gateway.widget("/?dialect=rasa") as widget,
    ):
        await widget.join(None)
        await widget.say("hi")
        events = await widget.hears(3)
        assert [set(event) - {"metadata"} for event in events] == [
            {"attachment"},
            {"attachment"},
            {"text", "quick_replies"},
        ]
        assert events[0]["attachment"]["payload"]["src"] == "https://chat.shop.example/media/pic_1.webp"
        assert widget.heard("typing") == widget.heard("message") == []


@pytest.mark.parametrize("session_id", [None, "", str(uuid.uuid4()), "a.b.c", {"session_id": "x"}, 5])
async def test_a_session_id_of_the_clients_own_making_gets_a_session(
    gateway: Gateway, session_id: object
) -> None:
    async with gateway.widget() as widget:
        confirmed = await widget.join(session_id)
        assert confirmed["session_id"] != session_id
        assert confirmed["last_seq"] == 0
        # Such a client goes on sending its own id, and still speaks in the conversation it has joined.
        await widget.socket.emit("user_uttered", {"message": "one", "session_id": session_id})
        await widget.socket.emit("user_uttered", {"message": "two", "session_id": session_id})
        await until(lambda: len(widget.uttered) == 2)
        assert len(widget.heard("session_confirm")) == 1
        assert len(await Shopper(gateway.http, confirmed["session_id"]).log()) == 4


async def test_a_message_without_a_session_request_opens_a_conversation(gateway: Gateway) -> None:
    async with gateway.widget() as widget:
        await widget.say("hello")
        await widget.hears(1)
        assert len(await Shopper(gateway.http, widget.session_id).log()) == 2


async def test_a_client_may_hand_back_all_of_the_confirmation(gateway: Gateway) -> None:
    async with gateway.widget() as first, gateway.widget() as second:
        confirmed = await first.join()
        assert (await second.join(confirmed))["session_id"] == confirmed["session_id"]


async def test_a_tampered_or_expired_session_id_gets_a_new_conversation(gateway: Gateway) -> None:
    key = gateway.settings.session_key_path.read_text().strip()
    async with gateway.widget() as widget:
        token = (await widget.join())["session_id"]
        await widget.say("a secret")
        await widget.hears(1)
    header, claims, signature = token.split(".")
    past = datetime.now(UTC) - timedelta(hours=1)
    decoded = jwt.decode(token, options={"verify_signature": False})
    expired = jwt.encode(decoded | {"exp": past}, key, "HS256")
    for bad in (f"{header}.{claims}.{signature[::-1]}", expired):
        async with gateway.widget() as widget:
            assert (await widget.join(bad))["last_seq"] == 0
            history = await widget.socket.call("history_request", {"after": 0, "session_id": bad})
            assert history == {"messages": [], "more": False}


async def test_history_replays_what_was_missed_to_the_asking_client_alone(gateway: Gateway) -> None:
    async with gateway.widget() as widget, gateway.widget() as other:
        token = (await widget.join())["session_id"]
        await other.join(token)
        for text in ("one", "two", "three"):
            await widget.say(text)
        await widget.hears(3)
        await widget.socket.emit("history_request", {"after": 2})
        await until(lambda: widget.heard("history"))
        (history,) = widget.heard("history")
        assert history["messages"] == (await Shopper(gateway.http, token).log())[2:]
        assert [message["seq"] for message in history["messages"]] == [3, 4, 5, 6]
        assert other.heard("history") == []


async def test_a_reconnect_in_mid_answer_loses_and_doubles_nothing(
    gateway: Gateway, rasa: RasaStandIn
) -> None:
    rasa.open.clear()
    async with gateway.widget() as widget:
        token = (await widget.join())["session_id"]
        asked = await widget.say("slow question", client_id="m-1")
        await until(lambda: rasa.heard)
    rasa.open.set()
    async with gateway.widget() as widget:
        await widget.join(token)
        # The client cannot know whether its message arrived, so it sends it again.
        again = await widget.say("slow question", client_id="m-1")
        assert again == asked
        log = await Shopper(gateway.http, token).log_of(2)
        history = await widget.socket.call("history_request", {"after": 0})
        assert history["messages"] == log
        assert [message["text"] for message in log] == ["slow question", "You said: slow question"]
    assert rasa.texts == ["slow question"]


async def test_two_devices_see_the_same_conversation(gateway: Gateway, rasa: RasaStandIn) -> None:
    rasa.delay_s = 0.05
    async with gateway.widget() as laptop, gateway.widget() as phone, gateway.widget() as stranger:
        token = (await laptop.join())["session_id"]
        await phone.join(token)
        await stranger.join()
        acknowledged = await laptop.say("hello", client_id="m-1")
        assert acknowledged["seq"] == 1 and acknowledged["client_id"] == "m-1"
        await phone.hears(1)
        await laptop.hears(1)
        assert phone.heard("message") == [acknowledged]
        assert laptop.heard("message") == []
        assert phone.uttered == laptop.uttered
        assert phone.heard("typing") == laptop.heard("typing") == [{"on": True}, {"on": False}]
        # What is said over HTTP shows on both.
        await Shopper(gateway.http, token).say("from elsewhere")
        await until(lambda: len(laptop.uttered) == len(phone.uttered) == 2)
        assert laptop.heard("message")[0]["text"] == phone.heard("message")[1]["text"] == "from elsewhere"
        assert [event for event, _ in stranger.events] == ["session_confirm"]


async def test_typing_shows_before_the_answer_is_there(gateway: Gateway, rasa: RasaStandIn) -> None:
    rasa.open.clear()
    async with gateway.widget() as widget:
        await widget.join()
        await widget.say("hello")
        await until(lambda: widget.heard("typing") == [{"on": True}])
        assert widget.uttered == []
        rasa.open.set()
        await widget.hears(1)


async def test_messages_of_one_socket_keep_their_order(gateway: Gateway) -> None:
    texts = [f"message {number}" for number in range(20)]
    async with gateway.widget() as widget:
        await widget.socket.emit("session_request", {"session_id": None})
        for text in texts:
            await widget.socket.emit("user_uttered", {"message": text})
        events = await widget.hears(20)
        assert [event["text"] for event in events] == [f"You said: {text}" for text in texts]


async def test_a_customer_token_joins_the_customers_conversation(gateway: Gateway, rasa: RasaStandIn) -> None:
    soon = datetime.now(UTC) + timedelta(minutes=5)
    token = jwt.encode({"sub": "c-7", "exp": soon}, CUSTOMER_SECRET, "HS256")
    async with gateway.widget() as laptop, gateway.widget() as phone:
        guest = await laptop.join()
        assert guest["customer"] is False
        await laptop.say("as a guest")
        await laptop.hears(1)
        signed_in = await laptop.join(guest["session_id"], customer_token=token)
        assert signed_in["customer"] is True and signed_in["last_seq"] == 2
        assert (await phone.join(None, customer_token=token))["last_seq"] == 2
        assert (await phone.join(None, customer_token="nonsense"))["customer"] is False
        await laptop.say("as myself")
        await laptop.hears(2)
    assert [heard["metadata"]["customer_id"] for heard in rasa.heard] == [None, "c-7"]


async def test_the_pages_language_is_the_conversations_first(gateway: Gateway, rasa: RasaStandIn) -> None:
    async with gateway.widget() as widget:
        assert (await widget.join(None, language="zh-CN"))["language"] == "zh"
        assert "消息" in (await widget.say("   "))["detail"]
        await widget.say("12345")
        await widget.say("what is this")
        await widget.hears(3)
    assert [heard["metadata"]["language"] for heard in rasa.heard] == ["zh", "en"]


@pytest.mark.parametrize(
    ("origin", "may"),
    [("https://shop.example", True), ("https://evil.example", False), ("http://127.0.0.1:{port}", True)],
)
async def test_only_pages_of_allowed_origins_may_connect(
    configure: Callable[..., GatewaySettings], origin: str, may: bool
) -> None:
    async with running(configure(allowed_origins="https://shop.example")) as gateway:
        origin = origin.format(port=gateway.url.rsplit(":", 1)[1])
        if may:
            async with gateway.widget(Origin=origin) as widget:
                await widget.join()
        else:
            with pytest.raises(socketio.exceptions.ConnectionError):
                async with gateway.widget(Origin=origin):
                    pass
        allowed = (await gateway.http.get("/healthz", headers={"Origin": origin})).headers.get(
            "access-control-allow-origin"
        )
        assert allowed == (origin if origin == "https://shop.example" else None)
