"""How well `imagine` draws what it is asked for, in words and of designs that it never saw."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from data.language import LANGUAGES, Language
from data.vocabulary import MATERIALS
from generator.evaluation.distances import frechet, kernel, mean_pairwise, nearest, precision_and_recall
from generator.networks.lite import frozen
from generator.networks.reader import ATTRIBUTES, Reader
from generator.training.pictures import TrainingSet

READ: Final = ("family", "part", "colour", "material", "instruction")
# Of the columns of every table of scores.
HEADINGS: Final = (
    *READ,
    "R-precision",
    "Fréchet",
    "kernel ×1000",
    "precision",
    "recall",
    "NN ratio",
    "diversity",
)
_BATCH: Final = 64
_RIVALS: Final = 99
_GROUPS: Final = 60
_SEEDS: Final = 4
_NEIGHBOURS_AMONG: Final = 3000
# A test picture that is also a training picture is at no distance.
_LEAST: Final = 1e-6
CHANCE: Final = 1 / (1 + _RIVALS)


def share_cells(score: Mapping[str, Any], counts: Mapping[str, int]) -> list[str]:
    """What was read and R-precision, English and Chinese, for a table; a dash for what no picture has."""
    cells = []
    for attribute in READ:
        both = [f"{score['read'][language][attribute]:.0%}" for language in LANGUAGES]
        cells.append(" / ".join(both) if counts[attribute] else "–")
    return [*cells, " / ".join(f"{score['r_precision'][language]:.0%}" for language in LANGUAGES)]


class Draws(Protocol):
    """A generator: text `(batch, 512)` and noise `(batch, latent)` to pictures."""

    latent: int

    def __call__(self, text: Tensor, noise: Tensor) -> Tensor: ...


@dataclass(frozen=True, slots=True)
class Read:
    """Shares read back rightly, by attribute; `counts` of how many pictures each is over."""

    shares: dict[str, float]
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class ImagineScores:
    """The figures of one generator; see `generator.evaluation` for what each means."""

    read: dict[Language, Read]
    r_precision: dict[Language, float]
    frechet: float
    kernel: float
    precision: float
    recall: float
    neighbour_ratio: float
    diversity: float

    def as_object(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "read": {language: read.shares for language, read in self.read.items()},
            "r_precision": self.r_precision,
            "frechet": self.frechet,
            "kernel": self.kernel,
            "precision": self.precision,
            "recall": self.recall,
            "neighbour_ratio": self.neighbour_ratio,
            "diversity": self.diversity,
        }


class ImagineEvaluation:
    """A test set looked at once by judge and features, against which any number of generators is scored.

    Args:
        test: pictures in whose place others are drawn.
        train: what the generators learnt from.
        judge: trained on `train`'s pictures, never shown to a generator.
    """

    def __init__(self, test: TrainingSet, train: TrainingSet, judge: Reader, seed: int = 0) -> None:
        self.test, self.train, self.judge = test, train, judge
        self._random = torch.Generator().manual_seed(seed)
        wordings = test.embeddings.shape[2]
        self.wording = torch.randint(wordings, (len(test),), generator=self._random)
        self.labels = test.labels
        self.rivals = self._draw_rivals()

    @cached_property
    def real(self) -> NDArray[np.float64]:
        """The test pictures' features."""
        return self._features(self.test.batch, len(self.test))

    @cached_property
    def seen(self) -> NDArray[np.float64]:
        """Some of the training pictures' features."""
        random = torch.Generator().manual_seed(0)
        drawn = torch.randperm(len(self.train), generator=random)[:_NEIGHBOURS_AMONG]
        return self._features(lambda rows: self.train.batch(drawn[rows]), len(drawn))

    @cached_property
    def _real_nearest(self) -> NDArray[np.float64]:
        return nearest(self.real, self.seen)

    def text(self, language: Language) -> Tensor:
        """A caption a test picture, `(n, 512)`, in wordings that no training picture has."""
        place = LANGUAGES.index(language)
        return self.test.embeddings[torch.arange(len(self.test)), place, self.wording].float()

    def ceiling(self) -> ImagineScores:
        """The scores of the true test pictures: the judge's own limits, and real against real."""
        rows = torch.arange(len(self.test))
        seen = self._judged(lambda chosen: self.test.batch(rows[chosen]))
        others = self.seen[: len(self.real)]
        precision, recall = precision_and_recall(others, self.real)
        return ImagineScores(
            read={language: self._read(seen, language) for language in LANGUAGES},
            r_precision={language: self._r_precision(seen, language) for language in LANGUAGES},
            frechet=frechet(others, self.real),
            kernel=kernel(others, self.real, np.random.default_rng(0)),
            precision=precision,
            recall=recall,
            neighbour_ratio=1.0,
            diversity=self._real_diversity(),
        )

    def read_back(self, language: Language, generator: Draws | None = None) -> Read:
        """What the judge reads from every test caption's picture, drawn or, without a generator, true."""
        pictures = self._drawn(generator, language) if generator else None
        seen = self._judged(lambda rows: self.test.batch(rows) if pictures is None else pictures[rows])
        return self._read(seen, language)

    @torch.no_grad()
    def _drawn(self, generator: Draws, language: Language) -> Tensor:
        text = self.text(language)
        noise = torch.randn(len(text), generator.latent, generator=torch.Generator().manual_seed(1))
        return self._made(generator, text, noise)

    @torch.no_grad()
    def _made(self, generator: Draws, text: Tensor, noise: Tensor) -> Tensor:
        """Pictures of the test pictures' side: smaller ones are enlarged."""
        parts = [
            generator(said, chance).float()
            for said, chance in zip(text.split(_BATCH), noise.split(_BATCH), strict=True)
        ]
        made = torch.cat(parts)
        side = self.test.pictures.shape[-1]
        if made.shape[-1] != side:
            made = functional.interpolate(made, size=side, mode="bicubic", align_corners=False)
        return made.clamp(-1, 1)

    @torch.no_grad()
    def scores(self, generator: Draws) -> ImagineScores:
        """Draws every test caption once in each language and scores the pictures."""
        seen, features = {}, {}
        for language in LANGUAGES:
            made = self._drawn(generator, language)
            seen[language] = self._judged(lambda rows, made=made: made[rows])  # type: ignore[misc]
            features[language] = self._features(lambda rows, made=made: made[rows], len(made))  # type: ignore[misc]
        english = features["en"]
        precision, recall = precision_and_recall(self.real, english)
        return ImagineScores(
            read={language: self._read(seen[language], language) for language in LANGUAGES},
            r_precision={language: self._r_precision(seen[language], language) for language in LANGUAGES},
            frechet=frechet(english, self.real),
            kernel=kernel(english, self.real, np.random.default_rng(0)),
            precision=precision,
            recall=recall,
            neighbour_ratio=float(np.median(nearest(english, self.seen) / self._real_nearest.clip(_LEAST))),
            diversity=self._diversity(generator),
        )

    def _draw_rivals(self) -> Tensor:
        """`(n, 99)` test pictures that show something else than each."""
        different = (self.labels[:, None] != self.labels[None]).any(dim=2).float()
        return torch.multinomial(different, min(_RIVALS, len(self.test) - 1), generator=self._random)

    @torch.no_grad()
    def _features(self, pictures: Callable[[Tensor], Tensor], count: int) -> NDArray[np.float64]:
        rows = torch.arange(count).split(_BATCH)
        return np.concatenate([frozen("lite2").pooled(pictures(chosen)).numpy() for chosen in rows]).astype(
            np.float64
        )

    @torch.no_grad()
    def _judged(self, pictures: Callable[[Tensor], Tensor]) -> tuple[Tensor, dict[str, Tensor]]:
        embeddings, read = [], []
        for rows in torch.arange(len(self.test)).split(_BATCH):
            reading = self.judge(pictures(rows))
            embeddings.append(reading.embedding)
            read.append({name: logits.argmax(dim=1) for name, logits in reading.logits.items()})
        return torch.cat(embeddings), {name: torch.cat([r[name] for r in read]) for name in READ}

    def _read(self, seen: tuple[Tensor, dict[str, Tensor]], language: Language) -> Read:
        shares, counts = {}, {}
        for name in READ:
            asked = self.labels[:, ATTRIBUTES.index(name)]
            counted = asked != 0
            if name == "material":
                counted &= self._says_material(language)
            shares[name] = float((seen[1][name] == asked)[counted].float().mean()) if counted.any() else 0.0
            counts[name] = int(counted.sum())
        return Read(shares, counts)

    def _says_material(self, language: Language) -> Tensor:
        """Captions leave a material out now and then; it cannot be asked of those pictures."""
        said = []
        for sample, wording in zip(self.test.samples, self.wording.tolist(), strict=True):
            material = sample.attributes.material
            word = MATERIALS[material].say(language) if material in MATERIALS else material
            said.append(word in sample.captions[language][wording])
        return torch.tensor(said)

    def _r_precision(self, seen: tuple[Tensor, dict[str, Tensor]], language: Language) -> float:
        captions = self.judge.embed_text(self.text(language)).detach()
        own = (seen[0] * captions).sum(dim=1)
        others = (captions[self.rivals] * seen[0][:, None]).sum(dim=2)
        return float((own[:, None] > others).all(dim=1).float().mean())

    def _diversity(self, generator: Draws) -> float:
        """Mean distance between four pictures of one caption."""
        random = torch.Generator().manual_seed(2)
        rows = torch.randperm(len(self.test), generator=random)[:_GROUPS].repeat_interleave(_SEEDS)
        text = self.text("en")[rows]
        noise = torch.randn(len(rows), generator.latent, generator=random)
        made = self._made(generator, text, noise)
        features = self._features(lambda chosen: made[chosen], len(made))
        return mean_pairwise(features.reshape(-1, _SEEDS, features.shape[1]))

    def _real_diversity(self) -> float:
        """The same between test pictures of one family, part and colour."""
        alike: dict[tuple[int, ...], list[int]] = {}
        columns = [ATTRIBUTES.index(name) for name in ("family", "part", "colour", "instruction")]
        for row, key in enumerate(self.labels[:, columns].tolist()):
            alike.setdefault(tuple(key), []).append(row)
        groups = [rows[:_SEEDS] for rows in alike.values() if len(rows) >= 2]
        return float(np.mean([mean_pairwise(self.real[rows][None]) for rows in groups])) if groups else 0.0
