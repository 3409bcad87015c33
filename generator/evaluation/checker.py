"""Calibrating the checker, and measuring what its thresholds do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from random import Random
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from data.language import Language
from data.training import Sample
from data.vocabulary.parts import Part
from generator.checking import Calibration, evidence, readings_of
from generator.evaluation.checking import (
    MOST_WRONG,
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
from generator.making.engine import as_tensor, shrunk
from generator.making.locating import cut, windows_on
from generator.making.zooming import LARGEST
from generator.networks import Checker, Edit, Imagine, Judge, Zoom
from generator.networks.reader import ATTRIBUTES
from generator.requests.asked import Asked, labels_of
from generator.text import embed
from generator.training.pictures import TrainingSet

_BATCH: Final = 64
# Views that no photograph of a whole product from the front shows.
_HIDDEN: Final = ("back", "inside", "side", "top", "sole", "base")
# Requests for each picture of the set that is calibrated on: the more, the surer a threshold is.
CALIBRATED_ON: Final = 4
# Of the drawings sent, the share that may be wrong on the set that is calibrated on: on designs that the
# generator knows less they are wrong twice as often.
MOST_WRONG_DRAWN: Final = 0.01
# How probably pictures show what was asked: of pictures, sentences and what was asked, `(n,)`.
Scores = Callable[[Tensor, Tensor, Tensor], NDArray[np.float64]]
# Pictures that are made for a set, their sentences, and what was asked: the best of each request's tries.
Makes = Callable[[TrainingSet, Scores], tuple[Tensor, Tensor, Tensor]]


def requests_for_drawing(imagine: Imagine, seed: int, times: int = 1, best_of: int = 4) -> Makes:
    """Draws, as the service does, something for every picture of a set, so many times."""

    def make(data: TrainingSet, scores: Scores) -> tuple[Tensor, Tensor, Tensor]:
        random = torch.Generator().manual_seed(seed)
        rows = torch.arange(len(data)).repeat(times)
        captions = [_asked(data, int(row)).caption() for row in torch.arange(len(data))]
        text = torch.from_numpy(embed(captions)).repeat(times, 1)
        labels = data.labels[rows]
        chosen = []
        for sentences, asked in zip(text.split(_BATCH), labels.split(_BATCH), strict=True):
            sentences_, asked_ = (part.repeat_interleave(best_of, dim=0) for part in (sentences, asked))
            with torch.no_grad():
                noise = torch.randn(len(sentences_), imagine.latent, generator=random)
                drawn = imagine(sentences_, noise).clamp(-1, 1)
            chosen.append(_best(drawn, scores(drawn, sentences_, asked_), best_of))
        return torch.cat(chosen), text, labels

    return make


def requests_for_editing(edit: Edit, languages: Sequence[Language] = ("en",)) -> Makes:
    """Makes every edit that a set has a true picture of, in free wordings, and asks for what that shows.

    The service asks in wordings that the network hears better. But true pictures are there only of goods that
    come in both looks, and edits of others are harder: so this errs on the safe side.
    """

    def make(data: TrainingSet, _: Scores) -> tuple[Tensor, Tensor, Tensor]:
        pairs = pairs_of(data)
        asked = [(pair, language) for language in languages for pair in pairs]
        rows = torch.tensor([pair.after_row for pair, _ in asked])
        made = [changed(edit, pair.before, pair.words[language]) for pair, language in asked]
        said = [data.samples[pair.after_row].captions[language][0] for pair, language in asked]
        return as_tensor(made), torch.from_numpy(embed(said)), data.labels[rows]

    return make


def requests_for_zooming(zoom: Zoom, photographs: Sequence[Sample], most: int = 400) -> Makes:
    """Finds and enlarges, as the service does, parts of whole products in large photographs.

    Every part is asked for that photographs of its kind of goods show and a whole one may.
    """
    shown: dict[str, set[str]] = defaultdict(set)
    for sample in photographs:
        shown[sample.attributes.family].add(sample.attributes.part)
    wanted = [
        (sample, part)
        for sample in photographs
        if sample.attributes.part == Part.WHOLE
        for part in sorted(shown[sample.attributes.family] - {Part.WHOLE.value, *_HIDDEN, ""})
    ]
    wanted = Random(0).sample(wanted, min(most, len(wanted)))  # noqa: S311

    def make(data: TrainingSet, scores: Scores) -> tuple[Tensor, Tensor, Tensor]:
        pictures, texts, labels = [], [], []
        for sample, part in wanted:
            asked = Asked(family=sample.attributes.family, part=part)
            label = labels_of(asked, data.names.values, ATTRIBUTES)
            text = torch.from_numpy(embed([asked.caption()]))
            with Image.open(BytesIO(sample.jpeg)) as opened:
                photograph = np.asarray(opened.convert("RGB"))
            windows = windows_on(photograph)
            if not windows:
                continue
            pieces = cut(photograph, windows)
            found = scores(pieces, text.expand(len(pieces), -1), label.expand(len(pieces), -1))
            window = windows[int(found.argmax())]
            with torch.no_grad():
                large = zoom(cut(photograph, [window], min(window.side, LARGEST))).clamp(-1, 1)
            pictures.append(shrunk(large))
            texts.append(text)
            labels.append(label)
        return torch.cat(pictures), torch.cat(texts), torch.cat(labels)

    return make


def _most_wrong(source: str) -> float:
    return MOST_WRONG_DRAWN if source == "generated" else MOST_WRONG


def _asked(data: TrainingSet, row: int) -> Asked:
    shown = data.samples[row].attributes
    return Asked(shown.family, shown.part, shown.colour, shown.material, shown.pattern, shown.instruction.en)


def _best(pictures: Tensor, scores: NDArray[np.float64], tries: int) -> Tensor:
    """Of each `tries` pictures in a row the one with the highest score."""
    places = torch.from_numpy(scores.reshape(-1, tries).argmax(axis=1))
    return pictures.view(-1, tries, *pictures.shape[1:])[torch.arange(len(places)), places]


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
        facts[source] = _trial(checker, judge, scale, data, make, cutoffs, None, _most_wrong(source))
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
        figures["sources"][source] = _trial(checker, judge, calibration, data, make, cutoffs, limit)
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
    data: TrainingSet,
    make: Makes,
    cutoffs: Mapping[str, float],
    threshold: float | None,
    most_wrong: float = MOST_WRONG,
) -> dict[str, float]:
    """What a threshold would let through; the least that will do where none is given."""

    def scores_of(pictures: Tensor, text: Tensor, labels: Tensor) -> NDArray[np.float64]:
        return calibration.score(evidence(checker, readings_of(checker, pictures), text, labels))

    pictures, text, labels = make(data, scores_of)
    scores = scores_of(pictures, text, labels)
    wrong = wrong_by_judge(judge, pictures, labels, cutoffs)
    if threshold is None:
        threshold = threshold_for(scores, wrong, most_wrong)[0]
    sent = scores >= threshold
    return {
        "requests": float(len(scores)),
        "threshold": threshold,
        "wrong_made": float(wrong.mean()),
        "wrong_sent": float(wrong[sent].mean()) if sent.any() else 0.0,
        "refused": float(1 - sent.mean()),
    }
