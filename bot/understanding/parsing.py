"""Asking a trained model what it makes of texts, in the environment that has Rasa."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.settings import DIALOGUE_FOLDER, CommandSettings
from bot.understanding.questions import Span


class ParsingError(RuntimeError):
    """The model gave no answer; the message says why."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a model made of a text: intent (topic included), how sure it is, entities, how long it took.

    `topic` is the likeliest topic of a frequent question, should the text be one.
    """

    intent: str
    topic: str
    confidence: float
    ranking: tuple[tuple[str, float], ...]
    entities: tuple[Span, ...]
    milliseconds: float


def rasa_environment(settings: CommandSettings) -> dict[str, str]:
    """The environment variables that Rasa's own commands need."""
    return os.environ | {
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "OMP_NUM_THREADS": "1",
        "VITRINE_HOME": str(settings.home.resolve()),
        "RASA_CACHE_DIRECTORY": str((settings.home / "rasa-cache").resolve()),
    }


def parse(texts: Sequence[str], model: Path, settings: CommandSettings) -> list[Understood]:
    """What the model at `model`, a file or a folder of models, makes of `texts`, one after the other.

    Raises:
        ParsingError: the model is missing or failed.
    """
    if not model.exists():
        raise ParsingError("the dialogue model is missing: run `vitrine dialogue train`")
    done = subprocess.run(
        [str(settings.dialogue_python), "parse_messages.py", str(model.resolve())],
        cwd=DIALOGUE_FOLDER,
        env=rasa_environment(settings),
        input=json.dumps(list(texts)),
        capture_output=True,
        text=True,
        check=False,
    )
    answers = [_understood(json.loads(line)) for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode != 0 or len(answers) != len(texts):
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise ParsingError(f"the model understood {len(answers)} of {len(texts)} texts and stopped: {reason}")
    return answers


def _understood(told: dict[str, Any]) -> Understood:
    return Understood(
        intent=told["intent"] or "",
        topic=told["topic"],
        confidence=told["confidence"],
        ranking=tuple((name, confidence) for name, confidence in told["ranking"]),
        entities=tuple(sorted(Span(each["entity"], each["start"], each["end"]) for each in told["entities"])),
        milliseconds=told["milliseconds"],
    )
