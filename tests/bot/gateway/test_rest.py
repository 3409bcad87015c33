"""The chat over HTTP, and errors as problem details."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import jwt
import pytest

from tests.bot.gateway.clients import Shopper
from tests.bot.gateway.conftest import CUSTOMER_SECRET, Gateway
from tests.bot.gateway.rasa_stand_in import RasaStandIn

FIELDS = {
    "id", "seq", "role", "text", "pictures", "buttons", "cards", "created_at", "client_id", "rating",
}  # fmt: skip
PICTURE = {
    "id": "pic_0123",
    "url": "/media/pic_0123.webp",
    "thumbnail_url": "/media/pic_0123_thumb.webp",
    "width": 512,
    "height": 384,
    "alt": "Sole of the Ridge trail shoe",
    "source": "enhanced",
    "label": "AI-enhanced",
    "sku": "RIDGE-42",
    "original_url": "/media/pic_4567.webp",
    "checked": {"score": 0.93, "threshold": 0.8},
    "made_by": {"model": "zoom-1", "seed": 7},
    "status": "ready",
}


def problem(response: httpx.Response, status: int, name: str) -> dict[str, Any]:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = response.json()
    assert body["type"] == f"/api/docs#{name}"
    assert body["status"] == status
    assert body["title"] and body["detail"]
    return body


def customer_token(customer_id: str = "c-1001") -> str:
    return jwt.encode(
        {"sub": customer_id, "exp": datetime.now(UTC) + timedelta(minutes=5)}, CUSTOMER_SECRET, "HS256"
    )


async def test_a_message_is_answered_with_all_its_parts(shopper: Shopper, rasa: RasaStandIn) -> None:
    rasa.answers["show me the sole"] = [
        {"text": "Here it is."},
        {"custom": {"pictures": [PICTURE], "cards": [{"kind": "product", "sku": "RIDGE-42"}]}},
        {"text": "More?", "buttons": [{"title": "The heel", "payload": "/show_detail"}]},
    ]
    asked, shown, more = await shopper.say("show me the sole")
    assert set(asked) == FIELDS
    assert [message["seq"] for message in (asked, shown, more)] == [1, 2, 3]
    assert [message["role"] for message in (asked, shown, more)] == ["shopper", "bot", "bot"]
    assert shown["pictures"] == [PICTURE]
    assert shown["cards"] == [{"kind": "product", "sku": "RIDGE-42"}]
    assert more["buttons"] == [{"title": "The heel", "payload": "/show_detail"}]
    assert datetime.fromisoformat(asked["created_at"]).tzinfo is not None
    assert await shopper.log() == [asked, shown, more]
    assert await shopper.log(after=2) == [more]


async def test_rasa_hears_who_asks_in_which_language(gateway: Gateway, rasa: RasaStandIn) -> None:
    shopper = await gateway.shopper()
    await shopper.say("你好")
    await shopper.say("🙂")
    await shopper.say("🙂", language="en")
    assert [heard["metadata"]["language"] for heard in rasa.heard] == ["zh", "zh", "en"]
    assert rasa.heard[0]["metadata"] == {"language": "zh", "customer_id": None, "uploads": []}
    assert len({heard["sender"] for heard in rasa.heard}) == 1
    assert rasa.heard[0]["sender"] not in shopper.session_id


async def test_a_conversation_begins_in_the_browsers_language(gateway: Gateway, rasa: RasaStandIn) -> None:
    response = await gateway.http.post("/api/sessions", headers={"Accept-Language": "zh-CN,zh;q=0.9"})
    await Shopper(gateway.http, response.json()["session_id"]).say("12345")
    assert rasa.heard[0]["metadata"]["language"] == "zh"


async def test_a_message_sent_twice_is_logged_and_answered_once(shopper: Shopper, rasa: RasaStandIn) -> None:
    first = await shopper.say("hello", client_id="m-1")
    again = await shopper.say("hello", client_id="m-1")
    other = await shopper.say("hello", client_id="m-2")
    assert again == first
    assert other[0]["seq"] == 3
    assert rasa.texts == ["hello", "hello"]


async def test_a_session_can_be_renewed(gateway: Gateway, shopper: Shopper) -> None:
    await shopper.say("hello")
    response = await gateway.http.post("/api/sessions", headers=shopper.headers)
    assert response.status_code == 201
    expires_at = datetime.fromisoformat(response.json()["expires_at"])
    assert timedelta(days=29) < expires_at - datetime.now(UTC) <= timedelta(days=30)
    assert len(await Shopper(gateway.http, response.json()["session_id"]).log()) == 2


async def test_a_customer_finds_the_same_conversation_on_every_device(
    gateway: Gateway, rasa: RasaStandIn
) -> None:
    guest = await gateway.shopper()
    await guest.say("hello")
    body = {"customer_token": customer_token()}
    signed_in = await gateway.http.post("/api/sessions", json=body, headers=guest.headers)
    phone = await gateway.http.post("/api/sessions", json=body)
    on_phone = Shopper(gateway.http, phone.json()["session_id"])
    assert [message["text"] for message in await on_phone.log()] == ["hello", "You said: hello"]
    await on_phone.say("me again")
    assert rasa.heard[-1]["metadata"]["customer_id"] == "c-1001"
    assert len(await Shopper(gateway.http, signed_in.json()["session_id"]).log()) == 4


async def test_a_customers_conversation_never_becomes_anothers(gateway: Gateway) -> None:
    first = await gateway.http.post("/api/sessions", json={"customer_token": customer_token("c-1")})
    mine = Shopper(gateway.http, first.json()["session_id"])
    await mine.say("a secret")
    second = await gateway.http.post(
        "/api/sessions", json={"customer_token": customer_token("c-2")}, headers=mine.headers
    )
    assert await Shopper(gateway.http, second.json()["session_id"]).log() == []


@pytest.mark.parametrize("authorization", ["Bearer nonsense", "Bearer", "Basic YTpi", "Bearer a.b.c"])
async def test_only_a_valid_session_may_read_or_write(gateway: Gateway, authorization: str) -> None:
    for method in ("GET", "POST"):
        response = await gateway.http.request(
            method,
            "/api/messages",
            headers={"Authorization": authorization},
            json={"text": "hello"} if method == "POST" else None,
        )
        assert response.status_code == 401
        assert response.headers["www-authenticate"] == "Bearer"
        assert response.headers["content-type"] == "application/problem+json"


async def test_a_session_reaches_nobody_elses_messages(gateway: Gateway) -> None:
    one, other = await gateway.shopper(), await gateway.shopper()
    await one.say("mine")
    assert await other.log() == []
    header, claims, _ = one.session_id.split(".")
    forged = f"{header}.{claims}.{other.session_id.split('.')[2]}"
    response = await gateway.http.get("/api/messages", headers={"Authorization": f"Bearer {forged}"})
    problem(response, 401, "session-invalid")


async def test_a_bad_customer_token_is_a_problem(gateway: Gateway) -> None:
    response = await gateway.http.post("/api/sessions", json={"customer_token": "nonsense"})
    problem(response, 401, "customer-token-invalid")


async def test_every_error_is_a_problem_in_the_askers_language(gateway: Gateway, shopper: Shopper) -> None:
    problem(await gateway.http.get("/nothing/here"), 404, "not-found")
    wrong_method = await gateway.http.delete("/api/messages")
    problem(wrong_method, 405, "method-not-allowed")
    assert "GET" in wrong_method.headers["allow"] or "POST" in wrong_method.headers["allow"]
    problem(await gateway.http.get("/api/messages"), 401, "session-missing")
    after = await gateway.http.get("/api/messages?after=-1", headers=shopper.headers)
    assert problem(after, 422, "fields-invalid")["errors"][0]["field"] == "query.after"
    chinese = await gateway.http.get("/nothing/here", headers={"Accept-Language": "zh-CN"})
    assert "地址" in problem(chinese, 404, "not-found")["detail"]


async def test_readiness_names_each_process(gateway: Gateway, rasa: RasaStandIn) -> None:
    assert (await gateway.http.get("/healthz")).json() == {"status": "ok"}
    ready = await gateway.http.get("/readyz")
    assert ready.status_code == 200
    assert ready.json() == {
        "ready": True,
        "draining": False,
        "processes": dict.fromkeys(("dialogue", "actions", "generator"), "up"),
    }
    rasa.down = {"actions"}
    body = problem(await gateway.http.get("/readyz"), 503, "not-ready")
    assert body["processes"] == {"dialogue": "up", "actions": "down", "generator": "up"}
    await rasa.stop()
    body = problem(await gateway.http.get("/readyz"), 503, "not-ready")
    assert set(body["processes"].values()) == {"down"}
    await rasa.start()


async def test_the_reference_needs_nothing_from_elsewhere(gateway: Gateway) -> None:
    page = await gateway.http.get("/api/docs")
    assert page.status_code == 200
    assert "/api/messages" in page.text and "message-too-long" in page.text
    assert "http://" not in page.text and "https://" not in page.text and "<script" not in page.text
    description = (await gateway.http.get("/api/openapi.json")).json()
    assert {"/api/sessions", "/api/messages", "/media/{name}", "/healthz", "/readyz"} <= set(
        description["paths"]
    )
