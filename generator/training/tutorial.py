"""The baseline's lesson: binary cross-entropy against a small discriminator, as tutorials print it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from generator.networks.tutorial import TutorialGenerator
from generator.text import DIMENSIONS
from generator.training.average import averaged
from generator.training.loop import descend, randomness, rows_of_step
from generator.training.pictures import TrainingSet
from generator.training.sheets import grid


@dataclass(frozen=True, slots=True)
class TutorialSettings:
    """The tutorials' own: batches of 64, Adam with 2e-4 and a momentum of 0.5."""

    batch: int = 64
    learning_rate: float = 2e-4
    max_norm: float = 1e6
    seed: int = 0


class TutorialDiscriminator(nn.Module):
    """Strided convolutions, batch normalisation and one linear layer over picture and text.

    Repaired: a picture's maps are flattened into its own row, not into the batch.
    """

    def __init__(self, size: int) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        for before, after in ((3, 32), (32, 64), (64, 128)):
            layers += [nn.Conv2d(before, after, 4, 2, 1), nn.BatchNorm2d(after), nn.LeakyReLU(0.2)]
        self.layers = nn.Sequential(*layers)
        self.judge = nn.Linear(128 * (size // 8) ** 2 + DIMENSIONS, 1)

    def forward(self, pictures: Tensor, text: Tensor) -> Tensor:
        """Logits `(batch, 1)` that pictures `(batch, 3, size, size)` with their text are real."""
        logits: Tensor = self.judge(torch.cat([self.layers(pictures).flatten(1), text], dim=1))
        return logits


class TutorialLesson:
    """See the module; a `Lesson` of `generator.training.loop`."""

    def __init__(self, data: TrainingSet, settings: TutorialSettings, *, device: str = "cpu") -> None:
        torch.manual_seed(settings.seed)
        size = data.pictures.shape[-1]
        self.data, self.settings, self.device = data, settings, device
        self.generator = TutorialGenerator(size=size).to(device)
        self.discriminator = TutorialDiscriminator(size).to(device)
        # Tutorials keep no average; this holds the weights as they are, to save and to sample.
        self.average = averaged(self.generator)
        self.modules: dict[str, nn.Module] = {
            "generator": self.generator,
            "discriminator": self.discriminator,
            "average": self.average,
        }
        self.optimizers: dict[str, torch.optim.Optimizer] = {
            name: torch.optim.Adam(self.modules[name].parameters(), settings.learning_rate, (0.5, 0.999))
            for name in ("generator", "discriminator")
        }

    def step(self, number: int, random: torch.Generator) -> dict[str, Tensor]:
        settings = self.settings
        rows = rows_of_step(number, settings.batch, len(self.data), settings.seed)
        real = self.data.batch(rows, device=self.device)
        text = self.data.captions(rows, random).to(self.device)
        noise = torch.randn(len(rows), self.generator.latent, generator=random).to(self.device)
        made = self.generator(text, noise)
        telling = {
            "D real": _entropy(self.discriminator(real, text), 1.0),
            "D made": _entropy(self.discriminator(made.detach(), text), 0.0),
        }
        descend(telling, self.optimizers["discriminator"], settings.max_norm)
        fooling = {"G adversarial": _entropy(self.discriminator(made, text), 1.0)}
        descend(fooling, self.optimizers["generator"], settings.max_norm)
        self.average.load_state_dict(self.generator.state_dict())
        return {name: loss.detach() for name, loss in (telling | fooling).items()}

    @torch.no_grad()
    def sheet(self) -> Tensor:
        random = randomness(self.settings.seed, -1)
        rows = torch.randint(len(self.data), (24,), generator=random)
        text = self.data.captions(rows, random).to(self.device)
        noise = torch.randn(len(rows), self.generator.latent, generator=random).to(self.device)
        columns = [self.data.batch(rows), self.average(text, noise).cpu()]
        return grid(torch.stack(columns, dim=1).flatten(0, 1), 12)

    def save(self, folder: Path, facts: Mapping[str, Any]) -> None:
        self.average.save(folder, {**facts, "settings": asdict(self.settings)})


def _entropy(logits: Tensor, wanted: float) -> Tensor:
    return functional.binary_cross_entropy_with_logits(logits, torch.full_like(logits, wanted))
