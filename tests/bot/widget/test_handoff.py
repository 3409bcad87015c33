"""Waiting for a person and going back to the assistant, as a shopper sees it in a real browser."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import pytest
from playwright.async_api import Page, expect

from bot.gateway import GatewaySettings
from tests.bot.gateway.conftest import running
from tests.bot.gateway.rasa_stand_in import RasaStandIn
from tests.bot.gateway.test_handoff import FRIDAY_NIGHT, HANDOFF
from tests.bot.widget.in_a_browser import in_a_browser, open_chat, say

pytestmark = in_a_browser


@pytest.fixture
async def page(configure: Callable[..., GatewaySettings], rasa: RasaStandIn) -> AsyncIterator[Page]:
    """The shop's page in English, with the chat open, at night."""
    rasa.answers["a person, please"] = [{"text": "I will get someone."}, {"custom": {"handoff": HANDOFF}}]
    async with running(configure(), lambda: FRIDAY_NIGHT) as gateway, open_chat(gateway.url) as page:
        yield page


async def test_the_way_back_stays_in_reach_while_the_shopper_writes_on(page: Page) -> None:
    await say(page, "a person, please")
    await expect(page.get_by_text("will be back on Monday at 9:00")).to_be_visible()
    way_back = page.get_by_role("button", name="Go on with the assistant")
    for text in ("it squeaks", "when I walk"):
        await say(page, text)
        await expect(page.get_by_text(text, exact=True)).to_be_visible()
        await expect(way_back).to_be_visible()
        await expect(page.get_by_text("The assistant is writing")).to_have_count(0)
    await page.reload()
    await way_back.click()
    await expect(page.get_by_text("The assistant is back")).to_be_visible()
    await expect(way_back).to_have_count(0)
    await say(page, "hello")
    await expect(page.get_by_text("You said: hello")).to_be_visible()
    await expect(way_back).to_have_count(0)
