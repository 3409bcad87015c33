"""Any catalogue's photographs become shards: from the shop, or from a folder with a table."""

from __future__ import annotations

import csv
import json
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from typer.testing import CliRunner

from data.language import Bilingual, language_of
from data.training import Split, read_shards
from data.vocabulary.colours import COLOURS, parse_colour
from generator.commands import generator_app
from generator.preparing import Photograph, attributes_of

RUNNER = CliRunner()


def _photograph(path: Path, colour: str, side: int) -> None:
    page = Image.new("RGB", (side, side + 40), "white")
    found = parse_colour(colour)
    page.paste(found.hex if found else colour, (side // 5, side // 5, side - side // 5, side))
    page.save(path)


def _folder(tmp_path: Path, rows: list[dict[str, str]]) -> Path:
    folder = tmp_path / "pictures"
    folder.mkdir()
    for number, row in enumerate(rows):
        _photograph(folder / row["file"], row.get("color", "red"), 90 + number)
    with (folder / "index.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]))
        table.writeheader()
        table.writerows(rows)
    return folder


def _prepare(*arguments: str | Path) -> dict[str, Any]:
    result = RUNNER.invoke(generator_app, ["prepare", *map(str, arguments), "--json"])
    assert result.exit_code == 0, result.output
    report: dict[str, Any] = json.loads(result.stdout)
    return report


def test_a_folder_with_a_table_becomes_captioned_shards(tmp_path: Path) -> None:
    rows = [
        {
            "file": f"{colour.name}.png",
            "title": f"{colour.name} wool jumper",
            "color": colour.name,
            "view": "back",
        }
        for colour in COLOURS
    ]
    report = _prepare(_folder(tmp_path, rows), "--out", tmp_path / "out", "--size", "64")
    samples = list(read_shards(tmp_path / "out"))
    assert sum(report["samples"].values()) == len(samples) == len(COLOURS)
    assert report["skipped"] == []
    for sample in samples:
        shown = sample.attributes
        assert (shown.family, shown.material, shown.part) == ("jumper", "wool", "back")
        with Image.open(BytesIO(sample.jpeg)) as picture:
            assert picture.size == (64, 64)
        assert len(sample.captions["en"]) >= 6
        assert all(language_of(text) == "zh" for text in sample.captions["zh"])
    assert {sample.attributes.colour for sample in samples} == {colour.name for colour in COLOURS}


def test_all_photographs_of_a_product_are_in_one_split(tmp_path: Path) -> None:
    rows = [
        {"file": f"{style}-{colour}.png", "style": str(style), "category": "tote bag", "color": colour}
        for style in range(30)
        for colour in ("red", "navy")
    ]
    _prepare(_folder(tmp_path, rows), "--out", tmp_path / "out")
    splits: dict[str, set[Split]] = {}
    for sample in read_shards(tmp_path / "out"):
        splits.setdefault(sample.design, set()).add(sample.split)
    assert all(len(of) == 1 for of in splits.values())
    assert {split for of in splits.values() for split in of} >= {Split.TRAIN}


def test_photographs_of_a_product_in_one_pose_share_a_view(tmp_path: Path) -> None:
    rows = [
        {"file": f"{colour}-{pose}.png", "style": "A1", "category": "hoodie", "color": colour, "pose": pose}
        for colour in ("red", "navy")
        for pose in ("front", "")
    ]
    _prepare(_folder(tmp_path, rows), "--out", tmp_path / "out")
    views = Counter(sample.view for sample in read_shards(tmp_path / "out"))
    assert views == {"A1/front": 2, "": 2}


def test_a_kind_of_product_of_the_shops_own_is_said_in_both_languages(tmp_path: Path) -> None:
    rows = [{"file": "a.png", "category": "Jacket", "category_zh": "夹克", "color": "navy"}]
    _prepare(_folder(tmp_path, rows), "--out", tmp_path / "out")
    (sample,) = read_shards(tmp_path / "out")
    assert sample.attributes.family == "jacket"
    assert all("夹克" in text and "jacket" not in text for text in sample.captions["zh"])


def test_a_split_that_the_table_gives_is_kept(tmp_path: Path) -> None:
    rows = [
        {"file": "a.png", "title": "Red mug", "split": "train"},
        {"file": "b.png", "title": "Blue mug", "split": "val"},
    ]
    folder = _folder(tmp_path, rows)
    _photograph(folder / "b.png", "blue", 91)
    report = _prepare(folder, "--out", tmp_path / "out")
    assert report["samples"] == {"train": 1, "validation": 1}


def test_pictures_that_cannot_be_used_are_named_and_the_rest_is_kept(tmp_path: Path) -> None:
    rows = [
        {"file": "good.png", "title": "Red mug"},
        {"file": "broken.png", "title": "Blue mug"},
        {"file": "gone.png", "title": "Green mug"},
    ]
    folder = _folder(tmp_path, rows)
    (folder / "broken.png").write_bytes((folder / "broken.png").read_bytes()[:60])
    (folder / "gone.png").unlink()
    report = _prepare(folder, "--out", tmp_path / "out")
    assert [one["file"] for one in report["skipped"]] == ["broken.png", "gone.png"]
    assert sum(report["samples"].values()) == 1


def test_a_category_can_be_given_for_all(tmp_path: Path) -> None:
    folder = _folder(tmp_path, [{"file": "a.png", "color": "red"}])
    _prepare(folder, "--category", "backpack", "--out", tmp_path / "out")
    (sample,) = read_shards(tmp_path / "out")
    assert sample.attributes.family == "backpack"


def test_the_imported_shop_is_what_is_prepared_without_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from data.commands import shop_app  # noqa: PLC0415 - reads the environment

    monkeypatch.setenv("VITRINE_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("VITRINE_DATABASE_URL", raising=False)
    (tmp_path / "photos").mkdir()
    _photograph(tmp_path / "photos" / "mug.png", "navy", 200)
    (tmp_path / "shop.csv").write_text(
        "Handle,Title,Body (HTML),Type,Option1 Name,Option1 Value,Variant SKU,Variant Price,Image Src,"
        "Image Alt Text\n"
        "cup,Harbour mug,A stoneware mug.,Mug,Colour,Navy,M-1,12.00,mug.png,Handle of the mug\n",
        encoding="utf-8",
    )
    brought = RUNNER.invoke(
        shop_app, ["import", str(tmp_path / "shop.csv"), "--images", str(tmp_path / "photos")]
    )
    assert brought.exit_code == 0, brought.output
    report = _prepare()
    (sample,) = read_shards(Path(report["folder"]))
    shown = sample.attributes
    assert (shown.family, shown.colour, shown.material, shown.part) == ("mug", "navy", "stoneware", "handle")
    assert "Harbour mug" in sample.captions["en"][0]


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["no-such-folder"], 2, "There is no folder no-such-folder"),
        (["."], 2, "There is no table index.csv"),
        (["--table", "x.csv"], 2, "--table describes the pictures of a folder"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    arguments: list[str], code: int, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = RUNNER.invoke(generator_app, ["prepare", *arguments])
    assert result.exit_code == code
    assert result.stderr.startswith(sentence)


def test_a_table_without_files_says_which_columns_it_has(tmp_path: Path) -> None:
    (tmp_path / "index.csv").write_text("title,price\nMug,12\n", encoding="utf-8")
    result = RUNNER.invoke(generator_app, ["prepare", str(tmp_path), "--out", str(tmp_path / "out")])
    assert result.exit_code == 1
    assert "title, price" in result.stderr


def test_attributes_are_read_from_chinese_as_well() -> None:
    shown = attributes_of(Photograph(Path("a.png"), "a", Bilingual("", "酒红色条纹亚麻衬衫"), part="collar"))
    assert (shown.family, shown.colour, shown.material, shown.pattern) == (
        "shirt",
        "burgundy",
        "linen",
        "striped",
    )
