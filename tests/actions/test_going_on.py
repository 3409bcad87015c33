"""Questions that go on from the last answer, and what is said before any answer."""

from __future__ import annotations

import pytest

from actions.other_languages import other_language
from actions.wording import respelt, simplified
from tests.actions.shop_fixture import Caller

BARE = "action_answer_bare_value"
COMPARE = "action_compare_products"
ANSWER = "action_answer_product"


@pytest.mark.parametrize(
    ("first", "then", "named"),
    [
        ("how much is the Dune jumper?", "and the Skein jumper?", "Skein jumper"),
        ("沙丘毛衣多少钱", "那线团毛衣呢", "线团毛衣"),
    ],
)
@pytest.mark.parametrize("action", [BARE, COMPARE, "action_show_detail"])
async def test_the_last_question_is_asked_again_of_another(
    ask: Caller, action: str, first: str, then: str, named: str
) -> None:
    ask.slots = {"product": "dune-jumper"}
    ask.before = [("ask_product", first), ("inform", then)]
    reply = await ask(action, then, intent="inform", product=named)
    assert (reply.response, reply.values["price"]) == ("utter_price", "€139.00")
    assert reply.slots == {"product": "skein-jumper"}


async def test_a_size_is_asked_again_with_the_same_measure(ask: Caller) -> None:
    ask.slots = {"product": "dune-jumper"}
    ask.before = [("ask_size", "the Dune jumper for a chest of 97 cm?"), ("inform", "and the Skein jumper?")]
    reply = await ask(BARE, "and the Skein jumper?", intent="inform", product="Skein jumper")
    assert (reply.values["given"], reply.values["size"]) == ("97", "M")


async def test_a_product_by_itself_is_shown_where_nothing_was_asked(ask: Caller) -> None:
    ask.before = [("greet", "hello"), ("inform", "the Skein jumper")]
    reply = await ask(BARE, "the Skein jumper", intent="inform", product="Skein jumper")
    assert reply.response == "utter_found_one"


@pytest.mark.parametrize("text", ["which one is cheaper?", "这两件有什么区别"])
async def test_the_two_are_those_that_were_shown_together(ask: Caller, text: str) -> None:
    await ask(COMPARE, "compare the Dune jumper and the Skein jumper")
    assert ask.slots["shown"] == ["dune-jumper", "skein-jumper"]
    assert (await ask(COMPARE, text)).response == "utter_compared"


@pytest.mark.parametrize("text", ["which would you recommend?", "你推荐哪个"])
async def test_the_choice_is_among_those_that_were_shown_together(ask: Caller, text: str) -> None:
    await ask(COMPARE, "compare the Dune jumper and the Skein jumper")
    reply = await ask("action_recommend", text)
    assert reply.response == "utter_recommend"
    assert reply.values["lines"].count("\n") <= 1
    for line in reply.values["lines"].splitlines():
        assert any(name in line for name in ("Dune", "Skein", "沙丘", "线团"))


async def test_what_was_shown_together_is_forgotten_with_another_product(ask: Caller) -> None:
    await ask(COMPARE, "compare the Dune jumper and the Skein jumper")
    await ask(ANSWER, "how much are the Forge jeans?")
    assert ask.slots["shown"] is None


@pytest.mark.parametrize(
    ("text", "product"),
    [
        ("the second one", "Skein jumper"),
        ("第一个", "沙丘毛衣"),
        ("the last one please", "Skein jumper"),
        ("the cheapest one", "Dune jumper"),
        ("最贵的那个", "线团毛衣"),
    ],
)
async def test_one_of_those_shown_is_called_by_its_place_or_price(
    ask: Caller, text: str, product: str
) -> None:
    ask.slots = {"shown": ["dune-jumper", "skein-jumper"]}
    assert (await ask(BARE, text, intent="inform")).values["product"] == product


async def test_what_is_asked_of_several_that_were_shown_is_asked_back_of_those(ask: Caller) -> None:
    ask.slots = {"shown": ["dune-jumper", "skein-jumper"]}
    reply = await ask(ANSWER, "what is it made of?")
    assert [button["title"] for button in reply.buttons] == ["Dune jumper", "Skein jumper"]


async def test_a_search_ends_the_talk_of_another_product(ask: Caller) -> None:
    ask.slots = {"product": "knoll-beanie"}
    await ask("action_search_product", "do you have jumpers?", category="jumpers")
    assert ask.slots["product"] is None
    assert len(ask.slots["shown"]) > 1


@pytest.mark.parametrize(("text", "colour"), [("any in red?", "red"), ("有红色的吗", "红色")])
async def test_a_colour_by_itself_is_asked_of_the_last_product(ask: Caller, text: str, colour: str) -> None:
    ask.slots = {"product": "dune-jumper"}
    reply = await ask("action_search_product", text, intent="search_product", colour=colour)
    assert (reply.response, reply.values["wish"]) == ("utter_stock_unlisted", colour)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("what's it made of", "100% lambswool"),
        ("what is it amde of", "100% lambswool"),
        ("how heavy is it?", "380 g"),
        ("是什么做的", "100%羔羊毛"),
        ("有多重", "380克"),
    ],
)
async def test_a_fact_is_found_however_it_is_asked_for(ask: Caller, text: str, fact: str) -> None:
    ask.slots = {"product": "dune-jumper"}
    assert (await ask(ANSWER, text)).values["value"] == fact
    assert (await ask(BARE, text, intent="inform")).values["value"] == fact


async def test_traditional_characters_find_what_is_written_in_simplified_ones(ask: Caller) -> None:
    assert (await ask(ANSWER, "線團毛衣多少錢")).values["price"] == "€139.00"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("what do you sell?", "Jumper, Jeans"),
        ("what kinds of things do you have here", "Jumper, Jeans"),
        ("你们卖什么？", "毛衣、牛仔裤"),
        ("店里都有什么", "毛衣、牛仔裤"),
    ],
)
async def test_what_the_shop_sells_at_all_is_told_by_its_kinds(ask: Caller, text: str, kinds: str) -> None:
    reply = await ask("action_search_product", text, intent="search_product")
    assert reply.response == "utter_range"
    assert reply.values["kinds"].startswith(kinds)
    tapped = await ask.tap("action_search_product", reply.buttons[0])
    assert tapped.response == "utter_found_several"


async def test_a_third_language_is_noticed_once(call: Caller) -> None:
    first = await call("action_validate_slot_mappings", "Combien coûte le sac à dos ?", language="en")
    assert (first.response, first.values["spoken"]) == ("utter_answer_in_english", "French")
    again = await call("action_validate_slot_mappings", "Combien coûte la lampe ?", language="en")
    assert again.responses == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Summitのリュックはいくらですか", "ja"),
        ("how much is the σ mug", None),
        ("請問多少錢", None),
    ],
)
def test_a_language_is_told_beside_foreign_names(text: str, language: str | None) -> None:
    assert other_language(text) == language


def test_letters_out_of_order_are_put_right() -> None:
    assert respelt("how mcuh is it", ["how much does it cost"]) == "how much is it"
    assert respelt("how such is it", ["how much does it cost"]) == "how such is it"


def test_japanese_keeps_its_characters() -> None:
    assert simplified("見せて") == "見せて"
    assert simplified("給我看看") == "给我看看"
