"""Products, their variants, photographs, facts, instructions and size charts."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, composite, mapped_column, relationship

from data.language import Bilingual
from data.schema.declarative import Schema, UtcDateTime, utc_now


class InstructionKind(StrEnum):
    """What an instruction is for."""

    CARE = "care"
    ASSEMBLY = "assembly"
    USE = "use"


class Product(Schema):
    """One article of the catalogue; its sizes and colours are its variants.

    `handle` is the shop's own stable name for it (Shopify's handle, Google's item group) and the key
    by which a later import finds it again. A product that is not `published` is kept for old orders
    and never shown. `words_zh` says its variants' option names and values in Chinese, such as
    {"Colour": "颜色", "Navy": "藏青"}.
    """

    __tablename__ = "products"

    id: Mapped[int] = mapped_column(primary_key=True)
    handle: Mapped[str] = mapped_column(String(255), unique=True)
    title: Mapped[Bilingual] = composite(
        mapped_column("title_en", Text, default=""), mapped_column("title_zh", Text, default="")
    )
    description: Mapped[Bilingual] = composite(
        mapped_column("description_en", Text, default=""), mapped_column("description_zh", Text, default="")
    )
    category: Mapped[Bilingual] = composite(
        mapped_column("category_en", Text, default=""), mapped_column("category_zh", Text, default="")
    )
    vendor: Mapped[str] = mapped_column(Text, default="")
    tags: Mapped[list[str]] = mapped_column(JSON, default=list)
    link: Mapped[str | None] = mapped_column(Text, default=None)
    words_zh: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    published: Mapped[bool] = mapped_column(default=True)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now, onupdate=utc_now)

    variants: Mapped[list[Variant]] = relationship(
        back_populates="product", cascade="all, delete-orphan", order_by="Variant.position"
    )
    photos: Mapped[list[Photo]] = relationship(
        back_populates="product", cascade="all, delete-orphan", order_by="Photo.position"
    )
    facts: Mapped[list[ProductFact]] = relationship(
        back_populates="product", cascade="all, delete-orphan", order_by="ProductFact.position"
    )
    instructions: Mapped[list[Instruction]] = relationship(
        back_populates="product", cascade="all, delete-orphan", order_by="Instruction.id"
    )
    reviews: Mapped[list[Review]] = relationship(
        back_populates="product", cascade="all, delete-orphan", order_by="Review.posted_at.desc()"
    )
    size_chart: Mapped[SizeChart | None] = relationship(
        back_populates="product", cascade="all, delete-orphan"
    )


class Variant(Schema):
    """What can be put into a basket: one product in one combination of options.

    `price_minor` and `compare_at_minor` count the currency's minor unit of ISO 4217 (cents for EUR,
    whole yen for JPY); `compare_at_minor` is the price before a sale. `stock` is None where the shop
    does not count it. `options` maps option names to values, such as {"Size": "M", "Colour": "Navy"}.
    """

    __tablename__ = "variants"
    __table_args__ = (UniqueConstraint("product_id", "sku"), Index("ix_variants_sku", "sku"))

    id: Mapped[int] = mapped_column(primary_key=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("products.id", ondelete="CASCADE"))
    sku: Mapped[str] = mapped_column(String(255))
    price_minor: Mapped[int]
    compare_at_minor: Mapped[int | None] = mapped_column(default=None)
    currency: Mapped[str] = mapped_column(String(3))
    stock: Mapped[int | None] = mapped_column(default=None)
    options: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    barcode: Mapped[str] = mapped_column(String(64), default="")
    weight_grams: Mapped[float | None] = mapped_column(default=None)
    position: Mapped[int] = mapped_column(default=0)

    product: Mapped[Product] = relationship(back_populates="variants")


class Photo(Schema):
    """A photograph of a product.

    `part` is a `data.schema.Part` value, or None where the import could not tell what is shown.
    `media` names the picture in the media store; where it is None the picture was not brought in and
    lives at `source` (a URL) only. `source` is the address or file name it was imported from and the
    key by which a later import finds it again.
    """

    __tablename__ = "photos"
    __table_args__ = (UniqueConstraint("product_id", "source"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("products.id", ondelete="CASCADE"))
    variant_id: Mapped[int | None] = mapped_column(
        ForeignKey("variants.id", ondelete="SET NULL"), default=None
    )
    part: Mapped[str | None] = mapped_column(String(32), default=None)
    alt: Mapped[Bilingual] = composite(
        mapped_column("alt_en", Text, default=""), mapped_column("alt_zh", Text, default="")
    )
    source: Mapped[str] = mapped_column(Text)
    media: Mapped[str | None] = mapped_column(String(80), default=None)
    width: Mapped[int | None] = mapped_column(default=None)
    height: Mapped[int | None] = mapped_column(default=None)
    position: Mapped[int] = mapped_column(default=0)

    product: Mapped[Product] = relationship(back_populates="photos")
    variant: Mapped[Variant | None] = relationship()


class ProductFact(Schema):
    """One stated property of a product, such as material: "upper of waxed canvas, rubber sole"."""

    __tablename__ = "product_facts"
    __table_args__ = (UniqueConstraint("product_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("products.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(64))
    label: Mapped[Bilingual] = composite(
        mapped_column("label_en", Text, default=""), mapped_column("label_zh", Text, default="")
    )
    value: Mapped[Bilingual] = composite(
        mapped_column("value_en", Text, default=""), mapped_column("value_zh", Text, default="")
    )
    position: Mapped[int] = mapped_column(default=0)

    product: Mapped[Product] = relationship(back_populates="facts")


class Instruction(Schema):
    """How to care for, assemble or use a product, in ordered steps."""

    __tablename__ = "instructions"
    __table_args__ = (UniqueConstraint("product_id", "slug"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("products.id", ondelete="CASCADE"))
    slug: Mapped[str] = mapped_column(String(64))
    kind: Mapped[InstructionKind] = mapped_column(String(16))
    title: Mapped[Bilingual] = composite(
        mapped_column("title_en", Text, default=""), mapped_column("title_zh", Text, default="")
    )

    product: Mapped[Product] = relationship(back_populates="instructions")
    steps: Mapped[list[InstructionStep]] = relationship(
        back_populates="instruction", cascade="all, delete-orphan", order_by="InstructionStep.position"
    )


class InstructionStep(Schema):
    """One step of an instruction: a short title, a sentence, and a picture of it in the media store."""

    __tablename__ = "instruction_steps"
    __table_args__ = (UniqueConstraint("instruction_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    instruction_id: Mapped[int] = mapped_column(ForeignKey("instructions.id", ondelete="CASCADE"))
    position: Mapped[int]
    title: Mapped[Bilingual] = composite(
        mapped_column("title_en", Text, default="", server_default=""),
        mapped_column("title_zh", Text, default="", server_default=""),
    )
    text: Mapped[Bilingual] = composite(
        mapped_column("text_en", Text, default=""), mapped_column("text_zh", Text, default="")
    )
    alt: Mapped[Bilingual] = composite(
        mapped_column("alt_en", Text, default=""), mapped_column("alt_zh", Text, default="")
    )
    media: Mapped[str | None] = mapped_column(String(80), default=None)
    width: Mapped[int | None] = mapped_column(default=None)
    height: Mapped[int | None] = mapped_column(default=None)

    instruction: Mapped[Instruction] = relationship(back_populates="steps")


class SizeChart(Schema):
    """A product's sizes with its own measurements, in centimetres.

    `rows` is a list such as [{"size": "M", "chest_cm": 104, "length_cm": 70}].
    """

    __tablename__ = "size_charts"

    id: Mapped[int] = mapped_column(primary_key=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("products.id", ondelete="CASCADE"), unique=True)
    rows: Mapped[list[dict[str, str | float]]] = mapped_column(JSON, default=list)

    product: Mapped[Product] = relationship(back_populates="size_chart")


class Review(Schema):
    """What a customer wrote of a product; `stars` is 1 to 5."""

    __tablename__ = "reviews"

    id: Mapped[int] = mapped_column(primary_key=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("products.id", ondelete="CASCADE"), index=True)
    author: Mapped[str] = mapped_column(Text, default="")
    stars: Mapped[int]
    posted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    text: Mapped[Bilingual] = composite(
        mapped_column("text_en", Text, default=""), mapped_column("text_zh", Text, default="")
    )

    product: Mapped[Product] = relationship(back_populates="reviews")
