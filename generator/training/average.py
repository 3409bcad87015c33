"""The exponential moving average of a network's parameters, which is what is shipped."""

from __future__ import annotations

import copy
from typing import TypeVar

import torch
from torch import nn

Network = TypeVar("Network", bound=nn.Module)


def averaged(network: Network) -> Network:
    """A copy of `network` to hold its average."""
    return copy.deepcopy(network).requires_grad_(requires_grad=False).eval()


@torch.no_grad()
def follow(average: nn.Module, network: nn.Module, examples: int, half_life: int) -> None:
    """Moves `average` towards `network`; what was `half_life` examples ago counts half."""
    share = 1 - 0.5 ** (examples / half_life)
    torch._foreach_lerp_(list(average.parameters()), list(network.parameters()), share)
    for kept, buffer in zip(average.buffers(), network.buffers(), strict=True):
        kept.copy_(buffer)
