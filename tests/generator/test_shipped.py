"""The checkpoints that come with Vitrine: whole, small, told of, and as good as is said of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from data.training import Split
from generator.checkpoints import shipped
from generator.evaluation.edit import edit_scores, pairs_of
from generator.evaluation.imagine import ImagineEvaluation
from generator.evaluation.zoom import zoom_scores
from generator.networks import Checker, Checkpoint, Edit, Imagine, Judge, Zoom
from generator.training.pictures import Names, TrainingSet, load

SHARDS = Path("data/studio/shards")
KINDS: tuple[type[Checkpoint], ...] = (Imagine, Zoom, Edit, Checker, Judge)
MOST_BYTES = 16_000_000
# Shares of what the judge reads from true pictures.
FLOORS = {"family": 0.9, "part": 0.8, "colour": 0.9, "material": 0.8}


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge.load(shipped("judge"))


@pytest.fixture(scope="module")
def kept_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("embeddings")


@pytest.fixture(scope="module")
def test_set(judge: Judge, kept_in: Path) -> TrainingSet:
    """Every third picture of the test split: designs that no network has seen."""
    data = load(SHARDS, Split.TEST, kept_in, names=Names(dict(judge.values)))
    rows = torch.arange(0, len(data), 3)
    return replace(
        data,
        samples=tuple(data.samples[row] for row in rows.tolist()),
        pictures=data.pictures[rows],
        embeddings=data.embeddings[rows],
        labels=data.labels[rows],
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_checkpoint_is_small_and_told_of(kind: type[Checkpoint]) -> None:
    folder = shipped(kind.head)
    network = kind.load(folder)
    assert network.parameter_count() <= 8_000_000
    assert network.facts["steps"] > 100
    assert {file.suffix for file in folder.iterdir()} <= {".json", ".md", ".safetensors", ".svg"}
    card = (folder / "README.md").read_text("utf-8")
    assert f"{network.facts['steps']:,} steps" in " ".join(card.split())


def test_all_checkpoints_together_stay_within_sixteen_megabytes() -> None:
    files = [file for kind in KINDS for file in shipped(kind.head).iterdir()]
    assert sum(file.stat().st_size for file in files) <= MOST_BYTES


def test_what_imagine_draws_is_read_back(judge: Judge, test_set: TrainingSet) -> None:
    evaluation = ImagineEvaluation(test_set, test_set, judge)
    imagine = Imagine.load(shipped("imagine"))
    ceiling = evaluation.read_back("en").shares
    english, chinese = (evaluation.read_back(language, imagine).shares for language in ("en", "zh"))
    for attribute, floor in FLOORS.items():
        assert english[attribute] >= floor * ceiling[attribute], attribute
        assert chinese[attribute] >= english[attribute] - 0.05, attribute


def test_zoom_comes_nearer_to_the_truth_than_plain_enlargement(test_set: TrainingSet) -> None:
    some = replace(test_set, samples=test_set.samples[:60], pictures=test_set.pictures[:60])
    scores = zoom_scores(Zoom.load(shipped("zoom")), some)
    for baseline in ("bicubic", "Lanczos"):
        assert scores["zoom"].psnr > scores[baseline].psnr
        assert scores["zoom"].ssim > scores[baseline].ssim
        assert scores["zoom"].features < scores[baseline].features


def test_edit_comes_nearer_to_the_truth_than_a_shift_and_touches_less(kept_in: Path) -> None:
    pairs = pairs_of(load(SHARDS, Split.TEST, kept_in), most=80)
    scores = edit_scores(Edit.load(shipped("edit")), pairs)
    for language in ("en", "zh"):
        edit = scores[f"edit ({language})"]
        assert edit.inside < scores["Lab mean shift"].inside < scores["no edit"].inside
        assert edit.outside < scores["Lab mean shift"].outside
