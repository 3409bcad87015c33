"""`vitrine generator bench` measures every network, every way to run it, and the service."""

from __future__ import annotations

import io
import json
import math
import time
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from typer.testing import CliRunner

from bot.cli import app
from generator.benchmark import print_tables
from generator.benchmark import subjects as measured_subjects
from generator.benchmark.timing import summary, taking_turns

HEADS = ["imagine", "zoom", "edit", "read"]
REQUESTS = {
    "imagine, best of 4, 128 px",
    "imagine, best of 4, enlarged",
    "zoom, 128 px to 512",
    "zoom, a part found in 768 px",
    "edit, 768 px",
    "embed-image, 768 px",
}


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    out = tmp_path_factory.mktemp("bench") / "figures.json"
    done = CliRunner().invoke(
        app, ["generator", "bench", "--quick", "--json", "--seconds", "1", "--out", str(out)]
    )
    assert done.exit_code == 0, done.stderr
    assert "measuring the service" in done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    assert json.loads(out.read_text("utf-8")) == found
    return found


def assert_times(found: dict[str, Any]) -> None:
    low, high = found["spread_ms"]
    assert found["samples"] > 0
    assert 0 < low <= high
    assert 0 < found["p50_ms"] <= found["p95_ms"]


def test_every_network_has_its_times_and_its_memory(figures: dict[str, Any]) -> None:
    assert list(figures["networks"]) == HEADS
    for network in figures["networks"].values():
        alone = network["batches"]["1"]
        assert_times(alone)
        assert alone["pictures_per_s"] > 0
        assert alone["memory_mb_a_picture"] > 0
        assert alone["otherwise_waiting_p50_ms"] > 0
    assert figures["machine"]["cores"] > 0
    assert figures["runs_as"]["threads"] > 0


def test_every_way_is_compared_with_single_precision(figures: dict[str, Any]) -> None:
    assert list(figures["ways"]) == HEADS
    for compared in figures["ways"].values():
        assert compared["skipped"] == {}
        assert {"float32", "bfloat16", "float32, channels last", "traced"} <= set(compared["ways"])
        assert compared["ways"]["float32"]["difference"] == 0
        for way in compared["ways"].values():
            assert_times(way["batches"]["1"])
            assert 0 <= way["difference"] < 30
            assert math.isfinite(way["start_s"])


def test_the_service_answers_every_kind_of_request(figures: dict[str, Any]) -> None:
    service = figures["service"]
    assert service["seconds_to_ready"] > 0
    assert service["busy_mb"] > 100
    assert {row["name"] for row in service["requests"]} == REQUESTS
    for row in service["requests"]:
        assert_times(row)
        assert row["per_second"] > 0
        assert row["busy"] == 0
    assert [aim["aim_ms"] for aim in figures["aims"]] == [400, 500]


def test_the_figures_are_printed_as_tables(figures: dict[str, Any]) -> None:
    said = io.StringIO()
    print_tables(figures, Console(width=160, file=said))
    text = said.getvalue()
    for words in ("the networks, as the service runs them", "ways to run zoom", "edit, 768 px", "aim 400"):
        assert words in text


def test_without_photographs_there_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measured_subjects, "PHOTOGRAPHS", tmp_path)
    with pytest.raises(Exception, match="There are no photographs in"):
        measured_subjects.whole_photographs()


def test_calls_take_turns() -> None:
    order: list[str] = []

    def call(name: str) -> None:
        order.append(name)
        time.sleep(0.04)

    times = taking_turns({name: partial(call, name) for name in "ab"}, 2, 0)
    assert order == ["a", "b", "a", "b", "a", "b"]
    assert {name: [len(each) for each in rounds] for name, rounds in times.items()} == {
        "a": [1, 1],
        "b": [1, 1],
    }


def test_a_summary_has_the_median_and_the_spread_of_rounds() -> None:
    found = summary([[1.0, 2.0, 3.0], [11.0, 12.0, 13.0]])
    assert found == {"samples": 6, "p50_ms": 7.0, "p95_ms": 13.0, "spread_ms": [2.0, 12.0]}
