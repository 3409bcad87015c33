"""Finding what is wrong with the shop's pictures, its instructions and the training set."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from PIL import Image
from skimage.color import rgb2lab

from data.demo.shop_file import ShopFile, read_shop
from data.language import language_of
from data.studio.catalogue import SITTINGS, Photograph, instructions, photographs
from data.training import Sample, ShardError, Split, near_duplicates, read_shards
from data.training.near_duplicates import thumbnails
from data.vocabulary.care import care_faults
from data.vocabulary.colours import delta_e, lab_of
from data.vocabulary.parts import Part

SIDE_PX: Final = 768
DEMO_BYTES: Final = 16_000_000
SHARDS_BYTES: Final = 32_000_000
TRUE_COLOUR: Final = 10.0
# How much of the product must have the colour that was measured when it was photographed.
SHARE_OF_PRODUCT: Final = 0.05
# Root mean square difference of thumbnails below which two photographs of the shop are the same.
SAME_PHOTOGRAPH: Final = 1.5
WHITE_LEVEL: Final = 246


def faults(demo: Path, shards: Path) -> Iterator[str]:
    """What is wrong with the demo shop in `demo` and the training set in `shards`, a sentence each."""
    shop = read_shop(demo)
    yield from missing_pictures(demo, shop)
    yield from broken_pictures(demo)
    yield from wrong_colours(demo)
    yield from texts_without_chinese(shop)
    yield from contradicting_care(shop)
    yield from over_budget(demo, DEMO_BYTES, "the demo shop")
    yield from over_budget(shards, SHARDS_BYTES, "the training set")
    yield from training_set(shards)


def missing_pictures(demo: Path, shop: ShopFile) -> Iterator[str]:
    """Photographs, instructions and step pictures that the shop names and does not have."""
    for one in photographs():
        if not (demo / "photos" / one.file).exists():
            yield f"{one.sitting.handle} has no photograph of its {one.part} ({one.file})"
    for sitting, slug in instructions():
        if not (demo / "instructions" / f"{sitting.handle}-{slug}.yaml").exists():
            yield f"{sitting.handle} has no instruction “{slug}”"
    for handle, product in shop.products.items():
        pictures = [f"care-{code}.webp" for code in product.care]
        pictures += [step.picture for one in product.instructions for step in one.steps if step.picture]
        for name in pictures:
            if not (demo / "instructions" / name).exists():
                yield f"{handle} has no instruction picture {name}"


def broken_pictures(demo: Path) -> Iterator[str]:
    """Pictures that cannot be read, have another size than the others, or are there twice."""
    readable: list[Path] = []
    for path in sorted([*(demo / "photos").glob("*.webp"), *(demo / "instructions").glob("*.webp")]):
        try:
            with Image.open(path) as picture:
                picture.load()
                size = picture.size
        except (OSError, SyntaxError, ValueError) as error:
            yield f"{path.name} cannot be read ({error})"
            continue
        readable.append(path)
        if size != (SIDE_PX, SIDE_PX):
            yield f"{path.name} is {size[0]} by {size[1]} pixels, not {SIDE_PX} squared"
    yield from _same_pictures(readable)


def _same_pictures(paths: Sequence[Path]) -> Iterator[str]:
    flat = thumbnails([path.read_bytes() for path in paths])
    for row, path in enumerate(paths[:-1]):
        away = np.sqrt(((flat[row + 1 :] - flat[row]) ** 2).mean(axis=1))
        if len(away) and away.min() < SAME_PHOTOGRAPH:
            yield f"{path.name} and {paths[row + 1 + int(away.argmin())].name} are the same picture"


def wrong_colours(demo: Path) -> Iterator[str]:
    """Whole pictures whose colour is not its swatch, or is not the colour that was measured of them."""
    record = demo / "photographs.json"
    known: dict[str, Any] = json.loads(record.read_text(encoding="utf-8")) if record.exists() else {}
    for one in photographs():
        path = demo / "photos" / one.file
        facts = known.get(one.file)
        if one.part is not Part.WHOLE or not path.exists():
            continue
        if facts is None:
            yield f"nothing is known of the colour of {one.file}"
        elif "shown" in facts:
            yield from _wrong_colour(one, facts, path)


def _wrong_colour(one: Photograph, facts: dict[str, Any], path: Path) -> Iterator[str]:
    away = float(delta_e(lab_of(facts["shown"]), lab_of(facts["swatch"])))
    if away > TRUE_COLOUR:
        yield f"{one.file} shows {one.finish.colour} as {facts['shown']}, ΔE2000 {away:.0f} from its swatch"
    with Image.open(path) as picture:
        pixels = np.asarray(picture.convert("RGB").resize((192, 192), Image.Resampling.BOX))
    product = rgb2lab(pixels[(pixels < WHITE_LEVEL).any(axis=2)])
    alike = delta_e(product, lab_of(facts["shown"])) < TRUE_COLOUR
    if not len(product) or alike.mean() < SHARE_OF_PRODUCT:
        yield f"{one.file} does not show the colour {facts['shown']} that was measured of it"


def texts_without_chinese(shop: ShopFile) -> Iterator[str]:
    """Products and alt texts that exist in one language only."""
    described = {sitting.handle for sitting in SITTINGS}
    for handle in sorted(described ^ set(shop.products)):
        yield f"{handle} is in the studio or in products/ alone, not in both"
    for handle, product in shop.products.items():
        for name, photo in product.photos.items():
            if language_of(photo.alt_zh, "en") != "zh":
                yield f"the alt text of {handle}'s {name} has no Chinese"


def contradicting_care(shop: ShopFile) -> Iterator[str]:
    """Care rules that would spoil the material or contradict each other."""
    for sitting in SITTINGS:
        product = shop.products.get(sitting.handle)
        for fault in care_faults(sitting.family, sitting.material, product.care if product else []):
            yield f"{sitting.handle}: {fault}"


def over_budget(folder: Path, most: int, what: str) -> Iterator[str]:
    """Whether the files of a folder take more than `most` bytes together."""
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    if size > most:
        yield f"{what} takes {size / 1e6:.1f} MB, more than {most / 1e6:.0f} MB"


def training_set(shards: Path) -> Iterator[str]:
    """What is wrong with the shards in a folder: captions, splits, near duplicates."""
    try:
        samples = list(read_shards(shards))
    except ShardError as error:
        yield str(error)
        return
    for sample in samples:
        yield from _sample_faults(sample)
    splits: dict[str, set[Split]] = defaultdict(set)
    for sample in samples:
        splits[sample.design].add(sample.split)
    yield from (f"the design {name} is in more than one split" for name, of in splits.items() if len(of) > 1)
    flat = thumbnails([sample.jpeg for sample in samples])
    trained, tested = (
        np.array([sample.split is split for sample in samples]) for split in (Split.TRAIN, Split.TEST)
    )
    twice = near_duplicates(flat[~trained], flat[trained])
    if twice.any():
        yield f"{twice.sum()} pictures for validation or testing are near duplicates of ones to train with"
    twice = near_duplicates(flat[tested], flat[~trained & ~tested])
    if twice.any():
        yield f"{twice.sum()} pictures for testing are near duplicates of ones for validation"


def _sample_faults(sample: Sample) -> Iterator[str]:
    for language in ("en", "zh"):
        wordings = sample.captions.get(language, ())
        if len(set(wordings)) < 6 or any(language_of(text) != language for text in wordings):
            yield f"{sample.key} has not six captions in {'Chinese' if language == 'zh' else 'English'}"
