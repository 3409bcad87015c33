"""Shards in WebDataset's format: tar files in which a sample is `KEY.jpg` beside `KEY.json`.

The files are gzipped, because tar's own headers and padding would take as much room as such small
pictures do; WebDataset's and Python's readers see through that by themselves. The same samples always
make the same bytes.
"""

from __future__ import annotations

import gzip
import json
import tarfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from data.training.sample import Sample, Split

SHARD_SAMPLES: Final = 1000


class ShardError(Exception):
    """A shard that cannot be read, in one sentence."""


def write_shards(samples: Iterable[Sample], folder: Path, shard_samples: int = SHARD_SAMPLES) -> list[Path]:
    """Writes samples to `folder` as `SPLIT-000000.tar.gz` and on, replacing what shards are there."""
    folder.mkdir(parents=True, exist_ok=True)
    by_split: dict[Split, list[Sample]] = {split: [] for split in Split}
    for sample in samples:
        by_split[sample.split].append(sample)
    for old in _shards(folder):
        old.unlink()
    written = []
    for split, chosen in by_split.items():
        for number, start in enumerate(range(0, len(chosen), shard_samples)):
            path = folder / f"{split}-{number:06d}.tar.gz"
            _write(chosen[start : start + shard_samples], path)
            written.append(path)
    return written


def read_shards(folder: Path, split: Split | None = None) -> Iterator[Sample]:
    """The samples of a folder's shards, of one split or all, in their order.

    Raises:
        ShardError: there is no shard, or one is damaged.
    """
    paths = _shards(folder, split)
    if not paths:
        raise ShardError(f"There are no shards ({split or 'SPLIT'}-000000.tar.gz) in {folder}.")
    for path in paths:
        try:
            yield from _read(path)
        except (tarfile.TarError, OSError, EOFError, ValueError, KeyError) as error:
            raise ShardError(f"The shard {path.name} cannot be read ({error}); make it anew.") from error


def _shards(folder: Path, split: Split | None = None) -> list[Path]:
    return sorted(folder.glob(f"{split or '*'}-??????.tar.gz"))


def _write(samples: list[Sample], path: Path) -> None:
    unfinished = path.with_suffix(".part")
    with (
        unfinished.open("wb") as file,
        gzip.GzipFile("", "wb", 9, file, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as tar,
    ):
        for sample in samples:
            text = json.dumps(sample.description(), ensure_ascii=False, separators=(",", ":"))
            _add(tar, f"{sample.key}.jpg", sample.jpeg)
            _add(tar, f"{sample.key}.json", text.encode())
    unfinished.replace(path)


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(content)
    tar.addfile(member, BytesIO(content))


def _read(path: Path) -> Iterator[Sample]:
    with tarfile.open(path, "r:gz") as tar:
        jpeg = b""
        for member in tar:
            file = tar.extractfile(member)
            content = file.read() if file else b""
            key, _, suffix = member.name.partition(".")
            if suffix == "jpg":
                jpeg = content
            elif suffix == "json":
                yield Sample.described(key, json.loads(content), jpeg)
