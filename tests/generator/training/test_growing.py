"""`imagine` grows: whenever it is stopped, what was learnt so far can be drawn with."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from data.training import Split
from generator.networks import Imagine
from generator.training.imagine import ImagineLesson, ImagineSettings
from generator.training.loop import Schedule, run
from generator.training.pictures import TrainingSet, load
from generator.training.reading import ReadingSettings
from generator.training.telling import Silent
from tests.generator.small_sets import write_small_set

SETTINGS = ImagineSettings(
    batch=4,
    growth=((32, 8, 16),),
    adversarial_from=8,
    discriminator_ahead=4,
    contrasts=3,
    reading=ReadingSettings(sentences=64),
)


@pytest.fixture(scope="module")
def larger_set(tmp_path_factory: pytest.TempPathFactory) -> TrainingSet:
    folder = write_small_set(tmp_path_factory.mktemp("larger"), size=64)
    return load(folder, Split.TRAIN, folder)


@pytest.mark.parametrize(("steps", "side"), [(1, 32), (2, 32), (3, 64), (5, 64)])
def test_a_checkpoint_draws_at_the_size_that_was_reached(
    steps: int, side: int, larger_set: TrainingSet, tmp_path: Path
) -> None:
    for until in (steps, steps):  # the second goes on from the state and has nothing left to do
        lesson = ImagineLesson(larger_set, SETTINGS)
        run(lesson, tmp_path, Schedule(minutes=60, steps=until), Silent())
        network = Imagine.load(tmp_path)
        text, noise = larger_set.embeddings[:2, 0, 0].float(), torch.randn(2, network.latent)
        assert network.size == side
        assert network(text, noise).shape == (2, 3, side, side)
    assert lesson.sheet().shape[0] == 3


def test_how_captions_are_read_is_learnt_from_what_they_say(larger_set: TrainingSet, tmp_path: Path) -> None:
    lesson = ImagineLesson(larger_set, SETTINGS)
    run(lesson, tmp_path, Schedule(minutes=60, steps=40), Silent())
    concepts = lesson.generator.concepts
    colours = list(larger_set.names.values).index("colour")
    read = concepts.logits(larger_set.embeddings[:, :, -1].flatten(0, 1).float())[colours].argmax(dim=1)
    shown = larger_set.labels[:, colours].repeat_interleave(2)
    assert float((read == shown).float().mean()) > 0.9


def test_larger_batches_leave_every_phase_as_many_steps(larger_set: TrainingSet) -> None:
    usual, larger = (ImagineLesson(larger_set, s).phases for s in (SETTINGS, SETTINGS.with_batch(12)))
    for before, after in zip(usual, larger, strict=True):
        assert (after.first, after.last) == (before.first, before.last)
        assert after.batch == 3 * before.batch
        if before.adversarial_from is not None and after.adversarial_from is not None:
            assert after.adversarial_from / after.batch == before.adversarial_from / before.batch
    assert any(phase.adversarial_from for phase in larger)
