"""The checker's score: how probably a picture shows what was asked for, and what it must score to be sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from generator.networks.reader import ATTRIBUTES, Reader, Reading

CHECKED: Final = ("family", "part", "colour", "material", "instruction")
_FLOOR: Final = 1e-4
_BATCH: Final = 64


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic regression from what a checker sees to the probability that a picture fits its request.

    Attributes:
        weights: of the evidence, see `evidence`, and last the intercept.
        thresholds: the least score a picture of each source must have to be sent.
    """

    weights: tuple[float, ...]
    thresholds: Mapping[str, float]

    def score(self, evidence: NDArray[np.float64]) -> NDArray[np.float64]:
        """Probabilities `(n,)` that pictures fit, of evidence `(n, 1 + attributes)`."""
        logits = evidence @ np.array(self.weights[:-1]) + self.weights[-1]
        return np.asarray(1 / (1 + np.exp(-logits)))

    def as_object(self) -> dict[str, Any]:
        """For a checkpoint's config."""
        return {"weights": list(self.weights), "thresholds": dict(self.thresholds)}

    @staticmethod
    def of(reader: Reader) -> Calibration:
        """What a checker was calibrated to; KeyError where it was not."""
        found = reader.calibration
        return Calibration(tuple(found["weights"]), dict(found["thresholds"]))


@torch.no_grad()
def evidence(reader: Reader, reading: Reading, text: Tensor, labels: Tensor) -> NDArray[np.float64]:
    """What speaks for pictures showing what was asked, `(n, 1 + attributes)`.

    The cosine of picture and sentence `text` `(n, 512)`, then of each of `CHECKED` the log probability of
    the asked value, by `labels` `(n, attributes)`; 0, which is certainty, where nothing was asked.
    """
    columns = [(reading.embedding * reader.embed_text(text)).sum(dim=1)]
    for name in CHECKED:
        asked = labels[:, ATTRIBUTES.index(name)]
        likely = torch.softmax(reading.logits[name].float(), dim=1).gather(1, asked[:, None])[:, 0]
        columns.append(torch.where(asked == 0, 0.0, likely.clamp(min=_FLOOR).log()))
    return torch.stack(columns, dim=1).double().numpy()


@torch.no_grad()
def readings_of(reader: Reader, pictures: Tensor) -> Reading:
    """What a reader reads from many pictures `(n, 3, side, side)` in -1 … 1."""
    parts = [reader(part) for part in pictures.split(_BATCH)]
    return Reading(
        torch.cat([part.embedding for part in parts]),
        {name: torch.cat([part.logits[name] for part in parts]) for name in parts[0].logits},
    )
