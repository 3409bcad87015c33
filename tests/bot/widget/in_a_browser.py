"""The chat on the shop's page, in a real browser."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.async_api import Browser, FilePayload, Page, Route, async_playwright, expect

from bot.gateway import GatewaySettings
from tests.bot.gateway.picture_stand_in import PictureStandIn
from tests.bot.gateway.rasa_stand_in import RasaStandIn
from tests.e2e.conftest import chromium

in_a_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None, reason="Chromium is not installed"),
]
# For tests that look at one shop: the fixture `shop` lives in the event loop of their module.
in_one_shop = [*in_a_browser, pytest.mark.asyncio(loop_scope="module")]

WINDOW = {"width": 1280, "height": 860}
# A page that a test makes up has no address of its own, and may speak to this machine all the same.
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-features=LocalNetworkAccessChecks"]

# How much a picture is zoomed.
SCALE = "element => new DOMMatrix(getComputedStyle(element).transform).a"
NOTHING_INLINE = "default-src 'self'; base-uri 'none'; object-src 'none'"

expect.set_options(timeout=10_000)


@dataclass(frozen=True)
class Shop:
    """A running gateway in front of stand-ins, and a browser."""

    url: str
    settings: GatewaySettings
    rasa: RasaStandIn
    service: PictureStandIn
    browser: Browser

    def visited(self, path: str = "/", **window: Any) -> AbstractAsyncContextManager[Page]:
        """A shopper's window at `path` of the shop, with nothing kept from earlier ones."""
        return visited(self.browser, self.url + path, **window)


@asynccontextmanager
async def launched() -> AsyncIterator[Browser]:
    """A browser."""
    async with (
        async_playwright() as playwright,
        await playwright.chromium.launch(executable_path=chromium(), args=OPTIONS) as browser,
    ):
        yield browser


@asynccontextmanager
async def visited(browser: Browser, url: str, **window: Any) -> AsyncIterator[Page]:
    """The page at `url` in a window of its own, in English and at rest unless `window` says otherwise."""
    usual = {"viewport": WINDOW, "locale": "en-GB", "reduced_motion": "reduce"}
    async with await browser.new_context(**(usual | window)) as context:
        page = await context.new_page()
        await page.goto(url)
        yield page


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Page]:
    """The page at `url` in English, in a browser of its own."""
    async with launched() as browser, visited(browser, url, reduced_motion="no-preference") as page:
        yield page


@asynccontextmanager
async def open_chat(url: str) -> AsyncIterator[Page]:
    """The page at `url` in English, with its chat open."""
    async with opened(url) as page:
        await open_panel(page)
        yield page


async def show(
    page: Page, script: str = "", *, root: str = "", styles: str = "", before: str = "", body: str = ""
) -> None:
    """Goes from a page of the gateway to a shop's page with the chat's tag, whose attributes are `script`.

    `root` is what the page says of itself in its first tag; the script `before` runs before the chat's.
    """
    html = (
        f"<!doctype html><html {root}><head><link rel=stylesheet href=/own.css><script src=/own.js></script>"
        f"<script src=/widget.js async {script}></script></head><body>{body}</body></html>"
    )
    for name, kind, text in (
        ("own.html", "text/html", html),
        ("own.css", "text/css", styles),
        ("own.js", "text/javascript", before),
    ):
        await page.route(f"**/{name}", _answer(kind, text))
    await page.goto(urljoin(page.url, "/own.html"))


def _answer(kind: str, text: str) -> Callable[[Route], Awaitable[None]]:
    async def answer(route: Route) -> None:
        headers = {"Content-Security-Policy": NOTHING_INLINE}
        await route.fulfill(content_type=f"{kind}; charset=utf-8", body=text, headers=headers)

    return answer


async def open_panel(page: Page) -> None:
    """Opens the chat by its button."""
    await page.get_by_role("button", name="Open the chat").click()


async def say(page: Page, text: str) -> None:
    """Writes `text` into the chat."""
    box = page.get_by_role("textbox")
    await box.fill(text)
    await box.press("Enter")


async def choose(page: Page, *files: FilePayload) -> None:
    """Chooses photographs to be sent with the next message, and waits until they can be."""
    async with page.expect_file_chooser() as choosing:
        await page.get_by_role("button", name="Send a photo").click()
    await (await choosing.value).set_files(list(files))
    for file in files:
        await expect(page.get_by_role("img", name=file["name"])).to_be_visible()


async def pick(page: Page, item: str) -> None:
    """Picks `item` from the chat's menu."""
    await page.get_by_role("button", name="More", exact=True).click()
    await page.get_by_role("menuitem", name=item).click()


async def expect_talk(page: Page, *texts: str) -> None:
    """Waits until just `texts` have been said, in this order, and each has been answered, in this order."""
    for role, said in (("shopper", texts), ("bot", [f"You said: {text}" for text in texts])):
        await expect(page.locator(f"vitrine-message[role-of={role}] .text")).to_have_text(list(said))
