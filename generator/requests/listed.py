"""Lists of words, and whether a folded caption has one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from generator.requests.folding import fold

# Letters and digits of scripts with spaces, in a folded text; Chinese may stand right beside them.
SIGN: Final = r"[a-z0-9\u00df-\u024f\u0370-\u04ff\u0600-\u06ff]"
# Scripts that write words without spaces between them, or with endings joined on.
_UNSPACED: Final = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U0001f000-\U0001faff]")
_NEVER: Final = re.compile(r"(?!)")


def entries(listed: str) -> tuple[str, ...]:
    """The entries of a list that is written with commas between them."""
    return tuple(entry.strip() for entry in listed.split(",") if entry.strip())


def any_of(listed: str) -> str:
    """A regular expression for any of the expressions that a list has between its spaces."""
    return f"(?:{'|'.join(listed.split())})"


@dataclass(frozen=True)
class Terms:
    """Words and phrases to look for, and phrases in which they mean something else.

    Words of Latin and other spaced scripts are found as whole words, in the plural too, and the words of a
    phrase may be written as one.
    """

    said: str
    harmless: str = ""
    _said: re.Pattern[str] = field(init=False, repr=False)
    _harmless: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_said", pattern_of(entries(self.said)))
        object.__setattr__(self, "_harmless", pattern_of(entries(self.harmless)))

    def are_in(self, folded: str) -> bool:
        """Whether a folded text has one of the words in their own sense."""
        return self._said.search(self._harmless.sub(" ", folded)) is not None

    def are_harmless_in(self, folded: str) -> bool:
        """Whether a folded text has one of the phrases in which the words mean something else."""
        return self._harmless.search(folded) is not None


def pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    """Finds any of `words` in a folded text, of several at one place the longest."""
    folded = sorted({fold(word) for word in words}, key=len, reverse=True)
    unspaced = [re.escape(word) for word in folded if _UNSPACED.search(word)]
    spaced = [re.escape(word).replace(r"\ ", " ?") for word in folded if not _UNSPACED.search(word)]
    alternatives = [*unspaced]
    if spaced:
        alternatives.append(rf"(?<!{SIGN})(?:{'|'.join(spaced)})(?:e?s|'s)?(?!{SIGN})")
    return re.compile("|".join(alternatives)) if alternatives else _NEVER
