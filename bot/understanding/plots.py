"""Drawing what was taken for what, and what a threshold costs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import matplotlib as mpl
import numpy as np
from matplotlib import pyplot as plt

from bot.understanding.scores import Judged, at_thresholds, reliability

_INCHES_AN_INTENT: Final = 0.2

mpl.use("Agg")


def draw_confusion(judged: Sequence[Judged], path: Path) -> None:
    """Draws the confusion matrix of `judged` into `path`: a row an intent wanted, a column one understood.

    Shades are shares of the row; figures are counts, on the diagonal in white.
    """
    names = sorted({each.question.intent for each in judged} | {each.intent for each in judged})
    counts = np.zeros((len(names), len(names)), dtype=int)
    for each in judged:
        counts[names.index(each.question.intent), names.index(each.intent)] += 1
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    side = 2.5 + _INCHES_AN_INTENT * len(names)
    figure, axes = plt.subplots(figsize=(side, side), layout="constrained")
    axes.imshow(np.sqrt(shares), cmap="Blues", vmin=0, vmax=1)
    axes.set_xticks(range(len(names)), names, rotation=90, fontsize=7)
    axes.set_yticks(range(len(names)), names, fontsize=7)
    axes.set_xlabel("understood")
    axes.set_ylabel("asked")
    axes.set_xticks(np.arange(-0.5, len(names)), minor=True)
    axes.set_yticks(np.arange(-0.5, len(names)), minor=True)
    axes.grid(which="minor", color="0.9", linewidth=0.5)
    axes.tick_params(which="both", length=0)
    for row, column in zip(*np.nonzero(counts), strict=True):
        colour = "white" if shares[row, column] > 0.4 else "black"
        axes.text(column, row, str(counts[row, column]), ha="center", va="center", fontsize=6, color=colour)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=110)
    plt.close(figure)


def draw_thresholds(judged: Sequence[Judged], chosen: float, path: Path) -> None:
    """Draws how well confidences are calibrated, and what becomes of questions at each threshold."""
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4.2), layout="constrained")
    confidences, shares, counts = zip(*reliability(judged), strict=True)
    left.plot([0, 1], [0, 1], color="0.8", linewidth=1)
    left.scatter(confidences, shares, s=[12 + 0.6 * count for count in counts], color="#1f5f8b", alpha=0.8)
    for confidence, share, count in zip(confidences, shares, counts, strict=True):
        left.annotate(str(count), (confidence, share), (6, -10), textcoords="offset points", fontsize=8)
    left.set(xlabel="confidence told", ylabel="share right", xlim=(0, 1.03), ylim=(0, 1.03))
    table = at_thresholds(judged, [float(t) for t in np.arange(0, 0.91, 0.02)])
    at = [row.threshold for row in table]
    right.plot(
        at, [100 * row.asked_back for row in table], color="#c77c11", label="good questions asked back"
    )
    right.plot(at, [100 * row.wrong for row in table], color="#b3261e", label="good questions misunderstood")
    outside = [100 * (1 - row.out_of_scope_refused) for row in table]
    right.plot(at, outside, color="#1f5f8b", label="out of scope, yet answered")
    right.axvline(chosen, color="0.5", linewidth=1, linestyle="--")
    right.annotate(
        f"chosen: {chosen:.2f}",
        (chosen, 1),
        (4, -12),
        xycoords=("data", "axes fraction"),
        textcoords="offset points",
        fontsize=9,
    )
    right.set(xlabel="threshold", ylabel="% of the questions", ylim=(0, 20))
    right.legend(frameon=False, fontsize=9, loc="upper right", bbox_to_anchor=(1, 0.93))
    for axes in (left, right):
        axes.spines[["top", "right"]].set_visible(False)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=110)
    plt.close(figure)
