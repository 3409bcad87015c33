"""Customers, their orders, what was shipped and what came back."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, composite, mapped_column, relationship

from data.language import Bilingual
from data.schema.declarative import Schema, UtcDateTime


class OrderStatus(StrEnum):
    """Where an order stands."""

    PLACED = "placed"
    PACKED = "packed"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    RETURNED = "returned"
    REFUNDED = "refunded"
    CANCELLED = "cancelled"


class ReturnStatus(StrEnum):
    """Where a return stands."""

    REQUESTED = "requested"
    RECEIVED = "received"
    REFUNDED = "refunded"
    REFUSED = "refused"


class Customer(Schema):
    """A person with an account at the shop; `external_id` is the shop's own key for them."""

    __tablename__ = "customers"

    id: Mapped[int] = mapped_column(primary_key=True)
    external_id: Mapped[str] = mapped_column(String(255), unique=True)
    name: Mapped[str] = mapped_column(Text, default="")
    email: Mapped[str] = mapped_column(String(320), index=True)

    orders: Mapped[list[Order]] = relationship(back_populates="customer")


class Order(Schema):
    """An order; `number` is what the shopper was told. Amounts count the currency's minor unit."""

    __tablename__ = "orders"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(64), unique=True)
    customer_id: Mapped[int | None] = mapped_column(
        ForeignKey("customers.id", ondelete="SET NULL"), index=True
    )
    email: Mapped[str] = mapped_column(String(320), default="")
    status: Mapped[OrderStatus] = mapped_column(String(16))
    placed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    currency: Mapped[str] = mapped_column(String(3))
    total_minor: Mapped[int]

    customer: Mapped[Customer | None] = relationship(back_populates="orders")
    lines: Mapped[list[OrderLine]] = relationship(
        back_populates="order", cascade="all, delete-orphan", order_by="OrderLine.id"
    )
    shipments: Mapped[list[Shipment]] = relationship(
        back_populates="order", cascade="all, delete-orphan", order_by="Shipment.id"
    )
    returns: Mapped[list[Return]] = relationship(
        back_populates="order", cascade="all, delete-orphan", order_by="Return.id"
    )


class OrderLine(Schema):
    """So many of one variant; SKU and title are copied, for they may change in the catalogue."""

    __tablename__ = "order_lines"

    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id", ondelete="CASCADE"), index=True)
    sku: Mapped[str] = mapped_column(String(255))
    title: Mapped[Bilingual] = composite(
        mapped_column("title_en", Text, default=""), mapped_column("title_zh", Text, default="")
    )
    quantity: Mapped[int]
    price_minor: Mapped[int]

    order: Mapped[Order] = relationship(back_populates="lines")


class Shipment(Schema):
    """A parcel on its way; `expected_at` is the carrier's own estimate."""

    __tablename__ = "shipments"

    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id", ondelete="CASCADE"), index=True)
    carrier: Mapped[str] = mapped_column(Text)
    tracking_number: Mapped[str] = mapped_column(String(64))
    shipped_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expected_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    delivered_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)

    order: Mapped[Order] = relationship(back_populates="shipments")
    events: Mapped[list[TrackingEvent]] = relationship(
        back_populates="shipment", cascade="all, delete-orphan", order_by="TrackingEvent.happened_at"
    )


class TrackingEvent(Schema):
    """What the carrier reported of a parcel, and when."""

    __tablename__ = "tracking_events"

    id: Mapped[int] = mapped_column(primary_key=True)
    shipment_id: Mapped[int] = mapped_column(ForeignKey("shipments.id", ondelete="CASCADE"), index=True)
    happened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    text: Mapped[Bilingual] = composite(
        mapped_column("text_en", Text, default=""), mapped_column("text_zh", Text, default="")
    )

    shipment: Mapped[Shipment] = relationship(back_populates="events")


class Return(Schema):
    """Goods on their way back, and the money with them."""

    __tablename__ = "returns"

    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id", ondelete="CASCADE"), index=True)
    sku: Mapped[str] = mapped_column(String(255))
    quantity: Mapped[int]
    reason: Mapped[str] = mapped_column(Text, default="")
    status: Mapped[ReturnStatus] = mapped_column(String(16))
    requested_at: Mapped[datetime] = mapped_column(UtcDateTime)
    refund_minor: Mapped[int | None] = mapped_column(default=None)
    refunded_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)

    order: Mapped[Order] = relationship(back_populates="returns")
