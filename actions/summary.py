"""What a person who takes over a conversation has to know of it, in the shopper's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from rasa_sdk import Tracker

from actions.labels import Labels
from actions.turn import BEGINNINGS, uploads_of

MOST_MESSAGES: Final = 12
LONGEST_MESSAGE: Final = 300

_NOT_UNDERSTOOD: Final = "nlu_fallback"
_PAYLOAD: Final = re.compile(r"^/\w+")
# Digits in groups as they stand on a card; a shorter group is a size, a price or a date.
_DIGIT_GROUPS: Final = re.compile(r"\d{3,19}(?:[ \u00a0.\-–/]\d{3,19})*")
_DIGIT_GROUP: Final = re.compile(r"\d+")
_CARD_DIGITS: Final = range(13, 20)
_SHOWN_DIGITS: Final = 4


def summary_of(
    tracker: Tracker,
    labels: Labels,
    *,
    customer_id: str | None = None,
    product: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The case as it is known; nothing in it was made up.

    `product` is the one last talked about, `handle` and `title`. An order's number and an e-mail address
    are in it only where the shopper gave them. Card numbers are masked.
    """
    messages = _messages(tracker.events)
    asked = [(_words(message, labels), full_intent(_parsed(message))) for message in messages]
    last = [(text, intent) for text, intent in asked if text][-MOST_MESSAGES:]
    return {
        "customer": customer_id,
        "language": labels.language,
        "product": dict(product) if product else None,
        "order_number": _given(tracker, messages, "order_number"),
        "email": _given(tracker, messages, "email"),
        "asked": [{"text": _quoted(text), "intent": intent} for text, intent in last],
        "not_understood": [_quoted(text) for text, intent in last if intent == _NOT_UNDERSTOOD],
    }


def full_intent(parsed: Mapping[str, Any]) -> str:
    """The intent of a message, with the topic where it is a frequent question (`faq/warranty`)."""
    intent = parsed.get("intent") or {}
    name = str(intent.get("name") or "")
    topic = next(_values(parsed, "topic"), "")
    return f"{name}/{topic}" if topic else str(intent.get("full_retrieval_intent_name") or name)


def without_cards(text: str) -> str:
    """`text` with all but the last four digits of every card number hidden.

    A card number has 13 to 19 digits, in groups or not, and the check digit of Luhn's algorithm
    (ISO/IEC 7812-1, annex B).
    """
    return _DIGIT_GROUPS.sub(lambda run: _masked_run(run.group()), text)


def _masked_run(run: str) -> str:
    groups = [(group.start(), group.end()) for group in _DIGIT_GROUP.finditer(run)]
    hidden: set[int] = set()
    for first, (start, _) in enumerate(groups):
        for _, end in groups[first:]:
            places = [place for place in range(start, end) if run[place].isdigit()]
            if len(places) in _CARD_DIGITS and _passes_luhn([int(run[place]) for place in places]):
                hidden.update(places[:-_SHOWN_DIGITS])
    return "".join("•" if place in hidden else character for place, character in enumerate(run))


def _passes_luhn(digits: Sequence[int]) -> bool:
    doubled = [2 * digit - 9 * (digit > 4) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def _quoted(text: str) -> str:
    """`text` as it may be shown; masked before it is cut, or half a card number would stay."""
    return without_cards(text)[:LONGEST_MESSAGE]


def _messages(events: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """What the shopper sent since the talk began."""
    messages: list[Mapping[str, Any]] = []
    for event in events:
        if event.get("event") in BEGINNINGS:
            messages.clear()
        elif event.get("event") == "user" and event.get("text") and not _is_external(event):
            messages.append(event)
    return messages


def _is_external(message: Mapping[str, Any]) -> bool:
    """Whether Rasa was triggered by a program, which writes a message that nobody sent."""
    return bool((message.get("metadata") or {}).get("is_external"))


def _words(message: Mapping[str, Any], labels: Labels) -> str:
    """The words of `message`; of a button those that it stood for, else what it wanted or showed."""
    text = str(message["text"])
    if not _PAYLOAD.match(text):
        return text
    if uploads_of(message):
        return labels.sentence("utter_photograph")
    return next(_values(_parsed(message), "question"), "") or labels.wish(full_intent(_parsed(message)))


def _parsed(message: Mapping[str, Any]) -> Mapping[str, Any]:
    return message.get("parse_data") or {}


def _values(parsed: Mapping[str, Any], entity: str) -> Iterator[str]:
    for found in parsed.get("entities") or []:
        if found.get("entity") == entity and found.get("value"):
            yield str(found["value"])


def _given(tracker: Tracker, messages: Sequence[Mapping[str, Any]], name: str) -> str | None:
    """The value of `name` that the shopper gave last: marked in a message, or a form's answer."""
    for message in reversed(messages):
        for value in _values(_parsed(message), name):
            return _quoted(value)
    kept = str(tracker.get_slot(name) or "")
    return _quoted(kept) if kept and any(kept in str(message["text"]) for message in messages) else None
