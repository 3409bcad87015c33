"""Photographs that shoppers send, over HTTP."""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import APIRouter, Form, Request, UploadFile
from pydantic import BaseModel, Field

from bot.gateway.photographs import as_sent
from bot.gateway.policy import CLIENT_ID, admit
from bot.gateway.problems import UPLOADS, Problem, asked_language, problems
from bot.gateway.rest import Messages, OurChat, Own, address_of, refusals_told
from bot.gateway.shapes import Utterance
from data.language import Language, language_of

router = APIRouter(tags=["chat"])


class NewPhotograph(BaseModel):
    """A shopper's photograph, and what they say to it."""

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
)
async def send_photograph(
    request: Request,
    chat: OurChat,
    conversation_id: Own,
    new: Annotated[NewPhotograph, Form(media_type="multipart/form-data")],
) -> Messages:
    """Sends a photograph, with words or without, and waits for the answer as POST /api/messages does.

    Only its pixels are kept: no name of a place, of a camera or of a person that the file may hold.
    """
    spoken = new.language or language_of(new.text, asked_language(request))
    with refusals_told(chat, spoken):
        known = await chat.log.sent(conversation_id, new.client_id) if new.client_id else None
        if known is not None:
            return Messages(messages=[known, *await chat.log.replies_to(known)])
        said = admit(new.text, chat.max_message_chars) if new.text.strip() else ""
        await chat.limits.count_photograph(conversation_id, address_of(request))
        photograph = await chat.photographs.take_in(await new.file.read())
        named_in = spoken if said or new.language else await chat.log.language(conversation_id)
        picture = as_sent(photograph, new.file.filename, named_in)
        utterance = Utterance(said, new.language, new.client_id, (picture,))
        is_logged = False
        try:
            taken = await chat.turns.take(conversation_id, utterance)
            is_logged = picture in taken.message.pictures
        finally:
            if not is_logged:
                await chat.photographs.forget(photograph)
    replies = await asyncio.shield(taken.replies)
    return Messages(messages=[taken.message, *replies])
