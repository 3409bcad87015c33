from __future__ import annotations

from itertools import pairwise

import pytest

from data.garments.cuts import SKIRTS, TOPS, TROUSERS
from data.garments.measurements import SIZES
from data.garments.size_charts import Row, size_chart
from data.studio.catalogue.clothes import CLOTHES

GARMENTS = [*TOPS, *(("trousers", name) for name in TROUSERS), *(("skirt", name) for name in SKIRTS)]


def _number(row: Row, name: str) -> float:
    value = row[name]
    assert isinstance(value, float)
    return value


def test_every_garment_of_the_shop_has_a_chart() -> None:
    for sitting in CLOTHES:
        assert [row["size"] for row in size_chart(sitting.family, sitting.design)] == list(SIZES)


@pytest.mark.parametrize(("family", "design"), GARMENTS)
def test_a_garment_is_its_body_and_the_ease(family: str, design: str) -> None:
    for row in size_chart(family, design):
        if family in {"trousers", "skirt"}:
            for place in ("waist", "hip"):
                body, ease = _number(row, f"body_{place}_cm"), _number(row, f"{place}_ease_cm")
                assert _number(row, f"garment_{place}_cm") == body + ease
        else:
            total = _number(row, "body_chest_cm") + _number(row, "ease_cm")
            assert _number(row, "garment_chest_cm") == total


@pytest.mark.parametrize(("family", "design"), GARMENTS)
def test_no_measure_shrinks_from_size_to_size(family: str, design: str) -> None:
    for smaller, larger in pairwise(size_chart(family, design)):
        for name in smaller.keys() - {"size"}:
            assert _number(larger, name) >= _number(smaller, name), name
        girths = [name for name in smaller if name.startswith("garment_")]
        assert all(_number(larger, name) > _number(smaller, name) for name in girths)


def test_trousers_are_as_long_as_rise_and_inseam_together_nearly() -> None:
    for design in TROUSERS:
        for row in size_chart("trousers", design):
            apart = _number(row, "rise_cm") + _number(row, "inseam_cm") - _number(row, "length_cm")
            assert 0 < apart < 3


def test_an_unknown_garment_has_no_chart() -> None:
    with pytest.raises(KeyError):
        size_chart("skirt", "crinoline")
