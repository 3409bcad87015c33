"""A shopper's whole visit to the demo shop in a real browser, from the first question to the last trace.

The tests of a class are one visit and go on from each other, in the order in which they stand. The words of
this system do not wait for pictures: made ones come in later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import httpx
import pytest
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from bot.running import RunningSystem
from tests.e2e.conftest import ANSWER_TIMEOUT_MS, chromium, open_chat, photo_id, say
from tests.snapshots import snapshot

pytestmark = [
    pytest.mark.system,
    pytest.mark.browser,
    pytest.mark.skipif(chromium() is None, reason="Chromium is not installed"),
]

Look = Callable[[str], None]
SNAPSHOT: Final[FilePayload] = {
    "name": "IMG_2041.jpg",
    "mimeType": "image/jpeg",
    "buffer": snapshot("ridge-trail-shoe-whole"),
}
TOKEN: Final = "Object.entries(localStorage).find(([key]) => key.endsWith(':session'))[1]"


def newest(page: Page) -> Locator:
    """What the assistant has said last, with its pictures and cards."""
    return page.locator("vitrine-message[role-of=bot]").last


def ask(page: Page, question: str) -> Locator:
    """Asks, and waits for the answer."""
    answers = page.locator("vitrine-message[role-of=bot]")
    before = answers.count()
    say(page, question)
    expect(answers.nth(before)).to_be_visible(timeout=ANSWER_TIMEOUT_MS)
    expect(page.get_by_text("The assistant is writing").or_(page.get_by_text("助手正在输入"))).to_have_count(
        0
    )
    return newest(page)


def expect_picture(message: Locator, label: str) -> None:
    """Waits until the message shows a made picture that says so by `label`."""
    expect(message.locator("img.full")).to_have_attribute("data-loaded", "", timeout=ANSWER_TIMEOUT_MS)
    expect(message.locator("figcaption .label")).to_have_text(label)


@pytest.fixture(scope="class")
def heard() -> list[str]:
    """What the window has heard over its sockets."""
    return []


@pytest.fixture(scope="class")
def window(
    browser: Browser, hurried: RunningSystem, heard: list[str], request: pytest.FixtureRequest
) -> Iterator[Page]:
    """The shop in the language of the class, in one window for all of its tests."""
    language = request.cls.LANGUAGE
    context = browser.new_context(
        viewport={"width": 1280, "height": 860}, locale={"en": "en-GB", "zh": "zh-CN"}[language]
    )
    page = context.new_page()
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: heard.append(str(frame))))
    page.goto(f"{hurried.url()}/?lang={language}")
    yield page
    context.close()


@pytest.fixture
def look(window: Page, screenshots: Path, request: pytest.FixtureRequest) -> Look:
    """Takes a screenshot of the visit."""

    def take(name: str) -> None:
        window.mouse.move(0, 0)
        # For the pictures that are loaded only once they come into view.
        window.wait_for_timeout(400)
        path = screenshots / f"visit-{request.cls.LANGUAGE}-{name}.png"
        window.screenshot(path=path, animations="disabled")

    return take


class TestVisit:
    """In English, everything."""

    LANGUAGE = "en"

    def test_who_arrives_is_greeted_by_what_says_that_it_is_no_person(self, window: Page, look: Look) -> None:
        expect(window.get_by_role("heading", level=1)).to_be_visible()
        look("01-arrived")
        open_chat(window)
        expect(window.get_by_text("I am an automated assistant, not a person")).to_be_visible()
        look("02-opened")

    def test_a_part_is_shown_by_the_shops_own_photograph(self, window: Page, look: Look) -> None:
        answer = ask(window, "show me the sole of the Ridge trail shoe")
        photo = answer.locator(f"img.full[src*='{photo_id('ridge-trail-shoe-sole.webp')}']")
        expect(photo).to_have_attribute("data-loaded", "")
        expect(answer.locator("figcaption .label")).to_have_count(0)
        look("03-part")

    def test_what_no_photograph_shows_is_enlarged_and_says_so(self, window: Page, look: Look) -> None:
        answer = ask(window, "show me the zip of the Foundry jeans")
        expect_picture(answer, "AI-enhanced")
        look("04-enlarged")

    def test_the_original_is_one_tap_away(self, window: Page, look: Look) -> None:
        newest(window).get_by_role("link", name="Show the original photo").click()
        viewer = window.get_by_role("dialog", name="Closure of the Foundry jeans")
        original = viewer.get_by_role("button", name="Original photo")
        expect(original).to_have_attribute("aria-pressed", "true")
        look("05-original")
        shown = viewer.get_by_role("img").get_attribute("src")
        viewer.get_by_role("button", name="AI-enhanced").click()
        expect(viewer.get_by_role("img")).not_to_have_attribute("src", shown or "")
        look("06-viewer")
        window.keyboard.press("Escape")
        expect(viewer).to_have_count(0)

    def test_another_colour_is_announced_and_then_there(
        self, window: Page, heard: list[str], look: Look
    ) -> None:
        before = len(heard)
        answer = ask(window, "what would the Kiln tall teapot look like in burgundy?")
        expect_picture(answer, "AI preview")
        said = [frame for frame in heard[before:] if "AI preview" in frame or '"status":"pending"' in frame]
        assert '"status":"pending"' in said[0] and "AI preview" not in said[0]
        assert "picture_ready" in said[-1]
        look("07-another-colour")

    def test_what_is_described_is_drawn(self, window: Page, look: Look) -> None:
        answer = ask(window, "imagine a striped velvet cushion in teal")
        expect_picture(answer, "AI illustration")
        expect(window.get_by_role("group", name="Suggested replies").get_by_role("button")).not_to_have_count(
            0
        )
        look("08-drawn")

    def test_washing_is_shown_step_by_step(self, window: Page, look: Look) -> None:
        answer = ask(window, "how do I wash the Cove hoodie?")
        expect(answer.get_by_role("heading", name="Machine wash at 30 °C")).to_be_in_viewport()
        look("09-first-step")
        answer.get_by_role("button", name="Next").click()
        expect(answer.get_by_role("heading", name="Do not bleach")).to_be_in_viewport(ratio=1)
        expect(answer.get_by_role("button", name="Step 2 of")).to_have_attribute("aria-current", "step")

    def test_products_are_compared_in_a_table(self, window: Page, look: Look) -> None:
        answer = ask(window, "compare the Cove hoodie and the Gale zip hoodie")
        price = answer.get_by_role("row").filter(has=window.get_by_role("rowheader", name="Price"))
        expect(price.get_by_role("cell")).to_have_text(["€75.00", "€85.00"])
        look("10-compared")

    def test_goods_are_gone_through_and_one_is_asked_about(self, window: Page, look: Look) -> None:
        answer = ask(window, "do you sell hoodies?")
        look("11-hoodies")
        answer.get_by_role("button", name="Show me: Gale zip hoodie").click()
        expect(newest(window)).to_contain_text("Gale zip hoodie")

    def test_the_talk_goes_with_the_shopper_from_page_to_page(
        self, window: Page, hurried: RunningSystem
    ) -> None:
        window.goto(f"{hurried.url()}/products/cove-hoodie?lang=en")
        expect(window.get_by_text("do you sell hoodies?", exact=True)).to_be_visible()

    def test_an_order_is_followed_by_its_owner(self, window: Page, look: Look) -> None:
        ask(window, "where is my order?")
        ask(window, "V-10206")
        answer = ask(window, "chen.xiaoyu@example.com")
        expect(answer.get_by_role("heading", name="Order V-10206")).to_be_visible()
        expect(answer.locator("li[aria-current=step]")).to_contain_text("Sorted at the depot")
        expect(answer.get_by_text("Ridge trail shoe")).to_be_visible()
        look("12-order")

    def test_a_product_is_recognised_by_a_photo_of_it(self, window: Page, look: Look) -> None:
        answers = window.locator("vitrine-message[role-of=bot]")
        before = answers.count()
        with window.expect_file_chooser() as choosing:
            window.get_by_role("button", name="Send a photo").click()
        choosing.value.set_files([SNAPSHOT])
        expect(window.get_by_role("img", name="IMG_2041.jpg")).to_be_visible()
        look("13-photo-chosen")
        window.get_by_role("button", name="Send", exact=True).click()
        expect(answers.nth(before)).to_contain_text("Ridge trail shoe", timeout=ANSWER_TIMEOUT_MS)
        look("14-photo-recognised")

    def test_an_answer_is_rated(self, window: Page, look: Look) -> None:
        up = window.get_by_role("button", name="Helpful", exact=True).last
        up.click()
        expect(up).to_have_attribute("aria-pressed", "true")
        first = window.locator("vitrine-message").filter(has_text="I enlarged a piece")
        first.get_by_role("button", name="Not helpful").click()
        first.get_by_role("button", name="Picture does not fit").click()
        look("15-rated")
        first.get_by_role("button", name="Send").click()
        expect(first.get_by_role("button", name="Not helpful")).to_have_attribute("aria-pressed", "true")

    def test_the_chat_is_ended_and_rated_as_a_whole(self, window: Page, look: Look) -> None:
        pick(window, "End the chat")
        window.get_by_role("radio", name="Very good").click()
        window.get_by_role("textbox", name="Anything to add?").fill("The pictures helped.")
        window.keyboard.press("Enter")
        expect(window.get_by_text("Thank you.")).to_be_visible()
        look("16-ended")

    def test_the_shopper_takes_the_talk_along(self, window: Page) -> None:
        with window.expect_download() as saving:
            pick(window, "Download the conversation")
        text = Path(saving.value.path()).read_text(encoding="utf-8")
        for line in ("show me the sole of the Ridge trail shoe", "AI-enhanced", "V-10206", "AI illustration"):
            assert line in text

    def test_nothing_is_left_where_the_shopper_wants_nothing_left(
        self, window: Page, hurried: RunningSystem, look: Look
    ) -> None:
        token = window.evaluate(TOKEN)
        photo = window.get_by_role("button", name="Enlarge the picture: Photo").get_by_role("img")
        address = photo.get_attribute("src")
        assert address and httpx.get(address).status_code == 200
        pick(window, "Delete my data")
        look("17-asked")
        window.get_by_role("button", name="Delete everything").click()
        expect(window.get_by_text("Everything has been deleted")).to_be_visible()
        expect(window.locator("vitrine-message")).to_have_count(0)
        look("18-deleted")
        assert window.evaluate("localStorage.length") == 0
        headers = {"Authorization": f"Bearer {token}"}
        kept = httpx.get(f"{hurried.url()}/api/messages", headers=headers)
        assert kept.status_code != 200 or kept.json()["messages"] == []
        assert httpx.get(address).status_code == 404
        window.reload()
        expect(window.get_by_role("log")).to_be_visible()
        expect(window.locator("vitrine-message")).to_have_count(0)


class TestChineseVisit:
    """In Chinese, the most of it."""

    LANGUAGE = "zh"

    def test_a_part_and_another_colour_are_shown(self, window: Page, look: Look) -> None:
        open_chat(window)
        expect(window.get_by_text("我是自动客服助手，不是真人")).to_be_visible()
        answer = ask(window, "山脊越野鞋的鞋底给我看看")
        expect(answer.locator("img.full")).to_have_attribute("data-loaded", "")
        look("01-part")
        answer = ask(window, "窑火高身瓷壶换成红色是什么样")
        expect_picture(answer, "AI 合成预览")
        look("02-another-colour")

    def test_goods_steps_and_a_comparison_are_cards(self, window: Page, look: Look) -> None:
        assert ask(window, "有卫衣卖吗").get_by_role("listitem").count() > 1
        look("03-hoodies")
        ask(window, "窑火高身瓷壶怎么清洗").get_by_role("button", name="下一个").click()
        look("04-steps")
        answer = ask(window, "小湾卫衣和疾风拉链卫衣有什么区别")
        expect(answer.get_by_role("rowheader", name="价格")).to_be_visible()
        look("05-compared")

    def test_an_order_is_followed(self, window: Page, look: Look) -> None:
        ask(window, "我的订单到哪了")
        ask(window, "V-10206")
        answer = ask(window, "chen.xiaoyu@example.com")
        expect(answer.get_by_role("heading", name="订单V-10206")).to_be_visible()
        look("06-order")

    def test_the_chat_is_ended_rated_and_deleted(self, window: Page, look: Look) -> None:
        pick(window, "结束对话")
        window.get_by_role("radio", name="很满意").click()
        expect(window.get_by_text("谢谢您的评价")).to_be_visible()
        look("07-ended")
        pick(window, "删除我的数据")
        window.get_by_role("button", name="全部删除").click()
        expect(window.get_by_text("已全部删除")).to_be_visible()
        expect(window.locator("vitrine-message")).to_have_count(0)


def pick(page: Page, item: str) -> None:
    """Picks `item` from the chat's menu."""
    page.get_by_role("button", name="More", exact=True).or_(page.get_by_role("button", name="更多")).click()
    page.get_by_role("menuitem", name=item).click()
