"""The demo shop is whole and agrees with itself: products, texts, questions, orders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

from data.language import language_of
from data.schema import OrderStatus, Part
from data.studio.catalogue import SITTINGS, Sitting
from data.vocabulary import FAMILIES, Department
from data.vocabulary.care import care_faults
from tests.data.studio.shop_content import (
    listed,
    photos,
    products,
    rendered_instructions,
    rows,
)

LISTS = ("faqs", "policies", "orders")
TOPICS = {
    "delivery_options", "delivery_time", "shipping_address", "refund_policy", "cancellation_fee",
    "payment_methods", "create_account", "edit_account", "delete_account", "switch_account",
    "reset_password", "registration_problem", "newsletter", "privacy", "warranty",
}  # fmt: skip


def _variants() -> list[dict[str, str]]:
    return [row for row in rows() if row["Variant SKU"]]


def _bilingual(content: Any, path: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    if isinstance(content, dict):
        if set(content) == {"en", "zh"}:
            yield path, content
        else:
            for key, value in content.items():
                yield from _bilingual(value, f"{path}/{key}")
    elif isinstance(content, list):
        for number, value in enumerate(content):
            yield from _bilingual(value, f"{path}/{number}")


def test_the_shop_is_big_enough_to_be_a_shop() -> None:
    assert len(photos()) >= 60
    assert sum(map(len, photos().values())) >= 450
    assert len(_variants()) >= 300
    assert len({row["Variant SKU"] for row in _variants()}) == len(_variants())


@pytest.mark.parametrize("handle", sorted(photos()))
def test_a_product_is_shown_whole_and_in_five_more_views(handle: str) -> None:
    parts = {Part(entry["part"]) for entry in products()[handle]["photos"].values()}
    assert Part.WHOLE in parts
    assert len(parts) >= 6
    assert set(products()[handle]["photos"]) == set(photos()[handle])


def test_a_photograph_has_an_english_alt_text_of_its_own() -> None:
    texts = [row["Image Alt Text"] for row in rows() if row["Image Src"]]
    assert all(len(text) > 20 and language_of(text) == "en" for text in texts)
    assert len(set(texts)) == len(texts)


def test_chinese_is_chinese() -> None:
    for handle, product in products().items():
        texts = [product[key] for key in ("title_zh", "category_zh", "description_zh")]
        texts += [entry["alt_zh"] for entry in product["photos"].values()]
        for text in texts:
            assert language_of(text, otherwise="en") == "zh", (handle, text)


def test_every_text_exists_in_both_languages() -> None:
    texts = [
        found
        for source in (*products().values(), *rendered_instructions(), *map(listed, LISTS))
        for found in _bilingual(source)
    ]
    assert len(texts) > 800
    for path, text in texts:
        assert text["en"].strip(), path
        assert text["zh"].strip(), path
        assert language_of(text["en"], otherwise="en") == "en", path


@pytest.mark.parametrize("topic", sorted(TOPICS))
def test_a_topic_has_at_least_three_questions(topic: str) -> None:
    assert sum(entry["topic"] == topic for entry in listed("faqs")) >= 3


def test_questions_are_told_apart() -> None:
    assert {entry["topic"] for entry in listed("faqs")} == TOPICS
    slugs = [entry["slug"] for entry in listed("faqs")]
    assert len(set(slugs)) == len(slugs)


def test_instructions_are_pictured_step_by_step() -> None:
    instructions = rendered_instructions()
    assert {one["kind"] for one in instructions} == {"assembly", "use"}
    assert {one["product"] for one in instructions} <= set(products())
    for one in instructions:
        fewest, most = (4, 6) if one["kind"] == "assembly" else (2, 4)
        assert fewest <= len(one["steps"]) <= most, one["product"]
        assert all(step["picture"] and step["title"] for step in one["steps"])


@pytest.mark.parametrize("sitting", SITTINGS, ids=lambda sitting: sitting.handle)
def test_care_goes_with_the_material(sitting: Sitting) -> None:
    codes = products()[sitting.handle]["care"]
    assert len(codes) >= 3
    assert not care_faults(sitting.family, sitting.material, codes)


def test_clothes_have_a_chart_of_every_size_sold() -> None:
    for sitting in SITTINGS:
        if FAMILIES[sitting.family].department is Department.CLOTHES:
            chart = products()[sitting.handle]["size_chart"]
            sold = {row["Option2 Value"] for row in _variants() if row["Handle"] == sitting.handle}
            assert {entry["size"] for entry in chart} == sold, sitting.handle
            assert all(any("ease_cm" in name for name in entry) for entry in chart), sitting.handle


def test_reviews_are_mixed() -> None:
    stars = [review["stars"] for product in products().values() for review in product["reviews"]]
    assert len(stars) >= 2 * len(products())
    assert {3, 4, 5} <= set(stars)


def test_three_products_have_photographs_in_more_than_one_colour() -> None:
    images: dict[str, dict[str, str]] = defaultdict(dict)
    for row in _variants():
        if row["Variant Image"]:
            images[row["Handle"]].setdefault(row["Option1 Value"], row["Variant Image"])
            assert row["Variant Image"] == images[row["Handle"]][row["Option1 Value"]]
            assert row["Variant Image"] in photos()[row["Handle"]]
    assert sum(len(set(colours.values())) >= 2 for colours in images.values()) >= 3


def test_some_variants_are_sold_out() -> None:
    stock: dict[str, list[int]] = defaultdict(list)
    for row in _variants():
        stock[row["Handle"]].append(int(row["Variant Inventory Qty"]))
    assert sum(any(left) and not all(left) for left in stock.values()) >= 3


def test_a_shoe_has_a_size_chart_for_every_size_sold() -> None:
    for handle in ("ridge-trail-shoe", "scree-hiking-boot"):
        chart = products()[handle]["size_chart"]
        sold = {row["Option2 Value"] for row in _variants() if row["Handle"] == handle}
        assert {entry["size"] for entry in chart} == sold
        lengths = [entry["foot_length_cm"] for entry in chart]
        assert lengths == sorted(lengths)


def test_orders_are_of_customers_and_variants_of_the_shop() -> None:
    skus = {row["Variant SKU"] for row in _variants()}
    customers = {customer["external_id"] for customer in listed("customers")}
    assert len(listed("orders")) >= 80
    assert len(customers) == 60
    assert all(customer["email"].endswith("@example.com") for customer in listed("customers"))
    for order in listed("orders"):
        assert order["customer"] in customers
        assert {line["sku"] for line in order["lines"]} <= skus
    assert {order["status"] for order in listed("orders")} == {status.value for status in OrderStatus}


@pytest.mark.parametrize("order", listed("orders"), ids=lambda order: order["number"])
def test_an_order_happened_in_a_possible_sequence(order: dict[str, Any]) -> None:
    shipments, returns = order.get("shipments", []), order.get("returns", [])
    assert bool(shipments) == (order["status"] in {"shipped", "delivered", "returned", "refunded"})
    for shipment in shipments:
        days = [order["placed_days_ago"], shipment["shipped_days_ago"]]
        days += [event["days_ago"] for event in shipment["events"]]
        arrived = shipment["delivered_days_ago"]
        assert (arrived is None) == (order["status"] == "shipped")
        if arrived is not None:
            days.append(arrived)
        assert days == sorted(days, reverse=True)
    assert not (returns and order["status"] in {"placed", "packed", "shipped", "cancelled"})
    for sent_back in returns:
        assert sent_back["requested_days_ago"] <= shipments[0]["delivered_days_ago"]
        assert ("refund" in sent_back) == (sent_back["status"] == "refunded")


def test_a_refund_is_what_was_paid() -> None:
    prices = {row["Variant SKU"]: row["Variant Price"] for row in _variants()}
    for order in listed("orders"):
        for sent_back in order.get("returns", []):
            if "refund" in sent_back:
                assert float(sent_back["refund"]) == float(prices[sent_back["sku"]]) * sent_back["quantity"]
