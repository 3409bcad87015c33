"""Photographs of every honest kind are understood as what they show."""

from __future__ import annotations

import io
from collections.abc import Callable

import httpx
import numpy as np
import pytest
from PIL import Image, ImageOps

from generator.pictures import PictureLimits, decode
from tests.generator.product_pictures import as_file
from tests.generator.service.files import HONEST, HONEST_GREY, MUG_PIXELS, Pixels, deep_png
from tests.generator.service.serving import see

KINDS = {**HONEST, **HONEST_GREY}
LIMITS = PictureLimits()


@pytest.mark.parametrize("kind", KINDS)
def test_it_shows_a_mug(client: httpx.Client, kind: str) -> None:
    response = see(client, KINDS[kind](MUG_PIXELS))
    assert response.status_code == 200, response.text
    plain = see(client, as_file(MUG_PIXELS)).json()
    assert response.json()["attributes"]["family"]["value"] == "mug"
    likeness = np.dot(response.json()["embedding"], plain["embedding"])
    assert likeness > (0.97 if kind in HONEST else 0.7)


def decoded(file: bytes, limits: PictureLimits = LIMITS) -> Pixels:
    return decode(file, limits)


@pytest.mark.parametrize("make", HONEST.values(), ids=HONEST)
def test_its_pixels_are_upright_in_srgb_and_on_white(make: Callable[[Pixels], bytes]) -> None:
    pixels = decoded(make(MUG_PIXELS))
    assert pixels.shape == MUG_PIXELS.shape
    assert np.abs(pixels.astype(int) - MUG_PIXELS).mean() < 2


@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_is_turned_upright_however_it_was_held(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = as_file(MUG_PIXELS[:200], "JPEG", exif=exif, quality=95)
    with Image.open(io.BytesIO(file)) as picture:
        upright = np.asarray(ImageOps.exif_transpose(picture))
    assert np.array_equal(decoded(file), upright)


@pytest.mark.parametrize(("colour_type", "channels"), [(0, 1), (2, 3), (4, 2), (6, 4)])
@pytest.mark.parametrize("most", [1024, 64])
def test_sixteen_bits_are_rounded_to_eight(colour_type: int, channels: int, most: int) -> None:
    ramp = np.linspace(0, 65535, 128).astype(np.uint16)[None].repeat(128, axis=0)
    samples = np.dstack([ramp] * channels)
    if channels in (2, 4):
        samples[..., -1] = 65535
    pixels = decoded(deep_png(samples, colour_type), PictureLimits(max_side_px=most))
    side = min(most, 128)
    assert pixels.shape == (side, side, 3)
    assert np.abs(pixels[side // 2] - np.linspace(0, 255, side)[:, None]).max() <= 3


def test_it_is_shrunk_to_the_longest_side() -> None:
    wide = np.repeat(np.repeat(MUG_PIXELS, 2, axis=0), 6, axis=1)
    assert decoded(as_file(wide, "JPEG"), PictureLimits(max_side_px=512)).shape == (171, 512, 3)
