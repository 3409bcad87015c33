"""The message log: every message of every conversation, numbered without gaps, in the database."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Row, Text, cast, delete, exists, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.gateway.feedback import opinions_of
from bot.gateway.handoffs import Standing, end_handoff, is_with_person, open_handoff, standing
from bot.gateway.locking import lock
from bot.gateway.policy import named_language, normalise
from bot.gateway.shapes import Button, LoggedMessage, Picture, Reply, Utterance
from data.language import Language
from data.schema import Conversation, EndedBy, Message, PendingPicture, Role, utc_now
from data.store import Database

PAGE: Final = 100
HIGHEST_SEQ: Final = 2**31 - 1
_SAID: Final = {"text", "pictures", "buttons", "cards"}


# What the system says to a shopper at a place in the queue for a person.
Announcement = Callable[[int, Language], Reply]


class UnknownConversationError(LookupError):
    """There is no such conversation (any more)."""


class AlreadyLoggedError(Exception):
    """The client has sent this message before; `message` is what was logged then."""

    def __init__(self, message: LoggedMessage) -> None:
        super().__init__(message.id)
        self.message = message


@dataclass(frozen=True, slots=True)
class Entry:
    """A shopper's message that waits for its answer, with what the dialogue needs to know of it.

    `payload` is what a tapped button sends in place of the text. `told` says whether the shopper had
    been told that the answer takes longer when this was read.
    """

    conversation_id: str
    message: LoggedMessage
    payload: str | None
    language: Language
    customer_id: str | None
    told: bool = False


@dataclass(frozen=True, slots=True)
class Awaited:
    """A picture of a logged message that is still being made; after `deadline` it counts as failed."""

    conversation_id: str
    message_id: str
    picture_id: str
    job: str
    deadline: datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """Messages as logged, and those of their pictures that are still being made."""

    messages: list[LoggedMessage]
    awaited: list[Awaited]


@dataclass(frozen=True, slots=True)
class Settled:
    """A picture that is ready or has failed, its message, and what is said instead of it."""

    message: LoggedMessage
    picture: Picture
    instead: list[LoggedMessage]


class MessageLog:
    """Writes and reads the log; every method is one short transaction.

    A picture that is still being made has `picture_deadline` from its message on.
    """

    def __init__(self, database: Database, picture_deadline: timedelta) -> None:
        self._database = database
        self._picture_deadline = picture_deadline
        # SQLite lets writers wait by polling, for longer and longer: better they take turns here.
        self._one_writer = asyncio.Lock() if database.is_sqlite else nullcontext()

    async def enter(self, conversation_id: str, utterance: Utterance, tapped: Button | None = None) -> Entry:
        """Logs a shopper's message as waiting for its answer.

        With `tapped`, the log shows the button's title; a title says nothing of the shopper's language.

        Raises:
            UnknownConversationError: there is no such conversation.
            AlreadyLoggedError: a message of this `client_id` is in the log.
        """
        text = tapped.title if tapped else utterance.text
        payload = tapped.payload if tapped else None
        spoken = utterance.language if tapped else utterance.spoken_language
        async with self._writing() as session:
            if utterance.client_id is not None:
                await lock(session, conversation_id)
                logged = await _find(session, conversation_id, utterance.client_id)
                if logged is not None:
                    raise AlreadyLoggedError(logged)
            conversation = await _advance(session, conversation_id, 1, spoken)
            said = Reply(text=text, pictures=list(utterance.photographs))
            message = _message(conversation.last_seq, Role.SHOPPER, said, utterance.client_id)
            language = _language(conversation.language)
            await session.execute(
                insert(Message),
                _columns(message, conversation_id, language) | {"payload": payload, "pending": True},
            )
        return Entry(conversation_id, message, payload, language, conversation.customer_external_id)

    async def answer(
        self, entry: Entry, replies: Sequence[Reply], role: Role, announce: Announcement
    ) -> Answer:
        """Logs `replies`, at least one, as the answer to `entry`, which then waits no longer.

        Where they ask for a person, opens that handoff, and logs what `announce` says of it.
        Returns nothing, and logs nothing, where the message has been answered already.
        """
        async with self._writing() as session:
            await lock(session, entry.conversation_id)
            if not await _settle(session, entry):
                return Answer([], [])
            thread = Thread(entry.conversation_id, entry.message.id, entry.language)
            said = [reply for reply in replies if reply.says_something]
            messages = await _append(session, thread, said, role)
            awaited = await self._await(session, thread, messages, said)
            request = next((reply.handoff for reply in replies if reply.handoff), None)
            if request is not None:
                place = await open_handoff(session, entry.conversation_id, request, entry.language)
                if place is not None:
                    notice = announce(place, entry.language)
                    messages += await _append(session, thread, [notice], Role.SYSTEM)
            return Answer(messages, awaited)

    async def standing(self, entry: Entry) -> Standing:
        """Who answers `entry`."""
        async with self._database.async_session() as session:
            return await standing(session, entry.conversation_id, entry.message.seq)

    async def leave_to_person(self, entry: Entry) -> bool:
        """Ends the waiting of `entry` without an answer; False where no person has the conversation now."""
        async with self._writing() as session:
            await lock(session, entry.conversation_id)
            if not await session.scalar(select(is_with_person(entry.conversation_id))):
                return False
            await _settle(session, entry)
            return True

    async def resume(self, entry: Entry, text: str) -> list[LoggedMessage]:
        """Ends the conversation's handoff as `entry` asks, and logs `text` as the system's answer.

        Returns nothing, and does nothing, where that has been done already.
        """
        async with self._writing() as session:
            await lock(session, entry.conversation_id)
            if not await _settle(session, entry):
                return []
            await end_handoff(session, entry.conversation_id, EndedBy.SHOPPER)
            thread = Thread(entry.conversation_id, entry.message.id, entry.language)
            return await _append(session, thread, [Reply(text=text)], Role.SYSTEM)

    async def end(self, conversation_id: str, reply: Callable[[Language], Reply]) -> list[LoggedMessage]:
        """Ends the conversation's handoff, and logs what the system says to the end of the talk.

        Raises:
            UnknownConversationError: there is no such conversation.
        """
        async with self._writing() as session:
            await lock(session, conversation_id)
            conversation = await session.get(Conversation, conversation_id)
            if conversation is None:
                raise UnknownConversationError(conversation_id)
            await end_handoff(session, conversation_id, EndedBy.SHOPPER)
            language = _language(conversation.language)
            thread = Thread(conversation_id, None, language)
            return await _append(session, thread, [reply(language)], Role.SYSTEM)

    async def language(self, conversation_id: str) -> Language:
        """The language that the conversation was last held in.

        Raises:
            UnknownConversationError: there is no such conversation.
        """
        async with self._database.async_session() as session:
            conversation = await session.get(Conversation, conversation_id)
        if conversation is None:
            raise UnknownConversationError(conversation_id)
        return _language(conversation.language)

    async def sent(self, conversation_id: str, client_id: str) -> LoggedMessage | None:
        """The shopper's message that the client calls `client_id`, if it has been logged."""
        async with self._database.async_session() as session:
            return await _find(session, conversation_id, client_id)

    async def notify(self, entry: Entry, text: str) -> list[LoggedMessage]:
        """Logs a word of the system about `entry`, which keeps waiting for its answer."""
        thread = Thread(entry.conversation_id, entry.message.id, entry.language)
        async with self._writing() as session:
            return await _append(session, thread, [Reply(text=text)], Role.SYSTEM)

    async def awaited(self) -> list[Awaited]:
        """Every picture that is still being made."""
        async with self._database.async_session() as session:
            return [_awaited(row) for row in await session.scalars(select(PendingPicture))]

    async def settle(self, awaited: Awaited, made: Callable[[Picture, Language], Picture]) -> Settled | None:
        """Puts what `made` makes of the pending picture into its message; None where that has been done.

        Where it has failed, what was held back for that is logged as further messages.
        """
        async with self._writing() as session:
            await lock(session, awaited.conversation_id)
            pending = await session.scalar(
                delete(PendingPicture)
                .where(
                    PendingPicture.message_id == awaited.message_id,
                    PendingPicture.picture_id == awaited.picture_id,
                )
                .returning(PendingPicture)
                .execution_options(synchronize_session=False)
            )
            if pending is None:
                return None
            row = await session.get_one(Message, awaited.message_id, with_for_update=True)
            language = _language(pending.language)
            pictures = [Picture.model_validate(picture) for picture in row.pictures]
            place = next(
                place
                for place, picture in enumerate(pictures)
                if picture.id == awaited.picture_id and picture.status == "pending"
            )
            picture = pictures[place] = made(pictures[place], language)
            row.pictures = [each.model_dump(mode="json") for each in pictures]
            instead: list[LoggedMessage] = []
            if picture.status == "failed" and pending.instead:
                thread = Thread(row.conversation_id, row.in_reply_to, language)
                replies = [Reply.model_validate(reply) for reply in pending.instead]
                instead = await _append(session, thread, replies, row.role)
            return Settled(_logged(row), picture, instead)

    async def shows(self, name: str) -> bool:
        """Whether any message shows the picture of this name."""
        async with self._database.async_session() as session:
            return bool(
                await session.scalar(select(exists().where(cast(Message.pictures, Text).contains(name))))
            )

    async def after(self, conversation_id: str, seq: int) -> list[LoggedMessage]:
        """The messages numbered above `seq` in order, at most `PAGE` of them."""
        async with self._database.async_session() as session:
            rows = await session.scalars(
                select(Message)
                .where(Message.conversation_id == conversation_id, Message.seq > seq)
                .order_by(Message.seq)
                .limit(PAGE)
            )
            messages = [_logged(row) for row in rows]
            opinions = await opinions_of(session, [message.id for message in messages])
            return [message.model_copy(update={"rating": opinions.get(message.id)}) for message in messages]

    async def replies_to(self, message: LoggedMessage) -> list[LoggedMessage]:
        """What has answered `message` so far, in order."""
        async with self._database.async_session() as session:
            rows = await session.scalars(
                select(Message).where(Message.in_reply_to == message.id).order_by(Message.seq)
            )
            return [_logged(row) for row in rows]

    async def waiting(self) -> list[Entry]:
        """Every message that waits for its answer, those of one conversation in order."""
        notice = aliased(Message)
        told = exists().where(
            notice.conversation_id == Message.conversation_id, notice.in_reply_to == Message.id
        )
        async with self._database.async_session() as session:
            rows = await session.execute(
                select(Message, Conversation.customer_external_id, told)
                .join(Conversation)
                .where(Message.pending)
                .order_by(Message.conversation_id, Message.seq)
            )
            return [
                Entry(
                    conversation_id=row.conversation_id,
                    message=_logged(row),
                    payload=row.payload,
                    language=_language(row.language),
                    customer_id=customer_id,
                    told=was_told,
                )
                for row, customer_id, was_told in rows
            ]

    async def offered(self, conversation_id: str, payload: str) -> Button | None:
        """The newest button with `payload` that the conversation has offered."""
        async with self._database.async_session() as session:
            offers = await session.scalars(
                select(Message.buttons)
                .where(
                    Message.conversation_id == conversation_id,
                    Message.role != Role.SHOPPER,
                    cast(Message.buttons, Text) != "[]",
                )
                .order_by(Message.seq.desc())
            )
            for offer in offers:
                for button in map(Button.model_validate, offer):
                    if normalise(button.payload) == payload:
                        return button
        return None

    @asynccontextmanager
    async def _writing(self) -> AsyncIterator[AsyncSession]:
        async with self._one_writer, self._database.async_session() as session:
            yield session

    async def _await(
        self, session: AsyncSession, thread: Thread, messages: list[LoggedMessage], replies: Sequence[Reply]
    ) -> list[Awaited]:
        """Notes what the picture service still works on for `messages`, which are `replies` as logged."""
        pending = [
            PendingPicture(
                message_id=message.id,
                picture_id=work.picture_id,
                conversation_id=thread.conversation_id,
                job=work.job,
                instead=[reply.model_dump(mode="json", include=_SAID) for reply in work.instead],
                language=thread.language,
                created_at=message.created_at,
                deadline=message.created_at + self._picture_deadline,
            )
            for message, reply in zip(messages, replies, strict=True)
            for work in reply.works
        ]
        session.add_all(pending)
        await session.flush()
        return [_awaited(row) for row in pending]


@dataclass(frozen=True, slots=True)
class Thread:
    """Where messages are logged: what they answer, in which conversation and language."""

    conversation_id: str
    in_reply_to: str | None
    language: Language


async def _advance(
    session: AsyncSession, conversation_id: str, count: int, language: Language | None = None
) -> Row[int, str, str | None]:
    """Takes the next `count` numbers of the conversation, and notes its language where it is known."""
    advanced = await session.execute(
        update(Conversation)
        .where(Conversation.id == conversation_id)
        .values(
            last_seq=Conversation.last_seq + count,
            language=func.coalesce(language, Conversation.language),
        )
        .returning(Conversation.last_seq, Conversation.language, Conversation.customer_external_id)
        .execution_options(synchronize_session=False)
    )
    row = advanced.one_or_none()
    if row is None:
        raise UnknownConversationError(conversation_id)
    return row


async def _find(session: AsyncSession, conversation_id: str, client_id: str) -> LoggedMessage | None:
    row = await session.scalar(
        select(Message).where(Message.conversation_id == conversation_id, Message.client_id == client_id)
    )
    return None if row is None else _logged(row)


async def _settle(session: AsyncSession, entry: Entry) -> bool:
    """Ends the waiting of `entry`; False where it waits no longer."""
    settled = await session.scalar(
        update(Message)
        .where(Message.id == entry.message.id, Message.pending)
        .values(pending=False)
        .returning(Message.id)
    )
    return settled is not None


async def _append(
    session: AsyncSession, thread: Thread, replies: Sequence[Reply], role: Role
) -> list[LoggedMessage]:
    if not replies:
        return []
    conversation = await _advance(session, thread.conversation_id, len(replies))
    first = conversation.last_seq - len(replies) + 1
    messages = [_message(seq, role, reply) for seq, reply in enumerate(replies, first)]
    await session.execute(
        insert(Message),
        [
            _columns(message, thread.conversation_id, thread.language) | {"in_reply_to": thread.in_reply_to}
            for message in messages
        ],
    )
    return messages


def _message(seq: int, role: Role, reply: Reply, client_id: str | None = None) -> LoggedMessage:
    return LoggedMessage(
        id=f"msg_{uuid.uuid4().hex}",
        seq=seq,
        role=role,
        text=reply.text,
        pictures=reply.pictures,
        buttons=reply.buttons,
        cards=reply.cards,
        created_at=utc_now(),
        client_id=client_id,
    )


def _columns(message: LoggedMessage, conversation_id: str, language: Language) -> dict[str, Any]:
    return message.model_dump(mode="json", exclude={"created_at", "role", "rating"}) | {
        "conversation_id": conversation_id,
        "role": message.role,
        "language": language,
        "created_at": message.created_at,
    }


def _logged(row: Message) -> LoggedMessage:
    return LoggedMessage(
        id=row.id,
        seq=row.seq,
        role=row.role,
        text=row.text,
        pictures=row.pictures,
        buttons=row.buttons,
        cards=row.cards,
        created_at=row.created_at,
        client_id=row.client_id,
    )


def _awaited(row: PendingPicture) -> Awaited:
    return Awaited(row.conversation_id, row.message_id, row.picture_id, row.job, row.deadline)


def _language(stored: str) -> Language:
    return named_language(stored) or "en"
