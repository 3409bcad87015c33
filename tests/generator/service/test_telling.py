"""What the service says of itself."""

from __future__ import annotations

from pathlib import Path

import httpx
from prometheus_client.parser import text_string_to_metric_families

from generator.making.engine import Networks
from generator.problems import ProblemType
from tests.generator.service.files import HOSTILE, MUG
from tests.generator.service.serving import assert_problem, edit, imagine, metrics, see, serving, zoom


def test_it_is_up(client: httpx.Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_it_counts_what_it_does(networks: Networks, tmp_path: Path) -> None:
    with serving(networks, tmp_path) as client:
        imagine(client, "a red teapot", best_of=2)
        imagine(client, "a red teapot", best_of=2)
        imagine(client, "a dinosaur")
        imagine(client, "a dinosaur")
        zoom(client, MUG, "handle")
        edit(client, MUG, "in navy")
        see(client, MUG)
        assert_problem(see(client, HOSTILE["text"][0]), ProblemType.UNSUPPORTED_PICTURE)
        response = client.get("/metrics")
        counted = metrics(client)
    assert response.headers["content-type"].startswith("text/plain; version=")
    families = {family.name: family for family in text_string_to_metric_families(response.text)}
    assert {
        "vitrine_generator_requests",
        "vitrine_generator_seconds",
        "vitrine_generator_checker_score",
        "vitrine_generator_batch_size",
        "vitrine_generator_unfinished",
        "vitrine_generator_given_up",
    } <= set(families)
    assert all(family.documentation.endswith(".") for family in families.values())
    outcomes = {
        name.removeprefix("requests_total/"): value
        for name, value in counted.items()
        if name.startswith("requests_total/")
    }
    assert outcomes == {
        "imagine/made": 1,
        "imagine/cached": 1,
        "imagine/unknown-subject": 2,
        "zoom/made": 1,
        "edit/made": 1,
        "embed-image/made": 1,
        "embed-image/unsupported-picture": 1,
    }
    assert counted["batch_size_sum/draw"] == 2
    assert counted["checker_score_count/zoom"] == counted["seconds_count/zoom"] == 1
    assert counted["unfinished"] == counted["given_up"] == 0


def test_it_names_what_can_be_asked_for_in_both_languages(client: httpx.Client) -> None:
    response = client.get("/v1/capabilities")
    answer = response.json()
    assert [(each["name"], each["path"], each["source"]) for each in answer["operations"]] == [
        ("imagine", "/v1/imagine", "generated"),
        ("edit", "/v1/edit", "edited"),
        ("zoom", "/v1/zoom", "enhanced"),
        ("embed-image", "/v1/embed-image", None),
    ]
    assert {"value": "jumper", "name": "jumper", "name_zh": "毛衣"} in answer["families"]
    assert {"value": "collar", "name": "collar", "name_zh": "领口"} in answer["parts"]
    assert {"value": "wool", "name": "wool", "name_zh": "羊毛"} in answer["materials"]
    assert {"name": "navy", "name_zh": "藏青色", "hex": "#1b294b"} in answer["colours"]
    assert "Do not wash" in answer["instructions"]
    for kind in ("families", "parts", "materials", "patterns"):
        assert len(answer[kind]) >= 10
        for named in answer[kind]:
            assert named["name"].isascii()
            assert not named["name_zh"].isascii()


def test_every_colour_it_names_can_be_drawn(client: httpx.Client) -> None:
    colours = client.get("/v1/capabilities").json()["colours"]
    assert len(colours) >= 30
    for colour in colours[::6]:
        wish = f"a {colour['name']} mug"
        response = imagine(client, wish, enlarged=False)
        if response.status_code == 200:
            assert response.json()["colour"] == colour
        else:
            assert_problem(response, ProblemType.NOT_AS_ASKED)


def test_its_interface_is_described(client: httpx.Client) -> None:
    described = client.get("/openapi.json").json()
    assert set(described["paths"]) == {
        "/healthz",
        "/metrics",
        "/v1/capabilities",
        "/v1/understand",
        "/v1/imagine",
        "/v1/edit",
        "/v1/zoom",
        "/v1/embed-image",
        "/v1/jobs/{job}",
    }


def test_what_words_ask_for_is_told_without_a_picture(client: httpx.Client) -> None:
    def understood(words: str) -> httpx.Response:
        return client.post("/v1/understand", json={"words": words})

    assert understood("灯芯绒的姜黄色卫衣").json() == {
        "asked": {"family": "hoodie", "part": "whole", "colour": "mustard", "material": "corduroy"},
        "can_be_drawn": True,
    }
    assert understood("a red motorbike").json()["can_be_drawn"] is False
    declined = understood("a singer in a grey hoodie, a portrait of her")
    assert (declined.status_code, declined.json()["declined"]) == (422, "people")
