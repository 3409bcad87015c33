"""How `edit` learns: from pictures of one view in two looks, and the words that lead to the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Any, Final

import torch
from skimage.color import lab2rgb
from torch import Tensor, nn
from torch.nn import functional

from data.language import LANGUAGES
from data.training import training_edits
from data.vocabulary.colours import COLOURS
from generator.networks.blocks import channels_last
from generator.networks.edit import Edit
from generator.networks.lite import LiteFeatures
from generator.networks.reader import ATTRIBUTES
from generator.text import DIMENSIONS, embed_many
from generator.training.asking import Asked, ask, noisy
from generator.training.augment import Augmentation
from generator.training.average import averaged, follow
from generator.training.errors import UnfitDataError
from generator.training.imagine import colour_distance, feature_distance
from generator.training.loop import descend, randomness, rows_of_step
from generator.training.objectives import Losses, ProjectedHinge
from generator.training.pictures import Contrasts, TrainingSet
from generator.training.reading import Reading, ReadingSettings
from generator.training.sheets import grid

# What an edit can change.
LOOK: Final = ("colour", "pattern", "material")
_LEAST_PAIRS: Final = 8
_WORDINGS: Final = 8
# Differences of a channel between two looks, in sRGB's -1 … 1: below is noise, above is a change.
_SAME: Final = 0.05
_OTHER: Final = 0.20


@dataclass(frozen=True, slots=True)
class EditSettings:
    """Everything that can be set about this lesson.

    Attributes:
        features_from, adversarial_from: pictures seen before features are compared, and before the
            discriminator is asked.
        reading: of how words are read.
    """

    batch: int = 24
    learning_rate: float = 8e-4
    discriminator_learning_rate: float = 3e-4
    features_from: int = 48_000
    adversarial_from: int = 96_000
    pixels: float = 2.0
    colour: float = 1.0
    mask: float = 0.3
    perceptual: float = 0.5
    adversarial: float = 0.03
    caption_noise: float = 0.15
    contrasts: int = 8
    reading: ReadingSettings = field(default_factory=ReadingSettings)
    half_life: int = 5_000
    max_norm: float = 5.0
    seed: int = 0

    def with_batch(self, batch: int) -> EditSettings:
        """The same schedule in as many steps, each of which sees so many pictures."""
        times = batch / self.batch
        return replace(
            self,
            batch=batch,
            features_from=round(self.features_from * times),
            adversarial_from=round(self.adversarial_from * times),
            half_life=round(self.half_life * times),
        )


@dataclass(frozen=True, slots=True)
class Edits:
    """Pairs of pictures in both directions and how each change is asked for.

    Attributes:
        rows: `(edits, 2)`, the picture before and the one after.
        words: `(edits, wordings, 512)` float16.
        said: `(edits, attributes of a look)`, places of the values that become others; 0 where one stays.
    """

    rows: Tensor
    words: Tensor
    said: Tensor


def edits_of(data: TrainingSet, kept_in: Path, wordings: int = _WORDINGS) -> Edits:
    """Every edit that a set holds, each asked for in `wordings` ways a language.

    Raises:
        UnfitDataError: there are hardly any.
    """
    rows = torch.cat([data.pairs, data.pairs.flip(1)])
    if len(rows) < _LEAST_PAIRS:
        raise UnfitDataError(
            f"The set has {len(data.pairs)} pairs of one view in two looks, and edits are learnt from those; "
            "name the pose in the table that the set is prepared from."
        )
    said: list[str] = []
    for before, after in rows.tolist():
        random = Random(f"{data.samples[before].key}>{data.samples[after].key}")  # noqa: S311
        ways = training_edits(data.samples[before].attributes, data.samples[after].attributes, random)
        said += [way for language in LANGUAGES for way in random.sample(ways[language], wordings)]
    place = {sentence: n for n, sentence in enumerate(dict.fromkeys(said))}
    vectors = embed_many(list(place), kept_in)
    chosen = vectors[torch.tensor([place[sentence] for sentence in said])]
    places = [ATTRIBUTES.index(name) for name in LOOK]
    before_labels, after_labels = (data.labels[rows[:, side]][:, places] for side in range(2))
    said_values = torch.where(before_labels == after_labels, 0, after_labels)
    return Edits(rows, chosen.view(len(rows), -1, DIMENSIONS), said_values)


class EditLesson:
    """See the module; a `Lesson` of `generator.training.loop`."""

    def __init__(
        self,
        data: TrainingSet,
        edits: Edits,
        settings: EditSettings,
        *,
        begin_with: Edit | None = None,
        device: str = "cpu",
    ) -> None:
        torch.manual_seed(settings.seed)
        self.data, self.edits, self.settings, self.device = data, edits, settings, device
        values = {name: list(data.names.values[name]) for name in LOOK}
        if begin_with:
            self.network = begin_with.told(values)
        else:
            self.network = Edit(values)
            _start_from_swatches(self.network)
        self.lite = LiteFeatures("lite0")
        self.objective = ProjectedHinge(self.lite, [len(data.names.values[name]) for name in ATTRIBUTES])
        for module in (self.network, self.lite, self.objective.discriminator):
            channels_last(module, device)
        self.average = averaged(self.network)
        self.reading = Reading(self.network.concepts, settings.reading)
        self.modules: dict[str, nn.Module] = {
            "network": self.network,
            "discriminator": self.objective.discriminator,
            "average": self.average,
        }
        self.optimizers: dict[str, torch.optim.Optimizer] = {
            "network": torch.optim.Adam(
                [p for name, p in self.network.named_parameters() if not name.startswith("concepts.")],
                settings.learning_rate,
                (0.5, 0.99),
            ),
            "reading": self.reading.optimizer,
            "discriminator": torch.optim.Adam(
                [p for p in self.objective.discriminator.parameters() if p.requires_grad],
                settings.discriminator_learning_rate,
                (0.0, 0.99),
            ),
        }
        self.contrasts = Contrasts(data)

    def step(self, number: int, random: torch.Generator) -> dict[str, Tensor]:
        settings = self.settings
        edits = rows_of_step(number, settings.batch, len(self.edits.rows), settings.seed)
        mirrored = torch.rand(len(edits), generator=random) < 0.5
        before_rows, after_rows = self.edits.rows[edits].unbind(1)
        before = self.data.batch(before_rows, mirrored, self.device)
        after = self.data.batch(after_rows, mirrored, self.device)
        way = torch.randint(self.edits.words.shape[1], edits.shape, generator=random)
        words = noisy(self.edits.words[edits, way].float(), settings.caption_noise, random).to(self.device)
        with self._precision():
            change = self.network(before, words)
        made = change.applied_to(before)
        losses: Losses = {
            "pixels": settings.pixels * colour_distance(made, after),
            "mask": settings.mask * mask_distance(change.mask_logits, before, after),
            "colour": settings.colour * (change.colour - mean_of_change(before, after)).abs().mean(),
        }
        measured = self._read_words(number, random)
        seen = number * settings.batch
        if seen >= settings.features_from:
            measured |= self._look(
                losses, made, after, after_rows, random, adversarial=seen >= settings.adversarial_from
            )
        descend(losses, self.optimizers["network"], settings.max_norm)
        follow(self.average, self.network, number, settings.batch, settings.half_life)
        return {name: loss.detach() for name, loss in (losses | measured).items()}

    def _read_words(self, number: int, random: torch.Generator) -> Losses:
        _, ways, _ = self.edits.words.shape
        edits = torch.randint(len(self.edits.rows), (self.settings.reading.sentences,), generator=random)
        way = torch.randint(ways, edits.shape, generator=random)
        text, said = self.edits.words[edits, way].float(), self.edits.said[edits]
        return self.reading.step(number, text, said.to(self.device), random)

    def _look(
        self,
        losses: Losses,
        made: Tensor,
        after: Tensor,
        after_rows: Tensor,
        random: torch.Generator,
        *,
        adversarial: bool,
    ) -> Losses:
        """Adds to `losses` what features and discriminator say; gives what the discriminator learnt."""
        settings = self.settings
        augment = Augmentation.draw(len(made), made.shape[-1], random)
        with torch.no_grad():
            true_maps = self.lite(augment(after))
        made_maps = self.lite(augment(made))
        losses["perceptual"] = settings.perceptual * feature_distance(made_maps, true_maps, len(made))
        measured: Losses = {}
        asked = self._asked(after_rows, random)
        if adversarial:
            discriminator = self.objective.discriminator
            for name, parameter in discriminator.named_parameters():
                parameter.requires_grad_(not name.startswith("projections"))
            with self._precision():
                judged = self.objective.discriminator_losses(
                    true_maps, [maps.detach() for maps in made_maps], asked
                )
            descend(judged, self.optimizers["discriminator"], settings.max_norm)
            measured = {f"D {name}": loss for name, loss in judged.items()}
            discriminator.requires_grad_(requires_grad=False)
            with self._precision():
                fooling = self.objective.generator_losses(true_maps, made_maps, asked)
            losses |= {f"G {name}": settings.adversarial * loss for name, loss in fooling.items()}
        return measured

    @torch.no_grad()
    def sheet(self) -> Tensor:
        random = randomness(self.settings.seed, -1)
        edits = torch.randint(len(self.edits.rows), (18,), generator=random)
        before, after = (self.data.batch(rows).to(self.device) for rows in self.edits.rows[edits].unbind(1))
        change = self.average(before, self.edits.words[edits, 0].float().to(self.device))
        masks = (change.mask * 2 - 1).expand_as(before)
        columns = [before, change.applied_to(before), after, masks]
        return grid(torch.stack([c.float().cpu() for c in columns], dim=1).flatten(0, 1), 12)

    def save(self, folder: Path, facts: Mapping[str, Any]) -> None:
        self.average.save(folder, {**facts, "settings": asdict(self.settings)})

    def _asked(self, rows: Tensor, random: torch.Generator) -> Asked:
        settings = self.settings
        return ask(
            self.data,
            self.contrasts,
            rows,
            random,
            count=settings.contrasts,
            noise=settings.caption_noise,
        ).to(self.device)

    def _precision(self) -> torch.autocast:
        return torch.autocast(self.device.partition(":")[0], torch.bfloat16)


def _start_from_swatches(network: Edit) -> None:
    """Lets each named colour begin as its swatch."""
    known = {colour.name: lab2rgb(colour.lab) * 2 - 1 for colour in COLOURS}
    first = 0
    with torch.no_grad():
        network.colour.weight.zero_()
        for name, count in zip(network.concepts.values, network.concepts.counts, strict=True):
            for place, word in enumerate(network.concepts.values[name]):
                if name == "colour" and word in known:
                    network.colour.weight[:, first + place] = torch.from_numpy(known[word])
            first += count


def mean_of_change(before: Tensor, after: Tensor) -> Tensor:
    """The mean colour `(batch, 3)` that the true picture has where two looks of one view differ."""
    differs = ((before - after).abs().amax(dim=1, keepdim=True) > _OTHER).float()
    return ((after * differs).sum(dim=(2, 3)) + 1e-3) / (differs.sum(dim=(2, 3)) + 1e-3)


def mask_distance(logits: Tensor, before: Tensor, after: Tensor) -> Tensor:
    """Cross-entropy of a mask's logits with where two looks of one view differ."""
    differs = (before - after).abs().amax(dim=1, keepdim=True)
    wanted = ((differs - _SAME) / (_OTHER - _SAME)).clamp(0, 1)
    return functional.binary_cross_entropy_with_logits(logits, wanted)
