"""A training set in memory: pictures, sentence embeddings, what is shown, and which pictures are pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from data.language import LANGUAGES
from data.training import Sample, ShardError, Split, read_shards
from data.vocabulary.colours import COLOURS, delta_e
from generator.arrays import ByteArray
from generator.networks.reader import ATTRIBUTES
from generator.text import DIMENSIONS, embed_many
from generator.training.errors import UnfitDataError

# Colours nearer than this (ΔE2000) are not told apart at a glance.
VISIBLE_DELTA_E: Final = 12.0


@dataclass(frozen=True, slots=True)
class Names:
    """The values that each attribute takes, in a fixed order; the first is "" for "not known"."""

    values: dict[str, tuple[str, ...]]

    @staticmethod
    def of(samples: Sequence[Sample]) -> Names:
        """Every value that occurs in `samples`."""
        return Names(
            {name: ("", *sorted({value_of(s, name) for s in samples} - {""})) for name in ATTRIBUTES}
        )

    def and_those_of(self, others: Names) -> Names:
        """These values, and behind them what `others` have besides."""
        return Names(
            {name: tuple(dict.fromkeys((*mine, *others.values[name]))) for name, mine in self.values.items()}
        )

    def labels(self, samples: Sequence[Sample]) -> Tensor:
        """`(samples, attributes)` places in `values`; 0 also for values that are not among them."""
        place = {name: {value: n for n, value in enumerate(values)} for name, values in self.values.items()}
        rows = [[place[name].get(value_of(s, name), 0) for name in ATTRIBUTES] for s in samples]
        return torch.tensor(rows, dtype=torch.int64).reshape(len(samples), len(ATTRIBUTES))


def value_of(sample: Sample, attribute: str) -> str:
    """An attribute's value as a plain word; an instruction by its English words."""
    if attribute == "instruction":
        return sample.attributes.instruction.en
    return str(getattr(sample.attributes, attribute))


@dataclass(frozen=True, slots=True)
class TrainingSet:
    """One split of a set of shards.

    Attributes:
        pictures: `(n, 3, size, size)` uint8 sRGB, channels last in memory.
        embeddings: `(n, languages, wordings, 512)` float16, unit length.
        labels: `(n, attributes)`, places in `names`.
        pairs: `(m, 2)`, pictures of one view in two looks.
    """

    samples: tuple[Sample, ...]
    pictures: Tensor
    embeddings: Tensor
    labels: Tensor
    names: Names
    pairs: Tensor

    def __len__(self) -> int:
        return len(self.pictures)

    def batch(self, rows: Tensor, flipped: Tensor | None = None, device: str = "cpu") -> Tensor:
        """Pictures `(batch, 3, size, size)` in -1 … 1, those `flipped` mirrored left to right."""
        pictures = self.pictures[rows].to(device).float().div_(127.5).sub_(1.0)
        if flipped is not None:
            pictures = torch.where(flipped.to(device)[:, None, None, None], pictures.flip(3), pictures)
        return pictures.contiguous(memory_format=torch.channels_last)

    def captions(self, rows: Tensor, random: torch.Generator) -> Tensor:
        """An embedding a row, `(batch, 512)` float32, in any language and wording."""
        _, languages, wordings, _ = self.embeddings.shape
        language = torch.randint(languages, rows.shape, generator=random)
        wording = torch.randint(wordings, rows.shape, generator=random)
        return self.embeddings[rows, language, wording].float()


def load(
    shards: Path,
    split: Split,
    kept_in: Path,
    *,
    size: int | None = None,
    names: Names | None = None,
    on_progress: Callable[[int, int], None] = lambda *_: None,
) -> TrainingSet:
    """The split `split` of the shards in a folder, its captions embedded once and kept in `kept_in`.

    `size` is the side that pictures must have; `names` those of the training split where this is another.

    Raises:
        UnfitDataError: no shards, damaged ones, none of this split, or pictures of another size.
    """
    try:
        samples = tuple(read_shards(shards, split))
    except ShardError as error:
        raise UnfitDataError(str(error)) from error
    if not samples:
        raise UnfitDataError(f"The shards in {shards} hold no picture of the split {split}.")
    return TrainingSet(
        samples=samples,
        pictures=_decoded(samples, size),
        embeddings=_embedded(samples, kept_in, on_progress),
        labels=(names or Names.of(samples)).labels(samples),
        names=names or Names.of(samples),
        pairs=_pairs(samples),
    )


def _decoded(samples: Sequence[Sample], size: int | None) -> Tensor:
    first = _pixels(samples[0])
    side = size or first.shape[0]
    pixels = np.empty((len(samples), side, side, 3), dtype=np.uint8)
    for row, sample in zip(pixels, samples, strict=True):
        picture = _pixels(sample)
        height, width = picture.shape[:2]
        if (width, height) != (side, side):
            raise UnfitDataError(
                f"The picture {sample.key} is {width}×{height} pixels and {side}×{side} are wanted; "
                f"prepare the set with --size {side}."
            )
        row[:] = picture
    return torch.from_numpy(pixels).permute(0, 3, 1, 2)


def _pixels(sample: Sample) -> ByteArray:
    try:
        with Image.open(BytesIO(sample.jpeg)) as picture:
            return np.asarray(picture.convert("RGB"))
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise UnfitDataError(f"The picture {sample.key} is damaged; make the shards anew.") from error


def _embedded(samples: Sequence[Sample], kept_in: Path, on_progress: Callable[[int, int], None]) -> Tensor:
    wordings = min(len(s.captions.get(language, ())) for s in samples for language in LANGUAGES)
    if not wordings:
        poor = next(s.key for s in samples if not all(s.captions.get(language) for language in LANGUAGES))
        raise UnfitDataError(f"The picture {poor} has no caption in {' or '.join(LANGUAGES)}.")
    said = [s.captions[language][:wordings] for s in samples for language in LANGUAGES]
    place = {sentence: n for n, sentence in enumerate(dict.fromkeys(w for ws in said for w in ws))}
    vectors = embed_many(list(place), kept_in, on_progress)
    rows = torch.tensor([place[wording] for wordings_ in said for wording in wordings_])
    return vectors[rows].view(len(samples), len(LANGUAGES), wordings, DIMENSIONS)


def _pairs(samples: Sequence[Sample]) -> Tensor:
    views: dict[str, list[int]] = defaultdict(list)
    for number, sample in enumerate(samples):
        if sample.view:
            views[sample.view].append(number)
    pairs = [(a, b) for same in views.values() for n, a in enumerate(same) for b in same[n + 1 :]]
    return torch.tensor(pairs, dtype=torch.int64).reshape(len(pairs), 2)


class Contrasts:
    """For each picture, others that differ from it as little as can be, but visibly (Reed et al. 2016)."""

    def __init__(self, training_set: TrainingSet) -> None:
        self._labels = training_set.labels
        colours = training_set.names.values["colour"]
        known = {colour.name: colour.lab for colour in COLOURS}
        apart = np.ones((len(colours), len(colours)), dtype=np.bool_)
        for row, first in enumerate(colours):
            for column, second in enumerate(colours):
                if first in known and second in known:
                    apart[row, column] = delta_e(known[first], known[second]) >= VISIBLE_DELTA_E
        np.fill_diagonal(apart, val=False)
        self._apart = torch.from_numpy(apart)
        self._colour = ATTRIBUTES.index("colour")

    def draw(self, rows: Tensor, count: int, random: torch.Generator, pool: int = 256) -> Tensor:
        """`(batch, count)` places of pictures out of `pool` drawn ones that differ least from each row."""
        candidates = torch.randint(len(self._labels), (pool,), generator=random)
        own, other = self._labels[rows][:, None], self._labels[candidates][None]
        differs = own != other
        differs[..., self._colour] = self._apart[own[..., self._colour], other[..., self._colour]]
        differences = differs.sum(dim=2).float()
        # Ties are broken by chance; the same look is no contrast at all.
        order = torch.where(differences == 0, 99.0, differences) + torch.rand(
            differences.shape, generator=random
        )
        return candidates[order.topk(count, largest=False).indices]
