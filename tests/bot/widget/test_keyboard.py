"""The chat by keyboard alone: all of it is reached and left, the focus is seen and goes where it belongs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Final

import pytest_asyncio
from playwright.async_api import Page, expect

from tests.bot.widget.in_a_browser import SCALE, Shop, in_one_shop, open_panel, show
from tests.bot.widget.states import PHOTOGRAPH, answered, refused

pytestmark = in_one_shop

QUESTIONS: Final = ("details", "products", "comparison", "steps", "order", "file", "hello")
_NAME: Final = """
  const name = ({ ariaLabel, labels, textContent }) =>
    ariaLabel ?? (labels?.[0]?.textContent ?? textContent).trim();
"""
# The controls that the Tab key goes through, in the order in which they stand.
STOPS: Final = f"""() => {{{_NAME}
  const stops = [];
  const visit = (element) => {{
    if (element.tabIndex >= 0 && !element.disabled && element.checkVisibility()) stops.push(name(element));
    const inside = element.shadowRoot ?? element;
    for (const child of inside.assignedElements?.() ?? inside.children) visit(child);
  }};
  visit(document.querySelector('vitrine-chat'));
  return stops;
}}"""
# What has the focus, whether a ring shows it, and whether it is in view.
FOCUSED: Final = f"""() => {{{_NAME}
  const path = [];
  for (let root = document; root?.activeElement; root = root.activeElement.shadowRoot)
    path.push(root.activeElement);
  const element = path.at(-1);
  const {{ outlineStyle, outlineWidth }} = getComputedStyle(element.closest('label') ?? element);
  const field = element.closest('.field');
  const {{ top, bottom, left, right }} = element.getBoundingClientRect();
  const log = path.find(({{ localName }}) => localName === 'vitrine-messages')?.getBoundingClientRect();
  return {{
    name: element === document.body ? '' : name(element),
    inChat: path[0].localName === 'vitrine-chat',
    seen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
      || field !== null && getComputedStyle(field).boxShadow !== 'none',
    inView: !log || top < log.bottom && bottom > log.top && left < log.right && right > log.left,
  }};
}}"""


@pytest_asyncio.fixture(loop_scope="module")
async def page(shop: Shop) -> AsyncIterator[Page]:
    """A page of a shop with two buttons of its own and the chat."""
    async with shop.visited("/healthz") as page:
        # From now on, because it takes a while until Playwright hears of them.
        page.on("filechooser", lambda _: None)
        await show(page, body="<button>First</button><button>Second</button>")
        await page.get_by_role("button", name="Open the chat").wait_for()
        yield page


async def _press(page: Page, *keys: str) -> None:
    for key in keys:
        await page.keyboard.press(key)


async def _tab_to(page: Page, name: str) -> None:
    """Presses the Tab key until the control called `name` has the focus."""
    for _ in range(80):
        if (await page.evaluate(FOCUSED))["name"] == name:
            return
        await page.keyboard.press("Tab")
    raise AssertionError(f"the Tab key never gets to {name}")


async def test_the_tab_key_goes_through_everything_and_out_again(page: Page) -> None:
    await page.evaluate("questions => questions.forEach((question) => Vitrine.send(question))", QUESTIONS)
    await open_panel(page)
    await expect(page.locator("vitrine-message")).to_have_count(2 * len(QUESTIONS))
    await page.wait_for_load_state("networkidle")
    await page.get_by_role("button", name="Second").focus()
    stops: list[str] = await page.evaluate(STOPS)
    passed: list[dict[str, Any]] = []
    for _ in stops:
        await page.keyboard.press("Tab")
        passed.append(await page.evaluate(FOCUSED))
    assert [stop["name"] for stop in passed] == stops
    assert [stop["name"] for stop in passed if not stop["seen"]] == []
    assert [stop["name"] for stop in passed if not stop["inView"]] == []
    await _press(page, "Tab")
    assert not (await page.evaluate(FOCUSED))["inChat"]
    await _press(page, "Shift+Tab", "Shift+Tab")
    assert (await page.evaluate(FOCUSED))["name"] == stops[-2]


async def test_opened_by_its_button_it_gives_the_focus_back(page: Page, screenshots: Path) -> None:
    await _tab_to(page, "Open the chat")
    await _press(page, "Enter")
    await expect(page.get_by_role("textbox")).to_be_focused()
    await page.keyboard.type("good day")
    await _press(page, "Enter")
    await expect(page.get_by_text("You said: good day")).to_be_visible()
    await expect(page.get_by_role("textbox")).to_be_focused()
    await _tab_to(page, "More")
    await page.screenshot(path=screenshots / "keyboard.png")
    await _press(page, "Escape")
    await expect(page.get_by_role("button", name="Open the chat")).to_be_focused()


async def test_the_menu_and_what_it_asks(shop: Shop, page: Page) -> None:
    await answered("hello")(shop, page)
    await _tab_to(page, "More")
    await _press(page, "Enter")
    await expect(page.get_by_role("menuitem", name="Download the conversation")).to_be_focused()
    async with page.expect_download() as saving:
        await _press(page, "Enter")
    assert (await saving.value).suggested_filename.startswith("Chat ")
    await expect(page.get_by_role("button", name="More")).to_be_focused()
    await _press(page, "ArrowUp", "Enter")
    keep, delete = (page.get_by_role("button", name=name) for name in ("Keep it", "Delete everything"))
    await expect(keep).to_be_focused()
    await _press(page, "Tab")
    await expect(delete).to_be_focused()
    await _press(page, "Tab")
    assert (await page.evaluate(FOCUSED))["name"] in ("Keep it", "")
    await _press(page, "Escape")
    await expect(page.get_by_role("alertdialog")).to_have_count(0)
    await expect(page.get_by_role("button", name="More")).to_be_focused()
    await _press(page, "ArrowUp", "Enter", "Tab", "Enter")
    await expect(page.get_by_text("Everything has been deleted")).to_be_visible()
    await expect(page.get_by_role("button", name="More")).to_be_focused()


async def test_a_photo_is_chosen_sent_and_taken_out_again(page: Page) -> None:
    await open_panel(page)
    await expect(page.get_by_role("textbox")).to_be_focused()
    await _tab_to(page, "Send a photo")
    async with page.expect_file_chooser() as choosing:
        await _press(page, "Enter")
    await (await choosing.value).set_files([PHOTOGRAPH, PHOTOGRAPH | {"name": "other.jpg"}])
    await expect(page.get_by_role("list", name="Photos to send").get_by_role("img")).to_have_count(2)
    await _press(page, "Shift+Tab")
    assert (await page.evaluate(FOCUSED))["name"] == "Remove the photo: other.jpg"
    await _press(page, "Space")
    await expect(page.get_by_role("textbox")).to_be_focused()
    await _tab_to(page, "Send")
    await _press(page, "Enter")
    await expect(page.get_by_role("button", name="Enlarge the picture: Photo")).to_be_visible()
    await expect(page.get_by_role("textbox")).to_be_focused()


async def test_the_viewer(shop: Shop, page: Page) -> None:
    await answered("details")(shop, page)
    small = "Enlarge the picture: The hood of the Cove hoodie: AI-enhanced"
    await _tab_to(page, small)
    await _press(page, "Enter")
    await expect(page.get_by_role("button", name="Close the picture")).to_be_focused()
    large = page.get_by_role("dialog", name="The hood of the Cove hoodie").get_by_role("img")
    for key, scale in (("+", 1.5), ("+", 2.25), ("-", 1.5), ("0", 1)):
        await _press(page, key)
        assert await large.evaluate(SCALE) == scale
    await _press(page, "+", "ArrowUp")
    assert await large.evaluate("element => new DOMMatrix(getComputedStyle(element).transform).f") > 0
    await _press(page, "0")
    await _tab_to(page, "Original photo")
    await _press(page, "Space")
    await expect(page.get_by_role("button", name="Original photo")).to_have_attribute("aria-pressed", "true")
    await _press(page, "ArrowRight")
    await expect(page.get_by_role("dialog", name="The pocket of the Cove hoodie")).to_be_visible()
    reached = set()
    for _ in range(12):
        await _press(page, "Tab")
        reached.add((await page.evaluate(FOCUSED))["name"])
    assert reached >= {"Zoom in", "Zoom out", "Close the picture", "Next picture", "Previous picture"}
    assert not reached & {"First", "Second", "Your message", "Send a photo"}
    await _press(page, "Escape")
    assert (await page.evaluate(FOCUSED))["name"] == small


async def test_an_answer_is_rated_and_the_reason_told(shop: Shop, page: Page) -> None:
    await answered("picture")(shop, page)
    await _tab_to(page, "Not helpful")
    await _press(page, "Enter")
    await _tab_to(page, "Picture does not fit")
    await _press(page, "Space")
    await _tab_to(page, "In your own words")
    await page.keyboard.type("It is the back")
    await _press(page, "Enter")
    await expect(page.get_by_role("button", name="Not helpful")).to_be_focused()
    await expect(page.get_by_role("heading", name="What was wrong?")).to_have_count(0)
    await _press(page, "Enter", "Enter")
    await _tab_to(page, "Not correct")
    await _press(page, "Escape")
    await expect(page.get_by_role("button", name="Not helpful")).to_be_focused()


async def test_a_suggested_reply_is_chosen(shop: Shop, page: Page) -> None:
    await answered("hello")(shop, page)
    await _tab_to(page, "Gale zip hoodie")
    await _press(page, "Enter")
    await expect(page.get_by_text("You said: more of Gale zip hoodie")).to_be_visible()
    await expect(page.get_by_role("log")).to_be_focused()


async def test_a_notice_that_is_put_away_leaves_the_focus_in_the_chat(shop: Shop, page: Page) -> None:
    await refused(shop, page)
    await _tab_to(page, "Dismiss")
    await _press(page, "Enter")
    await expect(page.get_by_role("alert")).to_have_count(0)
    assert (await page.evaluate(FOCUSED))["inChat"]


async def test_the_chat_is_ended_and_rated(shop: Shop, page: Page) -> None:
    await answered("hello")(shop, page)
    await _tab_to(page, "More")
    await _press(page, "ArrowDown", "ArrowDown", "Enter")
    await expect(page.get_by_role("radio", name="Very good")).to_be_visible()
    await page.get_by_role("log").focus()
    await _tab_to(page, "Very bad")
    await _press(page, "ArrowRight", "ArrowRight", "ArrowRight")
    await expect(page.get_by_role("radio", name="Good", exact=True)).to_be_checked()
    assert (await page.evaluate(FOCUSED))["seen"]
    await _tab_to(page, "Anything to add?")
    await page.keyboard.type("Quick")
    await _press(page, "Enter")
    await expect(page.get_by_role("radio", name="Good", exact=True)).to_be_focused()
