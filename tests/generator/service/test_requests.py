"""Requests of another form than the service's are refused, each in a sentence."""

from __future__ import annotations

from typing import Any, Final

import httpx
import pytest

from generator.problems import ProblemType
from tests.generator.service.files import MUG
from tests.generator.service.serving import assert_problem

JSON: Final = {"content-type": "application/json"}
BOUNDARY: Final = {"content-type": "multipart/form-data; boundary=x"}


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ({}, "words"),
        ({"words": None}, "words"),
        ({"words": 7}, "words"),
        ({"words": ["a", "mug"]}, "words"),
        ({"words": "mug", "seed": -1}, "seed"),
        ({"words": "mug", "seed": 2**63}, "seed"),
        ({"words": "mug", "seed": "x"}, "seed"),
        ({"words": "mug", "seed": 0.5}, "seed"),
        ({"words": "mug", "best_of": 0}, "best_of"),
        ({"words": "mug", "best_of": 17}, "best_of"),
        ({"words": "mug", "kind": "painting"}, "kind"),
        ({"words": "mug", "language": "fr"}, "language"),
        ({"words": "mug", "enlarged": "perhaps"}, "enlarged"),
        ({"words": "mug", "colour": "red"}, "a field of another name"),
        ({"words": "mug", "x" * 100_000: 1, "<script>": 2}, "a field of another name"),
        ({"seed": -1, "best_of": 99}, "best_of, seed, words"),
        ([], "body"),
        ("mug", "body"),
        (None, "body"),
    ],
    ids=lambda value: "" if isinstance(value, dict) else None,
)
def test_fields_that_are_wrong_are_named(client: httpx.Client, body: Any, wrong: str) -> None:
    problem = assert_problem(client.post("/v1/imagine", json=body), ProblemType.INVALID_REQUEST)
    assert problem["detail"].endswith(f"wrong or missing: {wrong}.")


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b'{"words": "mug"', b"\xff\xfe", b"[" * 100_000, b'{"seed": ' + b"9" * 10_000 + b"}", b"NaN"],
)
def test_a_body_that_is_no_json_is_refused(client: httpx.Client, body: bytes) -> None:
    assert_problem(client.post("/v1/imagine", content=body, headers=JSON), ProblemType.INVALID_REQUEST)


def test_words_in_a_form_are_not_json(client: httpx.Client) -> None:
    assert_problem(client.post("/v1/imagine", data={"words": "mug"}), ProblemType.INVALID_REQUEST)


@pytest.mark.parametrize("path", ["edit", "zoom", "embed-image"])
def test_a_request_without_a_photograph_is_refused(client: httpx.Client, path: str) -> None:
    for response in (
        client.post(f"/v1/{path}"),
        client.post(f"/v1/{path}", json={"words": "in red"}),
        client.post(f"/v1/{path}", data={"words": "in red", "file": "a mug"}),
        client.post(f"/v1/{path}", files={"photo": ("photo", MUG)}, data={"words": "in red"}),
    ):
        problem = assert_problem(response, ProblemType.INVALID_REQUEST)
        assert "file" in problem["detail"]


@pytest.mark.parametrize(
    ("path", "fields", "wrong"),
    [
        ("edit", {}, "words"),
        ("edit", {"words": "in red", "language": "fr"}, "language"),
        ("edit", {"words": "in red", "subject": "x" * 501}, "subject"),
        ("edit", {"words": "in red", "part": "x" * 51}, "part"),
        ("zoom", {"part": "x" * 51}, "part"),
        ("zoom", {"part": "handle", "subject": "x" * 501, "language": ""}, "subject"),
    ],
)
def test_fields_of_a_form_are_checked(
    client: httpx.Client, path: str, fields: dict[str, str], wrong: str
) -> None:
    response = client.post(f"/v1/{path}", files={"file": ("photo", MUG)}, data=fields)
    assert assert_problem(response, ProblemType.INVALID_REQUEST)["detail"].endswith(f"missing: {wrong}.")


@pytest.mark.parametrize("path", ["edit", "zoom", "embed-image"])
@pytest.mark.parametrize(
    "body", [b"", b"--y\r\n", b"--x\r\n\r\n", b"--x\r\nContent-Disposition: form-data\r\n"]
)
def test_a_broken_form_is_refused(client: httpx.Client, path: str, body: bytes) -> None:
    response = client.post(f"/v1/{path}", content=body, headers=BOUNDARY)
    assert_problem(response, ProblemType.INVALID_REQUEST)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/v1/imagine"),
        ("PUT", "/v1/edit"),
        ("DELETE", "/v1/zoom"),
        ("POST", "/healthz"),
        ("PATCH", "/metrics"),
    ],
)
def test_another_method_is_refused(client: httpx.Client, method: str, path: str) -> None:
    response = client.request(method, path)
    assert_problem(response, ProblemType.METHOD_NOT_ALLOWED)
    assert response.headers["allow"]


@pytest.mark.parametrize(
    "path", ["/", "/v1", "/v1/paint", "/v2/imagine", "/..%2f..%2fetc/passwd", "/v1/jobs"]
)
def test_nothing_is_at_other_addresses(client: httpx.Client, path: str) -> None:
    assert_problem(client.get(path), ProblemType.NOT_FOUND)
