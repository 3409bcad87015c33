"""A photograph as a catalogue has it, before it is understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from data.language import Bilingual
from data.training import Split


class PreparingError(Exception):
    """A catalogue that no training set can be made of, in one sentence."""


@dataclass(frozen=True, slots=True)
class Photograph:
    """A picture file and what the catalogue says of it.

    `product` names the article, whose photographs all go to one split; `part` is a `Part` value or empty.
    `options` are the values of the variant shown ("Navy", "Wool"). `split` is one that the catalogue has
    decided already. Photographs of a product in one `pose` differ in its colour or material alone.
    """

    file: Path
    product: str
    title: Bilingual
    description: Bilingual = field(default_factory=Bilingual)
    category: Bilingual = field(default_factory=Bilingual)
    options: tuple[str, ...] = ()
    part: str = ""
    split: Split | None = None
    pose: str = ""
