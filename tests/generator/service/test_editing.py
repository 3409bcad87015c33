"""A photographed product in another look."""

from __future__ import annotations

from typing import Final

import httpx
import numpy as np
import pytest
from numpy.typing import NDArray
from skimage.color import rgb2lab

from data.vocabulary.colours import COLOURS, delta_e
from generator.marks import Kind, burn_in
from generator.problems import ProblemType
from tests.generator.product_pictures import as_file
from tests.generator.service.serving import assert_problem, edit, file_of, photograph, pixels_of

JUMPER: Final = photograph("cairn-jumper-whole-burgundy")
JUMPER_PIXELS: Final = pixels_of(JUMPER)
# Medium and dark: what an edit would take for goods, were it to take any.
SKIN: Final = (141, 85, 60)


def beside_the_label(pixels: NDArray[np.uint8]) -> NDArray[np.bool_]:
    return ~burn_in(pixels, Kind.EDITED.label, "en").covered


@pytest.mark.parametrize(
    ("words", "colour"),
    [
        ("in forest green", "forest green"),
        ("换成藏青色", "navy"),
        ("the same in grey, please", "grey"),
        ("en rouge", "red"),
    ],
)
def test_the_product_takes_the_colour_and_all_else_stays(
    client: httpx.Client, words: str, colour: str
) -> None:
    response = edit(client, JUMPER, words)
    after = pixels_of(file_of(response))
    assert after.shape == JUMPER_PIXELS.shape
    old, new = rgb2lab(JUMPER_PIXELS), rgb2lab(after)
    visible = beside_the_label(after)
    difference = delta_e(old, new)
    asked = next(each for each in COLOURS if each.name == colour)
    changed = visible & (difference > 10)
    assert changed.mean() > 0.15
    assert np.median(delta_e(new[changed], asked.lab)) < 12
    paper = visible & (JUMPER_PIXELS.min(axis=2) > 240)
    assert difference[paper].mean() < 1
    assert np.percentile(difference[paper], 99) < 4
    made = response.json()
    assert (made["source"], made["label"]) == ("edited", "AI preview")
    assert made["asked"] == {"family": "jumper", "part": "whole", "colour": colour}
    assert made["colour"]["name"] == colour
    assert made["made_by"]["model"].startswith("edit-")
    assert made["checked"]["score"] >= made["checked"]["threshold"]


def test_another_material_is_shown(client: httpx.Client) -> None:
    response = edit(client, JUMPER, "in corduroy", subject="Cairn Jumper", part="whole")
    difference = np.abs(pixels_of(file_of(response)).astype(int) - JUMPER_PIXELS).mean(axis=2)
    assert (difference[beside_the_label(JUMPER_PIXELS)] > 6).mean() > 0.1
    assert response.json()["asked"] == {"family": "jumper", "part": "whole", "material": "corduroy"}
    assert response.json()["colour"] is None


@pytest.mark.parametrize("words", ["sparkling", "larger", "as it is", "换成透明的", "with sleeves"])
def test_words_for_no_look_are_refused(client: httpx.Client, words: str) -> None:
    assert_problem(edit(client, JUMPER, words), ProblemType.UNKNOWN_COLOUR)


def test_a_part_that_is_none_is_refused(client: httpx.Client) -> None:
    assert_problem(edit(client, JUMPER, "in navy", part="propeller"), ProblemType.UNKNOWN_PART)


def test_a_photograph_that_shows_something_else_is_not_sent(client: httpx.Client) -> None:
    assert_problem(edit(client, JUMPER, "in navy", subject="Teapot"), ProblemType.NOT_AS_ASKED)


def worn(pixels: NDArray[np.uint8], tone: tuple[int, int, int]) -> tuple[bytes, NDArray[np.bool_]]:
    """A product with a head and arms behind it, and where these are."""
    y, x = np.mgrid[: pixels.shape[0], : pixels.shape[1]] / pixels.shape[0]
    head = (x - 0.5) ** 2 + (y - 0.1) ** 2 < 0.012
    arms = (y > 0.3) & (y < 0.8) & ((np.abs(x - 0.12) < 0.07) | (np.abs(x - 0.88) < 0.07))
    skin = (head | arms) & (pixels.min(axis=2) > 225)
    picture = pixels.copy()
    picture[skin] = tone
    return as_file(picture), skin


@pytest.mark.parametrize("name", ["cairn-jumper-whole-forest-green", "alder-oxford-shirt-whole-white"])
@pytest.mark.parametrize("tone", [(224, 172, 145), (198, 134, 102), SKIN])
def test_nobody_is_painted(client: httpx.Client, name: str, tone: tuple[int, int, int]) -> None:
    file, skin = worn(pixels_of(photograph(name)), tone)
    response = edit(client, file, "in navy")
    if response.status_code != 200:
        assert_problem(response, ProblemType.UNSUITABLE_PICTURE)
        return
    after = pixels_of(file_of(response))
    assert np.median(np.abs(after[skin & beside_the_label(after)].astype(int) - tone)) < 4


def test_an_edit_that_takes_skin_for_goods_is_refused(client: httpx.Client) -> None:
    file, _ = worn(pixels_of(photograph("alder-oxford-shirt-whole-white")), SKIN)
    assert_problem(edit(client, file, "in red"), ProblemType.UNSUITABLE_PICTURE)


@pytest.mark.parametrize("name", ["cairn-jumper-whole-oat", "reed-pleated-skirt-whole-camel"])
def test_goods_of_the_colour_of_skin_are_goods(client: httpx.Client, name: str) -> None:
    assert edit(client, photograph(name), "in navy").status_code == 200
