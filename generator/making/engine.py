"""The networks as the service runs them: loaded once, warm, in the precision that this machine is fast in."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Sequence
from contextlib import AbstractContextManager
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal

import torch
from torch import Tensor, nn
from torch.nn import functional

from generator.arrays import ByteArray
from generator.checking import Calibration
from generator.checkpoints import SHIPPED, shipped
from generator.networks import Checker, CheckpointError, Edit, Imagine, Zoom, edited
from generator.networks.checkpoint import Checkpoint
from generator.networks.lite import frozen
from generator.networks.reader import Reading
from generator.text import embed

Precision = Literal["auto", "float32", "bfloat16"]

# Side in pixels of the pictures that the checker learnt from.
READ_SIDE: Final = 128
# Side in pixels of the pictures that EfficientNet-Lite1 learnt from (Tan and Le 2019).
LOOKED_AT_SIDE: Final = 240
# Pictures at once, more would not fit a processor's cache.
_GLANCED_AT: Final = 32
_CGROUP: Final = Path("/sys/fs/cgroup/cpu.max")

_log = logging.getLogger(__name__)


def usable_cores() -> int:
    """The processor cores this process may use: by its affinity, and by a container's quota (cgroup v2)."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        quota, period = _CGROUP.read_text("ascii").split()
        cores = min(cores, max(1, round(int(quota) / int(period))))
    except (OSError, ValueError):
        pass
    return cores


class Networks:
    """`imagine`, `edit`, `zoom` and the checker, ready to work; one thread at a time may use them.

    Pictures go in and come out as `(batch, 3, height, width)` in float32 sRGB, -1 to 1, on the CPU.

    Args:
        imagine, edit, zoom, checker: folders of checkpoints, `shipped`, or a hub's `owner/name`.
        precision: of drawing and enlarging. `auto` is bfloat16 where the processor has instructions for it
            or a GPU does the work, float32 elsewhere.
        threads: of PyTorch; 0 for as many as there are usable cores.
        device: `auto` for a GPU where there is one.

    Raises:
        CheckpointError: a network cannot be loaded, or the checker was never calibrated.
    """

    def __init__(
        self,
        *,
        imagine: str = SHIPPED,
        edit: str = SHIPPED,
        zoom: str = SHIPPED,
        checker: str = SHIPPED,
        precision: Precision = "auto",
        threads: int = 0,
        device: str = "auto",
    ) -> None:
        self.threads = threads or usable_cores()
        torch.set_num_threads(self.threads)
        self.device = torch.device(
            ("cuda" if torch.cuda.is_available() else "cpu") if device == "auto" else device
        )
        self.imagine = Imagine.load(_source(imagine, Imagine.head)).to(self.device)
        self.edit = Edit.load(_source(edit, Edit.head)).to(self.device)
        self.zoom = Zoom.load(_source(zoom, Zoom.head)).to(self.device)
        self.checker = Checker.load(_source(checker, Checker.head)).to(self.device)
        try:
            self.calibration = Calibration.of(self.checker)
        except KeyError as error:
            raise CheckpointError(
                f"The checker {checker} was never calibrated; run `vitrine generator calibrate`."
            ) from error
        heads: tuple[Checkpoint, ...] = (self.imagine, self.edit, self.zoom, self.checker)
        self.fingerprints = {head.head: _fingerprint(head) for head in heads}
        self.half = precision == "bfloat16" or (precision == "auto" and self._is_fast_in_half())
        for head in heads:
            ready(head, halved=self.half and head in (self.imagine, self.zoom))

    def warm_up(self) -> None:
        """Runs everything once, so that the first shopper does not wait for what is set up then."""
        side = self.imagine.size
        text = torch.from_numpy(embed(["warm"]))
        for count in (1, 4):
            drawn = self.draw(text.expand(count, -1), torch.zeros(count, self.imagine.latent))
        self.read(shrunk(drawn))
        self.enlarge(drawn[:1])
        self.change(torch.ones(1, 3, 2 * side, 2 * side), text)
        _log.info(
            "networks ready on %s: %d threads, %s",
            self.device,
            self.threads,
            "bfloat16" if self.half else "float32",
        )

    @torch.inference_mode()
    def draw(self, text: Tensor, noise: Tensor) -> Tensor:
        """Pictures of sentences `(batch, 512)` and noise `(batch, latent)`."""
        with self._fast():
            drawn: Tensor = self.imagine(text.to(self.device), noise.to(self.device))
        return drawn.float().clamp(-1, 1).cpu()

    @torch.inference_mode()
    def change(self, photographs: Tensor, text: Tensor) -> Tensor:
        """Photographs changed as `text` `(batch, 512)` says; their mask wants full precision."""
        return edited(self.edit, photographs.to(self.device), text.to(self.device)).cpu()

    @torch.inference_mode()
    def enlarge(self, pictures: Tensor) -> Tensor:
        """Pictures with four times the sides."""
        with self._fast():
            large: Tensor = self.zoom(pictures.to(self.device))
        return large.float().clamp(-1, 1).cpu()

    @torch.inference_mode()
    def read(self, pictures: Tensor) -> Reading:
        """What pictures show, `READ_SIDE` pixels a side (see `shrunk`), as exactly as thresholds want it."""
        return _on_cpu(self.checker(pictures.to(self.device)))

    @torch.inference_mode()
    def glance(self, pictures: Tensor) -> Reading:
        """As `read`, faster and less exactly: good enough to choose among many."""
        with self._fast():
            parts = [self.checker(part.to(self.device)) for part in pictures.split(_GLANCED_AT)]
        return _on_cpu(
            Reading(
                torch.cat([part.embedding for part in parts]),
                {name: torch.cat([part.logits[name] for part in parts]) for name in parts[0].logits},
            )
        )

    @torch.inference_mode()
    def looks(self, pictures: Tensor) -> Tensor:
        """How pictures look, `LOOKED_AT_SIDE` pixels a side: `(batch, 1280)`, unit length.

        It is what the network that the checker looks through makes of them, whatever the checker learnt.
        """
        network = frozen(self.checker.trunk, str(self.device))
        return functional.normalize(network.pooled(pictures.to(self.device)), dim=1).cpu()

    def model(self, network: Checkpoint) -> str:
        """A network's name and the beginning of what identifies its weights: "imagine-3f9c1b2a"."""
        return f"{network.head}-{self.fingerprints[network.head][:8]}"

    def _fast(self) -> AbstractContextManager[object]:
        return torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=self.half)

    def _is_fast_in_half(self) -> bool:
        if self.device.type != "cpu":
            return True
        # PyTorch has no public name for it; without such instructions half precision is emulated, and slow.
        tests = ("_is_avx512_bf16_supported", "_is_amx_tile_supported")
        return any(getattr(torch.cpu, name, bool)() for name in tests)


def ready(network: nn.Module, *, halved: bool) -> None:
    """Lays a network's convolutions out as they are computed fastest, before and not in every call.

    `halved` ones are kept in bfloat16 and work under autocast alone, which rounds them so in any case.
    """
    for layer in network.modules():
        if isinstance(layer, nn.Conv2d | nn.ConvTranspose2d):
            layer.weight.data = layer.weight.data.contiguous(memory_format=torch.channels_last)
            if halved:
                layer.bfloat16()


def as_tensor(pictures: Sequence[ByteArray]) -> Tensor:
    """Pictures `(height, width, 3)` of one size as the networks take them."""
    return torch.stack([torch.from_numpy(p.copy()).permute(2, 0, 1) for p in pictures]).float() / 127.5 - 1


def as_square(pictures: Tensor) -> Tensor:
    """Pictures with white added on two sides, so that they are square."""
    height, width = pictures.shape[-2:]
    beside, below = max(height - width, 0), max(width - height, 0)
    framed = (beside // 2, beside - beside // 2, below // 2, below - below // 2)
    return functional.pad(pictures, framed, value=1.0)


def shrunk(pictures: Tensor, side: int = READ_SIDE) -> Tensor:
    """Square pictures with another side: that which the checker learnt from, unless one is named."""
    if pictures.shape[-1] == side:
        return pictures
    return functional.interpolate(
        pictures, size=(side, side), mode="bilinear", antialias=True, align_corners=False
    )


def _fingerprint(network: Checkpoint) -> str:
    """SHA-256 over what a network was constructed with and its weights."""
    digest = sha256(json.dumps(network.config, sort_keys=True, default=list).encode())
    for name, tensor in sorted(network.state_dict().items()):
        digest.update(name.encode())
        digest.update(tensor.detach().cpu().contiguous().numpy().tobytes())
    return digest.hexdigest()


def _on_cpu(reading: Reading) -> Reading:
    rows = {name: row.float().cpu() for name, row in reading.logits.items()}
    return Reading(reading.embedding.float().cpu(), rows)


def _source(name: str, head: str) -> str:
    return str(shipped(head)) if name == SHIPPED else name
