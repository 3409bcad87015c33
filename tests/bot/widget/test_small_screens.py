"""The chat on phones, and where the shopper has enlarged the page: all of it can be seen and reached."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Final

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from tests.bot.widget.in_a_browser import SCALE, Shop, in_one_shop, open_panel
from tests.bot.widget.layout import cut_off, out_of_reach
from tests.bot.widget.states import STATES, viewer

pytestmark = in_one_shop

PHONE: Final = {"has_touch": True, "is_mobile": True, "device_scale_factor": 2}
SCREENS: Final[dict[str, dict[str, Any]]] = {
    "phone": {"viewport": {"width": 390, "height": 844}} | PHONE,
    "narrow-phone": {"viewport": {"width": 320, "height": 568}} | PHONE,
    # A window of 1280 by 860 pixels at 200 %, and one of 1280 by 1024 at 400 % (WCAG 2.2, 1.4.10).
    "zoomed-200": {"viewport": {"width": 640, "height": 430}, "device_scale_factor": 2},
    "zoomed-400": {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4},
}
QUESTIONS: Final = (
    "details", "pictures", "product", "products", "comparison", "steps", "order", "file", "hello",
)  # fmt: skip
# What can be used in a state, where something else lies beneath it.
GROUNDS: Final = {
    "menu": "[role=menu]",
    "emoji": ".grid",
    "viewer": "vitrine-viewer",
    "asked-about-deletion": "vitrine-confirm",
    "photo-chosen": ".panel",
    "photo-sending": ".panel",
    "photo-not-taken": ".panel",
    "offline": ".panel",
    "refused": ".panel",
    "reasons": ".panel",
    "rated": ".panel",
}


@pytest_asyncio.fixture(loop_scope="module")
async def phone(shop: Shop) -> AsyncIterator[Page]:
    """A shopper's phone at the shop."""
    async with shop.visited(**SCREENS["phone"]) as page:
        yield page


@pytest.mark.parametrize("screen", SCREENS)
async def test_a_whole_talk_fits(shop: Shop, screenshots: Path, screen: str) -> None:
    async with shop.visited(**SCREENS[screen]) as page:
        await open_panel(page)
        await page.evaluate("questions => questions.forEach((question) => Vitrine.send(question))", QUESTIONS)
        await expect(page.locator("vitrine-message")).to_have_count(2 * len(QUESTIONS))
        await page.wait_for_load_state("networkidle")
        await page.screenshot(path=screenshots / f"{screen}-talk.png")
        assert await cut_off(page) == []
        assert await out_of_reach(page.locator(".panel")) == []


@pytest.mark.parametrize("state", GROUNDS)
async def test_every_state_fits_into_the_smallest_window(shop: Shop, screenshots: Path, state: str) -> None:
    async with shop.visited(**SCREENS["zoomed-400"]) as page:
        await STATES[state](shop, page)
        await page.screenshot(path=screenshots / f"zoomed-400-{state}.png")
        assert await cut_off(page) == []
        assert await out_of_reach(page.locator("vitrine-chat").locator(GROUNDS[state])) == []


class Fingers:
    """Fingers on the screen of `page`, for what Playwright's own touchscreen cannot do."""

    def __init__(self, page: Page) -> None:
        self._page = page

    async def move(self, *ways: tuple[tuple[float, float], tuple[float, float]]) -> None:
        """Puts a finger down at the beginning of each of the `ways`, and lifts them all at the ends."""
        session = await self._page.context.new_cdp_session(self._page)
        for step in range(11):
            points = [
                {"x": x + (to_x - x) * step / 10, "y": y + (to_y - y) * step / 10, "id": number}
                for number, ((x, y), (to_x, to_y)) in enumerate(ways)
            ]
            kind = "touchMove" if step else "touchStart"
            await session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        await session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


async def test_products_are_swiped_through(shop: Shop, phone: Page) -> None:
    await STATES["products"](shop, phone)
    goods = phone.get_by_role("listitem")
    before = await goods.nth(1).bounding_box()
    assert before is not None
    y = before["y"] + 60
    await Fingers(phone).move(((260, y), (140, y)))
    await expect(goods.nth(1)).to_be_in_viewport(ratio=1)
    await expect(goods.first).not_to_be_in_viewport(ratio=0.5)


async def test_pictures_are_swiped_through_and_pinched(shop: Shop, phone: Page, screenshots: Path) -> None:
    await viewer(shop, phone)
    await phone.screenshot(path=screenshots / "phone-viewer.png")
    fingers = Fingers(phone)
    await fingers.move(((300, 400), (90, 400)))
    large = phone.get_by_role("dialog", name="The pocket of the Cove hoodie").get_by_role("img")
    await expect(large).to_be_visible()
    await fingers.move(((180, 400), (90, 400)), ((210, 400), (300, 400)))
    assert await large.evaluate(SCALE) > 2
    await phone.get_by_role("button", name="Show the whole picture").tap()
    assert await large.evaluate(SCALE) == 1


async def test_the_keyboard_does_not_cover_what_is_written(phone: Page) -> None:
    await open_panel(phone)
    await phone.evaluate(
        """() => {
          Object.defineProperty(visualViewport, 'height', { value: 400 });
          visualViewport.dispatchEvent(new Event('resize'));
        }"""
    )
    box = await phone.get_by_role("textbox").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 400
