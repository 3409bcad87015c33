"""A shopper's photograph finds the goods that look like it, and none where nothing does."""

from __future__ import annotations

from typing import Any

import pytest

from actions.shop import Shop
from tests.actions.jumper_shop import away
from tests.actions.pictured_shop import GOODS, foreign, held_out
from tests.actions.shop_fixture import Caller, Reply

FIND, FACT, SEARCH = "action_find_pictured", "action_answer_product", "action_search_product"
FOREIGN = dict(foreign())


def put(shop: Shop, photograph: bytes) -> str:
    """The id of a photograph in the media store."""
    return shop.media.put(photograph).name.removesuffix(".webp")


def sent(shop: Shop, photograph: bytes) -> dict[str, Any]:
    """The metadata of a message with a photograph, which the gateway has put into the media store."""
    return {"uploads": [put(shop, photograph)]}


async def ask(shop: Shop, action: str, text: str, photograph: bytes, **more: Any) -> Reply:
    return await Caller(shop)(action, text, metadata=sent(shop, photograph), **more)


class TestLooks:
    @pytest.mark.parametrize("handle", GOODS)
    async def test_another_view_finds_its_product(self, pictured_shop: Shop, handle: str) -> None:
        alike = await pictured_shop.looks.alike(put(pictured_shop, held_out(handle)))
        assert handle in [product.handle for product in alike.products[:3]]

    async def test_it_is_nearly_always_the_first(self, pictured_shop: Shop) -> None:
        first = [
            (await pictured_shop.looks.alike(put(pictured_shop, held_out(handle)))).products[0]
            for handle in GOODS
        ]
        right = sum(product.handle == handle for product, handle in zip(first, GOODS, strict=True))
        assert right >= len(GOODS) - 1

    @pytest.mark.parametrize("name", FOREIGN)
    async def test_what_shows_no_goods_looks_like_none(self, pictured_shop: Shop, name: str) -> None:
        found = await pictured_shop.looks.alike(put(pictured_shop, FOREIGN[name]))
        assert found.products == ()

    async def test_looks_are_kept(self, pictured_shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
        """Who opens the shop again has no photograph looked at."""
        asked = []
        monkeypatch.setattr(pictured_shop.generator, "look", asked.append)
        again = Shop(pictured_shop.database, pictured_shop.embeddings, pictured_shop.settings)
        monkeypatch.setattr(again.generator, "look", asked.append)
        await again.looks.refresh((await pictured_shop.index()).catalogue)
        assert asked == []


class TestPhotographByItself:
    @pytest.mark.parametrize(
        ("language", "title", "button"),
        [("en", "Brook teapot", "Tell me more"), ("zh", "溪流茶壶", "了解更多")],
    )
    async def test_shows_what_looks_most_like_it(
        self, pictured_shop: Shop, language: str, title: str, button: str
    ) -> None:
        caller = Caller(pictured_shop)
        reply = await caller(
            FIND, "/inform", language=language, metadata=sent(pictured_shop, held_out("brook-teapot"))
        )
        assert (reply.response, reply.values["product"]) == ("utter_photo_like_one", title)
        card = reply.card
        assert card is not None
        first = card["products"][0]
        assert (first["title"], first["button"]["title"]) == (title, button)
        assert title in card["text"]
        assert len(card["products"]) == len(reply.pictures) == len(reply.buttons) <= 3
        price = await caller(FACT, "多少钱" if language == "zh" else "how much is it?")
        assert price.values["product"] == title, "it is talked about from here on"

    @pytest.mark.parametrize("name", FOREIGN)
    async def test_admits_that_nothing_is_like_it(self, pictured_shop: Shop, name: str) -> None:
        reply = await ask(pictured_shop, FIND, "/inform", FOREIGN[name])
        assert (reply.response, reply.card) == ("utter_photo_unlike", None)

    @pytest.mark.parametrize("action", [FIND, FACT])
    async def test_is_not_looked_at_without_the_picture_service(
        self, pictured_shop: Shop, action: str
    ) -> None:
        with away(pictured_shop):
            reply = await ask(pictured_shop, action, "how much is this?", held_out("camp-mug"))
        assert reply.response == "utter_photo_away"

    async def test_is_not_looked_at_once_it_is_gone(self, pictured_shop: Shop) -> None:
        metadata = {"uploads": [f"pic_{'0' * 32}"]}
        reply = await Caller(pictured_shop)(FIND, "/inform", metadata=metadata)
        assert reply.response == "utter_photo_away"


class TestPhotographWithWords:
    @pytest.mark.parametrize(
        ("text", "title"), [("how much is this?", "Cove hoodie"), ("这个多少钱", "小湾卫衣")]
    )
    async def test_says_of_which_product(self, pictured_shop: Shop, text: str, title: str) -> None:
        reply = await ask(pictured_shop, FACT, text, held_out("cove-hoodie"))
        assert (reply.response, reply.values["product"]) == ("utter_price", title)

    async def test_stands_in_for_what_was_talked_about_before(self, pictured_shop: Shop) -> None:
        caller = Caller(pictured_shop, slots={"product": "camp-mug"})
        metadata = sent(pictured_shop, held_out("cove-hoodie"))
        assert (await caller(FACT, "how much is this?", metadata=metadata)).values["product"] == "Cove hoodie"
        nothing = await caller(FACT, "how much is this?", metadata=sent(pictured_shop, FOREIGN["page"]))
        assert nothing.response == "utter_photo_unlike"

    async def test_words_that_name_a_product_go_before_it(self, pictured_shop: Shop) -> None:
        reply = await ask(pictured_shop, FACT, "how much is the Camp mug?", held_out("cove-hoodie"))
        assert reply.values["product"] == "Camp mug"

    async def test_a_kind_that_is_named_narrows_what_looks_like_it(self, pictured_shop: Shop) -> None:
        reply = await ask(pictured_shop, FIND, "do you have a mug like this?", held_out("camp-mug"))
        assert reply.card is not None
        assert {each["title"] for each in reply.card["products"]} <= {"Camp mug", "Drift mug"}
        assert reply.card["products"][0]["title"] == "Camp mug"

    async def test_a_kind_that_nothing_looks_like_is_searched_for(self, pictured_shop: Shop) -> None:
        reply = await ask(pictured_shop, FIND, "do you have a teapot?", held_out("cove-hoodie"))
        assert (reply.response, reply.values["product"]) == ("utter_found_one", "Brook teapot")
