"""What shoppers think of the answers: whether one helped, and how the whole chat was."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final, Protocol

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.gateway.locking import lock
from bot.gateway.metrics import Metrics
from bot.gateway.policy import normalise
from bot.gateway.shapes import LONGEST_TEXT, Opinion, Rated
from data.schema import Message, Rating, Role
from data.store import Database

SATISFACTION: Final = "satisfaction"
_MESSAGE_ID: Final = re.compile(r"msg_[0-9a-f]{32}")
_HELPFUL: Final = range(2)
_STARS: Final = range(1, 6)


class NotRateableError(LookupError):
    """There is no such message in the conversation, or it cannot be rated so."""


class Delivery(Protocol):
    """Brings what happens in a conversation to whoever has it open."""

    async def rated(self, conversation_id: str, rated: Rated) -> None:
        """Tells what the shopper thinks of a message."""


class Feedback:
    """The ratings in the database."""

    def __init__(self, database: Database, delivery: Delivery, metrics: Metrics) -> None:
        self._database = database
        self._delivery = delivery
        self._metrics = metrics

    async def rate(self, conversation_id: str, message_id: str, value: int | None, reason: str) -> Rated:
        """Keeps the shopper's rating of a message in place of an earlier one; None takes it back.

        Raises:
            NotRateableError: the message is not the conversation's, or `value` is none that it can have.
        """
        if not _MESSAGE_ID.fullmatch(message_id):
            raise NotRateableError
        said = normalise(reason[: 4 * LONGEST_TEXT])[:LONGEST_TEXT]
        async with self._database.async_session() as session:
            await lock(session, conversation_id)
            message = await session.scalar(
                select(Message).where(
                    Message.id == message_id,
                    Message.conversation_id == conversation_id,
                    Message.role != Role.SHOPPER,
                )
            )
            if message is None or not (value is None or value in _scale(message)):
                raise NotRateableError
            await session.execute(delete(Rating).where(Rating.message_id == message_id))
            if value is not None:
                session.add(
                    Rating(message_id=message_id, conversation_id=conversation_id, value=value, reason=said)
                )
        opinion = None if value is None else Opinion(value=value, reason=said)
        rated = Rated(message_id=message_id, seq=message.seq, rating=opinion)
        if value is not None:
            of = SATISFACTION if asks_how_it_was(message.cards) else "answer"
            self._metrics.ratings.labels(of, value).inc()
        await self._delivery.rated(conversation_id, rated)
        return rated


async def opinions_of(session: AsyncSession, message_ids: Iterable[str]) -> dict[str, Opinion]:
    """The ratings of the messages, by their ids."""
    ratings = await session.scalars(select(Rating).where(Rating.message_id.in_(message_ids)))
    return {rating.message_id: Opinion(value=rating.value, reason=rating.reason) for rating in ratings}


def asks_how_it_was(cards: Iterable[dict[str, Any]]) -> bool:
    """Whether a message with these cards asks how the chat was."""
    return any(card.get("type") == SATISFACTION for card in cards)


def _scale(message: Message) -> range:
    if asks_how_it_was(message.cards):
        return _STARS
    return _HELPFUL if message.role in (Role.BOT, Role.AGENT) else range(0)
