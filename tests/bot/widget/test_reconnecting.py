"""The connection is lost in a real browser, in every way: no message is lost, and none is doubled."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Final

import pytest
import pytest_asyncio
from playwright.async_api import Page, Route, expect

from bot.gateway import create_app, turns
from bot.running import free_ports
from tests.bot.gateway.conftest import settings_of
from tests.bot.gateway.picture_stand_in import finished, made
from tests.bot.gateway.serving import serve
from tests.bot.widget.answers import JOB
from tests.bot.widget.in_a_browser import Shop, choose, expect_talk, in_one_shop, open_panel, say, visited
from tests.bot.widget.states import PHOTOGRAPH

pytestmark = in_one_shop

LOST: Final = "No connection right now"
NOT_SENT: Final = "Not sent yet"
NO_WEBSOCKET: Final = """
  window.WebSocket = class {
    constructor() { setTimeout(() => this.onerror(new Event('error'))); }
    close() {}
  };
"""


class Wire:
    """What a page asks of the gateway's sockets, which can be cut while pages still come through."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._is_cut = False

    async def cut(self) -> None:
        """Loads the page anew, which then has no connection."""
        self._is_cut = True
        await self._page.add_init_script(NO_WEBSOCKET)
        await self._page.route("**/socket.io/**", self._answer)
        await self._page.reload()

    async def mend(self) -> None:
        """Lets everything through again, and tells the page, as a browser does."""
        self._is_cut = False
        await self._page.evaluate("dispatchEvent(new Event('online'))")

    async def _answer(self, route: Route) -> None:
        await (route.abort() if self._is_cut else route.continue_())


@pytest_asyncio.fixture(loop_scope="module")
async def page(shop: Shop) -> AsyncIterator[Page]:
    """The shop's page with the chat open."""
    shop.rasa.heard.clear()
    async with shop.visited() as page:
        await open_panel(page)
        yield page
    shop.rasa.open.set()


async def test_cut_in_mid_answer_the_talk_goes_on_where_it_was(
    shop: Shop, page: Page, screenshots: Path
) -> None:
    shop.rasa.open.clear()
    await say(page, "one")
    await expect(page.get_by_text("The assistant is writing")).to_be_attached()
    await page.context.set_offline(True)
    await expect(page.get_by_text(LOST)).to_be_visible()
    await say(page, "two")
    await say(page, "three")
    shop.rasa.open.set()
    await expect(page.get_by_text(NOT_SENT)).to_have_count(2)
    await page.screenshot(path=screenshots / "chat-cut-in-mid-answer.png")
    await page.context.set_offline(False)
    await expect_talk(page, "one", "two", "three")
    await expect(page.get_by_text(LOST)).to_have_count(0)
    await page.reload()
    await expect_talk(page, "one", "two", "three")
    assert shop.rasa.texts == ["one", "two", "three"]


async def test_a_gateway_that_is_started_anew_finds_the_page_waiting(
    shop: Shop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "STOP_GRACE_S", 0)
    settings, (port,) = settings_of(shop.rasa, tmp_path), free_ports(1)
    async with AsyncExitStack() as window:
        async with serve(create_app(settings), port):
            page = await window.enter_async_context(visited(shop.browser, f"http://127.0.0.1:{port}"))
            await open_panel(page)
            await say(page, "one")
            await expect_talk(page, "one")
            shop.rasa.open.clear()
            await say(page, "two")
            await expect(page.get_by_text("The assistant is writing")).to_be_attached()
        await expect(page.get_by_text(LOST)).to_be_visible()
        await say(page, "three")
        await expect(page.get_by_text(NOT_SENT)).to_have_count(1)
        shop.rasa.open.set()
        async with serve(create_app(settings), port):
            await expect_talk(page, "one", "two", "three")
            await page.reload()
            await expect_talk(page, "one", "two", "three")


async def test_where_websockets_are_closed_at_once_it_talks_without_them(shop: Shop) -> None:
    async with shop.visited() as page:
        await page.route_web_socket("**/socket.io/**", lambda socket: socket.close())
        await page.reload()
        await open_panel(page)
        await say(page, "one")
        await expect_talk(page, "one")


async def test_what_waits_to_be_sent_survives_a_reload_and_goes_once(shop: Shop, page: Page) -> None:
    wire = Wire(page)
    await wire.cut()
    await say(page, "one")
    await say(page, "two")
    await choose(page, PHOTOGRAPH)
    await say(page, "do you have this?")
    for _ in range(2):
        await expect(page.locator("vitrine-message .text")).to_have_text(["one", "two", "do you have this?"])
        await expect(page.get_by_text(NOT_SENT)).to_have_count(3)
        await expect(page.get_by_role("img", name="Your photo")).to_be_visible()
        await page.reload()
    await wire.mend()
    await expect_talk(page, "one", "two", "do you have this?")
    await expect(page.get_by_role("button", name="Enlarge the picture: Photo")).to_have_count(1)
    assert shop.rasa.texts == ["one", "two", "do you have this?"]
    assert await page.evaluate("Object.keys(localStorage).filter((key) => key.includes('outbox'))") == []


async def test_a_photo_that_arrived_though_nobody_said_so_is_there_once(shop: Shop, page: Page) -> None:
    async def swallow_the_answer(route: Route) -> None:
        await route.fetch()
        await route.abort()

    await page.route("**/api/uploads", swallow_the_answer)
    await choose(page, PHOTOGRAPH)
    await say(page, "do you have this?")
    await expect_talk(page, "do you have this?")
    await expect(page.get_by_role("button", name="Enlarge the picture: Photo")).to_have_count(1)
    await expect(page.get_by_role("img", name="Your photo")).to_have_count(0)
    assert shop.rasa.texts == ["do you have this?"]


async def test_a_photo_that_did_not_arrive_can_be_sent_again(shop: Shop, page: Page) -> None:
    await page.route("**/api/uploads", lambda route: route.abort(), times=1)
    await choose(page, PHOTOGRAPH)
    await say(page, "do you have this?")
    await expect(page.get_by_role("alert")).to_have_text("The photo could not be sent.")
    await page.get_by_role("button", name="Try again").click()
    await expect_talk(page, "do you have this?")
    await expect(page.get_by_role("button", name="Enlarge the picture: Photo")).to_have_count(1)
    assert shop.rasa.texts == ["do you have this?"]


async def test_a_picture_that_was_made_meanwhile_is_there_afterwards(shop: Shop, page: Page) -> None:
    await say(page, "pending")
    await expect(page.get_by_text("Making the picture…")).to_be_visible()
    await page.context.set_offline(True)
    await expect(page.get_by_text(LOST)).to_be_visible()
    await shop.service.answer(JOB, made(finished(320)))
    await page.context.set_offline(False)
    await expect(page.get_by_role("button", name="Enlarge the picture: The hood")).to_be_visible()
    await expect(page.get_by_text("Making the picture…")).to_have_count(0)


async def test_where_no_websocket_gets_through_the_chat_asks_again_and_again(page: Page) -> None:
    await page.add_init_script(NO_WEBSOCKET)
    await page.reload()
    await say(page, "one")
    await say(page, "two")
    await expect_talk(page, "one", "two")
    await expect(page.get_by_text(LOST)).to_have_count(0)
