"""Words that a picture may be made of."""

from __future__ import annotations

from functools import partial

from generator.making.desk import Desk
from generator.problems import ProblemError, ProblemType
from generator.requests.declining import declined
from generator.requests.wording import NoWordsError, TooManyWordsError, tidied


async def usable(desk: Desk, words: str, *, anything: bool = False) -> str:
    """`words` as they are worked with (see `tidied`).

    `anything` is for words that are compared with known ones only: they are not declined for what they name.

    Raises:
        ProblemError: they say nothing, too much, or what is not drawn.
    """
    try:
        words = tidied(words)
    except TooManyWordsError as error:
        raise ProblemError(ProblemType.WORDS_TOO_LONG, str(error)) from error
    except NoWordsError as error:
        raise ProblemError(ProblemType.NO_WORDS, str(error)) from error
    decline = None if anything else await desk.aside(partial(declined, words))
    if decline is not None:
        facts = {"declined": decline.kind.value, "detail_zh": decline.sentence.zh}
        raise ProblemError(ProblemType.DECLINED, decline.sentence.en, facts)
    return words
