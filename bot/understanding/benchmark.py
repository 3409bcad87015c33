"""Our pipeline beside Rasa's default one, trained and scored on any intents in the same run."""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

import yaml

from bot.settings import DIALOGUE_FOLDER, CommandSettings
from bot.understanding.parsing import ParsingError, parse, rasa_environment
from bot.understanding.questions import Question
from bot.understanding.scores import Judged, Scores, score

# What `rasa init` of 3.6 writes into a new project, for intents alone. The fallback is left out of both
# pipelines, for it can only turn right answers into refusals where nothing is out of scope.
RASA_DEFAULT: Final[list[dict[str, Any]]] = [
    {"name": "WhitespaceTokenizer"},
    {"name": "RegexFeaturizer"},
    {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
    {"name": "DIETClassifier", "epochs": 100, "constrain_similarities": True, "random_seed": 1},
]
_NOT_COMPARED: Final = ("FallbackClassifier", "PatternEntityExtractor", "CrfExtractor", "AngerDetector")


class Pipeline(StrEnum):
    """Which pipeline is trained."""

    VITRINE = "vitrine"
    DIET = "diet"


@dataclass(frozen=True, slots=True)
class Result:
    """A pipeline's scores, and the wall-clock time of its training."""

    pipeline: Pipeline
    training_s: float
    scores: Scores

    def as_json(self) -> dict[str, Any]:
        return {"training_s": round(self.training_s, 1), **self.scores.as_json()}


def compare(
    training: Sequence[Question],
    test: Sequence[Question],
    settings: CommandSettings,
    pipelines: Sequence[Pipeline],
) -> list[Result]:
    """Trains each of `pipelines` on `training` and scores it on `test`; leaves no model behind.

    Raises:
        ParsingError: a training or a model failed.
    """
    with tempfile.TemporaryDirectory(prefix="vitrine-benchmark-") as folder:
        return [_measure(pipeline, training, test, settings, Path(folder)) for pipeline in pipelines]


def _measure(
    pipeline: Pipeline,
    training: Sequence[Question],
    test: Sequence[Question],
    settings: CommandSettings,
    folder: Path,
) -> Result:
    config, data = folder / f"{pipeline}.yml", folder / "nlu.yml"
    recipe = {"recipe": "default.v1", "language": "en", "assistant_id": "benchmark", "policies": []}
    config.write_text(yaml.safe_dump({**recipe, "pipeline": _components(pipeline)}), "utf-8")
    data.write_text(yaml.safe_dump(_training_data(training), allow_unicode=True, width=1_000_000), "utf-8")
    models = folder / f"{pipeline}-models"
    started = time.monotonic()
    done = subprocess.run(
        [
            *(str(settings.dialogue_python), "quiet_rasa.py", "train", "nlu", "--config", str(config)),
            *("--nlu", str(data), "--out", str(models)),
        ],
        cwd=DIALOGUE_FOLDER,
        env=rasa_environment(settings) | {"RASA_CACHE_DIRECTORY": str(folder / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise ParsingError(f"the pipeline {pipeline} could not be trained: {reason}")
    training_s = time.monotonic() - started
    understood = parse([question.text for question in test], models, settings)
    return Result(pipeline, training_s, score([Judged(*pair) for pair in zip(test, understood, strict=True)]))


def _components(pipeline: Pipeline) -> list[dict[str, Any]]:
    if pipeline is Pipeline.DIET:
        return RASA_DEFAULT
    ours: list[dict[str, Any]] = yaml.safe_load((DIALOGUE_FOLDER / "config.yml").read_text("utf-8"))[
        "pipeline"
    ]
    return [component for component in ours if component["name"].rpartition(".")[2] not in _NOT_COMPARED]


def _training_data(questions: Sequence[Question]) -> dict[str, Any]:
    """Rasa's training data; a bracket would begin an entity there, so it is left out."""
    texts: dict[str, list[str]] = {}
    for question in questions:
        texts.setdefault(question.intent, []).append(" ".join(question.text.split()).replace("[", "("))
    return {
        "version": "3.1",
        "nlu": [
            {"intent": intent, "examples": "".join(f"- {text}\n" for text in own)}
            for intent, own in sorted(texts.items())
        ],
    }
