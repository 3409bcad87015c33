"""Which part of a product a photograph shows, read from its alt text and file name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from data.importers.picture_names import file_name_in, original_stem
from data.language import HAN
from data.schema import PART_NAMES, Part

VIEWS: Final = frozenset(
    {Part.WHOLE, Part.FRONT, Part.BACK, Part.SIDE, Part.TOP, Part.INSIDE, Part.MATERIAL, Part.LABEL}
)

_Words = tuple[str, ...]
_ENGLISH: Final[dict[_Words, Part]] = {
    tuple(name.split()): part for part, (english, _) in PART_NAMES.items() for name in english
}
_LONGEST: Final = max(len(name) for name in _ENGLISH)
_CHINESE: Final[list[tuple[str, Part]]] = sorted(
    ((name, part) for part, (_, chinese) in PART_NAMES.items() for name in chinese),
    key=lambda entry: -len(entry[0]),
)

_WORD = re.compile(r"[a-z0-9]+")
_SEGMENT_ENDS = re.compile(r"[,;:|/()\[\]·。，；：（）、\n]|\s[-–—]+\s|[–—]")
_LEADING: Final = frozenset(
    "a an the its this our your detail details close up closeup view views photo photograph picture image "
    "shot of on at showing shows seen from product s inner outer".split()
)
# What may follow a part's name without making it part of another thing: "side of", but not "side table".
_FOLLOWING: Final = frozenset(
    "of on at in with from view views detail details close closeup shown showing seen side part "
    "photo picture image shot is are pattern open closed".split()
)
_POINTING: Final = frozenset({"from", "showing", "shows"})
_ACCOMPANYING: Final = frozenset({"with", "without", "and", "plus"})
_HAN_ENDING = re.compile(r"的?(特写|细节|近照|近景|展示|部分|视图|视角|图片|照片|实拍|一览|图|照)$")
_HAN_FROM = re.compile(r"从(.{1,4}?)(看|拍|观看|拍摄)")
_HAN_ACCOMPANYING = re.compile(r"[带配含有和与及]")
_FILE_WORD = re.compile(rf"[a-z]+|[{HAN}]+")


def part_shown(alt: str, source: str, title: str = "") -> Part | None:
    """The part that the picture `source` with this alt text shows, or None where that is not clear.

    The alt text decides where it names one part; else the file's name may. Words of the product's own
    `title` count for nothing: every photograph of a "Side table" names its side.
    """
    return _part_in_alt(alt, title) or _part_in_file_name(file_name_in(source), title)


def _part_in_alt(alt: str, title: str) -> Part | None:
    named: set[Part] = set()
    title_words = _words(title)
    for segment in _SEGMENT_ENDS.split(_without(alt, title)):
        named.update(_english_parts(_words(segment), title_words))
        if part := _chinese_part(segment.strip()):
            named.add(part)
    return _the_one(named)


def _without(text: str, title: str) -> str:
    if not title:
        return text
    return re.sub(rf"(?<![A-Za-z0-9]){re.escape(title)}(?![A-Za-z0-9])", " ", text, flags=re.IGNORECASE)


def _the_one(named: set[Part]) -> Part | None:
    """The only part; or the only one that is no mere view, for "sole, side view" shows the sole."""
    for choice in (named, named - VIEWS):
        if len(choice) == 1:
            return next(iter(choice))
    return None


def _english_parts(words: _Words, title_words: _Words) -> Iterator[Part]:
    """Parts in places where they say what is shown: at the start, or behind "from" and "showing"."""
    start = 0
    while start < len(words) and (words[start] in _LEADING or words[start] in title_words):
        if _part_at(words, start) and words[start] not in title_words:
            break
        start += 1
    if part := _clear_part_at(words, start):
        yield part
    for index, word in enumerate(words):
        if word in _ACCOMPANYING:
            return
        behind = index + 1
        while behind < len(words) and words[behind] in _LEADING:
            behind += 1
        if word in _POINTING and behind > start and (part := _clear_part_at(words, behind)):
            yield part


def _clear_part_at(words: _Words, start: int) -> Part | None:
    """The part named at `start`, provided that what follows leaves it standing for itself."""
    found = _part_at(words, start)
    if found is None:
        return None
    part, end = found
    while end < len(words) and (following := _part_at(words, end)):
        if following[0] is not part and part not in VIEWS:
            return None
        part, end = following
    return part if end == len(words) or words[end] in _FOLLOWING else None


def _part_at(words: Sequence[str], start: int) -> tuple[Part, int] | None:
    for length in range(min(_LONGEST, len(words) - start), 0, -1):
        if part := _ENGLISH.get(tuple(words[start : start + length])):
            return part, start + length
    return None


def _chinese_part(segment: str) -> Part | None:
    """The part that ends the segment, before words such as "close-up", or that it is seen from."""
    if pointed := _HAN_FROM.search(segment):
        segment = pointed[1]
    for name, part in _CHINESE:
        before = segment.removesuffix(name)
        stands_alone = len(name) > 1 or not before or before.endswith("的")
        if before != segment and stands_alone:
            return None if _HAN_ACCOMPANYING.search(before) else part
    shorter = _HAN_ENDING.sub("", segment)
    return _chinese_part(shorter) if shorter != segment else None


def _part_in_file_name(name: str, title: str) -> Part | None:
    """The part that ends a file's name, as in `ridge-trail-shoe-sole-2.webp` or `03_back.jpg`.

    What stands before it has to be the product's own words: `summer-top.jpg` shows no top of a blouse.
    """
    stem = original_stem(name)
    words = tuple(
        word
        for chunk in re.split(rf"[^a-z0-9{HAN}]+", stem)
        for word in _FILE_WORD.findall(chunk)
        if chunk.isalpha()
    )
    if not words:
        return None
    if part := _chinese_part(words[-1]):
        return part
    title_words = _words(title)
    for length in range(min(_LONGEST, len(words)), 0, -1):
        before, last = words[:-length], words[-length:]
        part = _ENGLISH.get(last)
        if part and not set(last) <= set(title_words) and (not before or set(before) & set(title_words)):
            return part
    return None


def _words(text: str) -> _Words:
    return tuple(_WORD.findall(text.casefold()))
