"""What tells made pictures from photographs: heads on frozen features, or a network of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor, nn
from torch.nn.utils import parametrize
from torch.nn.utils.parametrizations import spectral_norm

from generator.networks.blocks import scaled_init
from generator.networks.imagine import TEXT

EMBEDDING: Final = 256


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a discriminator says of pictures under captions.

    Attributes:
        logits: `(batch, patches)`, large where the pictures look photographed and fit their captions.
        embedding: `(batch, 256)`, unit length, near the embedding of a caption that fits.
        reading: logits of each attribute's values, by the attribute's place.
    """

    logits: Tensor
    embedding: Tensor
    reading: list[Tensor]


class Discriminator(nn.Module):
    """What all have in common: captions are embedded where pictures are."""

    sentence: nn.Linear

    def embed_text(self, text: Tensor) -> Tensor:
        """Captions `(…, 512)` where pictures are embedded, `(…, 256)`, unit length."""
        return nn.functional.normalize(self.sentence(text), dim=-1)


@contextmanager
def normalised_once(network: nn.Module) -> Iterator[None]:
    """Weights that are spectrally normalised are so once within, in single precision, not for each use."""
    with parametrize.cached():
        with torch.autocast(next(network.parameters()).device.type, enabled=False):
            for module in network.modules():
                if parametrize.is_parametrized(module, "weight"):
                    _ = module.weight
        yield


class RandomProjections(nn.Module):
    """Fixed random mixing of feature maps across channels and scales (Sauer et al. 2021, section 3.2)."""

    def __init__(self, channels: tuple[int, ...], mixed: int) -> None:
        super().__init__()
        self.across_channels = nn.ModuleList([nn.Conv2d(c, mixed, 1, bias=False) for c in channels])
        self.across_scales = nn.ModuleList(
            [nn.Conv2d(mixed, mixed, 3, padding=1, bias=False) for _ in channels]
        )
        for layer in (*self.across_channels, *self.across_scales):
            nn.init.kaiming_normal_(layer.weight, nonlinearity="linear")
        self.requires_grad_(requires_grad=False)

    def forward(self, maps: list[Tensor]) -> list[Tensor]:
        """Maps of the same sides with `mixed` channels each, coarser ones mixed into finer ones."""
        mixed: list[Tensor] = []
        above: Tensor | None = None
        for level in reversed(range(len(maps))):
            here = self.across_channels[level](maps[level])
            if above is not None:
                here = here + nn.functional.interpolate(above, scale_factor=2, mode="nearest")
            above = self.across_scales[level](here)
            mixed.insert(0, above)
        return mixed


class ProjectedHeads(Discriminator):
    """Small spectrally-normalised heads, one a scale, with text projection (Miyato and Koyama 2018).

    Args:
        channels: of the frozen network's feature maps, finest first.
        values: how many values each attribute has, to read them back.
    """

    def __init__(self, channels: tuple[int, ...], values: tuple[int, ...], mixed: int = 64) -> None:
        super().__init__()
        self.projections = RandomProjections(channels, mixed)
        self.heads = nn.ModuleList([_Head(mixed, downs) for downs in (2, 1, 0, 0)][: len(channels)])
        pooled = sum(channels)
        self.norm = nn.LayerNorm(pooled)
        self.describe = nn.Sequential(nn.Linear(pooled, 512), nn.SiLU(), nn.Linear(512, EMBEDDING))
        self.sentence = nn.Linear(TEXT, EMBEDDING)
        self.readers = nn.ModuleList([nn.Linear(512, count) for count in values])

    def forward(self, maps: list[Tensor], text: Tensor) -> Verdict:
        """The verdict on pictures by their feature maps under captions `text` `(batch, 512)`."""
        return self.verdict(maps, self.look(maps), text)

    def look(self, maps: list[Tensor]) -> list[Tensor]:
        """What the heads see in feature maps, whatever the captions."""
        return [head.features(mixed) for head, mixed in zip(self.heads, self.projections(maps), strict=True)]  # type: ignore[operator]

    def logits(self, looked: list[Tensor], text: Tensor) -> Tensor:
        """The logits `(batch, patches)` alone, of pictures looked at and captions `text` `(batch, 512)`."""
        heads = zip(self.heads, looked, strict=True)
        return torch.cat([head(features, text) for head, features in heads], dim=1)

    def verdict(self, maps: list[Tensor], looked: list[Tensor], text: Tensor) -> Verdict:
        """As `forward`, of pictures looked at."""
        pooled = self.norm(torch.cat([features.mean(dim=(2, 3)) for features in maps], dim=1))
        hidden = self.describe[1](self.describe[0](pooled))
        embedding = nn.functional.normalize(self.describe[2](hidden), dim=1)
        read = [reader(hidden) for reader in self.readers]
        return Verdict(self.logits(looked, text), embedding, read)


class _Head(nn.Module):
    def __init__(self, channels: int, downs: int, width: int = 96) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        inside = channels
        for _ in range(downs):
            layers += [spectral_norm(nn.Conv2d(inside, width, 4, 2, 1)), nn.LeakyReLU(0.2)]
            inside = width
        layers += [spectral_norm(nn.Conv2d(inside, width, 3, padding=1)), nn.LeakyReLU(0.2)]
        self.features = nn.Sequential(*layers)
        self.judge = spectral_norm(nn.Conv2d(width, 1, 1))
        self.text = spectral_norm(nn.Linear(TEXT, width))

    def forward(self, features: Tensor, text: Tensor) -> Tensor:
        # Sentence vectors have unit length; at the length of their dimensions they weigh as features do.
        asked = self.text(text * TEXT**0.5)[:, :, None, None]
        fit = (features * asked).sum(dim=1, keepdim=True) / features.shape[1] ** 0.5
        logits: Tensor = (self.judge(features) + fit).flatten(1)
        return logits


class ConvolutionalDiscriminator(Discriminator):
    """A residual network of its own on pixels, for the relativistic objective (Huang et al. 2024)."""

    def __init__(self, size: int, values: tuple[int, ...]) -> None:
        super().__init__()
        # Down to maps of two pixels' side, whatever the picture's.
        channels = (64, 128, 192, 256, 256, 256)[: size.bit_length() - 3]
        self.read = nn.Sequential(nn.PixelUnshuffle(2), nn.Conv2d(12, channels[0], 3, padding=1))
        stages: list[nn.Module] = []
        for before, after in zip(channels, (*channels[1:], channels[-1]), strict=True):
            stages += [_Residual(before), nn.Conv2d(before, after, 2, stride=2)]
        self.stages = nn.Sequential(*stages)
        side = size >> (len(channels) + 1)
        self.flat = nn.Linear(channels[-1] * side**2, 512)
        self.judge = nn.Linear(512, 1)
        self.text = nn.Linear(TEXT, 512)
        self.describe = nn.Linear(512, EMBEDDING)
        self.sentence = nn.Linear(TEXT, EMBEDDING)
        self.readers = nn.ModuleList([nn.Linear(512, count) for count in values])
        for layer in self.modules():
            if isinstance(layer, nn.Conv2d):
                scaled_init(layer)

    def forward(self, pictures: Tensor, text: Tensor) -> Verdict:
        """The verdict on pictures `(batch, 3, size, size)` under captions `(batch, 512)`."""
        features = self.stages(self.read(pictures)).flatten(1)
        hidden = nn.functional.leaky_relu(self.flat(features), 0.2)
        asked = self.text(text * TEXT**0.5)
        logits = self.judge(hidden) + (hidden * asked).sum(dim=1, keepdim=True) / hidden.shape[1] ** 0.5
        embedding = nn.functional.normalize(self.describe(hidden), dim=1)
        return Verdict(logits, embedding, [reader(hidden) for reader in self.readers])


class _Residual(nn.Module):
    def __init__(self, channels: int) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.LeakyReLU(0.2),
            nn.Conv2d(channels, channels, 3, padding=1),
            nn.LeakyReLU(0.2),
            nn.Conv2d(channels, channels, 3, padding=1),
        )

    def forward(self, features: Tensor) -> Tensor:
        change: Tensor = self.layers(features)
        return features + 0.4 * change
