"""What of the conversation is in view when something comes in, in a real browser."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Page, expect

from tests.bot.widget.in_a_browser import Shop, choose, in_one_shop, open_panel, pick, say
from tests.bot.widget.states import PHOTOGRAPH

pytestmark = in_one_shop

LEFT_BELOW = "log => log.scrollHeight - log.scrollTop - log.clientHeight"


@pytest_asyncio.fixture(loop_scope="module")
async def page(shop: Shop) -> AsyncIterator[Page]:
    """The shop's page with the chat open and more said in it than there is room for."""
    async with shop.visited() as page:
        await open_panel(page)
        for question in ("order", "good day"):
            await say(page, question)
        await expect(page.locator("vitrine-message")).to_have_count(4)
        yield page


async def _scroll_to_end(page: Page) -> None:
    await page.get_by_role("log").evaluate("log => { log.scrollTop = log.scrollHeight }")
    await page.wait_for_timeout(100)


async def test_a_photo_is_sent_and_its_answer_is_in_view(page: Page) -> None:
    await choose(page, PHOTOGRAPH)
    await say(page, "do you have this?")
    await expect(page.get_by_text("You said: do you have this?")).to_be_in_viewport(ratio=1)
    await page.wait_for_timeout(300)
    assert await page.get_by_role("log").evaluate(LEFT_BELOW) < 2


async def test_an_answer_that_is_too_tall_is_shown_from_its_beginning(page: Page) -> None:
    await say(page, "steps")
    await expect(page.locator("vitrine-message")).to_have_count(6)
    await page.wait_for_load_state("networkidle")
    await expect(page.get_by_text("Gently, and it lasts.")).to_be_in_viewport(ratio=1)
    assert await page.get_by_role("log").evaluate(LEFT_BELOW) > 0


async def test_who_has_scrolled_to_the_end_stays_there(page: Page) -> None:
    await say(page, "steps")
    await expect(page.locator("vitrine-message")).to_have_count(6)
    await _scroll_to_end(page)
    await page.get_by_role("button", name="Not helpful").last.click()
    await expect(page.get_by_role("textbox", name="In your own words")).to_be_in_viewport(ratio=1)
    await page.get_by_role("button", name="Dismiss").click()
    await say(page, "good day again")
    await expect(page.get_by_text("You said: good day again")).to_be_in_viewport(ratio=1)


async def test_what_is_asked_about_an_answer_further_up_comes_into_view(page: Page) -> None:
    await say(page, "steps")
    await expect(page.locator("vitrine-message")).to_have_count(6)
    down = page.get_by_role("button", name="Not helpful").first
    # The lowest thing in view, so that there is no room beneath it.
    await down.evaluate("button => button.scrollIntoView({ block: 'end' })")
    await page.wait_for_timeout(100)
    await down.click()
    await expect(page.get_by_role("textbox", name="In your own words")).to_be_in_viewport(ratio=1)
    await expect(down).to_be_in_viewport(ratio=1)


async def test_who_ends_the_chat_from_further_up_is_shown_what_that_asks(page: Page) -> None:
    await page.get_by_role("log").evaluate("log => { log.scrollTop = 0 }")
    await page.wait_for_timeout(100)
    await pick(page, "End the chat")
    await expect(page.get_by_role("radio", name="Very good")).to_be_in_viewport(ratio=1)
