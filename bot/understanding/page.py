"""Writes `docs/understanding.md` and its plots from the trained model: `python -m bot.understanding.page`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import yaml
from jinja2 import Environment, FileSystemLoader

from bot.settings import DIALOGUE_FOLDER, PROJECT, CommandSettings
from bot.understanding.careless import WAYS
from bot.understanding.parsing import parse
from bot.understanding.plots import draw_confusion, draw_thresholds
from bot.understanding.questions import Question, read_questions, unmarked
from bot.understanding.scores import Judged, Scores, at_thresholds, by_entity, in_percent, score
from data.language import language_of

_HERE: Final = Path(__file__).parent
_DOCS: Final = PROJECT / "docs"
_IMAGES: Final = _DOCS / "images" / "understanding"
_BANKING: Final = _DOCS / "figures" / "understanding" / "banking77.json"
_SETS: Final = ("held_out", "calibration", "development")
_THRESHOLDS: Final = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8)
_SCORES: Final[tuple[tuple[str, Callable[[Scores], float | None]], ...]] = (
    ("accuracy", lambda scores: scores.accuracy),
    ("macro F1", lambda scores: scores.macro_f1),
    ("out of scope refused", lambda scores: scores.out_of_scope_recall),
    ("good refused", lambda scores: scores.good_refused),
    ("entity F1", lambda scores: scores.entity_f1),
)


def main() -> None:
    """Measures, draws and writes."""
    settings = CommandSettings()
    sets = {name: _judged(settings, _questions(name)) for name in _SETS}
    threshold = _threshold()
    for language in ("en", "zh"):
        both = _of([*sets["held_out"], *sets["calibration"]], language)
        draw_confusion(both, _IMAGES / f"confusion-{language}.webp")
    draw_thresholds(sets["calibration"], threshold, _IMAGES / "thresholds.webp")
    # Markdown, which nobody's words are to be escaped for as HTML.
    environment = Environment(loader=FileSystemLoader(_HERE), autoescape=False, keep_trailing_newline=True)  # noqa: S701
    page = environment.get_template("page.md").render(
        **_training_data(),
        all=score(sets["held_out"]),
        sets=_sets_table(sets),
        entities=", ".join(
            f"{name} {in_percent(f1)} of {marked}"
            for name, (f1, marked) in by_entity(sets["held_out"]).items()
        ),
        careless=_careless_table(settings, _of(sets["held_out"], "en", "zh")),
        mistakes=_mistakes_table(sets["held_out"]),
        threshold=f"{threshold:.2f}",
        thresholds=_thresholds_table(sets["calibration"]),
        banking=_banking_table(),
    )
    (_DOCS / "understanding.md").write_text(page, "utf-8")


def _questions(name: str) -> list[Question]:
    return read_questions(DIALOGUE_FOLDER / "tests" / "questions" / f"{name}.csv")


def _judged(settings: CommandSettings, questions: Sequence[Question]) -> list[Judged]:
    understood = parse([question.text for question in questions], settings.models, settings)
    return [Judged(*pair) for pair in zip(questions, understood, strict=True)]


def _of(judged: Sequence[Judged], *languages: str) -> list[Judged]:
    return [each for each in judged if each.question.language in languages]


def _threshold() -> float:
    config = yaml.safe_load((DIALOGUE_FOLDER / "config.yml").read_text("utf-8"))
    return next(
        float(component["threshold"])
        for component in config["pipeline"]
        if component["name"] == "FallbackClassifier"
    )


def _training_data() -> dict[str, Any]:
    """How many examples there are, in all, out of scope, and of the rarest intent in the rarer language."""
    counted: Counter[tuple[str, str]] = Counter()
    for path in (DIALOGUE_FOLDER / "data" / "nlu").glob("*.yml"):
        for item in yaml.safe_load(path.read_text("utf-8"))["nlu"]:
            for line in item["examples"].splitlines() if "intent" in item else ():
                text, _ = unmarked(line.removeprefix("- "))
                third = path.stem == "other_languages"
                counted[item["intent"], "other" if third else language_of(text)] += 1
    intents = {intent for intent, _ in counted}
    outside = sum(counted["out_of_scope", language] for language in ("en", "zh", "other"))
    return {
        "examples": f"{counted.total():,}",
        "fewest": min(counted[intent, language] for intent in intents for language in ("en", "zh")),
        "outside": f"{outside:,}",
    }


def _sets_table(sets: dict[str, list[Judged]]) -> str:
    rows = []
    for name, judged in sets.items():
        others = [each for each in judged if each.question.language not in ("en", "zh")]
        parts = (("English", _of(judged, "en")), ("Chinese", _of(judged, "zh")), ("other languages", others))
        for language, part in parts:
            if part:
                scores = score(part)
                shares = [in_percent(value(scores)) for _, value in _SCORES]
                rows.append([name.replace("_", " "), language, str(scores.questions), *shares])
    return _table(["set", "language", "questions", *(heading for heading, _ in _SCORES)], rows)


def _careless_table(settings: CommandSettings, judged: Sequence[Judged]) -> str:
    rows = [["as written", in_percent(score(judged).accuracy)]]
    for name, way in WAYS.items():
        texts = [way(each.question.text) for each in judged]
        understood = parse(texts, settings.models, settings)
        changed = [Judged(each.question, got) for each, got in zip(judged, understood, strict=True)]
        rows.append([name, in_percent(score(changed).accuracy)])
    return _table(["", "right"], rows)


def _mistakes_table(judged: Sequence[Judged]) -> str:
    rows = [
        [
            each.question.text.replace("|", "\\|").replace("\n", " "),
            f"`{each.question.intent}`",
            f"`{each.understood.intent}`",
            f"{each.understood.confidence:.2f}",
        ]
        for each in sorted(judged, key=lambda each: (each.question.intent, each.question.text))
        if not each.is_right
    ]
    return _table(["question", "is", "understood", "confidence"], rows)


def _thresholds_table(judged: Sequence[Judged]) -> str:
    rows = [
        [
            f"{row.threshold:.2f}",
            *map(in_percent, (row.right, row.wrong, row.asked_back, row.out_of_scope_refused)),
        ]
        for row in at_thresholds(judged, _THRESHOLDS)
    ]
    headings = ["threshold", "good right", "good misunderstood", "good asked back", "out of scope refused"]
    return _table(headings, rows)


def _banking_table() -> str:
    rows = [
        [
            {"vitrine": "this one", "diet": "Rasa's default, DIET"}[name],
            in_percent(figures["accuracy"]),
            in_percent(figures["macro_f1"]),
            f"{figures['training_s']:.0f} s",
            f"{figures['milliseconds_p50']:.1f}",
        ]
        for name, figures in json.loads(_BANKING.read_text("utf-8")).items()
    ]
    return _table(["pipeline", "accuracy", "macro F1", "training", "ms, median"], rows)


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


if __name__ == "__main__":
    main()
