"""Chromium for what people are to see: contact sheets, and conversations in the shop's chat."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from jinja2 import Environment, FileSystemLoader
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect, sync_playwright

from bot.running import RunningSystem
from bot.settings import PROJECT
from bot.showcase.judging import Judged

_HERE: Final = Path(__file__).parent
_FLAGS: Final = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
_SHEET_QUALITY: Final = 62
_SCREEN_QUALITY: Final = 76
_ANSWER_TIMEOUT_MS: Final = 60_000
_SETTLED_MS: Final = 700
# Scrolls the conversation, and nothing around it, until a question is uppermost.
_TO_THE_TOP: Final = """question => {
  const scroller = question.closest('.scroll');
  scroller.scrollTop += question.getBoundingClientRect().top - scroller.getBoundingClientRect().top - 12;
}"""
_PHONE: Final = ViewportSize(width=390, height=800)
_DESK: Final = ViewportSize(width=1280, height=860)


@dataclass(frozen=True)
class Talk:
    """A shopper's side of a conversation on a phone."""

    language: str
    # A column of the picture each: what is sent until the answer worth seeing; a path is a photograph.
    columns: tuple[tuple[str | Path, ...], ...]
    colours: Literal["light", "dark"] = "light"


# The first two are answered on another rung of the ladder in each column, the third with other cards.
TALKS: Final = {
    "conversation-en": Talk(
        "en",
        (
            ("show me the sole of the Ridge trail shoe",),
            ("and the zip of the Foundry jeans, up close please",),
            ("what would the Kiln teapot look like in red?",),
            ("imagine a striped velvet cushion in teal",),
            ("how do I wash the Cairn jumper?",),
        ),
    ),
    "conversation-zh": Talk(
        "zh",
        (
            ("给我看看山脊越野鞋的鞋底",),
            ("磨坊斜纹裤的门襟放大看看",),
            ("窑火高身瓷壶换成红色是什么样",),
            ("想象一个条纹的蓝绿色天鹅绒靠垫",),
            ("叠石毛衣怎么洗？",),
        ),
    ),
    "cards": Talk(
        "en",
        (
            ("do you sell hoodies?",),
            ("compare the Cove hoodie and the Gale zip hoodie",),
            ("how do I wash the Cove hoodie?",),
            ("where is my order?", "V-10206", "chen.xiaoyu@example.com"),
            (PROJECT / "data" / "demo" / "photos" / "ridge-trail-shoe-side.webp",),
        ),
        colours="dark",
    ),
}


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window; RuntimeError where none is installed."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        raise RuntimeError("Chromium was not found; install the package chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(_FLAGS))
        yield browser
        browser.close()


def contact_sheet(browser: Browser, judged: Sequence[Judged], pictures: Path, out: Path) -> None:
    """Requests and what answered them as one picture; `pictures` is the folder that answers name files in."""
    template = Environment(loader=FileSystemLoader(_HERE), autoescape=True).get_template("sheet.html")
    source = pictures / f"{out.stem}.html"
    source.write_text(template.render(judged=judged), "utf-8")
    page = browser.new_page(viewport={"width": 1600, "height": 900})
    page.goto(source.absolute().as_uri())
    page.wait_for_load_state("networkidle")
    _save(page.screenshot(full_page=True), out, _SHEET_QUALITY)
    page.close()


def talk(browser: Browser, system: RunningSystem, said: Talk, out: Path) -> None:
    """Holds a conversation on a phone, and keeps each of its columns side by side as one picture."""
    page = _open_chat(browser, system, _PHONE, said.language, said.colours)
    columns = [_column(page, lines) for lines in said.columns]
    page.context.close()
    width, height = sum(column.width for column in columns), max(column.height for column in columns)
    strip = Image.new("RGB", (width + 12 * (len(columns) - 1), height), "white")
    left = 0
    for column in columns:
        strip.paste(column, (left, 0))
        left += column.width + 12
    strip.save(out, "WEBP", quality=_SCREEN_QUALITY, method=6)


def first_answer(browser: Browser, system: RunningSystem, out: Path) -> None:
    """The shop's page at a desk, with one question answered in its chat."""
    page = _open_chat(browser, system, _DESK, "en", "light")
    _say(page, "show me the sole of the Ridge trail shoe")
    page.mouse.move(0, 0)
    _save(page.screenshot(), out, _SCREEN_QUALITY)
    page.context.close()


def _open_chat(
    browser: Browser,
    system: RunningSystem,
    size: ViewportSize,
    language: str,
    colours: Literal["light", "dark"],
) -> Page:
    locale = "zh-CN" if language == "zh" else "en-GB"
    context = browser.new_context(viewport=size, locale=locale, color_scheme=colours)
    context.set_default_timeout(_ANSWER_TIMEOUT_MS)
    expect.set_options(timeout=_ANSWER_TIMEOUT_MS)
    page = context.new_page()
    page.goto(system.url())
    page.locator("vitrine-chat button:visible").first.click()
    return page


def _column(page: Page, lines: Sequence[str | Path]) -> Image.Image:
    """Says all of `lines` and gives the chat as it then looks, the last of them uppermost."""
    for line in lines:
        said = _say(page, line)
    said.evaluate(_TO_THE_TOP)
    page.wait_for_timeout(_SETTLED_MS)
    with Image.open(io.BytesIO(page.locator(".panel").screenshot())) as shot:
        return shot.convert("RGB")


def _say(page: Page, line: str | Path) -> Locator:
    """Sends a message or a photograph and waits for its answer and pictures; gives what was sent."""
    messages = page.locator("vitrine-message")
    before = messages.count()
    if isinstance(line, Path):
        with page.expect_file_chooser() as choosing:
            page.get_by_role("button", name="Send a photo").click()
        choosing.value.set_files([line])
        page.get_by_role("button", name="Send", exact=True).click()
    else:
        page.get_by_role("textbox").fill(line)
        page.get_by_role("textbox").press("Enter")
    # The shopper's own message is one more, the answer another.
    expect(messages.nth(before + 1)).to_be_visible()
    expect(page.locator("vitrine-picture .making")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(_SETTLED_MS)
    return messages.nth(before)


def _save(png: bytes, out: Path, quality: int) -> None:
    with Image.open(io.BytesIO(png)) as shot:
        shot.convert("RGB").save(out, "WEBP", quality=quality, method=6)
