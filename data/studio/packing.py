"""From rendered pictures to shards: captions, splits by design, nothing near twice across them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any, Final

from PIL import Image

from data.language import Bilingual
from data.studio.data_card import write_data_card
from data.training import (
    Attributes,
    Sample,
    Split,
    held_out_captions,
    near_duplicates,
    split_by_kind,
    training_captions,
    write_shards,
)
from data.training.near_duplicates import thumbnails
from data.training.splits import DesignKind

JPEG_QUALITY: Final = 82


def pack(renders: Path, folder: Path) -> Counter[str]:
    """Writes all pictures in `renders` as shards with their data card to `folder`; counts them by sort.

    A picture of the validation or test split that looks like one of a split before it is left out.

    Raises:
        FileNotFoundError: a picture that a description names is not there.
    """
    described = sorted(_described(renders))
    splits = split_by_kind(
        {
            facts["design"]: DesignKind(facts["design"], facts["family"], facts["kind"], facts["known"])
            for _, facts in described
        }.values()
    )
    samples = [_sample(key, facts, splits[facts["design"]], renders) for key, facts in described]
    kept = list(_without_near_duplicates(samples))
    write_shards(kept, folder)
    write_data_card(kept, folder, len(samples) - len(kept))
    counts = Counter(f"{one.split}, {_sort(one)}" for one in kept)
    counts["left out as near duplicates"] = len(samples) - len(kept)
    return counts


def _described(renders: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(renders.glob("*.json")):
        yield from json.loads(path.read_text(encoding="utf-8")).items()


def _sample(key: str, facts: dict[str, Any], split: Split, renders: Path) -> Sample:
    said = facts["instruction"]
    names = ("family", "part", "colour", "material", "pattern")
    attributes = Attributes(
        **{name: facts[name] for name in names},
        instruction=Bilingual(said["en"], said["zh"]) if said else Bilingual(),
    )
    caption = held_out_captions if split is Split.TEST else training_captions
    captions = caption(attributes, Random(key))
    return Sample(
        key, split, facts["design"], attributes, captions, _jpeg(renders, key), facts.get("view", "")
    )


def _jpeg(renders: Path, key: str) -> bytes:
    coded = BytesIO()
    with Image.open(renders / f"{key}.png") as picture:
        picture.convert("RGB").save(coded, "JPEG", quality=JPEG_QUALITY, optimize=True, progressive=True)
    return coded.getvalue()


def _without_near_duplicates(samples: list[Sample]) -> Iterator[Sample]:
    flat = thumbnails([one.jpeg for one in samples])
    before: list[int] = []
    for split in (Split.TRAIN, Split.VALIDATION, Split.TEST):
        here = [index for index, one in enumerate(samples) if one.split is split]
        twice = near_duplicates(flat[here], flat[before])
        yield from (samples[index] for index, same in zip(here, twice, strict=True) if not same)
        before += here


def _sort(sample: Sample) -> str:
    return "instructions" if sample.attributes.instruction else "products"
