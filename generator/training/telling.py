"""Where a training's progress goes: TensorBoard's event files, and a line on the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PIL import Image
from torch import Tensor
from torch.utils.tensorboard import SummaryWriter


class TensorBoard:
    """Curves and sample sheets in `folder`/events, the latest sheet also as `folder`/samples.png."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._writer = SummaryWriter(str(folder / "events"))

    def scalars(self, values: Mapping[str, float], step: int) -> None:
        """One point on each curve."""
        for name, value in values.items():
            self._writer.add_scalar(name, value, step)
        self._writer.flush()

    def picture(self, picture: Tensor, step: int) -> None:
        """A sheet of samples, `(3, height, width)` in 0 … 1."""
        self._writer.add_image("samples", picture, step)
        pixels = (picture * 255).round().byte().permute(1, 2, 0).numpy()
        Image.fromarray(pixels).save(self._folder / "samples.png")


class Silent:
    """Progress of the processes that are not the first of those that train together."""

    def scalars(self, values: Mapping[str, float], step: int) -> None:
        """Nothing."""

    def picture(self, picture: Tensor, step: int) -> None:
        """Nothing."""
