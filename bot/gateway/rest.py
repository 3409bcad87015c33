"""The chat over plain HTTP, for those who want no socket."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel, Field

from bot.gateway.chat import Chat
from bot.gateway.identity import InvalidTokenError
from bot.gateway.log import HIGHEST_SEQ, PAGE, UnknownConversationError
from bot.gateway.policy import CLIENT_ID, RefusedMessageError, Utterance, admit
from bot.gateway.problems import MEDIA_TYPE, Problem, ProblemError, RefusalError, asked_language
from bot.gateway.shapes import LoggedMessage
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


class Messages(BaseModel):
    """Messages of the log, in order; `more` says that there are further ones to ask for."""

    messages: list[LoggedMessage]
    more: bool = False


def _problems(*problems: Problem) -> dict[int | str, dict[str, Any]]:
    """The problems an address may report, for its OpenAPI description."""
    by_status: dict[int | str, list[str]] = {}
    for problem in problems:
        by_status.setdefault(problem.value.status.value, []).append(problem.value.name)
    return {
        status: {"description": ", ".join(names), "content": {MEDIA_TYPE: {}}}
        for status, names in by_status.items()
    }


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


@router.post(
    "/sessions",
    status_code=201,
    responses=_problems(Problem.SESSION_INVALID, Problem.CUSTOMER_INVALID, Problem.FIELDS_INVALID),
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
    conversation = await chat.conversations.open(guest, customer_id, asked_language(request))
    token, session = chat.sessions.issue(conversation.id)
    return OpenedSession(session_id=token, expires_at=session.expires_at)


@router.post(
    "/messages",
    responses=_problems(
        Problem.BODY_UNREADABLE,
        Problem.SESSION_MISSING,
        Problem.SESSION_INVALID,
        Problem.BODY_TOO_LARGE,
        Problem.EMPTY,
        Problem.UNREADABLE,
        Problem.TOO_LONG,
        Problem.FIELDS_INVALID,
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
    try:
        text = admit(new.text, chat.max_message_chars)
        taken = await chat.turns.take(conversation_id, Utterance(text, new.language, new.client_id))
    except RefusedMessageError as error:
        said = new.text if isinstance(new.text, str) else ""
        raise RefusalError(error, new.language or language_of(said, asked_language(request))) from error
    except UnknownConversationError as error:
        raise ProblemError(Problem.SESSION_INVALID) from error
    replies = await asyncio.shield(taken.replies)
    return Messages(messages=[taken.message, *replies])


@router.get(
    "/messages",
    responses=_problems(Problem.SESSION_MISSING, Problem.SESSION_INVALID, Problem.FIELDS_INVALID),
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
