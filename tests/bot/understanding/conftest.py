"""The trained model and what it makes of the held-out questions."""

from __future__ import annotations

import pytest

from bot.settings import DIALOGUE_FOLDER, CommandSettings
from bot.understanding.parsing import parse
from bot.understanding.questions import read_questions
from bot.understanding.scores import Judged

QUESTIONS = DIALOGUE_FOLDER / "tests" / "questions"


def judged(texts: list[str], name: str) -> list[Judged]:
    """What the trained model makes of `texts`, which ask what the questions of the set `name` ask."""
    settings = CommandSettings()
    questions = read_questions(QUESTIONS / f"{name}.csv")
    understood = parse(texts, settings.models, settings)
    return [Judged(*pair) for pair in zip(questions, understood, strict=True)]


@pytest.fixture(scope="session")
def held_out() -> list[Judged]:
    return judged([question.text for question in read_questions(QUESTIONS / "held_out.csv")], "held_out")
