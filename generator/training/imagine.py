"""How `imagine` learns: an encoder shows it what its pictures should be, a discriminator how real they look.

A conditional VAE-GAN (Larsen et al. 2016): half of each batch are photographs put into a latent and drawn
again, judged by how like they are; the other half is drawn from words and noise alone. Both halves have to
pass the discriminator once the first has taught the rough shapes. The encoder is told the words too and
pays for every nat that its latents differ from noise, so that a latent holds what words leave open.

Pictures grow (Karras et al. 2018): most is learnt small, where it costs least.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Final

import torch
from torch import Tensor, nn
from torch.nn import functional

from generator.networks.blocks import channels_last, scaled_init
from generator.networks.imagine import Imagine, picture_from
from generator.networks.lite import LiteFeatures
from generator.networks.reader import ATTRIBUTES
from generator.training.asking import Asked, ask
from generator.training.augment import Augmentation
from generator.training.average import averaged, follow
from generator.training.loop import descend, randomness, rows_of_step
from generator.training.objectives import Losses, Objective, ProjectedHinge, Relativistic
from generator.training.pictures import Contrasts, TrainingSet
from generator.training.reading import Reading, ReadingSettings
from generator.training.sheets import grid

ARMS: Final = ("projected", "relativistic")
# A product stands on white; what is not white counts more.
_WHITE: Final = 0.86
_PRODUCT: Final = 3.0
# Luma and the two colour differences (ITU-R BT.709), the latter spread out to count as much.
_LUMA: Final = (0.2126, 0.7152, 0.0722)
_CHROMA: Final = 2.5
_MIRRORED_SHARE: Final = 0.5


@dataclass(frozen=True, slots=True)
class ImagineSettings:
    """Everything that can be set about this lesson; lengths of schedules are in pictures seen.

    Attributes:
        arm: which adversarial objective.
        growth: sides, batches and pictures seen of the phases before the full size.
        first_learning_rate: until the discriminator is asked.
        features_side: of the smallest pictures that are compared by their features and discriminated.
        adversarial_from: pictures of that side seen before the discriminator is asked; it learns a little
            earlier.
        settling: pictures seen of a further side before it is asked again.
        sampled_share: of a batch drawn from noise, once the discriminator is asked.
        divergence: weight of a nat by which the encoder's latent differs from a standard normal one.
        caption_noise: length of random vectors added to captions of unit length.
        reading: of how captions are read.
    """

    arm: str = "projected"
    batch: int = 24
    growth: tuple[tuple[int, int, int], ...] = ((32, 64, 64_000), (64, 32, 60_000))
    learning_rate: float = 3e-4
    first_learning_rate: float = 1e-3
    discriminator_learning_rate: float = 3e-4
    features_side: int = 64
    adversarial_from: int = 24_000
    discriminator_ahead: int = 4_000
    settling: int = 3_000
    sampled_share: float = 0.5
    pixels: float = 1.0
    perceptual: float = 1.0
    adversarial: float = 0.5
    divergence: float = 1.5e-3
    caption_noise: float = 0.15
    reading: ReadingSettings = field(default_factory=ReadingSettings)
    contrasts: int = 8
    half_life: int = 10_000
    max_norm: float = 5.0
    seed: int = 0

    def with_learning_rate(self, rate: float) -> ImagineSettings:
        """That rate for the generator, and the discriminator's in the same proportion."""
        times = rate / self.learning_rate
        return replace(
            self, learning_rate=rate, discriminator_learning_rate=self.discriminator_learning_rate * times
        )

    def with_batch(self, batch: int) -> ImagineSettings:
        """The same schedule in as many steps, each of which sees so many pictures at full size."""
        times = batch / self.batch
        return replace(
            self,
            batch=batch,
            growth=tuple((side, round(b * times), round(seen * times)) for side, b, seen in self.growth),
            adversarial_from=round(self.adversarial_from * times),
            discriminator_ahead=round(self.discriminator_ahead * times),
            settling=round(self.settling * times),
            half_life=round(self.half_life * times),
        )


class PictureEncoder(nn.Module):
    """A photograph and what its caption says to the mean and log deviation of its latent; in training alone.

    Smaller photographs enter further in, each size by a door of its own.
    """

    def __init__(self, size: int, latent: int, width: int, smaller: Sequence[int] = ()) -> None:
        super().__init__()
        channels = (48, 96, 160, 224, 256)[: size.bit_length() - 3]
        self.size = size
        self.stages = nn.ModuleList(
            [_halving(before, after) for before, after in zip(channels, (*channels[1:], 256), strict=True)]
        )
        self.doors = nn.ModuleDict()
        for side in (size, *smaller):
            door = nn.Conv2d(12, channels[self._first_stage(side)], 3, padding=1)
            scaled_init(door)
            self.doors[str(side)] = nn.Sequential(nn.PixelUnshuffle(2), door)
        self.seen = nn.Linear(256 * (size >> (len(channels) + 1)) ** 2, 256)
        self.said = nn.Linear(width, 256)
        self.latent = nn.Linear(256, 2 * latent)
        for layer in (self.seen, self.said, self.latent):
            scaled_init(layer, 0.7)

    def forward(self, pictures: Tensor, sentence: Tensor) -> tuple[Tensor, Tensor]:
        side = pictures.shape[-1]
        features = self.doors[str(side)](pictures)
        for stage in self.stages[self._first_stage(side) :]:
            features = stage(features)
        known = functional.silu(self.seen(features.flatten(1)) + self.said(sentence))
        mean, log_deviation = self.latent(known).float().chunk(2, dim=1)
        return mean, log_deviation.clamp(-6, 2)

    def _first_stage(self, side: int) -> int:
        return (self.size // side).bit_length() - 1


def _halving(before: int, after: int) -> nn.Sequential:
    layers = nn.Sequential(
        nn.SiLU(), nn.Conv2d(before, before, 3, padding=1), nn.SiLU(), nn.Conv2d(before, after, 2, stride=2)
    )
    scaled_init(layers[1], 1.4)
    scaled_init(layers[3], 1.4)
    return layers


@dataclass(frozen=True, slots=True)
class _Phase:
    """Steps `first` and on make pictures of `side`, `batch` a step; `last` is the step after them.

    The discriminator is asked once `adversarial_from` of them were seen, or never.
    """

    side: int
    batch: int
    first: int
    last: int | None
    adversarial_from: int | None


class ImagineLesson:
    """See the module; a `Lesson` of `generator.training.loop`."""

    def __init__(
        self,
        data: TrainingSet,
        settings: ImagineSettings,
        *,
        begin_with: Imagine | None = None,
        device: str = "cpu",
    ) -> None:
        torch.manual_seed(settings.seed)
        size = data.pictures.shape[-1]
        self.data, self.settings, self.device = data, settings, device
        values = {name: list(data.names.values[name]) for name in ATTRIBUTES}
        self.generator = (
            begin_with.told(values) if begin_with else Imagine(values, size=size, **_shape_for(size))
        )
        self.phases = _phases(settings, size)
        smaller = [phase.side for phase in self.phases[:-1]]
        self.encoder = PictureEncoder(size, self.generator.latent, self.generator.width, smaller)
        self.small_pictures = nn.ModuleDict(
            {str(side): picture_from(self.generator.channels[_blocks(side) - 1]) for side in smaller}
        )
        self.lite = LiteFeatures("lite0")
        counts = self.generator.concepts.counts
        self.objective: Objective = (
            ProjectedHinge(self.lite, counts) if settings.arm == "projected" else Relativistic(size, counts)
        )
        self.drawing = nn.ModuleDict(
            {"generator": self.generator, "encoder": self.encoder, "small pictures": self.small_pictures}
        )
        self.drawing.register_buffer("side", torch.tensor(self.phases[0].side))
        for module in (self.drawing, self.lite, self.objective.discriminator):
            channels_last(module, device)
        self.average = averaged(self.generator)
        self.reading = Reading(self.generator.concepts, settings.reading)
        self.modules: dict[str, nn.Module] = {
            "drawing": self.drawing,
            "discriminator": self.objective.discriminator,
            "average": self.average,
        }
        self.optimizers: dict[str, torch.optim.Optimizer] = {
            "drawing": torch.optim.Adam(
                [p for name, p in self.drawing.named_parameters() if ".concepts." not in name],
                lr=settings.learning_rate,
                betas=(0.0, 0.99),
                fused=True,
            ),
            "reading": self.reading.optimizer,
            "discriminator": torch.optim.Adam(
                [p for p in self.objective.discriminator.parameters() if p.requires_grad],
                lr=settings.discriminator_learning_rate,
                betas=(0.0, 0.99),
                fused=True,
            ),
        }
        self.contrasts = Contrasts(data)
        self._may_mirror = ~_turned_would_be_wrong(data)

    def step(self, number: int, random: torch.Generator) -> dict[str, Tensor]:
        phase = next(phase for phase in self.phases if phase.last is None or number < phase.last)
        self.drawing.get_buffer("side").fill_(phase.side)
        settings = self.settings
        measured = self._read_captions(number, random)
        seen = (number - phase.first) * phase.batch
        rows, real = self._photographs(number, phase, random)
        asked = self._asked(rows, random)
        begins = phase.adversarial_from
        judged = begins is not None and seen >= begins - settings.discriminator_ahead
        adversarial = begins is not None and seen >= begins
        sampled = round(phase.batch * settings.sampled_share) if judged else 0
        again = phase.batch - sampled
        made, losses = self._drawn(real, asked, random, again=again)
        losses["pixels"] = settings.pixels * colour_distance(made[:again], real[:again])
        if begins is not None:
            looked = self._look(losses, real, made, random, again=again)
            if judged:
                measured |= self._teach_discriminator(*looked, asked)
            if adversarial:
                losses |= self._fooling_losses(*looked, asked)
        self._descend(losses, phase, number=number, adversarial=adversarial)
        return {name: loss.detach() for name, loss in (losses | measured).items()}

    def _look(
        self, losses: Losses, real: Tensor, made: Tensor, random: torch.Generator, *, again: int
    ) -> tuple[list[Tensor], list[Tensor]]:
        """Adds to `losses` what features say; gives what the discriminator sees of real and made pictures."""
        augment = Augmentation.draw(len(real), real.shape[-1], random)
        seen_real, seen_made = augment(real), augment(made)
        with torch.no_grad():
            true_maps = self.lite(seen_real)
        made_maps = self.lite(seen_made)
        losses["perceptual"] = self.settings.perceptual * feature_distance(made_maps, true_maps, again)
        if self.settings.arm == "projected":
            return true_maps, made_maps
        return self.objective.observe(seen_real), self.objective.observe(seen_made)

    def _fooling_losses(self, real: list[Tensor], made: list[Tensor], asked: Asked) -> Losses:
        self.objective.discriminator.requires_grad_(requires_grad=False)
        with self._precision():
            losses = self.objective.generator_losses(real, made, asked)
        return {f"G {name}": self.settings.adversarial * loss for name, loss in losses.items()}

    def _read_captions(self, number: int, random: torch.Generator) -> Losses:
        rows = torch.randint(len(self.data), (self.settings.reading.sentences,), generator=random)
        text = self.data.captions(rows, random)
        return self.reading.step(number, text, self.data.labels[rows].to(self.device), random)

    def _photographs(self, number: int, phase: _Phase, random: torch.Generator) -> tuple[Tensor, Tensor]:
        settings = self.settings
        rows = rows_of_step(
            number - phase.first, phase.batch, len(self.data), f"{settings.seed}/{phase.side}"
        )
        mirrored = torch.rand(len(rows), generator=random) < _MIRRORED_SHARE
        real = self.data.batch(rows, mirrored & self._may_mirror[rows], self.device)
        return rows, _shrunk(real, phase.side)

    def _drawn(
        self, real: Tensor, asked: Asked, random: torch.Generator, *, again: int
    ) -> tuple[Tensor, Losses]:
        """The first `again` photographs drawn again, the others from noise, and what that costs."""
        latent = torch.randn(len(real), self.generator.latent, generator=random).to(self.device)
        with self._precision():
            sentence = self.generator.sentence(asked.text)
            mean, log_deviation = self.encoder(real[:again], sentence[:again])
            encoded = mean + log_deviation.exp() * latent[:again]
            latent = torch.cat([encoded, latent[again:]])
            made = self._pictures(sentence, latent, real.shape[-1])
        return made.float(), {"divergence": self.settings.divergence * divergence(mean, log_deviation)}

    def _pictures(self, sentence: Tensor, latent: Tensor, side: int) -> Tensor:
        if side == self.generator.size:
            return self.generator.draw(sentence, latent)
        features = self.generator.features(sentence, latent, _blocks(side))
        pictures: Tensor = self.small_pictures[str(side)](features)
        return pictures

    def _descend(self, losses: Losses, phase: _Phase, *, number: int, adversarial: bool) -> None:
        optimizer = self.optimizers["drawing"]
        for group in optimizer.param_groups:
            group["lr"] = self.settings.learning_rate if adversarial else self.settings.first_learning_rate
            group["betas"] = (0.0, 0.99) if adversarial else (0.9, 0.99)
        descend(losses, optimizer, self.settings.max_norm)
        # What a phase begins with is new, so that its average begins anew.
        follow(self.average, self.generator, number - phase.first, phase.batch, self.settings.half_life)

    @torch.no_grad()
    def sheet(self) -> Tensor:
        """Photographs, drawn again from their latents, and drawn four times from their captions."""
        random = randomness(self.settings.seed, -1)
        rows = torch.randint(len(self.data), (24,), generator=random)
        generator = self.grown().to(self.device)
        real = _shrunk(self.data.batch(rows), generator.size).to(self.device)
        sentence = generator.sentence(self.data.captions(rows, random).to(self.device))
        again, _ = self.encoder(real, sentence)
        latents = [again, *torch.randn(4, *again.shape, generator=random).to(self.device)]
        drawn = [generator.draw(sentence, latent) for latent in latents]
        columns = [picture.float().cpu() for picture in (real, *drawn)]
        return grid(torch.stack(columns, dim=1).flatten(0, 1), 12)

    def grown(self) -> Imagine:
        """What was learnt so far, as a network that makes pictures of the side that it has grown to."""
        side, average = int(self.drawing.get_buffer("side")), self.average
        if side == average.size:
            return average
        smaller = Imagine(
            average.concepts.values,
            size=side,
            channels=average.channels[: _blocks(side)],
            latent=average.latent,
            width=average.width,
        )
        kept = smaller.state_dict().keys()
        state = {name: value for name, value in average.state_dict().items() if name in kept}
        head = self.small_pictures[str(side)].state_dict()
        smaller.load_state_dict(state | {f"to_picture.{name}": value for name, value in head.items()})
        return smaller

    def save(self, folder: Path, facts: Mapping[str, Any]) -> None:
        self.grown().save(folder, {**facts, "settings": asdict(self.settings)})

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

    def _teach_discriminator(self, real: list[Tensor], made: list[Tensor], asked: Asked) -> Losses:
        discriminator = self.objective.discriminator
        for name, parameter in discriminator.named_parameters():
            parameter.requires_grad_(not name.startswith("projections"))
        real = [looked.detach() for looked in real]
        with self._precision():
            losses = self.objective.discriminator_losses(real, [m.detach() for m in made], asked)
        descend(losses, self.optimizers["discriminator"], self.settings.max_norm)
        return {f"D {name}": loss for name, loss in losses.items()}

    def _precision(self) -> torch.autocast:
        return torch.autocast(self.device.partition(":")[0], torch.bfloat16)


def divergence(mean: Tensor, log_deviation: Tensor) -> Tensor:
    """Kullback-Leibler divergence from a standard normal, `(batch, latent)` each, in nats, batch mean."""
    nats: Tensor = (mean.square() + (2 * log_deviation).exp() - 1 - 2 * log_deviation) / 2
    return nats.sum(dim=1).mean()


def colour_distance(made: Tensor, real: Tensor) -> Tensor:
    """Mean absolute difference in luma and, weighted up, in colour; more where the product is."""
    product = (real.amin(dim=1, keepdim=True) < _WHITE).float()
    difference = made - real
    weights = torch.tensor(_LUMA, device=made.device).view(1, 3, 1, 1)
    luma = (difference * weights).sum(dim=1, keepdim=True)
    apart = luma.abs() + _CHROMA * (difference - luma).abs().mean(dim=1, keepdim=True)
    return (apart * (1 + _PRODUCT * product)).mean()


def feature_distance(made: list[Tensor], real: list[Tensor], count: int) -> Tensor:
    """Mean absolute difference of the first `count` pictures' feature maps, each scale by its own size."""
    distances = [
        (m[:count] - r[:count]).abs().mean() / r[:count].abs().mean().clamp(min=1e-3)
        for m, r in zip(made, real, strict=True)
    ]
    return torch.stack(distances).mean()


def _turned_would_be_wrong(data: TrainingSet) -> Tensor:
    """Which pictures must not be mirrored: instructions, and what bears numerals or letters."""
    wrong = [
        bool(s.attributes.instruction)
        or s.attributes.family == "watch"
        or s.attributes.part in {"dial", "label"}
        for s in data.samples
    ]
    return torch.tensor(wrong)


def _shape_for(size: int) -> dict[str, Any]:
    channels = (192, 224, 256, 160, 64)
    steps = size.bit_length() - 3
    return {"channels": channels[-steps:] if steps <= len(channels) else (*(256,) * (steps - 5), *channels)}


def _shrunk(pictures: Tensor, side: int) -> Tensor:
    times = pictures.shape[-1] // side
    return functional.avg_pool2d(pictures, times) if times > 1 else pictures


def _blocks(side: int) -> int:
    """How many blocks it takes to make pictures of a side."""
    return side.bit_length() - 3


def _phases(settings: ImagineSettings, size: int) -> list[_Phase]:
    phases: list[_Phase] = []
    first, begins = 0, settings.adversarial_from
    for side, batch, seen in (*settings.growth, (size, settings.batch, None)):
        if seen is not None and side >= size:
            continue
        looked = side >= settings.features_side or seen is None
        last = None if seen is None else first + -(-seen // batch)
        phases.append(_Phase(side, batch, first, last, begins if looked else None))
        if last is not None:
            first = last
        if looked:
            begins = settings.settling
    return phases
