"""The trained model and what it makes of the held-out questions."""

from __future__ import annotations

import pytest

from bot.settings import DIALOGUE_FOLDER, CommandSettings
from bot.understanding.careless import WAYS
from bot.understanding.parsing import parse
from bot.understanding.questions import Question, read_questions
from bot.understanding.scores import Judged

QUESTIONS = DIALOGUE_FOLDER / "tests" / "questions"


@pytest.fixture(scope="session")
def as_written() -> list[Question]:
    return read_questions(QUESTIONS / "held_out.csv")


@pytest.fixture(scope="session")
def written_in_all_ways(as_written: list[Question]) -> dict[str, list[Judged]]:
    """What the model makes of the questions as they are, under "", and in each careless way of writing."""
    settings = CommandSettings()
    ways = {"": str, **WAYS}
    texts = [way(question.text) for way in ways.values() for question in as_written]
    understood = iter(parse(texts, settings.models, settings))
    return {name: [Judged(question, next(understood)) for question in as_written] for name in ways}


@pytest.fixture(scope="session")
def held_out(written_in_all_ways: dict[str, list[Judged]]) -> list[Judged]:
    return written_in_all_ways[""]
