"""The `vitrine dialogue` commands: training the dialogue, and measuring how well it understands."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.table import Table
from sqlalchemy.exc import SQLAlchemyError

from bot.command_line import (
    UNUSABLE_ARGUMENTS,
    Json,
    command_settings,
    err,
    fail,
    need_dialogue_environment,
    out,
)
from bot.settings import DIALOGUE_FOLDER, CommandSettings
from bot.understanding.benchmark import Pipeline, compare
from bot.understanding.catalogue_examples import named_examples, read_examples
from bot.understanding.catalogue_terms import (
    catalogue_terms,
    catalogue_titles,
    patterns,
    vocabulary_terms,
    write_training_data,
)
from bot.understanding.parsing import ParsingError, parse, rasa_environment
from bot.understanding.questions import Question, QuestionsError, read_questions
from bot.understanding.scores import Judged, Scores, by_entity, by_language, confusion, in_percent, score
from data.store import Database

_MOST_CONFUSIONS: Final = 30

dialogue_app = typer.Typer(
    help="Train the dialogue, and measure how well it understands.", no_args_is_help=True
)


@dialogue_app.command()
def train() -> None:
    """Train the dialogue model into VITRINE_HOME/models; it learns the catalogue's own words too."""
    settings = command_settings()
    need_dialogue_environment(settings)
    command = [
        *(str(settings.dialogue_python), "quiet_rasa.py", "train", "--domain", "domain"),
        *("--data", "data", str(_catalogue_file(settings)), "--out", str(settings.models)),
    ]
    done = subprocess.run(command, cwd=DIALOGUE_FOLDER, env=rasa_environment(settings), check=False)
    if done.returncode != 0:
        fail("the dialogue model could not be trained: the lines above say why.")


@dialogue_app.command()
def evaluate(
    file: Annotated[
        Path, typer.Argument(help="CSV file with the columns text,intent[,language]; intents as faq/… too.")
    ],
    plot: Annotated[
        Path | None,
        typer.Option(help="Where to draw the confusion matrix (PNG, WebP, SVG; needs matplotlib)."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Score the trained model on questions whose intent is known, entities too where the text marks them."""
    settings = command_settings()
    need_dialogue_environment(settings)
    questions = _read(file)
    try:
        understood = parse([question.text for question in questions], settings.models, settings)
    except ParsingError as error:
        fail(f"{error}.")
    judged = [Judged(*pair) for pair in zip(questions, understood, strict=True)]
    if plot is not None:
        _draw(judged, plot)
    if as_json:
        sys.stdout.write(json.dumps(_report(judged), ensure_ascii=False) + "\n")
    else:
        _print_report(judged)


@dialogue_app.command()
def benchmark(
    train_file: Annotated[Path, typer.Argument(help="CSV file to train on, columns text and intent.")],
    test_file: Annotated[Path, typer.Argument(help="CSV file to score on, same columns.")],
    only: Annotated[Pipeline | None, typer.Option(help="Only this pipeline.")] = None,
    as_json: Json = False,
) -> None:
    """Train our pipeline and Rasa's default one (DIET) on any intents, and score both in the same run."""
    settings = command_settings()
    need_dialogue_environment(settings)
    training, test = _read(train_file), _read(test_file)
    try:
        results = compare(training, test, settings, [only] if only else list(Pipeline))
    except ParsingError as error:
        fail(f"{error}.")
    if as_json:
        sys.stdout.write(json.dumps({each.pipeline: each.as_json() for each in results}) + "\n")
        return
    table = Table("pipeline", "accuracy", "macro F1", "training", "ms p50", "ms p95", box=None)
    for each in results:
        scores = each.scores
        table.add_row(
            each.pipeline,
            in_percent(scores.accuracy),
            in_percent(scores.macro_f1),
            f"{each.training_s:.0f} s",
            f"{scores.milliseconds_p50:.1f}",
            f"{scores.milliseconds_p95:.1f}",
        )
    out.print(table)


def _catalogue_file(settings: CommandSettings) -> Path:
    """The patterns of the trade's words, of the catalogue where there is one, and its names in sentences."""
    path = settings.home.resolve() / "dialogue" / "catalogue.yml"
    database = Database.from_settings()
    try:
        with database.session() as session:
            own, titles = catalogue_terms(session), catalogue_titles(session)
    except SQLAlchemyError:
        err.print("No catalogue has been imported yet: the model learns the trade's words alone.")
        own, titles = {}, {}
    finally:
        database.dispose()
    named = named_examples(read_examples(DIALOGUE_FOLDER / "data" / "nlu"), titles)
    write_training_data(patterns(vocabulary_terms(), own), path, named)
    return path


def _report(judged: list[Judged]) -> dict[str, object]:
    whole = score(judged)
    return {
        **whole.as_json(),
        "by_language": {language: scores.as_json() for language, scores in by_language(judged).items()},
        "by_entity": {name: {"f1": f1, "marked": marked} for name, (f1, marked) in by_entity(judged).items()},
        "confusion": [
            {"intent": wanted, "understood": got, "times": times}
            for (wanted, got), times in confusion(judged).most_common()
        ],
        "errors": [
            {
                "text": each.question.text,
                "intent": each.question.intent,
                "understood": each.understood.intent,
                "confidence": round(each.understood.confidence, 4),
                "language": each.question.language,
            }
            for each in judged
            if not each.is_right
        ],
    }


def _print_report(judged: list[Judged]) -> None:
    table = Table(box=None)
    for heading in (
        *("", "questions", "accuracy", "macro F1", "out of scope refused", "good refused"),
        *("entity F1", "ms p50", "ms p95"),
    ):
        table.add_column(heading, justify="right")
    languages = by_language(judged)
    for name, scores in [("all", score(judged)), *languages.items()]:
        table.add_row(name, *_cells(scores))
    out.print(table)
    entities = by_entity(judged)
    if entities:
        told = ", ".join(f"{name} {in_percent(f1)} of {marked}" for name, (f1, marked) in entities.items())
        out.print(f"\nEntities (F1, how many): {told}")
    confused = confusion(judged).most_common(_MOST_CONFUSIONS)
    if confused:
        out.print("\nTaken for another intent:")
    for (wanted, got), times in confused:
        out.print(f"  {times:3d}  {wanted} → {got}", markup=False)
        for each in judged:
            if (each.question.intent, each.intent) == (wanted, got):
                out.print(f"         {each.question.text}", markup=False, soft_wrap=True)


def _cells(scores: Scores) -> tuple[str, ...]:
    shares = (
        *(scores.accuracy, scores.macro_f1, scores.out_of_scope_recall),
        *(scores.good_refused, scores.entity_f1),
    )
    times = (scores.milliseconds_p50, scores.milliseconds_p95)
    return str(scores.questions), *map(in_percent, shares), *(f"{time:.1f}" for time in times)


def _draw(judged: list[Judged], path: Path) -> None:
    try:
        from bot.understanding.plots import draw_confusion  # noqa: PLC0415 - matplotlib comes with the tests
    except ImportError:
        fail("drawing needs matplotlib: pip install matplotlib.")
    draw_confusion(judged, path)


def _read(path: Path) -> list[Question]:
    try:
        return read_questions(path)
    except QuestionsError as error:
        fail(f"{error}.", UNUSABLE_ARGUMENTS)
