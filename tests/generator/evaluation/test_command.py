"""`vitrine generator evaluate` measures what it is given, in one table and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from tests.generator.small_sets import write_small_set


def vitrine(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["generator", *words])
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small set, and every network trained on it for a moment."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VITRINE_HOME", str(home))
        write_small_set(home / "shards", size=32)
        write_small_set(home / "large", designs=8, size=160)
        for head, data, steps in (
            ("judge", "shards", 60),
            ("checker", "shards", 30),
            ("imagine", "shards", 2),
            ("edit", "shards", 2),
            ("zoom", "large", 2),
        ):
            order = ["train", head, "--data", str(home / data), "--steps", str(steps), "--batch", "8"]
            code, _, said = vitrine(*order)
            assert code == 0, said
    return home


def test_every_network_is_measured_beside_its_baselines(
    trained: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VITRINE_HOME", str(trained))
    heads = trained / "trained"
    named = [word for head in ("judge", "zoom", "edit") for word in (f"--{head}", str(heads / head))]
    code, said, wrong = vitrine(
        "evaluate", "--data", str(trained / "shards"), "--photographs", str(trained / "large"), *named,
        "--imagine", f"small={heads / 'imagine'}", "--only", "imagine,zoom,edit",
        "--out", str(tmp_path / "figures.json"), "--picture", str(tmp_path / "drawn.png"),
    )  # fmt: skip
    assert code == 0, wrong
    figures = json.loads((tmp_path / "figures.json").read_text())
    assert set(figures["imagine"]["scores"]) == {"true pictures", "small"}
    assert figures["imagine"]["scores"]["true pictures"]["read"]["en"]["colour"] > 0.5
    assert set(figures["zoom"]["scores"]) == {"zoom", "bicubic", "Lanczos"}
    studio = figures["edit"]["studio"]
    assert set(studio) == {"edit (en)", "edit (zh)", "Lab mean shift", "Lab transfer", "no edit"}
    assert studio["no edit"]["outside"] == 0
    assert studio["no edit"]["inside"] > 10
    assert "R-precision" in said
    assert (tmp_path / "drawn.png").stat().st_size > 1000


def test_a_checker_is_calibrated_and_measured(
    trained: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VITRINE_HOME", str(trained))
    heads = trained / "trained"
    named = [word for head in ("judge", "edit", "checker") for word in (f"--{head}", str(heads / head))]
    data = ("--data", str(trained / "shards"))
    only = ("--only", "imagine,edit,checker", "--imagine", f"small={heads / 'imagine'}")
    code, _, said = vitrine("evaluate", *data, *named, *only)
    assert code == 1
    assert "The checker is not calibrated; run `vitrine generator calibrate` first." in said
    code, _, said = vitrine("calibrate", *data, *named, "--imagine", str(heads / "imagine"))
    assert code == 0, said
    out = tmp_path / "figures.json"
    code, said, wrong = vitrine("evaluate", *data, *named, *only, "--out", str(out))
    assert code == 0, wrong
    assert "a photograph to its product" in said
    found = json.loads(out.read_text())["checker"]
    assert set(found["sources"]) == {"photo", "generated", "edited"}
    kept = json.loads((heads / "checker" / "config.json").read_text())["calibration"]["thresholds"]
    for source, trial in found["sources"].items():
        assert trial["threshold"] == kept[source]
        assert 0 <= trial["wrong_sent"] <= 1
    assert found["average_precision"] > 0.6
    assert found["search"]["studio"]["recall_5"] >= found["search"]["studio"]["recall_1"]


def test_what_is_missing_is_named(trained: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VITRINE_HOME", str(trained))
    data = ("evaluate", "--data", str(trained / "shards"))
    code, _, said = vitrine(*data, "--only", "edit", "--edit", "nowhere")
    assert code == 1
    assert "There is no checkpoint nowhere" in said
    code, _, said = vitrine(*data, "--only", "sound")
    assert code == 1
    assert "nothing to measure called sound" in said
