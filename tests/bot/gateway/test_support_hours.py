"""The hours of the shop's people: who is there when, and how that is said."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.gateway.support_hours import SupportHours
from data.language import Language

FRIDAY_NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("expression", "zone", "english", "chinese"),
    [
        (
            "Mo-Fr 09:00-17:00",
            "Europe/Berlin",
            "Monday to Friday, 9:00–17:00, Central European Time",
            "周一至周五 9:00–17:00，中欧时间",
        ),
        (
            "Mo-Fr 09:00-12:00,13:30-17:00; Sa 10:00-14:00",
            "America/New_York",
            "Monday to Friday, 9:00–12:00 and 13:30–17:00; Saturday, 10:00–14:00, Eastern Time",
            "周一至周五 9:00–12:00、13:30–17:00；周六 10:00–14:00，北美东部时间",
        ),
        ("24/7", "Asia/Shanghai", "around the clock, China Time", "全天 24 小时，中国时间"),
        ("08:00-20:00", "UTC", "every day, 8:00–20:00, UTC", "每天 8:00–20:00，UTC"),
        (
            "Mo,We,Fr 00:00-24:00",
            "Asia/Kolkata",
            "Monday, Wednesday and Friday, 0:00–24:00, India Time",
            "周一、周三和周五 0:00–24:00，印度时间",
        ),
        (
            "Sa,Su 22:00-06:00",
            "Europe/London",
            "Saturday and Sunday, 22:00–6:00, United Kingdom Time",
            "周六和周日 22:00–6:00，英国时间",
        ),
        # An ordinary week: the holiday on its Friday is told of when someone comes back, not as the rule.
        (
            "Mo-Fr 09:00-17:00; PH off",
            "Europe/Berlin",
            "Monday to Friday, 9:00–17:00, Central European Time",
            "周一至周五 9:00–17:00，中欧时间",
        ),
        ("off", "Europe/Berlin", "", ""),
    ],
)
def test_a_week_in_words(expression: str, zone: str, english: str, chinese: str) -> None:
    hours = SupportHours(expression, zone)
    christmas = datetime(2026, 12, 24, 12, tzinfo=UTC)
    for moment in (FRIDAY_NOON, christmas):
        assert hours.in_words(moment, "en") == english
        assert hours.in_words(moment, "zh") == chinese


def test_people_are_there_by_their_own_clock() -> None:
    hours = SupportHours("Mo-Fr 09:00-17:00", "America/New_York")
    assert not hours.at(datetime(2026, 11, 27, 13, 59, tzinfo=UTC)).is_here
    assert hours.at(datetime(2026, 11, 27, 14, 0, tzinfo=UTC)).is_here
    # In summer they come an hour earlier.
    assert hours.at(datetime(2026, 7, 3, 13, 0, tzinfo=UTC)).is_here


@pytest.mark.parametrize(
    ("now", "language", "back"),
    [
        (datetime(2026, 11, 26, 6, tzinfo=UTC), "en", "today at 9:00"),
        (datetime(2026, 11, 26, 17, tzinfo=UTC), "en", "tomorrow at 9:00"),
        (datetime(2026, 11, 27, 17, tzinfo=UTC), "en", "on Monday at 9:00"),
        (datetime(2026, 12, 24, 17, tzinfo=UTC), "en", "on Monday at 9:00"),
        (datetime(2026, 11, 26, 6, tzinfo=UTC), "zh", "今天 9:00"),
        (datetime(2026, 11, 26, 17, tzinfo=UTC), "zh", "明天 9:00"),
        (datetime(2026, 11, 27, 17, tzinfo=UTC), "zh", "周一 9:00"),
    ],
)
def test_when_they_will_be_back(now: datetime, language: Language, back: str) -> None:
    hours = SupportHours("Mo-Fr 09:00-17:00; PH off", "Europe/Berlin")
    attendance = hours.at(now)
    assert not attendance.is_here and attendance.back_at is not None
    assert hours.when(attendance.back_at, now, language) == back


def test_a_far_day_is_named_by_its_date() -> None:
    hours = SupportHours("Dec 24 10:00-12:00", "Europe/Berlin")
    back_at = hours.at(FRIDAY_NOON).back_at
    assert back_at is not None
    assert hours.when(back_at, FRIDAY_NOON, "en") == "on Thursday 24 December at 10:00"
    assert hours.when(back_at, FRIDAY_NOON, "zh") == "12月24日周四 10:00"


@pytest.mark.parametrize("expression", ["off", "2020 Mo-Fr 09:00-17:00", "Mo-Fr 09:00-17:00 unknown"])
def test_where_nobody_is_known_to_come_back_nothing_is_promised(expression: str) -> None:
    attendance = SupportHours(expression, "Europe/Berlin").at(FRIDAY_NOON)
    assert (attendance.is_here, attendance.back_at) == (False, None)
