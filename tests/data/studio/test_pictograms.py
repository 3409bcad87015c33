"""Care and measuring pictures: one for every rule and measure, unlike each other, in any style."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from random import Random

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from data.language import Bilingual, language_of
from data.studio.pictograms import (
    draw_care_pictures,
    training_pictures,
    vary_care_picture,
    write_training_pictures,
)
from data.studio.pictograms.drawing import draw
from data.studio.pictograms.kinds import KINDS, varied_style
from data.studio.pictograms.style import SHOP
from data.training import Attributes, held_out_captions, split_by_kind, training_captions
from data.training.near_duplicates import NEAR, SIDE
from data.training.sample import Split
from data.training.splits import DesignKind
from data.vocabulary.care import CARE
from data.vocabulary.measuring import MEASUREMENTS

CODES = [*(f"care-{code}" for code in CARE), *(f"measure-{name}" for name in MEASUREMENTS)]
# Root mean square difference of two pictures of the shop, in sRGB levels, at 128 px and as thumbnails.
UNMISTAKABLE = 12.0
UNLIKE = 2.5


def _levels(picture: Image.Image, side: int) -> NDArray[np.float64]:
    return np.asarray(picture.resize((side, side), Image.Resampling.BOX), dtype=np.float64)


def _apart(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    return float(np.sqrt(((one - other) ** 2).mean()))


@pytest.fixture(scope="module")
def shop_pictures() -> dict[str, Image.Image]:
    return {code: draw(code, SHOP, 128) for code in CODES}


def test_every_rule_and_measure_gets_a_file(tmp_path: Path) -> None:
    assert draw_care_pictures(tmp_path) == len(CODES)
    assert {path.name for path in tmp_path.iterdir()} == {f"{code}.webp" for code in CODES}
    for path in tmp_path.iterdir():
        with Image.open(path) as picture:
            picture.load()
            assert (picture.format, picture.size, picture.mode) == ("WEBP", (768, 768), "RGB")


def test_only_missing_pictures_are_drawn_unless_all_are_wanted_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.studio.pictograms.drawing.SIZE_PX", 32)
    for code in CODES[1:]:
        (tmp_path / f"{code}.webp").write_bytes(b"kept")
    assert draw_care_pictures(tmp_path) == 1
    assert (tmp_path / f"{CODES[1]}.webp").read_bytes() == b"kept"
    assert draw_care_pictures(tmp_path, again=True) == len(CODES)


def test_no_two_pictures_of_the_shop_look_alike(shop_pictures: dict[str, Image.Image]) -> None:
    for side, least in ((128, UNMISTAKABLE), (SIDE, UNLIKE)):
        levels = {code: _levels(picture, side) for code, picture in shop_pictures.items()}
        alike = [
            pair for pair in itertools.combinations(CODES, 2) if _apart(*(levels[c] for c in pair)) < least
        ]
        assert not alike


def test_what_a_rule_forbids_is_crossed_out(shop_pictures: dict[str, Image.Image]) -> None:
    forbidding = [code for code in CODES if code.startswith(("care-no-", "care-do-not-"))]
    for code in forbidding:
        pixels = _levels(shop_pictures[code], 128)
        red = (pixels[..., 0] > 150) & (pixels[..., 1:].max(axis=2) < 90)
        assert red.mean() > 0.03, code


def test_drawing_again_gives_the_same_picture() -> None:
    for code in CODES[::7]:
        one, other = (vary_care_picture(code, Random(5), 96) for _ in range(2))
        assert one.tobytes() == other.tobytes()


@pytest.mark.parametrize("size_px", [64, 128, 300])
def test_a_variation_has_the_size_asked_for_and_shows_something(size_px: int) -> None:
    for number, code in enumerate(CODES[::5]):
        picture = vary_care_picture(code, Random(number), size_px)
        assert (picture.size, picture.mode) == ((size_px, size_px), "RGB")
        assert np.asarray(picture.convert("L"), dtype=np.float64).std() > 10


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(KeyError):
        vary_care_picture("care-boil-for-hours", Random(0), 64)


@pytest.mark.parametrize("kind", KINDS)
def test_rules_that_differ_by_a_sign_stay_apart_in_every_kind_of_style(kind: str) -> None:
    style = varied_style(Random(1), kind)
    groups = (
        ("care-wash-30", "care-wash-40", "care-wash-30-gentle", "care-do-not-wash"),
        ("care-iron-low", "care-iron-medium", "care-iron-high", "care-no-iron"),
        ("care-tumble-low", "care-no-tumble"),
        ("care-dishwasher-safe", "care-no-dishwasher"),
        ("measure-chest", "measure-waist", "measure-hip"),
    )
    for group in groups:
        levels = [_levels(draw(code, style, 128), 128) for code in group]
        assert all(_apart(*pair) > 8 for pair in itertools.combinations(levels, 2)), group


def test_training_pictures_are_unlike_one_another() -> None:
    thumbnails = [_levels(picture, SIDE) for _, picture, _ in training_pictures(3 * len(CODES), seed=2)]
    nearest = min(_apart(one, other) for one, other in itertools.combinations(thumbnails, 2))
    assert nearest > NEAR


def test_every_kind_of_style_draws_every_code_equally_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.studio.pictograms.training.TRAINING_PX", 32)
    assert len(KINDS) >= 8
    facts = [facts for _, _, facts in training_pictures(len(KINDS) * len(CODES), seed=0)]
    drawn = [(one["kind"], one["instruction"]["slug"]) for one in facts]
    assert sorted(drawn) == sorted(itertools.product(KINDS, CODES))
    designs = [DesignKind(one["design"], one["family"], one["kind"], one["known"]) for one in facts]
    splits = list(split_by_kind(designs).values())
    assert 0.03 < splits.count(Split.TEST) / len(splits) < 0.2
    assert 0.03 < splits.count(Split.VALIDATION) / len(splits) < 0.2


def test_facts_say_what_to_do_in_both_languages() -> None:
    for key, picture, facts in training_pictures(len(CODES), seed=1):
        assert picture.size == (128, 128)
        said = facts["instruction"]
        assert facts["design"] == key == f"{said['slug']}-style-0"
        assert said["step"] == 1
        assert language_of(said["en"]) == "en"
        assert language_of(said["zh"]) == "zh"
        names = ("family", "part", "colour", "material", "pattern")
        attributes = Attributes(
            **{name: facts[name] for name in names}, instruction=Bilingual(said["en"], said["zh"])
        )
        for captions in (training_captions(attributes, Random(0)), held_out_captions(attributes, Random(0))):
            for language, wordings in captions.items():
                assert len(set(wordings)) == 6
                assert all(language_of(text) == language for text in wordings)


def test_training_pictures_are_written_once(tmp_path: Path) -> None:
    write_training_pictures(tmp_path, 5, seed=3)
    facts = json.loads((tmp_path / "pictograms.json").read_text(encoding="utf-8"))
    assert {path.stem for path in tmp_path.glob("*.png")} == set(facts)
    assert len(facts) == 5
    before = (tmp_path / "pictograms.json").stat().st_mtime_ns
    write_training_pictures(tmp_path, 5, seed=3)
    assert (tmp_path / "pictograms.json").stat().st_mtime_ns == before
