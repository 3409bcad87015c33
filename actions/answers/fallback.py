"""What is done about a message that was not understood: the shopper is asked back, once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.answers.which import payload
from actions.labels import Labels
from actions.turn import BEGINNINGS, Turn, uploads_of

NOT_UNDERSTOOD: Final = "nlu_fallback"
# Failures in a row after which a person is asked.
MOST_FAILURES: Final = 2

_ASK_BACK: Final = "action_ask_back"
_SLOT: Final = "failed_understandings"
_MOST_OFFERS: Final = 3
# A guess less likely than this only makes the shopper read.
_LEAST_CONFIDENCE: Final = 0.05
# Bare values mean nothing by themselves, and nobody has to be asked whether they meant a greeting.
_NEVER_OFFERED: Final = frozenset(
    {NOT_UNDERSTOOD, "out_of_scope", "inform", "affirm", "deny", "greet", "goodbye", "thank_you"}
)
_LONGEST_ENTITY: Final = 100


class CountFailures(Action):  # type: ignore[misc]
    """Fills the slot `failed_understandings`: how many messages in a row were not understood, at most two.

    Rasa asks for it after every message, more than once when a form begins, so it counts what the tracker
    holds and never adds to what it said before.
    """

    def name(self) -> str:
        return "action_count_failures"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        return [SlotSet(_SLOT, float(failures(tracker)))]


class AskBack(Action):  # type: ignore[misc]
    """Offers what the shopper may have meant; in a form, says only that the answer was not understood.

    Rasa's own two-stage fallback forgets the words once a button is tapped. Here a button carries them,
    with what was found in them. The form's question follows by itself.
    """

    def name(self) -> str:
        return _ASK_BACK

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        turn = Turn(tracker, dispatcher)
        if tracker.active_loop_name:
            turn.say("utter_not_understood")
            return []
        labels = Labels.of(domain, turn.language)
        buttons = [
            {"title": labels.wish(intent), "payload": _same_again(turn, intent)}
            for intent in likely_intents(tracker.latest_message)
            if labels.wish(intent)
        ]
        if buttons:
            none = {"title": labels.sentence("utter_none_of_these"), "payload": "/deny"}
            turn.say("utter_ask_back", buttons=[*buttons, none])
        else:
            turn.say("utter_default")
        return []


def failures(tracker: Tracker) -> int:
    """How many messages in a row, up to the latest, were not understood.

    A message fails if the shopper was asked back for it. "None of these" fails as well, where it answers
    that; in a form "no" means to leave it. A photograph is answered whatever the words beside it mean.
    """
    intent = (tracker.latest_message.get("intent") or {}).get("name")
    before = _was_asked_back(tracker.events)
    if intent == NOT_UNDERSTOOD:
        is_photograph = uploads_of(tracker.latest_message) and not tracker.active_loop_name
        return 0 if is_photograph else 1 + before
    return MOST_FAILURES if intent == "deny" and before and not tracker.active_loop_name else 0


def likely_intents(message: Mapping[str, Any]) -> list[str]:
    """The intents that `message` may have meant, likeliest first; frequent questions by their topics."""
    likely = sorted(_candidates(message), key=lambda candidate: -candidate[1])
    return [intent for intent, confidence in likely if confidence >= _LEAST_CONFIDENCE][:_MOST_OFFERS]


def _candidates(message: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    selected = message.get("response_selector") or {}
    for entry in message.get("intent_ranking") or []:
        intent, confidence = str(entry.get("name")), float(entry.get("confidence") or 0.0)
        if intent in selected.get("all_retrieval_intents", ()):
            for topic in (selected.get(intent) or {}).get("ranking") or []:
                yield str(topic["intent_response_key"]), confidence * float(topic["confidence"])
        elif intent not in _NEVER_OFFERED:
            yield intent, confidence


def _same_again(turn: Turn, intent: str) -> str:
    """The payload by which the same words mean `intent`, with the entities that were found in them."""
    found: dict[str, list[str]] = {}
    for entity in turn.tracker.latest_message.get("entities") or []:
        value = str(entity.get("value") or "")
        if len(value) <= _LONGEST_ENTITY:
            found.setdefault(str(entity["entity"]), []).append(value)
    name, _, topic = intent.partition("/")
    return payload(name, **(found | {"topic": topic, "question": turn.text}))


def _was_asked_back(events: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the shopper's message before the latest one was answered by asking back.

    Not so once someone else had the conversation in between: the gateway then sets the slot to zero.
    """
    messages = 0
    for event in reversed(events):
        what = (event.get("event"), event.get("name"))
        if what[0] == "user":
            messages += 1
        if messages > 1 or what[0] in BEGINNINGS:
            return False
        if messages == 1 and what == ("slot", _SLOT) and not event.get("value"):
            return False
        if messages == 1 and what == ("action", _ASK_BACK):
            return True
    return False
