"""What a made picture says of itself after it was downloaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import httpx
import numpy as np
import pytest
from PIL import Image

from generator.marks import DigitalSourceType, Kind, burn_in, read_marks
from generator.marks.label import LETTER_SHARE
from tests.generator.product_pictures import as_file
from tests.generator.service.serving import edit, file_of, imagine, photograph, pixels_of, zoom

JUMPER: Final = pixels_of(photograph("cairn-jumper-whole-burgundy"))
SUBJECT: Final = "Xanthippe’s cosy pullover"
COMPOSITE: Final = DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA
TRAINED: Final = DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA


def with_exif() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Camera of somebody"
    return as_file(JUMPER, "JPEG", quality=95, exif=exif)


REQUESTS: Final[Mapping[Kind, Callable[[httpx.Client], httpx.Response]]] = {
    Kind.GENERATED: lambda client: imagine(client, "one burgundy woollen pullover, freshly pressed", seed=7),
    Kind.INSTRUCTION: lambda client: imagine(client, "Not for the dishwasher", kind="instruction"),
    Kind.ENHANCED: lambda client: zoom(client, with_exif(), "collar", subject=SUBJECT),
    Kind.EDITED: lambda client: edit(client, with_exif(), "in forest green, for Whitsun", subject=SUBJECT),
}
SAID: Final = b"pullover|pressed|Whitsun|Xanthippe|dishwasher|somebody|Camera|woollen|forest"


@pytest.fixture(params=REQUESTS, ids=str)
def made(request: pytest.FixtureRequest, client: httpx.Client) -> tuple[Kind, httpx.Response]:
    kind: Kind = request.param
    return kind, REQUESTS[kind](client)


def test_its_marks_name_a_network_and_are_signed(made: tuple[Kind, httpx.Response]) -> None:
    kind, response = made
    marks = read_marks(file_of(response))
    assert response.json()["source"] == kind
    assert marks.digital_source_type == (COMPOSITE if kind.from_photograph else TRAINED)
    assert marks.model == response.json()["made_by"]["model"]
    assert marks.seed == response.json()["made_by"]["seed"]
    assert marks.aigc
    assert marks.aigc["Label"] == "1"
    assert marks.credentials
    assert marks.credentials.state == "Valid"
    assert marks.credentials.ingredients == (("photograph",) if kind.from_photograph else ())
    assert marks.digital_source_type in [action.digital_source_type for action in marks.credentials.actions]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_its_label_is_there_to_see(client: httpx.Client, language: str) -> None:
    response = imagine(client, "a red teapot", language=language)
    shown = pixels_of(file_of(response))
    again = burn_in(shown, Kind.GENERATED.label, response.json()["label_language"])
    difference = np.abs(again.picture.astype(int) - shown)[again.covered]
    # As it would be written once more, but for compression.
    assert difference.mean() < 8
    letters = (shown.min(axis=2) > 200) & again.covered
    ground = (shown.max(axis=2) < 60) & again.covered
    rows = np.flatnonzero(letters.any(axis=1) & ground.any(axis=1))
    assert np.ptp(rows) + 1 >= LETTER_SHARE * min(shown.shape[:2])
    assert ground[again.covered].mean() > 0.3


def test_neither_words_nor_what_a_photograph_tells_are_in_it(made: tuple[Kind, httpx.Response]) -> None:
    file = file_of(made[1]).lower()
    for word in SAID.decode().lower().split("|"):
        assert word.encode() not in file
        assert word.encode("utf-16-le") not in file
