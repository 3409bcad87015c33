"""The `vitrine shop` commands, from outside."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from data.commands import shop_app
from tests.data.importers.picture_server import Server
from tests.data.shop_under_test import csv_of, picture, shoe


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VITRINE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("VITRINE_DATABASE_URL", raising=False)
    return tmp_path / "home"


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    path = tmp_path / "products.csv"
    rows = [shoe("a", **{"Image Src": "a.png"}), shoe("b", **{"Variant Price": "free"}), shoe("c")]
    path.write_text(csv_of(rows), encoding="utf-8")
    images = tmp_path / "images"
    images.mkdir()
    (images / "a.png").write_bytes(picture())
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(shop_app, [str(argument) for argument in arguments])


def test_an_import_reports_its_counts_and_every_skipped_line(catalogue: Path) -> None:
    result = run("import", catalogue)
    assert result.exit_code == 0
    assert "2 new, 0 updated, 0 unchanged, 1 skipped" in result.stdout
    assert "line 3: the price “free” is not a number" in result.stdout
    assert "line 2: the picture “a.png” is a file name; say with --images" in result.stdout


def test_json_is_one_object_on_standard_output_and_progress_is_not_there(catalogue: Path) -> None:
    result = run("import", catalogue, "--images", catalogue.parent / "images", "--json")
    report = json.loads(result.stdout)
    assert report["products"] == {"new": 2, "updated": 0, "unchanged": 0, "skipped": 1}
    assert report["skipped_rows"] == [{"line": 3, "reason": "the price “free” is not a number"}]
    assert report["skipped_pictures"] == []
    assert "Writing" in result.stderr


def test_stats_count_what_is_there_even_before_the_first_import(catalogue: Path) -> None:
    nothing = {"products": 0, "variants": 0, "photos": 0, "instructions": 0, "orders": 0, "faqs": 0}
    assert json.loads(run("stats", "--json").stdout) == nothing
    run("import", catalogue, "--images", catalogue.parent / "images")
    run("import", catalogue, "--images", catalogue.parent / "images")
    assert json.loads(run("stats", "--json").stdout) == nothing | {"products": 2, "variants": 2, "photos": 1}
    assert "products" in run("stats").stdout


def test_the_currency_is_an_option(catalogue: Path) -> None:
    assert run("import", catalogue, "--currency", "cny").exit_code == 0
    result = run("import", catalogue, "--currency", "EURO")
    assert result.exit_code == 2
    assert "“EURO” is not a currency" in result.stderr


@pytest.mark.parametrize("options", [[], ["--download"]])
def test_a_server_on_this_machine_is_not_asked_for_a_picture(tmp_path: Path, options: list[str]) -> None:
    path = tmp_path / "products.csv"
    with closing(Server()) as server:
        path.write_text(csv_of([shoe("a", **{"Image Src": server.url()})]), encoding="utf-8")
        result = run("import", path, "--json", *options)
        assert server.requests == []
    assert result.exit_code == 0
    report = json.loads(result.stdout)
    assert report["products"]["new"] == 1
    assert "was refused" in report["skipped_pictures"][0]["reason"]


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["import", "no-such-file.csv"], 2, "There is no file no-such-file.csv"),
        (["import", "products.csv", "--images", "no-such-folder"], 2, "There is no folder no-such-folder"),
        (["import", "letter.txt"], 1, "neither a Shopify product CSV nor a Google Merchant feed"),
        (["import", "no-title.csv"], 1, "no column “Title”"),
        (["import", "all-bad.csv"], 1, "No product of all-bad.csv could be imported."),
        (["import", "empty.csv"], 1, "empty.csv is empty"),
        (["import"], 2, "FILE"),
        (["stats", "--no-such-option"], 2, "no-such-option"),
    ],
)
def test_failures_are_one_sentence_and_an_exit_code(
    catalogue: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, sentence: str
) -> None:
    monkeypatch.chdir(catalogue.parent)
    Path("letter.txt").write_text("Dear all,\n", encoding="utf-8")
    Path("no-title.csv").write_text("Handle,Variant Price\na,5\n", encoding="utf-8")
    Path("all-bad.csv").write_text(csv_of([shoe("b", **{"Variant Price": "free"})]), encoding="utf-8")
    Path("empty.csv").touch()
    result = run(*arguments)
    assert result.exit_code == code
    assert sentence in result.stderr
    assert "Traceback" not in result.output


def test_a_database_that_is_away_is_said_in_one_sentence(
    catalogue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = catalogue.parent / "broken.db"
    broken.write_bytes(b"this is no database " * 100)
    monkeypatch.setenv("VITRINE_DATABASE_URL", f"sqlite:///{broken}")
    for arguments in (["stats"], ["import", str(catalogue)]):
        result = run(*arguments)
        assert result.exit_code == 1
        assert "VITRINE_DATABASE_URL" in result.stderr
        assert isinstance(result.exception, SystemExit)
