"""The cards of a message: what it says and shows, once more in structure.

A client that knows no cards shows the message's words and pictures, so no answer is in a card alone. A card
names the pictures of its message by their ids; all its words are in the conversation's language.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Button(_Shape):
    """What can be tapped; `payload` is that of a quick reply of the same message."""

    title: str
    payload: str


class Link(_Shape):
    """A page elsewhere."""

    title: str
    url: str


class ProductEntry(_Shape):
    """A product as shoppers browse it.

    `note` is what its customers say. `url` is its page, "/…" one that the gateway serves.
    """

    title: str
    price: str
    note: str = ""
    url: str | None = None
    picture: str | None = None
    button: Button | None = None


class Column(_Shape):
    """What is compared."""

    title: str
    url: str | None = None
    picture: str | None = None


class Row(_Shape):
    """One respect in which it is compared, with a value a column."""

    name: str
    values: tuple[str, ...]


class Step(_Shape):
    """One step of an instruction; its title may be empty."""

    title: str
    text: str
    picture: str | None = None


class Stage(_Shape):
    """Something that has happened to an order, or will; `at` is None where the shop does not know when."""

    title: str
    at: datetime | None
    state: Literal["done", "now", "next"]


class OrderItem(_Shape):
    """Goods of an order; `price` is that of all of them."""

    title: str
    quantity: int
    price: str


class Card(_Shape):
    """A card of any type. `text` is written above it, in place of the message's words."""

    text: str = ""


class ProductsCard(Card):
    """Products side by side; one by itself is a single card."""

    type: Literal["products"] = "products"
    products: tuple[ProductEntry, ...] = Field(min_length=1)


class ComparisonCard(Card):
    """Products set against each other, row by row."""

    type: Literal["comparison"] = "comparison"
    columns: tuple[Column, ...] = Field(min_length=2, max_length=4)
    rows: tuple[Row, ...]


class StepsCard(Card):
    """An instruction to be paged through."""

    type: Literal["steps"] = "steps"
    title: str
    steps: tuple[Step, ...] = Field(min_length=1)


class OrderCard(Card):
    """Where an order stands. `status` is the stage that it has reached."""

    type: Literal["order"] = "order"
    number: str
    status: str
    stages: tuple[Stage, ...]
    items: tuple[OrderItem, ...]
    total: str | None
    link: Link | None = None


class SatisfactionCard(Card):
    """The question how the talk was, answered by one to five."""

    type: Literal["satisfaction"] = "satisfaction"
