"""How words are compared: folded, in the singular, without the little ones; Chinese by characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Final

from opencc import OpenCC

from data.language import HAN

_LATIN_WORD: Final = re.compile(r"[a-z0-9]+")
_KANA: Final = re.compile("[\u3041-\u30ff]")
_SHORTEST_TANGLED: Final = 4
_HAN_RUN: Final = re.compile(f"[{HAN}]+")
_SILENT_E_PLURALS: Final = ("ses", "xes", "zes", "ches", "shes")

# Words that say nothing about which product is meant.
LITTLE_WORDS: Final = frozenset(
    "a an the of and or with without for in on to at by from is are it its this that these those one ones "
    "me my i you your we our do does did can could would will show see look have has how what which where "
    "please want need like get buy s t".split()
)

# What is said around a wish, and what stands for goods of any kind.
_ANYTHING: Final = re.compile(
    r"(?:\b(?:do|you|have|is|are|there|i|need|want|looking|show|me|find|please|what|can|get|buy|for|a|an|any|all|"
    r"the|your|some|anything|something|things?|stuff|gifts?|presents?|ideas?|products?|goods|items?|that|which|"
    r"costs?|priced|of|in|shop|store|here|sells?|sold|offer|stock|range|kinds?|sorts?|types?|else|got|know)\b|[有没吗呢的什么都东西商品礼物货哪些买想给我看下一个点要能价格在卖们家店里种类还这你]|[\W_])*"
)


def fold(text: str) -> str:
    """`text` in lower case, full-width forms made plain, accents dropped from Latin letters."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def simplified(text: str) -> str:
    """Chinese in the simplified characters that shops are searched by; Japanese as it is."""
    return text if _KANA.search(text) else _simplifier().convert(text)


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def singular(word: str) -> str:
    """A folded English word without its plural ending, good enough to compare nouns by."""
    if len(word) <= 3 or word.endswith("ss") or not word.endswith("s"):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(_SILENT_E_PLURALS) else word[:-1]


def words(text: str) -> list[str]:
    """The Latin words and numbers of `text`, folded, in the singular, little words left out."""
    return [singular(word) for word in _LATIN_WORD.findall(fold(text)) if word not in LITTLE_WORDS]


def han_runs(text: str) -> list[str]:
    """The unbroken runs of Chinese characters in `text`."""
    return _HAN_RUN.findall(unicodedata.normalize("NFKC", text))


def longest_shared_run(first: str, second: str) -> int:
    """The length of the longest string that stands in both."""
    best, row = 0, [0] * (len(second) + 1)
    for character in first:
        previous = 0
        for column, other in enumerate(second, start=1):
            diagonal, previous = previous, row[column]
            row[column] = diagonal + 1 if character == other else 0
            best = max(best, row[column])
    return best


def says_option(text: str, option: str) -> bool:
    """Whether `text` says the option value `option`, or a part of it that stands for the whole.

    "navy blue" says Navy and "navy" says Navy blue, "藏青" says 藏青色; "4" does not say 42.
    """
    said, named = frozenset(words(text)), frozenset(words(option))
    if said and named:
        return named <= said or said <= named
    folded, folded_option = fold(text), fold(option)
    if not han_runs(folded) or not han_runs(folded_option):
        return bool(folded) and folded == folded_option
    return folded_option in folded or folded in folded_option


def respelt(text: str, known: Iterable[str]) -> str:
    """`text` with English words whose letters are only out of order, put as they are in `known` texts."""
    vocabulary = set(_LATIN_WORD.findall(fold(" ".join(known))))
    by_letters = {(word[0], *sorted(word)): word for word in vocabulary if len(word) >= _SHORTEST_TANGLED}

    def put_right(match: re.Match[str]) -> str:
        word = match.group()
        return word if word in vocabulary else by_letters.get((word[0], *sorted(word)), word)

    return _LATIN_WORD.sub(put_right, fold(text))


def without(text: str, phrases: Iterable[str]) -> str:
    """`text` with each of `phrases` taken out, longest first; "back" leaves "backpack" alone."""
    for phrase in sorted(filter(None, phrases), key=len, reverse=True):
        start = r"(?<![a-z0-9])" if phrase[0].isascii() else ""
        end = r"(?![a-z0-9])" if phrase[-1].isascii() else ""
        text = re.sub(start + re.escape(phrase) + end, " ", text, flags=re.IGNORECASE)
    return text


def names_no_kind(text: str) -> bool:
    """Whether a wish is for anything at all: "do you have something", "有什么礼物"."""
    return bool(_ANYTHING.fullmatch(fold(text)))
