"""What cannot be trained on is refused with one clear sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner

from bot.cli import app
from data.training import Sample, Split, write_shards
from tests.generator.small_sets import small_samples, write_small_set


def refused(order: list[str], home: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    monkeypatch.setenv("VITRINE_HOME", str(home))
    done = CliRunner().invoke(app, ["generator", "train", *order, "--out", str(home / "out"), "--steps", "1"])
    return done.exit_code, done.stderr.strip()


def changed(change: Callable[[Sample], Sample]) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        write_shards([change(sample) for sample in small_samples(12, 32, Split.TRAIN)], folder)

    return write


def harmed(folder: Path) -> None:
    (shard,) = write_small_set(folder).glob("train-*")
    shard.write_bytes(shard.read_bytes()[:5000])


def only_to_test(folder: Path) -> None:
    write_shards(small_samples(12, 32, Split.TEST), folder)


def uneven(folder: Path) -> None:
    samples = [*small_samples(12, 32, Split.TRAIN)]
    odd = next(small_samples(1, 48, Split.TRAIN))
    write_shards([*samples, replace(odd, key="odd")], folder)


def size(pixels: int) -> Callable[[Path], None]:
    return lambda folder: write_shards(small_samples(12, pixels, Split.TRAIN), folder)


@pytest.mark.parametrize(
    ("head", "make", "sentence"),
    [
        ("imagine", lambda folder: folder.mkdir(), "There are no shards"),
        ("imagine", lambda _: None, "There are no shards"),
        ("imagine", harmed, "cannot be read"),
        ("judge", only_to_test, "There are no shards (train-000000.tar.gz)"),
        ("imagine", lambda f: write_shards(small_samples(3, 32, Split.TRAIN), f), "too few"),
        ("imagine", size(48), "these have 48; prepare the set with --size 128"),
        ("imagine", uneven, "The picture odd is 48×48 pixels and 32×32 are wanted"),
        ("edit", changed(lambda s: replace(s, view="")), "0 pairs of one view in two looks"),
        ("zoom", size(64), "prepare the set with --size 512 or larger"),
        ("checker", changed(lambda s: replace(s, captions={"en": (), "zh": ()})), "has no caption in"),
        ("judge", changed(lambda s: replace(s, jpeg=s.jpeg[:100])), "is damaged"),
        ("judge", changed(lambda s: replace(s, jpeg=b"no picture")), "is damaged"),
    ],
)
def test_a_set_that_does_not_fit(
    head: str,
    make: Callable[[Path], None],
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make(tmp_path / "shards")
    code, said = refused([head, "--data", str(tmp_path / "shards")], tmp_path, monkeypatch)
    assert code == 1
    assert sentence in said.splitlines()[-1]
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("order", "code", "sentence"),
    [
        (["portrait"], 2, "There is no network “portrait”; there are imagine, zoom, edit, checker, judge."),
        (["imagine", "--arm", "wgan"], 2, "There is no arm “wgan”"),
        (["imagine", "--from", "nowhere"], 1, "There is no checkpoint nowhere"),
    ],
)
def test_an_order_that_does_not_exist(  # noqa: PLR0917 - they are cases and fixtures
    order: list[str], code: int, sentence: str, shards: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    assert refused([*order, "--data", str(shards)], tmp_path, monkeypatch)[0] == code
    assert sentence in refused([*order, "--data", str(shards)], tmp_path, monkeypatch)[1]


def test_grey_pictures_are_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def grey(sample: Sample) -> Sample:
        file = BytesIO()
        with Image.open(BytesIO(sample.jpeg)) as picture:
            picture.convert("L").save(file, "JPEG")
        return replace(sample, jpeg=file.getvalue())

    changed(grey)(tmp_path / "shards")
    code, said = refused(
        ["imagine", "--arm", "tutorial", "--data", str(tmp_path / "shards")], tmp_path, monkeypatch
    )
    assert code == 0, said
    assert (tmp_path / "out" / "model.safetensors").is_file()
