from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from generator.making.engine import Networks
from tests.generator.service.serving import serving


@pytest.fixture(scope="session")
def networks() -> Networks:
    """The networks that come with Vitrine, loaded once for all tests."""
    networks = Networks(threads=1)
    networks.warm_up()
    return networks


@pytest.fixture(scope="session")
def client(networks: Networks, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a service that tests share."""
    with serving(networks, tmp_path_factory.mktemp("home"), max_body_bytes=3_000_000) as client:
        yield client
