"""Cards, pictures in full and what shoppers think of answers, in a real browser."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Locator, Page, expect

from tests.bot.widget.answers import GOODS, NOT_IN_PLACE, STEPS
from tests.bot.widget.in_a_browser import SCALE, Shop, in_one_shop, open_panel, say

pytestmark = in_one_shop

ROOM_ON_THE_RIGHT = """element => {
  const words = document.createRange();
  words.selectNodeContents(element);
  return element.getBoundingClientRect().right - words.getBoundingClientRect().right;
}"""


@pytest_asyncio.fixture(loop_scope="module")
async def page(shop: Shop) -> AsyncIterator[Page]:
    """The shop's page with the chat open."""
    async with shop.visited() as page:
        await open_panel(page)
        yield page


async def stands_first(thing: Locator, carousel: Locator) -> bool:
    """Whether `thing` stands where a carousel begins."""
    inner, outer = await thing.bounding_box(), await carousel.bounding_box()
    assert inner and outer
    return abs(inner["x"] - outer["x"]) < 20


async def test_products_are_gone_through_and_asked_about(page: Page) -> None:
    await say(page, "products")
    carousel = page.get_by_role("list", name="Our hoodies:")
    goods = page.get_by_role("listitem")
    await expect(goods).to_have_count(len(GOODS))
    await expect(page.get_by_text(NOT_IN_PLACE)).to_have_count(0)
    assert not await stands_first(goods.nth(1), carousel)
    await carousel.press("ArrowRight")
    await page.wait_for_timeout(300)
    assert await stands_first(goods.nth(1), carousel)
    forwards = page.get_by_role("button", name="Next", exact=True)
    while await forwards.get_attribute("aria-disabled") == "false":
        await forwards.press("Enter")
        await page.wait_for_timeout(300)
    await expect(forwards).to_be_focused()
    await page.get_by_role("button", name="Tell me more: Heath linen tee").click()
    await expect(page.get_by_text("You said: more of Heath linen tee")).to_be_visible()


async def test_steps_are_paged_through_by_keyboard(page: Page) -> None:
    await say(page, "steps")
    carousel = page.get_by_role("list", name="Washing")
    await expect(carousel).to_be_visible()
    forwards = page.get_by_role("button", name="Next", exact=True)
    for number, (title, *_) in enumerate(STEPS, start=1):
        await expect(page.get_by_role("button", name=f"Step {number} of 3")).to_have_attribute(
            "aria-current", "step"
        )
        assert await stands_first(page.get_by_role("heading", name=title), carousel)
        await forwards.press("Enter")
        await page.wait_for_timeout(300)
    await expect(forwards).to_have_attribute("aria-disabled", "true")


async def test_words_stand_where_the_lines_of_the_page_begin(page: Page) -> None:
    await say(page, "steps")
    heading = page.get_by_role("heading", name="Washing")
    await expect(heading).to_be_visible()
    assert await heading.evaluate(ROOM_ON_THE_RIGHT) > 50
    await page.evaluate("document.documentElement.dir = 'rtl'")
    await expect(page.locator(".chat")).to_have_attribute("dir", "rtl")
    assert await heading.evaluate(ROOM_ON_THE_RIGHT) < 1


async def test_a_picture_is_looked_at_in_full(page: Page) -> None:
    await say(page, "details")
    small = page.get_by_role("button", name="Enlarge the picture: The hood")
    await small.click()
    large = page.get_by_role("dialog", name="The hood").get_by_role("img")
    await large.dblclick()
    assert await large.evaluate(SCALE) == 2.5
    shown = await large.get_attribute("src")
    await page.get_by_role("button", name="Original photo").click()
    assert await large.evaluate(SCALE) == 2.5
    assert await large.get_attribute("src") != shown
    await page.keyboard.press("0")
    await large.hover()
    await page.mouse.wheel(0, -300)
    assert await large.evaluate(SCALE) > 1
    await page.keyboard.press("0")
    await page.keyboard.press("ArrowRight")
    await expect(page.get_by_role("dialog", name="The pocket")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(small).to_be_focused()
    await expect(page.get_by_role("textbox")).to_be_visible()


async def test_what_was_wrong_is_kept(page: Page) -> None:
    await say(page, "good day")
    down = page.get_by_role("button", name="Not helpful")
    await down.click()
    await page.get_by_role("button", name="Not correct").click()
    await page.get_by_role("textbox", name="In your own words").fill("It is wool")
    await page.keyboard.press("Enter")
    await expect(down).to_be_focused()
    await page.reload()
    await expect(down).to_have_attribute("aria-pressed", "true")
    await down.click()
    await expect(down).to_have_attribute("aria-pressed", "false")


async def test_the_chat_is_rated_by_keyboard(page: Page) -> None:
    await say(page, "bye")
    choices = page.get_by_role("radiogroup", name="How was this chat?")
    await choices.get_by_role("radio", name="Okay").focus()
    await page.keyboard.press("ArrowRight")
    await expect(page.get_by_text("Thank you.")).to_be_visible()
    await expect(page.get_by_role("button", name="Helpful", exact=True)).to_have_count(0)
    await page.reload()
    await expect(choices.get_by_role("radio", name="Good", exact=True)).to_be_checked()
