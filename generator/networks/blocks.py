"""The few blocks that networks are composed of; no picture depends on the others in its batch."""

from __future__ import annotations

from typing import Final, TypeVar

import torch
from torch import Tensor, nn

Module = TypeVar("Module", bound=nn.Module)
# Of channels that are normalised together (Wu and He 2018).
GROUPS: Final = 8


def scaled_init(layer: nn.Module, gain: float = 1.0) -> None:
    """He initialisation of a convolution's or linear layer's fan-in times `gain`, bias zero."""
    if not isinstance(layer, nn.Conv2d | nn.ConvTranspose2d | nn.Linear):
        raise TypeError(f"{type(layer).__name__} has no weights of that kind")
    nn.init.kaiming_normal_(layer.weight, nonlinearity="linear")
    with torch.no_grad():
        layer.weight.mul_(gain)
    if layer.bias is not None:
        nn.init.zeros_(layer.bias)


def channels_last(module: Module, device: str) -> Module:
    """Moves a module to a device, its weights laid out as convolutions there like them best."""
    for parameter in (*module.parameters(), *module.buffers()):
        if parameter.dim() == 4:
            parameter.data = parameter.data.contiguous(memory_format=torch.channels_last)
    return module.to(device)


class Film(nn.Module):
    """Group normalisation, then feature-wise linear modulation (Perez et al. 2018) as a style says."""

    def __init__(self, channels: int, style: int) -> None:
        super().__init__()
        self.modulation = nn.Linear(style, 2 * channels)
        scaled_init(self.modulation, 0.3)

    def forward(self, features: Tensor, style: Tensor) -> Tensor:
        """`features` `(batch, channels, height, width)` modulated by `style` `(batch, style)`."""
        scale, shift = self.modulation(style)[:, :, None, None].chunk(2, dim=1)
        return torch.addcmul(shift, nn.functional.group_norm(features, GROUPS), 1 + scale)


class ConditionedBlock(nn.Module):
    """Residual block of two 3×3 convolutions, each after FiLM and SiLU; starts out as the identity."""

    def __init__(self, channels: int, style: int) -> None:
        super().__init__()
        self.first_film = Film(channels, style)
        self.first = nn.Conv2d(channels, channels, 3, padding=1)
        self.second_film = Film(channels, style)
        self.second = nn.Conv2d(channels, channels, 3, padding=1)
        scaled_init(self.first, 1.4)
        scaled_init(self.second, 0.4)

    def forward(self, features: Tensor, style: Tensor) -> Tensor:
        """`(batch, channels, height, width)` in and out; `style` is `(batch, style)`."""
        hidden = self.first(nn.functional.silu(self.first_film(features, style)))
        change: Tensor = self.second(nn.functional.silu(self.second_film(hidden, style)))
        return features + change


class Upsample(nn.ConvTranspose2d):
    """Twice the side, each pixel becoming four by a learned linear map."""

    def __init__(self, before: int, after: int) -> None:
        super().__init__(before, after, 2, stride=2)
        scaled_init(self)
