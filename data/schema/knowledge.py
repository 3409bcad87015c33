"""What holds for the whole shop: its answers to common questions, and its policies."""

from __future__ import annotations

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, composite, mapped_column

from data.language import Bilingual
from data.schema.declarative import Schema


class FaqEntry(Schema):
    """One question with its answer; `topic` is the intent's name after `faq/`, e.g. `delivery_time`."""

    __tablename__ = "faq_entries"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(64), unique=True)
    topic: Mapped[str] = mapped_column(String(64), index=True)
    question: Mapped[Bilingual] = composite(
        mapped_column("question_en", Text, default=""), mapped_column("question_zh", Text, default="")
    )
    answer: Mapped[Bilingual] = composite(
        mapped_column("answer_en", Text, default=""), mapped_column("answer_zh", Text, default="")
    )


class Policy(Schema):
    """A text the shop binds itself to, such as its terms of return."""

    __tablename__ = "policies"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(64), unique=True)
    title: Mapped[Bilingual] = composite(
        mapped_column("title_en", Text, default=""), mapped_column("title_zh", Text, default="")
    )
    text: Mapped[Bilingual] = composite(
        mapped_column("text_en", Text, default=""), mapped_column("text_zh", Text, default="")
    )
