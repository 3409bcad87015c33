"""Calibrating the checker, and measuring what its thresholds do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor

from data.language import Language
from generator.checking import Calibration, evidence, readings_of
from generator.evaluation.checking import (
    PHOTOGRAPHS_MARGIN,
    calibrated,
    curve,
    expected_error,
    fits_and_misfits,
    judge_cutoffs,
    threshold_for,
    wrong_by_judge,
)
from generator.evaluation.edit import changed, pairs_of
from generator.evaluation.search import search_scores
from generator.networks import Checker, Edit, Imagine, Judge
from generator.text import embed
from generator.training.pictures import TrainingSet

_BATCH: Final = 64
# Requests for each picture of the set that is calibrated on: the more, the surer a threshold is.
CALIBRATED_ON: Final = 4
Makes = Callable[[TrainingSet], tuple[Tensor, Tensor, Tensor]]


def requests_for_drawing(imagine: Imagine, seed: int, times: int = 1) -> Makes:
    """Draws something for every picture of a set, so many times: pictures, sentences, what was asked."""

    def make(data: TrainingSet) -> tuple[Tensor, Tensor, Tensor]:
        random = torch.Generator().manual_seed(seed)
        rows = torch.arange(len(data)).repeat(times)
        text = data.captions(rows, random)
        noise = torch.randn(len(rows), imagine.latent, generator=random)
        with torch.no_grad():
            made = [
                imagine(t, z).clamp(-1, 1)
                for t, z in zip(text.split(_BATCH), noise.split(_BATCH), strict=True)
            ]
        return torch.cat(made), text, data.labels[rows]

    return make


def requests_for_editing(edit: Edit, languages: Sequence[Language] = ("en",)) -> Makes:
    """Makes every edit that a set has a true picture of, and asks of it what that picture shows."""

    def make(data: TrainingSet) -> tuple[Tensor, Tensor, Tensor]:
        pairs = pairs_of(data)
        asked = [(pair, language) for language in languages for pair in pairs]
        rows = [pair.after_row for pair, _ in asked]
        made = np.stack([changed(edit, pair.before, pair.words[language]) for pair, language in asked])
        pictures = torch.from_numpy(made).permute(0, 3, 1, 2).float() / 127.5 - 1
        said = [data.samples[pair.after_row].captions[language][0] for pair, language in asked]
        return pictures, torch.from_numpy(embed(said)), data.labels[torch.tensor(rows)]

    return make


def calibrate(
    checker: Checker, judge: Judge, data: TrainingSet, sources: Mapping[str, Makes]
) -> dict[str, Any]:
    """Fits the checker's score to a held-out set, and a threshold for each source of pictures.

    The score is fitted to true pictures under requests that fit and that visibly do not. A source's
    threshold lets at most 2 % of the pictures sent be ones that the judge holds for wrong. Changes
    `checker.calibration`, and gives what was found.
    """
    found, fits = fits_and_misfits(checker, data, times=CALIBRATED_ON)
    weights = calibrated(found, fits)
    scale = Calibration(weights, {})
    true_scores = scale.score(found)
    thresholds, facts = {}, {}
    thresholds["photo"], wrong, refused = threshold_for(
        true_scores, ~fits, standard_errors=PHOTOGRAPHS_MARGIN
    )
    facts["photo"] = {"wrong_sent": wrong, "refused": refused}
    cutoffs = judge_cutoffs(judge, data)
    for source, make in sources.items():
        facts[source] = _trial(checker, judge, scale, make(data), cutoffs, None)
        thresholds[source] = facts[source]["threshold"]
    checker.calibrated_to({**Calibration(weights, thresholds).as_object(), "judge_cutoffs": cutoffs})
    return facts


def measure_checker(
    checker: Checker,
    judge: Judge,
    data: TrainingSet,
    sources: Mapping[str, Makes],
    others: Mapping[str, TrainingSet],
) -> dict[str, Any]:
    """What a calibrated checker does on pictures that neither training nor calibration saw."""
    calibration = Calibration.of(checker)
    found, fits = fits_and_misfits(checker, data, seed=1)
    scores = calibration.score(found)
    line = curve(scores, fits)
    figures: dict[str, Any] = {
        "pictures": len(data),
        "average_precision": line.average_precision(),
        "calibration_error": expected_error(scores, fits),
        "curve": {
            "threshold": line.thresholds.round(2).tolist(),
            "precision": line.precision.round(4).tolist(),
            "recall": line.recall.round(4).tolist(),
        },
        "sources": {},
        "search": {},
    }
    threshold = calibration.thresholds["photo"]
    sent = scores >= threshold
    figures["sources"]["photo"] = {
        "threshold": threshold,
        "wrong_made": float((~fits).mean()),
        "wrong_sent": float((~fits)[sent].mean()) if sent.any() else 0.0,
        "refused": float(1 - sent.mean()),
    }
    cutoffs = checker.calibration["judge_cutoffs"]
    for source, make in sources.items():
        limit = calibration.thresholds[source]
        figures["sources"][source] = _trial(checker, judge, calibration, make(data), cutoffs, limit)
    for name, searched in {"studio": data, **others}.items():
        figures["search"][name] = search_scores(checker, searched).as_object()
        figures["search"][f"{name}, same colour"] = search_scores(
            checker, searched, same_colour=True
        ).as_object()
    return figures


def _trial(  # noqa: PLR0917 - all of them are needed
    checker: Checker,
    judge: Judge,
    calibration: Calibration,
    made: tuple[Tensor, Tensor, Tensor],
    cutoffs: Mapping[str, float],
    threshold: float | None,
) -> dict[str, float]:
    """What a threshold would let through; the least that will do where none is given."""
    pictures, text, labels = made
    scores = calibration.score(evidence(checker, readings_of(checker, pictures), text, labels))
    wrong = wrong_by_judge(judge, pictures, labels, cutoffs)
    if threshold is None:
        threshold = threshold_for(scores, wrong)[0]
    sent = scores >= threshold
    return {
        "threshold": threshold,
        "wrong_made": float(wrong.mean()),
        "wrong_sent": float(wrong[sent].mean()) if sent.any() else 0.0,
        "refused": float(1 - sent.mean()),
    }
