"""Wishes find products; facts, prices and stock are the database's own."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from actions.shop import Shop
from data.schema import Product, Variant, utc_now
from tests.actions.shop_fixture import Caller

SEARCH, ANSWER = "action_search_product", "action_answer_product"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("do you have a backpack?", "Summit Backpack"),
        ("I'm looking for something to drink coffee from, a cup", "Tide Mug"),
        ("有没有双肩包", "峰顶双肩包"),
        ("我想买个杯子", "潮汐马克杯"),
        ("rucksack", "Summit Backpack"),
        ("I need a bag for the trail", "Summit Backpack"),
    ],
)
async def test_a_wish_finds_its_product(call: Caller, text: str, title: str) -> None:
    reply = await call(SEARCH, text)
    assert reply.response == "utter_found_one"
    assert reply.values["product"] == title
    assert reply.pictures


async def test_several_fitting_products_are_offered(call: Caller) -> None:
    reply = await call(SEARCH, "do you have shoes")
    assert reply.response == "utter_found_several"
    assert len(reply.buttons) == 2
    assert len(reply.pictures) == 2


@pytest.mark.parametrize(
    "text", ["do you have jeans?", "有没有裤子", "a winter coat", "socks", "卖电脑吗", "I want a pizza"]
)
async def test_what_the_shop_lacks_is_not_found(call: Caller, text: str) -> None:
    assert (await call(SEARCH, text)).response == "utter_found_none"


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("what is the ridge trail shoe made of?", "Material", "recycled mesh upper, rubber sole"),
        ("how heavy is the ridge trail shoe", "Weight", "310 g a shoe"),
        ("山脊越野跑鞋是什么材质的", "材质", "再生网布鞋面，橡胶鞋底"),
        ("山脊越野跑鞋多重", "重量", "每只 310 克"),
    ],
)
async def test_facts_are_stated(call: Caller, text: str, label: str, value: str) -> None:
    reply = await call(ANSWER, text)
    assert (reply.response, reply.values["label"], reply.values["value"]) == ("utter_fact", label, value)


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("how much is the tide mug", "€18.00"),
        ("what does the perch stool cost?", "€99.00"),
        ("潮汐马克杯多少钱", "€18.00"),
    ],
)
async def test_prices_are_stated(call: Caller, text: str, price: str) -> None:
    reply = await call(ANSWER, text)
    assert (reply.response, reply.values["price"]) == ("utter_price", price)


async def test_a_price_changed_in_the_database_is_the_price_stated(call: Caller, shop: Shop) -> None:
    await call(ANSWER, "how much is the harbour sneaker")
    async with shop.database.async_session() as session:
        await session.execute(
            update(Variant).where(Variant.sku == "HARBOUR-SNEAKER").values(price_minor=4950)
        )
    assert (await call(ANSWER, "how much is it")).values["price"] == "€49.50"


@pytest.mark.parametrize(
    ("text", "price"), [("how much are the shoes?", "€119.00"), ("那个鞋子多少钱？", "€119.00")]
)
async def test_a_button_answers_what_was_asked(call: Caller, text: str, price: str) -> None:
    asked = await call(ANSWER, text)
    assert asked.response == "utter_which_product"
    reply = await call.tap(ANSWER, asked.buttons[0])
    assert (reply.response, reply.values["price"]) == ("utter_price", price)


@pytest.mark.parametrize(("size", "response"), [("42", "utter_stock_in"), ("43", "utter_stock_wish_out")])
async def test_a_size_of_a_product_by_name_is_looked_up(call: Caller, size: str, response: str) -> None:
    text = f"do you have the ridge trail shoe in {size}"
    assert (await call(SEARCH, text, product="ridge trail shoe", size=size)).response == response


async def test_a_button_keeps_the_size_that_was_asked_for(call: Caller) -> None:
    asked = await call(ANSWER, "do the shoes come in size 43?", size="43", category="shoes")
    assert (await call.tap(ANSWER, asked.buttons[0])).response == "utter_stock_wish_out"


async def test_stock_lists_only_what_is_there(call: Caller) -> None:
    reply = await call(ANSWER, "is the ridge trail shoe in stock?")
    assert reply.response == "utter_stock_in"
    assert reply.values["options"] == "Navy (42)"
    chinese = await call(ANSWER, "有货吗")
    assert chinese.values["options"] == "藏青（42）"


async def test_stock_of_one_size_and_colour(call: Caller) -> None:
    await call(ANSWER, "ridge trail shoe")
    assert (await call(ANSWER, "do you have it in size 43?", size="43")).response == "utter_stock_wish_out"
    assert (await call(ANSWER, "有藏青的吗", colour="藏青")).response == "utter_stock_in"


@pytest.mark.parametrize("text", ["does the ridge trail shoe come in navy", "山脊越野跑鞋有藏青的吗"])
async def test_an_option_that_is_merely_named_is_asked_for(call: Caller, text: str) -> None:
    reply = await call(ANSWER, text)
    assert reply.response == "utter_stock_in"
    assert reply.values["options"] in ("Navy (42)", "藏青（42）")


async def test_stock_that_is_gone_or_not_counted(call: Caller) -> None:
    assert (await call(ANSWER, "is the summit backpack in stock")).response == "utter_stock_out"
    assert (await call(ANSWER, "is the perch stool in stock")).response == "utter_stock_unknown"


async def test_a_fact_nobody_stated_is_not_invented(call: Caller) -> None:
    reply = await call(ANSWER, "who was the designer of the ridge trail shoe")
    assert reply.response == "utter_fact_unknown"
    assert "310 g" in reply.values["facts"]


async def test_a_product_taken_off_the_shop_is_found_no_more(call: Caller, shop: Shop) -> None:
    assert (await call(SEARCH, "tide mug")).response == "utter_found_one"
    async with shop.database.async_session() as session:
        await session.execute(
            update(Product).where(Product.handle == "tide-mug").values(published=False, updated_at=utc_now())
        )
    await shop.refresh()
    assert (await call(SEARCH, "tide mug")).response == "utter_found_none"
    async with shop.database.async_session() as session:
        await session.execute(
            update(Product).where(Product.handle == "tide-mug").values(published=True, updated_at=utc_now())
        )
