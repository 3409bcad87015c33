"""Conversations and every message in them, in order and without gaps."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from data.schema.declarative import Schema, UtcDateTime, utc_now


class Role(StrEnum):
    """Who wrote a message."""

    SHOPPER = "shopper"
    BOT = "bot"
    AGENT = "agent"
    SYSTEM = "system"


class Conversation(Schema):
    """One shopper's conversation. `last_seq` is the number of its newest message, 0 before the first."""

    __tablename__ = "conversations"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
    last_seq: Mapped[int] = mapped_column(default=0)
    language: Mapped[str] = mapped_column(String(2), default="en")
    customer_external_id: Mapped[str | None] = mapped_column(String(255), default=None, index=True)

    messages: Mapped[list[Message]] = relationship(
        back_populates="conversation", cascade="all, delete-orphan", order_by="Message.seq"
    )


class Message(Schema):
    """One message of the log.

    `seq` counts from 1 within the conversation, without gaps. `client_id` is the sender's own name for
    the message, so that one sent twice over a broken connection is logged once. A shopper's message is
    `pending` until something has answered it. `payload` is what a tapped button sends to the dialogue
    in place of the text.
    """

    __tablename__ = "messages"
    __table_args__ = (
        UniqueConstraint("conversation_id", "seq"),
        UniqueConstraint("conversation_id", "client_id", name="uq_messages_client_id"),
        Index("ix_messages_pending", "pending"),
    )

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    seq: Mapped[int]
    role: Mapped[Role] = mapped_column(String(8))
    text: Mapped[str] = mapped_column(Text, default="")
    payload: Mapped[str | None] = mapped_column(Text, default=None)
    language: Mapped[str] = mapped_column(String(2), default="en")
    pictures: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    buttons: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    cards: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    client_id: Mapped[str | None] = mapped_column(String(64), default=None)
    in_reply_to: Mapped[str | None] = mapped_column(String(40), default=None)
    pending: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)

    conversation: Mapped[Conversation] = relationship(back_populates="messages")


class Rating(Schema):
    """What the shopper thinks of a message.

    `value` says of an answer whether it helped, 1 or 0, and of a message that asks how the chat was, 1 to 5.
    `reason` is in the shopper's words.
    """

    __tablename__ = "ratings"

    message_id: Mapped[str] = mapped_column(ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversations.id", ondelete="CASCADE"), index=True
    )
    value: Mapped[int]
    reason: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)


class PendingPicture(Schema):
    """A picture of a message that is still being made.

    `job` is the picture service's name for the work, `instead` holds the replies that are said if the
    picture fails, `language` is the one they are said in. After `deadline` the picture counts as failed.
    """

    __tablename__ = "pending_pictures"

    message_id: Mapped[str] = mapped_column(ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True)
    picture_id: Mapped[str] = mapped_column(String(40), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversations.id", ondelete="CASCADE"), index=True
    )
    job: Mapped[str] = mapped_column(String(40))
    instead: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    language: Mapped[str] = mapped_column(String(2), default="en")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
    deadline: Mapped[datetime] = mapped_column(UtcDateTime)
