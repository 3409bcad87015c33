"""What a shopper sends, ends, takes back and finds again in another tab, in a real browser."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator

import pytest_asyncio
from PIL import Image
from playwright.async_api import FilePayload, Page, expect

from tests.bot.widget.in_a_browser import Shop, choose, in_one_shop, open_panel, pick, say
from tests.bot.widget.states import NO_PHOTOGRAPH

pytestmark = in_one_shop

TURNED_RIGHT = 6
ORIENTATION = 0x0112
RED, BLUE = (200, 30, 30), (30, 30, 200)


@pytest_asyncio.fixture(loop_scope="module")
async def page(shop: Shop) -> AsyncIterator[Page]:
    """The shop's page with the chat open."""
    async with shop.visited() as page:
        await open_panel(page)
        yield page


def _photograph() -> FilePayload:
    """What a camera held sideways takes: red on the left, which is above once the picture is upright."""
    photograph = Image.new("RGB", (2400, 1800), BLUE)
    photograph.paste(RED, (0, 0, 1200, 1800))
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED_RIGHT
    buffer = io.BytesIO()
    photograph.save(buffer, "JPEG", exif=exif)
    return {"name": "holiday.jpg", "mimeType": "image/jpeg", "buffer": buffer.getvalue()}


async def test_a_photo_goes_upright_and_no_larger_than_needed(shop: Shop, page: Page) -> None:
    await choose(page, _photograph())
    await expect(page.get_by_role("list", name="Photos to send").get_by_role("img")).to_have_count(1)
    await say(page, "do you have this?")
    await expect(page.get_by_text("You said: do you have this?")).to_be_visible()
    shown = page.get_by_role("button", name="Enlarge the picture: Photo").get_by_role("img")
    response = await page.request.get(str(await shown.get_attribute("src")))
    with Image.open(io.BytesIO(await response.body())) as sent:
        assert sent.size == (1200, 1600)
        top, bottom = sent.getpixel((600, 200)), sent.getpixel((600, 1400))
    assert isinstance(top, tuple) and top[0] > top[2]
    assert isinstance(bottom, tuple) and bottom[0] < bottom[2]
    assert len(shop.rasa.heard[-1]["metadata"]["uploads"]) == 1


async def test_a_photo_that_is_refused_says_why_and_can_be_discarded(page: Page) -> None:
    await choose(page, NO_PHOTOGRAPH)
    await page.get_by_role("button", name="Send", exact=True).click()
    await expect(page.get_by_role("alert")).to_contain_text("not a photo that can be read here")
    await page.reload()
    await expect(page.get_by_role("alert")).to_contain_text("not a photo that can be read here")
    await page.get_by_role("button", name="Discard").click()
    await expect(page.get_by_role("alert")).to_have_count(0)
    await page.reload()
    await expect(page.get_by_text("Hello! I am an automated assistant")).to_be_visible()
    await expect(page.get_by_role("img", name="Your photo")).to_have_count(0)


async def test_a_talk_that_is_ended_asks_how_it_was(page: Page) -> None:
    await say(page, "good day")
    await expect(page.get_by_text("You said: good day")).to_be_visible()
    await pick(page, "End the chat")
    await expect(page.get_by_role("radio", name="Very good")).to_be_visible()
    await page.get_by_role("button", name="More").click()
    await expect(page.get_by_role("menuitem", name="End the chat")).to_have_attribute("aria-disabled", "true")


async def test_deleting_asks_first_and_leaves_nothing_in_any_tab(page: Page) -> None:
    await say(page, "my secret")
    await expect(page.get_by_text("You said: my secret")).to_be_visible()
    other = await page.context.new_page()
    await other.goto(page.url)
    await other.get_by_role("button", name="Open the chat").click()
    await expect(other.get_by_text("You said: my secret")).to_be_visible()
    await pick(page, "Delete my data")
    await expect(page.get_by_role("alertdialog")).to_contain_text("Delete this conversation?")
    await page.keyboard.press("Escape")
    await expect(page.get_by_text("You said: my secret")).to_be_visible()
    await pick(page, "Delete my data")
    await page.get_by_role("button", name="Delete everything").click()
    for tab in (page, other):
        await expect(tab.get_by_text("Everything has been deleted")).to_be_visible()
        await expect(tab.get_by_text("my secret")).to_have_count(0)
    assert await page.evaluate("localStorage.length") == 0
    await say(page, "good day again")
    for tab in (page, other):
        await expect(tab.get_by_text("You said: good day again")).to_be_visible()


async def test_what_is_read_in_one_tab_is_read_in_the_other(page: Page) -> None:
    other = await page.context.new_page()
    await other.goto(page.url)
    await page.keyboard.press("Escape")
    await page.evaluate("Vitrine.send('good day')")
    unread = other.get_by_role("button", name="Open the chat: New messages: 1")
    await expect(unread).to_be_visible()
    await unread.click()
    await expect(other.get_by_text("You said: good day")).to_be_visible()
    await expect(page.get_by_role("button", name="Open the chat", exact=True)).to_be_visible()
