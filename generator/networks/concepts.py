"""What a sentence says, as shares of the values that each attribute takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import torch
from torch import Tensor, nn

from generator.text import DIMENSIONS

# Sentence vectors have unit length; this far apart, a linear layer tells them well.
_SPREAD: Final = 8.0
# Less in the logit of a value that no sentence was read for.
_UNHEARD_OF: Final = 9.0


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

    def told(self, values: Mapping[str, Sequence[str]]) -> Concepts:
        """The same for other values; how known ones are read stays, and nothing is read as a new one yet."""
        other = Concepts(values)
        with torch.no_grad():
            other.read.weight.zero_()
            other.read.bias.fill_(float(self.read.bias.min()) - _UNHEARD_OF)
            for here, there in self._places_in(other):
                other.read.weight[here] = self.read.weight[there]
                other.read.bias[here] = self.read.bias[there]
        return other

    def widened(self, layer: nn.Linear, others: Concepts) -> nn.Linear:
        """A layer that takes these shares, for those of `others`.

        A new value weighs as much as its attribute's known ones do on average.
        """
        wider = nn.Linear(sum(others.counts), layer.out_features, bias=layer.bias is not None)
        with torch.no_grad():
            if layer.bias is not None:
                wider.bias.copy_(layer.bias)
            known = dict(zip(self.values, layer.weight.split(self.counts, dim=1), strict=True))
            columns = zip(others.values, wider.weight.split(others.counts, dim=1), strict=True)
            for name, column in columns:
                column.copy_(known[name].mean(dim=1, keepdim=True).expand_as(column))
            for here, there in self._places_in(others):
                wider.weight[:, here] = layer.weight[:, there]
        return wider

    def _places_in(self, others: Concepts) -> list[tuple[int, int]]:
        """Of each value that both have, the place among `others` and the place here."""
        place = {value: number for number, value in enumerate(self._all())}
        return [(number, place[value]) for number, value in enumerate(others._all()) if value in place]

    def _all(self) -> list[tuple[str, str]]:
        return [(name, word) for name, words in self.values.items() for word in words]
