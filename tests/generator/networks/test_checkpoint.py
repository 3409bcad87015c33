"""Checkpoints in Hugging Face's layout: read back as written, and refused in a sentence otherwise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from generator.networks import Checkpoint, CheckpointError, Edit, Imagine, TutorialGenerator, Zoom
from tests.generator.small_sets import VALUES

SMALL_IMAGINE = {"values": VALUES, "size": 32, "channels": [16, 16, 16], "latent": 8, "width": 16}


def small_imagine() -> Imagine:
    torch.manual_seed(0)
    return Imagine(VALUES, size=32, channels=(16, 16, 16), latent=8, width=16)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    small_imagine().save(tmp_path / "imagine", {"steps": 3})
    return tmp_path / "imagine"


def test_a_network_is_read_back_as_it_was_written_in_half_precision(folder: Path) -> None:
    network = Imagine.load(folder)
    text, noise = torch.randn(2, 512), torch.randn(2, 8)
    difference = (network(text, noise) - small_imagine()(text, noise)).abs().max()
    assert difference < 0.02
    assert network.facts == {"steps": 3}
    assert {tensor.dtype for tensor in load_file(folder / "model.safetensors").values()} == {torch.float16}
    assert json.loads((folder / "config.json").read_text())["head"] == "imagine"


def test_a_folder_holds_what_the_hub_expects_and_no_pickle(folder: Path) -> None:
    assert {file.name for file in folder.iterdir()} == {
        "config.json",
        "model.safetensors",
        "README.md",
        "training.json",
    }


def test_hugging_faces_own_methods_work(folder: Path, tmp_path: Path) -> None:
    Imagine.from_pretrained(folder).save_pretrained(tmp_path / "again")
    assert Imagine.load(tmp_path / "again").channels == (16, 16, 16)


def test_writing_again_replaces_all_and_leaves_nothing_behind(folder: Path) -> None:
    small_imagine().save(folder, {"steps": 4})
    assert Imagine.load(folder).facts == {"steps": 4}
    assert len(list(folder.iterdir())) == 4


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (lambda f: (f / "model.safetensors").unlink(), "holds no model.safetensors"),
        (lambda f: (f / "config.json").unlink(), "holds no config.json"),
        (lambda f: (f / "config.json").write_text("{"), "does not describe a checkpoint"),
        (lambda f: (f / "config.json").write_text("[]"), "does not describe a checkpoint"),
        (
            lambda f: (f / "model.safetensors").write_bytes((f / "model.safetensors").read_bytes()[:2000]),
            "damaged or cut short",
        ),
        (lambda f: (f / "model.safetensors").write_bytes(b""), "damaged or cut short"),
        (
            lambda f: (f / "config.json").write_text(
                json.dumps({"head": "imagine", **SMALL_IMAGINE, "channels": [16, 32, 16]})
            ),
            "does not fit the architecture",
        ),
        (
            lambda f: (f / "config.json").write_text(
                json.dumps({"head": "imagine", **SMALL_IMAGINE, "size": 64})
            ),
            "does not fit the architecture",
        ),
    ],
)
def test_a_harmed_checkpoint_is_refused_in_a_sentence(folder: Path, harm: object, sentence: str) -> None:
    harm(folder)  # type: ignore[operator]
    with pytest.raises(CheckpointError, match=sentence) as refused:
        Imagine.load(folder)
    assert str(refused.value).count("\n") == 0


def test_numbers_that_are_not_finite_are_refused(folder: Path) -> None:
    tensors = load_file(folder / "model.safetensors")
    next(iter(tensors.values())).view(-1)[0] = float("nan")
    save_file(tensors, folder / "model.safetensors")
    with pytest.raises(CheckpointError, match="not finite"):
        Imagine.load(folder)


@pytest.mark.parametrize("other", [Edit, Zoom, TutorialGenerator])
def test_another_networks_checkpoint_is_refused(folder: Path, other: type[Checkpoint]) -> None:
    with pytest.raises(CheckpointError, match=f"one of “{other.head}” is needed"):
        other.load(folder)


def test_what_is_neither_a_folder_nor_within_reach_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    for nowhere in ("no-such-shop/imagine", "no such folder/at all", "nowhere"):
        with pytest.raises(CheckpointError, match="There is no checkpoint"):
            Imagine.load(nowhere)
