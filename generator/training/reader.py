"""How checker and judge learn: photographs, their captions and attributes, and captions that nearly fit.

What they look through stays as it is, so that each picture is looked at but a few times: as it is, and
disturbed as made pictures and shoppers' photographs are. All else is learnt from what was seen.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from generator.networks.reader import ATTRIBUTES, Reader, look
from generator.storage import save_tensors
from generator.training.asking import ask, reading_losses
from generator.training.augment import Augmentation
from generator.training.average import averaged, follow
from generator.training.loop import descend, randomness, rows_of_step
from generator.training.objectives import Losses
from generator.training.pictures import Contrasts, TrainingSet
from generator.training.sheets import grid

_BLURRED_SHARE: Final = 0.5
_LOOKED_AT_ONCE: Final = 64
_SMOOTHING: Final = 0.05


@dataclass(frozen=True, slots=True)
class ReaderSettings:
    """Everything that can be set about this lesson.

    Attributes:
        looks: how often each picture is looked at: once as it is, then disturbed.
        strength: of changes to brightness and contrast, and of noise.
        falling: pictures seen after which the learning rate has halved.
    """

    batch: int = 256
    learning_rate: float = 1e-3
    falling: int = 150_000
    looks: int = 3
    contrastive: float = 1.0
    reading: float = 0.5
    caption_noise: float = 0.1
    contrasts: int = 12
    strength: float = 0.12
    half_life: int = 20_000
    max_norm: float = 5.0
    seed: int = 0


class ReaderLesson:
    """See the module; a `Lesson` of `generator.training.loop`."""

    def __init__(
        self,
        network: Reader,
        data: TrainingSet,
        settings: ReaderSettings,
        kept_in: Path,
        *,
        device: str = "cpu",
    ) -> None:
        torch.manual_seed(settings.seed)
        self.data, self.settings, self.device = data, settings, device
        self.seen = looked_at(network.trunk, data, settings, kept_in, device)
        if not network.facts:
            plain = self.seen[0].float()
            network.mean.copy_(plain.mean(dim=0))
            network.deviation.copy_(plain.std(dim=0) + 1e-3)
        # What it was calibrated to, it will no longer be.
        network.calibrated_to({})
        self.network = network.to(device)
        self.average = averaged(self.network)
        self.modules: dict[str, nn.Module] = {"network": self.network, "average": self.average}
        self.optimizers: dict[str, torch.optim.Optimizer] = {
            "network": torch.optim.AdamW(
                self.network.parameters(), settings.learning_rate, (0.9, 0.99), weight_decay=0.1, fused=True
            )
        }
        self.contrasts = Contrasts(data)

    def step(self, number: int, random: torch.Generator) -> dict[str, Tensor]:
        settings = self.settings
        rows = rows_of_step(number, settings.batch, len(self.data), settings.seed)
        which = torch.randint(len(self.seen), rows.shape, generator=random)
        seen = self.seen[which, rows].float().to(self.device)
        asked = ask(
            self.data,
            self.contrasts,
            rows,
            random,
            count=settings.contrasts,
            noise=settings.caption_noise,
        ).to(self.device)
        labels = asked.labels
        # Dropout draws from the global generator.
        torch.manual_seed(int(torch.randint(2**31, (), generator=random)))
        self.network.train()
        read = self.network.read(seen)
        captions = self.network.embed_text(torch.cat([asked.text[:, None], asked.contrasts], dim=1))
        sharpness = self.network.sharpness.clamp(max=4.6).exp()
        near = (captions * read.embedding[:, None]).sum(dim=2) * sharpness
        far = read.embedding @ captions[:, 0].T * sharpness
        far = far.masked_fill((labels[:, None] == labels[None]).all(dim=2), float("-inf"))
        own = torch.zeros(len(rows), dtype=torch.int64, device=self.device)
        losses: Losses = {
            "contrastive": settings.contrastive
            * functional.cross_entropy(torch.cat([near, far], dim=1), own),
            "reading": settings.reading
            * reading_losses((read.logits[name] for name in ATTRIBUTES), labels, _SMOOTHING).sum(),
        }
        for group in self.optimizers["network"].param_groups:
            group["lr"] = settings.learning_rate * 0.5 ** (number * settings.batch / settings.falling)
        descend(losses, self.optimizers["network"], settings.max_norm)
        follow(self.average, self.network, number, settings.batch, settings.half_life)
        right = {"own caption first": (near.argmax(dim=1) == 0).float().mean()}
        return {name: value.detach() for name, value in (losses | right).items()}

    @torch.no_grad()
    def sheet(self) -> Tensor:
        """Some photographs as they were looked at."""
        random = randomness(self.settings.seed, -1)
        rows = torch.randint(len(self.data), (24,), generator=random)
        return grid(disturbed(self.data.batch(rows), self.settings.strength, random), 8)

    def save(self, folder: Path, facts: Mapping[str, Any]) -> None:
        self.average.save(folder, {**facts, "settings": asdict(self.settings)})


def looked_at(trunk: str, data: TrainingSet, settings: ReaderSettings, kept_in: Path, device: str) -> Tensor:
    """What a reader sees of each picture, `(looks, pictures, features)` float16; kept, for it takes long."""
    hashed = sha256(f"{trunk}/{settings.strength}/{settings.seed}".encode())
    for sample in data.samples:
        hashed.update(sample.jpeg)
    seen = []
    for number in range(settings.looks):
        path = kept_in / f"looks-{hashed.hexdigest()[:16]}-{number}.safetensors"
        if path.is_file():
            seen.append(load_file(path)["seen"])
            continue
        random = randomness(settings.seed, -2 - number)
        parts = []
        for rows in torch.arange(len(data)).split(_LOOKED_AT_ONCE):
            pictures = data.batch(rows)
            if number:
                mirrored = torch.rand(len(rows), generator=random) < 0.5
                may = torch.tensor([not data.samples[row].attributes.instruction for row in rows])
                pictures = disturbed(data.batch(rows, mirrored & may), settings.strength, random)
                pictures = Augmentation.draw(len(rows), pictures.shape[-1], random)(pictures)
            parts.append(look(trunk, pictures.to(device)).cpu().half())
        sys.stderr.write(f"pictures looked at: {number + 1} of {settings.looks} times\n")
        seen.append(torch.cat(parts))
        kept_in.mkdir(parents=True, exist_ok=True)
        save_tensors({"seen": seen[-1]}, path)
    return torch.stack(seen)


def disturbed(pictures: Tensor, strength: float, random: torch.Generator) -> Tensor:
    """Pictures `(batch, 3, side, side)` in -1 … 1 a little brighter or darker, blurred, noisy.

    As made pictures and shoppers' photographs are; colours stay what the captions say.
    """
    batch = len(pictures)

    def drawn() -> Tensor:
        return (torch.rand(batch, 1, 1, 1, generator=random) * 2 - 1) * strength

    pictures = pictures * (1 + drawn()) + drawn() / 2
    blurred = torch.rand(batch, 1, 1, 1, generator=random) < _BLURRED_SHARE
    side = pictures.shape[-1]
    small = functional.interpolate(
        pictures, size=int(side * 0.5), mode="bilinear", antialias=True, align_corners=False
    )
    soft = functional.interpolate(small, size=side, mode="bilinear", align_corners=False)
    pictures = torch.where(blurred, soft, pictures)
    noise = torch.randn(pictures.shape, generator=random) * drawn().abs() / 2
    return (pictures + noise).clamp(-1, 1).contiguous(memory_format=torch.channels_last)
