"""A part of a photographed product, found and enlarged."""

from __future__ import annotations

from typing import Final

import httpx
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from skimage.feature import match_template

from generator.making.locating import SIDES
from generator.problems import ProblemType
from tests.generator.product_pictures import as_file
from tests.generator.service.serving import assert_problem, file_of, photograph, pixels_of, zoom

JUMPER: Final = "cairn-jumper-whole-burgundy"


def grey(pixels: NDArray[np.uint8], side: int) -> NDArray[np.floating]:
    return np.asarray(Image.fromarray(pixels).convert("L").resize((side, side))) / 255


def place_of(piece: NDArray[np.uint8], whole: NDArray[np.uint8]) -> tuple[float, float, float]:
    """How well a piece fits where it fits best in a square picture, and that place's middle, 0 to 1."""
    side = whole.shape[0] // 2
    found = []
    for share in SIDES:
        # The label is in the lowest quarter.
        window = grey(piece, round(share * side))[: round(0.75 * share * side)]
        fit = match_template(grey(whole, side), window)
        top, left = np.unravel_index(fit.argmax(), fit.shape)
        found.append((float(fit.max()), (left + share * side / 2) / side, (top + share * side / 2) / side))
    return max(found)


@pytest.mark.parametrize(
    ("name", "part", "across", "down"),
    [
        (JUMPER, "collar", (0.35, 0.65), (0.0, 0.35)),
        (JUMPER, "hem", (0.3, 0.7), (0.6, 1.0)),
        ("brook-teapot-whole", "spout", (0.0, 0.4), (0.2, 0.7)),
    ],
)
def test_the_part_is_found_where_it_is(
    client: httpx.Client, name: str, part: str, across: tuple[float, float], down: tuple[float, float]
) -> None:
    response = zoom(client, photograph(name), part)
    made = response.json()
    fit, x, y = place_of(pixels_of(file_of(response)), pixels_of(photograph(name)))
    assert fit > 0.95
    assert across[0] < x < across[1]
    assert down[0] < y < down[1]
    assert (made["source"], made["label"]) == ("enhanced", "AI-enhanced")
    assert made["asked"]["part"] == part
    assert made["made_by"]["model"].startswith("zoom-")
    assert made["made_by"]["seed"] is None
    assert made["checked"]["score"] >= made["checked"]["threshold"]
    assert made["tries"] > 10


def test_a_title_says_what_the_product_is(client: httpx.Client) -> None:
    made = zoom(client, photograph(JUMPER), "collar", subject="Cairn Jumper").json()
    assert made["asked"] == {"family": "jumper", "part": "collar"}


@pytest.mark.parametrize("part", ["spout", "laces", "back"])
def test_a_part_that_is_not_to_be_seen_is_not_made_up(client: httpx.Client, part: str) -> None:
    problem = assert_problem(zoom(client, photograph(JUMPER), part), ProblemType.NOT_AS_ASKED)
    assert problem["checked"]["score"] < problem["checked"]["threshold"]


@pytest.mark.parametrize("part", ["propeller", "领口", "../collar", "COLLAR", "\0"])
def test_a_part_that_is_none_is_refused(client: httpx.Client, part: str) -> None:
    assert_problem(zoom(client, photograph(JUMPER), part), ProblemType.UNKNOWN_PART)


def test_a_small_photograph_is_enlarged_as_a_whole(client: httpx.Client) -> None:
    small = np.asarray(Image.fromarray(pixels_of(photograph("camp-mug-whole-red"))).resize((160, 160)))
    response = zoom(client, as_file(small))
    large = pixels_of(file_of(response))
    assert large.shape == (640, 640, 3)
    again = np.asarray(Image.fromarray(large).resize((160, 160)))[:120].astype(int)
    assert np.abs(again - small[:120]).mean() < 3
    assert (response.json()["asked"]["part"], response.json()["tries"]) == ("whole", 1)


def test_a_large_photograph_as_a_whole_is_refused(client: httpx.Client) -> None:
    assert_problem(zoom(client, photograph(JUMPER)), ProblemType.UNSUITABLE_SIZE)


def test_paper_has_no_part_to_be_found(client: httpx.Client) -> None:
    paper = as_file(np.full((300, 300, 3), 250, np.uint8))
    assert_problem(zoom(client, paper, "collar"), ProblemType.UNSUITABLE_PICTURE)


def test_parts_are_not_looked_for_all_along_a_strip(client: httpx.Client) -> None:
    strip = as_file(np.full((100, 2000, 3), 90, np.uint8))
    assert_problem(zoom(client, strip, "collar"), ProblemType.UNSUITABLE_SIZE)
