"""Pictures from words alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest

from data.vocabulary.colours import COLOURS, delta_e, lab_of
from generator.making.engine import Networks
from generator.problems import ProblemType
from tests.generator.service.serving import assert_problem, file_of, imagine, pixels_of, serving


def test_a_drawing_comes_with_the_facts_about_it(client: httpx.Client) -> None:
    response = imagine(client, "a burgundy wool jumper", seed=3)
    assert response.headers["content-type"] == "application/json"
    assert pixels_of(file_of(response)).shape == (384, 384, 3)
    made = response.json()
    del made["picture"]
    assert made.pop("elapsed_ms") > 0
    checked = made.pop("checked")
    assert checked["threshold"] <= checked["score"] <= 1
    assert made.pop("job").startswith("job_")
    model = made["made_by"].pop("model")
    assert model.startswith("imagine-")
    assert model == client.get("/v1/capabilities").json()["operations"][0]["model"]
    assert made == {
        "media_type": "image/webp",
        "width": 384,
        "height": 384,
        "source": "generated",
        "label": "AI illustration",
        "label_zh": "AI 生成插图",
        "label_language": "en",
        "asked": {"family": "jumper", "part": "whole", "colour": "burgundy", "material": "wool"},
        "colour": {"name": "burgundy", "name_zh": "酒红色", "hex": "#691b2c"},
        "made_by": {"seed": 3},
        "tries": 4,
    }


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("a red teapot", {"family": "teapot", "colour": "red"}),
        ("一个红色的双肩包", {"family": "backpack", "colour": "red"}),
        ("藏青色羊毛毛衣", {"family": "jumper", "colour": "navy", "material": "wool"}),
        ("une tasse rouge", {"family": "mug", "colour": "red"}),
        ("une théière verte", {"family": "teapot", "colour": "forest green"}),
    ],
)
def test_words_of_several_languages_are_drawn_in_the_colour_they_name(
    client: httpx.Client, words: str, asked: dict[str, str]
) -> None:
    response = imagine(client, words)
    pixels = pixels_of(file_of(response)).reshape(-1, 3)
    assert response.json()["asked"].items() >= asked.items()
    product = np.median(pixels[pixels.min(axis=1) < 200][:, None], axis=0)
    colour = next(colour for colour in COLOURS if colour.name == asked["colour"])
    drawn = lab_of("#" + bytes(product[0].astype(np.uint8)).hex())
    assert delta_e(drawn, colour.lab) < 20


def test_the_nearest_colour_is_drawn_and_the_wished_one_named(client: httpx.Client) -> None:
    made = imagine(client, "a fuchsia mug").json()
    assert (made["asked"]["colour"], made["asked"]["wished_colour"]) == ("pink", "fuchsia")
    assert made["colour"]["name"] == "pink"


@pytest.mark.parametrize("words", ["Do not wash", "Not for the dishwasher"])
def test_an_instruction_is_drawn(client: httpx.Client, words: str) -> None:
    made = imagine(client, words, kind="instruction").json()
    assert (made["source"], made["asked"]["instruction"]) == ("instruction", words)
    assert made["label"] == "AI illustration"
    assert made["colour"] is None


def test_a_label_is_in_the_language_that_is_wished(client: httpx.Client) -> None:
    english, chinese = (imagine(client, "a red teapot", language=language) for language in ("en", "zh"))
    assert english.json()["label"] == chinese.json()["label"]
    assert english.json()["job"] != chinese.json()["job"]
    assert not np.array_equal(pixels_of(file_of(english)), pixels_of(file_of(chinese)))


def test_the_same_seed_draws_the_same_and_another_something_else(
    client: httpx.Client, networks: Networks, tmp_path: Path
) -> None:
    wish: dict[str, Any] = {"best_of": 2, "enlarged": False}
    first, other = (imagine(client, "a navy jumper", seed=seed, **wish) for seed in (1, 2**63 - 1))
    with serving(networks, tmp_path) as elsewhere:
        again = imagine(elsewhere, "a navy jumper", seed=1, **wish)
    assert "cache-status" not in again.headers
    a, b, c = (pixels_of(file_of(made)).astype(int) for made in (first, again, other))
    assert np.abs(a - b).mean() < 1
    assert np.abs(a - c).mean() > 2


def test_the_best_of_many_scores_no_less_than_of_few(client: httpx.Client) -> None:
    few, many = (imagine(client, "a red teapot", seed=5, best_of=n, enlarged=False).json() for n in (1, 16))
    assert (few["tries"], many["tries"]) == (1, 16)
    assert many["checked"]["score"] >= many["checked"]["threshold"]


def test_a_drawing_that_is_not_enlarged_has_the_networks_side(client: httpx.Client) -> None:
    made = imagine(client, "a red teapot", enlarged=False)
    assert pixels_of(file_of(made)).shape == (128, 128, 3)
    assert (made.json()["width"], made.json()["height"]) == (128, 128)


def test_what_the_checker_does_not_see_in_the_drawing_is_not_sent(client: httpx.Client) -> None:
    problem = assert_problem(imagine(client, "the hem of a blue shirt"), ProblemType.NOT_AS_ASKED)
    assert problem["checked"]["score"] < problem["checked"]["threshold"]
