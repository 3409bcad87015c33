"""`vitrine dialogue evaluate` says how well the trained model understands, and what is wrong with a file."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from bot.cli import app

runner = CliRunner()


def evaluate(folder: Path, content: str, *options: str):  # noqa: ANN201
    path = folder / "questions.csv"
    path.write_text(content, "utf-8")
    return runner.invoke(app, ["dialogue", "evaluate", str(path), *options])


def test_reports_as_one_json_object(tmp_path: Path) -> None:
    rows = (
        "text,intent,language\n"
        "where is my order,track_order,en\n"
        "退货要几天,how_to,zh\n"
        "讲个笑话,out_of_scope,zh\n"
    )
    picture = tmp_path / "confusion.png"
    done = evaluate(tmp_path, rows, "--json", "--plot", str(picture))
    assert done.exit_code == 0, done.output
    report = json.loads(done.stdout)
    assert report["accuracy"] == 2 / 3
    assert report["by_language"]["en"]["accuracy"] == 1.0
    (error,) = report["errors"]
    assert (error["text"], error["intent"]) == ("退货要几天", "how_to")
    assert 0 < report["macro_f1"] < 1
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_reports_for_people(tmp_path: Path) -> None:
    done = evaluate(tmp_path, "text,intent\nwhere is my order,track_order\nwhere is my order,greet\n")
    assert done.exit_code == 0
    assert "50.0%" in done.stdout
    assert "greet → track_order" in done.stdout


def test_an_unusable_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    done = evaluate(tmp_path, "question;answer\n")
    assert done.exit_code == 2
    assert "needs the columns text,intent" in done.stderr
    assert "Traceback" not in done.output
