"""Writes the shop's YAML files into the database, on top of the products that the CSV import has brought."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.demo.errors import DemoShopError
from data.demo.shop_file import (
    FactEntry,
    FaqItem,
    InstructionEntry,
    OrderEntry,
    PhotoEntry,
    PolicyEntry,
    ProductEntry,
    ReturnEntry,
    ShipmentEntry,
    StepEntry,
    Text,
    read_shop,
)
from data.importers import UnreadableMoneyError, parse_money
from data.language import Bilingual
from data.schema import (
    Customer,
    FaqEntry,
    Instruction,
    InstructionKind,
    InstructionStep,
    Order,
    OrderLine,
    Policy,
    Product,
    ProductFact,
    Return,
    Review,
    Shipment,
    SizeChart,
    TrackingEvent,
    Variant,
)
from data.store import Database, MediaStore, UnreadablePictureError
from data.vocabulary.care import CARE
from data.vocabulary.measuring import MEASUREMENTS

DEMO_FOLDER: Final = Path(__file__).parent
Row = TypeVar("Row")


def load_demo_shop(
    database: Database, media: MediaStore, folder: Path = DEMO_FOLDER, now: datetime | None = None
) -> None:
    """Loads the YAML files of `folder`, all or nothing; loading them again updates and never doubles.

    Days in the files are counted from `now`.

    Raises:
        DemoShopError: a file is wrong, or names a product, photograph, SKU or picture that is not there.
    """
    shop = read_shop(folder)
    with database.session() as session, session.no_autoflush:
        loading = _Loading(session, media, folder / "instructions", now or datetime.now(UTC))
        for handle, product in shop.products.items():
            loading.product(handle, product, shop.words_zh)
        for faq in shop.faqs:
            loading.faq(faq)
        for policy in shop.policies:
            loading.policy(policy)
        for customer in shop.customers:
            known = session.scalar(select(Customer).where(Customer.external_id == customer.external_id))
            known = known or _added(session, Customer(external_id=customer.external_id))
            known.name, known.email = customer.name, customer.email
        session.flush()
        for order in shop.orders:
            loading.order(order)


class _Loading:
    def __init__(self, session: Session, media: MediaStore, pictures: Path, now: datetime) -> None:
        self._session = session
        self._media = media
        self._pictures = pictures
        self._now = now

    def product(self, handle: str, entry: ProductEntry, words_zh: dict[str, str]) -> None:
        product = self._session.scalar(select(Product).where(Product.handle == handle))
        if product is None:
            raise DemoShopError(f"products/{handle}.yaml describes a product that products.csv has not.")
        product.title = Bilingual(product.title.en, entry.title_zh)
        product.category = Bilingual(product.category.en, entry.category_zh)
        product.description = Bilingual(product.description.en, entry.description_zh)
        options = [word for variant in product.variants for pair in variant.options.items() for word in pair]
        product.words_zh = {word: words_zh[word] for word in dict.fromkeys(options) if word in words_zh}
        _describe_photos(product, entry.photos)
        _state_facts(product, entry.facts)
        self._instruct(product, [*entry.instructions, *_care(entry), *_measuring(entry)])
        product.reviews = [
            Review(
                author=review.author,
                stars=review.stars,
                posted_at=self._days_ago(review.days_ago),
                text=review.text.bilingual(),
            )
            for review in entry.reviews
        ]
        if entry.size_chart:
            product.size_chart = product.size_chart or SizeChart()
            product.size_chart.rows = list(entry.size_chart)
        else:
            product.size_chart = None

    def faq(self, entry: FaqItem) -> None:
        known = self._session.scalar(select(FaqEntry).where(FaqEntry.slug == entry.slug))
        faq = known or _added(self._session, FaqEntry(slug=entry.slug))
        faq.topic = entry.topic
        faq.question = entry.question.bilingual()
        faq.answer = entry.answer.bilingual()

    def policy(self, entry: PolicyEntry) -> None:
        known = self._session.scalar(select(Policy).where(Policy.slug == entry.slug))
        policy = known or _added(self._session, Policy(slug=entry.slug))
        policy.title, policy.text = entry.title.bilingual(), entry.text.bilingual()

    def order(self, entry: OrderEntry) -> None:
        customer = self._session.scalar(select(Customer).where(Customer.external_id == entry.customer))
        variants = {line.sku: self._variant(line.sku, entry.number) for line in entry.lines}
        currencies = {variant.currency for variant in variants.values()}
        if len(currencies) > 1:
            raise DemoShopError(f"Order {entry.number} of orders.yaml mixes currencies.")
        known = self._session.scalar(select(Order).where(Order.number == entry.number))
        order = known or _added(self._session, Order(number=entry.number))
        order.customer = customer
        order.email = customer.email if customer else ""
        order.status = entry.status
        order.placed_at = self._days_ago(entry.placed_days_ago)
        order.currency = currencies.pop()
        order.lines = [
            OrderLine(
                sku=line.sku,
                title=variants[line.sku].product.title,
                quantity=line.quantity,
                price_minor=variants[line.sku].price_minor,
            )
            for line in entry.lines
        ]
        order.total_minor = sum(line.quantity * line.price_minor for line in order.lines)
        order.shipments = [self._shipment(shipment) for shipment in entry.shipments]
        order.returns = [self._return(back, order.currency) for back in entry.returns]

    def _variant(self, sku: str, order: str) -> Variant:
        variant = self._session.scalars(select(Variant).where(Variant.sku == sku)).first()
        if variant is None:
            raise DemoShopError(
                f"Order {order} of orders.yaml names the SKU {sku}, which products.csv has not."
            )
        return variant

    def _shipment(self, entry: ShipmentEntry) -> Shipment:
        return Shipment(
            carrier=entry.carrier,
            tracking_number=entry.tracking_number,
            shipped_at=self._days_ago(entry.shipped_days_ago),
            expected_at=None if entry.expected_in_days is None else self._days_ago(-entry.expected_in_days),
            delivered_at=None
            if entry.delivered_days_ago is None
            else self._days_ago(entry.delivered_days_ago),
            events=[
                TrackingEvent(happened_at=self._days_ago(event.days_ago), text=event.text.bilingual())
                for event in entry.events
            ],
        )

    def _return(self, entry: ReturnEntry, currency: str) -> Return:
        return Return(
            sku=entry.sku,
            quantity=entry.quantity,
            reason=entry.reason,
            status=entry.status,
            requested_at=self._days_ago(entry.requested_days_ago),
            refund_minor=None if entry.refund is None else _minor(str(entry.refund), currency),
            refunded_at=None if entry.refunded_days_ago is None else self._days_ago(entry.refunded_days_ago),
        )

    def _instruct(self, product: Product, entries: list[InstructionEntry]) -> None:
        known = {instruction.slug: instruction for instruction in product.instructions}
        for entry in entries:
            instruction = known.pop(entry.slug, None)
            if instruction is None:
                instruction = Instruction(slug=entry.slug)
                product.instructions.append(instruction)
            instruction.kind = entry.kind
            instruction.title = entry.title.bilingual()
            self._steps(instruction, entry.steps, product.handle)
        for instruction in known.values():
            product.instructions.remove(instruction)

    def _steps(self, instruction: Instruction, entries: list[StepEntry], handle: str) -> None:
        known = {step.position: step for step in instruction.steps}
        for position, entry in enumerate(entries, start=1):
            step = known.pop(position, None)
            if step is None:
                step = InstructionStep(position=position)
                instruction.steps.append(step)
            step.title = entry.title.bilingual() if entry.title else Bilingual()
            step.text = entry.text.bilingual()
            told = entry.alt or entry.title
            step.alt = told.bilingual() if told else Bilingual()
            self._picture(step, entry.picture, handle)
        for step in known.values():
            instruction.steps.remove(step)

    def _picture(self, step: InstructionStep, name: str | None, handle: str) -> None:
        if name is None:
            step.media = step.width = step.height = None
            return
        path = (self._pictures / name).resolve()
        if not path.is_relative_to(self._pictures.resolve()) or not path.is_file():
            raise DemoShopError(f"The product {handle}: there is no picture {name} in instructions/.")
        try:
            picture = self._media.put(path.read_bytes())
        except UnreadablePictureError as error:
            raise DemoShopError(
                f"The product {handle}: the picture {name} cannot be used: {error}."
            ) from error
        step.media, step.width, step.height = picture.name, picture.width, picture.height

    def _days_ago(self, days: float) -> datetime:
        return self._now - timedelta(days=days)


def _care(entry: ProductEntry) -> list[InstructionEntry]:
    """The product's care rules as an instruction."""
    rules = {f"care-{code}": (CARE[code].title, CARE[code].sentence) for code in entry.care}
    return _pictured("care", InstructionKind.CARE, Text(en="How to care for it", zh="如何保养"), rules)


def _measuring(entry: ProductEntry) -> list[InstructionEntry]:
    """How to take the body's measures that the size chart asks for, as an instruction."""
    columns = {column for row in entry.size_chart for column in row}
    rules = {
        f"measure-{name}": (measure.title, measure.sentence)
        for name, measure in MEASUREMENTS.items()
        if f"body_{name}_cm" in columns
    }
    return _pictured(
        "measure", InstructionKind.USE, Text(en="How to measure yourself", zh="如何量尺寸"), rules
    )


def _pictured(
    slug: str, kind: InstructionKind, title: Text, rules: dict[str, tuple[Bilingual, Bilingual]]
) -> list[InstructionEntry]:
    """An instruction of rules by their pictures' names, each a title and a sentence; none without rules."""
    steps = [
        StepEntry(title=_text(head), text=_text(body), picture=f"{name}.webp")
        for name, (head, body) in rules.items()
    ]
    return [InstructionEntry(slug=slug, kind=kind, title=title, steps=steps)] if steps else []


def _text(text: Bilingual) -> Text:
    return Text(en=text.en, zh=text.zh)


def _describe_photos(product: Product, entries: dict[str, PhotoEntry]) -> None:
    by_source = {photo.source: photo for photo in product.photos}
    for source, entry in entries.items():
        photo = by_source.get(source)
        if photo is None:
            raise DemoShopError(
                f"The product {product.handle}: the photograph {source} did not come in with products.csv."
            )
        photo.part = entry.part.value
        photo.alt = Bilingual(photo.alt.en, entry.alt_zh)


def _state_facts(product: Product, entries: Iterable[FactEntry]) -> None:
    known = {fact.name: fact for fact in product.facts}
    for position, entry in enumerate(entries):
        fact = known.get(entry.name)
        if fact is None:
            fact = ProductFact(name=entry.name)
            product.facts.append(fact)
        fact.label = entry.label.bilingual()
        fact.value = entry.value.bilingual()
        fact.position = position


def _minor(amount: str, currency: str) -> int:
    try:
        return parse_money(amount, currency).minor
    except UnreadableMoneyError as error:
        raise DemoShopError(f"The demo shop's orders: {error}.") from error


def _added(session: Session, row: Row) -> Row:
    session.add(row)
    return row
