"""Drawing what was taken for what."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import matplotlib as mpl
import numpy as np
from matplotlib import pyplot as plt

from bot.understanding.scores import Judged

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
