"""What a shopper may send, and how it is cleaned before anything else sees it."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import Final

from bot.gateway import texts
from bot.gateway.texts import filled
from data.language import HAN, LANGUAGES, Bilingual, Language


class Refusal(StrEnum):
    """Why a message was not taken."""

    EMPTY = "empty"
    UNREADABLE = "unreadable"
    TOO_LONG = "too_long"
    OVERLOADED = "overloaded"
    RATE_LIMITED = "rate_limited"
    FAILED = "failed"
    NO_PHOTOGRAPH = "no_photograph"
    ANIMATED = "animated"
    TOO_MANY_PIXELS = "too_many_pixels"
    DAMAGED = "damaged"
    NOT_DELETED = "not_deleted"


class RefusedMessageError(ValueError):
    """A message that is not taken; `sentence` tells the shopper why and what to do.

    It may be taken after `retry_after_s` seconds, where that is known.
    """

    def __init__(self, refusal: Refusal, sentence: Bilingual, *, retry_after_s: int | None = None) -> None:
        super().__init__(sentence.en)
        self.refusal = refusal
        self.sentence = sentence
        self.retry_after_s = retry_after_s


CLIENT_ID: Final = re.compile(r"[A-Za-z0-9._:-]{1,64}")

# So many times the limit and no cleaning makes it short enough: refused unread.
_HOPELESS: Final = 8
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# The flags of England, Scotland and Wales are spelt in invisible tag characters (UTS 51, chapter 2.6).
_TAG_FLAG = re.compile("(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f)")
# Arabic and Syriac signs that are drawn although Unicode files them under formatting.
_VISIBLE_FORMATS: Final = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
# Unicode's Default_Ignorable_Code_Point beyond its formatting characters, and the blank Braille pattern.
_INVISIBLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0d\uffa0\ufdd0-\ufdef\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_JOINERS: Final = frozenset("\u200c\u200d")
_STYLE_SELECTORS: Final = frozenset("\ufe0e\ufe0f")
_JOINED_BEFORE: Final = frozenset({"So", "Sk", "Mn", "Mc", "Lo", "Cn"})
_JOINED_AFTER: Final = frozenset({"So", "Lo", "Cn"})
_HAN = re.compile(f"[{HAN}]")
_LEADING_SLASHES = re.compile(r"[\s/]+")


def admit(text: object, limit: int) -> str:
    """`text` as it may be taken: cleaned, not empty, at most `limit` characters.

    Raises:
        RefusedMessageError: it is not text, holds nothing to read, or is too long.
    """
    if not isinstance(text, str):
        raise RefusedMessageError(Refusal.UNREADABLE, texts.UNREADABLE)
    if len(text) > _HOPELESS * limit:
        raise _too_long(len(text), limit)
    clean = normalise(text)
    if not clean:
        raise RefusedMessageError(Refusal.EMPTY, texts.EMPTY)
    if len(clean) > limit:
        raise _too_long(len(clean), limit)
    return clean


def _too_long(length: int, limit: int) -> RefusedMessageError:
    return RefusedMessageError(Refusal.TOO_LONG, filled(texts.TOO_LONG, length=length, limit=limit))


def named_language(value: object) -> Language | None:
    """The language that a client names (`zh`, `en-GB`, …), or None where we do not speak it."""
    primary = value.replace("_", "-").split("-")[0].lower() if isinstance(value, str) else ""
    return next((language for language in LANGUAGES if language == primary), None)


def normalise(text: str) -> str:
    """`text` without what cannot be seen but can deceive, and without blanks around it.

    Control characters other than line feed and tab go, and so do lone surrogates, bidirectional
    overrides and isolates, and every other invisible character. Right-to-left text itself stays, and
    so do emoji with their joiners and the joiners that Arabic and Indic scripts are written with.
    """
    # Every other part is a flag.
    parts = _TAG_FLAG.split(_LINE_ENDS.sub("\n", text))
    return "".join(part if index % 2 else _visible(part) for index, part in enumerate(parts)).strip()


def without_command(text: str) -> str:
    """`text` so that Rasa cannot take it for a raw intent, which it does when a text starts with "/"."""
    stripped = text.strip()
    return (_LEADING_SLASHES.sub("", stripped, count=1) or "?") if stripped.startswith("/") else stripped


def _visible(text: str) -> str:
    seen = [character for character in _INVISIBLE.sub("", text) if _may_stay(character)]
    kept: list[str] = []
    for character, after in zip(seen, [*seen[1:], ""], strict=False):
        before = kept[-1] if kept else ""
        if character in _STYLE_SELECTORS and not _can_be_styled(before):
            continue
        if character in _JOINERS and not _can_be_joined(before, after):
            continue
        kept.append(character)
    return "".join(kept)


def _may_stay(character: str) -> bool:
    if character.isascii():
        return character.isprintable() or character in "\n\t"
    if character in _JOINERS or character in _VISIBLE_FORMATS:
        return True
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs")


def _can_be_styled(before: str) -> bool:
    return bool(before) and not before.isspace() and before not in _STYLE_SELECTORS | _JOINERS


def _can_be_joined(before: str, after: str) -> bool:
    return (
        bool(before and after)
        and unicodedata.category(before) in _JOINED_BEFORE
        and unicodedata.category(after) in _JOINED_AFTER
        and not _HAN.match(before)
        and not _HAN.match(after)
    )
