"""The shipped training set: big enough, captioned in both languages, split so that tests test something."""

from __future__ import annotations

import io
import re
from collections import Counter, defaultdict
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from data.language import LANGUAGES, Language
from data.studio.data_card import CARD
from data.training import Sample, Split, read_shards
from data.training.wordings import HELD_OUT, TRAINING, Wordings
from data.vocabulary import FAMILIES, MATERIALS, PATTERNS
from data.vocabulary.care import CARE
from data.vocabulary.parts import Part
from tests.data.studio.shop_content import SHARDS

SIDE_PX = 128


@pytest.fixture(scope="module")
def samples() -> list[Sample]:
    return list(read_shards(SHARDS))


@pytest.fixture(scope="module")
def goods(samples: list[Sample]) -> list[Sample]:
    return [one for one in samples if not one.attributes.instruction]


def _pixels(sample: Sample) -> NDArray[np.float64]:
    with Image.open(io.BytesIO(sample.jpeg)) as picture:
        return np.asarray(picture.convert("RGB"), dtype=np.float64)


def test_it_is_as_big_as_it_says(samples: list[Sample], goods: list[Sample]) -> None:
    assert len(goods) >= 8000
    assert len(samples) - len(goods) >= 1000
    assert len({one.key for one in samples}) == len(samples)
    card = (SHARDS / CARD).read_text(encoding="utf-8")
    told = re.search(r"\| \*\*together\*\* \|.* (\d+) \|", card)
    assert told is not None
    assert int(told[1]) == len(samples)


def test_every_picture_is_a_jpeg_of_the_size(samples: list[Sample]) -> None:
    sizes = Counter()
    for one in samples:
        with Image.open(io.BytesIO(one.jpeg)) as picture:
            picture.load()
            sizes[picture.format, picture.size] += 1
    assert set(sizes) == {("JPEG", (SIDE_PX, SIDE_PX))}


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_a_family_is_in_every_split_with_many_designs_and_parts(goods: list[Sample], family: str) -> None:
    own = [one for one in goods if one.attributes.family == family]
    assert len(own) >= 300
    assert len({one.design for one in own}) >= 30
    assert len({one.attributes.part for one in own}) >= 6
    assert len({one.attributes.colour for one in own}) >= 5
    assert min(Counter(one.split for one in own)[split] for split in Split) >= 10


def test_goods_are_described_in_the_vocabulary(goods: list[Sample]) -> None:
    parts = {part.value for part in Part}
    for one in goods:
        assert one.attributes.part in parts, one.key
        assert one.attributes.material in MATERIALS, one.key
        assert one.attributes.pattern in PATTERNS, one.key
        assert one.attributes.colour, one.key


def test_every_care_symbol_can_be_learnt(samples: list[Sample]) -> None:
    said = {one.attributes.instruction.en for one in samples if one.split is Split.TRAIN}
    assert {rule.title.en for rule in CARE.values()} <= said


@cache
def _patterns(wordings: Wordings) -> list[re.Pattern[str]]:
    texts = {*wordings.whole, *wordings.detail, *wordings.step, *wordings.general_step}
    holes = re.compile(r"\\\{\w+\\\}")
    # A wording that is nothing but its words would fit every caption.
    wordy = (text for text in texts if re.sub(r"\{\w+\}|\W", "", text))
    return [re.compile(holes.sub(".+", re.escape(text))) for text in wordy]


@pytest.mark.parametrize("language", LANGUAGES)
def test_testing_asks_in_words_that_training_does_not_have(samples: list[Sample], language: Language) -> None:
    for one in samples:
        others = TRAINING if one.split is Split.TEST else HELD_OUT
        known = HELD_OUT if one.split is Split.TEST else TRAINING
        allowed, barred = _patterns(known[language]), _patterns(others[language])
        for caption in one.captions[language]:
            strange = any(pattern.fullmatch(caption) for pattern in barred)
            assert not strange or any(pattern.fullmatch(caption) for pattern in allowed), (one.key, caption)


def test_a_view_in_two_looks_is_an_edit(goods: list[Sample]) -> None:
    """Both pictures show the same thing in the same place: their backgrounds agree, their colours do not."""
    views: dict[str, list[Sample]] = defaultdict(list)
    for one in goods:
        if one.attributes.part == Part.WHOLE:
            views[one.view].append(one)
    pairs = [two for two in views.values() if len(two) == 2]
    assert len(pairs) >= 300
    overlaps = []
    for one, other in pairs:
        assert one.design == other.design
        assert one.attributes != other.attributes
        here, there = (_pixels(sample).min(axis=2) < 200 for sample in (one, other))
        if here.sum() > 800 and there.sum() > 800:
            overlaps.append((here & there).sum() / (here | there).sum())
    assert np.median(overlaps) > 0.9
