"""How `imagine` learns: an encoder shows it what its pictures should be, a discriminator how real they look.

A conditional VAE-GAN (Larsen et al. 2016): half of each batch are photographs put into a latent and drawn
again, judged by how like they are; the other half is drawn from words and noise alone. Both halves have to
pass the discriminator once the first has taught the rough shapes. Which latents go with which words, the
mapping network learns in a small game of its own against a discriminator of latents: in so few dimensions
that takes hardly any time, and what it maps to is what the generator has learnt to draw.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import torch
from torch import Tensor, nn
from torch.nn import functional

from generator.networks.blocks import channels_last, scaled_init
from generator.networks.imagine import Imagine, picture_from
from generator.networks.lite import LiteFeatures
from generator.training.asking import Asked, ask, noisy, reading_losses
from generator.training.augment import Augmentation
from generator.training.average import averaged, follow
from generator.training.latents import LatentGame
from generator.training.loop import descend, randomness, rows_of_step
from generator.training.objectives import Losses, Objective, ProjectedHinge, Relativistic
from generator.training.pictures import ATTRIBUTES, Contrasts, TrainingSet
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
        first_learning_rate: in those phases and until the discriminator is asked.
        adversarial_from: pictures of full size seen before the discriminator is asked; it learns a
            little earlier.
        sampled_share: of a batch drawn from noise, once the discriminator is asked.
        divergence: weight of a nat by which the encoder's latent differs from a standard normal one.
        latent_batch, latent_steps: of the game about latents, in every step.
        gradient_penalty: of the latents' discriminator.
        variety: weight of different noise making different latents.
        caption_noise: length of random vectors added to captions of unit length.
    """

    arm: str = "projected"
    batch: int = 24
    growth: tuple[tuple[int, int, int], ...] = ((32, 64, 56_000), (64, 32, 40_000))
    learning_rate: float = 3e-4
    first_learning_rate: float = 1e-3
    discriminator_learning_rate: float = 3e-4
    adversarial_from: int = 12_000
    discriminator_ahead: int = 4_000
    sampled_share: float = 0.5
    pixels: float = 1.0
    perceptual: float = 1.0
    adversarial: float = 0.5
    divergence: float = 5e-4
    latent_batch: int = 128
    latent_steps: int = 2
    latent_learning_rate: float = 2e-4
    gradient_penalty: float = 0.1
    variety: float = 0.3
    caption_noise: float = 0.15
    contrasts: int = 8
    half_life: int = 10_000
    max_norm: float = 5.0
    seed: int = 0


class PictureEncoder(nn.Module):
    """A photograph to the mean and log deviation of its latent; used in training alone.

    Smaller photographs enter further in, each size by a door of its own.
    """

    def __init__(self, size: int, latent: int, smaller: Sequence[int] = ()) -> None:
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
        self.latent = nn.Linear(256 * (size >> (len(channels) + 1)) ** 2, 2 * latent)
        scaled_init(self.latent, 0.7)

    def forward(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        side = pictures.shape[-1]
        features = self.doors[str(side)](pictures)
        for stage in self.stages[self._first_stage(side) :]:
            features = stage(features)
        mean, log_deviation = self.latent(features.flatten(1)).float().chunk(2, dim=1)
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
    """Steps `first` and on make pictures of `side`, `batch` a step; `last` is the step after them."""

    side: int
    batch: int
    first: int
    last: int | None


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
        self.generator = begin_with or Imagine(size=size, **_shape_for(size))
        self.phases = _phases(settings, size)
        self._phase = self.phases[-1]
        smaller = [phase.side for phase in self.phases[:-1]]
        self.encoder = PictureEncoder(size, self.generator.latent, smaller)
        self.small_pictures = nn.ModuleDict(
            {str(side): picture_from(self.generator.channels[_blocks(side) - 1]) for side in smaller}
        )
        self.lite = LiteFeatures("lite0")
        self.caption_reader = nn.ModuleList(
            [nn.Linear(self.generator.width, len(data.names.values[name])) for name in ATTRIBUTES]
        )
        values = [len(data.names.values[name]) for name in ATTRIBUTES]
        self.objective: Objective = (
            ProjectedHinge(self.lite, values) if settings.arm == "projected" else Relativistic(size, values)
        )
        self.latents = LatentGame(self.generator, settings)
        self.drawing = nn.ModuleDict(
            {
                "generator": self.generator,
                "encoder": self.encoder,
                "captions": self.caption_reader,
                "small pictures": self.small_pictures,
            }
        )
        for module in (self.drawing, self.lite, self.objective.discriminator, self.latents):
            channels_last(module, device)
        self.average = averaged(self.generator)
        self.modules: dict[str, nn.Module] = {
            "drawing": self.drawing,
            "discriminator": self.objective.discriminator,
            "latents": self.latents,
            "average": self.average,
        }
        self.optimizers: dict[str, torch.optim.Optimizer] = {
            "drawing": torch.optim.Adam(
                # The mapping network learns in the game about latents alone.
                [p for name, p in self.drawing.named_parameters() if ".mapping." not in name],
                lr=settings.learning_rate,
                betas=(0.0, 0.99),
                fused=True,
            ),
            "mapping": torch.optim.Adam(
                self.generator.mapping.parameters(),
                lr=settings.latent_learning_rate,
                betas=(0.0, 0.99),
                fused=True,
            ),
            "latents": torch.optim.Adam(
                self.latents.discriminator.parameters(),
                lr=settings.latent_learning_rate,
                betas=(0.0, 0.99),
                fused=True,
            ),
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
        self._phase = phase
        if phase.last is not None:
            return self._step_of_growing(number, phase, random)
        settings = self.settings
        seen = (number - phase.first) * phase.batch
        rows, real = self._photographs(number, phase, random)
        asked = self._asked(rows, random)
        judged = seen >= settings.adversarial_from - settings.discriminator_ahead
        sampled = round(phase.batch * settings.sampled_share) if judged else 0
        again = phase.batch - sampled
        augment = Augmentation.draw(len(rows), real.shape[-1], random)
        made, losses = self._drawn(real, rows, asked, random, again=again)
        losses["pixels"] = settings.pixels * colour_distance(made[:again], real[:again])
        seen_real, seen_made = augment(real), augment(made)
        with torch.no_grad():
            true_maps = self.lite(seen_real)
        made_maps = self.lite(seen_made)
        losses["perceptual"] = settings.perceptual * feature_distance(made_maps, true_maps, again)
        measured: Losses = {}
        if judged:
            shared = settings.arm == "projected"
            looked_real = true_maps if shared else self.objective.observe(seen_real)
            looked_made = made_maps if shared else self.objective.observe(seen_made)
            measured |= self._teach_discriminator(looked_real, looked_made, asked)
            if seen >= settings.adversarial_from:
                self.objective.discriminator.requires_grad_(requires_grad=False)
                with self._precision():
                    adversarial = self.objective.generator_losses(looked_real, looked_made, asked)
                losses |= {f"G {name}": settings.adversarial * loss for name, loss in adversarial.items()}
        measured |= self._descend(
            losses, random, number=number, adversarial=seen >= settings.adversarial_from, examples=phase.batch
        )
        return {name: loss.detach() for name, loss in (losses | measured).items()}

    def _step_of_growing(self, number: int, phase: _Phase, random: torch.Generator) -> dict[str, Tensor]:
        rows, real = self._photographs(number, phase, random)
        asked = self._asked(rows, random)
        made, losses = self._drawn(real, rows, asked, random, again=len(rows))
        losses["pixels"] = self.settings.pixels * colour_distance(made, real)
        measured = self._descend(losses, random, number=number, adversarial=False, examples=phase.batch)
        return {name: loss.detach() for name, loss in (losses | measured).items()}

    def _photographs(self, number: int, phase: _Phase, random: torch.Generator) -> tuple[Tensor, Tensor]:
        settings = self.settings
        rows = rows_of_step(
            number - phase.first, phase.batch, len(self.data), f"{settings.seed}/{phase.side}"
        )
        mirrored = torch.rand(len(rows), generator=random) < _MIRRORED_SHARE
        real = self.data.batch(rows, mirrored & self._may_mirror[rows]).to(self.device)
        return rows, _shrunk(real, phase.side)

    def _drawn(
        self, real: Tensor, rows: Tensor, asked: Asked, random: torch.Generator, *, again: int
    ) -> tuple[Tensor, Losses]:
        """The first `again` photographs drawn again, the others from noise, and what that costs."""
        noise = torch.randn(len(real), self.generator.latent, generator=random).to(self.device)
        with self._precision():
            sentence = self.generator.sentence(asked.text)
            mean, log_deviation = self.encoder(real[:again])
            latent = mean + log_deviation.exp() * noise[:again]
            self.latents.remember(latent.detach(), rows[:again])
            if again < len(real):
                with torch.no_grad():
                    mapped = self.generator.latents_of(sentence[again:], noise[again:])
                latent = torch.cat([latent, mapped.float()])
            made = self._pictures(sentence, latent, real.shape[-1])
            losses = self._caption_losses(sentence, asked)
        losses["divergence"] = self.settings.divergence * divergence(mean, log_deviation)
        return made.float(), losses

    def _pictures(self, sentence: Tensor, latent: Tensor, side: int) -> Tensor:
        if side == self.generator.size:
            return self.generator.draw(sentence, latent)
        features = self.generator.features(sentence, latent, _blocks(side))
        pictures: Tensor = self.small_pictures[str(side)](features)
        return pictures

    def _play(self, random: torch.Generator) -> Losses:
        """Some rounds of the game about latents."""
        played: Losses = {}
        norm = self.settings.max_norm
        for _ in range(self.settings.latent_steps):
            latents, rows = self.latents.recall(random)
            text = noisy(self.data.captions(rows.cpu(), random), self.settings.caption_noise, random)
            with torch.no_grad():
                sentence = self.generator.sentence(text.to(self.device))
            noise = torch.randn(2, *latents.shape, generator=random).to(self.device)
            telling = self.latents.discriminator_losses(latents, sentence, noise[0])
            descend(telling, self.optimizers["latents"], norm)
            fooling = self.latents.mapping_losses(latents, sentence, noise)
            descend(fooling, self.optimizers["mapping"], norm)
            played = {f"latents {name}": loss for name, loss in (telling | fooling).items()}
        return played

    def _descend(
        self, losses: Losses, random: torch.Generator, *, number: int, adversarial: bool, examples: int
    ) -> Losses:
        optimizer = self.optimizers["drawing"]
        for group in optimizer.param_groups:
            group["lr"] = self.settings.learning_rate if adversarial else self.settings.first_learning_rate
            group["betas"] = (0.0, 0.99) if adversarial else (0.9, 0.99)
        descend(losses, optimizer, self.settings.max_norm)
        played = self._play(random)
        follow(self.average, self.generator, number, examples, self.settings.half_life)
        return played

    @torch.no_grad()
    def sheet(self) -> Tensor:
        """Photographs, drawn again from their latents, and drawn four times from their captions."""
        random = randomness(self.settings.seed, -1)
        rows = torch.randint(len(self.data), (24,), generator=random)
        side = self._phase.side
        grown = side == self.generator.size
        generator = self.average if grown else self.generator
        real = _shrunk(self.data.batch(rows), side).to(self.device)
        sentence = generator.sentence(self.data.captions(rows, random).to(self.device))
        again, _ = self.encoder(real)
        noises = torch.randn(4, *again.shape, generator=random).to(self.device)
        latents = [again, *(generator.latents_of(sentence, noise) for noise in noises)]
        drawn = [
            generator.draw(sentence, latent) if grown else self._pictures(sentence, latent, side)
            for latent in latents
        ]
        columns = [picture.float().cpu() for picture in (real, *drawn)]
        return grid(torch.stack(columns, dim=1).flatten(0, 1), 12)

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

    def _caption_losses(self, sentence: Tensor, asked: Asked) -> Losses:
        read = reading_losses((reader(sentence) for reader in self.caption_reader), asked.labels)
        return {"captions": 0.1 * read.mean()}

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
    channels = (192, 224, 256, 160, 80)
    steps = size.bit_length() - 3
    return {"channels": channels[-steps:] if steps <= len(channels) else (*(256,) * (steps - 5), *channels)}


def _shrunk(pictures: Tensor, side: int) -> Tensor:
    times = pictures.shape[-1] // side
    return functional.avg_pool2d(pictures, times) if times > 1 else pictures


def _blocks(side: int) -> int:
    """How many blocks it takes to make pictures of a side."""
    return side.bit_length() - 3


def _phases(settings: ImagineSettings, size: int) -> list[_Phase]:
    phases, first = [], 0
    for side, batch, seen in settings.growth:
        if side < size:
            last = first + -(-seen // batch)
            phases.append(_Phase(side, batch, first, last))
            first = last
    return [*phases, _Phase(size, settings.batch, first, None)]
