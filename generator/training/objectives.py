"""The adversarial objectives: what discriminator and generator are each asked to get better at.

An objective knows nothing of data, loop or generator. `observe` turns pictures into what its discriminator
looks at, once; both losses are computed from that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import torch
from torch import Tensor
from torch.nn import functional

from generator.networks.lite import LiteFeatures
from generator.training.asking import Asked, reading_losses
from generator.training.discriminators import (
    ConvolutionalDiscriminator,
    Discriminator,
    ProjectedHeads,
    Verdict,
    normalised_once,
)

Observed = list[Tensor]
Losses = dict[str, Tensor]
TEMPERATURE: Final = 0.1


class Objective(Protocol):
    """A pair of losses around a discriminator."""

    @property
    def discriminator(self) -> Discriminator:
        """What is taught to tell."""

    def observe(self, pictures: Tensor) -> Observed:
        """What the discriminator looks at in pictures `(batch, 3, size, size)`."""

    def discriminator_losses(self, real: Observed, made: Observed, asked: Asked) -> Losses:
        """Named parts of the discriminator's loss; to be summed."""

    def generator_losses(self, real: Observed, made: Observed, asked: Asked) -> Losses:
        """Named parts of the generator's loss; to be summed."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much telling what a picture shows counts beside telling whether it is real."""

    contrastive: float = 0.5
    reading: float = 0.25
    contrastive_made: float = 0.25
    reading_made: float = 0.25


class ProjectedHinge:
    """Hinge loss on projected features of a frozen EfficientNet-Lite0 (Sauer et al. 2021).

    Photographs under a caption that differs visibly count as made ones (Reed et al. 2016). A contrastive
    loss between picture and caption (Zhang et al. 2021, XMC-GAN) and reading the attributes back (Odena et
    al. 2017) are learnt from photographs alone and asked of made pictures.
    """

    def __init__(self, features: LiteFeatures, values: Sequence[int], weights: Weights | None = None) -> None:
        self.features = features
        self.discriminator = ProjectedHeads(features.channels, tuple(values))
        self.weights = weights or Weights()

    def observe(self, pictures: Tensor) -> Observed:
        return list(self.features(pictures))

    def discriminator_losses(self, real: Observed, made: Observed, asked: Asked) -> Losses:
        heads = self.discriminator
        heads.train()
        with normalised_once(heads):
            looked = heads.look(real)
            seen = heads.verdict(real, looked, asked.text)
            wrong = heads.logits(looked, asked.contrasts[:, 0])
            invented = heads.logits(heads.look([maps.detach() for maps in made]), asked.text)
        return {
            "real": functional.relu(1 - seen.logits).mean(),
            "made": functional.relu(1 + invented).mean() / 2,
            "wrong": functional.relu(1 + wrong).mean() / 2,
            **telling_losses(heads, seen, asked, self.weights.contrastive, self.weights.reading),
        }

    def generator_losses(self, real: Observed, made: Observed, asked: Asked) -> Losses:
        # Norms are followed where the weights are taught.
        heads = self.discriminator.eval()
        with normalised_once(heads):
            seen: Verdict = heads(made, asked.text)
        weights = self.weights
        return {
            "adversarial": -seen.logits.mean(),
            **telling_losses(heads, seen, asked, weights.contrastive_made, weights.reading_made),
        }


class Relativistic:
    """Relativistic pairing loss with R1 and R2 gradient penalties (Huang et al. 2024, R3GAN, eq. 2 to 4)."""

    def __init__(
        self, size: int, values: Sequence[int], gamma: float = 0.5, weights: Weights | None = None
    ) -> None:
        self.size = size
        self.discriminator = ConvolutionalDiscriminator(size, tuple(values))
        self.gamma = gamma
        self.weights = weights or Weights()

    def observe(self, pictures: Tensor) -> Observed:
        if pictures.shape[-1] == self.size:
            return [pictures]
        return [functional.interpolate(pictures, size=self.size, mode="bilinear", align_corners=False)]

    def discriminator_losses(self, real: Observed, made: Observed, asked: Asked) -> Losses:
        judge = self.discriminator
        photographs = real[0].detach().requires_grad_()
        inventions = made[0].detach().requires_grad_()
        seen: Verdict = judge(photographs, asked.text)
        invented: Verdict = judge(inventions, asked.text)
        wrong: Verdict = judge(photographs.detach(), asked.contrasts[:, 0])
        penalties = _squared_gradient(seen.logits, photographs) + _squared_gradient(
            invented.logits, inventions
        )
        return {
            "made": functional.softplus(invented.logits - seen.logits).mean(),
            "wrong": functional.softplus(wrong.logits - seen.logits).mean() / 2,
            "penalty": self.gamma / 2 * penalties.mean(),
            **telling_losses(judge, seen, asked, self.weights.contrastive, self.weights.reading),
        }

    def generator_losses(self, real: Observed, made: Observed, asked: Asked) -> Losses:
        judge = self.discriminator
        seen: Verdict = judge(made[0], asked.text)
        with torch.no_grad():
            photographed: Verdict = judge(real[0], asked.text)
        weights = self.weights
        return {
            "adversarial": functional.softplus(photographed.logits - seen.logits).mean(),
            **telling_losses(judge, seen, asked, weights.contrastive_made, weights.reading_made),
        }


def telling_losses(
    discriminator: Discriminator, seen: Verdict, asked: Asked, contrastive: float, reading: float
) -> Losses:
    """How badly captions and attributes are told from the pictures."""
    captions = torch.cat([asked.text[:, None], asked.contrasts], dim=1)
    embedded = discriminator.embed_text(captions)
    likeness = (embedded * seen.embedding[:, None]).sum(dim=2).float() / TEMPERATURE
    own = torch.zeros(len(likeness), dtype=torch.int64, device=likeness.device)
    return {
        "contrastive": contrastive * functional.cross_entropy(likeness, own),
        "reading": reading * reading_losses(seen.reading, asked.labels).mean(),
    }


def _squared_gradient(logits: Tensor, pictures: Tensor) -> Tensor:
    (gradient,) = torch.autograd.grad(logits.float().sum(), pictures, create_graph=True)
    return gradient.float().square().sum(dim=(1, 2, 3))
