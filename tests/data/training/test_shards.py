"""Shards give back what was put in, byte for byte, and say so when they cannot."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from data.language import Bilingual
from data.training import Attributes, Sample, ShardError, Split, read_shards, write_shards

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)
attributes = st.builds(
    Attributes,
    family=words,
    part=words,
    colour=words,
    material=words,
    pattern=words,
    instruction=st.just(Bilingual()) | st.builds(Bilingual, words, words),
)
captions = st.fixed_dictionaries({"en": st.tuples(words, words), "zh": st.tuples(words)})


def _jpeg(colour: tuple[int, int, int]) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (16, 16), colour).save(file, "JPEG")
    return file.getvalue()


def _sample(number: int, split: Split = Split.TRAIN) -> Sample:
    shown = Attributes("mug", "handle", "navy", "stoneware", "plain")
    said = {"en": ("navy mug",), "zh": ("藏青色马克杯",)}
    return Sample(f"mug-{number:04d}", split, f"mug-{number}", shown, said, _jpeg((number % 256, 0, 0)))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(attributes, captions, st.sampled_from(Split)), min_size=1, max_size=7))
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory,
    described: list[tuple[Attributes, dict[str, tuple[str, ...]], Split]],
) -> None:
    folder = tmp_path_factory.mktemp("shards")
    samples = [
        Sample(f"k{number}", split, f"d{number}", shown, said, _jpeg((number, 9, 9)))
        for number, (shown, said, split) in enumerate(described)
    ]
    write_shards(samples, folder, shard_samples=3)
    read = {sample.key: sample for sample in read_shards(folder)}
    assert read == {sample.key: sample for sample in samples}
    for split in {sample.split for sample in samples}:
        assert {one.key for one in read_shards(folder, split)} == {
            one.key for one in samples if one.split is split
        }


def test_the_same_samples_make_the_same_bytes(tmp_path: Path) -> None:
    samples = [_sample(number) for number in range(5)]
    (first,) = write_shards(samples, tmp_path / "one")
    (second,) = write_shards(samples, tmp_path / "two")
    assert first.read_bytes() == second.read_bytes()


def test_a_shard_is_what_webdataset_expects(tmp_path: Path) -> None:
    """A sample's files stand together and share their name up to the first dot."""
    (path,) = write_shards([_sample(1), _sample(2)], tmp_path)
    with tarfile.open(path) as tar:
        assert tar.getnames() == ["mug-0001.jpg", "mug-0001.json", "mug-0002.jpg", "mug-0002.json"]


def test_writing_anew_leaves_no_old_shard(tmp_path: Path) -> None:
    write_shards([_sample(number) for number in range(9)], tmp_path, shard_samples=2)
    write_shards([_sample(1, Split.TEST)], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["test-000000.tar.gz"]


@pytest.mark.parametrize("damage", ["cut", "garbage"])
def test_a_damaged_shard_is_named(tmp_path: Path, damage: str) -> None:
    (path,) = write_shards([_sample(number) for number in range(20)], tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if damage == "cut" else b"no archive")
    with pytest.raises(ShardError, match=r"train-000000\.tar\.gz"):
        list(read_shards(tmp_path))


def test_a_folder_without_shards_says_so(tmp_path: Path) -> None:
    with pytest.raises(ShardError, match="There are no shards"):
        list(read_shards(tmp_path))
