"""The game about latents: which of them go with which words, learnt from those that the encoder gives.

The generator's mapping network plays against a discriminator of a few linear layers under the relativistic
pairing loss with R1 and R2 (Huang et al. 2024); that different noise makes different latents is asked for
besides (Mao et al. 2019, mode seeking).
"""

from __future__ import annotations

from typing import Final, Protocol

import torch
from torch import Tensor, nn
from torch.nn import functional

from generator.networks.imagine import Imagine

_WIDTH: Final = 512
_REMEMBERED: Final = 8192
# Mapped sentences are short vectors; at about this length they weigh as latents do.
_SENTENCE_WEIGHT: Final = 3.0
_LEAST_DISTANCE: Final = 1e-3


class LatentSettings(Protocol):
    """What the game needs to know of a lesson's settings."""

    @property
    def latent_batch(self) -> int: ...

    @property
    def gradient_penalty(self) -> float: ...

    @property
    def variety(self) -> float: ...


class LatentGame(nn.Module):
    """The discriminator of latents, and a memory of the encoder's latest ones and whose they are."""

    latents: Tensor
    rows: Tensor
    count: Tensor

    def __init__(self, generator: Imagine, settings: LatentSettings) -> None:
        super().__init__()
        self.settings = settings
        # Not a part of this module: it is kept and averaged with the generator.
        self._generator = (generator,)
        self.discriminator = nn.Sequential(
            nn.Linear(generator.latent + generator.width, _WIDTH),
            nn.SiLU(),
            nn.Linear(_WIDTH, _WIDTH),
            nn.SiLU(),
            nn.Linear(_WIDTH, _WIDTH),
            nn.SiLU(),
            nn.Linear(_WIDTH, 1),
        )
        self.register_buffer("latents", torch.zeros(_REMEMBERED, generator.latent))
        self.register_buffer("rows", torch.zeros(_REMEMBERED, dtype=torch.int64))
        self.register_buffer("count", torch.zeros((), dtype=torch.int64))

    def remember(self, latents: Tensor, rows: Tensor) -> None:
        """Keeps latents `(batch, latent)` and whose they are `(batch,)` in place of the oldest."""
        places = (torch.arange(len(latents), device=latents.device) + self.count) % _REMEMBERED
        self.latents[places] = latents.float()
        self.rows[places] = rows.to(self.rows.device)
        self.count += len(latents)

    def recall(self, random: torch.Generator) -> tuple[Tensor, Tensor]:
        """A batch of remembered latents, and whose they are."""
        known = min(int(self.count), _REMEMBERED)
        places = torch.randint(known, (self.settings.latent_batch,), generator=random)
        places = places.to(self.latents.device)
        return self.latents[places], self.rows[places]

    def discriminator_losses(self, latents: Tensor, sentence: Tensor, noise: Tensor) -> dict[str, Tensor]:
        """Of telling the encoder's latents from mapped ones, and from ones of other sentences."""
        real = latents.detach().requires_grad_()
        with torch.no_grad():
            mapped = self._generator[0].latents_of(sentence, noise)
        made = mapped.detach().requires_grad_()
        seen, invented = self._judge(real, sentence), self._judge(made, sentence)
        wrong = self._judge(latents, sentence.roll(1, dims=0))
        penalty = _squared_gradient(seen, real) + _squared_gradient(invented, made)
        return {
            "made": functional.softplus(invented - seen).mean(),
            "wrong": functional.softplus(wrong - seen).mean() / 2,
            "penalty": self.settings.gradient_penalty / 2 * penalty.mean(),
        }

    def mapping_losses(self, latents: Tensor, sentence: Tensor, noise: Tensor) -> dict[str, Tensor]:
        """Of passing for the encoder's latents, and of noise `(2, batch, latent)` making a difference."""
        generator = self._generator[0]
        first, second = (generator.latents_of(sentence, drawn) for drawn in noise)
        with torch.no_grad():
            seen = self._judge(latents, sentence)
        apart = (first - second).abs().mean(dim=1) / (noise[0] - noise[1]).abs().mean(dim=1)
        return {
            "fooling": functional.softplus(seen - self._judge(first, sentence)).mean(),
            "variety": self.settings.variety * (1 / (apart + _LEAST_DISTANCE)).clamp(max=20).mean() / 10,
        }

    def _judge(self, latents: Tensor, sentence: Tensor) -> Tensor:
        logits: Tensor = self.discriminator(torch.cat([latents, sentence * _SENTENCE_WEIGHT], dim=1))
        return logits


def _squared_gradient(logits: Tensor, latents: Tensor) -> Tensor:
    (gradient,) = torch.autograd.grad(logits.sum(), latents, create_graph=True)
    return gradient.square().sum(dim=1)
