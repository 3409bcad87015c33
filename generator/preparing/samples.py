"""From a catalogue's photographs to samples: square pictures with attributes, captions and a split."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Final

import numpy as np
from PIL import Image, ImageOps

from data.training import Sample, Split, near_duplicates, write_shards
from data.training.near_duplicates import thumbnails
from generator.preparing.describing import attributes_of, captions_of
from generator.preparing.photograph import Photograph, PreparingError

JPEG_QUALITY: Final = 88
TEST_SHARE: Final = 0.08
VALIDATION_SHARE: Final = 0.08
MAX_PIXELS: Final = 60_000_000


@dataclass(slots=True)
class Prepared:
    """How many samples each split got, and what was left out, with the reason."""

    samples: Counter[str] = field(default_factory=Counter)
    near_duplicates: int = 0
    skipped: list[tuple[str, str]] = field(default_factory=list)


def prepare(photographs: Iterable[Photograph], folder: Path, size_px: int) -> Prepared:
    """Writes the photographs as shards of `size_px` square pictures to `folder`.

    A picture that cannot be read or of which nothing is known is left out. All photographs of a product
    are in one split, and none for validation or testing is a near duplicate of one to train with.

    Raises:
        PreparingError: not one photograph could be used.
    """
    report = Prepared()
    samples: dict[str, Sample] = {}
    for photograph in photographs:
        sample = _sample(photograph, size_px, report)
        if sample:
            samples.setdefault(sample.key, sample)
    kept = _without_near_duplicates(list(samples.values()))
    if not kept:
        reason = f" The first: {report.skipped[0][0]}: {report.skipped[0][1]}." if report.skipped else ""
        raise PreparingError(f"There is not one photograph to learn from.{reason}")
    report.near_duplicates = len(samples) - len(kept)
    report.samples.update(sample.split.value for sample in kept)
    write_shards(kept, folder)
    return report


def _sample(photograph: Photograph, size_px: int, report: Prepared) -> Sample | None:
    try:
        jpeg = _square_jpeg(photograph.file, size_px)
    except FileNotFoundError:
        report.skipped.append((photograph.file.name, "the file is not there"))
        return None
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        report.skipped.append((photograph.file.name, f"the picture cannot be read ({error})"))
        return None
    attributes = attributes_of(photograph)
    split = photograph.split or _split_of(photograph.product)
    key = sha256(f"{photograph.product}/{photograph.file.name}".encode()).hexdigest()[:20]
    wording = Random(key)  # noqa: S311 - it chooses sentences, nothing secret
    captions = captions_of(attributes, photograph, split, wording)
    if not any(captions.values()):
        report.skipped.append((photograph.file.name, "neither a title nor a category says what it is"))
        return None
    view = f"{photograph.product}/{photograph.pose}" if photograph.pose else ""
    return Sample(key, split, photograph.product, attributes, captions, jpeg, view)


def _square_jpeg(file: Path, size_px: int) -> bytes:
    """The picture upright on white, fitted into a square."""
    with Image.open(file) as opened:
        if opened.width * opened.height > MAX_PIXELS:
            raise ValueError(f"it has more than {MAX_PIXELS:,} pixels")
        opened.draft("RGB", (size_px * 2, size_px * 2))
        upright = ImageOps.exif_transpose(opened).convert("RGBA")
    page = Image.new("RGBA", upright.size, "white")
    page.alpha_composite(upright)
    fitted = ImageOps.pad(page.convert("RGB"), (size_px, size_px), Image.Resampling.LANCZOS, color="white")
    coded = BytesIO()
    fitted.save(coded, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return coded.getvalue()


def _split_of(product: str) -> Split:
    draw = int.from_bytes(sha256(product.encode()).digest()[:8]) / 2**64
    if draw < TEST_SHARE:
        return Split.TEST
    return Split.VALIDATION if draw < TEST_SHARE + VALIDATION_SHARE else Split.TRAIN


def _without_near_duplicates(samples: list[Sample]) -> list[Sample]:
    flat = thumbnails([sample.jpeg for sample in samples])
    trained = np.array([sample.split is Split.TRAIN for sample in samples], dtype=np.bool_)
    twice = np.zeros(len(samples), dtype=np.bool_)
    twice[~trained] = near_duplicates(flat[~trained], flat[trained])
    return [sample for sample, same in zip(samples, twice, strict=True) if not same]
