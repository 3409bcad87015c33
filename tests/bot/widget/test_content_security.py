"""Every feature of the chat on a shop's page that allows nothing but the gateway, and nothing inline."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from playwright.async_api import Page, expect
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from tests.bot.gateway.picture_stand_in import finished, made
from tests.bot.gateway.serving import serve
from tests.bot.widget.answers import JOB
from tests.bot.widget.in_a_browser import (
    Shop,
    choose,
    expect_talk,
    in_one_shop,
    open_panel,
    pick,
    say,
    visited,
)
from tests.bot.widget.states import LISTENS_AND_HEARS_NOTHING, PHOTOGRAPH

pytestmark = in_one_shop

POLICY: Final = (
    "default-src 'none'; script-src {gateway}; img-src {gateway}; connect-src {gateway} {sockets}; "
    "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
)
PAGE: Final = (
    "<!doctype html><html lang=en><title>A shop</title><script src={gateway}/widget.js async></script>"
)
KEEP_VIOLATIONS: Final = """
  window.violations = [];
  addEventListener('securitypolicyviolation', (event) =>
    violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));
"""


@asynccontextmanager
async def elsewhere(shop: Shop, policy: str = POLICY) -> AsyncIterator[Page]:
    """A page on a server of its own that embeds the chat under `policy`, and notes what breaks that."""
    headers = {
        "Content-Security-Policy": policy.format(gateway=shop.url, sockets=shop.url.replace("http", "ws"))
    }

    async def page_of_the_shop(_: Request) -> Response:
        return HTMLResponse(PAGE.format(gateway=shop.url), headers=headers)

    app = Starlette(routes=[Route("/", page_of_the_shop)])
    async with serve(app) as port, visited(shop.browser, "about:blank") as page:
        await page.add_init_script(KEEP_VIOLATIONS)
        await page.goto(f"http://127.0.0.1:{port}/")
        await open_panel(page)
        yield page


async def test_no_feature_needs_more_than_the_gateway(shop: Shop, screenshots: Path) -> None:
    async with elsewhere(shop) as page:
        for question in ("hello", "pictures", "failed", "product", "products", "comparison", "order", "file"):
            await say(page, question)
        await expect(page.locator("vitrine-message[role-of=bot]")).to_have_count(8)
        await say(page, "steps")
        await page.get_by_role("button", name="Step 3 of 3").click()
        await say(page, "pending")
        await expect(page.get_by_text("Making the picture…")).to_be_visible()
        await shop.service.answer(JOB, made(finished(320)))
        await expect(page.get_by_text("Making the picture…")).to_have_count(0)
        await page.screenshot(path=screenshots / "strict-policy.png")

        await say(page, "details")
        await page.get_by_role("button", name="The hood of the Cove hoodie: AI-enhanced").click()
        await page.get_by_role("dialog", name="The hood").get_by_role("img").dblclick()
        await page.get_by_role("button", name="Original photo").click()
        await page.get_by_role("button", name="Next picture").click()
        await page.keyboard.press("Escape")

        await choose(page, PHOTOGRAPH)
        await page.get_by_role("button", name="Emoji").click()
        await page.get_by_role("button", name="Heart eyes").click()
        await page.get_by_role("textbox").press("Enter")
        await expect(page.get_by_text("You said: 😍")).to_be_visible()
        await expect(page.get_by_role("button", name="Enlarge the picture: Photo")).to_be_visible()

        await page.get_by_role("button", name="Not helpful").last.click()
        await page.get_by_role("button", name="Not correct").click()
        await page.get_by_role("textbox", name="In your own words").press("Enter")
        await page.get_by_role("button", name="Read aloud").last.click()
        await page.get_by_role("button", name="Copy the text").last.click()
        await page.evaluate(LISTENS_AND_HEARS_NOTHING)
        await page.get_by_role("button", name="Speak your message").click()
        await page.get_by_role("button", name="Stop listening").click()
        async with page.expect_download():
            await pick(page, "Download the conversation")

        await pick(page, "End the chat")
        await page.get_by_role("radio", name="Good", exact=True).click()
        await pick(page, "Delete my data")
        await page.get_by_role("button", name="Delete everything").click()
        await expect(page.get_by_text("Everything has been deleted")).to_be_visible()
        assert await page.evaluate("violations") == []


async def test_a_policy_that_forgets_the_sockets_costs_only_the_sockets(shop: Shop) -> None:
    async with elsewhere(shop, POLICY.replace(" {sockets}", "")) as page:
        await say(page, "good day")
        await expect_talk(page, "good day")
        (violation,) = await page.evaluate("violations")
        assert violation.startswith("connect-src: ws://")
