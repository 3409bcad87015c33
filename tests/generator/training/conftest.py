"""A small training set, and what it takes to train on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.training import Split
from generator.training.pictures import TrainingSet, load
from tests.generator.small_sets import write_small_set


@pytest.fixture(scope="session")
def shards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_small_set(tmp_path_factory.mktemp("shards"))


@pytest.fixture(scope="session")
def kept_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("embeddings")


@pytest.fixture(scope="session")
def small_set(shards: Path, kept_in: Path) -> TrainingSet:
    return load(shards, Split.TRAIN, kept_in)
