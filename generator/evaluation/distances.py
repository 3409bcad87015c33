"""How far made pictures are from real ones, measured between sets of feature vectors.

Features come from EfficientNet-Lite2, so none of these figures may be called FID or compared with one.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import linalg
from scipy.spatial.distance import cdist

Features = NDArray[np.float64]
NEIGHBOURS: Final = 3
_SUBSETS: Final = 50


def frechet(first: Features, second: Features) -> float:
    """Fréchet distance of two sets `(n, d)` taken for Gaussians (Heusel et al. 2017).

    Biased by the number of vectors: compare only figures of the same number.
    """
    means = first.mean(axis=0) - second.mean(axis=0)
    covariances = [np.cov(features, rowvar=False) for features in (first, second)]
    root = _square_root(covariances[0])
    values = linalg.eigvalsh(root @ covariances[1] @ root)
    crossed = np.sqrt(np.maximum(values, 0)).sum()
    return float(means @ means + np.trace(covariances[0]) + np.trace(covariances[1]) - 2 * crossed)


def kernel(first: Features, second: Features, random: np.random.Generator, subset: int = 200) -> float:
    """Squared maximum mean discrepancy under a cubic kernel, unbiased (Bińkowski et al. 2018), times 1000."""
    subset = min(subset, len(first), len(second))
    drawn = [
        _discrepancy(
            first[random.choice(len(first), subset, replace=False)],
            second[random.choice(len(second), subset, replace=False)],
        )
        for _ in range(_SUBSETS)
    ]
    return float(np.mean(drawn) * 1000)


def precision_and_recall(real: Features, made: Features, neighbours: int = NEIGHBOURS) -> tuple[float, float]:
    """How many made pictures are near real ones, and real near made (Kynkäänniemi et al. 2019)."""
    return _covered(real, made, neighbours), _covered(made, real, neighbours)


def nearest(some: Features, others: Features) -> Features:
    """Euclidean distance of each of `some` `(n, d)` to the nearest of `others` `(m, d)`, `(n,)`."""
    return np.asarray(cdist(some, others).min(axis=1))


def mean_pairwise(groups: NDArray[np.float64]) -> float:
    """Mean distance between the members of each group, `(groups, members, d)`."""
    distances = [cdist(group, group)[np.triu_indices(len(group), k=1)].mean() for group in groups]
    return float(np.mean(distances))


def _square_root(matrix: Features) -> Features:
    values, vectors = linalg.eigh(matrix)
    root: Features = (vectors * np.sqrt(np.maximum(values, 0))) @ vectors.T
    return root


def _discrepancy(first: Features, second: Features) -> float:
    def likeness(some: Features, others: Features) -> Features:
        cubed: Features = (some @ others.T / some.shape[1] + 1) ** 3
        return cubed

    count = len(first)
    within = [(k.sum() - np.trace(k)) / (count * (count - 1)) for k in map(likeness, *[[first, second]] * 2)]
    return float(sum(within) - 2 * likeness(first, second).mean())


def _covered(ground: Features, asked: Features, neighbours: int) -> float:
    radii = np.partition(cdist(ground, ground), neighbours, axis=1)[:, neighbours]
    return float((cdist(asked, ground) <= radii).any(axis=1).mean())
