"""The chat on the shop's page, in a real browser."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Page, async_playwright

from tests.e2e.conftest import chromium

in_a_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None, reason="Chromium is not installed"),
]


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Page]:
    """The page at `url` in English."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        context = await browser.new_context(viewport={"width": 1280, "height": 860}, locale="en-GB")
        page = await context.new_page()
        await page.goto(url)
        yield page
        await browser.close()


@asynccontextmanager
async def open_chat(url: str) -> AsyncIterator[Page]:
    """The page at `url` in English, with its chat open."""
    async with opened(url) as page:
        await page.get_by_role("button", name="Open the chat").click()
        yield page


async def say(page: Page, text: str) -> None:
    """Writes `text` into the chat."""
    box = page.get_by_role("textbox")
    await box.fill(text)
    await box.press("Enter")
