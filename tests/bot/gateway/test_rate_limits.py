"""How often is too often, for a conversation and for an address, and what is said then."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest
from pydantic import ValidationError

from bot.gateway import GatewaySettings
from bot.gateway.policy import RefusedMessageError
from bot.gateway.rate_limits import RateLimits
from tests.bot.decoder.test_decoder import photograph
from tests.bot.gateway.conftest import Gateway, running
from tests.bot.gateway.rasa_stand_in import RasaStandIn


def too_often(response: httpx.Response) -> str:
    assert response.status_code == 429
    body = response.json()
    assert body["type"].endswith("rate-limited")
    assert 1 <= int(response.headers["retry-after"]) <= 3600
    return str(body["detail"])


async def test_one_conversation_may_send_so_many_messages(
    configure: Callable[..., GatewaySettings], rasa: RasaStandIn
) -> None:
    async with running(configure(rate_messages="2/minute")) as gateway:
        shopper, other = await gateway.shopper(), await gateway.shopper()
        for text in ("one", "two"):
            await shopper.say(text)
        assert "Please wait" in too_often(await shopper.post({"text": "three"}))
        assert "请等" in too_often(await shopper.post({"text": "三"}))
        await other.say("hello")
    assert rasa.texts == ["one", "two", "hello"]


async def test_after_the_time_named_it_is_taken(configure: Callable[..., GatewaySettings]) -> None:
    async with running(configure(rate_messages="1/second")) as gateway, gateway.widget() as widget:
        await widget.join()
        assert (await widget.say("one"))["seq"] == 1
        refused = await widget.say("two", client_id="m-2")
        assert refused["refused"] == "rate_limited"
        assert refused["retry_after_s"] == 1
        assert "wait 1 second and" in refused["detail"]
        await widget.socket.sleep(refused["retry_after_s"])
        assert (await widget.say("two", client_id="m-2"))["text"] == "two"


async def test_one_address_may_send_so_many(configure: Callable[..., GatewaySettings]) -> None:
    async with running(configure(rate_address_messages="3/minute")) as gateway:
        shoppers = [await gateway.shopper() for _ in range(4)]
        answers = [await shopper.post({"text": "hello"}) for shopper in shoppers]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 429]


async def test_one_address_may_begin_so_many_conversations(
    configure: Callable[..., GatewaySettings],
) -> None:
    async with running(configure(rate_conversations="2/hour")) as gateway:
        shopper = await gateway.shopper()
        async with gateway.widget() as widget:
            await widget.join()
        assert "30 minutes" in too_often(await gateway.http.post("/api/sessions"))
        async with gateway.widget() as widget:
            await widget.socket.emit("session_request", {"session_id": None})
            (notice,) = await widget.hears(1)
            assert notice["metadata"]["notice"] == "rate_limited"
            # Who has begun one is let in.
            await widget.join(shopper.session_id)
        again = await gateway.http.post("/api/sessions", headers=shopper.headers)
        assert again.status_code == 201


async def test_photographs_are_fewer(configure: Callable[..., GatewaySettings]) -> None:
    async with running(configure(rate_photographs="1/minute")) as gateway:
        shopper = await gateway.shopper()
        sent = [
            await gateway.http.post(
                "/api/uploads", files={"file": ("a.jpg", photograph())}, headers=shopper.headers
            )
            for _ in range(2)
        ]
        assert [response.status_code for response in sent] == [200, 429]
        await shopper.say("still here")


async def test_an_empty_setting_is_no_limit(configure: Callable[..., GatewaySettings]) -> None:
    async with running(configure(rate_messages="", rate_address_messages="")) as gateway:
        shopper = await gateway.shopper()
        for number in range(30):
            await shopper.say(str(number))


@pytest.mark.parametrize("limits", ["often", "5", "5/fortnight", "minute/5"])
def test_what_is_no_limit_is_said(configure: Callable[..., GatewaySettings], limits: str) -> None:
    with pytest.raises(ValidationError, match="rate_messages"):
        configure(rate_messages=limits)


async def test_the_token_of_a_conversation_that_is_gone_begins_no_more_than_others(
    configure: Callable[..., GatewaySettings],
) -> None:
    async with running(configure(rate_conversations="2/hour")) as gateway:
        shopper = await gateway.shopper()
        await gateway.http.delete("/api/conversation", headers=shopper.headers)
        sessions = [await gateway.http.post("/api/sessions", headers=shopper.headers) for _ in range(3)]
        assert [session.status_code for session in sessions] == [201, 429, 429]


async def test_a_client_is_told_how_long_to_wait_for_a_conversation(
    configure: Callable[..., GatewaySettings],
) -> None:
    async with running(configure(rate_conversations="1/hour")) as gateway, gateway.widget() as widget:
        await gateway.shopper()
        refused = await widget.socket.call("session_request", {"session_id": None})
        assert (refused["refused"], refused["retry_after_s"]) == ("rate_limited", 3600)


async def test_questions_without_end_are_refused_and_told_so(gateway: Gateway) -> None:
    async with gateway.widget() as widget:
        await widget.join()
        answers = [await widget.socket.call("history_request", {"after": 0}) for _ in range(130)]
        assert answers[0]["messages"] == []
        assert answers[-1]["refused"] == "rate_limited"


async def test_neighbours_in_one_part_of_the_ipv6_addresses_are_one(
    configure: Callable[..., GatewaySettings],
) -> None:
    limits = RateLimits(configure(rate_conversations="1/hour"))
    await limits.count_conversation("2001:db8:1:2::1")
    await limits.count_conversation("2001:db8:1:3::1")
    with pytest.raises(RefusedMessageError):
        await limits.count_conversation("2001:db8:1:2:ffff::9")
