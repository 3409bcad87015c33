"""A made picture says to the eye that it was made, in either language, large enough and on any background."""

from __future__ import annotations

import io

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from generator.marks import WEBP_QUALITY, Kind, Label, Language, burn_in, chinese_font
from generator.marks import label as label_module

SIZES = [(64, 64), (128, 128), (128, 512), (256, 256), (512, 512), (700, 256), (768, 768), (1024, 768)]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
needs_chinese = pytest.mark.skipif(chinese_font() is None, reason="no font with Chinese is installed")


def plain(size: tuple[int, int], shade: int = 128) -> NDArray[np.uint8]:
    return np.full((*size, 3), shade, dtype=np.uint8)


def letters_of(picture: NDArray[np.uint8], covered: NDArray[np.bool_]) -> list[int]:
    """The heights of a one-line label's letters, from left to right, in pixels of clear ink."""
    rows, columns = np.nonzero(covered)
    plate = picture[rows.min() + 4 : rows.max() - 3, columns.min() + 4 : columns.max() - 3]
    ink = plate.mean(axis=2) > 110
    ink = ink[:, np.maximum.accumulate(~ink.any(axis=0))]  # without the picture beside the round corner
    edges = np.flatnonzero(np.diff(np.concatenate([[0], ink.any(axis=0).astype(int), [0]])))
    heights = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        inked = np.flatnonzero(ink[:, start:end].any(axis=1))
        heights.append(int(inked[-1] - inked[0] + 1))
    return heights


def delivered(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The picture as it looks after compression."""
    buffer = io.BytesIO()
    Image.fromarray(picture).save(buffer, "WEBP", quality=WEBP_QUALITY, method=4)
    with Image.open(buffer) as opened:
        return np.asarray(opened.convert("RGB"))


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("language", ["en", pytest.param("zh", marks=needs_chinese)])
@pytest.mark.parametrize("shade", [0, 128, 255])
@pytest.mark.parametrize("size", SIZES)
def test_the_label_is_legible_on_any_background(
    kind: Kind, language: Language, shade: int, size: tuple[int, int]
) -> None:
    marked = burn_in(plain(size, shade), kind.label, language)
    rows, columns = np.nonzero(marked.covered)
    plate = marked.picture[rows.min() + 2 : rows.max() - 1, columns.min() + 2 : columns.max() - 1]
    assert plate.max() > 230
    assert plate.min() < 40
    assert (marked.picture[~marked.covered] == shade).all()
    edge = np.ones(size, dtype=np.bool_)
    edge[1:-1, 1:-1] = False
    assert (marked.picture[edge] == shade).all()


@pytest.mark.parametrize("size", [size for size in SIZES if min(size) >= 128])
def test_capitals_are_a_twentieth_of_the_short_side_high(size: tuple[int, int]) -> None:
    for kind in Kind:
        marked = burn_in(plain(size), kind.label, "en")
        assert letters_of(delivered(marked.picture), marked.covered)[0] >= 0.05 * min(size)


@needs_chinese
@pytest.mark.parametrize("size", [size for size in SIZES if min(size) >= 128])
def test_chinese_is_a_twentieth_of_the_short_side_high(size: tuple[int, int]) -> None:
    for kind in Kind:
        marked = burn_in(plain(size), kind.label, "zh")
        first, *_, last = letters_of(delivered(marked.picture), marked.covered)
        assert min(first, last) >= 0.05 * min(size)


def test_a_label_too_wide_for_the_picture_is_broken_into_lines() -> None:
    high = [
        np.ptp(np.nonzero(burn_in(plain(size), Kind.GENERATED.label, "en").covered)[0])
        for size in ((512, 64), (64, 512))
    ]
    assert high[0] > 1.4 * high[1]


@needs_chinese
def test_the_label_can_be_chinese() -> None:
    chinese, english = (burn_in(plain((256, 256)), Kind.EDITED.label, each) for each in LANGUAGES)
    assert chinese.language == "zh"
    assert (chinese.picture != english.picture).any()


def test_without_a_chinese_font_the_label_is_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(label_module, "chinese_font", lambda: None)
    marked = burn_in(plain((256, 256)), Kind.EDITED.label, "zh")
    assert marked.language == "en"
    assert (marked.picture == burn_in(plain((256, 256)), Kind.EDITED.label, "en").picture).all()


def test_labels_say_what_the_design_and_the_standard_ask_for() -> None:
    assert {kind.value: kind.label.en for kind in Kind} == {
        "enhanced": "AI-enhanced",
        "edited": "AI preview",
        "generated": "AI illustration",
        "instruction": "AI illustration",
        "tryon": "3D preview",
    }
    for kind in Kind:
        chinese = Label(kind.label.en, kind.label.zh).say("zh")
        assert ("AI" in chinese) == kind.label.names_ai
        assert ("生成" in chinese or "合成" in chinese) == kind.label.names_ai
