"""How a logged message looks as Rasa's `bot_uttered` event, and what a picture that is made later becomes.

Two kinds of clients listen. A client that does not say otherwise, such as our own widget, gets one event
a message: Rasa's fields (`text`, `quick_replies`, `attachment` with the first picture that is ready,
`metadata`) and beside them the message itself (`id`, `seq`, `role`, `pictures`, …); it may read either. When
a pending picture is ready or has failed, `picture_ready {message_id, seq, picture}` says so.

Rasa's published widgets show one thing an event: one looks at the attachment first and then never at the
text, another takes an event for text only if it has no field but `text`. A page that uses such a widget
connects with `?dialect=rasa` in the socket's address and gets what Rasa itself would send: the text, and each
picture in an event of its own, a pending one once it is ready; the message's `id`, `seq` and `role` stand in
`metadata`. A text with quick replies comes last, because widgets offer those of the last event only.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from bot.gateway.policy import RefusedMessageError
from bot.gateway.shapes import Button, LoggedMessage, Picture
from data.language import Language

Event = dict[str, Any]


class Dialect(StrEnum):
    """What a client expects in `bot_uttered`."""

    VITRINE = "vitrine"
    RASA = "rasa"


def bot_uttered(message: LoggedMessage, dialect: Dialect, public_url: str = "") -> list[Event]:
    """The `bot_uttered` events for `message`; pictures' addresses in attachments begin with `public_url`."""
    metadata = _metadata(message)
    words: Event = {"text": message.text}
    if message.buttons:
        words["quick_replies"] = [_quick_reply(button) for button in message.buttons]
    attachments = _attachments(message.pictures, public_url)
    if dialect is Dialect.VITRINE:
        first = {"attachment": attachments[0]} if attachments else {}
        return [message.model_dump(mode="json") | words | first | {"metadata": metadata}]
    events = [{"attachment": attachment} for attachment in attachments]
    if message.buttons:
        events.append(words)
    elif message.text:
        events.insert(0, words)
    return [event | {"metadata": metadata} for event in events]


def picture_ready(message: LoggedMessage, picture: Picture) -> Event:
    """The `picture_ready` event for `picture` of `message`, which is ready or has failed."""
    return {"message_id": message.id, "seq": message.seq, "picture": picture.model_dump(mode="json")}


def picture_uttered(message: LoggedMessage, picture: Picture, public_url: str) -> list[Event]:
    """The `bot_uttered` events for `picture` of `message` in Rasa's dialect; none where it has failed."""
    metadata = _metadata(message)
    return [
        {"attachment": attachment, "metadata": metadata} for attachment in _attachments([picture], public_url)
    ]


def refusal(error: RefusedMessageError, language: Language, client_id: str | None) -> Event:
    """A `bot_uttered` event that says why a message was not taken; it is not part of the log."""
    metadata = {"notice": error.refusal.value, "client_id": client_id}
    return {"text": error.sentence.say(language), "metadata": metadata}


def _quick_reply(button: Button) -> Event:
    return {"content_type": "text", "title": button.title, "payload": button.payload}


def _metadata(message: LoggedMessage) -> Event:
    return {"id": message.id, "seq": message.seq, "role": message.role.value}


def _attachments(pictures: Iterable[Picture], public_url: str) -> list[Event]:
    """Those of `pictures` that are ready."""
    return [
        _attachment(picture, picture.url, public_url)
        for picture in pictures
        if picture.status == "ready" and picture.url
    ]


def _attachment(picture: Picture, url: str, public_url: str) -> Event:
    address = public_url + url if url.startswith("/") else url
    title = f"{picture.label}: {picture.alt}" if picture.label else picture.alt
    return {"type": "image", "payload": {"src": address, "alt": picture.alt, "title": title}}
