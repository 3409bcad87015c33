"""The chat on pages that would break it, and on pages that have it look and behave their own way."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from playwright.async_api import Page, expect

from tests.bot.widget.in_a_browser import WINDOW, Shop, in_one_shop, show

pytestmark = in_one_shop

HOSTILE = """
  vitrine-chat, * {
    all: unset !important; display: none !important; position: static !important; opacity: 0 !important;
    visibility: hidden !important; transform: rotate(90deg) scale(0.1) !important;
    filter: blur(9px) !important; clip-path: circle(0) !important; font-size: 80px !important;
    direction: rtl !important; color: red !important; zoom: 3 !important; contain: strict !important;
    pointer-events: none !important; content-visibility: hidden !important; letter-spacing: 1em !important;
    mask: linear-gradient(#0000) !important; writing-mode: vertical-rl !important;
    --accent: red !important; --surface: red !important; --ink: red !important;
  }
  html, head + body { all: initial !important; display: block !important; }
"""
FILL = "element => getComputedStyle(element).backgroundColor"
INK = "element => getComputedStyle(element).color"
OWN_GREEN, PLUM, GOLD = "rgb(31, 90, 76)", "rgb(102, 51, 153)", "rgb(255, 215, 0)"
BLACK, WHITE = "rgb(0, 0, 0)", "rgb(255, 255, 255)"
CORNER = {"x": WINDOW["width"] - 84, "y": WINDOW["height"] - 84, "width": 60, "height": 60}


@pytest_asyncio.fixture(loop_scope="module")
async def page(shop: Shop) -> AsyncIterator[Page]:
    """A browser's window, empty of the chat."""
    async with shop.visited("/healthz") as page:
        yield page


async def test_no_rule_of_the_page_hides_or_moves_the_chat(page: Page, screenshots: Path) -> None:
    await show(page, styles=HOSTILE)
    launcher = page.get_by_role("button", name="Open the chat")
    await expect(launcher).to_be_visible()
    assert await launcher.bounding_box() == CORNER
    assert await launcher.evaluate(FILL) == OWN_GREEN
    await launcher.click()
    heading = page.get_by_role("heading", name="Chat with us")
    await expect(heading).to_be_visible()
    assert await heading.evaluate("element => getComputedStyle(element).fontSize") == "17px"
    assert await page.get_by_role("dialog").evaluate(FILL) == WHITE
    await page.screenshot(path=screenshots / "hostile-page.png")


async def test_what_the_page_chooses_wins_over_the_script_tag_and_can_be_read(page: Page) -> None:
    styles = "vitrine-chat { --vitrine-accent: rebeccapurple; --vitrine-offset-block: 60px }"
    await show(page, 'data-colour="gold" data-position="left"', styles=styles)
    launcher = page.get_by_role("button", name="Open the chat")
    assert await launcher.bounding_box() == CORNER | {"x": 24, "y": WINDOW["height"] - 120}
    assert (await launcher.evaluate(FILL), await launcher.evaluate(INK)) == (PLUM, WHITE)


async def test_the_colour_of_the_script_tag_may_have_any_name(page: Page) -> None:
    await show(page, 'data-colour="gold"')
    launcher = page.get_by_role("button", name="Open the chat")
    await expect(launcher).to_be_visible()
    assert (await launcher.evaluate(FILL), await launcher.evaluate(INK)) == (GOLD, BLACK)


async def test_the_chat_is_mirrored_where_the_page_is(page: Page) -> None:
    await show(page, root="dir=rtl")
    launcher = page.get_by_role("button", name="Open the chat")
    await expect(launcher).to_be_visible()
    assert await launcher.bounding_box() == CORNER | {"x": 24}


async def test_the_chat_follows_the_page_into_its_other_language(page: Page) -> None:
    await show(page, root="lang=en")
    await page.get_by_role("button", name="Open the chat").click()
    await page.evaluate("document.documentElement.lang = 'zh-CN'")
    await expect(page.get_by_role("heading", name="在线咨询")).to_be_visible()


async def test_the_chat_fills_the_place_that_the_page_has_for_it(page: Page) -> None:
    styles = "#help { width: 700px; height: 600px }"
    await show(page, 'data-mount="#help"', styles=styles, body="<main id=help></main>")
    await expect(page.get_by_role("region", name="Chat with us")).to_be_visible()
    size = await page.get_by_role("region", name="Chat with us").bounding_box()
    assert size is not None
    assert (size["width"], size["height"]) == (700, 600)
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(page.get_by_role("button", name="Open the chat")).to_have_count(0)


async def test_a_page_may_speak_to_the_chat_before_it_has_loaded(page: Page) -> None:
    before = """
      window.heard = [];
      window.Vitrine = window.Vitrine || [];
      Vitrine.push(["open"], ["send", "good day"]);
      for (const name of ["ready", "open", "message"])
        Vitrine.push(["on", name, (detail) => heard.push(detail ? detail.text : name)]);
    """
    await show(page, before=before)
    await expect(page.get_by_text("You said: good day")).to_be_visible()
    assert sorted(await page.evaluate("heard")) == ["You said: good day", "good day", "open", "ready"]


async def test_the_keyboard_gets_into_the_chat_and_out_of_it_again(page: Page) -> None:
    body = "<button id=own>Questions?</button>"
    await show(
        page,
        body=body,
        before="addEventListener('click', (event) => event.target.id === 'own' && Vitrine.open())",
    )
    await page.get_by_role("button", name="Open the chat").wait_for()
    own = page.get_by_role("button", name="Questions?")
    await own.press("Enter")
    await expect(page.get_by_role("textbox")).to_be_focused()
    await page.get_by_role("button", name="Emoji").press("Enter")
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("textbox")).to_have_value("😀")
    await page.get_by_role("button", name="More").press("ArrowDown")
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("button", name="More")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(own).to_be_focused()
