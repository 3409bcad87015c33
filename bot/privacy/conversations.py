"""A shopper's conversations in the shop's database, and the pictures that were made for them alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Text, cast, delete, exists, func, or_, select
from sqlalchemy.orm import Session

from data.schema import (
    Conversation,
    Handoff,
    InstructionStep,
    Message,
    PendingPicture,
    Photo,
    Rating,
    Role,
    Schema,
)
from data.store import Database

MEDIA: Final = "/media/"
# What belongs to a conversation and goes with it.
BELONGINGS: Final = (Message, Rating, Handoff, PendingPicture)
_HAS_PICTURES: Final = cast(Message.pictures, Text) != "[]"


def conversations_of(session: Session, shopper: str) -> Sequence[Conversation]:
    """The conversation, or the customer's conversations, called `shopper`; the oldest first."""
    return session.scalars(
        select(Conversation)
        .where(or_(Conversation.id == shopper, Conversation.customer_external_id == shopper))
        .order_by(Conversation.created_at, Conversation.id)
    ).all()


def held(session: Session, conversation: Conversation) -> dict[str, Any]:
    """The conversation with all that belongs to it, column by column, as the database has it."""
    return _columns(conversation) | {
        table.__tablename__: [
            _columns(row)
            for row in session.scalars(select(table).where(table.conversation_id == conversation.id))
        ]
        for table in BELONGINGS
    }


def delete_conversations(session: Session, ids: list[str]) -> dict[str, int]:
    """Deletes the conversations `ids` with all that belongs to them; how much of each that was."""
    counts = {
        table.__tablename__: session.scalar(
            select(func.count()).select_from(table).where(table.conversation_id.in_(ids))
        )
        or 0
        for table in BELONGINGS
    }
    session.execute(delete(Conversation).where(Conversation.id.in_(ids)))
    return {Conversation.__tablename__: len(ids)} | counts


def pictures_of_theirs_alone(session: Session, ids: list[str]) -> set[str]:
    """The names of pictures that the shoppers of the conversations `ids` sent, or were made for them alone.

    A made picture is named by its content, so whoever asks for the same may have been sent the same file.
    """
    theirs: set[str] = set()
    for role, pictures in session.execute(
        select(Message.role, Message.pictures).where(Message.conversation_id.in_(ids), _HAS_PICTURES)
    ):
        theirs.update(_not_the_shops(role, pictures))
    return {name for name in theirs if not _is_shown_elsewhere(session, name, ids)}


def _is_shown_elsewhere(session: Session, name: str, ids: list[str]) -> bool:
    """Whether others, or the shop itself, show the picture of this name."""
    to_others = exists().where(
        Message.conversation_id.not_in(ids), _HAS_PICTURES, cast(Message.pictures, Text).contains(name)
    )
    by_the_shop = (exists().where(column == name) for column in (Photo.media, InstructionStep.media))
    return bool(session.scalar(select(or_(to_others, *by_the_shop))))


def overwrite_what_is_deleted(session: Session, database: Database) -> None:
    """Has SQLite write over what this transaction deletes; elsewhere the database's own vacuum does."""
    if database.is_sqlite:
        session.connection().exec_driver_sql("PRAGMA secure_delete=ON")


def empty_journal(database: Database) -> None:
    """Brings what was deleted out of SQLite's write-ahead log, too."""
    if database.is_sqlite:
        with database.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _columns(row: Schema) -> dict[str, Any]:
    return {column.key: getattr(row, column.key) for column in row.__table__.columns}


def _not_the_shops(role: Role, pictures: list[dict[str, Any]]) -> Iterator[str]:
    for picture in pictures:
        url = picture.get("url")
        if (
            (role == Role.SHOPPER or picture.get("source") != "photo")
            and isinstance(url, str)
            and url.startswith(MEDIA)
        ):
            yield url.removeprefix(MEDIA)
