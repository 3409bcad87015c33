"""The chat over plain HTTP, for those who want no socket."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel, Field, StrictInt

from bot.gateway.chat import Chat
from bot.gateway.feedback import NotRateableError
from bot.gateway.identity import InvalidTokenError
from bot.gateway.log import HIGHEST_SEQ, PAGE, UnknownConversationError
from bot.gateway.policy import CLIENT_ID, RefusedMessageError, admit
from bot.gateway.problems import Problem, ProblemError, RefusalError, asked_language, problems
from bot.gateway.shapes import LoggedMessage, Rated, Utterance
from data.language import Language, language_of


class NewSession(BaseModel):
    """What may come with a request for a session."""

    customer_token: str | None = Field(
        default=None, description="The shop's short-lived JWT for its signed-in customer."
    )


class OpenedSession(BaseModel):
    """A session token, and until when it is valid."""

    session_id: str
    expires_at: datetime


class NewMessage(BaseModel):
    """A shopper's message."""

    # Any text at all is taken here, so that it is the input policy that refuses it, in words for shoppers.
    text: Any = Field(
        description="What the shopper says, or the payload of a button that the conversation has offered.",
        json_schema_extra={"type": "string"},
    )
    language: Language | None = Field(
        default=None, description="The language to answer in; without it, the language of the text."
    )
    client_id: str | None = Field(
        default=None,
        pattern=f"^{CLIENT_ID.pattern}$",
        description="Your own name for the message: however often it is sent, it is logged once.",
    )


class NewRating(BaseModel):
    """What the shopper thinks of a message."""

    value: StrictInt | None = Field(
        description="1 or 0 for an answer that helped or did not; 1 to 5 where a message asks how it was."
    )
    reason: str = Field(default="", description="Why, in the shopper's words; long ones are cut.")


class Messages(BaseModel):
    """Messages of the log, in order; `more` says that there are further ones to ask for."""

    messages: list[LoggedMessage]
    more: bool = False


router = APIRouter(prefix="/api", tags=["chat"])
_bearer = HTTPBearer(
    auto_error=False, scheme_name="session", description="The `session_id` of POST /api/sessions."
)
Bearer = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]


def _chat(request: Request) -> Chat:
    chat: Chat = request.app.state.chat
    return chat


OurChat = Annotated[Chat, Depends(_chat)]


def _conversation_id(chat: OurChat, bearer: Bearer) -> str:
    """The conversation of the session that the request carries."""
    if bearer is None:
        raise ProblemError(Problem.SESSION_MISSING)
    try:
        return chat.sessions.read(bearer.credentials).conversation_id
    except InvalidTokenError as error:
        raise ProblemError(Problem.SESSION_INVALID) from error


Own = Annotated[str, Depends(_conversation_id)]


def address_of(request: Request) -> str | None:
    """Where a request comes from; behind a trusted proxy, where that says it does."""
    return request.client.host if request.client else None


@contextmanager
def refusals_told(chat: Chat, language: Language) -> Iterator[None]:
    """Ends the request with what a refusal of the block says, in `language`."""
    try:
        yield
    except RefusedMessageError as error:
        chat.metrics.refused.labels(error.refusal).inc()
        raise RefusalError(error, language) from error
    except UnknownConversationError as error:
        raise ProblemError(Problem.SESSION_INVALID) from error
    except NotRateableError as error:
        raise ProblemError(Problem.NOT_RATEABLE) from error


@router.post(
    "/sessions",
    status_code=201,
    responses=problems(
        Problem.SESSION_INVALID, Problem.CUSTOMER_INVALID, Problem.FIELDS_INVALID, Problem.RATE_LIMITED
    ),
)
async def open_session(
    request: Request, chat: OurChat, bearer: Bearer, new: NewSession | None = None
) -> OpenedSession:
    """Opens a session: a new conversation, or the signed-in customer's own.

    With the token of a session that is still valid, opens the same conversation for another while.
    """
    guest = None if bearer is None else _conversation_id(chat, bearer)
    customer_id = None
    if new is not None and new.customer_token is not None:
        try:
            customer_id = chat.customers.read(new.customer_token)
        except InvalidTokenError as error:
            raise ProblemError(Problem.CUSTOMER_INVALID) from error
    language = asked_language(request)
    with refusals_told(chat, language):
        conversation = await chat.conversations.open(
            guest,
            customer_id,
            language,
            before_beginning=partial(chat.limits.count_conversation, address_of(request)),
        )
    token, session = chat.sessions.issue(conversation.id)
    return OpenedSession(session_id=token, expires_at=session.expires_at)


@router.post(
    "/messages",
    responses=problems(
        Problem.BODY_UNREADABLE,
        Problem.SESSION_MISSING,
        Problem.SESSION_INVALID,
        Problem.BODY_TOO_LARGE,
        Problem.EMPTY,
        Problem.UNREADABLE,
        Problem.TOO_LONG,
        Problem.FIELDS_INVALID,
        Problem.RATE_LIMITED,
        Problem.OVERLOADED,
        Problem.FAILED,
    ),
)
async def send_message(
    request: Request,
    chat: OurChat,
    conversation_id: Own,
    new: NewMessage,
) -> Messages:
    """Sends a message and waits for the answer: the message as logged, then everything that answers it.

    While the shopper waits for a person, nothing does: the person will find the message in the log.

    It does not wait for pictures: one whose `status` is `pending` has no `url` yet. Read the message again
    with GET /api/messages until the picture is `ready` or `failed`; what is said in place of a picture that
    has failed follows there as a further message.
    """
    said = new.text if isinstance(new.text, str) else ""
    with refusals_told(chat, new.language or language_of(said, asked_language(request))):
        text = admit(new.text, chat.max_message_chars)
        await chat.limits.count_message(conversation_id, address_of(request))
        taken = await chat.turns.take(conversation_id, Utterance(text, new.language, new.client_id))
    replies = await asyncio.shield(taken.replies)
    return Messages(messages=[taken.message, *replies])


@router.get(
    "/messages",
    responses=problems(Problem.SESSION_MISSING, Problem.SESSION_INVALID, Problem.FIELDS_INVALID),
)
async def read_messages(
    chat: OurChat,
    conversation_id: Own,
    after: Annotated[int, Query(ge=0, le=HIGHEST_SEQ, description="A message's `seq`.")] = 0,
) -> Messages:
    """Reads the conversation's messages numbered above `after`, with their pictures as they are by now.

    A picture that was `pending` is here later, under the same `id`, as `ready` with its `url` or as `failed`;
    so while one is pending, read from before its message. None stays pending for longer than a minute or
    what the shop has set (VITRINE_PICTURE_DEADLINE_S).
    """
    messages = await chat.log.after(conversation_id, after)
    return Messages(messages=messages, more=len(messages) == PAGE)


@router.put(
    "/messages/{message_id}/rating",
    responses=problems(
        Problem.SESSION_MISSING,
        Problem.SESSION_INVALID,
        Problem.FIELDS_INVALID,
        Problem.NOT_RATEABLE,
        Problem.RATE_LIMITED,
    ),
)
async def rate_message(
    request: Request, chat: OurChat, conversation_id: Own, message_id: str, new: NewRating
) -> Rated:
    """Says what the shopper thinks of a message; `null` takes it back."""
    with refusals_told(chat, asked_language(request)):
        await chat.limits.count_question(conversation_id)
        return await chat.feedback.rate(conversation_id, message_id, new.value, new.reason)


@router.post(
    "/conversation/close",
    responses=problems(Problem.SESSION_MISSING, Problem.SESSION_INVALID, Problem.RATE_LIMITED),
)
async def end_conversation(request: Request, chat: OurChat, conversation_id: Own) -> Messages:
    """Ends the talk: the message that says so also asks how it was. Who writes again begins a new one."""
    with refusals_told(chat, asked_language(request)):
        await chat.limits.count_question(conversation_id)
        return Messages(messages=[await chat.turns.end(conversation_id)])


@router.delete(
    "/conversation",
    status_code=204,
    responses=problems(
        Problem.SESSION_MISSING, Problem.SESSION_INVALID, Problem.RATE_LIMITED, Problem.NOT_DELETED
    ),
)
async def delete_conversation(request: Request, chat: OurChat, conversation_id: Own) -> None:
    """Deletes the conversation, its pictures, and what the dialogue remembers of it."""
    with refusals_told(chat, asked_language(request)):
        await chat.limits.count_question(conversation_id)
        await chat.turns.forget(conversation_id)
