"""Cards, pictures in full and what shoppers think of answers, in a real browser."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from bot.gateway import GatewaySettings
from data.store import MediaStore, thumbnail_name
from tests.bot.gateway.conftest import running
from tests.bot.gateway.in_a_browser import in_a_browser, open_chat, say
from tests.bot.gateway.picture_stand_in import finished
from tests.bot.gateway.rasa_stand_in import RasaStandIn

pytestmark = in_a_browser

GOODS = ("Cove hoodie", "Gale hoodie", "Drizzle hoodie", "Heath tee")
STEPS = ("Close the zip", "Wash it at 30 °C", "Dry it flat")
NOT_IN_PLACE = "No such place"
SCALE_OF = "element => new DOMMatrix(getComputedStyle(element).transform).a"


def _picture(store: MediaStore, name: str, side_px: int) -> dict[str, Any]:
    stored = store.put(finished(side_px))
    return {
        "id": f"pic_{name}",
        "url": f"/media/{stored.name}",
        "thumbnail_url": f"/media/{thumbnail_name(stored.name)}",
        "width": stored.width,
        "height": stored.height,
        "alt": name,
        "source": "photo",
        "status": "ready",
    }


def _products(pictures: list[dict[str, Any]]) -> dict[str, Any]:
    products = [
        {
            "title": name,
            "price": "€75.00",
            "picture": picture["id"],
            "button": {"title": "Tell me more", "payload": f"more of {name}"},
        }
        for name, picture in zip(GOODS, pictures, strict=True)
    ]
    return {"type": "products", "text": "Our hoodies:", "products": products}


@pytest.fixture
async def page(configure: Callable[..., GatewaySettings], rasa: RasaStandIn) -> AsyncIterator[Page]:
    """The shop's page in English, with the chat open."""
    settings = configure()
    store = MediaStore(settings.media_folder)
    pictures = [_picture(store, name, 400 + number) for number, name in enumerate(GOODS)]
    made = pictures[0] | {"label": "AI-enhanced", "original_url": pictures[1]["url"]}
    steps = [{"title": title, "text": "Gently.", "picture": None} for title in STEPS]
    rasa.answers |= {
        "products": [
            {"text": NOT_IN_PLACE, "custom": {"pictures": pictures, "cards": [_products(pictures)]}}
        ],
        "steps": [
            {
                "text": NOT_IN_PLACE,
                "custom": {"cards": [{"type": "steps", "title": "Washing", "steps": steps}]},
            }
        ],
        "details": [{"text": "Here.", "custom": {"pictures": [made, *pictures[1:]]}}],
        "bye": [{"text": "?", "custom": {"cards": [{"type": "satisfaction", "text": "How was this chat?"}]}}],
    }
    async with running(settings) as gateway, open_chat(gateway.url) as page:
        await page.emulate_media(reduced_motion="reduce")
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
    await page.get_by_role("button", name="Tell me more: Heath tee").click()
    await expect(page.get_by_text("You said: more of Heath tee")).to_be_visible()


async def test_steps_are_paged_through_by_keyboard(page: Page) -> None:
    await say(page, "steps")
    carousel = page.get_by_role("list", name="Washing")
    await expect(carousel).to_be_visible()
    forwards = page.get_by_role("button", name="Next", exact=True)
    for number, title in enumerate(STEPS, start=1):
        await expect(page.get_by_role("button", name=f"Step {number} of 3")).to_have_attribute(
            "aria-current", "step"
        )
        assert await stands_first(page.get_by_role("heading", name=title), carousel)
        await forwards.press("Enter")
        await page.wait_for_timeout(300)
    await expect(forwards).to_have_attribute("aria-disabled", "true")


async def test_a_picture_is_looked_at_in_full(page: Page) -> None:
    await say(page, "details")
    small = page.get_by_role("button", name="Enlarge the picture: Cove hoodie")
    await small.click()
    large = page.get_by_role("dialog", name="Cove hoodie").get_by_role("img")
    await large.dblclick()
    assert await large.evaluate(SCALE_OF) == 2.5
    shown = await large.get_attribute("src")
    await page.get_by_role("button", name="Original photo").click()
    assert await large.evaluate(SCALE_OF) == 2.5
    assert await large.get_attribute("src") != shown
    await page.keyboard.press("0")
    await large.hover()
    await page.mouse.wheel(0, -300)
    assert await large.evaluate(SCALE_OF) > 1
    await page.keyboard.press("0")
    await page.keyboard.press("ArrowRight")
    await expect(page.get_by_role("dialog", name="Gale hoodie")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(small).to_be_focused()
    await expect(page.get_by_role("textbox")).to_be_visible()


async def test_what_was_wrong_is_kept(page: Page) -> None:
    await say(page, "hello")
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
