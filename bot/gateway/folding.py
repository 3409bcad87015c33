"""Rasa's reply, put back together: its REST channel splits one utterance into several elements.

A picture in `custom.pictures` that is still being made has `status: pending` and, beside the fields of
`Picture`, the `job` that makes it. An utterance whose `custom` says `instead_of: PICTURE` is held back: it
belongs to that picture's work, and is said only if nothing comes of it. `custom.handoff` asks for a person.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from bot.gateway.policy import normalise
from bot.gateway.shapes import Button, HandoffRequest, Picture, Reply, Work

logger = logging.getLogger(__name__)

Model = TypeVar("Model", bound=BaseModel)


def fold(elements: Iterable[object]) -> list[Reply]:
    """The messages in Rasa's `elements`, in order.

    An element with text or buttons begins a message; one with only `custom` or `image` belongs to the
    message before it. What cannot be read is left out and named in the log, and so is a message in
    which nothing is left. A request for a person needs no words.
    """
    replies: list[Reply] = []
    pending: set[str] = set()
    for element in elements:
        if not isinstance(element, dict):
            logger.warning("the dialogue sent a %s where a message belongs", type(element).__name__)
            continue
        reply = _read(element, pending)
        if replies and _continues(reply, replies[-1]):
            last = replies[-1]
            last.pictures += reply.pictures
            last.works += reply.works
            last.cards += reply.cards
            last.instead_of = last.instead_of or reply.instead_of
            last.handoff = last.handoff or reply.handoff
        elif reply.says_something or reply.handoff:
            replies.append(reply)
    return _without_held_back(replies)


def _continues(reply: Reply, last: Reply) -> bool:
    """Whether `reply` belongs to the message `last`: it has no words, and is not said instead of it."""
    if reply.text or reply.buttons:
        return False
    return reply.instead_of is None or all(picture.id != reply.instead_of for picture in last.pictures)


def _without_held_back(replies: list[Reply]) -> list[Reply]:
    """What is said now; what is said only instead of a pending picture is put with that picture's work.

    Where the picture is there already, nothing is said instead of it; where it could not be read, all is.
    """
    spoken = [reply for reply in replies if reply.instead_of is None]
    pictures = {picture.id for reply in spoken for picture in reply.pictures}
    works = {work.picture_id: work for reply in spoken for work in reply.works}
    for reply in replies:
        if reply.instead_of in works:
            works[reply.instead_of].instead += _without_pending(reply)
    return [reply for reply in replies if reply.instead_of not in pictures]


def _without_pending(reply: Reply) -> list[Reply]:
    """`reply` with only what can be shown at once; nothing where that is nothing."""
    if reply.works:
        logger.warning("left out a pending picture that the dialogue sent instead of another")
    pictures = [picture for picture in reply.pictures if picture.status != "pending"]
    kept = reply.model_copy(update={"pictures": pictures, "works": []})
    return [kept] if kept.says_something else []


def _read(element: dict[str, Any], pending: set[str]) -> Reply:
    text, custom = element.get("text"), element.get("custom")
    extras = custom if isinstance(custom, dict) else {}
    pictures, works = _pictures(extras.get("pictures"), pending)
    if "image" in element:
        pictures += _all_of(Picture, [_picture_of(element["image"])])
    instead_of = extras.get("instead_of")
    handoff = _all_of(HandoffRequest, [extras["handoff"]] if "handoff" in extras else [])
    return Reply(
        text=normalise(text) if isinstance(text, str) else "",
        pictures=pictures,
        buttons=_all_of(Button, element.get("buttons")),
        cards=[card for card in _items(extras.get("cards")) if isinstance(card, dict)],
        works=works,
        instead_of=instead_of if isinstance(instead_of, str) else None,
        handoff=handoff[0] if handoff else None,
    )


def _pictures(value: object, pending: set[str]) -> tuple[list[Picture], list[Work]]:
    """The pictures in `value`, and the work on those that are pending.

    A pending picture without a job is left out, and so is one of those that are `pending` already.
    """
    pictures: list[Picture] = []
    works: list[Work] = []
    for item in _items(value):
        for picture in _all_of(Picture, [item]):
            if picture.status == "pending" and picture.id not in pending:
                job = item.get("job") if isinstance(item, dict) else None
                work = _all_of(Work, [{"picture_id": picture.id, "job": job}])
                pending.update(each.picture_id for each in work)
                works += work
                pictures += [picture] if work else []
            elif picture.status != "pending":
                pictures.append(picture)
    return pictures, works


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
            fields = ", ".join(
                ".".join(map(str, problem["loc"])) or problem["msg"] for problem in error.errors()
            )
            logger.warning("left out an unusable %s of the dialogue: %s", model.__name__.lower(), fields)
    return read


def _items(value: object) -> list[object]:
    return value if isinstance(value, list) else []
