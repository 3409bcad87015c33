"""How `Concepts` learn to read: from sentences alone, and what each is known to say."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from generator.networks.concepts import Concepts
from generator.training.asking import noisy
from generator.training.loop import descend
from generator.training.objectives import Losses


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """How reading is taught beside a lesson.

    Attributes:
        sentences: read a step.
        noise: length of random vectors added to sentences of unit length.
        falling: steps after which the learning rate has halved; it is a third after twice as many.
    """

    sentences: int = 256
    learning_rate: float = 3e-3
    noise: float = 0.3
    falling: int = 300
    max_norm: float = 5.0


class Reading:
    """Teaches some concepts, step by step."""

    def __init__(self, concepts: Concepts, settings: ReadingSettings) -> None:
        self.concepts, self.settings = concepts, settings
        self.optimizer = torch.optim.AdamW(concepts.parameters(), lr=settings.learning_rate, fused=True)

    def step(self, number: int, text: Tensor, said: Tensor, random: torch.Generator) -> Losses:
        """Reads sentences `(batch, 512)` that say `said` `(batch, attributes)`; 0, "not said", is one too."""
        settings = self.settings
        text = noisy(text, settings.noise, random).to(said.device)
        read = [
            functional.cross_entropy(logits, value)
            for logits, value in zip(self.concepts.logits(text), said.T, strict=True)
        ]
        for group in self.optimizer.param_groups:
            group["lr"] = settings.learning_rate / (1 + number / settings.falling)
        losses = {"reading words": torch.stack(read).sum()}
        descend(losses, self.optimizer, settings.max_norm)
        return losses
