"""Photographs that shoppers send, over HTTP."""

from __future__ import annotations

import asyncio
from typing import Final

from fastapi import APIRouter, Request, UploadFile
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.datastructures import FormData

from bot.gateway.chat import Chat
from bot.gateway.photographs import as_sent
from bot.gateway.policy import CLIENT_ID, admit
from bot.gateway.problems import UPLOADS, Problem, asked_language, problems
from bot.gateway.rest import Messages, OurChat, Own, address_of, refusals_told
from bot.gateway.shapes import Utterance
from bot.gateway.turns import Taken
from data.language import Language, language_of

MOST_FIELDS: Final = 8
LONGEST_FIELD: Final = 65_536

router = APIRouter(tags=["chat"])


class NewPhotograph(BaseModel):
    """A shopper's photograph, and what they say to it."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    file: UploadFile = Field(description="A JPEG, PNG, WebP or HEIC picture that does not move.")
    text: str = ""
    language: Language | None = Field(default=None, description="The language to answer in.")
    client_id: str | None = Field(
        default=None, pattern=f"^{CLIENT_ID.pattern}$", description="As for POST /api/messages."
    )


@router.post(
    UPLOADS,
    responses=problems(
        Problem.SESSION_MISSING,
        Problem.SESSION_INVALID,
        Problem.BODY_TOO_LARGE,
        Problem.NO_PHOTOGRAPH,
        Problem.ANIMATED,
        Problem.TOO_MANY_PIXELS,
        Problem.DAMAGED,
        Problem.TOO_LONG,
        Problem.FIELDS_INVALID,
        Problem.RATE_LIMITED,
        Problem.OVERLOADED,
        Problem.FAILED,
    ),
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"multipart/form-data": {"schema": NewPhotograph.model_json_schema()}},
        }
    },
)
async def send_photograph(request: Request, chat: OurChat, conversation_id: Own) -> Messages:
    """Sends a photograph, with words or without, and waits for the answer as POST /api/messages does.

    Only its pixels are kept: no name of a place, of a camera or of a person that the file may hold.
    """
    # The body is read here, once it is known whose it is and that they may send it.
    with refusals_told(chat, asked_language(request)):
        await chat.limits.count_photograph(conversation_id, address_of(request))
    async with request.form(max_files=1, max_fields=MOST_FIELDS, max_part_size=LONGEST_FIELD) as form:
        taken = await _take(request, chat, conversation_id, _read(form))
    replies = await asyncio.shield(taken.replies)
    return Messages(messages=[taken.message, *replies])


def _read(form: FormData) -> NewPhotograph:
    try:
        return NewPhotograph.model_validate(dict(form))
    except ValidationError as error:
        raise RequestValidationError(
            [problem | {"loc": ("body", *problem["loc"])} for problem in error.errors(include_context=False)]
        ) from error


async def _take(request: Request, chat: Chat, conversation_id: str, new: NewPhotograph) -> Taken:
    spoken = new.language or language_of(new.text, asked_language(request))
    with refusals_told(chat, spoken):
        known = await chat.log.sent(conversation_id, new.client_id) if new.client_id else None
        if known is not None:
            return await chat.turns.taken_before(conversation_id, known)
        said = admit(new.text, chat.max_message_chars) if new.text.strip() else ""
        photograph = await chat.photographs.take_in(new.file.read)
        named_in = spoken if said or new.language else await chat.log.language(conversation_id)
        picture = as_sent(photograph, new.file.filename, named_in)
        is_logged = False
        try:
            taken = await chat.turns.take(
                conversation_id, Utterance(said, new.language, new.client_id, (picture,))
            )
            is_logged = picture in taken.message.pictures
            return taken
        finally:
            if not is_logged:
                await chat.photographs.forget(photograph)
