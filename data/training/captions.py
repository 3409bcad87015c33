"""What a picture shows, said in many ways in English and Chinese."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from random import Random
from typing import Final

from data.language import LANGUAGES, Bilingual, Language
from data.training import edit_wordings
from data.training.sample import Attributes
from data.training.wordings import HELD_OUT, TRAINING, Wordings
from data.vocabulary import FAMILIES, MATERIALS, PATTERNS
from data.vocabulary.colours import COLOURS
from data.vocabulary.part_names import part_names
from data.vocabulary.parts import Part

WORDINGS: Final = 6
# How often a word of the vocabulary is said by its first name, and how often a material is left out.
FIRST_NAME: Final = 0.7
UNSAID: Final = 0.12
_PAIRS: Final = frozenset({"trousers"})
_UNSAID_PATTERNS: Final = frozenset({"plain", ""})


def training_captions(
    attributes: Attributes, rng: Random, kind: Bilingual | None = None
) -> dict[str, tuple[str, ...]]:
    """`WORDINGS` different captions a language, the first one terse and complete.

    `kind` is what a shop calls a kind of product that the vocabulary does not have.
    """
    return _both(attributes, TRAINING, rng, kind)


def held_out_captions(
    attributes: Attributes, rng: Random, kind: Bilingual | None = None
) -> dict[str, tuple[str, ...]]:
    """The same in wordings that training never uses."""
    return _both(attributes, HELD_OUT, rng, kind)


def training_edits(before: Attributes, after: Attributes, rng: Random) -> dict[str, tuple[str, ...]]:
    """Every training wording a language of asking for the look `after` where `before` is shown.

    Only what differs is named: "in forest green", "换成皮革的".
    """
    return _edits(before, after, edit_wordings.TRAINING, rng)


def held_out_edits(before: Attributes, after: Attributes, rng: Random) -> dict[str, tuple[str, ...]]:
    """The same in wordings that training never uses."""
    return _edits(before, after, edit_wordings.HELD_OUT, rng)


def _edits(
    before: Attributes, after: Attributes, wordings: dict[Language, tuple[str, ...]], rng: Random
) -> dict[str, tuple[str, ...]]:
    look = replace(
        Attributes(),
        colour=after.colour if after.colour != before.colour else "",
        pattern=after.pattern if after.pattern != before.pattern else "",
        material=after.material if after.material != before.material else "",
    )
    noun = Attributes(family=after.family)

    def said(sentence: str, language: Language) -> str:
        text = sentence.format(
            look=_look(look, language, rng) or _colour(after.colour, language, rng, exact=False),
            goods=_goods(noun, language, rng, exact=False),
        )
        return " ".join(text.split())

    return {
        language: tuple(said(sentence, language) for sentence in wordings[language]) for language in LANGUAGES
    }


def _look(attributes: Attributes, language: Language, rng: Random) -> str:
    words = [_colour(attributes.colour, language, rng, exact=False)]
    if attributes.pattern:
        words.append(PATTERNS[attributes.pattern].say(language))
    if attributes.material:
        words.append(MATERIALS[attributes.material].say(language))
    return (" " if language == "en" else "").join(word for word in words if word)


def _both(
    attributes: Attributes, wordings: dict[Language, Wordings], rng: Random, kind: Bilingual | None
) -> dict[str, tuple[str, ...]]:
    def said(language: Language) -> tuple[str, ...]:
        named = replace(attributes, family=kind.say(language)) if kind else attributes
        return _captions(named, language, wordings[language], rng)

    return {language: said(language) for language in LANGUAGES}


def _captions(attributes: Attributes, language: Language, wordings: Wordings, rng: Random) -> tuple[str, ...]:
    if attributes.instruction:
        sentences = wordings.step if attributes.family else wordings.general_step
    else:
        sentences = wordings.whole if attributes.part in {"", Part.WHOLE} else wordings.detail
    first, *others = sentences
    chosen = [first, *rng.sample(others, WORDINGS - 1)]
    return tuple(_say(text, attributes, language, rng, exact=text == first) for text in chosen)


def _say(text: str, attributes: Attributes, language: Language, rng: Random, *, exact: bool) -> str:
    goods = _goods(attributes, language, rng, exact=exact)
    return text.format(
        goods=goods,
        a_goods=_with_article(goods, attributes.family),
        part=_part(attributes, language, rng, exact=exact),
        step=_uncapitalised(attributes.instruction.say(language)),
    )


def _goods(attributes: Attributes, language: Language, rng: Random, *, exact: bool) -> str:
    """The article in its usual order of adjectives: colour, pattern, material, noun."""
    words = [_colour(attributes.colour, language, rng, exact=exact)]
    if attributes.pattern not in _UNSAID_PATTERNS:
        words.append(PATTERNS[attributes.pattern].say(language))
    if attributes.material and (exact or rng.random() > UNSAID):
        words.append(MATERIALS[attributes.material].say(language))
    if attributes.family:
        names = FAMILIES.get(attributes.family)
        said = (names.en if language == "en" else names.zh) if names else (attributes.family,)
        words.append(_name(said, rng, exact=exact))
    return (" " if language == "en" else "").join(word for word in words if word)


def _with_article(goods: str, family: str) -> str:
    if family in _PAIRS:
        return f"a pair of {goods}"
    if goods.endswith("s") and family not in FAMILIES:
        return goods
    return f"{'an' if goods[:1].lower() in 'aeiou' else 'a'} {goods}"


def _colour(colour: str, language: Language, rng: Random, *, exact: bool) -> str:
    if colour == "natural":
        return "natural" if language == "en" else "原木色"
    if not colour:
        return ""
    english, chinese = _colour_names()[colour]
    return _name(english if language == "en" else chinese, rng, exact=exact)


def _part(attributes: Attributes, language: Language, rng: Random, *, exact: bool) -> str:
    if not attributes.part:
        return ""
    return _name(part_names(attributes.family, Part(attributes.part), language), rng, exact=exact)


def _name(names: tuple[str, ...], rng: Random, *, exact: bool) -> str:
    return names[0] if exact or rng.random() < FIRST_NAME else rng.choice(names)


def _uncapitalised(step: str) -> str:
    """A title as it reads inside a sentence; an abbreviation keeps its capitals."""
    return step if step[1:2].isupper() else step[:1].lower() + step[1:]


@cache
def _colour_names() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    return {colour.name: (colour.en, colour.zh) for colour in COLOURS}
