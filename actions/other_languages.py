"""Noticing that a shopper writes in neither English nor Chinese."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from babel import Locale
from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

from data.language import language_of

# What the sentence encoder was trained on besides English and Chinese (Yang et al., 2019, table 1).
_UNDERSTOOD: Final = ("ar", "de", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr")
# Beyond this, none of 1,963 English and Chinese questions is taken for another language, and 106 of 121
# questions in others are found.
_SURE_ENOUGH: Final = 0.95
_FEWEST_LETTERS: Final = 8
_WORD: Final = re.compile(r"[^\W\d_]+")
_CODE: Final = re.compile(r"\S*[@\d/]\S*")


def other_language(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`; None for English, Chinese and what is too short to say.

    A script of its own needs no more than a word; in Latin letters it takes two words.
    """
    if language_of(text) == "zh":
        return None
    words = _WORD.findall(_CODE.sub(" ", text))
    if not any(not word.isascii() and _has_own_script(word) for word in words) and (
        len(words) < 2 or sum(map(len, words)) < _FEWEST_LETTERS
    ):
        return None
    language, certainty = _identifier().classify(" ".join(words).lower())
    return language if language in _UNDERSTOOD and certainty > _SURE_ENOUGH else None


def english_name(language: str) -> str:
    """What the language of an ISO 639-1 code is called in English."""
    return str(Locale("en").languages.get(language, language))


def _has_own_script(word: str) -> bool:
    """Whether a word is in a script of its own, be it after a foreign name: "Summitのリュック"."""
    own = sum(letter > "\u036f" for letter in word)
    return own > 1 or own == len(word)


@cache
def _identifier() -> LanguageIdentifier:
    """Lui & Baldwin, "langid.py: An Off-the-shelf Language Identification Tool", 2012, for those alone."""
    identifier = LanguageIdentifier.from_modelpath(MODEL_DIR / MODEL_FILE, norm_probs=True)
    identifier.set_languages(["en", *_UNDERSTOOD])
    return identifier
