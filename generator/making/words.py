"""Which words can be worked with at all."""

from __future__ import annotations

import unicodedata
from functools import partial

from generator.making.desk import Desk
from generator.problems import ProblemError, ProblemType
from generator.requests.asked import LONGEST_WORDS
from generator.requests.declining import declined


async def usable(desk: Desk, words: str, *, anything: bool = False) -> str:
    """`words` without what surrounds them, and without halves of characters that were cut.

    `anything` is for words that are compared with known ones only: they are not declined for what they name.

    Raises:
        ProblemError: they say nothing, too much, or what is not drawn.
    """
    words = " ".join(words.encode("utf-8", "ignore").decode().split())
    if len(words) > LONGEST_WORDS:
        detail = f"The words are {len(words):,} characters; {LONGEST_WORDS:,} are the most."
        raise ProblemError(ProblemType.WORDS_TOO_LONG, detail)
    if not any(unicodedata.category(character).startswith("L") for character in words):
        detail = "There are no words in what was asked for; say what the picture should show."
        raise ProblemError(ProblemType.NO_WORDS, detail)
    decline = None if anything else await desk.aside(partial(declined, words))
    if decline is not None:
        facts = {"declined": decline.kind.value, "detail_zh": decline.sentence.zh}
        raise ProblemError(ProblemType.DECLINED, decline.sentence.en, facts)
    return words
