"""The windows that a part is looked for in."""

from __future__ import annotations

import numpy as np
import pytest

from generator.making.engine import as_tensor
from generator.making.locating import SIDES, Window, cut, windows_on
from generator.making.plain import pixels
from tests.generator.product_pictures import draw_product


@pytest.mark.parametrize(("height", "width"), [(200, 200), (64, 150), (300, 120)])
def test_they_cover_the_product_and_stay_in_the_picture(height: int, width: int) -> None:
    picture = np.full((height, width, 3), 90, np.uint8)
    windows = windows_on(picture)
    covered = np.zeros((height, width), dtype=bool)
    for window in windows:
        assert window.of(picture).shape == (window.side, window.side, 3)
        covered[window.top : window.top + window.side, window.left : window.left + window.side] = True
    assert covered.all()
    assert {window.side for window in windows} == {round(share * min(height, width)) for share in SIDES}
    assert len(windows) == len(set(windows))


def test_where_there_is_only_paper_there_is_nothing_to_look_for() -> None:
    assert windows_on(np.full((200, 200, 3), 240, np.uint8)) == []
    picture = np.full((200, 200, 3), 250, np.uint8)
    picture[:100, :100] = (200, 30, 30)
    windows = windows_on(picture)
    assert windows
    assert all((window.of(picture).min(axis=2) < 225).mean() >= 0.25 for window in windows)


@pytest.mark.parametrize("longest", [1, 2, 3])
def test_there_are_not_too_many_to_look_at(longest: int) -> None:
    assert len(windows_on(np.full((1024 // longest, 1024, 3), 90, np.uint8))) < 200 * (longest + 0.5)


def test_a_window_is_cut_out_and_sized() -> None:
    picture = draw_product(size=256).pixels
    window = Window(left=40, top=60, side=64)
    same, smaller = cut(picture, [window], 64), cut(picture, [window, Window(0, 0, 100)], 32)
    assert np.array_equal(pixels(same)[0], window.of(picture))
    assert smaller.shape == (2, 3, 32, 32)
    average = as_tensor([window.of(picture)]).mean(dim=(2, 3))
    assert float((smaller[0].mean(dim=(1, 2)) - average[0]).abs().max()) < 0.02
