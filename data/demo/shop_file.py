"""What the demo shop's YAML files may say, as pydantic models: their shape, and that they agree.

`shop.yaml` holds what belongs nowhere else; each product has a file in `products/`, each rendered
instruction its text in `instructions/`, and the lists of questions, policies, customers and orders a file
each.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Final, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from data.demo.errors import DemoShopError
from data.language import Bilingual
from data.schema import InstructionKind, OrderStatus, Part, ReturnStatus
from data.vocabulary.care import CARE

Name = Annotated[str, Field(min_length=1, max_length=64)]
_LISTS: Final = ("faqs", "policies", "customers", "orders")
Days = Annotated[float, Field(ge=0, le=3650)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Text(_Entry):
    """A text that exists in both languages."""

    en: str = Field(min_length=1)
    zh: str = Field(min_length=1)

    def bilingual(self) -> Bilingual:
        return Bilingual(en=self.en, zh=self.zh)


class PhotoEntry(_Entry):
    """What the CSV could not say of a photograph."""

    part: Part
    alt_zh: str = Field(min_length=1)


class FactEntry(_Entry):
    """A stated property."""

    name: Name
    label: Text
    value: Text


class StepEntry(_Entry):
    """One step of an instruction; `picture` is a file in `instructions/`, told by `alt` or the title."""

    title: Text | None = None
    text: Text
    alt: Text | None = None
    picture: str | None = None

    @model_validator(mode="after")
    def _picture_has_alt(self) -> Self:
        if self.picture and self.alt is None and self.title is None:
            raise ValueError("a step with a picture needs an alt text or a title")
        return self


class InstructionEntry(_Entry):
    """How to care for, assemble or use a product."""

    slug: Name
    kind: InstructionKind
    title: Text
    steps: list[StepEntry] = Field(min_length=1)


class ReviewEntry(_Entry):
    """What a customer wrote."""

    author: str = Field(min_length=1)
    stars: Annotated[int, Field(ge=1, le=5)]
    days_ago: Days
    text: Text


class ProductEntry(_Entry):
    """What the CSV could not say of a product; `care` names rules of `data.vocabulary.care`."""

    title_zh: str = Field(min_length=1)
    category_zh: str = Field(min_length=1)
    description_zh: str = Field(min_length=1)
    photos: dict[str, PhotoEntry] = Field(default_factory=dict)
    facts: list[FactEntry] = Field(default_factory=list)
    care: list[str] = Field(default_factory=list)
    instructions: list[InstructionEntry] = Field(default_factory=list)
    reviews: list[ReviewEntry] = Field(default_factory=list)
    size_chart: list[dict[str, float | str]] = Field(default_factory=list)

    @field_validator("care")
    @classmethod
    def _rules_exist(cls, codes: list[str]) -> list[str]:
        unknown = next((code for code in codes if code not in CARE), None)
        if unknown is not None:
            raise ValueError(f"there is no care rule {unknown}")
        return codes


class FaqItem(_Entry):
    """A question and its answer; `topic` is the intent's name after `faq/`."""

    slug: Name
    topic: Name
    question: Text
    answer: Text


class PolicyEntry(_Entry):
    """A text the shop binds itself to."""

    slug: Name
    title: Text
    text: Text


class CustomerEntry(_Entry):
    """A person with an account."""

    external_id: str = Field(min_length=1, max_length=255)
    name: str = Field(min_length=1)
    email: str = Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$", max_length=320)


class LineEntry(_Entry):
    """So many of one variant."""

    sku: str = Field(min_length=1)
    quantity: int = Field(ge=1)


class EventEntry(_Entry):
    """What the carrier reported, and how long ago."""

    days_ago: Days
    text: Text


class ShipmentEntry(_Entry):
    """A parcel; times are days before (`…_ago`) or after (`expected_in_days`) the shop is loaded."""

    carrier: str = Field(min_length=1)
    tracking_number: Name
    shipped_days_ago: Days
    expected_in_days: float | None = None
    delivered_days_ago: Days | None = None
    events: list[EventEntry] = Field(default_factory=list)


class ReturnEntry(_Entry):
    """Goods on their way back; `refund` is in the order's currency."""

    sku: str = Field(min_length=1)
    quantity: int = Field(ge=1)
    reason: str = ""
    status: ReturnStatus
    requested_days_ago: Days
    refund: Annotated[Decimal, Field(ge=0)] | None = None
    refunded_days_ago: Days | None = None


class OrderEntry(_Entry):
    """An order of one of the customers."""

    number: Name
    customer: str
    status: OrderStatus
    placed_days_ago: Days
    lines: list[LineEntry] = Field(min_length=1)
    shipments: list[ShipmentEntry] = Field(default_factory=list)
    returns: list[ReturnEntry] = Field(default_factory=list)

    @model_validator(mode="after")
    def _returns_were_ordered(self) -> Self:
        ordered = {line.sku for line in self.lines}
        for entry in self.returns:
            if entry.sku not in ordered:
                raise ValueError(f"the return names {entry.sku}, which the order has not")
        return self


class ShopFile(_Entry):
    """The whole shop; `words_zh` says the variants' option names and values in Chinese."""

    words_zh: dict[str, str] = Field(default_factory=dict)
    products: dict[str, ProductEntry] = Field(default_factory=dict)
    faqs: list[FaqItem] = Field(default_factory=list)
    policies: list[PolicyEntry] = Field(default_factory=list)
    customers: list[CustomerEntry] = Field(default_factory=list)
    orders: list[OrderEntry] = Field(default_factory=list)

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        _unique("question", [faq.slug for faq in self.faqs])
        _unique("policy", [policy.slug for policy in self.policies])
        _unique("customer", [customer.external_id for customer in self.customers])
        _unique("order", [order.number for order in self.orders])
        for handle, product in self.products.items():
            _unique(f"fact of {handle}", [fact.name for fact in product.facts])
            _unique(f"instruction of {handle}", [instruction.slug for instruction in product.instructions])
        known = {customer.external_id for customer in self.customers}
        for order in self.orders:
            if order.customer not in known:
                raise ValueError(
                    f"order {order.number} names the customer {order.customer}, who is not listed"
                )
        return self


def read_shop(folder: Path) -> ShopFile:
    """Reads and checks the YAML files of `folder`.

    Raises:
        DemoShopError: one is not there, no YAML, or does not say what it has to.
    """
    content = dict(_yaml(folder / "shop.yaml") or {})
    products = content.setdefault("products", {})
    for path in sorted((folder / "products").glob("*.yaml")):
        products[path.stem] = _yaml(path)
    for name in _LISTS:
        if (folder / f"{name}.yaml").exists():
            content[name] = _yaml(folder / f"{name}.yaml")
    for path in sorted((folder / "instructions").glob("*.yaml")):
        text = dict(_yaml(path))
        handle = text.pop("product", None)
        if handle not in products:
            raise DemoShopError(f"{path.name} is of the product {handle}, which has no file in products/.")
        products[handle].setdefault("instructions", []).append(text)
    try:
        return ShopFile.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        place = " → ".join(str(step) for step in first["loc"]) or "the whole"
        raise DemoShopError(f"The demo shop's files, {place}: {first['msg']}.") from error


def _yaml(path: Path) -> Any:
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except OSError as error:
        raise DemoShopError(f"{path.name} cannot be read ({error.strerror}).") from error
    except yaml.YAMLError as error:
        raise DemoShopError(f"{path.name} is not YAML: {' '.join(str(error).split())}.") from error


def _unique(what: str, names: list[str]) -> None:
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise ValueError(f"the {what} {twice} is there twice")
