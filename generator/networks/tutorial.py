"""The generator that many tutorials print, as a baseline: one linear layer and transposed convolutions."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from generator.networks.checkpoint import Checkpoint
from generator.text import DIMENSIONS

_NOISE = 100


class TutorialGenerator(Checkpoint, head="tutorial"):
    """Text and noise through a linear layer, batch normalisation and three transposed convolutions.

    Repaired just enough to run: the linear layer starts at an eighth of the side instead of one pixel (as
    printed, three doublings make 8×8 pictures), and batch normalisation follows each transposed convolution
    with the channels that one has.

    Args:
        size: side of a picture in pixels.
        channels: of the first feature maps.
    """

    def __init__(self, size: int = 128, channels: int = 128) -> None:
        super().__init__()
        self.size = size
        self.latent = _NOISE
        self.start = size // 8
        self.channels = channels
        self.project = nn.Linear(DIMENSIONS + _NOISE, channels * self.start**2)
        layers: list[nn.Module] = [nn.BatchNorm2d(channels), nn.ReLU()]
        for before, after in ((channels, channels // 2), (channels // 2, channels // 4)):
            layers += [nn.ConvTranspose2d(before, after, 4, 2, 1), nn.BatchNorm2d(after), nn.ReLU()]
        layers += [nn.ConvTranspose2d(channels // 4, 3, 4, 2, 1), nn.Tanh()]
        self.layers = nn.Sequential(*layers)

    def forward(self, text: Tensor, noise: Tensor) -> Tensor:
        """Pictures `(batch, 3, size, size)` in -1 … 1 of `(batch, 512)` and noise `(batch, 100)`."""
        projected = self.project(torch.cat([text, noise], dim=1))
        pictures: Tensor = self.layers(projected.view(-1, self.channels, self.start, self.start))
        return pictures
