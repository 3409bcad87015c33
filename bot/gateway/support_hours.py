"""When the shop's people are there: OpenStreetMap's opening_hours, asked and put into words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Final, Literal
from zoneinfo import ZoneInfo

from babel.core import get_global
from babel.dates import format_skeleton, get_day_names, get_timezone_name
from babel.lists import format_list
from opening_hours import OpeningHours, State, validate

from bot.gateway import texts
from data.language import Language

HORIZON: Final = timedelta(days=366)
DAY: Final = timedelta(days=1)
_LOCALES: Final[dict[Language, str]] = {"en": "en_GB", "zh": "zh_CN"}
_DAY_WIDTHS: Final[dict[Language, Literal["wide", "abbreviated"]]] = {"en": "wide", "zh": "abbreviated"}
_DATES: Final[dict[Language, str]] = {"en": "MMMMEEEEd", "zh": "MMMEd"}
# Two days in a row are named one by one: "Saturday and Sunday".
_SHORTEST_RUN: Final = 3

# From when to when, on the wall clock; an end that is not after its start is on the next day.
Span = tuple[time, time]


def check_expression(expression: str) -> None:
    """Makes sure that `expression` can be read.

    Raises:
        ValueError: it is not in opening_hours syntax.
    """
    if not validate(expression):
        raise ValueError(
            f"{expression!r} are no opening hours as OpenStreetMap writes them; "
            "write them like Mo-Fr 09:00-17:00; Sa 10:00-14:00"
        )


def check_timezone(name: str) -> None:
    """Makes sure that there is a time zone called `name`.

    Raises:
        ValueError: there is none.
    """
    try:
        ZoneInfo(name)
    # An unknown name is a LookupError; one that is a folder or leads out of theirs is one of the others.
    except (LookupError, ValueError, OSError) as error:
        raise ValueError(f"{name!r} is no time zone; write it like Europe/Berlin") from error


@dataclass(frozen=True, slots=True)
class Attendance:
    """Whether the shop's people are there, and else when they will be; None where that is unknown."""

    is_here: bool
    back_at: datetime | None = None


class SupportHours:
    """The hours of the shop's people, in their own time zone.

    Public holidays (`PH off`) are those of the time zone's country.
    """

    def __init__(self, expression: str, timezone: str) -> None:
        self._zone = ZoneInfo(timezone)
        self._country: str | None = get_global("zone_territories").get(timezone)
        self._calendar = _calendar(expression, self._zone, self._country)
        # A week in words is an ordinary one, without the holidays that happen to be in it.
        self._ordinary = _calendar(expression, self._zone, None)

    def at(self, moment: datetime) -> Attendance:
        """How it is at `moment`."""
        # The library takes times of a named zone only, not Python's own UTC.
        start = moment.astimezone(self._zone)
        if self._calendar.is_open(start):
            return Attendance(is_here=True)
        openings = (
            begin
            for begin, _, state, _ in self._calendar.intervals(start, start + HORIZON)
            if state == State.OPEN
        )
        return Attendance(is_here=False, back_at=next(openings, None))

    def in_words(self, moment: datetime, language: Language) -> str:
        """The seven days from `moment` on, such as "Monday to Friday, 9:00–17:00, Central European Time".

        Nothing where nobody is there on any of them.
        """
        days = self._days(moment.astimezone(self._zone).date())
        shown = sorted(weekday for weekday, spans in days.items() if spans)
        by_spans: dict[tuple[Span, ...], list[int]] = {}
        for weekday in shown:
            by_spans.setdefault(days[weekday], []).append(weekday)
        if not by_spans:
            return ""
        week = [_line(weekdays, spans, language) for spans, weekdays in by_spans.items()]
        return texts.HOURS.say(language).format(
            week=texts.BETWEEN_DAYS.say(language).join(week), zone=self._zone_name(moment, language)
        )

    def when(self, moment: datetime, now: datetime, language: Language) -> str:
        """`moment`, which comes after `now`, such as "tomorrow at 9:00"."""
        moment, now = moment.astimezone(self._zone), now.astimezone(self._zone)
        days = (moment.date() - now.date()).days
        if days == 0:
            sentence, day = texts.TODAY, ""
        elif days == 1:
            sentence, day = texts.TOMORROW, ""
        elif days < 7:
            sentence, day = texts.ON_DAY, _day_name(moment.weekday(), language)
        else:
            sentence = texts.ON_DAY
            day = format_skeleton(_DATES[language], moment.replace(tzinfo=None), locale=_LOCALES[language])
        return sentence.say(language).format(day=day, time=_clock(moment.time()))

    def _days(self, first: date) -> dict[int, tuple[Span, ...]]:
        """For each weekday, Monday being 0, the hours of that one of the seven days from `first` on."""
        spans: dict[date, list[Span]] = {first + n * DAY: [] for n in range(7)}
        # From a day before, so that what has begun there is not taken to begin at midnight.
        start = datetime.combine(first - DAY, time(), self._zone)
        for begin, end, state, _ in self._ordinary.intervals(start, start + 9 * DAY):
            if state == State.OPEN:
                for opening, closing in _pieces(begin.replace(tzinfo=None), end.replace(tzinfo=None)):
                    if opening.date() in spans:
                        spans[opening.date()].append((opening.time(), closing.time()))
        return {day.weekday(): tuple(hours) for day, hours in spans.items()}

    def _zone_name(self, moment: datetime, language: Language) -> str:
        if self._country is None:
            return self._zone.key
        name: str = get_timezone_name(self._zone, locale=_LOCALES[language])
        return name


def _calendar(expression: str, zone: ZoneInfo, country: str | None) -> OpeningHours:
    try:
        return OpeningHours(expression, zone, country, max_interval_days=HORIZON.days)
    except Exception:
        # The library knows the holidays of some countries only, and its error is not in its stubs.
        if country is None:
            raise
        return OpeningHours(expression, zone, max_interval_days=HORIZON.days)


def _pieces(begin: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """What is open for longer than a day, cut at midnight; a night stays whole."""
    while end - begin > DAY:
        midnight = datetime.combine(begin.date() + DAY, time())
        yield begin, midnight
        begin = midnight
    yield begin, end


def _line(weekdays: list[int], spans: tuple[Span, ...], language: Language) -> str:
    """`weekdays`, which are in order, with their hours."""
    all_day = spans == ((time(), time()),)
    if all_day and len(weekdays) == 7:
        return texts.ROUND_THE_CLOCK.say(language)
    days = (
        texts.EVERY_DAY.say(language) if len(weekdays) == 7 else _listed(_runs(weekdays, language), language)
    )
    hours = [
        f"{_clock(opening)}–{'24:00' if closing == time() else _clock(closing)}" for opening, closing in spans
    ]
    return texts.DAYS_AND_HOURS.say(language).format(
        days=days, hours=texts.BETWEEN_HOURS.say(language).join(hours)
    )


def _runs(weekdays: list[int], language: Language) -> list[str]:
    """`weekdays` by name, three or more in a row as "Monday to Friday"."""
    names: list[str] = []
    for _, run in groupby(enumerate(weekdays), lambda numbered: numbered[1] - numbered[0]):
        row = [_day_name(weekday, language) for _, weekday in run]
        if len(row) >= _SHORTEST_RUN:
            row = [texts.FROM_DAY_TO_DAY.say(language).format(first=row[0], last=row[-1])]
        names += row
    return names


def _listed(parts: list[str], language: Language) -> str:
    listed: str = format_list(parts, locale=_LOCALES[language])
    return listed


def _day_name(weekday: int, language: Language) -> str:
    name: str = get_day_names(_DAY_WIDTHS[language], locale=_LOCALES[language])[weekday]
    return name


def _clock(moment: time) -> str:
    return f"{moment.hour}:{moment.minute:02}"
