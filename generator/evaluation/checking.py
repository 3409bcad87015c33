"""How far the checker can be trusted: its calibrated score, and what a picture must score to be sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.optimize import minimize
from torch import Tensor

from generator.checking import CHECKED, evidence, readings_of
from generator.networks.reader import ATTRIBUTES, Reader, Reading
from generator.training.pictures import Contrasts, TrainingSet

MOST_WRONG: Final = 0.02
# By how many standard errors fewer of the photographs: by a whole one, nine of ten would be refused.
PHOTOGRAPHS_MARGIN: Final = 0.5
# Of true pictures, the share that the judge may hold for wrong in one attribute.
FALSE_ALARM: Final = 0.005


@dataclass(frozen=True, slots=True)
class Curve:
    """Precision and recall of passing pictures at each threshold, `(thresholds,)` each."""

    thresholds: NDArray[np.float64]
    precision: NDArray[np.float64]
    recall: NDArray[np.float64]

    def average_precision(self) -> float:
        """The area under the curve."""
        order = np.argsort(self.recall)
        return float(np.trapezoid(self.precision[order], self.recall[order]))


def fits_and_misfits(
    reader: Reader, data: TrainingSet, seed: int = 0, times: int = 1
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Evidence of true pictures under their own requests and under ones with a visible difference.

    Each so many times; gives `(n, 1 + attributes)` and whether each fits, `(n,)`.
    """
    random = torch.Generator().manual_seed(seed)
    rows = torch.arange(len(data))
    reading = readings_of(reader, data.batch(rows))
    found = []
    for _ in range(times):
        others = Contrasts(data).draw(rows, 4, random)
        others = others[rows, torch.randint(4, rows.shape, generator=random)]
        found += [
            evidence(reader, reading, data.captions(asked, random), data.labels[asked])
            for asked in (rows, others)
        ]
    return np.concatenate(found), np.arange(2 * times * len(rows)) // len(rows) % 2 == 0


def calibrated(found: NDArray[np.float64], fits: NDArray[np.bool_]) -> tuple[float, ...]:
    """Weights and intercept of the logistic regression (Platt 1999), a little pulled to zero."""
    signs = np.where(fits, 1.0, -1.0)

    def loss(weights: NDArray[np.float64]) -> float:
        logits = found @ weights[:-1] + weights[-1]
        return float(np.logaddexp(0, -signs * logits).mean() + 1e-4 * (weights[:-1] ** 2).sum())

    return tuple(float(w) for w in minimize(loss, np.zeros(found.shape[1] + 1), method="L-BFGS-B").x)


def curve(scores: NDArray[np.float64], fits: NDArray[np.bool_]) -> Curve:
    """Precision and recall at every hundredth."""
    thresholds = np.arange(0.0, 1.0, 0.01)
    passed = scores[None] >= thresholds[:, None]
    right = (passed & fits[None]).sum(axis=1)
    precision = right / np.maximum(passed.sum(axis=1), 1)
    return Curve(thresholds, np.where(passed.any(axis=1), precision, 1.0), right / max(int(fits.sum()), 1))


def expected_error(scores: NDArray[np.float64], fits: NDArray[np.bool_], bins: int = 10) -> float:
    """Expected calibration error (Guo et al. 2017): how far scores are from the share that fits."""
    place = np.minimum((scores * bins).astype(int), bins - 1)
    gaps = [
        abs(float(scores[place == b].mean()) - float(fits[place == b].mean())) * float((place == b).mean())
        for b in range(bins)
        if (place == b).any()
    ]
    return float(sum(gaps))


def threshold_for(
    scores: NDArray[np.float64],
    wrong: NDArray[np.bool_],
    most_wrong: float = MOST_WRONG,
    standard_errors: float = 1.0,
) -> tuple[float, float, float]:
    """The least threshold that at most `most_wrong` of the pictures sent are wrong above.

    By so many standard errors fewer, for it is to hold for pictures that it was not chosen on. Gives it,
    the share of wrong ones among the sent, and the share of requests refused. Where no threshold will do,
    all are refused.
    """
    order = np.argsort(-scores)
    counted, sent_so_far = np.cumsum(wrong[order]), np.arange(1, len(order) + 1)
    share = counted / sent_so_far
    # The standard error of a small count is its root (Poisson).
    allowed = np.flatnonzero((counted + standard_errors * np.sqrt(counted)) / sent_so_far <= most_wrong)
    if not len(allowed):
        return 1.0, 0.0, 1.0
    sent = int(allowed[-1]) + 1
    return float(scores[order[sent - 1]]), float(share[sent - 1]), 1 - sent / len(order)


def wrong_by_judge(
    judge: Reader, pictures: Tensor, labels: Tensor, cutoffs: Mapping[str, float]
) -> NDArray[np.bool_]:
    """Which pictures a judge holds for wrong: an asked value less likely than in nearly all true pictures."""
    reading = readings_of(judge, pictures)
    wrong = torch.zeros(len(pictures), dtype=torch.bool)
    for name, cutoff in cutoffs.items():
        asked = labels[:, ATTRIBUTES.index(name)]
        wrong |= (_likely(reading, name, asked) < cutoff) & (asked != 0)
    return wrong.numpy()


def judge_cutoffs(judge: Reader, data: TrainingSet, names: Sequence[str] = CHECKED) -> dict[str, float]:
    """Of each attribute the likelihood that only `FALSE_ALARM` of true pictures fall below."""
    reading = readings_of(judge, data.batch(torch.arange(len(data))))
    cutoffs = {}
    for name in names:
        asked = data.labels[:, ATTRIBUTES.index(name)]
        known = asked != 0
        if known.any():
            likely = _likely(reading, name, asked)[known]
            cutoffs[name] = float(torch.quantile(likely, FALSE_ALARM))
    return cutoffs


def _likely(reading: Reading, name: str, asked: Tensor) -> Tensor:
    return torch.softmax(reading.logits[name].float(), dim=1).gather(1, asked[:, None])[:, 0]
