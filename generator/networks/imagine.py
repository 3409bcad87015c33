"""Text to picture: a sentence embedding and noise in, a product picture out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import torch
from torch import Tensor, nn

from generator.networks.blocks import ConditionedBlock, Upsample, scaled_init
from generator.networks.checkpoint import Checkpoint
from generator.networks.concepts import Concepts

TEXT: Final = 512
FIRST_SIDE: Final = 4
_PLACING: Final = 256
_PAPER: Final = 0.8


class Imagine(Checkpoint, head="imagine"):
    """Generator conditioned on a sentence by FiLM (Perez et al. 2018) from a learned 4×4 start.

    A sentence counts for what it says of each attribute, as `Concepts` reads it; the noise decides on what
    it leaves open. Both together modulate every residual block and lay out the first feature maps. Nothing
    is normalised over a batch. Pictures leave through sub-pixel convolution (Shi et al. 2016): the widest
    feature maps have half their side.

    Args:
        values: of each attribute that sentences are read for, see `Concepts`.
        size: side of a picture in pixels, a power of two.
        channels: of the blocks at 4, 8, 16 … `size` / 2 pixels.
        latent: dimensions of the noise.
        width: dimensions of what modulates the blocks.
    """

    def __init__(
        self,
        values: Mapping[str, Sequence[str]],
        size: int = 128,
        channels: Sequence[int] = (192, 224, 256, 160, 64),
        latent: int = 64,
        width: int = 192,
    ) -> None:
        super().__init__()
        if FIRST_SIDE << len(channels) != size:
            raise ValueError(f"{len(channels)} blocks make {FIRST_SIDE << len(channels)} pixels, not {size}")
        self.size = size
        self.latent = latent
        self.width = width
        self.concepts = Concepts(values)
        self.said = nn.Linear(sum(self.concepts.counts), width)
        self.style = nn.Sequential(
            nn.Linear(width + latent, width), nn.SiLU(), nn.Linear(width, width), nn.SiLU()
        )
        self.start = nn.Parameter(torch.randn(1, channels[0], FIRST_SIDE, FIRST_SIDE))
        self.place = nn.Sequential(
            nn.Linear(width + latent, _PLACING),
            nn.SiLU(),
            nn.Linear(_PLACING, channels[0] // 4 * FIRST_SIDE**2),
        )
        self.spread = nn.Conv2d(channels[0] // 4, channels[0], 1)
        stages: list[nn.Module] = []
        for before, after in zip((channels[0], *channels[:-1]), channels, strict=True):
            stages.append(nn.Identity() if not stages else Upsample(before, after))
            stages.append(ConditionedBlock(after, width))
        self.stages = nn.ModuleList(stages)
        self.to_picture = picture_from(channels[-1])
        self.channels = tuple(channels)
        nn.init.normal_(self.said.weight, std=0.7)
        for layer in (self.style[0], self.style[2], self.place[0], self.place[2], self.spread):
            scaled_init(layer, 1.2)

    def forward(self, text: Tensor, noise: Tensor) -> Tensor:
        """Pictures `(batch, 3, size, size)` in sRGB, about -1 to 1 and not clamped.

        `text` is `(batch, 512)` of unit length, `noise` `(batch, latent)` standard normal.
        """
        return self.draw(self.sentence(text), noise)

    def sentence(self, text: Tensor) -> Tensor:
        """What sentences `(batch, 512)` say, `(batch, width)`.

        No gradient flows to how they are read: that is learnt from what they say, not from pictures.
        """
        said: Tensor = self.said(self.concepts(text).detach())
        return said

    def told(self, values: Mapping[str, Sequence[str]]) -> Imagine:
        """The same network for attributes of other values; what it knows of those that it has, it keeps."""
        other = Imagine(values, self.size, self.channels, self.latent, self.width)
        known = {n: t for n, t in self.state_dict().items() if not n.startswith(("concepts.", "said."))}
        other.load_state_dict(known, strict=False)
        other.concepts = self.concepts.told(values)
        other.said = self.concepts.widened(self.said, other.concepts)
        return other

    def draw(self, sentence: Tensor, latent: Tensor) -> Tensor:
        """Pictures of sentences already mapped, `(batch, width)`, and latents `(batch, latent)`."""
        picture: Tensor = self.to_picture(self.features(sentence, latent, len(self.stages) // 2))
        return picture

    def features(self, sentence: Tensor, latent: Tensor, blocks: int) -> Tensor:
        """Feature maps `(batch, channels, side, side)` after so many blocks, the first at 4 pixels."""
        said = torch.cat([sentence, latent.to(sentence.dtype)], dim=1)
        style = self.style(said)
        place = self.place(said).view(len(style), -1, FIRST_SIDE, FIRST_SIDE)
        features: Tensor = (self.start + self.spread(place)).contiguous(memory_format=torch.channels_last)
        for stage in self.stages[: 2 * blocks]:
            features = stage(features, style) if isinstance(stage, ConditionedBlock) else stage(features)
        return features


def picture_from(channels: int) -> nn.Sequential:
    """What turns feature maps into pictures of twice their side; starts out near white."""
    write = nn.Conv2d(channels, 12, 3, padding=1)
    scaled_init(write, 0.5)
    if write.bias is not None:
        nn.init.constant_(write.bias, _PAPER)
    return nn.Sequential(nn.SiLU(), write, nn.PixelShuffle(2))
