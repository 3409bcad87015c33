"""How `zoom` learns: photographs made small and given back large."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from PIL import Image
from torch import Tensor, nn
from torch.nn import functional

from generator.networks.blocks import channels_last
from generator.networks.lite import LiteFeatures
from generator.networks.zoom import SCALE, Zoom
from generator.training.average import averaged, follow
from generator.training.discriminators import ProjectedHeads, normalised_once
from generator.training.errors import UnfitDataError
from generator.training.imagine import feature_distance
from generator.training.loop import descend, randomness, rows_of_step
from generator.training.objectives import Losses
from generator.training.pictures import TrainingSet
from generator.training.sheets import grid

_TEXT: Final = 512
# Flat white teaches nothing; of this many places the one with the most in it is taken.
_PLACES: Final = 3


@dataclass(frozen=True, slots=True)
class ZoomSettings:
    """Everything that can be set about this lesson; `crop` is in pixels of the large picture."""

    batch: int = 16
    crop: int = 160
    learning_rate: float = 5e-4
    discriminator_learning_rate: float = 2e-4
    adversarial_from: int = 16_000
    pixels: float = 10.0
    perceptual: float = 0.5
    adversarial: float = 0.01
    compressed_share: float = 0.35
    half_life: int = 10_000
    max_norm: float = 5.0
    seed: int = 0


class ZoomLesson:
    """See the module; a `Lesson` of `generator.training.loop`."""

    def __init__(
        self,
        data: TrainingSet,
        settings: ZoomSettings,
        *,
        begin_with: Zoom | None = None,
        device: str = "cpu",
    ) -> None:
        if data.pictures.shape[-1] < settings.crop:
            raise UnfitDataError(
                f"The pictures have {data.pictures.shape[-1]} pixels a side and zoom learns from "
                f"{settings.crop} or more; prepare the set with --size 512 or larger."
            )
        torch.manual_seed(settings.seed)
        self.data, self.settings, self.device = data, settings, device
        self.network = begin_with or Zoom()
        self.lite = LiteFeatures("lite0")
        self.discriminator = ProjectedHeads(self.lite.channels, ())
        for module in (self.network, self.lite, self.discriminator):
            channels_last(module, device)
        self.average = averaged(self.network)
        self.modules: dict[str, nn.Module] = {
            "network": self.network,
            "discriminator": self.discriminator,
            "average": self.average,
        }
        judging = [p for name, p in self.discriminator.named_parameters() if name.startswith("heads")]
        self.optimizers: dict[str, torch.optim.Optimizer] = {
            "network": torch.optim.Adam(self.network.parameters(), settings.learning_rate, (0.9, 0.99)),
            "discriminator": torch.optim.Adam(judging, settings.discriminator_learning_rate, (0.0, 0.99)),
        }

    def step(self, number: int, random: torch.Generator) -> dict[str, Tensor]:
        settings = self.settings
        rows = rows_of_step(number, settings.batch, len(self.data), settings.seed)
        large = self._crops(rows, random)
        small = made_small(large, random, settings.compressed_share).to(self.device)
        large = large.to(self.device)
        with self._precision():
            made = self.network(small)
        losses: Losses = {"pixels": settings.pixels * (made - large).abs().mean()}
        with torch.no_grad():
            true_maps = self.lite(large)
        made_maps = self.lite(made)
        losses["perceptual"] = settings.perceptual * feature_distance(made_maps, true_maps, len(rows))
        measured: Losses = {}
        if number * settings.batch >= settings.adversarial_from:
            measured = self._teach_discriminator(true_maps, made_maps)
            self.discriminator.requires_grad_(requires_grad=False)
            with self._precision():
                looked = self.discriminator.look(made_maps)
                verdict = self.discriminator.logits(looked, self._no_words(len(rows)))
            losses["G adversarial"] = -settings.adversarial * verdict.float().mean()
        descend(losses, self.optimizers["network"], settings.max_norm)
        follow(self.average, self.network, number, settings.batch, settings.half_life)
        return {name: loss.detach() for name, loss in (losses | measured).items()}

    @torch.no_grad()
    def sheet(self) -> Tensor:
        random = randomness(self.settings.seed, -1)
        rows = torch.randint(len(self.data), (8,), generator=random)
        large = self._crops(rows, random)
        small = made_small(large, random, 0.0)
        smooth = functional.interpolate(small, scale_factor=SCALE, mode="bicubic", align_corners=False)
        columns = [smooth, self.average(small.to(self.device)).cpu(), large]
        return grid(torch.stack(columns, dim=1).flatten(0, 1), 6)

    def save(self, folder: Path, facts: Mapping[str, Any]) -> None:
        self.average.save(folder, {**facts, "settings": asdict(self.settings)})

    def _crops(self, rows: Tensor, random: torch.Generator) -> Tensor:
        crop, side = self.settings.crop, self.data.pictures.shape[-1]
        chosen = []
        for row in rows.tolist():
            places = torch.randint(side - crop + 1, (_PLACES, 2), generator=random).tolist()
            crops = [self.data.pictures[row, :, y : y + crop, x : x + crop] for y, x in places]
            chosen.append(max(crops, key=lambda c: float(c[:, ::4, ::4].float().std())))
        large = torch.stack(chosen).float().div_(127.5).sub_(1.0)
        mirrored = torch.rand(len(rows), generator=random) < 0.5
        large = torch.where(mirrored[:, None, None, None], large.flip(3), large)
        return large.contiguous(memory_format=torch.channels_last)

    def _teach_discriminator(self, real: list[Tensor], made: list[Tensor]) -> Losses:
        for name, parameter in self.discriminator.named_parameters():
            parameter.requires_grad_(name.startswith("heads"))
        words = self._no_words(len(real[0]))
        heads = self.discriminator
        with self._precision(), normalised_once(heads):
            photographed = heads.logits(heads.look(real), words)
            invented = heads.logits(heads.look([maps.detach() for maps in made]), words)
        losses = {
            "real": functional.relu(1 - photographed.float()).mean(),
            "made": functional.relu(1 + invented.float()).mean(),
        }
        descend(losses, self.optimizers["discriminator"], self.settings.max_norm)
        return {f"D {name}": loss for name, loss in losses.items()}

    def _no_words(self, batch: int) -> Tensor:
        return torch.zeros(batch, _TEXT, device=self.device)

    def _precision(self) -> torch.autocast:
        return torch.autocast(self.device.partition(":")[0], torch.bfloat16)


def made_small(large: Tensor, random: torch.Generator, compressed_share: float) -> Tensor:
    """Pictures `(batch, 3, height, width)` in -1 … 1 at a quarter of their side, some through JPEG."""
    small = functional.interpolate(
        large, scale_factor=1 / SCALE, mode="bicubic", align_corners=False, antialias=True
    ).clamp(-1, 1)
    compressed = torch.rand(len(small), generator=random) < compressed_share
    quality = torch.randint(70, 96, (len(small),), generator=random)
    for number in compressed.nonzero().flatten().tolist():
        pixels = ((small[number] + 1) * 127.5).round().byte().permute(1, 2, 0).numpy()
        file = BytesIO()
        Image.fromarray(pixels).save(file, "JPEG", quality=int(quality[number]))
        with Image.open(file) as again:
            decoded = torch.from_numpy(np.array(again)).permute(2, 0, 1)
        small[number] = decoded.float() / 127.5 - 1
    return small
