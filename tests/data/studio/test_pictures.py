"""The committed pictures are there, readable, different from one another, and small enough."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from tests.data.studio.shop_content import DEMO, INSTRUCTIONS, PHOTOS, photos, products, rows, step_pictures

SIDE_PX = 768
BUDGET_BYTES = 16_000_000
# Mean difference of two 24-pixel grey thumbnails, 0 to 255: the same view rendered twice stays under 1.
NEAR_DUPLICATE = 2.0


def _thumbnail(path: Path) -> NDArray[np.float64]:
    with Image.open(path) as picture:
        return np.asarray(picture.convert("L").resize((24, 24), Image.Resampling.BOX), dtype=np.float64)


@pytest.mark.parametrize("name", [name for names in photos().values() for name in names])
def test_a_photograph_shows_something(name: str) -> None:
    with Image.open(PHOTOS / name) as picture:
        assert (picture.format, picture.size) == ("WEBP", (SIDE_PX, SIDE_PX))
        grey = np.asarray(picture.convert("L"), dtype=np.float64)
    assert grey.std() > 4.0, "the picture shows next to nothing"


@pytest.mark.parametrize("name", step_pictures())
def test_a_step_has_a_readable_picture(name: str) -> None:
    with Image.open(INSTRUCTIONS / name) as picture:
        picture.load()
        assert (picture.format, picture.size) == ("WEBP", (SIDE_PX, SIDE_PX))


@pytest.mark.parametrize("handle", sorted(photos()))
def test_a_whole_product_stands_on_white(handle: str) -> None:
    with Image.open(PHOTOS / f"{handle}-whole.webp") as picture:
        pixels = np.asarray(picture.convert("RGB"), dtype=np.int16)
    top_corners = np.concatenate([pixels[:24, :24].reshape(-1, 3), pixels[:24, -24:].reshape(-1, 3)])
    assert top_corners.min() >= 248


@pytest.mark.parametrize("handle", sorted(photos()))
def test_views_of_a_product_differ(handle: str) -> None:
    parts = {name: entry["part"] for name, entry in products()[handle]["photos"].items()}
    thumbnails = {name: _thumbnail(PHOTOS / name) for name in parts}
    alike = [
        (one, other)
        for one, other in itertools.combinations(parts, 2)
        if parts[one] != parts[other] and np.abs(thumbnails[one] - thumbnails[other]).mean() < NEAR_DUPLICATE
    ]
    assert not alike


def test_colours_of_a_product_differ_in_colour() -> None:
    for row in rows():
        name = row["Variant Image"]
        if name and name != f"{row['Handle']}-whole.webp":
            first, other = (
                np.asarray(Image.open(PHOTOS / one).convert("RGB").resize((24, 24)), dtype=np.float64)
                for one in (f"{row['Handle']}-whole.webp", name)
            )
            assert np.abs(first - other).max() > 20, name


def test_no_picture_is_left_over() -> None:
    assert {path.name for path in PHOTOS.iterdir()} == {name for names in photos().values() for name in names}
    pictures = {path.name for path in INSTRUCTIONS.glob("*.webp")}
    assert {name for name in pictures if not name.startswith(("care-", "measure-"))} == {
        name for name in step_pictures() if not name.startswith("care-")
    }


def test_the_demo_shop_stays_small() -> None:
    assert sum(path.stat().st_size for path in DEMO.rglob("*") if path.is_file()) < BUDGET_BYTES
