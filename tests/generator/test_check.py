"""The check reads a finished picture without knowing how it was made, and refuses what must not be seen."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from data.vocabulary.colours import parse_colour
from generator.check import ReadBack, read_back
from generator.recolour import recolour
from tests.generator.product_pictures import draw_product

PICTURE = draw_product(body="blue", trim="camel")


def measured(finished: NDArray[np.uint8], asked: str) -> ReadBack:
    return read_back(PICTURE.pixels, finished, parse_colour(asked), np.zeros(PICTURE.body.shape, dtype=bool))


def test_a_good_result_passes_and_its_colour_is_named() -> None:
    result = measured(recolour(PICTURE.pixels, parse_colour("red").lab).picture, "red")
    assert result.passed
    assert result.colour.name == "red"
    assert result.delta_e < 4


def test_another_colour_than_asked_is_refused() -> None:
    green = recolour(PICTURE.pixels, parse_colour("green").lab).picture
    assert not measured(green, "red").passed
    assert measured(green, "red").colour.name == "green"


def test_the_untouched_photograph_does_not_pass_for_a_new_colour() -> None:
    assert not measured(PICTURE.pixels, "red").passed


def test_a_stained_backdrop_is_refused() -> None:
    stained = recolour(PICTURE.pixels, parse_colour("red").lab).picture.copy()
    stained[:40, :120] = (255, 225, 225)
    result = measured(stained, "red")
    assert result.backdrop_change > 6
    assert not result.passed


def test_a_product_recoloured_in_patches_is_refused() -> None:
    patchy = recolour(PICTURE.pixels, parse_colour("red").lab).picture.copy()
    squares = np.indices(PICTURE.body.shape).sum(axis=0) % 48 < 20
    patchy[squares] = PICTURE.pixels[squares]
    result = measured(patchy, "red")
    assert result.new_edges > 0.1
    assert not result.passed
