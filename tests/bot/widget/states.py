"""The states that the chat can be in, and how a shopper brings it there, on a page in English."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from playwright.async_api import FilePayload, Page, expect

from tests.bot.widget.in_a_browser import Shop, choose, open_panel, pick, say
from tests.snapshots import snapshot

State = Callable[[Shop, Page], Awaitable[None]]

PHOTOGRAPH: Final[FilePayload] = {
    "name": "mine.jpg",
    "mimeType": "image/jpeg",
    "buffer": snapshot("ridge-trail-shoe-whole"),
}
# How long the pictures of an answer take to be there.
FOR_PICTURES_MS: Final = 150
NO_PHOTOGRAPH: Final[FilePayload] = {"name": "a.heic", "mimeType": "image/heic", "buffer": b"no photograph"}
LISTENS_AND_HEARS_NOTHING: Final = """
  void (window.SpeechRecognition = class extends EventTarget { start() {} stop() {} });
"""
IS_DRAGGED_OVER: Final = """panel => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([], "mine.jpg"));
  panel.dispatchEvent(new DragEvent("dragenter", { dataTransfer }));
}"""


def answered(question: str) -> State:
    """The newest message answers `question`."""

    async def ask(_: Shop, page: Page) -> None:
        await open_panel(page)
        await say(page, question)
        await expect(page.locator("vitrine-message:not([role-of=shopper])").first).to_be_visible()
        await page.wait_for_timeout(FOR_PICTURES_MS)

    return ask


async def closed(_: Shop, page: Page) -> None:
    """Only the button that opens the chat."""
    await expect(page.get_by_role("button", name="Open the chat")).to_be_visible()


async def unread(_: Shop, page: Page) -> None:
    """The button counts an answer that has not been read."""
    await page.evaluate("Vitrine.send('hello')")
    await expect(page.get_by_role("button", name="Open the chat: New messages: 1")).to_be_visible()


async def empty(_: Shop, page: Page) -> None:
    """Nobody has said anything."""
    await open_panel(page)


async def writing(shop: Shop, page: Page) -> None:
    """The assistant is writing, until `shop.rasa` may go on."""
    shop.rasa.open.clear()
    await open_panel(page)
    await say(page, "hello")
    await expect(page.get_by_text("The assistant is writing")).to_be_attached()


async def menu(shop: Shop, page: Page) -> None:
    """The menu is open, with all in it to be picked."""
    await answered("hello")(shop, page)
    await page.get_by_role("button", name="More").click()
    await expect(page.get_by_role("menu")).to_be_visible()


async def emoji(_: Shop, page: Page) -> None:
    """The emoji are open to choose from."""
    await open_panel(page)
    await page.get_by_role("button", name="Emoji").click()
    await expect(page.get_by_role("group", name="Emoji")).to_be_visible()


async def asked_about_deletion(shop: Shop, page: Page) -> None:
    """The shopper is asked whether everything is to be deleted."""
    await answered("hello")(shop, page)
    await pick(page, "Delete my data")
    await expect(page.get_by_role("alertdialog")).to_be_visible()


async def deleted(shop: Shop, page: Page) -> None:
    """Everything is deleted."""
    await asked_about_deletion(shop, page)
    await page.get_by_role("button", name="Delete everything").click()
    await expect(page.get_by_text("Everything has been deleted")).to_be_visible()


async def chosen(_: Shop, page: Page) -> None:
    """A photograph is chosen, and something said to it."""
    await open_panel(page)
    await choose(page, PHOTOGRAPH)
    await expect(page.get_by_role("img", name="mine.jpg")).to_be_visible()
    await page.get_by_role("textbox").fill("Do you have these in blue?")


async def sending(shop: Shop, page: Page) -> None:
    """A photograph is on its way."""
    await page.route("**/api/uploads", lambda _: None)
    await chosen(shop, page)
    await page.get_by_role("textbox").press("Enter")
    await expect(page.get_by_role("progressbar")).to_be_visible()


async def not_taken(_: Shop, page: Page) -> None:
    """A photograph could not be sent."""
    await open_panel(page)
    await choose(page, NO_PHOTOGRAPH)
    await page.get_by_role("button", name="Send", exact=True).click()
    await expect(page.get_by_role("alert")).to_be_visible()


async def offline(shop: Shop, page: Page) -> None:
    """There is no connection, and a message waits for one."""
    await answered("hello")(shop, page)
    await page.context.set_offline(True)
    await say(page, "Are you still there?")
    await expect(page.get_by_text("Not sent yet")).to_be_visible()


async def refused(_: Shop, page: Page) -> None:
    """A message was not taken."""
    await open_panel(page)
    await say(page, "far too long " * 200)
    await expect(page.get_by_role("alert")).to_be_visible()


async def reasons(shop: Shop, page: Page) -> None:
    """The shopper is asked what was wrong, and has said one thing."""
    await answered("picture")(shop, page)
    await page.get_by_role("button", name="Not helpful").click()
    await page.get_by_role("button", name="Not correct").click()


async def ended(shop: Shop, page: Page) -> None:
    """The chat is ended, the shopper is asked how it was."""
    await answered("hello")(shop, page)
    await pick(page, "End the chat")
    await expect(page.get_by_role("radio", name="Very good")).to_be_visible()


async def rated(shop: Shop, page: Page) -> None:
    """The shopper has said how the chat was."""
    await ended(shop, page)
    await page.get_by_role("radio", name="Good", exact=True).click()
    await expect(page.get_by_text("Thank you.")).to_be_visible()


async def viewer(shop: Shop, page: Page) -> None:
    """A picture is looked at in full."""
    await answered("details")(shop, page)
    await page.get_by_role("button", name="Enlarge the picture: The hood").click()
    await expect(page.get_by_role("dialog", name="The hood")).to_be_visible()


async def original(shop: Shop, page: Page) -> None:
    """The photograph is looked at from which a picture was made."""
    await viewer(shop, page)
    await page.get_by_role("button", name="Original photo").click()


async def dropping(_: Shop, page: Page) -> None:
    """A file is being dragged over the chat."""
    await open_panel(page)
    await page.locator("#panel").evaluate(IS_DRAGGED_OVER)
    await expect(page.get_by_text("Drop your photos here")).to_be_visible()


async def listening(_: Shop, page: Page) -> None:
    """The shopper is being listened to."""
    await page.evaluate(LISTENS_AND_HEARS_NOTHING)
    await open_panel(page)
    await page.get_by_role("button", name="Speak your message").click()
    await expect(page.get_by_role("button", name="Stop listening")).to_be_visible()


async def talk(_: Shop, page: Page) -> None:
    """A conversation of several questions and answers."""
    await open_panel(page)
    for number, question in enumerate(("hello", "picture", "How much is it?"), start=1):
        await say(page, question)
        await expect(page.locator("vitrine-message")).to_have_count(2 * number)
    await page.wait_for_timeout(FOR_PICTURES_MS)


STATES: Final[dict[str, State]] = {
    "closed": closed,
    "unread": unread,
    "empty": empty,
    "writing": writing,
    "talk": talk,
    **{
        question: answered(question)
        for question in (
            "picture", "pictures", "details", "pending", "failed", "product", "products", "comparison",
            "steps", "order", "file", "person",
        )
    },
    "viewer": viewer,
    "original": original,
    "menu": menu,
    "emoji": emoji,
    "asked-about-deletion": asked_about_deletion,
    "deleted": deleted,
    "photo-chosen": chosen,
    "photo-sending": sending,
    "photo-not-taken": not_taken,
    "dropping": dropping,
    "listening": listening,
    "offline": offline,
    "refused": refused,
    "reasons": reasons,
    "ended": ended,
    "rated": rated,
}  # fmt: skip
