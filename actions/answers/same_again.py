"""The last question again, of another product: "and the chinos?" after a price asks what those cost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import replace
from typing import Any, Final

from rasa_sdk.events import EventType

from actions.answers.instructions import ShowInstruction
from actions.answers.products import AnswerProduct
from actions.answers.sizes import AnswerSize
from actions.catalogue import CatalogueProduct
from actions.shop import Shop
from actions.turn import ShopAction, Turn
from actions.wording import fold, without

_ANSWERS: Final[Mapping[str, type[ShopAction]]] = {
    "ask_product": AnswerProduct,
    "ask_size": AnswerSize,
    "how_to": ShowInstruction,
}
# Intents that only go on from a question: what was asked stands before them.
_GOING_ON: Final = frozenset({"inform", "compare_products"})
_ABOUT_ANOTHER: Final = re.compile(
    r"^(?:(?:ok(?:ay)?|so|and|but)\W+)*(?:and|what about|how about|what of|same for)\b"
    r"|^(?:那|还有).*[呢吗？?]\W*$|呢\W*$",
    re.IGNORECASE,
)
_FARTHEST: Final = 4


def asks_of_another(turn: Turn) -> bool:
    """Whether the words do no more than turn to another product."""
    return bool(_ABOUT_ANOTHER.search(turn.text.strip()))


async def same_again(shop: Shop, turn: Turn, product: CatalogueProduct) -> list[EventType] | None:
    """Answers the question before this message of `product`; None where there was none to ask again."""
    before = _question_before(turn)
    if before is None:
        return None
    index = await shop.index()
    named = [
        str(entity.get("value") or "")
        for entity in before.get("entities") or []
        if entity.get("entity") in ("product", "category")
    ]
    titles = [title for each in index.catalogue.products for title in (each.title.en, each.title.zh)]
    kept = [
        entity
        for entity in before.get("entities") or []
        if entity.get("entity") not in ("product", "category", "question")
    ]
    tracker = copy(turn.tracker)
    tracker.latest_message = {
        **before,
        "text": without(fold(_words_of(before)), map(fold, [*named, *titles])),
        "entities": [*kept, {"entity": "product", "value": product.handle}],
        "metadata": {**turn.metadata, "language": turn.language},
    }
    return await _ANSWERS[_intent_of(before)](shop).answer(replace(turn, tracker=tracker))


def _question_before(turn: Turn) -> Mapping[str, Any] | None:
    for message, _ in zip(_messages_before(turn), range(_FARTHEST), strict=False):
        intent = _intent_of(message)
        if intent in _ANSWERS:
            return message
        if intent not in _GOING_ON:
            return None
    return None


def _messages_before(turn: Turn) -> Iterator[Mapping[str, Any]]:
    """What the shopper said before this message, newest first."""
    said = [event for event in turn.tracker.events if event.get("event") == "user"]
    for event in reversed(said[:-1]):
        yield {**(event.get("parse_data") or {}), "text": str(event.get("text") or "")}


def _intent_of(message: Mapping[str, Any]) -> str:
    return str((message.get("intent") or {}).get("name") or "")


def _words_of(message: Mapping[str, Any]) -> str:
    """The words of a message; of a button, those that it answers for."""
    text = str(message.get("text") or "")
    if not text.startswith("/"):
        return text
    entities = message.get("entities") or []
    return next((str(each.get("value") or "") for each in entities if each.get("entity") == "question"), "")
