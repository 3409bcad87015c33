"""Which words can be worked with at all, whoever asks."""

from __future__ import annotations

import unicodedata
from typing import Final

LONGEST: Final = 1000


class NoWordsError(ValueError):
    """Nothing is said; the message says what to do."""


class TooManyWordsError(ValueError):
    """More is said than can be read; the message says how much is the most."""


def tidied(words: str) -> str:
    """`words` with single spaces, and without halves of characters that were cut.

    Raises:
        NoWordsError, TooManyWordsError: they say nothing, or too much.
    """
    words = " ".join(words.encode("utf-8", "ignore").decode().split())
    if len(words) > LONGEST:
        raise TooManyWordsError(f"The words are {len(words):,} characters; {LONGEST:,} are the most.")
    if not any(unicodedata.category(character).startswith("L") for character in words):
        raise NoWordsError("There are no words in what was asked for; say what the picture should show.")
    return words
