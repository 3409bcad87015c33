"""What a photograph shows, as numbers and as values."""

from __future__ import annotations

from typing import Any

import httpx
import numpy as np
import pytest
from numpy.typing import NDArray

from tests.generator.service.serving import photograph, see


def seen(client: httpx.Client, name: str) -> dict[str, Any]:
    response = see(client, photograph(name))
    assert response.status_code == 200
    answer: dict[str, Any] = response.json()
    return answer


def vector(client: httpx.Client, name: str, kind: str) -> NDArray[np.float64]:
    return np.array(seen(client, name)[kind])


@pytest.mark.parametrize(("kind", "dimensions"), [("embedding", 512), ("look", 1280)])
def test_a_vector_has_unit_length(client: httpx.Client, kind: str, dimensions: int) -> None:
    found = vector(client, "camp-mug-whole", kind)
    assert found.shape == (dimensions,)
    assert abs(float(np.linalg.norm(found)) - 1) < 1e-5


@pytest.mark.parametrize("kind", ["embedding", "look"])
@pytest.mark.parametrize(
    ("first", "second", "other"),
    [
        ("camp-mug-whole-red", "camp-mug-side", "cairn-jumper-whole"),
        ("cairn-jumper-whole", "cairn-jumper-whole-oat", "brook-teapot-whole"),
        ("cloud-tote-whole", "cloud-tote-side", "crag-cap-whole"),
    ],
)
def test_photographs_of_one_product_are_nearer_than_of_different_kinds(
    client: httpx.Client, first: str, second: str, other: str, kind: str
) -> None:
    one, same, another = (vector(client, name, kind) for name in (first, second, other))
    assert one @ same > one @ another + 0.1


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("cairn-jumper-whole-burgundy", {"family": "jumper", "colour": "burgundy", "part": "whole"}),
        ("camp-mug-whole-red", {"family": "mug", "colour": "red"}),
        ("brook-teapot-whole-charcoal", {"family": "teapot"}),
    ],
)
def test_the_likeliest_values_are_named(client: httpx.Client, name: str, values: dict[str, str]) -> None:
    answer = seen(client, name)
    assert set(answer["attributes"]) == {"family", "part", "colour", "material", "pattern", "instruction"}
    for attribute, value in values.items():
        likely = answer["attributes"][attribute]
        assert likely["value"] == value
        assert 0.4 < likely["probability"] <= 1
    assert answer["model"].startswith("checker-")
