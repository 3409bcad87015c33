"""Forgetting a shopper: the conversations, what belongs to them, and what the dialogue remembers."""

from __future__ import annotations

from bot.privacy.conversations import (
    conversations_of,
    delete_conversations,
    empty_journal,
    overwrite_what_is_deleted,
    pictures_of_theirs_alone,
)
from bot.privacy.tracker import Tracker
from data.schema import Conversation
from data.store import Database, MediaStore


def forget(shopper: str, database: Database, tracker: Tracker, media: MediaStore) -> dict[str, int]:
    """Deletes all that is held about `shopper`, a conversation or a customer; how much of each that was.

    Raises:
        TrackerError: the dialogue's memory could not be changed; then nothing is deleted.
    """
    with database.session() as session:
        overwrite_what_is_deleted(session, database)
        ids = [conversation.id for conversation in conversations_of(session, shopper)]
        pictures = pictures_of_theirs_alone(session, ids)
        gone = delete_conversations(session, ids)
        # Within the transaction: either both forget, or it can be tried again. The dialogue may remember one
        # whose conversation is gone.
        forgotten = tracker.forget({shopper, *ids})
    empty_journal(database)
    for picture in pictures:
        media.remove(picture)
    return gone | {"pictures": len(pictures), "dialogue_events": forgotten}


def forget_with_customer(
    conversation_id: str, database: Database, tracker: Tracker, media: MediaStore
) -> None:
    """Deletes the conversation; with it, where it is a customer's, all others of theirs.

    Raises:
        TrackerError: as `forget`.
    """
    with database.session() as session:
        conversation = session.get(Conversation, conversation_id)
        customer = conversation and conversation.customer_external_id
    forget(customer or conversation_id, database, tracker, media)
