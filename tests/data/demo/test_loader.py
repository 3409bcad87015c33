"""The shop's YAML files complete what the CSV brought in, as often as they are loaded."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from data.demo import DemoShopError, load_demo_shop
from data.language import Bilingual
from data.schema import (
    Customer,
    FaqEntry,
    Instruction,
    InstructionKind,
    InstructionStep,
    Order,
    OrderLine,
    OrderStatus,
    Part,
    Policy,
    Product,
    ProductFact,
    Return,
    ReturnStatus,
    Review,
    Schema,
    Shipment,
    SizeChart,
    TrackingEvent,
)
from tests.data.shop_under_test import Shop, csv_of, picture, shoe

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
TABLES: tuple[type[Schema], ...] = (
    *(Customer, FaqEntry, Instruction, InstructionStep, Order, OrderLine, Product, ProductFact, Return),
    *(Policy, Review, Shipment, SizeChart, TrackingEvent),
)


def both(en: str, zh: str) -> dict[str, str]:
    return {"en": en, "zh": zh}


def shop_file() -> dict[str, Any]:
    return {
        "products": {
            "trail-shoe": {
                "title_zh": "越野鞋",
                "category_zh": "鞋",
                "description_zh": "轻便。",
                "photos": {"sole.png": {"part": "sole", "alt_zh": "越野鞋的鞋底"}},
                "facts": [
                    {"name": "material", "label": both("Material", "材质"), "value": both("Canvas", "帆布")}
                ],
                "instructions": [
                    {
                        "slug": "wash",
                        "kind": "care",
                        "title": both("Wash", "清洗"),
                        "steps": [
                            {
                                "text": both("Take the laces out.", "取下鞋带。"),
                                "alt": both("A hand", "一只手"),
                                "picture": "wash-1.png",
                            },
                            {"text": both("Let it dry.", "晾干。")},
                        ],
                    }
                ],
                "care": ["wipe-damp", "no-bleach"],
                "reviews": [
                    {"author": "Lin", "stars": 4, "days_ago": 9, "text": both("Good grip.", "抓地好。")}
                ],
                "size_chart": [{"size": "42", "foot_length_cm": 26.5, "body_waist_cm": 80}],
            }
        },
        "faqs": [
            {
                "slug": "how-long",
                "topic": "delivery_time",
                "question": both("How long?", "多久？"),
                "answer": both("Two days.", "两天。"),
            }
        ],
        "policies": [
            {"slug": "returns", "title": both("Returns", "退货"), "text": both("30 days.", "30 天。")}
        ],
        "customers": [{"external_id": "c-1", "name": "Lin", "email": "lin@shop.example"}],
        "orders": [
            {
                "number": "V-1",
                "customer": "c-1",
                "status": "shipped",
                "placed_days_ago": 4,
                "lines": [{"sku": "TRAIL-SHOE", "quantity": 2}],
                "shipments": [
                    {
                        "carrier": "Swift",
                        "tracking_number": "S-9",
                        "shipped_days_ago": 2,
                        "expected_in_days": 1,
                        "events": [{"days_ago": 2, "text": both("Left.", "已发出。")}],
                    }
                ],
                "returns": [
                    {
                        "sku": "TRAIL-SHOE",
                        "quantity": 1,
                        "reason": "too small",
                        "status": "refunded",
                        "requested_days_ago": 3,
                        "refund": "49.00",
                        "refunded_days_ago": 1,
                    }
                ],
            }
        ],
    }


Load = Callable[..., None]


@pytest.fixture
def load(shop: Shop, tmp_path: Path) -> Load:
    """Loads a shop file into a shop that sells one shoe with one photograph."""
    images = tmp_path / "photos"
    images.mkdir()
    (images / "sole.png").write_bytes(picture())
    shop.bring(csv_of([shoe("trail-shoe", **{"Image Src": "sole.png"})]), images=images)
    (tmp_path / "instructions").mkdir()
    for name in ("wash-1.png", "care-wipe-damp.webp", "care-no-bleach.webp", "measure-waist.webp"):
        (tmp_path / "instructions" / name).write_bytes(picture("teal"))

    def load_it(content: dict[str, Any] | str, now: datetime = NOW) -> None:
        text = content if isinstance(content, str) else yaml.safe_dump(content, allow_unicode=True)
        (tmp_path / "shop.yaml").write_text(text, encoding="utf-8")
        load_demo_shop(shop.database, shop.media, tmp_path, now)

    return load_it


def test_everything_in_the_file_finds_its_place(shop: Shop, load: Load) -> None:
    load(shop_file())
    product = shop.product("trail-shoe")
    assert product
    assert product.title == Bilingual("Trail shoe", "越野鞋")
    assert (product.photos[0].part, product.photos[0].alt.zh) == (Part.SOLE, "越野鞋的鞋底")
    assert [fact.value for fact in product.facts] == [Bilingual("Canvas", "帆布")]
    with shop.database.session() as session:
        found = session.scalars(select(Instruction).options(selectinload(Instruction.steps))).all()
        instructions = {one.slug: one for one in found}
        assert set(instructions) == {"wash", "care", "measure"}
        assert instructions["wash"].kind == InstructionKind.CARE
        first, second = instructions["wash"].steps
        assert first.media
        assert shop.media.path(first.media)
        assert (first.position, first.width, second.media) == (1, 40, None)
        (row,) = session.scalars(select(SizeChart)).one().rows
        assert row == {"size": "42", "foot_length_cm": 26.5, "body_waist_cm": 80}
        assert session.scalars(select(FaqEntry)).one().answer == Bilingual("Two days.", "两天。")
        order = session.scalars(select(Order)).one()
        assert (order.status, order.email, order.currency, order.total_minor) == (
            *(OrderStatus.SHIPPED, "lin@shop.example", "EUR", 9800),
        )
        assert order.placed_at == NOW - timedelta(days=4)
        assert order.lines[0].title == Bilingual("Trail shoe", "越野鞋")
        assert order.shipments[0].expected_at == NOW + timedelta(days=1)
        assert order.shipments[0].delivered_at is None
        assert order.shipments[0].events[0].happened_at == NOW - timedelta(days=2)
        back = order.returns[0]
        assert (back.status, back.refund_minor) == (ReturnStatus.REFUNDED, 4900)
        assert back.refunded_at == NOW - timedelta(days=1)


def test_care_rules_and_measures_become_pictured_instructions(shop: Shop, load: Load) -> None:
    load(shop_file())
    with shop.database.session() as session:
        found = session.scalars(select(Instruction).options(selectinload(Instruction.steps))).all()
        steps = {one.slug: one.steps for one in found}
        assert [step.title.en for step in steps["care"]] == ["Wipe with a damp cloth", "Do not bleach"]
        assert [step.title.zh for step in steps["measure"]] == ["量腰围"]
        assert all(step.media and step.text.en and step.text.zh for step in steps["care"] + steps["measure"])


def test_reviews_and_policies_are_kept(shop: Shop, load: Load) -> None:
    load(shop_file())
    with shop.database.session() as session:
        review = session.scalars(select(Review)).one()
        assert (review.author, review.stars, review.text) == ("Lin", 4, Bilingual("Good grip.", "抓地好。"))
        assert review.posted_at == NOW - timedelta(days=9)
        assert session.scalars(select(Policy)).one().text == Bilingual("30 days.", "30 天。")


def test_a_product_and_an_instruction_may_have_files_of_their_own(
    shop: Shop, load: Load, tmp_path: Path
) -> None:
    content = shop_file()
    product = content["products"].pop("trail-shoe")
    (instruction,) = product.pop("instructions")
    (tmp_path / "products").mkdir()
    (tmp_path / "products" / "trail-shoe.yaml").write_text(yaml.safe_dump(product), encoding="utf-8")
    text = yaml.safe_dump({"product": "trail-shoe", **instruction})
    (tmp_path / "instructions" / "trail-shoe-wash.yaml").write_text(text, encoding="utf-8")
    load(content)
    with shop.database.session() as session:
        assert set(session.scalars(select(Instruction.slug))) == {"wash", "care", "measure"}


def test_loading_again_doubles_nothing_and_moves_the_days_along(shop: Shop, load: Load) -> None:
    def counts() -> list[int | None]:
        with shop.database.session() as session:
            return [session.scalar(select(func.count()).select_from(table)) for table in TABLES]

    load(shop_file())
    before = counts()
    load(shop_file(), now=NOW + timedelta(days=7))
    assert counts() == before
    with shop.database.session() as session:
        assert session.scalars(select(Order)).one().placed_at == NOW + timedelta(days=3)


def test_importing_the_catalogue_again_keeps_what_the_file_added(shop: Shop, load: Load) -> None:
    load(shop_file())
    report = shop.bring(
        csv_of([shoe("trail-shoe", **{"Image Src": "sole.png"})]), images=shop.folder / "photos"
    )
    assert report.counts()["unchanged"] == 1


SHOE = ("products", "trail-shoe")
STEP = (*SHOE, "instructions", 0, "steps", 0)
ORDER = ("orders", 0)


@pytest.mark.parametrize(
    ("place", "value", "why"),
    [
        ((*SHOE, "title_zh"), "", r"products → trail-shoe → title_zh"),
        ((*SHOE, "titel"), "x", r"products → trail-shoe → titel"),
        ((*SHOE, "photos", "sole.png", "part"), "wheel", "part"),
        ((*SHOE, "photos", "other.png"), {"part": "sole", "alt_zh": "x"}, "other.png did not"),
        (
            ("products", "hat"),
            {"title_zh": "x", "category_zh": "x", "description_zh": "x"},
            "hat.yaml describes a product",
        ),
        ((*STEP, "picture"), "none.png", "no picture none.png"),
        ((*STEP, "picture"), "../photos/sole.png", "no picture"),
        ((*STEP, "alt"), None, "needs an alt text"),
        ((*ORDER, "customer"), "c-2", "customer c-2, who is not listed"),
        ((*ORDER, "status"), "lost", "status"),
        ((*ORDER, "returns", 0, "sku"), "NONE", "the return names NONE"),
        ((*ORDER, "returns", 0, "refund"), "-5", "refund"),
        (("customers", 0, "email"), "nobody", "email"),
        ((*SHOE, "care"), ["boil"], "there is no care rule boil"),
        ((*SHOE, "reviews", 0, "stars"), 6, "stars"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_loaded(
    shop: Shop, load: Load, place: tuple[Any, ...], value: object, why: str
) -> None:
    content = shop_file()
    *path, key = place
    functools.reduce(operator.getitem, path, content)[key] = value
    with pytest.raises(DemoShopError, match=why):
        load(content)
    with shop.database.session() as session:
        assert session.scalars(select(FaqEntry)).all() == []
        assert session.scalars(select(ProductFact)).all() == []


def test_an_order_of_something_that_is_not_sold_is_named(load: Load) -> None:
    content = shop_file()
    content["orders"][0] |= {"lines": [{"sku": "NONE", "quantity": 1}], "returns": []}
    with pytest.raises(DemoShopError, match="SKU NONE"):
        load(content)


def test_a_file_that_is_no_yaml_is_named(load: Load) -> None:
    with pytest.raises(DemoShopError, match="is not YAML"):
        load("products: [")


def test_a_thing_named_twice_is_found(load: Load) -> None:
    content = shop_file()
    content["faqs"] *= 2
    with pytest.raises(DemoShopError, match="how-long is there twice"):
        load(content)
