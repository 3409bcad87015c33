"""A made picture says that it was made: to the eye, in either language, and to software."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from generator import marks
from generator.marks import PREVIEW, DigitalSourceType, as_webp, burn_in


@pytest.mark.parametrize("shade", [0, 128, 255])
@pytest.mark.parametrize("size", [(64, 64), (256, 700), (1024, 768)])
def test_the_label_is_legible_on_any_background(shade: int, size: tuple[int, int]) -> None:
    plain = np.full((*size, 3), shade, dtype=np.uint8)
    marked = burn_in(plain, PREVIEW, "en")
    rows, columns = np.nonzero(marked.covered)
    label = marked.picture[rows.min() + 3 : rows.max() - 2, columns.min() + 3 : columns.max() - 2]
    assert len(label) >= 0.05 * min(size)
    assert label.max() > 230
    assert label.min() < 40
    assert (marked.picture[~marked.covered] == shade).all()


@pytest.mark.skipif(marks.chinese_font() is None, reason="no font with Chinese is installed")
def test_the_label_can_be_chinese() -> None:
    plain = np.zeros((256, 256, 3), dtype=np.uint8)
    chinese, english = burn_in(plain, PREVIEW, "zh"), burn_in(plain, PREVIEW, "en")
    assert chinese.language == "zh"
    assert (chinese.picture != english.picture).any()


def test_without_a_chinese_font_the_label_is_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks, "chinese_font", lambda: None)
    plain = np.zeros((256, 256, 3), dtype=np.uint8)
    assert burn_in(plain, PREVIEW, "zh").language == "en"


def test_the_file_says_how_it_came_about() -> None:
    webp = as_webp(
        np.zeros((64, 64, 3), np.uint8), DigitalSourceType.ALGORITHMICALLY_ENHANCED, "lab-recolour-1"
    )
    with Image.open(io.BytesIO(webp)) as picture:
        description = picture.getxmp()["xmpmeta"]["RDF"]["Description"]
    assert (
        description["DigitalSourceType"]
        == "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicallyEnhanced"
    )
    assert description["CreatorTool"] == "Vitrine lab-recolour-1"
