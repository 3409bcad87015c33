"""Where the words of a mixed English and Chinese sentence begin and end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

import jieba
import opencc

_HAN: Final = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD: Final = rf"[^\W{_HAN}]"
_LETTER: Final = rf"[^\W\d_{_HAN}]"
_UNITS: Final = "cm|mm|m|kg|g|ml|l|oz|lbs?|ft|in|inch|inches|stone|st|eu|uk|us"

_TOKEN: Final = re.compile(
    rf"""
      (?P<email>  [A-Za-z0-9._%+-]{{1,64}} @ [A-Za-z0-9-]+ (?:\.[A-Za-z0-9-]+)+ )
    | (?P<feet>   \d{{1,2}} \s? ['′’] \s? \d{{1,2}} (?!\d) (?: \s? (?:["″”]|'') )? )
    | (?P<amount> \d+ (?:[.,]\d+)* (?= (?:{_UNITS}) (?!{_LETTER}) ) )
    | (?P<unit>   (?<=\d) (?:{_UNITS}) (?=\d) )
    | (?P<number> \# \d+ )
    | (?P<owner>  (?<={_WORD}) ['’][sS] (?!{_WORD}) )
    | (?P<word>   {_WORD}+ (?: (?: - | (?<=\d)[.,](?=\d) | ['’](?![sS](?!{_WORD})) ) {_WORD}+ )* )
    | (?P<han>    [{_HAN}]+ )
    | (?P<symbol> \S )
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Span(NamedTuple):
    """The half-open range of characters `[start, end)` that one word covers."""

    start: int
    end: int


def halfwidth(text: str) -> str:
    """`text` in its everyday forms (`Ｖ－１０` becomes `V-10`), every character in its old place."""
    return "".join(_everyday_form(character) for character in text)


def plain(text: str) -> str:
    """`text` in half-width forms, lower case and simplified characters, every character in its old place.

    The sentence encoder knows case: "WHERE IS MY ORDER" and "where is my order" have a cosine of 0.56.
    """
    return "".join(_plain_form(character) for character in text)


def word_spans(text: str) -> Iterator[Span]:
    """The words of `text` from left to right.

    An e-mail address, an order number, a SKU and a height such as 5'7" are one word each; a number is
    parted from its unit (`180cm`) and a noun from its possessive (`shoe's`), so that either can be an
    entity. Chinese runs are cut by jieba. Punctuation and white space belong to no word; an emoji is one.
    """
    simplified = plain(text)
    for match in _TOKEN.finditer(halfwidth(text)):
        if match.lastgroup == "han":
            yield from _chinese_spans(simplified[match.start() : match.end()], match.start())
        elif match.lastgroup != "symbol" or unicodedata.category(match.group()) == "So":
            yield Span(match.start(), match.end())


@lru_cache(maxsize=8192)
def _plain_form(character: str) -> str:
    everyday = _everyday_form(character)
    lower = everyday.lower()
    if len(lower) != 1:
        return everyday
    simplified: str = lower if lower.isascii() else _simplifier().convert(lower)
    return simplified if len(simplified) == 1 else lower


@lru_cache(maxsize=1)
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def _everyday_form(character: str) -> str:
    # The full-width comma parts numbers, "175，140", which the plain one joins, "1,200".
    if character.isascii() or character == "，":
        return character
    normal = unicodedata.normalize("NFKC", character)
    return normal if len(normal) == 1 else character


def _chinese_spans(run: str, offset: int) -> Iterator[Span]:
    for word in _dictionary().cut(run, HMM=False):
        yield Span(offset, offset + len(word))
        offset += len(word)


def load_dictionary() -> None:
    """Reads jieba's dictionary, which takes a second, before the first Chinese text asks for it."""
    _dictionary()


@lru_cache(maxsize=1)
def _dictionary() -> jieba.Tokenizer:
    """jieba's own dictionary, read straight into memory.

    Left to itself, jieba announces its start on standard error and keeps its dictionary in the
    system's temporary folder, where another user could have put a file of the same name.
    """
    segmenter = jieba.Tokenizer()
    segmenter.FREQ, segmenter.total = segmenter.gen_pfdict(segmenter.get_dict_file())
    segmenter.initialized = True
    return segmenter
