"""Reading attributes from a catalogue's words, and saying them as captions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from random import Random
from typing import Final

from data.language import Bilingual
from data.training import Attributes, Split, held_out_captions, training_captions
from data.vocabulary import FAMILIES, MATERIALS, PATTERNS
from data.vocabulary.colours import COLOURS, parse_colour
from generator.preparing.photograph import Photograph

TITLE_WORDINGS: Final = {
    "en": ("{title}", "photo of {title}", "show me {title}", "{title}, product picture"),
    "zh": ("{title}", "{title}的照片", "给我看看{title}", "{title}，商品图"),
}
# What a title's own wordings in a test set are, which training does not use.
HELD_OUT_TITLE_WORDINGS: Final = {
    "en": ("got a pic of {title}?", "let me have a look at {title}"),
    "zh": ("有没有{title}的图", "想瞧瞧{title}"),
}
Words = tuple[tuple[str, str], ...]


def attributes_of(photograph: Photograph) -> Attributes:
    """What the catalogue's words say that the photograph shows; empty where they say nothing.

    Options come before the title and the title before the description. A kind of product that the
    vocabulary does not have is called by its category.
    """
    texts = [*photograph.options]
    for text in (photograph.title, photograph.category, photograph.description):
        texts += [text.en, text.zh]
    category, title = photograph.category, photograph.title
    named = " ".join((category.en, category.zh, title.en, title.zh))
    colour = next((found for found in map(parse_colour, texts) if found), None)
    return Attributes(
        family=_first(_family_words(), [named]) or _own_kind(photograph).say("en"),
        part=photograph.part,
        colour=colour.name if colour else "",
        material=_first(_material_words(), [_without_colours(text) for text in texts]),
        pattern=_first(_pattern_words(), texts) or "plain",
    )


def captions_of(
    attributes: Attributes, photograph: Photograph, split: Split, rng: Random
) -> dict[str, tuple[str, ...]]:
    """Captions by language: the title's wordings where there is a title, and the attributes'."""
    say = held_out_captions if split is Split.TEST else training_captions
    around = HELD_OUT_TITLE_WORDINGS if split is Split.TEST else TITLE_WORDINGS
    captions: dict[str, tuple[str, ...]] = {"en": (), "zh": ()}
    if attributes.family:
        captions = say(attributes, rng, None if attributes.family in FAMILIES else _own_kind(photograph))
    title = photograph.title
    for language, text in (("en", title.en), ("zh", title.zh)):
        if text:
            titled = (sentence.format(title=text) for sentence in around[language])
            captions[language] = (*titled, *captions[language])
    return {language: tuple(dict.fromkeys(wordings)) for language, wordings in captions.items()}


def _own_kind(photograph: Photograph) -> Bilingual:
    """What the shop calls this kind of product, as it reads inside a sentence."""
    category = photograph.category
    return Bilingual(category.en.strip().lower(), category.zh.strip().lower())


def _first(words: Words, texts: list[str]) -> str:
    """The vocabulary's word that one of `texts` says, the first text that says any deciding."""
    for text in texts:
        lowered = text.lower()
        for said, word in words:
            if re.search(rf"\b{re.escape(said)}s?\b", lowered) if said.isascii() else said in lowered:
                return word
    return ""


def _without_colours(text: str) -> str:
    """The text without names of colours, for "denim blue" and "steel grey" are not of denim or steel."""
    return _colour_names().sub(" ", text.lower())


@cache
def _colour_names() -> re.Pattern[str]:
    names = (name for colour in COLOURS for name in (*colour.en, *colour.zh))
    return re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)))


@cache
def _family_words() -> Words:
    return _longest_first(
        (name, key) for key, family in FAMILIES.items() for name in (*family.en, *family.zh)
    )


@cache
def _material_words() -> Words:
    return _longest_first((name, key) for key, word in MATERIALS.items() for name in (word.en, word.zh))


@cache
def _pattern_words() -> Words:
    plain = {"plain", "纯色"}
    return _longest_first(
        (name, key) for key, word in PATTERNS.items() for name in (word.en, word.zh) if name not in plain
    )


def _longest_first(words: Iterable[tuple[str, str]]) -> Words:
    pairs = [(said.lower(), word) for said, word in words]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))
