"""Holds answers against what each request means: right, refused, missed or wrong."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from statistics import median
from typing import Any, Final

from bot.showcase.asking import NONE, Answer, Asked

# Faults that people saw in pictures when they looked through the contact sheets.
SEEN: Final = Path(__file__).parent / "seen.csv"
MADE: Final = ("enhanced", "edited", "generated")


class Verdict(StrEnum):
    """What came of a request.

    `RIGHT`: the rung that a perfect answer stops at, of the product that is meant, or rightly no picture.
    `REFUSED`: the checker or the service made nothing, and the shopper hears so. `LOWER`: another honest
    picture than the best, or a question back. `WRONG`: a picture of something else than what was asked for.
    """

    RIGHT = "right"
    REFUSED = "refused"
    LOWER = "not the best"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Judged:
    """A request, its answer and the verdict, with a word on why where it is not right."""

    asked: Asked
    answer: Answer
    verdict: Verdict
    why: str = ""


def read_seen(path: Path = SEEN) -> dict[str, str]:
    """By a request's id, what is wrong with the picture that answered it."""
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["fault"] for row in csv.DictReader(file)}


def judge(asked: Asked, answer: Answer, seen: Mapping[str, str]) -> Judged:
    """The verdict on one answer."""
    if answer.id in seen:
        return Judged(asked, answer, Verdict.WRONG, seen[answer.id])
    verdict, why = (_without_picture if answer.rung == NONE else _of_picture)(asked, answer)
    return Judged(asked, answer, verdict, why)


def _without_picture(asked: Asked, answer: Answer) -> tuple[Verdict, str]:
    if asked.rung == NONE:
        return Verdict.RIGHT, ""
    if answer.refused:
        return Verdict.REFUSED, "; ".join(answer.refused)
    return Verdict.LOWER, f"taken for {answer.intent}, no picture"


def _of_picture(asked: Asked, answer: Answer) -> tuple[Verdict, str]:
    if asked.rung == NONE:
        return Verdict.WRONG, f"{answer.rung}, where nothing should be shown"
    if asked.product and answer.products and asked.product not in answer.products:
        return Verdict.WRONG, f"shows {', '.join(answer.products)}"
    if answer.is_nearest and answer.refused:
        return Verdict.REFUSED, "; ".join(answer.refused)
    if answer.rung == asked.rung and not answer.is_nearest:
        return Verdict.RIGHT, ""
    taken = "" if answer.reasons else f"taken for {answer.intent}: "
    return Verdict.LOWER, f"{taken}{answer.rung} in place of {asked.rung}"


def summary(judged: Sequence[Judged]) -> dict[str, Any]:
    """Counts by language and rung, and how long answers took."""
    figures: dict[str, Any] = {}
    for language in ("en", "zh"):
        of = [one for one in judged if one.asked.language == language]
        figures[language] = {"requests": len(of), **_counts(of)}
    figures["by_rung"] = {
        rung: _counts([one for one in judged if one.asked.rung == rung])
        for rung in dict.fromkeys(one.asked.rung for one in judged)
    }
    figures["sent"] = {
        rung: {
            "pictures": len(of),
            "wrong": sum(one.verdict is Verdict.WRONG for one in of),
            "median_score": _median([one.answer.score for one in of if one.answer.score is not None]),
            "median_ms": _median([one.answer.milliseconds for one in of]),
            "p95_ms": _percentile([one.answer.milliseconds for one in of], 0.95),
        }
        for rung in ("photo", *MADE, "instruction")
        if (of := [one for one in judged if one.answer.rung == rung])
    }
    figures["refused_by_checker"] = sum(
        any(reason.endswith(("not-as-asked", "failed")) for reason in one.answer.refused) for one in judged
    )
    figures["came_later"] = sum(one.answer.was_pending for one in judged)
    return figures


def _counts(judged: Sequence[Judged]) -> dict[str, int]:
    counted = Counter(one.verdict for one in judged)
    return {verdict.value: counted[verdict] for verdict in Verdict}


def _median(values: Sequence[float]) -> float | None:
    return round(float(median(values)), 3) if values else None


def _percentile(values: Sequence[float], share: float) -> float | None:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))] if values else None
