"""Questions whose intent, and perhaps entities, are known: `text,intent[,language]` rows of a CSV file."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from data.language import language_of

_MARKED: Final = re.compile(r"\[(?P<value>[^\[\]]+)\]\((?P<entity>[a-z_]+)\)")
_INTENT_COLUMNS: Final = ("intent", "category", "label")


class QuestionsError(ValueError):
    """The file cannot be used; the message says why."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """An entity: its name and the half-open range of characters `[start, end)` that it covers."""

    entity: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Question:
    """A message, the intent it has (`faq/…` with its topic), its language and the entities marked in it."""

    text: str
    intent: str
    language: str
    entities: tuple[Span, ...] = ()


def read_questions(path: Path) -> list[Question]:
    """The questions in the CSV file at `path`.

    A text may mark entities as Rasa's training data does: `show me the [sole](part)`. Without the column
    `language` the script of the text decides between `en` and `zh`.

    Raises:
        QuestionsError: the file cannot be read, lacks a column, or holds no question.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            column = next((name for name in _INTENT_COLUMNS if name in (rows.fieldnames or ())), None)
            if column is None or "text" not in (rows.fieldnames or ()):
                raise QuestionsError(f"{path} needs the columns text,intent[,language] in its first line")
            questions = [_question(row, column, path, rows.line_num) for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise QuestionsError(f"{path} cannot be read as a CSV file in UTF-8 ({error})") from error
    if not questions:
        raise QuestionsError(f"{path} holds no question")
    return questions


def unmarked(text: str) -> tuple[str, tuple[Span, ...]]:
    """`text` without the marks of its entities, and where they are."""
    plain, spans, end = "", [], 0
    for match in _MARKED.finditer(text):
        plain += text[end : match.start()]
        spans.append(Span(match["entity"], len(plain), len(plain) + len(match["value"])))
        plain += match["value"]
        end = match.end()
    return plain + text[end:], tuple(spans)


def _question(row: dict[str, str | None], column: str, path: Path, line: int) -> Question:
    text, spans = unmarked((row["text"] or "").strip())
    intent = (row[column] or "").strip()
    if not text or not intent:
        raise QuestionsError(f"line {line} of {path} lacks its text or its intent")
    return Question(text, intent, (row.get("language") or "").strip() or language_of(text), spans)
