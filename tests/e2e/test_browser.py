"""A shopper in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.running import RunningSystem
from tests.e2e.conftest import ANSWER_TIMEOUT_MS, chromium, open_chat, photo_id, say

pytestmark = [
    pytest.mark.system,
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None, reason="Chromium is not installed"),
]


@pytest.fixture
def page(browser: Browser, system: RunningSystem) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 860}, locale="en-GB")
    context.set_default_timeout(ANSWER_TIMEOUT_MS)
    opened = context.new_page()
    opened.goto(system.url())
    yield opened
    context.close()


def test_a_question_is_answered_with_a_photograph_and_survives_a_reload(
    page: Page, screenshots: Path
) -> None:
    open_chat(page)
    say(page, "show me the sole of the Ridge trail shoe")
    picture = page.locator(f"img.full[src*='{photo_id('ridge-trail-shoe-sole.webp')}']").first
    expect(picture).to_be_visible(timeout=ANSWER_TIMEOUT_MS)
    assert picture.get_attribute("alt")
    page.wait_for_timeout(600)
    page.screenshot(path=screenshots / "conversation-en.png")

    page.reload()
    if not page.get_by_role("textbox").is_visible():
        open_chat(page)
    expect(page.locator(f"img.full[src*='{photo_id('ridge-trail-shoe-sole.webp')}']").first).to_be_visible()
    assert page.get_by_text("show me the sole of the Ridge trail shoe", exact=True).count() == 1


def test_chinese_is_answered_in_chinese(browser: Browser, system: RunningSystem, screenshots: Path) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 860}, locale="zh-CN")
    page = context.new_page()
    page.goto(f"{system.url()}/?lang=zh")
    open_chat(page)
    say(page, "山脊越野鞋的鞋底给我看看")
    picture = page.locator(f"img.full[src*='{photo_id('ridge-trail-shoe-sole.webp')}']").first
    expect(picture).to_be_visible(timeout=ANSWER_TIMEOUT_MS)
    assert "鞋底" in (picture.get_attribute("alt") or "")
    page.wait_for_timeout(600)
    page.screenshot(path=screenshots / "conversation-zh.png")
    context.close()


def test_hostile_text_is_shown_as_text(page: Page) -> None:
    fired: list[str] = []
    page.on("dialog", lambda dialog: (fired.append(dialog.message), dialog.dismiss()))
    open_chat(page)
    hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    say(page, hostile)
    expect(page.get_by_text(hostile)).to_be_visible()
    page.wait_for_timeout(1500)
    assert fired == []


def test_a_tapped_button_asks_for_that_product(page: Page) -> None:
    open_chat(page)
    say(page, "show me the straps of the backpack")
    page.get_by_role("button", name="This one: Summit backpack").click()
    picture = page.locator(f"img.full[src*='{photo_id('summit-backpack-strap.webp')}']").first
    expect(picture).to_be_visible(timeout=ANSWER_TIMEOUT_MS)
