"""Which parts or views of a product a question asks to see."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from actions.wording import fold
from data.schema import PART_NAMES, Part


@dataclass(frozen=True, slots=True)
class PartMention:
    """A part named in a text, and the characters of the folded text that name it."""

    part: Part
    start: int
    end: int


def _names() -> list[tuple[str, Part, bool]]:
    """Every name with its part and whether it is Latin, longest first."""
    named = []
    for part, (english, chinese) in PART_NAMES.items():
        named += [(fold(name), part, True) for name in english]
        named += [(name, part, False) for name in chinese]
    return sorted(named, key=lambda item: -len(item[0]))


_NAMES: Final = _names()
_BY_EXACT_NAME: Final = {name: part for name, part, _ in reversed(_NAMES)}
_BY_VALUE: Final = {part.value: part for part in Part}


def named_parts(text: str) -> list[Part]:
    """The parts that `text` names, in order, each once."""
    folded = fold(text)
    # "the top handle" asks for the handle: of English names side by side, the last one is the noun.
    mentions = sorted(_mentions(folded), key=lambda mention: mention.start)
    nouns = [
        mention
        for mention, following in zip_longest(mentions, mentions[1:])
        if following is None or folded[mention.end : following.start] != " "
    ]
    return list(dict.fromkeys(mention.part for mention in nouns))


def part_names_in(text: str) -> list[str]:
    """The pieces of `text`, folded, that name parts."""
    folded = fold(text)
    return [folded[mention.start : mention.end] for mention in _mentions(folded)]


def exact_part(value: str) -> Part | None:
    """The part whose value or name is `value`, whole."""
    folded = fold(value).strip()
    return _BY_EXACT_NAME.get(folded) or _BY_VALUE.get(folded)


def asked_parts(text: str, entities: Sequence[str]) -> list[Part]:
    """The parts asked for: those the text names, then those the dialogue marked besides."""
    asked = named_parts(text)
    for value in entities:
        part = exact_part(value)
        asked += [part] if part else named_parts(value)
    return list(dict.fromkeys(asked))


def _mentions(folded: str) -> list[PartMention]:
    found: list[PartMention] = []
    for name, part, latin in _NAMES:
        # A single Chinese character stands in too many other words to mean a part by itself.
        if not latin and len(name) < 2:
            continue
        pattern = rf"\b{re.escape(name)}s?\b" if latin else re.escape(name)
        for match in re.finditer(pattern, folded, flags=re.ASCII):
            if all(match.end() <= other.start or match.start() >= other.end for other in found):
                found.append(PartMention(part, match.start(), match.end()))
    return found
