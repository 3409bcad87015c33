"""Shoppers who wait for a person, and those who have waited."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from data.schema.declarative import Schema, UtcDateTime, utc_now


class HandoffReason(StrEnum):
    """Why a person is wanted."""

    ASKED = "asked"
    COMPLAINT = "complaint"
    ANGER = "anger"
    NOT_UNDERSTOOD = "not_understood"
    SUBJECT = "subject"


class EndedBy(StrEnum):
    """Who has given a conversation back to the assistant."""

    AGENT = "agent"
    SHOPPER = "shopper"


_IS_OPEN = text("ended_at IS NULL")


class Handoff(Schema):
    """A conversation that waits for a person or has one; a conversation has at most one that is open.

    It is open until `ended_at`. `agent` is whoever has taken it on, None while it waits. `subject` is
    what the person is wanted for (`faq/warranty`), `summary` what the dialogue knew of the case,
    `language` the one that the shopper writes in.
    """

    __tablename__ = "handoffs"
    __table_args__ = (
        Index(
            "uq_handoffs_open",
            "conversation_id",
            unique=True,
            sqlite_where=_IS_OPEN,
            postgresql_where=_IS_OPEN,
        ),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversations.id", ondelete="CASCADE"), index=True
    )
    reason: Mapped[HandoffReason] = mapped_column(String(16))
    subject: Mapped[str | None] = mapped_column(String(64), default=None)
    summary: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    language: Mapped[str] = mapped_column(String(2), default="en")
    requested_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
    agent: Mapped[str | None] = mapped_column(String(64), default=None)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    ended_by: Mapped[EndedBy | None] = mapped_column(String(8), default=None)
