"""What all who make pictures share: the networks with one thread to work in, and threads that read files."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from generator.arrays import ByteArray
from generator.checking import Calibration, evidence
from generator.making.batching import Batcher
from generator.making.engine import LOOKED_AT_SIDE, Networks, as_square, as_tensor, shrunk
from generator.networks.reader import ATTRIBUTES, Reading
from generator.pictures import PictureLimits, decode
from generator.problems import ProblemError, ProblemType
from generator.requests.asked import Asked, RequestReader, labels_of
from generator.text import embed

Result = TypeVar("Result")

MOST_DRAWN: Final = 32
MOST_READ: Final = 64
# Share that the checker must give to the kind of an unknown product.
_SURE_KIND: Final = 0.5


@dataclass(frozen=True, slots=True)
class Made:
    """A picture `(height, width, 3)` that was made and checked, not yet marked.

    `score` is the checker's, and at least `threshold`. The picture is the best of `tries`; `original` are the
    bytes of the photograph that it was made from.
    """

    picture: ByteArray
    source: str
    model: str
    asked: Asked
    score: float
    threshold: float
    tries: int = 1
    seed: int | None = None
    original: bytes | None = None


class Desk:
    """Runs the steps of which pictures are made, for as many callers as there are.

    Whoever is cancelled stops at the next step.

    Args:
        networks: loaded.
        limits: of photographs that are sent in.
        readers: threads that read files and words.
        on_batch: is told of each batch: the step, and of how many pictures.
    """

    def __init__(
        self,
        networks: Networks,
        limits: PictureLimits,
        readers: int = 2,
        on_batch: Callable[[str, int], None] = lambda *_: None,
    ) -> None:
        self.networks = networks
        self.requests = RequestReader(networks.imagine.concepts)
        self._limits = limits
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="networks")
        self._readers = ThreadPoolExecutor(readers, thread_name_prefix="readers")
        self.drawing = Batcher(self._draw, MOST_DRAWN, self._worker, partial(on_batch, "draw"))
        self.reading = Batcher(self._read, MOST_READ, self._worker, partial(on_batch, "read"))

    async def close(self) -> None:
        """Lets the step in progress end and forgets the rest."""
        await self.drawing.close()
        await self.reading.close()
        await asyncio.to_thread(self._worker.shutdown, wait=True, cancel_futures=True)
        await asyncio.to_thread(self._readers.shutdown, wait=True, cancel_futures=True)

    async def aside(self, work: Callable[[], Result]) -> Result:
        """The result of work on files and words, beside the networks."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, work)

    async def decode(self, data: bytes) -> ByteArray:
        """The picture in a file, `(height, width, 3)`; ProblemError where it is none that can be used."""
        return await self.aside(partial(decode, data, self._limits))

    async def embed(self, *sentences: str) -> Tensor:
        """Their vectors, `(sentences, 512)`."""
        return torch.from_numpy(await self.aside(partial(embed, sentences)))

    async def draw(self, text: Tensor, noise: Tensor) -> Tensor:
        """Pictures of one sentence `(512,)` by each row of noise `(n, latent)`."""
        return torch.stack(await asyncio.gather(*(self.drawing((text, row)) for row in noise)))

    async def change(self, photographs: Tensor, text: Tensor) -> Tensor:
        """See `Networks.change`."""
        return await self._networked(partial(self.networks.change, photographs, text))

    async def enlarge(self, pictures: Tensor) -> Tensor:
        """See `Networks.enlarge`."""
        return await self._networked(partial(self.networks.enlarge, pictures))

    async def read(self, pictures: Tensor) -> Reading:
        """What pictures of one size show."""
        rows = await asyncio.gather(*(self.reading(row) for row in as_square(pictures)))
        return Reading(
            torch.stack([row.embedding for row in rows]),
            {name: torch.stack([row.logits[name] for row in rows]) for name in rows[0].logits},
        )

    async def look(self, picture: Tensor) -> Tensor:
        """How a picture `(1, 3, height, width)` looks, `(1280,)`, see `Networks.looks`."""
        square = shrunk(as_square(picture), LOOKED_AT_SIDE)
        return (await self._networked(partial(self.networks.looks, square)))[0]

    async def scores(self, pictures: Tensor, asked: Asked) -> NDArray[np.float64]:
        """How probably each of some pictures shows what is asked, `(pictures,)`."""
        return await self._scores(await self.read(pictures), asked)

    async def rank(self, pictures: Tensor, asked: Asked) -> NDArray[np.float64]:
        """As `scores`, of many pictures `READ_SIDE` pixels a side, to choose one that is checked again."""
        return await self._scores(await self._networked(partial(self.networks.glance, pictures)), asked)

    async def _scores(self, reading: Reading, asked: Asked) -> NDArray[np.float64]:
        text = await self.embed(asked.caption())
        checker = self.networks.checker
        count = len(reading.embedding)
        labels = labels_of(asked, checker.values, ATTRIBUTES).expand(count, -1)
        return self.calibration.score(evidence(checker, reading, text.expand(count, -1), labels))

    async def kind_of(self, photograph: ByteArray, subject: str) -> str:
        """The kind of product in a photograph: as its title or other words say, else as the checker reads."""
        family = await self.aside(partial(self.requests.family_called, subject)) if subject else ""
        if family:
            return family
        logits = (await self.read(as_tensor([photograph]))).logits["family"][0]
        share, place = logits.float().softmax(dim=0).max(dim=0)
        return self.networks.checker.values["family"][int(place)] if share >= _SURE_KIND else ""

    def threshold(self, source: str) -> float:
        """What a picture of a source must score to be sent."""
        thresholds = self.calibration.thresholds
        return thresholds.get(source, max(thresholds.values(), default=1.0))

    def require(self, source: str, score: float) -> None:
        """Refuses a picture that does not show what was asked for.

        Raises:
            ProblemError: its score is too low.
        """
        threshold = self.threshold(source)
        if score < threshold:
            checked = {"score": round(score, 4), "threshold": round(threshold, 4)}
            detail = "The picture does not show what was asked for well enough. Show a photograph instead."
            raise ProblemError(ProblemType.NOT_AS_ASKED, detail, {"checked": checked})

    @property
    def calibration(self) -> Calibration:
        """The checker's."""
        return self.networks.calibration

    async def _networked(self, work: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._worker, work)

    def _draw(self, items: Sequence[tuple[Tensor, Tensor]]) -> list[Tensor]:
        text, noise = zip(*items, strict=True)
        return list(self.networks.draw(torch.stack(text), torch.stack(noise)))

    def _read(self, pictures: Sequence[Tensor]) -> list[Reading]:
        """Pictures of different sizes are shrunk one by one, and read together."""
        reading = self.networks.read(torch.cat([shrunk(picture[None]) for picture in pictures]))
        return [
            Reading(reading.embedding[n], {name: rows[n] for name, rows in reading.logits.items()})
            for n in range(len(pictures))
        ]
