"""What a shopper hears who is to wait for a person, and on the way back to the assistant."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from bot.gateway import texts
from bot.gateway.shapes import Button, Reply
from bot.gateway.support_hours import SupportHours
from data.language import Language

# The payload of the button that ends the wait. It is for the gateway; the dialogue never gets it.
RESUME: Final = "/vitrine_resume"


class Reception:
    """Receives those who want a person. `now` is the clock."""

    def __init__(self, hours: SupportHours, now: Callable[[], datetime]) -> None:
        self._hours = hours
        self._now = now

    def announce(self, place: int, language: Language) -> Reply:
        """Tells a shopper at `place` in the queue who is there and when, with the way back as a button."""
        text = texts.WAITING.say(language).format(
            place=_in_queue(place, language),
            people=self._attendance(language),
            silent=texts.SILENT_TILL_THEN.say(language),
        )
        return Reply(
            text=text,
            buttons=[Button(title=texts.GO_ON.say(language), payload=RESUME)],
        )

    def _attendance(self, language: Language) -> str:
        now = self._now()
        attendance = self._hours.at(now)
        week = self._hours.in_words(now, language)
        hours = texts.IN_BRACKETS.say(language).format(hours=week) if week else ""
        if attendance.is_here:
            return texts.PEOPLE_HERE.say(language).format(hours=hours)
        if attendance.back_at is None:
            return texts.PEOPLE_AWAY_FOR_LONG.say(language)
        when = self._hours.when(attendance.back_at, now, language)
        return texts.PEOPLE_AWAY.say(language).format(when=when, hours=hours)


def _in_queue(place: int, language: Language) -> str:
    if place == 1:
        return texts.NEXT_IN_QUEUE.say(language)
    if place == 2:
        return texts.ONE_BEFORE.say(language)
    return texts.MANY_BEFORE.say(language).format(count=place - 1)
