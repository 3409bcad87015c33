"""Pictures that are swapped in, as a shopper sees them in a real browser."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import pytest
from playwright.async_api import Page, expect

from bot.gateway import GatewaySettings
from data.store import MediaStore, thumbnail_name
from tests.bot.gateway.conftest import running
from tests.bot.gateway.picture_stand_in import PictureStandIn, finished, made
from tests.bot.gateway.rasa_stand_in import RasaStandIn
from tests.bot.gateway.test_pictures import INSTEAD, JOB, PENDING, REFUSED
from tests.bot.widget.in_a_browser import in_a_browser, open_chat, say

pytestmark = in_a_browser

FRAME = "vitrine-picture .frame"
TOP_OF = "element => element.getBoundingClientRect().top"
LEFT_BELOW = "element => element.scrollHeight - element.scrollTop - element.clientHeight"


@pytest.fixture
async def page(
    configure: Callable[..., GatewaySettings], rasa: RasaStandIn, service: PictureStandIn
) -> AsyncIterator[Page]:
    """The shop's page in English, with the chat open."""
    settings = configure(generator_url=service.url)
    photograph = MediaStore(settings.media_folder).put(finished(320))
    pending = PENDING | {"thumbnail_url": f"/media/{thumbnail_name(photograph.name)}"}
    rasa.answers["draw a jumper"] = [{"text": "One moment."}, {"custom": {"pictures": [pending]}}, *INSTEAD]
    rasa.answers["draw a cube"] = [
        {"text": "One moment."},
        {"custom": {"pictures": [PENDING | {"thumbnail_url": None}]}},
    ]
    async with running(settings) as gateway, open_chat(gateway.url) as page:
        yield page


async def test_a_placeholder_gives_way_to_the_picture(page: Page, service: PictureStandIn) -> None:
    await say(page, "draw a jumper")
    await expect(page.locator(FRAME)).to_have_text("Making the picture…")
    await expect(page.locator("img.preview")).to_be_visible()
    await service.answer(JOB, made(finished(320)))
    picture = page.get_by_role("img", name="A navy jumper")
    await expect(picture).to_be_visible()
    await expect(page.get_by_text("AI illustration")).to_be_visible()
    await expect(page.get_by_text("Making the picture…")).to_have_count(0)
    await page.reload()
    await expect(picture).to_be_visible()


async def test_a_picture_that_fails_says_so_in_its_place(page: Page, service: PictureStandIn) -> None:
    service.answers[JOB] = REFUSED
    await say(page, "draw a jumper")
    await expect(page.get_by_text("This picture could not be made.")).to_be_visible()
    await expect(page.get_by_text(INSTEAD[0]["text"])).to_be_visible()


async def test_who_has_asked_for_less_motion_sees_none(page: Page) -> None:
    await page.emulate_media(reduced_motion="reduce")
    await say(page, "draw a jumper")
    frame = page.locator(FRAME)
    await expect(frame).to_be_visible()
    for pseudo in ("null", "'::before'"):
        assert await frame.evaluate(f"it => getComputedStyle(it, {pseudo}).animationName") == "none"


async def test_what_the_shopper_reads_further_up_does_not_move(page: Page, service: PictureStandIn) -> None:
    await say(page, "draw a cube")
    await expect(page.locator(FRAME)).to_be_visible()
    for number in range(14):
        await say(page, f"question {number}")
        await expect(page.get_by_text(f"You said: question {number}", exact=True)).to_be_visible()
    log = page.get_by_role("log")
    await log.evaluate("element => { element.scrollTop = element.scrollHeight * 0.45 }")
    await page.wait_for_timeout(200)
    read = page.get_by_text("question 8", exact=True)
    top, height = await read.evaluate(TOP_OF), await log.evaluate("element => element.scrollHeight")
    await service.answer(JOB, made(finished(320)))
    await expect(page.get_by_role("img", name="A navy jumper")).to_have_attribute("data-loaded", "")
    assert await log.evaluate("element => element.scrollHeight") != height
    assert abs(await read.evaluate(TOP_OF) - top) < 1


async def test_who_reads_the_newest_message_stays_at_the_end(page: Page, service: PictureStandIn) -> None:
    for number in range(8):
        await say(page, f"question {number}")
        await expect(page.get_by_text(f"You said: question {number}", exact=True)).to_be_visible()
    await say(page, "draw a cube")
    await expect(page.locator(FRAME)).to_be_visible()
    await service.answer(JOB, made(finished(320)))
    await expect(page.get_by_role("img", name="A navy jumper")).to_have_attribute("data-loaded", "")
    assert abs(await page.get_by_role("log").evaluate(LEFT_BELOW)) < 2
