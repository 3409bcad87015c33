"""One shopper with the shop open in two tabs: it is one conversation."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from playwright.async_api import Locator, Page, expect

from tests.bot.widget.in_a_browser import Shop, choose, expect_talk, in_one_shop, open_panel, pick, say
from tests.bot.widget.states import PHOTOGRAPH

pytestmark = in_one_shop

Tabs = tuple[Page, Page]


@pytest_asyncio.fixture(loop_scope="module")
async def tabs(shop: Shop) -> AsyncIterator[Tabs]:
    """Two tabs at the shop, with a conversation begun and the chat closed in both."""
    async with shop.visited() as one:
        await one.evaluate("Vitrine.send('good day')")
        await expect(_unread(one, 1)).to_be_visible()
        other = await one.context.new_page()
        await other.goto(one.url)
        await expect(_unread(other, 1)).to_be_visible()
        yield one, other


def _unread(page: Page, count: int) -> Locator:
    return page.get_by_role("button", name=f"Open the chat: New messages: {count}")


async def _open_both(tabs: Tabs) -> None:
    for tab in tabs:
        await open_panel(tab)


async def test_what_is_said_in_either_is_in_both_in_the_same_order(tabs: Tabs, screenshots: Path) -> None:
    one, other = tabs
    await _open_both(tabs)
    await say(one, "from one")
    await expect_talk(other, "good day", "from one")
    await say(other, "from the other")
    await expect_talk(one, "good day", "from one", "from the other")
    logs = [await tab.locator("vitrine-message .text").all_inner_texts() for tab in tabs]
    assert logs[0] == logs[1]
    for number, tab in enumerate(tabs, 1):
        await tab.screenshot(path=screenshots / f"tab-{number}-of-2.png")


async def test_both_count_the_same_messages_as_unread(tabs: Tabs) -> None:
    one, other = tabs
    await one.evaluate("Vitrine.send('one')")
    await other.evaluate("Vitrine.send('two')")
    for tab in tabs:
        await expect(_unread(tab, 3)).to_be_visible()


async def test_a_photo_that_is_sent_in_one_is_seen_in_the_other(tabs: Tabs) -> None:
    one, other = tabs
    await _open_both(tabs)
    await choose(one, PHOTOGRAPH)
    await say(one, "do you have this?")
    for tab in tabs:
        photo = tab.get_by_role("button", name="Enlarge the picture: Photo").get_by_role("img")
        await expect(photo).to_have_count(1)
        await expect(photo).to_have_attribute("data-loaded", "")
    await expect_talk(other, "good day", "do you have this?")


async def test_what_one_thinks_of_an_answer_and_of_the_chat_stands_in_the_other(tabs: Tabs) -> None:
    one, other = tabs
    await _open_both(tabs)
    helpful = [tab.get_by_role("button", name="Helpful", exact=True) for tab in tabs]
    await helpful[0].click()
    await expect(helpful[1]).to_have_attribute("aria-pressed", "true")
    await helpful[1].click()
    await expect(helpful[0]).to_have_attribute("aria-pressed", "false")
    await pick(one, "End the chat")
    await other.get_by_role("radio", name="Very good").click()
    await expect(one.get_by_role("radio", name="Very good")).to_be_checked()
    await one.get_by_role("textbox", name="Anything to add?").fill("Quick")
    await one.keyboard.press("Enter")
    for tab in tabs:
        await expect(tab.get_by_role("textbox", name="Anything to add?")).to_have_count(0)


async def test_what_waits_in_one_goes_once_though_another_sends_it_too(shop: Shop, tabs: Tabs) -> None:
    one, _ = tabs
    shop.rasa.heard.clear()
    await one.route("**/api/uploads", lambda route: route.abort())
    await open_panel(one)
    await choose(one, PHOTOGRAPH)
    await say(one, "do you have this?")
    await expect(one.get_by_role("alert")).to_have_text("The photo could not be sent.")
    third = await one.context.new_page()
    await third.goto(one.url)
    await open_panel(third)
    for tab in (third, one):
        await expect_talk(tab, "good day", "do you have this?")
        await expect(tab.get_by_role("alert")).to_have_count(0)
    assert shop.rasa.texts == ["do you have this?"]
