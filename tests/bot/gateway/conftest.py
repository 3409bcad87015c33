"""A running gateway on a real port and database, with a stand-in for Rasa behind it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import httpx
import pytest

from bot.gateway import GatewaySettings, create_app
from data.schema import utc_now
from tests.bot.gateway.clients import Shopper, Widget, widget
from tests.bot.gateway.picture_stand_in import PictureStandIn
from tests.bot.gateway.rasa_stand_in import RasaStandIn
from tests.bot.gateway.serving import serve

CUSTOMER_SECRET = "a secret that only the shop and its gateway know"


def settings_of(rasa: RasaStandIn, home: Path, **changes: object) -> GatewaySettings:
    """Settings of a gateway in front of `rasa`, with `changes`."""
    values: dict[str, object] = {
        "home": home,
        "dialogue_url": rasa.url,
        "actions_url": rasa.url,
        "generator_url": rasa.url,
        "recovery_poll_s": 0.05,
        "customer_jwt_secret": CUSTOMER_SECRET,
    }
    return GatewaySettings.model_validate(values | changes)


@dataclass
class Gateway:
    """A running gateway."""

    url: str
    http: httpx.AsyncClient
    settings: GatewaySettings

    async def shopper(self) -> Shopper:
        response = await self.http.post("/api/sessions")
        assert response.status_code == 201
        return Shopper(self.http, response.json()["session_id"])

    def widget(self, query: str = "", **headers: str) -> AbstractAsyncContextManager[Widget]:
        return widget(self.url, query, **headers)


@asynccontextmanager
async def running(settings: GatewaySettings, now: Callable[[], datetime] = utc_now) -> AsyncIterator[Gateway]:
    """A gateway with `settings`, on a port of its own; `now` tells it whether the shop's people are there."""
    async with serve(create_app(settings, now)) as port:
        url = f"http://127.0.0.1:{port}"
        async with httpx.AsyncClient(base_url=url, timeout=30, trust_env=False) as http:
            yield Gateway(url, http, settings)


@asynccontextmanager
async def stand_ins() -> AsyncIterator[tuple[RasaStandIn, PictureStandIn]]:
    """What stands in for the processes behind a gateway."""
    rasa, service = RasaStandIn(), PictureStandIn()
    await rasa.start()
    await service.start()
    yield rasa, service
    rasa.open.set()
    await service.stop()
    await rasa.stop()


@pytest.fixture
async def rasa() -> AsyncIterator[RasaStandIn]:
    stand_in = RasaStandIn()
    await stand_in.start()
    yield stand_in
    stand_in.open.set()
    await stand_in.stop()


@pytest.fixture
async def service() -> AsyncIterator[PictureStandIn]:
    stand_in = PictureStandIn()
    await stand_in.start()
    yield stand_in
    await stand_in.stop()


@pytest.fixture
def configure(rasa: RasaStandIn, tmp_path: Path) -> Callable[..., GatewaySettings]:
    """Settings of a gateway in front of `rasa`, with changes."""

    def configured(**changes: object) -> GatewaySettings:
        return settings_of(rasa, tmp_path / "var", **changes)

    return configured


@pytest.fixture
async def gateway(configure: Callable[..., GatewaySettings]) -> AsyncIterator[Gateway]:
    async with running(configure()) as gateway:
        yield gateway


@pytest.fixture
async def shopper(gateway: Gateway) -> Shopper:
    return await gateway.shopper()
