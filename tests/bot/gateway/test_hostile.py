"""Whatever comes in, over either door: answered or refused with a sentence, never a 500."""

from __future__ import annotations

import json
from typing import Any

import engineio
import httpx
import pytest

from tests.bot.gateway.clients import Shopper, until
from tests.bot.gateway.conftest import Gateway
from tests.bot.gateway.rasa_stand_in import RasaStandIn

ANSWERED = {
    "only emoji": ("👩🏽‍🚀🔥", "👩🏽‍🚀🔥"),
    "HTML and script": ("<script>alert('x')</script>", "<script>alert('x')</script>"),
    "control characters": ("a\x07b\x1b[0mc", "ab[0mc"),
    "NUL": ("a\x00b", "ab"),
    "right to left": ("أرني نعل الحذاء", "أرني نعل الحذاء"),
    "right-to-left override": ("gpj.\u202eexe", "gpj.exe"),
    "a lone surrogate": ("a\ud800b", "ab"),
    "SQL": ("'; DROP TABLE messages; --", "'; DROP TABLE messages; --"),
    "a template": ("{{7*7}} {length} %s", "{{7*7}} {length} %s"),
    "as long as may be": ("x" * 2000, "x" * 2000),
}
REFUSED = {
    "empty": ("", "empty"),
    "blank": (" \n\t ", "empty"),
    "only invisible": ("\u200b\u202e\ufeff", "empty"),
    "10,000 characters": ("long " * 2000, "too_long"),
    "a number": (5, "unreadable"),
    "null": (None, "unreadable"),
    "a list": (["hello"], "unreadable"),
    "an object": ({"text": "hello"}, "unreadable"),
}


@pytest.mark.parametrize(("text", "logged"), ANSWERED.values(), ids=ANSWERED.keys())
async def test_odd_text_is_answered(gateway: Gateway, shopper: Shopper, text: str, logged: str) -> None:
    response = await gateway.http.post(
        "/api/messages",
        content=json.dumps({"text": text}),
        headers=shopper.headers | {"Content-Type": "application/json"},
    )
    assert response.status_code == 200, response.text
    assert [message["text"] for message in response.json()["messages"]] == [logged, f"You said: {logged}"]
    async with gateway.widget() as widget:
        await widget.join()
        assert (await widget.say(text))["text"] == logged
        assert (await widget.hears(1))[0]["text"] == f"You said: {logged}"


@pytest.mark.parametrize(("text", "refusal"), REFUSED.values(), ids=REFUSED.keys())
async def test_what_cannot_be_taken_is_refused_in_words(
    gateway: Gateway, shopper: Shopper, rasa: RasaStandIn, text: Any, refusal: str
) -> None:
    response = await shopper.post({"text": text, "language": "zh"})
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert "消息" in response.json()["detail"]
    async with gateway.widget() as widget:
        await widget.join()
        acknowledged = await widget.say(text, client_id="m-1")
        (notice,) = await widget.hears(1)
        assert notice["metadata"] == {"notice": refusal, "client_id": "m-1"}
        assert notice["text"] == acknowledged["detail"]
        assert acknowledged["refused"] == refusal
        assert "message" in notice["text"]
    assert await shopper.log() == []
    assert rasa.heard == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"{", 400),
        (b"[]", 422),
        (b'"text"', 422),
        (b"null", 422),
        (b"{}", 422),
        (b'{"text": "\xff\xfe"}', 400),
        (b'{"text": "hello", "language": "fr"}', 422),
        (b'{"text": "hello", "language": 5}', 422),
        (b'{"text": "hello", "client_id": "a b"}', 422),
        (b'{"text": "hello", "client_id": "\\ud800"}', 422),
        (b'{"text": "hello", "\\ud800": 1}', 200),
        (b'{"text": ' + b"9" * 5000 + b"}", 400),
        (b'{"text": ' + b"[" * 100_000, 400),
        (b'{"text": "' + b"x" * 5_000_000 + b'"}', 413),
    ],
    ids=lambda value: repr(value[:40]) if isinstance(value, bytes) else None,
)
async def test_no_body_breaks_the_gateway(shopper: Shopper, body: bytes, status: int) -> None:
    response = await shopper.http.post(
        "/api/messages", content=body, headers=shopper.headers | {"Content-Type": "application/json"}
    )
    assert response.status_code == status, response.text
    if status != 200:
        assert response.headers["content-type"] == "application/problem+json"
        assert response.json()["detail"]
    assert len(await shopper.say("still there?")) == 2


async def test_a_body_without_a_length_is_cut_off_too(shopper: Shopper) -> None:
    async def endless() -> Any:
        for _ in range(500):
            yield b"x" * 10_000

    try:
        response = await shopper.http.post("/api/messages", content=endless(), headers=shopper.headers)
    except httpx.TransportError:
        pass  # The server may close the connection before all is sent.
    else:
        assert response.status_code == 413
        assert response.headers["content-type"] == "application/problem+json"
    assert len(await shopper.say("still there?")) == 2


ODD_DATA: list[tuple[Any, ...]] = [
    (),
    (None,),
    ("text",),
    (5, {"message": "x"}),
    ([],),
    ({},),
    (b"\x00\xff",),
    ({"message": b"\x00", "session_id": b"\x00", "customData": b"\x00", "after": b"\x00"},),
    ({"message": {}, "session_id": {"session_id": 5}, "customData": [], "after": "5"},),
    ({"session_id": "\ud800", "customData": {"client_id": "x" * 99, "language": 5, "customer_token": 5}},),
    ({"after": 10**30}, {"after": -(10**30)}),
    ({"after": float("inf")},),
]


@pytest.mark.parametrize("event", ["session_request", "user_uttered", "history_request", "unheard_of"])
async def test_no_event_breaks_a_socket(
    gateway: Gateway, caplog: pytest.LogCaptureFixture, event: str
) -> None:
    async with gateway.widget() as widget:
        for data in ODD_DATA:
            await widget.socket.emit(event, data)
        await widget.join()
        assert (await widget.say("still there?"))["text"] == "still there?"
        await until(lambda: any(heard["text"] == "You said: still there?" for heard in widget.uttered))
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_attachments_without_end_are_not_waited_for(gateway: Gateway) -> None:
    async with gateway.widget() as widget:
        await widget.join()
        announced = engineio.packet.Packet(engineio.packet.MESSAGE, '459999999-["x"]')
        await widget.socket.eio._send_packet(announced)
        assert (await widget.say("still there?"))["text"] == "still there?"


async def test_a_packet_that_is_too_large_ends_its_own_connection_alone(gateway: Gateway) -> None:
    async with gateway.widget() as other, gateway.widget() as widget:
        await other.join()
        await widget.join()
        await widget.socket.emit("user_uttered", {"message": "x" * 5_000_000})
        await until(lambda: not widget.socket.connected)
        await other.say("hello")
        await other.hears(1)
