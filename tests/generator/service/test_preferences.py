"""The header `Prefer`, whatever stands in it."""

from __future__ import annotations

import pytest
from fastapi import Request
from hypothesis import given
from hypothesis import strategies as st

from generator.service.preferences import LONGEST_WAIT_S, Preferences


def wait_of(*headers: str) -> float | None:
    raw = [(b"prefer", header.encode("latin-1")) for header in headers]
    return Preferences.of(Request({"type": "http", "headers": raw})).wait_s


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ([], None),
        ([""], None),
        (["wait=10"], 10),
        (["wait=0"], 0),
        (["wait=0.25"], 0.25),
        (["WAIT = 2"], 2),
        (['wait="3"'], 3),
        (["respond-async, wait=4"], 4),
        (["wait=5;foo=bar, handling=lenient"], 5),
        (["respond-async", "wait=6"], 6),
        (["wait=100"], LONGEST_WAIT_S),
        (["wait=9999"], LONGEST_WAIT_S),
        (["respond-async"], None),
        (["wait"], None),
        (["wait="], None),
        (["wait=-1"], None),
        (["wait=1e9"], None),
        (["wait=nan"], None),
        (["wait=99999999999999999999"], None),
        (["await=7"], None),
        (["wait=7s"], None),
    ],
)
def test_the_wait_is_found(headers: list[str], seconds: float | None) -> None:
    assert wait_of(*headers) == seconds


@given(st.lists(st.text(alphabet=st.characters(max_codepoint=255), max_size=60), max_size=3))
def test_any_header_is_a_wait_or_none(headers: list[str]) -> None:
    wait = wait_of(*headers)
    assert wait is None or 0 <= wait <= LONGEST_WAIT_S


@given(st.decimals(0, 60, places=3), st.sampled_from(["", "respond-async, ", "a=b; "]))
def test_any_seconds_up_to_a_minute_are_understood(seconds: object, before: str) -> None:
    assert wait_of(f"{before}wait={seconds:f}") == float(str(seconds))
