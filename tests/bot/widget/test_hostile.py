"""Whatever stands in messages, buttons, cards and names is shown as text, and breaks nothing around it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from html import escape
from pathlib import Path
from typing import Any, Final

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from data.store import MediaStore
from tests.bot.widget.answers import picture
from tests.bot.widget.in_a_browser import Shop, choose, in_one_shop, open_panel, say, show
from tests.bot.widget.layout import cut_off
from tests.bot.widget.states import PHOTOGRAPH

pytestmark = in_one_shop

HOSTILE: Final = {
    "script": "<script>hacked()</script><img src=x onerror=hacked()><svg onload=hacked()>",
    "attribute": "\" onmouseover='hacked()' x=\"",
    "template": "${hacked()} {{hacked()}} <!--?lit$1$--> </template></style>",
    "address": 'javascript:hacked() https://shop.example/"onclick="hacked() data:text/html,<script>',
    "override": "gpj.\u202eexe \u2066\u2067 שלום",
    "endless": "w" * 10_000,
    "zalgo": "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349\u035aa\u0363"
    * 20,
    "null": "a\u0000b\ufffe\u0007c",
}
NOWHERE: Final = "javascript:hacked()"
# The texts that are shown, and what is there that nobody but an attacker would put there.
SHOWN: Final = """() => {
  const texts = [];
  const strange = [];
  const visit = (element) => {
    if (element.matches('script, iframe, object, embed, link, meta, base')) strange.push(element.outerHTML);
    for (const { name, value } of element.attributes) {
      const leadsAway = ['href', 'src', 'action'].includes(name) && !/^https?:/.test(value);
      if (name.startsWith('on') || leadsAway) strange.push(element.outerHTML);
    }
    texts.push(element.textContent);
    for (const child of [...(element.shadowRoot?.children ?? []), ...element.children])
      if (child.localName !== 'style') visit(child);
  };
  visit(document.querySelector('vitrine-chat'));
  return { texts, strange };
}"""


@pytest_asyncio.fixture(loop_scope="module")
async def page(shop: Shop) -> AsyncIterator[Page]:
    """The shop's page, on which what is hostile would run: nothing forbids it."""
    async with shop.visited(bypass_csp=True) as page:
        await page.evaluate("void (window.hacked = () => { window.isHacked = true })")
        yield page


def _answer(store: MediaStore, text: str) -> list[dict[str, Any]]:
    """An answer with `text` in every place that takes a text."""
    shown = picture(store, "cove-hoodie-hood", text, label=text)
    shown["original_url"] = shown["url"]
    button = {"title": text, "payload": f"/ask {text}"}
    stage = {"title": text, "at": text, "state": "now"}
    cards = [
        {
            "type": "products",
            "text": text,
            "products": [
                {
                    "title": text,
                    "price": text,
                    "note": text,
                    "url": NOWHERE,
                    "picture": shown["id"],
                    "button": button,
                }
            ],
        },
        {
            "type": "comparison",
            "text": text,
            "columns": [{"title": text, "url": NOWHERE, "picture": None}] * 2,
            "rows": [{"name": text, "values": [text, text]}],
        },
        {
            "type": "steps",
            "text": text,
            "title": text,
            "steps": [{"title": text, "text": text, "picture": None}] * 2,
        },
        {
            "type": "order",
            "text": text,
            "number": text,
            "status": text,
            "stages": [stage, stage | {"state": "next"}],
            "items": [{"title": text, "quantity": 2, "price": text}],
            "total": text,
            "link": {"title": text, "url": "https://shop.example/track"},
        },
        {
            "type": "file",
            "text": text,
            "title": text,
            "url": "https://shop.example/a.pdf",
            "media_type": text,
        },
    ]
    return [
        {"text": text, "custom": {"pictures": [shown | {"id": "pic_loose"}]}},
        {
            "text": text,
            "custom": {"pictures": [shown], "cards": cards},
            "buttons": [button | {"payload": "/more"}],
        },
    ]


async def _expect_harmless(page: Page, text: str, times: int) -> None:
    """`text` is shown so many times or more, as it is; nothing came of it, and all stands where it should."""
    shown = await page.evaluate(SHOWN)
    assert sum(text in own for own in shown["texts"]) >= times
    assert shown["strange"] == []
    assert not await page.evaluate("'isHacked' in window")
    assert await cut_off(page) == []


@pytest.mark.parametrize("kind", HOSTILE)
async def test_what_an_answer_says_is_text(shop: Shop, page: Page, screenshots: Path, kind: str) -> None:
    text = HOSTILE[kind]
    shop.rasa.answers[kind] = _answer(MediaStore(shop.settings.media_folder), text)
    await open_panel(page)
    await say(page, kind)
    await expect(page.locator("vitrine-message[role-of=bot]")).to_have_count(2)
    await page.wait_for_load_state("networkidle")
    await page.screenshot(path=screenshots / f"hostile-{kind}.png")
    # Two messages, five words above cards, and what is in the cards, on two pictures and on a button.
    await _expect_harmless(page, text, times=36)
    await page.get_by_role("button", name="Enlarge the picture").first.click()
    await expect(page.locator("vitrine-viewer dialog")).to_be_visible()
    await _expect_harmless(page, text, times=37)


@pytest.mark.parametrize("kind", [kind for kind in HOSTILE if kind != "endless"])
async def test_what_a_shopper_writes_is_text(page: Page, kind: str) -> None:
    await open_panel(page)
    await say(page, HOSTILE[kind])
    await expect(page.locator("vitrine-message")).to_have_count(2)
    texts = await page.locator("vitrine-message .text").all_text_contents()
    assert texts[1] == f"You said: {texts[0]}"
    await _expect_harmless(page, texts[0], times=2)


async def test_a_message_without_end_is_refused_and_given_back(page: Page) -> None:
    await open_panel(page)
    await say(page, HOSTILE["endless"])
    await expect(page.get_by_role("alert")).to_contain_text("10,000 characters")
    await expect(page.get_by_role("textbox")).to_have_value(HOSTILE["endless"])
    assert await cut_off(page) == []


async def test_the_name_of_a_file_is_text_and_stays_with_the_shopper(page: Page) -> None:
    name = '"><img src=x onerror=hacked()>\u202e.jpg'
    await open_panel(page)
    await choose(page, PHOTOGRAPH | {"name": name})
    await _expect_harmless(page, "", times=0)
    await say(page, "do you have this?")
    await expect(page.get_by_role("button", name="Enlarge the picture: Photo", exact=True)).to_be_visible()


@pytest.mark.parametrize("kind", HOSTILE)
async def test_what_the_shop_calls_itself_is_text(page: Page, kind: str) -> None:
    text = HOSTILE[kind].replace("\0", "").strip()
    attributes = " ".join(f'data-{name}="{escape(text)}"' for name in ("title", "greeting", "hint", "colour"))
    await show(page, attributes)
    await open_panel(page)
    await expect(page.get_by_role("textbox")).to_have_attribute("placeholder", text)
    await _expect_harmless(page, text, times=2)
