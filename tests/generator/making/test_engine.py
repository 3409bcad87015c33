"""The machine that the networks work on, and pictures as they take them."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
import torch

from generator.making import engine
from generator.making.engine import as_square, as_tensor, shrunk, usable_cores
from generator.making.plain import pixels

HERE = len(os.sched_getaffinity(0))


@pytest.mark.parametrize(
    ("quota", "cores"),
    [
        ("100000 100000", 1),
        ("50000 100000", 1),
        ("10000 100000", 1),
        ("150000 100000", min(2, HERE)),
        (f"{HERE * 100000} 100000", HERE),
        ("9900000 100000", HERE),
        ("max 100000", HERE),
        ("", HERE),
        ("one two three", HERE),
    ],
)
def test_a_containers_quota_counts(
    quota: str, cores: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cpu.max").write_text(quota + "\n")
    monkeypatch.setattr(engine, "_CGROUP", tmp_path / "cpu.max")
    assert usable_cores() == cores


def test_without_a_container_all_cores_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_CGROUP", tmp_path / "none")
    assert usable_cores() == HERE


def test_pictures_go_in_and_come_out_the_same() -> None:
    pictures = np.random.default_rng(0).integers(0, 256, (3, 20, 30, 3), dtype=np.uint8)
    tensor = as_tensor(list(pictures))
    assert tensor.shape == (3, 3, 20, 30)
    assert (float(tensor.min()), float(tensor.max())) == (-1, 1)
    assert np.array_equal(pixels(tensor), pictures)


@pytest.mark.parametrize(("height", "width"), [(20, 31), (31, 20), (31, 31)])
def test_pictures_become_square_with_white_on_both_sides(height: int, width: int) -> None:
    square = as_square(torch.zeros(2, 3, height, width))
    assert square.shape == (2, 3, 31, 31)
    white = square[0, 0] == 1
    assert int((~white).sum()) == height * width
    rows, columns = (~white).nonzero(as_tuple=True)
    assert abs(int(rows.min()) - (30 - int(rows.max()))) <= 1
    assert abs(int(columns.min()) - (30 - int(columns.max()))) <= 1


@pytest.mark.parametrize("side", [40, 128, 300])
def test_pictures_are_read_at_one_side(side: int) -> None:
    assert shrunk(torch.zeros(1, 3, side, side)).shape == (1, 3, 128, 128)
