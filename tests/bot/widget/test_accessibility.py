"""Every state of the chat by what axe-core can check of WCAG 2.2 AA, contrast included, and good practice."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Final

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from bot.gateway.settings import WIDGET
from tests.bot.widget.in_a_browser import Shop, in_one_shop, say, show
from tests.bot.widget.states import STATES, answered

pytestmark = in_one_shop

AXE: Final = WIDGET.parents[1] / "node_modules" / "axe-core" / "axe.min.js"
TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN: Final = "tags => axe.run('vitrine-chat', { runOnly: tags, resultTypes: ['violations', 'incomplete'] })"
# Why a contrast is not measured where nobody reads just then: something lies over it, or there is no text.
COVERED: Final = ("bgOverlap", "elmPartiallyObscured", "emptyValue")
# A gleam passes over it, whose colour axe-core cannot know.
GLEAMS: Final = ".instead > span"
# In other languages and directions, what is laid out by itself.
LAID_OUT: Final = (
    "products",
    "comparison",
    "steps",
    "order",
    "viewer",
    "menu",
    "emoji",
    "ended",
    "reasons",
    "talk",
)


@pytest_asyncio.fixture(loop_scope="module")
async def page(shop: Shop) -> AsyncIterator[Page]:
    """A shopper's window at the shop."""
    async with shop.visited() as page:
        yield page
    shop.rasa.open.set()


async def obstacles(page: Page) -> list[str]:
    """What is wrong with the chat: rule, and element. A contrast that cannot be measured is wrong, too."""
    await page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, list[dict[str, Any]]] = await page.evaluate(RUN, TAGS)
    wrong = [(rule["id"], node["target"]) for rule in found["violations"] for node in rule["nodes"]]
    unmeasured = [
        ("no contrast", node["target"])
        for rule in found["incomplete"]
        for node in rule["nodes"]
        if rule["id"] == "color-contrast" and node["any"][0]["data"]["messageKey"] not in COVERED
    ]
    return [f"{rule}: {target}" for rule, target in wrong + unmeasured if GLEAMS not in target[0]]


@pytest.mark.parametrize("state", STATES)
async def test_nothing_stands_in_anyones_way(shop: Shop, page: Page, screenshots: Path, state: str) -> None:
    await STATES[state](shop, page)
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme)
        await page.screenshot(path=screenshots / f"chat-{state}-{scheme}.png")
        assert await obstacles(page) == []


@pytest.mark.parametrize("state", LAID_OUT)
async def test_nor_in_chinese_and_from_right_to_left(
    shop: Shop, page: Page, screenshots: Path, state: str
) -> None:
    await STATES[state](shop, page)
    for change, name in (("lang = 'zh-CN'", "chinese"), ("dir = 'rtl'", "right-to-left")):
        await page.evaluate(f"document.documentElement.{change}")
        await page.screenshot(path=screenshots / f"chat-{state}-{name}.png")
        assert await obstacles(page) == []


async def test_nor_where_the_chat_fills_the_page(shop: Shop, screenshots: Path) -> None:
    async with shop.visited("/healthz") as page:
        styles = "body { margin: 0 } #help { height: 100vh }"
        await show(page, 'data-mount="#help"', root="lang=en", styles=styles, body="<main id=help></main>")
        for question in ("products", "details"):
            await say(page, question)
        await expect(page.locator("vitrine-message")).to_have_count(4)
        await page.wait_for_load_state("networkidle")
        await page.screenshot(path=screenshots / "chat-mounted.png")
        assert await obstacles(page) == []


async def test_in_the_colours_of_the_system_lines_show_what_grounds_did(
    shop: Shop, page: Page, screenshots: Path
) -> None:
    await page.emulate_media(forced_colors="active")
    await answered("hello")(shop, page)
    await page.screenshot(path=screenshots / "chat-forced-colours.png")
    for selector in (".panel", ".text", ".introduction", ".replies button", ".launcher", ".send", ".up"):
        line = await page.locator(selector).first.evaluate(
            "element => getComputedStyle(element).borderTopStyle"
        )
        assert line == "solid", selector


async def test_what_stands_in_the_way_is_found(shop: Shop, page: Page) -> None:
    await answered("hello")(shop, page)
    await page.evaluate(
        "document.querySelector('vitrine-chat').style.setProperty('--vitrine-ink', '#b5b5b5')"
    )
    assert {found.split(":")[0] for found in await obstacles(page)} == {"color-contrast"}
