"""Fine-tuning goes on from a checkpoint: what it knows stays, what a catalogue has besides is learnt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from data.training import Split, write_shards
from generator.checkpoints import shipped
from generator.networks import Checker, Edit, Imagine
from tests.generator.small_sets import small_samples


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pictures of a kind of goods that nothing was trained on."""
    folder = tmp_path_factory.mktemp("catalogue")
    kettles = [
        replace(sample, attributes=replace(sample.attributes, family="kettle"))
        for sample in small_samples(10, 128, Split.TRAIN)
    ]
    write_shards(kettles, folder)
    return folder


def fine_tuned(head: str, catalogue: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VITRINE_HOME", str(home))
    order = ["train", head, "--from", "shipped", "--data", str(catalogue), "--steps", "2", "--batch", "4"]
    done = CliRunner().invoke(app, ["generator", *order])
    assert done.exit_code == 0, done.stderr
    return home / "trained" / head


def test_imagine_learns_new_values_and_keeps_the_known_ones(
    catalogue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = Imagine.load(shipped("imagine")).concepts.values
    network = Imagine.load(fine_tuned("imagine", catalogue, tmp_path, monkeypatch))
    assert network.concepts.values["family"] == (*known["family"], "kettle")
    assert network.concepts.values["colour"] == (*known["colour"], "green")
    assert network.size == 128
    assert network.facts["begun_with"] == "shipped"
    assert network.facts["before"]["minutes"] > 1
    assert "which had" in network.model_card()


def test_the_checker_goes_on_reading_what_it_knows(
    catalogue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = Checker.load(shipped("checker"))
    network = Checker.load(fine_tuned("checker", catalogue, tmp_path, monkeypatch))
    assert network.values == known.values
    assert known.calibration
    assert not network.calibration
    assert network.facts["steps"] == 2


def test_edit_begins_with_what_it_knows(
    catalogue: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Edit.load(shipped("edit")).state_dict()
    after = Edit.load(fine_tuned("edit", catalogue, tmp_path, monkeypatch)).state_dict()
    same = [name for name in before if before[name].shape == after[name].shape]
    assert {name.partition(".")[0] for name in before.keys() - same} == {"concepts", "said", "colour"}
    assert 0 < max(float((after[name] - before[name]).abs().max()) for name in same) < 0.02
