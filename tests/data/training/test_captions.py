"""Captions say what the picture shows, in six ways and two languages, and tests use words of their own."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.language import Bilingual, language_of
from data.training import Attributes, held_out_captions, training_captions
from data.training.wordings import HELD_OUT, TRAINING
from data.vocabulary import FAMILIES, MATERIALS, PATTERNS
from data.vocabulary.colours import COLOURS
from data.vocabulary.parts import Part

photographs = st.builds(
    Attributes,
    family=st.sampled_from(sorted(FAMILIES)),
    part=st.sampled_from([part.value for part in Part]),
    colour=st.sampled_from([*(colour.name for colour in COLOURS), "natural"]),
    material=st.sampled_from(sorted(MATERIALS)),
    pattern=st.sampled_from(sorted(PATTERNS)),
)


@given(photographs, st.integers(0, 10**6), st.booleans())
def test_every_picture_has_six_different_captions_in_each_language(
    attributes: Attributes, seed: int, held_out: bool
) -> None:
    captions = (held_out_captions if held_out else training_captions)(attributes, Random(seed))
    assert set(captions) == {"en", "zh"}
    for language, wordings in captions.items():
        assert len(set(wordings)) == 6
        assert all(language_of(text) == language for text in wordings)
        assert not any("{" in text or "  " in text for text in wordings)


@given(photographs, st.integers(0, 10**6))
def test_the_first_caption_says_everything(attributes: Attributes, seed: int) -> None:
    first = training_captions(attributes, Random(seed))["en"][0]
    assert FAMILIES[attributes.family].en[0] in first
    assert attributes.colour in first
    assert MATERIALS[attributes.material].en in first


@pytest.mark.parametrize("language", ["en", "zh"])
def test_wordings_held_out_are_not_trained_on(language: str) -> None:
    for known, kept in zip(
        (TRAINING[language].whole, TRAINING[language].detail, TRAINING[language].step),  # type: ignore[index]
        (HELD_OUT[language].whole, HELD_OUT[language].detail, HELD_OUT[language].step),  # type: ignore[index]
        strict=True,
    ):
        assert not set(known) & set(kept)


def test_an_instruction_is_captioned_with_what_it_says() -> None:
    attributes = Attributes("stool", "", "natural", "oak", "plain", Bilingual("Screw in a leg", "拧上凳腿"))
    captions = training_captions(attributes, Random(0))
    assert all("screw in a leg" in text for text in captions["en"])
    assert all("拧上凳腿" in text for text in captions["zh"])


@given(photographs, st.integers(0, 10**6))
def test_parts_are_called_as_one_calls_them_on_such_goods(attributes: Attributes, seed: int) -> None:
    said = " ".join(text for both in training_captions(attributes, Random(seed)).values() for text in both)
    assert "behind" not in said
    assert "from above" not in said
    if attributes.part == Part.STRAP:
        assert ("肩带" in said) <= (attributes.family != "watch")


def test_a_kind_that_the_vocabulary_does_not_have_is_called_as_the_shop_calls_it() -> None:
    attributes = Attributes("jacket", "back", "navy", "nylon", "plain")
    captions = training_captions(attributes, Random(3), Bilingual("jacket", "夹克"))
    assert all("jacket" in text for text in captions["en"])
    assert all("夹克" in text for text in captions["zh"])
