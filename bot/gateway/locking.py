"""One transaction at a time works on a conversation."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from data.schema import Conversation


async def lock(session: AsyncSession, conversation_id: str) -> bool:
    """Has this transaction to itself what belongs to the conversation; False where there is none.

    Whoever changes a message takes this lock before any other, so that no two wait for each other. SQLite has
    one writer at a time anyway.
    """
    found = await session.scalar(
        select(Conversation.id).where(Conversation.id == conversation_id).with_for_update()
    )
    return found is not None
