"""Handoffs in the database: opened, looked at and ended within the transactions of the message log."""

from __future__ import annotations

import uuid
from enum import Enum, auto

from sqlalchemy import exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.expression import Exists

from bot.gateway.locking import lock
from bot.gateway.shapes import HandoffRequest
from data.language import Language
from data.schema import EndedBy, Handoff, Message, Role, utc_now


class Standing(Enum):
    """Who answers a message."""

    ASSISTANT = auto()
    PERSON = auto()
    ASSISTANT_AGAIN = auto()
    """The assistant, for the first time since a person gave the conversation back."""
    ASSISTANT_ANEW = auto()
    """The assistant, for the first time since the shopper ended the talk."""


async def open_handoff(
    session: AsyncSession, conversation_id: str, request: HandoffRequest, language: Language
) -> int | None:
    """Opens the handoff that is requested; its place in the queue, 1 being next.

    None where one is open already: that one gets the new summary, and nothing else changes.
    """
    await lock(session, conversation_id)
    summary = request.summary.model_dump(mode="json")
    known = await session.scalar(
        update(Handoff)
        .where(Handoff.conversation_id == conversation_id, Handoff.ended_at.is_(None))
        .values(summary=summary)
        .returning(Handoff.id)
    )
    if known is not None:
        return None
    handoff = Handoff(
        id=f"hand_{uuid.uuid4().hex}",
        conversation_id=conversation_id,
        reason=request.reason,
        subject=request.subject,
        summary=summary,
        language=language,
        requested_at=utc_now(),
    )
    session.add(handoff)
    await session.flush()
    before = await session.scalar(
        select(func.count())
        .select_from(Handoff)
        .where(
            Handoff.ended_at.is_(None),
            Handoff.agent.is_(None),
            or_(
                Handoff.requested_at < handoff.requested_at,
                (Handoff.requested_at == handoff.requested_at) & (Handoff.id < handoff.id),
            ),
        )
    )
    return (before or 0) + 1


async def standing(session: AsyncSession, conversation_id: str, seq: int) -> Standing:
    """Who answers message `seq` of the conversation."""
    latest = await session.scalar(
        select(Handoff)
        .where(Handoff.conversation_id == conversation_id)
        .order_by(Handoff.requested_at.desc())
        .limit(1)
    )
    if latest is not None and latest.ended_at is None:
        return Standing.PERSON
    if await session.scalar(select(_has_ended_before(conversation_id, seq))):
        return Standing.ASSISTANT_ANEW
    if latest is None or latest.ended_by != EndedBy.AGENT:
        return Standing.ASSISTANT
    asked_since = await session.scalar(
        select(
            exists().where(
                Message.conversation_id == conversation_id,
                Message.role == Role.SHOPPER,
                Message.seq < seq,
                Message.created_at > latest.ended_at,
            )
        )
    )
    return Standing.ASSISTANT if asked_since else Standing.ASSISTANT_AGAIN


def _has_ended_before(conversation_id: str, seq: int) -> Exists:
    """Whether the shopper's message `seq` is the first since the talk was ended, as a condition.

    What the system says by itself, in reply to nothing, is its farewell.
    """
    said_before = (
        select(func.coalesce(func.max(Message.seq), 0))
        .where(Message.conversation_id == conversation_id, Message.role == Role.SHOPPER, Message.seq < seq)
        .scalar_subquery()
    )
    return exists().where(
        Message.conversation_id == conversation_id,
        Message.role == Role.SYSTEM,
        Message.in_reply_to.is_(None),
        Message.seq < seq,
        Message.seq > said_before,
    )


def is_with_person(conversation_id: str) -> Exists:
    """Whether the conversation has an open handoff, as a condition of a statement."""
    return exists().where(Handoff.conversation_id == conversation_id, Handoff.ended_at.is_(None))


async def end_handoff(session: AsyncSession, conversation_id: str, by: EndedBy) -> None:
    """Ends the conversation's open handoff, if it has one."""
    await session.execute(
        update(Handoff)
        .where(Handoff.conversation_id == conversation_id, Handoff.ended_at.is_(None))
        .values(ended_at=utc_now(), ended_by=by)
    )
