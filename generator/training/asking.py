"""What the pictures of a batch are asked to show, and how it is told whether they do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from generator.training.pictures import Contrasts, TrainingSet


@dataclass(frozen=True, slots=True)
class Asked:
    """What a batch of pictures should show.

    Attributes:
        text: its captions, `(batch, 512)`.
        contrasts: captions of nearly the same with a visible difference, `(batch, contrasts, 512)`.
        labels: attributes' values, `(batch, attributes)`; 0 where one is not known.
    """

    text: Tensor
    contrasts: Tensor
    labels: Tensor

    def to(self, device: str) -> Asked:
        """The same on a device."""
        return Asked(self.text.to(device), self.contrasts.to(device), self.labels.to(device))


def ask(
    data: TrainingSet,
    contrasts: Contrasts,
    rows: Tensor,
    random: torch.Generator,
    *,
    count: int,
    noise: float,
) -> Asked:
    """Captions of the pictures in `rows`, moved by `noise`, and of `count` that differ little from each."""
    text = noisy(data.captions(rows, random), noise, random)
    others = contrasts.draw(rows, count, random)
    differing = data.captions(others.flatten(), random).view(*others.shape, -1)
    return Asked(text, differing, data.labels[rows])


def noisy(text: Tensor, length: float, random: torch.Generator) -> Tensor:
    """Captions `(batch, 512)` moved by a random vector of about `length`, again of unit length.

    So that nothing is learnt by heart which only one wording has (conditioning augmentation, Zhang et
    al. 2017).
    """
    noise = torch.randn(text.shape, generator=random) / text.shape[1] ** 0.5
    return functional.normalize(text + length * noise, dim=1)


def reading_losses(logits: Iterable[Tensor], labels: Tensor, smoothing: float = 0.0) -> Tensor:
    """Cross-entropy of each attribute's logits with `labels` `(batch, attributes)`, `(attributes,)`.

    Of each only the pictures that have it count; none in a batch makes no loss.
    """
    read = [
        functional.cross_entropy(
            one.float(), wanted, ignore_index=0, reduction="sum", label_smoothing=smoothing
        )
        / (wanted != 0).sum().clamp(min=1)
        for one, wanted in zip(logits, labels.T, strict=True)
    ]
    return torch.stack(read)
