"""The measures say what they should of cases whose answer is known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.evaluation.checking import calibrated, curve, expected_error, threshold_for
from generator.evaluation.distances import frechet, kernel, mean_pairwise, nearest, precision_and_recall


def gaussian(mean: float, deviation: float, count: int = 2000, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(mean, deviation, (count, 4))


def test_frechet_of_gaussians_is_what_the_formula_says() -> None:
    assert frechet(gaussian(0, 1), gaussian(0, 1)) == pytest.approx(0, abs=1e-6)
    assert frechet(gaussian(0, 1), gaussian(3, 1, seed=1)) == pytest.approx(4 * 9, rel=0.05)
    assert frechet(gaussian(0, 1), gaussian(0, 2, seed=1)) == pytest.approx(4 * 1, rel=0.1)


def test_kernel_distance_is_about_nothing_for_the_same_and_grows() -> None:
    random = np.random.default_rng(0)
    same = kernel(gaussian(0, 1), gaussian(0, 1, seed=1), random)
    near = kernel(gaussian(0, 1), gaussian(0.5, 1, seed=1), random)
    far = kernel(gaussian(0, 1), gaussian(2, 1, seed=1), random)
    assert abs(same) < near / 5 < far / 5


def test_precision_falls_for_strange_pictures_and_recall_for_few_kinds() -> None:
    real = gaussian(0, 1, 400)
    assert min(precision_and_recall(real, gaussian(0, 1, 400, seed=1))) > 0.8
    assert precision_and_recall(real, gaussian(9, 1, 400, seed=1)) == (0.0, 0.0)
    precision, recall = precision_and_recall(real, gaussian(0, 0.05, 400, seed=1))
    assert precision > 0.95
    assert recall < 0.2


def test_pictures_learnt_by_heart_are_nearest_to_training_ones() -> None:
    train = gaussian(0, 1, 300)
    assert nearest(train[:5], train).max() == pytest.approx(0)
    assert nearest(gaussian(0, 1, 50, seed=3), train).min() > 0


def test_one_picture_four_times_is_no_diversity() -> None:
    assert mean_pairwise(np.ones((2, 4, 3))) == 0
    assert mean_pairwise(np.eye(4)[None]) == pytest.approx(np.sqrt(2))


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60),
    st.sampled_from([0.0, 0.02, 0.3]),
)
def test_a_threshold_never_lets_more_wrong_pictures_through_than_allowed(
    found: list[tuple[float, bool]], allowed: float
) -> None:
    scores = np.array([score for score, _ in found])
    wrong = np.array([is_wrong for _, is_wrong in found])
    # Scores that are the same cannot be told apart by a threshold.
    scores = scores + np.arange(len(scores)) * 1e-6
    threshold, share, refused = threshold_for(scores, wrong, allowed)
    sent = scores >= threshold if refused < 1 else np.zeros(len(scores), dtype=bool)
    assert (wrong[sent].mean() if sent.any() else 0.0) <= allowed
    assert share <= allowed
    assert refused == pytest.approx(1 - sent.mean())


def test_calibration_turns_evidence_into_how_often_it_is_right() -> None:
    random = np.random.default_rng(0)
    evidence = random.normal(0, 1, (6000, 2))
    fits = random.random(6000) < 1 / (1 + np.exp(-(2 * evidence[:, 0] - 1)))
    weights = np.array(calibrated(evidence, fits))
    assert weights == pytest.approx([2, 0, -1], abs=0.2)
    scores = 1 / (1 + np.exp(-(evidence @ weights[:-1] + weights[-1])))
    assert expected_error(scores, fits) < 0.02
    assert expected_error(np.full(100, 0.95), np.zeros(100, dtype=bool)) == pytest.approx(0.95)


def test_a_perfect_checker_has_a_perfect_curve() -> None:
    fits = np.arange(100) < 50
    line = curve(np.where(fits, 0.9, 0.1), fits)
    assert line.precision[50] == 1
    assert line.recall[50] == 1
    assert line.precision[0] == 0.5
