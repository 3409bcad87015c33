"""The studio's check finds what is wrong, and finds nothing where nothing is."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from random import Random

import numpy as np
import pytest
from PIL import Image

from data.demo.shop_file import ShopFile, read_shop
from data.language import Bilingual
from data.studio.catalogue import SITTINGS, photographs
from data.studio.checking import (
    SIDE_PX,
    broken_pictures,
    contradicting_care,
    faults,
    missing_pictures,
    over_budget,
    texts_without_chinese,
    training_set,
    wrong_colours,
)
from data.training import Attributes, Sample, Split, training_captions, write_shards
from tests.data.studio.shop_content import DEMO, SHARDS

ONE = next(one for one in photographs() if one.sitting.handle == "drift-mug")


@pytest.fixture(scope="module")
def shop() -> ShopFile:
    return read_shop(DEMO)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A shop's folder with one photograph and what is known of its colour."""
    (tmp_path / "photos").mkdir()
    (tmp_path / "instructions").mkdir()
    shutil.copy(DEMO / "photos" / ONE.file, tmp_path / "photos")
    known = json.loads((DEMO / "photographs.json").read_text(encoding="utf-8"))
    _know(tmp_path, known[ONE.file])
    return tmp_path


def _know(folder: Path, facts: dict[str, object]) -> None:
    (folder / "photographs.json").write_text(json.dumps({ONE.file: facts}), encoding="utf-8")


def _facts(folder: Path) -> dict[str, object]:
    facts: dict[str, object] = json.loads((folder / "photographs.json").read_text(encoding="utf-8"))[ONE.file]
    return facts


def test_a_missing_view_is_named(folder: Path, shop: ShopFile) -> None:
    missing = list(missing_pictures(folder, shop))
    assert not any(ONE.file in fault for fault in missing)
    assert any("drift-mug has no photograph of its handle" in fault for fault in missing)


def test_a_good_picture_has_no_fault(folder: Path) -> None:
    assert not list(broken_pictures(folder))
    assert not list(wrong_colours(folder))


def test_an_unreadable_picture_is_named(folder: Path) -> None:
    path = folder / "photos" / ONE.file
    path.write_bytes(path.read_bytes()[:500])
    (fault,) = broken_pictures(folder)
    assert fault.startswith(f"{ONE.file} cannot be read")


def test_a_picture_that_is_there_twice_is_named(folder: Path) -> None:
    shutil.copy(folder / "photos" / ONE.file, folder / "photos" / "again.webp")
    (fault,) = broken_pictures(folder)
    assert "are the same picture" in fault


def test_a_picture_of_another_size_is_named(folder: Path) -> None:
    Image.new("RGB", (SIDE_PX, 400), "teal").save(folder / "photos" / "flat.webp")
    assert any("flat.webp is 768 by 400 pixels" in fault for fault in broken_pictures(folder))


def test_a_colour_that_is_not_its_swatch_is_named(folder: Path) -> None:
    _know(folder, _facts(folder) | {"shown": "#a03050"})
    assert any("from its swatch" in fault for fault in wrong_colours(folder))


def test_a_picture_changed_after_it_was_measured_is_named(folder: Path) -> None:
    path = folder / "photos" / ONE.file
    with Image.open(path) as picture:
        colourless = picture.convert("L").convert("RGB")
    colourless.save(path, quality=90)
    assert any("does not show the colour" in fault for fault in wrong_colours(folder))


def test_an_instruction_that_contradicts_the_material_is_named(shop: ShopFile) -> None:
    assert not list(contradicting_care(shop))
    watch = shop.products["meridian-watch"].model_copy(update={"care": ["wash-30", "no-bleach"]})
    washed = shop.model_copy(update={"products": shop.products | {"meridian-watch": watch}})
    assert list(contradicting_care(washed)) == ["meridian-watch: wash-30 would spoil a watch of leather"]


def test_a_caption_without_its_chinese_is_named(shop: ShopFile) -> None:
    assert not list(texts_without_chinese(shop))
    mug = shop.products["drift-mug"]
    photo = mug.photos[ONE.file].model_copy(update={"alt_zh": "A blue mug"})
    english = mug.model_copy(update={"photos": mug.photos | {ONE.file: photo}})
    found = texts_without_chinese(
        shop.model_copy(update={"products": shop.products | {"drift-mug": english}})
    )
    assert list(found) == [f"the alt text of drift-mug's {ONE.file} has no Chinese"]


def test_a_product_that_the_studio_does_not_know_is_named(shop: ShopFile) -> None:
    more = shop.products | {"hat": shop.products["drift-mug"]}
    assert any(
        fault.startswith("hat is")
        for fault in texts_without_chinese(shop.model_copy(update={"products": more}))
    )


def test_a_folder_over_budget_is_named(tmp_path: Path) -> None:
    (tmp_path / "big").write_bytes(bytes(2_000_000))
    assert not list(over_budget(tmp_path, 3_000_000, "the shop"))
    assert list(over_budget(tmp_path, 1_000_000, "the shop")) == ["the shop takes 2.0 MB, more than 1 MB"]


def _sample(number: int, split: Split, *, level: int = 0, design: str = "") -> Sample:
    rng = np.random.default_rng(number)
    page = np.full((64, 64, 3), 255, dtype=np.uint8)
    page[8:56, 8:56] = rng.integers(0, 200, (48, 48, 3), dtype=np.uint8)
    page[:, :20] = level * 12
    file = io.BytesIO()
    Image.fromarray(page).save(file, "JPEG")
    shown = Attributes("mug", "whole", "navy", "stoneware", "plain", Bilingual())
    captions = training_captions(shown, Random(number))
    return Sample(f"k{number}", split, design or f"d{number}", shown, captions, file.getvalue())


def test_a_training_set_without_faults_has_none(tmp_path: Path) -> None:
    write_shards([_sample(number, split, level=number) for number, split in enumerate(Split)], tmp_path)
    assert not list(training_set(tmp_path))


def test_a_design_in_two_splits_is_named(tmp_path: Path) -> None:
    samples = [
        _sample(1, Split.TRAIN, level=1, design="same"),
        _sample(2, Split.TEST, level=9, design="same"),
    ]
    write_shards(samples, tmp_path)
    assert "the design same is in more than one split" in list(training_set(tmp_path))


def test_near_duplicates_across_splits_are_counted(tmp_path: Path) -> None:
    trained = _sample(1, Split.TRAIN)
    tested = Sample("t", Split.TEST, "other", trained.attributes, trained.captions, trained.jpeg)
    write_shards([trained, tested], tmp_path)
    assert any(
        "1 pictures for validation or testing are near duplicates" in fault
        for fault in training_set(tmp_path)
    )


def test_near_duplicates_of_validation_and_testing_are_counted(tmp_path: Path) -> None:
    validated = _sample(1, Split.VALIDATION)
    tested = Sample("t", Split.TEST, "other", validated.attributes, validated.captions, validated.jpeg)
    write_shards([_sample(2, Split.TRAIN, level=9), validated, tested], tmp_path)
    assert list(training_set(tmp_path)) == [
        "1 pictures for testing are near duplicates of ones for validation"
    ]


def test_captions_missing_in_chinese_are_named(tmp_path: Path) -> None:
    good = _sample(1, Split.TRAIN)
    bad = Sample("bad", Split.TRAIN, "x", good.attributes, {"en": good.captions["en"], "zh": ()}, good.jpeg)
    write_shards([bad], tmp_path)
    assert list(training_set(tmp_path)) == ["bad has not six captions in Chinese"]


def test_a_missing_training_set_is_named(tmp_path: Path) -> None:
    (fault,) = training_set(tmp_path)
    assert fault.startswith("There are no shards")


def test_nothing_is_wrong_with_what_is_shipped() -> None:
    assert not list(faults(DEMO, SHARDS))


def test_the_studio_knows_every_product_of_the_shop(shop: ShopFile) -> None:
    assert set(shop.products) <= {sitting.handle for sitting in SITTINGS}
