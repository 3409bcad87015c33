"""An order as a card: the stages that it has reached and those to come, its goods and its total.

A stage has a date only where the shop's records have one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from actions.cards import OrderCard, OrderItem, Stage
from actions.money import price_text
from data.language import Bilingual, Language
from data.schema import Order, OrderStatus, ReturnStatus

REACHED: Final[Mapping[OrderStatus, Bilingual]] = {
    OrderStatus.PLACED: Bilingual("Ordered", "已下单"),
    OrderStatus.PACKED: Bilingual("Packed", "已打包"),
    OrderStatus.SHIPPED: Bilingual("On its way", "已发货"),
    OrderStatus.DELIVERED: Bilingual("Delivered", "已送达"),
    OrderStatus.RETURNED: Bilingual("Return recorded", "已登记退货"),
    OrderStatus.REFUNDED: Bilingual("Refunded", "已退款"),
    OrderStatus.CANCELLED: Bilingual("Cancelled", "已取消"),
}
PACKING: Final = Bilingual("Packing", "打包")
DISPATCH: Final = Bilingual("Dispatch", "发货")
DELIVERY: Final = Bilingual("Delivery", "送达")
EXPECTED: Final = Bilingual("Delivery expected", "预计送达")
REFUND: Final = Bilingual("Refund", "退款")


@dataclass(frozen=True, slots=True)
class _Point:
    """A point in an order's life, and when it was or is expected, where that is known."""

    title: Bilingual
    at: datetime | None = None


def order_card(order: Order, language: Language) -> OrderCard:
    """Where `order` stands; its lines, returns and shipments with their events have been loaded."""
    return OrderCard(
        number=order.number,
        status=REACHED[order.status].say(language),
        stages=tuple(_stages(order, language)),
        items=tuple(
            OrderItem(
                title=line.title.say(language),
                quantity=line.quantity,
                price=price_text(line.quantity * line.price_minor, order.currency, language),
            )
            for line in order.lines
        ),
        total=price_text(order.total_minor, order.currency, language),
    )


def _stages(order: Order, language: Language) -> Iterator[Stage]:
    def stage(point: _Point, state: Literal["done", "now", "next"]) -> Stage:
        return Stage(title=point.title.say(language), at=point.at, state=state)

    *before, last = _reached(order)
    following = list(_following(order))
    yield from (stage(point, "done") for point in before)
    yield stage(last, "now" if following else "done")
    yield from (stage(point, "next") for point in following)


def _reached(order: Order) -> Iterator[_Point]:
    """What has happened to the order, as far as its state and its records say."""
    status, parcels = order.status, order.shipments
    yield _Point(REACHED[OrderStatus.PLACED], order.placed_at)
    if status == OrderStatus.CANCELLED:
        yield _Point(REACHED[OrderStatus.CANCELLED])
    has_left = bool(parcels) or status in (OrderStatus.SHIPPED, OrderStatus.DELIVERED)
    if has_left or status == OrderStatus.PACKED:
        yield _Point(REACHED[OrderStatus.PACKED])
    if has_left:
        shipped_at = min((parcel.shipped_at for parcel in parcels), default=None)
        yield _Point(REACHED[OrderStatus.SHIPPED], shipped_at)
    if status == OrderStatus.SHIPPED:
        yield from _newest_report(order)
    elif has_left:
        yield from _delivery(order)
    if order.returns or status == OrderStatus.RETURNED:
        asked_at = max((back.requested_at for back in order.returns), default=None)
        yield _Point(REACHED[OrderStatus.RETURNED], asked_at)
    refunds = [back for back in order.returns if back.status == ReturnStatus.REFUNDED]
    if status == OrderStatus.REFUNDED or (refunds and not _has_open_return(order)):
        refunded_at = max((back.refunded_at for back in refunds if back.refunded_at), default=None)
        yield _Point(REACHED[OrderStatus.REFUNDED], refunded_at)


def _newest_report(order: Order) -> Iterator[_Point]:
    """What the carriers have reported last."""
    reports = [event for parcel in order.shipments for event in parcel.events]
    if reports:
        newest = max(reports, key=lambda event: event.happened_at)
        yield _Point(newest.text, newest.happened_at)


def _delivery(order: Order) -> Iterator[_Point]:
    arrivals = [parcel.delivered_at for parcel in order.shipments if parcel.delivered_at]
    if arrivals or order.status == OrderStatus.DELIVERED:
        yield _Point(REACHED[OrderStatus.DELIVERED], max(arrivals, default=None))


def _following(order: Order) -> Iterator[_Point]:
    """What comes next by itself."""
    if order.status == OrderStatus.PLACED:
        yield _Point(PACKING)
    if order.status in (OrderStatus.PLACED, OrderStatus.PACKED):
        yield _Point(DISPATCH)
        yield _Point(DELIVERY)
    if order.status == OrderStatus.SHIPPED:
        estimates = [parcel.expected_at for parcel in order.shipments if parcel.expected_at]
        yield _Point(EXPECTED, max(estimates)) if estimates else _Point(DELIVERY)
    if _has_open_return(order):
        yield _Point(REFUND)


def _has_open_return(order: Order) -> bool:
    """Whether money for a return may still come back."""
    if order.status == OrderStatus.REFUNDED:
        return False
    unsettled = (ReturnStatus.REQUESTED, ReturnStatus.RECEIVED)
    return any(back.status in unsettled for back in order.returns) or (
        order.status == OrderStatus.RETURNED and not order.returns
    )
