"""One order in every state, one customer's, and the rules of the shop that they were ordered from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from data.language import Bilingual
from data.schema import (
    Customer,
    FaqEntry,
    Order,
    OrderLine,
    OrderStatus,
    Policy,
    Return,
    Shipment,
    utc_now,
)

EMAIL = "nils@example.com"
MUG, STOOL = Bilingual("Tide Mug", "潮汐马克杯"), Bilingual("Perch Stool", "栖木凳")
DELIVERED_DAYS_AGO = 16


def _order(
    number: str, status: OrderStatus, customer: Customer, days_ago: int, returns: Sequence[Return] = ()
) -> Order:
    made = Order(
        number=number, customer=customer, email=customer.email, status=status,
        placed_at=utc_now() - timedelta(days=days_ago), currency="EUR", total_minor=13500,
        returns=list(returns),
    )  # fmt: skip
    made.lines = [
        OrderLine(sku="TIDE-MUG", title=MUG, quantity=2, price_minor=1800),
        OrderLine(sku="PERCH-OAK", title=STOOL, quantity=1, price_minor=9900),
    ]
    if status not in (OrderStatus.PLACED, OrderStatus.PACKED, OrderStatus.CANCELLED):
        arrived = None if status == OrderStatus.SHIPPED else utc_now() - timedelta(days=DELIVERED_DAYS_AGO)
        made.shipments = [
            Shipment(
                carrier="Parcel Post", tracking_number=f"PP-{number}",
                shipped_at=utc_now() - timedelta(days=20), delivered_at=arrived,
            )
        ]  # fmt: skip
    return made


def _return(sku: str, quantity: int, status: str, refund: int | None = None) -> Return:
    return Return(
        sku=sku, quantity=quantity, status=status, requested_at=utc_now() - timedelta(days=9),
        refund_minor=refund, refunded_at=utc_now() - timedelta(days=2) if refund else None,
    )  # fmt: skip


def orders() -> list[Customer | Order]:
    """Their numbers say their states: `V-PLACED1` and so on; dates go back with the list."""
    nils = Customer(external_id="c-nils", name="Nils Example", email=EMAIL)
    return [
        nils,
        _order("V-PLACED1", OrderStatus.PLACED, nils, 30),
        _order("V-PACKED1", OrderStatus.PACKED, nils, 31),
        _order("V-SHIPPED1", OrderStatus.SHIPPED, nils, 32),
        _order("V-DELIVERED1", OrderStatus.DELIVERED, nils, 33),
        _order("V-ASKED1", OrderStatus.DELIVERED, nils, 34, [_return("TIDE-MUG", 1, "requested")]),
        _order("V-RETURNED1", OrderStatus.RETURNED, nils, 35, [
            _return("TIDE-MUG", 2, "received"), _return("PERCH-OAK", 1, "refused"),
        ]),
        _order("V-REFUNDED1", OrderStatus.REFUNDED, nils, 36, [_return("PERCH-OAK", 1, "refunded", 9900)]),
        _order("V-CANCELLED1", OrderStatus.CANCELLED, nils, 37),
    ]  # fmt: skip


def _entry(slug: str, topic: str, question: tuple[str, str], answer: tuple[str, str]) -> FaqEntry:
    return FaqEntry(slug=slug, topic=topic, question=Bilingual(*question), answer=Bilingual(*answer))


FREE = ("Cancelling is free until we pack.", "打包前取消免费。")
PACKED = ("Once packed it cannot be cancelled.", "打包后不能取消。")
ADDRESS = ("The address can be changed until packing.", "打包前可以改地址。")
WRONG = ("It comes back and we send it again.", "包裹会退回，我们再寄。")
DAYS = ("Within 21 days after delivery.", "收货后21天内。")
MONEY = ("Three working days after it has reached us.", "我们收到后三个工作日。")
EXCHANGE = ("Order the other one and send the first back.", "先下单新的，再寄回原来的。")
WAYS = ("By card or bank transfer.", "银行卡或转账。")
CHAT = ("Yes, so that our people can help.", "会保存，方便客服协助。")
KEPT = ("Conversations in the chat are kept for 45 days.", "聊天记录保存45天。")


def rules() -> list[FaqEntry | Policy]:
    return [
        _entry("cancel-cost", "cancellation_fee",
               ("Does it cost anything to cancel an order?", "取消订单要收费吗？"), FREE),
        _entry("cancel-packed", "cancellation_fee",
               ("What if my order is already packed?", "订单已经打包了还能取消吗？"), PACKED),
        _entry("address-change", "shipping_address",
               ("Can I change the delivery address after ordering?", "下单后还能改收货地址吗？"), ADDRESS),
        _entry("address-wrong", "shipping_address",
               ("I typed the wrong address. What happens now?", "地址填错了会怎样？"), WRONG),
        _entry("return-days", "refund_policy",
               ("How long can I send something back?", "多久之内可以退货？"), DAYS),
        _entry("return-money", "refund_policy",
               ("When do I get my money back?", "退款多久到账？"), MONEY),
        _entry("return-exchange", "refund_policy",
               ("Can I exchange it for another size or colour?", "可以换尺码或颜色吗？"), EXCHANGE),
        _entry("pay-ways", "payment_methods", ("How can I pay?", "有哪些付款方式？"), WAYS),
        _entry("privacy-chat", "privacy", ("Is this chat stored?", "聊天记录会保存吗？"), CHAT),
        Policy(
            slug="privacy", title=Bilingual("Privacy", "隐私"),
            text=Bilingual(f"We keep what an order needs. {KEPT[0]}", f"我们只保存订单需要的信息。{KEPT[1]}"),
        ),
    ]  # fmt: skip
