"""Small training sets, drawn by arithmetic: ellipses with bands, in pairs of two colours."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from random import Random

from PIL import Image

from data.training import Attributes, Sample, Split, training_captions, write_shards
from tests.generator.product_pictures import draw_product

COLOURS = ("red", "blue", "green", "yellow", "black", "white")
FAMILIES = ("mug", "cushion")
VALUES = {"family": ["", *FAMILIES], "colour": ["", *COLOURS]}


def small_samples(designs: int, size: int, split: Split) -> Iterator[Sample]:
    """Two pictures a design: the same view in two colours."""
    for number in range(designs):
        family = FAMILIES[number % len(FAMILIES)]
        for look in range(2):
            colour = COLOURS[(number + look + 1) % len(COLOURS)]
            attributes = Attributes(family, "whole", colour, "cotton", "plain")
            drawn = draw_product(body=colour, trim="camel", size=max(size, 64))
            file = BytesIO()
            Image.fromarray(drawn.pixels).resize((size, size)).save(file, "JPEG", quality=90)
            name = f"{split.value}-{number:03d}"
            yield Sample(
                key=f"{name}-{look}",
                split=split,
                design=name,
                attributes=attributes,
                captions=training_captions(attributes, Random(number)),
                jpeg=file.getvalue(),
                view=f"{name}/front",
            )


def write_small_set(folder: Path, designs: int = 12, size: int = 32) -> Path:
    """Shards of `designs` designs to train with and a few to calibrate and to test with."""
    samples = [
        *small_samples(designs, size, Split.TRAIN),
        *small_samples(8, size, Split.VALIDATION),
        *small_samples(4, size, Split.TEST),
    ]
    write_shards(samples, folder)
    return folder
