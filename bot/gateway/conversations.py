"""Opening conversations: a guest's, and the one that a customer of the shop has on every device."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from data.language import Language
from data.schema import Conversation
from data.store import Database


@dataclass(frozen=True, slots=True)
class OpenConversation:
    """A conversation that a client may take part in; `last_seq` is the number of its newest message."""

    id: str
    last_seq: int
    language: Language
    customer_id: str | None


class Conversations:
    """The conversations in the database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._signing_in = asyncio.Lock()

    async def open(
        self,
        conversation_id: str | None,
        customer_id: str | None,
        language: Language,
        *,
        before_beginning: Callable[[], Awaitable[None]],
    ) -> OpenConversation:
        """The conversation of a client that has shown to be in `conversation_id`, or one begun in `language`.

        A signed-in customer gets their own conversation; what they said as a guest becomes theirs, too.
        Another customer's never does. A conversation is begun unless `before_beginning` raises.
        """
        if customer_id is None:
            async with self._database.async_session() as session:
                found = await _find(session, conversation_id)
                if found is None:
                    await before_beginning()
                return _opened(found or _begin(session, None, language))
        async with self._signing_in, self._database.async_session() as session:
            await _adopt(session, conversation_id, customer_id)
            own = await _customers_own(session, customer_id)
            if own is None:
                await before_beginning()
            return _opened(own or _begin(session, customer_id, language))


async def _adopt(session: AsyncSession, conversation_id: str | None, customer_id: str) -> None:
    """Makes a guest's conversation the customer's."""
    await session.execute(
        update(Conversation)
        .where(Conversation.id == conversation_id, Conversation.customer_external_id.is_(None))
        .values(customer_external_id=customer_id)
    )


async def _customers_own(session: AsyncSession, customer_id: str) -> Conversation | None:
    """The customer's oldest conversation."""
    own = await session.scalars(
        select(Conversation)
        .where(Conversation.customer_external_id == customer_id)
        .order_by(Conversation.created_at, Conversation.id)
        .limit(1)
    )
    return own.first()


async def _find(session: AsyncSession, conversation_id: str | None) -> Conversation | None:
    return None if conversation_id is None else await session.get(Conversation, conversation_id)


def _begin(session: AsyncSession, customer_id: str | None, language: Language) -> Conversation:
    begun = Conversation(
        id=secrets.token_urlsafe(24), last_seq=0, language=language, customer_external_id=customer_id
    )
    session.add(begun)
    return begun


def _opened(conversation: Conversation) -> OpenConversation:
    return OpenConversation(
        id=conversation.id,
        last_seq=conversation.last_seq,
        language="zh" if conversation.language == "zh" else "en",
        customer_id=conversation.customer_external_id,
    )
