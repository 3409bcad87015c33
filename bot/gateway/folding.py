"""Rasa's reply, put back together: its REST channel splits one utterance into several elements."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from bot.gateway.policy import normalise
from bot.gateway.shapes import Button, Picture, Reply

logger = logging.getLogger(__name__)

Model = TypeVar("Model", bound=BaseModel)


def fold(elements: Iterable[object]) -> list[Reply]:
    """The messages in Rasa's `elements`, in order.

    An element with text or buttons begins a message; one with only `custom` or `image` belongs to the
    message before it. What cannot be read is left out and named in the log, and so is a message in
    which nothing is left.
    """
    replies: list[Reply] = []
    for element in elements:
        if not isinstance(element, dict):
            logger.warning("the dialogue sent a %s where a message belongs", type(element).__name__)
            continue
        reply = _read(element)
        if replies and not (reply.text or reply.buttons):
            last = replies[-1]
            last.pictures += reply.pictures
            last.cards += reply.cards
        elif reply.says_something:
            replies.append(reply)
    return replies


def _read(element: dict[str, Any]) -> Reply:
    text, custom = element.get("text"), element.get("custom")
    extras = custom if isinstance(custom, dict) else {}
    pictures = _all_of(Picture, extras.get("pictures"))
    if "image" in element:
        pictures += _all_of(Picture, [_picture_of(element["image"])])
    return Reply(
        text=normalise(text) if isinstance(text, str) else "",
        pictures=pictures,
        buttons=_all_of(Button, element.get("buttons")),
        cards=[card for card in _items(extras.get("cards")) if isinstance(card, dict)],
    )


def _picture_of(address: object) -> dict[str, object]:
    """A picture that an utterance of the domain names by its address alone."""
    digest = hashlib.sha256(repr(address).encode("utf-8", "replace")).hexdigest()
    return {"id": f"pic_{digest[:32]}", "url": address, "thumbnail_url": address, "source": "photo"}


def _all_of(model: type[Model], value: object) -> list[Model]:
    read: list[Model] = []
    for item in _items(value):
        try:
            read.append(model.model_validate(item))
        except ValidationError as error:
            fields = ", ".join(str(part) for problem in error.errors() for part in problem["loc"])
            logger.warning("left out an unusable %s of the dialogue: %s", model.__name__.lower(), fields)
    return read


def _items(value: object) -> list[object]:
    return value if isinstance(value, list) else []
