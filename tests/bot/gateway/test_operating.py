"""What those who run a gateway rely on: metrics, addresses behind a proxy, and a stop that loses nothing."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from socket import socket

import httpx
from prometheus_client.parser import text_string_to_metric_families

from bot.gateway import GatewaySettings
from bot.settings import PROJECT
from tests.bot.decoder.test_decoder import photograph
from tests.bot.gateway.clients import PATIENCE_S, Shopper, until
from tests.bot.gateway.conftest import Gateway, running
from tests.bot.gateway.rasa_stand_in import RasaStandIn

Samples = dict[tuple[str, ...], float]


async def samples(gateway: Gateway) -> Samples:
    """What /metrics says: the value of each sample, by its name and its labels' values."""
    response = await gateway.http.get("/metrics")
    assert response.status_code == 200
    return {
        (sample.name, *(value for _, value in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(response.text)
        for sample in family.samples
    }


async def test_what_happens_is_counted_and_timed(gateway: Gateway, shopper: Shopper) -> None:
    async with gateway.widget() as widget:
        await widget.join()
        _, answer = await shopper.say("hello")
        await shopper.post({"text": " "})
        headers = shopper.headers
        await gateway.http.post("/api/uploads", files={"file": ("a.jpg", photograph())}, headers=headers)
        await gateway.http.post("/api/uploads", files={"file": ("a.jpg", b"no")}, headers=headers)
        await gateway.http.put(f"/api/messages/{answer['id']}/rating", json={"value": 0}, headers=headers)
        seen = await samples(gateway)
    assert seen["vitrine_messages_total", "shopper"] == 2
    assert seen["vitrine_messages_total", "bot"] == 2
    assert seen["vitrine_refused_messages_total", "empty"] == 1
    assert seen["vitrine_refused_messages_total", "no_photograph"] == 1
    assert seen["vitrine_ratings_total", "answer", "0"] == 1
    assert seen["vitrine_sockets", "vitrine"] == 1
    assert seen["vitrine_answer_seconds_count",] == 2
    assert 0 < seen["vitrine_dialogue_seconds_sum",] < 60
    assert seen["vitrine_messages_in_hand",] == 0
    assert seen["vitrine_http_request_seconds_count", "POST", "/api/messages", "200"] == 1
    assert seen["vitrine_http_request_seconds_count", "POST", "/api/messages", "422"] == 1
    assert seen["process_resident_memory_bytes",] > 0
    assert (await samples(gateway))["vitrine_sockets", "vitrine"] == 0


async def test_metrics_may_be_for_those_with_a_token(configure: Callable[..., GatewaySettings]) -> None:
    async with running(configure(metrics_token="only for the scraper")) as gateway:
        for headers, status in (
            ({}, 401),
            ({"Authorization": "Bearer x"}, 401),
            ({"Authorization": "Bearer only for the scraper"}, 200),
        ):
            assert (await gateway.http.get("/metrics", headers=headers)).status_code == status


@dataclass
class Running:
    """A gateway in a process of its own, as it is run for real."""

    process: asyncio.subprocess.Process
    http: httpx.AsyncClient

    async def begin(self, **headers: str) -> httpx.Response:
        return await self.http.post("/api/sessions", headers=headers)

    async def readiness(self) -> httpx.Response:
        return await self.http.get("/readyz")


@asynccontextmanager
async def process(home: Path, rasa: RasaStandIn, **settings: str) -> AsyncIterator[Running]:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {
        "VITRINE_HOME": str(home),
        "VITRINE_GATEWAY_PORT": str(port),
        "VITRINE_DIALOGUE_URL": rasa.url,
        "VITRINE_ACTIONS_URL": rasa.url,
        "VITRINE_GENERATOR_URL": rasa.url,
        **settings,
    }
    started = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.gateway", env=environment, cwd=PROJECT
    )
    try:
        url = f"http://127.0.0.1:{port}"
        async with httpx.AsyncClient(base_url=url, timeout=PATIENCE_S, trust_env=False) as http:
            await answering(http)
            yield Running(started, http)
    finally:
        if started.returncode is None:
            started.kill()
        await started.wait()


async def answering(http: httpx.AsyncClient) -> None:
    async with asyncio.timeout(60):
        while True:
            with suppress(httpx.TransportError):
                await http.get("/healthz")
                return
            await asyncio.sleep(0.1)


async def test_behind_a_proxy_shoppers_have_addresses_of_their_own(tmp_path: Path, rasa: RasaStandIn) -> None:
    once = {"VITRINE_RATE_CONVERSATIONS": "1/hour"}
    async with process(tmp_path, rasa, **once) as gateway:
        asked = ["203.0.113.1", "203.0.113.2", "203.0.113.1"]
        answers = [await gateway.begin(**{"X-Forwarded-For": address}) for address in asked]
        assert [answer.status_code for answer in answers] == [201, 201, 429]
    async with process(tmp_path, rasa, **once, VITRINE_TRUSTED_PROXIES="192.0.2.7") as gateway:
        # Who is no proxy of ours may claim what it likes.
        answers = [await gateway.begin(**{"X-Forwarded-For": address}) for address in asked[:2]]
        assert [answer.status_code for answer in answers] == [201, 429]


async def test_told_to_stop_it_says_so_serves_on_and_ends(tmp_path: Path, rasa: RasaStandIn) -> None:
    async with process(tmp_path, rasa, VITRINE_DRAIN_S="2") as gateway:
        shopper = Shopper(gateway.http, (await gateway.begin()).json()["session_id"])
        assert (await gateway.readiness()).json()["draining"] is False
        gateway.process.send_signal(signal.SIGTERM)
        await asyncio.sleep(0.3)
        going = await gateway.readiness()
        assert (going.status_code, going.json()["draining"]) == (503, True)
        assert len(await shopper.say("am I too late?")) == 2
        assert await asyncio.wait_for(gateway.process.wait(), 30) == -signal.SIGTERM


async def test_an_answer_in_the_making_is_given_before_it_stops(tmp_path: Path, rasa: RasaStandIn) -> None:
    async with process(tmp_path, rasa) as gateway:
        shopper = Shopper(gateway.http, (await gateway.begin()).json()["session_id"])
        rasa.open.clear()
        asked = asyncio.create_task(shopper.say("hello"))
        await until(lambda: rasa.heard)
        gateway.process.send_signal(signal.SIGTERM)
        await asyncio.sleep(0.3)
        rasa.open.set()
        assert [message["text"] for message in await asked] == ["hello", "You said: hello"]
        assert await asyncio.wait_for(gateway.process.wait(), 30) == -signal.SIGTERM


async def test_told_twice_it_does_not_wait(tmp_path: Path, rasa: RasaStandIn) -> None:
    async with process(tmp_path, rasa, VITRINE_DRAIN_S="600") as gateway:
        for _ in range(2):
            gateway.process.send_signal(signal.SIGTERM)
            await asyncio.sleep(0.3)
        assert await asyncio.wait_for(gateway.process.wait(), 30) == -signal.SIGTERM
