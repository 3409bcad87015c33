"""A shop whose pages have the chat, for a real browser: a running gateway before a stand-in for Rasa."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from data.store import MediaStore
from tests.bot.gateway.conftest import configure, rasa, running, service, settings_of, stand_ins
from tests.bot.widget.answers import answers
from tests.bot.widget.in_a_browser import Shop, launched

__all__ = ["configure", "rasa", "service", "shop"]

# All shoppers of a shop come from one address, and its pages may have any.
OPEN_TO_ALL = dict.fromkeys(
    ("rate_messages", "rate_photographs", "rate_conversations", "rate_address_messages"), ""
) | {"allowed_origins": "*"}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shop(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Shop]:
    """One shop for a whole module, which answers with everything that the chat can show."""
    async with stand_ins() as (rasa, service), launched() as browser:
        home = tmp_path_factory.mktemp("shop")
        settings = settings_of(rasa, home, generator_url=service.url, **OPEN_TO_ALL)
        rasa.answers |= answers(MediaStore(settings.media_folder))
        async with running(settings) as gateway:
            yield Shop(gateway.url, settings, rasa, service, browser)
