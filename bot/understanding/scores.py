"""How many questions were understood, and which were taken for what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from sklearn.metrics import f1_score

from bot.understanding.parsing import Understood
from bot.understanding.questions import Question, Span

OUT_OF_SCOPE: Final = "out_of_scope"
REFUSALS: Final = frozenset({OUT_OF_SCOPE, "nlu_fallback"})


@dataclass(frozen=True, slots=True)
class Judged:
    """A question and what was made of it."""

    question: Question
    understood: Understood

    @property
    def intent(self) -> str:
        """The intent understood; not to understand what no shop is asked for counts as refusing it."""
        refused = self.understood.intent in REFUSALS and self.question.intent in REFUSALS
        return self.question.intent if refused else self.understood.intent

    @property
    def is_right(self) -> bool:
        return self.intent == self.question.intent

    @property
    def is_refused(self) -> bool:
        return self.understood.intent in REFUSALS


@dataclass(frozen=True, slots=True)
class Scores:
    """What is measured on a set of questions; shares from 0 to 1, None where there is nothing to divide by.

    `macro_f1` is the unweighted mean over the intents asked for. `out_of_scope_recall` is the share of
    what no shop is asked for that was refused, `good_refused` that of all other questions. `entity_f1`
    counts an entity as found only with its exact borders; it is None where no entity is marked.
    """

    questions: int
    accuracy: float
    macro_f1: float
    out_of_scope_recall: float | None
    good_refused: float | None
    entity_f1: float | None
    milliseconds_p50: float
    milliseconds_p95: float

    def as_json(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}


def in_percent(share: float | None) -> str:
    """A share as people read it."""
    return "–" if share is None else f"{share:.1%}"


def score(judged: Sequence[Judged]) -> Scores:
    """The scores of `judged`, at least one."""
    wanted, got = [each.question.intent for each in judged], [each.intent for each in judged]
    outside = [each for each in judged if each.question.intent in REFUSALS]
    good = [each for each in judged if each.question.intent not in REFUSALS]
    times = [each.understood.milliseconds for each in judged]
    return Scores(
        questions=len(judged),
        accuracy=sum(each.is_right for each in judged) / len(judged),
        macro_f1=float(f1_score(wanted, got, labels=sorted(set(wanted)), average="macro", zero_division=0)),
        out_of_scope_recall=_share(outside),
        good_refused=_share(good),
        entity_f1=_f1(*_counts([each for each in judged if each.question.entities])),
        milliseconds_p50=float(np.percentile(times, 50)),
        milliseconds_p95=float(np.percentile(times, 95)),
    )


def by_language(judged: Sequence[Judged]) -> dict[str, Scores]:
    """The scores of each language, the one with most questions first."""
    counted = Counter(each.question.language for each in judged)
    return {
        language: score([each for each in judged if each.question.language == language])
        for language, _ in counted.most_common()
    }


def by_entity(judged: Sequence[Judged]) -> dict[str, tuple[float | None, int]]:
    """The F1 of each entity and how often it was marked, in the questions that mark any."""
    marked = [each for each in judged if each.question.entities]
    names = sorted({span.entity for each in marked for span in each.question.entities})
    return {name: (_f1(*_counts(marked, name)), _counts(marked, name)[1]) for name in names}


def confusion(judged: Sequence[Judged]) -> Counter[tuple[str, str]]:
    """How often each intent was taken for another: (wanted, got)."""
    return Counter((each.question.intent, each.intent) for each in judged if not each.is_right)


def _share(judged: Sequence[Judged]) -> float | None:
    return sum(each.is_refused for each in judged) / len(judged) if judged else None


def _counts(judged: Sequence[Judged], entity: str | None = None) -> tuple[int, int, int]:
    """Entities found with their exact borders, marked ones, and all that were told."""

    def named(spans: tuple[Span, ...]) -> set[Span]:
        return {span for span in spans if entity in (None, span.entity)}

    found = marked = told = 0
    for each in judged:
        wanted, got = named(each.question.entities), named(each.understood.entities)
        found, marked, told = found + len(wanted & got), marked + len(wanted), told + len(got)
    return found, marked, told


def _f1(found: int, marked: int, told: int) -> float | None:
    return 2 * found / (marked + told) if marked + told else None


@dataclass(frozen=True, slots=True)
class AtThreshold:
    """What becomes of questions where the likeliest intent counts from a confidence of `threshold` on.

    Shares of the good questions: understood rightly, wrongly, and not at all (asked back). Of what no
    shop is asked for: refused, as such or as not understood.
    """

    threshold: float
    right: float
    wrong: float
    asked_back: float
    out_of_scope_refused: float


def at_thresholds(judged: Sequence[Judged], thresholds: Sequence[float]) -> list[AtThreshold]:
    """The trade between wrong answers and questions back, whatever threshold the model itself has."""
    good = [_likeliest(each) for each in judged if each.question.intent not in REFUSALS]
    outside = [_likeliest(each) for each in judged if each.question.intent in REFUSALS]
    table = []
    for threshold in thresholds:
        sure = [right for _, right, confidence in good if confidence >= threshold]
        refused = [intent in REFUSALS or confidence < threshold for intent, _, confidence in outside]
        table.append(
            AtThreshold(
                threshold=threshold,
                right=sum(sure) / len(good),
                wrong=(len(sure) - sum(sure)) / len(good),
                asked_back=1 - len(sure) / len(good),
                out_of_scope_refused=sum(refused) / max(len(outside), 1),
            )
        )
    return table


def reliability(judged: Sequence[Judged], bins: int = 10) -> list[tuple[float, float, int]]:
    """Mean confidence, share of right answers and number of questions in equal ranges of confidence."""
    told = [_likeliest(each) for each in judged]
    table = []
    for low in np.linspace(0, 1, bins, endpoint=False):
        inside = [(confidence, right) for _, right, confidence in told if low < confidence <= low + 1 / bins]
        if inside:
            confidences, rights = zip(*inside, strict=True)
            table.append((float(np.mean(confidences)), float(np.mean(rights)), len(inside)))
    return table


def _likeliest(judged: Judged) -> tuple[str, bool, float]:
    """The likeliest intent, topic included, whatever its confidence; whether it is right; the confidence."""
    intent, confidence = next(
        ((name, confidence) for name, confidence in judged.understood.ranking if name != "nlu_fallback"),
        (judged.understood.intent, judged.understood.confidence),
    )
    if judged.understood.topic and intent == judged.understood.topic.partition("/")[0]:
        intent = judged.understood.topic
    return intent, intent == judged.question.intent, confidence
