"""Comparing, recommending, sizes, trying on and buying: said from the database, and no more than that."""

from __future__ import annotations

import pytest

from actions.goods import PRIOR_REVIEWS, Rating
from actions.settings import ActionSettings
from tests.actions.shop_fixture import Caller

COMPARE, SIZE, TRY_ON = "action_compare_products", "action_answer_size", "action_try_on"
RECOMMEND, BUY, FEEDBACK = "action_recommend", "action_place_order", "action_take_feedback"
SEARCH, BARE = "action_search_product", "action_answer_bare_value"


class TestComparing:
    async def test_two_named_products_stand_side_by_side(self, ask: Caller) -> None:
        reply = await ask(COMPARE, "Dune jumper or Skein jumper, which is lighter?")
        assert reply.response == "utter_compared"
        assert reply.values["products"] == "Dune jumper | Skein jumper"
        lines = reply.values["lines"].splitlines()
        assert lines[0] == "Price: €109.00 | €139.00"
        assert "Colour in stock: Navy, Oat | Red" in lines
        assert "Size in stock: S–L | M" in lines
        assert "Rating: 4.5 of 5 (4 reviews) | 3.5 of 5 (2 reviews)" in lines
        assert "Weight: 380 g | 690 g" in lines
        assert not any("Portugal" in line for line in lines), "what is the same is no difference"
        assert not any("Regular" in line for line in lines), "what one alone states cannot be compared"
        assert [picture["id"] for picture in reply.pictures] != []
        assert len(reply.pictures) == 2

    async def test_the_fact_asked_about_comes_first(self, ask: Caller) -> None:
        reply = await ask(COMPARE, "Dune jumper or Skein jumper, which is lighter?")
        facts = [line.partition(":")[0] for line in reply.values["lines"].splitlines()]
        assert facts.index("Weight") < facts.index("Material")

    async def test_in_chinese(self, ask: Caller) -> None:
        reply = await ask(COMPARE, "沙丘毛衣和线团毛衣有什么区别")
        lines = reply.values["lines"].splitlines()
        assert "价格：€109.00 | €139.00" in lines
        assert "有货的颜色：藏青色、燕麦色 | 红色" in lines
        assert "评分：4.5 分（4 条评价） | 3.5 分（2 条评价）" in lines
        assert "材质：100%羔羊毛 | 90%羊毛" in lines

    @pytest.mark.parametrize(
        ("text", "category"), [("compare all your jumpers", "jumpers"), ("所有毛衣的对比", "毛衣")]
    )
    async def test_a_kind_is_compared_up_to_three(self, ask: Caller, text: str, category: str) -> None:
        reply = await ask(COMPARE, text, category=category)
        assert reply.response == "utter_compared"
        assert len(reply.pictures) == 3

    async def test_one_product_asks_for_the_other_of_its_kind(self, ask: Caller) -> None:
        asked = await ask(COMPARE, "compare the Dune jumper")
        assert asked.response == "utter_compare_with_which"
        assert {button["title"] for button in asked.buttons} == {"Skein jumper", "Ember jumper"}
        reply = await ask.tap(COMPARE, asked.buttons[0])
        assert reply.response == "utter_compared"
        assert reply.values["products"].startswith("Dune jumper | ")

    async def test_one_named_product_is_compared_with_the_one_talked_about(self, ask: Caller) -> None:
        await ask(SEARCH, "Forge jeans")
        reply = await ask(COMPARE, "how does it compare with the Skein jumper?")
        assert reply.values["products"] == "Forge jeans | Skein jumper"

    @pytest.mark.parametrize("text", ["compare these two", "比较这两个"])
    async def test_nothing_named_is_asked_for(self, ask: Caller, text: str) -> None:
        assert (await ask(COMPARE, text)).response == "utter_compare_which"


class TestSizes:
    @pytest.mark.parametrize(
        ("text", "language", "response", "values"),
        [
            ("my chest is 98 cm, Dune jumper?", "en", "utter_size_nearest_smaller", ("M", "96", "2")),
            ("胸围102，沙丘毛衣穿什么码", "zh", "utter_size_nearest_larger", ("L", "103", "1")),
            ("Dune jumper for a chest of 96", "en", "utter_size_exact", ("M", "96", "0")),
            ("Dune jumper, chest 120 cm", "en", "utter_size_beyond_largest", ("L", "103", "17")),
            ("步调跑鞋，脚长25厘米", "zh", "utter_size_beyond_smallest", ("42", "26.5", "1.5")),
        ],
    )
    async def test_the_size_nearest_to_the_body(
        self, ask: Caller, text: str, language: str, response: str, values: tuple[str, str, str]
    ) -> None:
        reply = await ask(SIZE, text, language=language)
        assert reply.response == response
        said = reply.values
        assert (said["size"], said["value"], said["difference"]) == values

    async def test_the_stock_of_that_size_and_the_fit_are_said(self, ask: Caller) -> None:
        reply = await ask(SIZE, "my chest is 98 cm, Dune jumper?")
        assert reply.values["notes"] == "\nSize M in stock: Oat\nFit: Regular"

    async def test_height_and_weight_are_not_what_the_chart_goes_by(self, ask: Caller) -> None:
        reply = await ask(SIZE, "I'm 180 cm and 75 kg, Dune jumper?", height="180 cm", weight="75 kg")
        assert [said["response"] for said in reply.responses] == ["utter_size_not_by", "utter_size_chart"]
        assert (reply.values["measures"], reply.values["given"]) == ("chest", "height and weight")
        chart = reply.responses[1]
        assert "M: chest 96 (chest 109, length 65)" in chart["rows"].splitlines()
        shown = await ask.tap("action_show_instruction", chart["buttons"][0])
        assert shown.values["title"] == "How to measure yourself"

    async def test_each_measure_is_answered(self, ask: Caller) -> None:
        reply = await ask(SIZE, "铁匠牛仔裤，腰围81臀围105")
        assert [(said["measure"], said["size"]) for said in reply.responses] == [("腰围", "M"), ("臀围", "L")]

    async def test_a_measure_that_the_chart_lacks(self, ask: Caller) -> None:
        reply = await ask(SIZE, "my chest is 98 cm, what size of the Forge jeans")
        assert (reply.response, reply.values["given"]) == ("utter_size_not_by", "chest")

    async def test_a_named_size_is_read_from_the_chart(self, ask: Caller) -> None:
        reply = await ask(SIZE, "I usually wear 42, the Pace runner?", size="42")
        assert (reply.response, reply.values["row"]) == ("utter_size_row", "42: foot length 26.5")

    async def test_without_a_chart_the_sizes_are_listed(self, ask: Caller, call: Caller) -> None:
        reply = await ask(SIZE, "which size of the Knoll beanie")
        assert (reply.response, reply.values["notes"]) == ("utter_one_size", "\nSize: One size, 53 to 61 cm")
        listed = await call(SIZE, "which sizes does the Ridge trail shoe have")
        assert (listed.response, listed.values["sizes"]) == ("utter_sizes_listed", "42, 43")

    async def test_one_size_that_fits_in_all_is_named_at_once(self, ask: Caller) -> None:
        reply = await ask(SIZE, "my chest is 98 cm, what size jumper", category="jumper")
        # The third jumper has no chart.
        assert (reply.response, reply.values["size"]) == ("utter_size_in_all", "M")
        assert reply.values["products"] == "Dune jumper, Skein jumper"

    async def test_a_button_keeps_the_measure(self, ask: Caller) -> None:
        asked = await ask(SIZE, "my chest is 98 cm")
        assert asked.response == "utter_size_of_which"
        assert [button["title"] for button in asked.buttons] == ["Dune jumper"], "only what the chart is for"
        assert (await ask.tap(SIZE, asked.buttons[0])).values["size"] == "M"

    async def test_no_product_offers_those_with_a_chart(self, ask: Caller) -> None:
        reply = await ask(SIZE, "我该穿什么码")
        assert [button["title"] for button in reply.buttons] == ["沙丘毛衣", "铁匠牛仔裤", "步调跑鞋"]

    @pytest.mark.parametrize(
        ("text", "steps"),
        [
            ("how do I measure myself?", 2),
            ("how do I measure my waist?", 1),
            ("怎么量胸围", 1),
            ("怎么量尺寸", 2),
        ],
    )
    async def test_measuring_is_shown(self, ask: Caller, text: str, steps: int) -> None:
        reply = await ask(SIZE, text)
        assert reply.response == "utter_instruction"
        assert len(reply.pictures) == steps
        assert {picture["source"] for picture in reply.pictures} == {"instruction"}

    @pytest.mark.parametrize("text", ["how do I measure my foot?", "怎么量脚长"])
    async def test_measuring_a_foot_is_told(self, ask: Caller, text: str) -> None:
        assert (await ask(SIZE, text)).response == "utter_measure_foot"


class TestBareValues:
    @pytest.mark.parametrize("text", ["chest 98 cm", "98 cm", "it's 98", "胸围98", "98厘米"])
    async def test_a_measure_goes_on_with_the_size(self, ask: Caller, text: str) -> None:
        await ask(SIZE, "which size of the Dune jumper?")
        reply = await ask(BARE, text)
        assert (reply.response, reply.values["size"]) == ("utter_size_nearest_smaller", "M")

    async def test_a_number_that_may_be_a_height_is_one(self, ask: Caller) -> None:
        await ask(SIZE, "which size of the Dune jumper?")
        assert (await ask(SIZE, "178 cm", height="178 cm")).response == "utter_size_not_by"

    async def test_a_number_for_a_chart_of_two_measures_is_unclear(self, ask: Caller) -> None:
        await ask(SIZE, "which size of the Forge jeans?")
        assert (await ask(BARE, "82")).response == "utter_inform_unclear"

    @pytest.mark.parametrize("text", ["under 20 euros", "20块以下"])
    async def test_a_price_goes_on_with_a_search(self, ask: Caller, text: str) -> None:
        assert (await ask(BARE, text)).response == "utter_found_one"

    @pytest.mark.parametrize("text", ["the second one", "第二个", "98"])
    async def test_anything_else_is_asked_about(self, ask: Caller, text: str) -> None:
        assert (await ask(BARE, text)).response == "utter_inform_unclear"


class TestTryingOn:
    async def test_the_photograph_in_the_colour_and_the_sizes_stand_in(self, ask: Caller) -> None:
        reply = await ask(TRY_ON, "show the Dune jumper on me", height="178 cm")
        assert reply.response == "utter_try_on_photo"
        assert reply.values["notes"] == "\nSizes by chest, in cm: S 90, M 96, L 103\nFit: Regular"
        assert [picture["source"] for picture in reply.pictures] == ["photo"]
        size = await ask.tap(SIZE, reply.buttons[0])
        assert size.response == "utter_size_not_by", "the height goes along"

    async def test_nothing_named_is_asked_for(self, ask: Caller) -> None:
        assert (await ask(TRY_ON, "可以试穿吗")).response == "utter_try_on_what"


class TestRecommending:
    async def test_the_best_rated_in_stock_comes_first_with_its_reason(self, ask: Caller) -> None:
        reply = await ask(RECOMMEND, "what do you recommend?")
        assert reply.response == "utter_recommend"
        lines = reply.values["lines"].splitlines()
        assert lines[0] == "1. Dune jumper: 4.5 of 5 (4 reviews), €109.00"
        assert not any("Ember" in line for line in lines), "sold out, however well rated"
        assert not any("Knoll" in line for line in lines), "one review is no rating"
        assert len(reply.pictures) == len(reply.buttons) == 3

    @pytest.mark.parametrize("text", ["what's your bestseller?", "卖得最好的是哪款", "what is popular"])
    async def test_no_sales_figures_are_made_up(self, ask: Caller, text: str) -> None:
        assert (await ask(RECOMMEND, text)).response == "utter_recommend_popular"

    @pytest.mark.parametrize("text", ["something similar to the Dune jumper", "有没有和沙丘毛衣类似的"])
    async def test_the_similar_is_of_the_same_kind(self, ask: Caller, text: str) -> None:
        reply = await ask(RECOMMEND, text)
        assert reply.response == "utter_recommend_similar"
        assert [button["title"] for button in reply.buttons] in (["Skein jumper"], ["线团毛衣"])

    @pytest.mark.parametrize("text", ["what goes well with the Dune jumper?", "沙丘毛衣搭配什么好"])
    async def test_what_goes_with_it_is_of_another_kind_of_its_department(
        self, ask: Caller, text: str
    ) -> None:
        reply = await ask(RECOMMEND, text)
        assert reply.response == "utter_recommend_beside"
        assert [button["title"] for button in reply.buttons] in (["Forge jeans"], ["铁匠牛仔裤"])

    async def test_a_kind_that_is_not_sold_is_not_replaced(self, ask: Caller) -> None:
        assert (await ask(RECOMMEND, "your best pizza", category="pizza")).response == "utter_recommend_none"

    async def test_the_price_limit_is_heeded(self, ask: Caller) -> None:
        reply = await ask(RECOMMEND, "a present under 80 euros", category="present")
        assert {button["title"] for button in reply.buttons} == {"Forge jeans", "Knoll beanie"}

    def test_many_content_customers_outrank_one_delighted_one(self) -> None:
        one, many = Rating(1, 5), Rating(40, 184)
        assert one.mean > many.mean
        assert one.shrunk_to(4.0) < many.shrunk_to(4.0)
        assert Rating().shrunk_to(4.0) == 4.0
        assert Rating(PRIOR_REVIEWS, PRIOR_REVIEWS * 5).shrunk_to(4.0) == 4.5


class TestSearchingWithinABudget:
    async def test_only_what_costs_no_more_is_shown(self, ask: Caller) -> None:
        reply = await ask(SEARCH, "jumpers under 120 euros", category="jumpers")
        assert (reply.response, reply.values["limit"]) == ("utter_found_affordable", "€120.00")
        assert {button["title"] for button in reply.buttons} == {"Dune jumper", "Ember jumper"}

    async def test_anything_at_all(self, ask: Caller) -> None:
        reply = await ask(SEARCH, "有没有20元以下的东西")
        assert (reply.response, reply.values["product"]) == ("utter_found_one", "小丘针织帽")

    async def test_the_cheapest_is_named_where_all_cost_more(self, ask: Caller) -> None:
        reply = await ask(SEARCH, "a jumper under 20 euros", category="jumper")
        assert (reply.response, reply.values["product"]) == ("utter_found_too_dear", "Ember jumper")
        assert (reply.values["limit"], reply.values["price"]) == ("€20.00", "€59.00")


class TestBuying:
    async def test_price_stock_and_page(self, ask: Caller) -> None:
        reply = await ask(BUY, "I'll take the Dune jumper in navy, size S", colour="navy", size="S")
        assert reply.response == "utter_buy"
        assert (reply.values["price"], reply.values["options"]) == ("€109.00", "Navy (S)")
        assert reply.values["page"] == ActionSettings().shop_url + "/products/dune-jumper"

    async def test_the_shops_own_page_goes_before_ours(self, ask: Caller) -> None:
        reply = await ask(BUY, "我要买步调跑鞋")
        assert reply.values["page"] == "https://shop.example/pace"

    async def test_what_is_sold_out_in_that_size_is_said(self, ask: Caller) -> None:
        reply = await ask(BUY, "沙丘毛衣藏青色M码，我要了", colour="藏青色", size="M")
        assert (reply.response, reply.values["wish"]) == ("utter_buy_wish_sold_out", "藏青色、M")
        assert reply.values["options"] == "藏青色（S、L）、燕麦色（M）"

    async def test_what_is_sold_out_altogether_is_said(self, ask: Caller) -> None:
        assert (await ask(BUY, "I want the Ember jumper")).response == "utter_buy_sold_out"

    async def test_a_size_that_does_not_exist_is_said(self, ask: Caller) -> None:
        reply = await ask(BUY, "the Dune jumper in size 50 please", size="50")
        assert (reply.response, reply.values["wish"]) == ("utter_buy_unlisted", "50")

    async def test_stock_that_is_not_counted_is_not_claimed(self, call: Caller) -> None:
        assert (await call(BUY, "I want the Perch stool")).response == "utter_buy_not_counted"

    @pytest.mark.parametrize("text", ["checkout please", "how do I place an order", "怎么下单"])
    async def test_without_a_product_it_is_told_how(self, ask: Caller, text: str) -> None:
        assert (await ask(BUY, text)).response == "utter_buy_how"


class TestFeedback:
    @pytest.mark.parametrize(
        ("text", "language", "stars"),
        [
            ("I want to review the Dune jumper", "en", "4.5 of 5 (4 reviews)"),
            ("我要给小丘针织帽打分", "zh", "5.0 分（1 条评价）"),
        ],
    )
    async def test_a_products_stars_are_said(self, ask: Caller, text: str, language: str, stars: str) -> None:
        reply = await ask(FEEDBACK, text, language=language)
        assert (reply.response, reply.values["stars"]) == ("utter_feedback_of_product", stars)
        assert reply.values["page"].startswith("http")

    async def test_a_suggestion_is_about_no_product(self, ask: Caller) -> None:
        await ask(SEARCH, "Dune jumper")
        assert (await ask(FEEDBACK, "I have a suggestion for your shop")).response == "utter_feedback"

    async def test_a_product_without_reviews(self, ask: Caller) -> None:
        assert (await ask(FEEDBACK, "review the Pace runner")).response == "utter_feedback_first"
