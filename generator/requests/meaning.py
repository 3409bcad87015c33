"""What a caption comes closest to in the space of the sentence encoder: something declined, or goods."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from functools import cache
from typing import Final

from data.vocabulary import FAMILIES, MATERIALS, PATTERNS
from data.vocabulary.care import CARE
from data.vocabulary.colours import COLOURS
from data.vocabulary.parts import PART_NAMES
from generator.arrays import FloatArray
from generator.requests.prototypes import DECLINED, ORDINARY
from generator.text import embed

# Cosines, chosen on the tests' development captions: how near it must be, and how much nearer than goods.
NEAR: Final = 0.5
MARGIN: Final = 0.08
# A longer text says several things, and its vector none of them.
_READ: Final = 300


def kind_nearest_to(words: str, except_for: Collection[str] = ()) -> str | None:
    """The declined kind that `words` are clearly nearer to than to ordinary goods, or None.

    A kind in `except_for` is not meant, however near it is.
    """
    text = _letters(words)
    if not text:
        return None
    vector = embed([text])[0]
    nearest = {kind: float((vectors @ vector).max()) for kind, vectors in _declined().items()}
    nearest = {kind: near for kind, near in nearest.items() if kind not in except_for}
    kind = max(nearest, key=nearest.__getitem__)
    to_goods = float((_ordinary() @ vector).max())
    return kind if nearest[kind] > max(NEAR, to_goods + MARGIN) else None


def _letters(words: str) -> str:
    """The beginning of `words` without control characters, empty where no letter is left."""
    kept = "".join(" " if unicodedata.category(sign).startswith("C") else sign for sign in words[:_READ])
    return " ".join(kept.split()) if any(sign.isalpha() for sign in kept) else ""


@cache
def _declined() -> dict[str, FloatArray]:
    return {kind: embed(sentences) for kind, sentences in DECLINED.items()}


@cache
def _ordinary() -> FloatArray:
    return embed([*ORDINARY, *_vocabulary()])


def _vocabulary() -> list[str]:
    """The words that captions are made of, each by itself."""
    named = [(family.en, family.zh) for family in FAMILIES.values()]
    named += [(colour.en, colour.zh) for colour in COLOURS] + list(PART_NAMES.values())
    words = [word for english, chinese in named for word in (*english, *chinese)]
    texts = [*MATERIALS.values(), *PATTERNS.values(), *(rule.title for rule in CARE.values())]
    return words + [word for text in texts for word in (text.en, text.zh)]
