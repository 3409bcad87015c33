"""A body's measures are read from what people write, and the nearest size is the chart's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.sizing import BODY_MEASURES, SizeTable, body_measures

TABLE = SizeTable.of(
    [
        {"size": size, "body_chest_cm": chest, "ease_cm": 13, "garment_chest_cm": chest + 13, "note": "x"}
        for size, chest in (("S", 90), ("M", 96), ("L", 104))
    ]
)


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("my chest is 98 cm, what size shirt", {"chest": 98}),
        ("what size shoe for a 26.5 cm foot", {"foot_length": 26.5}),
        ('my waist is 32"', {"waist": 81.28}),
        ("waist 32, hips 40 inches", {"waist": 81.28, "hip": 101.6}),
        ("98 cm chest and 82 cm waist", {"chest": 98, "waist": 82}),
        ("chest: 98cm waist: 82cm", {"chest": 98, "waist": 82}),
        ("I'm 180 cm, my chest is 102", {"chest": 102}),
        ("my feet are 265 mm", {"foot_length": 26.5}),
        ("胸围98穿什么码", {"chest": 98}),
        ("胸围９８厘米", {"chest": 98}),
        ("胸围98腰围82", {"chest": 98, "waist": 82}),
        ("腰围2尺4", {"waist": 80}),
        ("脚长26.5厘米", {"foot_length": 26.5}),
        ("I'm 180 cm and 75 kg", {}),
        ("a waist of 5 cm", {}),
        ("我180厘米75公斤", {}),
        ("which foot goes first", {}),
    ],
)
def test_measures_in_a_text(text: str, measures: dict[str, float]) -> None:
    assert body_measures(text) == pytest.approx(measures)


@given(st.text(alphabet=st.sampled_from('chest waist foot 胸围腰 0123456789."cm尺in;')))
def test_only_believable_bodies_are_read(text: str) -> None:
    for name, value in body_measures(text).items():
        assert BODY_MEASURES[name].low_cm <= value <= BODY_MEASURES[name].high_cm


def test_a_chart_is_told_apart_into_body_and_piece() -> None:
    assert TABLE.sizes == ("S", "M", "L")
    assert TABLE.body == {"chest": {"S": 90, "M": 96, "L": 104}}
    assert TABLE.piece == {"chest": {"S": 103, "M": 109, "L": 117}}


@pytest.mark.parametrize(
    ("chest", "size", "over", "is_end"),
    [
        (96, "M", 0, False),
        (98, "M", 2, False),
        (102.5, "L", -1.5, False),
        (100, "L", -4, False),  # as near to M; the larger one is no mistake that pinches
        (110, "L", 6, True),
        (80, "S", -10, True),
        (92, "S", 2, False),
    ],
)
def test_the_nearest_size(chest: float, size: str, over: float, is_end: bool) -> None:
    fit = TABLE.nearest("chest", chest)
    assert fit is not None
    assert (fit.size, fit.over_cm, fit.is_end) == (size, over, is_end)


def test_a_measure_that_the_chart_lacks_has_no_size() -> None:
    assert TABLE.nearest("waist", 80) is None
