"""An answer's card says what its words and pictures say, in structure."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from data.schema import utc_now
from tests.actions.order_fixture import DELIVERED_DAYS_AGO, EMAIL
from tests.actions.shop_fixture import RESPONSES, Caller, Reply

SEARCH, FACT, COMPARE = "action_search_product", "action_answer_product", "action_compare_products"
RECOMMEND, BUY, SIZE = "action_recommend", "action_place_order", "action_answer_size"
HOW, ORDER, GOODBYE = "action_show_instruction", "action_answer_order", "action_say_goodbye"


def card(reply: Reply, kind: str) -> dict[str, Any]:
    """The card of an answer; the pictures that it names are those of its message."""
    found = reply.card
    assert found is not None
    assert found["type"] == kind
    return found


def titles(reply: Reply) -> list[str]:
    return [product["title"] for product in card(reply, "products")["products"]]


def check_tapped(reply: Reply) -> None:
    """Every button of the card is a quick reply of the message, and every product has its photograph."""
    products = card(reply, "products")["products"]
    assert [product["button"]["payload"] for product in products] == [
        button["payload"] for button in reply.buttons
    ]
    assert [product["picture"] for product in products] == [picture["id"] for picture in reply.pictures]


class TestProducts:
    async def test_what_is_found_can_be_browsed(self, ask: Caller) -> None:
        reply = await ask(SEARCH, "do you have jumpers", category="jumpers")
        check_tapped(reply)
        found = card(reply, "products")
        assert found["text"] == "I found these. Which one would you like to see?"
        assert found["products"][0] == {
            "title": "Dune jumper",
            "price": "€109.00",
            "note": "4.5 of 5 (4 reviews)",
            "url": "/products/dune-jumper",
            "picture": reply.pictures[0]["id"],
            "button": {"title": "Show me", "payload": reply.buttons[0]["payload"]},
        }

    async def test_in_chinese(self, ask: Caller) -> None:
        reply = await ask(SEARCH, "有没有120元以下的毛衣", category="毛衣")
        found = card(reply, "products")
        assert found["text"] == "这几款不超过€120.00，您想看哪一款？"
        first = found["products"][0]
        assert (first["title"], first["note"]) == ("沙丘毛衣", "4.5 分（4 条评价）")
        assert first["button"]["title"] == "看看这款"

    async def test_the_only_one_found_tells_more_when_tapped(self, ask: Caller) -> None:
        reply = await ask(SEARCH, "Pace runner")
        check_tapped(reply)
        found = card(reply, "products")
        assert found["text"] == "This fits:"
        assert (found["products"][0]["note"], found["products"][0]["url"]) == (
            "",
            "https://shop.example/pace",
        )
        more = await ask.tap(FACT, found["products"][0]["button"])
        assert more.response == "utter_describe"
        assert card(more, "products")["text"] == "Pace runner: The Pace runner."
        assert card(more, "products")["products"][0]["button"] is None

    async def test_what_is_to_be_bought_is_a_card_with_its_page(self, ask: Caller) -> None:
        (entry,) = card(await ask(BUY, "I'll take the Dune jumper in navy", colour="navy"), "products")[
            "products"
        ]
        assert (entry["title"], entry["url"], entry["button"]) == (
            "Dune jumper",
            "/products/dune-jumper",
            None,
        )

    async def test_which_one_is_meant_is_chosen_from_a_card(self, call: Caller) -> None:
        asked = await call(FACT, "how much are the shoes?")
        check_tapped(asked)
        found = card(asked, "products")
        assert found["text"] == "Which product do you mean?"
        assert found["products"][0]["button"]["title"] == "This one"
        assert (await call.tap(FACT, found["products"][0]["button"])).response == "utter_price"

    @pytest.mark.parametrize(
        ("action", "text"), [(SIZE, "which size do I need?"), (COMPARE, "compare the Dune jumper")]
    )
    async def test_and_so_is_what_a_question_is_about(self, ask: Caller, action: str, text: str) -> None:
        check_tapped(await ask(action, text))

    async def test_a_recommendation_stands_in_the_order_of_its_lines(self, ask: Caller) -> None:
        reply = await ask(RECOMMEND, "what do you recommend?")
        check_tapped(reply)
        assert card(reply, "products")["text"] == "By our customers' ratings, I'd start with:"
        assert [line[3:].partition(":")[0] for line in reply.values["lines"].splitlines()] == titles(reply)

    async def test_what_costs_too_much_is_a_card_by_itself(self, ask: Caller) -> None:
        assert titles(await ask(SEARCH, "a jumper under 20 euros", category="jumper")) == ["Ember jumper"]

    @pytest.mark.parametrize(
        ("action", "text"),
        [
            (FACT, "how much is the Dune jumper?"),
            (FACT, "what is the Dune jumper made of?"),
            (FACT, "is the Dune jumper in stock?"),
            (SEARCH, "a pizza"),
            (SEARCH, "what do you sell?"),
            ("action_show_detail", "show me the Dune jumper"),
        ],
    )
    async def test_one_fact_or_picture_needs_none(self, ask: Caller, action: str, text: str) -> None:
        assert (await ask(action, text)).card is None


class TestComparison:
    async def test_is_a_table_of_what_the_lines_say(self, ask: Caller) -> None:
        reply = await ask(COMPARE, "Dune jumper or Skein jumper, which is lighter?")
        found = card(reply, "comparison")
        assert found["text"] == "Side by side:"
        assert [(column["title"], column["url"], column["picture"]) for column in found["columns"]] == [
            ("Dune jumper", "/products/dune-jumper", reply.pictures[0]["id"]),
            ("Skein jumper", "/products/skein-jumper", reply.pictures[1]["id"]),
        ]
        assert found["rows"][0] == {"name": "Price", "values": ["€109.00", "€139.00"]}
        lines = reply.values["lines"].splitlines()
        assert [f"{row['name']}: {' | '.join(row['values'])}" for row in found["rows"]] == lines


class TestSteps:
    async def test_each_has_its_picture(self, call: Caller) -> None:
        reply = await call(HOW, "how do I clean the ridge trail shoe?")
        found = card(reply, "steps")
        assert (found["text"], found["title"]) == ("Here is how, step by step:", "Cleaning the shoe")
        assert found["steps"] == [
            {"title": "", "text": "Take the laces out.", "picture": reply.pictures[0]["id"]},
            {"title": "", "text": "Brush it with soapy water.", "picture": reply.pictures[1]["id"]},
        ]

    async def test_one_without_a_picture_has_none(self, call: Caller) -> None:
        reply = await call(HOW, "凳子怎么组装")
        assert card(reply, "steps")["steps"] == [{"title": "", "text": "拧入凳腿。", "picture": None}]

    async def test_measuring_is_paged_through_as_well(self, ask: Caller) -> None:
        steps = card(await ask(SIZE, "怎么量尺寸"), "steps")["steps"]
        assert [step["title"] for step in steps] == ["量胸围", "量腰围"]


def day(moment: str | None) -> int | None:
    """How many days ago a card's moment was."""
    days = {(utc_now() - timedelta(days=ago)).date().isoformat(): ago for ago in range(-9, 60)}
    return days[moment[:10]] if moment else None


class TestOrder:
    async def order(self, call: Caller, state: str, language: str = "en") -> dict[str, Any]:
        call.slots = {
            "order_number": f"V-{state}1", "email": EMAIL, "order_wish": "track_order", "language": language,
        }  # fmt: skip
        return card(await call(ORDER, EMAIL, language=language), "order")

    async def test_its_goods_add_up(self, call: Caller) -> None:
        found = await self.order(call, "PLACED")
        assert (found["number"], found["status"], found["total"]) == ("V-PLACED1", "Ordered", "€135.00")
        assert found["items"] == [
            {"title": "Tide Mug", "quantity": 2, "price": "€36.00"},
            {"title": "Perch Stool", "quantity": 1, "price": "€99.00"},
        ]
        assert found["link"] is None

    @pytest.mark.parametrize(
        ("state", "stages"),
        [
            ("PLACED", [("已下单", 30, "now"), ("打包", None, "next"), ("发货", None, "next"),
                        ("送达", None, "next")]),
            ("PACKED", [("已下单", 31, "done"), ("已打包", None, "now"), ("发货", None, "next"),
                        ("送达", None, "next")]),
            ("SHIPPED", [("已下单", 32, "done"), ("已打包", None, "done"), ("已发货", 20, "now"),
                         ("送达", None, "next")]),
            ("DELIVERED", [("已下单", 33, "done"), ("已打包", None, "done"), ("已发货", 20, "done"),
                           ("已送达", DELIVERED_DAYS_AGO, "done")]),
            ("ASKED", [("已下单", 34, "done"), ("已打包", None, "done"), ("已发货", 20, "done"),
                       ("已送达", DELIVERED_DAYS_AGO, "done"), ("已登记退货", 9, "now"),
                       ("退款", None, "next")]),
            ("RETURNED", [("已下单", 35, "done"), ("已打包", None, "done"), ("已发货", 20, "done"),
                          ("已送达", DELIVERED_DAYS_AGO, "done"), ("已登记退货", 9, "now"),
                          ("退款", None, "next")]),
            ("REFUNDED", [("已下单", 36, "done"), ("已打包", None, "done"), ("已发货", 20, "done"),
                          ("已送达", DELIVERED_DAYS_AGO, "done"), ("已登记退货", 9, "done"),
                          ("已退款", 2, "done")]),
            ("CANCELLED", [("已下单", 37, "done"), ("已取消", None, "done")]),
        ],
    )  # fmt: skip
    async def test_its_stages_have_the_dates_that_are_known(
        self, call: Caller, state: str, stages: list[tuple[str, int | None, str]]
    ) -> None:
        found = await self.order(call, state, "zh")
        assert [(each["title"], day(each["at"]), each["state"]) for each in found["stages"]] == stages

    async def test_the_carriers_newest_word_and_estimate_are_in_it(self, call: Caller) -> None:
        call.slots = {"order_number": "V-10231", "email": "mira@example.com"}
        found = card(await call(ORDER, "where is my order"), "order")
        assert found["text"] == "Your order is on its way with Parcel Post, tracking number PP123."
        assert [(each["title"], day(each["at"]), each["state"]) for each in found["stages"][2:]] == [
            ("On its way", 1, "done"),
            ("Sorted at the depot", 0, "now"),
            ("Delivery expected", -2, "next"),
        ]

    async def test_an_order_that_is_not_found_has_none(self, call: Caller) -> None:
        call.slots = {"order_number": "V-PLACED1", "email": "someone@example.com"}
        assert (await call(ORDER, "someone@example.com")).card is None


class TestSatisfaction:
    @pytest.mark.parametrize(
        ("language", "above"),
        [
            ("en", "Goodbye! Come back any time. How was this chat?"),
            ("zh", "再见，欢迎随时再来！这次聊得怎么样？"),
        ],
    )
    async def test_is_asked_with_the_farewell(self, call: Caller, language: str, above: str) -> None:
        call.before = [("ask_product", "…"), ("thank_you", "…"), ("goodbye", "…")]
        reply = await call(GOODBYE, "…", language=language)
        assert reply.response == "utter_goodbye"
        assert card(reply, "satisfaction") == {"type": "satisfaction", "text": above}

    @pytest.mark.parametrize(
        "before",
        [["goodbye"], ["greet", "goodbye"], ["nlu_fallback", "deny", "goodbye"],
         ["ask_product", "goodbye", "goodbye"], ["ask_product", "goodbye", "thank_you", "goodbye"]],
    )  # fmt: skip
    async def test_is_not_asked_where_nothing_new_was_answered(self, call: Caller, before: list[str]) -> None:
        call.before = [(intent, "…") for intent in before]
        reply = await call(GOODBYE, "bye")
        assert (reply.response, reply.card) == ("utter_goodbye", None)


def test_what_is_written_above_a_card_belongs_to_an_answer() -> None:
    above = {name.removesuffix("_above_card") for name in RESPONSES if name.endswith("_above_card")}
    assert above - RESPONSES.keys() == set()
