"""What a sentence says, as shares of the values that each attribute takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import torch
from torch import Tensor, nn

from generator.text import DIMENSIONS

# Sentence vectors have unit length; this far apart, a linear layer tells them well.
_SPREAD: Final = 8.0


class Concepts(nn.Module):
    """Reads each attribute's value from a sentence, linearly.

    What is learnt from a few wordings linearly holds for others that say the same; a deeper network learns
    the wordings (`docs/decisions/0012-the-networks.md`). What a sentence leaves open gets as much of
    every value as sentences of its kind have.

    Args:
        values: each attribute's values; the first means "not said".
    """

    def __init__(self, values: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        self.values = {name: tuple(words) for name, words in values.items()}
        self.counts = [len(words) for words in self.values.values()]
        self.read = nn.Linear(DIMENSIONS, sum(self.counts))

    def logits(self, text: Tensor) -> list[Tensor]:
        """Of each attribute's values, `(batch, values)` by the attribute's place, of `(batch, 512)`."""
        return list(self.read(text * _SPREAD).split(self.counts, dim=1))

    def forward(self, text: Tensor) -> Tensor:
        """Shares `(batch, values of all attributes)`, those of each attribute summing to 1."""
        return torch.cat([logits.softmax(dim=1) for logits in self.logits(text)], dim=1)

    def places_in(self, others: Concepts) -> list[int | None]:
        """Where each value's share stands among those of `others`, or None."""
        theirs = [(name, word) for name, words in others.values.items() for word in words]
        place = {value: number for number, value in enumerate(theirs)}
        return [place.get((name, word)) for name, words in self.values.items() for word in words]
