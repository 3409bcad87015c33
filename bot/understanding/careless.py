"""Ways in which people write carelessly, to measure what each costs."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import lru_cache
from typing import Final

import opencc

_PUNCTUATION: Final = frozenset("?!.,;:，。？！；：、'’")
_SHORTEST_MISSPELT: Final = 6


def in_capitals(text: str) -> str:
    """`text` shouted."""
    return text.upper()


def without_punctuation(text: str) -> str:
    """`text` without a mark between or inside words."""
    return "".join(letter for letter in text if letter not in _PUNCTUATION)


def misspelt(text: str) -> str:
    """`text` with one letter of every longer Latin word left out, doubled or swapped with the next."""
    chance = random.Random(text)  # noqa: S311 - the same text is misspelt in the same way every time
    return " ".join(_misspelt_word(word, chance) for word in text.split(" "))


def in_traditional_characters(text: str) -> str:
    """`text` as it is written in Taiwan, words included."""
    converted: str = _converter().convert(text)
    return converted


WAYS: Final[dict[str, Callable[[str], str]]] = {
    "in capitals": in_capitals,
    "without punctuation": without_punctuation,
    "every English word of six letters or more misspelt": misspelt,
    "in traditional characters and Taiwan's words": in_traditional_characters,
}


def _misspelt_word(word: str, chance: random.Random) -> str:
    if len(word) < _SHORTEST_MISSPELT or not (word.isascii() and word.isalpha()):
        return word
    at = chance.randrange(1, len(word) - 2)
    left_out = word[:at] + word[at + 1 :]
    doubled = word[: at + 1] + word[at:]
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return chance.choice([left_out, doubled, swapped])


@lru_cache(maxsize=1)
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2twp")
