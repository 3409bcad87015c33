"""The two languages that people read Vitrine in, and text that exists in both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

Language = Literal["en", "zh"]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh")

# CJK Unified Ideographs with extension A and the compatibility block (Unicode 16, chapter 18).
HAN: Final = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_HAN_CHARACTER = re.compile(f"[{HAN}]")
# Hiragana, Katakana and Hangul syllables: what Japanese and Korean have and Chinese has not.
_JAPANESE_OR_KOREAN = re.compile("[\u3041-\u30ff\uac00-\ud7af]")
_LATIN_WORD = re.compile(r"[^\W\d_]{2,}", re.UNICODE)
# E-mail addresses, links, SKUs, order numbers, sizes: the same in every language.
_CODE = re.compile(r"[A-Za-z0-9._%+@/:#-]*[@\d/][A-Za-z0-9._%+@/:#-]*")


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text in English and Chinese; where a shop gave one language only, that one serves both."""

    en: str = ""
    zh: str = ""

    def say(self, language: Language) -> str:
        """The text in `language`, or in the other one where it is missing."""
        return (self.zh or self.en) if language == "zh" else (self.en or self.zh)

    def __bool__(self) -> bool:
        return bool(self.en or self.zh)


def language_of(text: str, otherwise: Language = "en") -> Language:
    """The language to answer `text` in.

    One Han character carries about as much as one Latin word, so the two are counted against each
    other: "这个 hoodie 有 navy 吗" is Chinese, "what does 棉 mean" is English. Text with neither
    (digits, emoji, an e-mail address) says nothing and gets `otherwise`, usually the conversation's
    language so far. Other languages are answered in English; one 「の」 does not make a text Japanese.
    """
    text = _CODE.sub(" ", text)
    han = len(_HAN_CHARACTER.findall(text))
    syllables = len(_JAPANESE_OR_KOREAN.findall(text))
    if syllables > 1 and 2 * syllables >= han:
        return "en"
    latin = len(_LATIN_WORD.findall(_HAN_CHARACTER.sub(" ", text)))
    if han == latin == 0:
        return otherwise
    return "zh" if han >= latin else "en"
