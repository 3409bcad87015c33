"""The exponential moving average of a network's parameters, which is what is shipped."""

from __future__ import annotations

import copy
from typing import Final, TypeVar

import torch
from torch import nn

_WARMING_UP: Final = 0.1
Network = TypeVar("Network", bound=nn.Module)


def averaged(network: Network) -> Network:
    """A copy of `network` to hold its average."""
    return copy.deepcopy(network).requires_grad_(requires_grad=False).eval()


@torch.no_grad()
def follow(average: nn.Module, network: nn.Module, step: int, examples: int, half_life: int) -> None:
    """Moves `average` towards `network` after step `step` of `examples`.

    What was `half_life` examples ago counts half; at first, what was a tenth of all steps ago,
    so that the average is soon worth something (Karras et al. 2020, appendix B of ADA).
    """
    share = 1 - 0.5 ** (examples / min(half_life, _WARMING_UP * (step + 1) * examples))
    torch._foreach_lerp_(list(average.parameters()), list(network.parameters()), share)
    for kept, buffer in zip(average.buffers(), network.buffers(), strict=True):
        kept.copy_(buffer)
