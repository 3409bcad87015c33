"""One captioned picture and what is known of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from data.language import Bilingual


class Split(StrEnum):
    """What a picture is for."""

    TRAIN = "train"
    VALIDATION = "validation"
    TEST = "test"


@dataclass(frozen=True, slots=True)
class Attributes:
    """What a picture shows, in words of `data.vocabulary`; empty where it does not apply or is not known.

    A kind of product that the vocabulary does not have goes by the shop's own word. `instruction` is
    what a step of an instruction or a care symbol says, empty for a product photograph.
    """

    family: str = ""
    part: str = ""
    colour: str = ""
    material: str = ""
    pattern: str = ""
    instruction: Bilingual = field(default_factory=Bilingual)


@dataclass(frozen=True, slots=True)
class Sample:
    """A picture as JPEG bytes with its attributes and captions.

    `key` is unique in its set and has neither dots nor slashes; `design` names the article's shape, and
    samples of one design are always in the same split. Samples of one `view`, where it is given, show the
    same design from the same place in the same light and differ in colour, material or pattern alone, so
    that they are true pictures of an edit. `captions` holds wordings by language.
    """

    key: str
    split: Split
    design: str
    attributes: Attributes
    captions: dict[str, tuple[str, ...]]
    jpeg: bytes
    view: str = ""

    def description(self) -> dict[str, Any]:
        """Everything but the picture, as what its JSON file holds."""
        attributes = asdict(self.attributes)
        attributes["instruction"] = (
            {"en": self.attributes.instruction.en, "zh": self.attributes.instruction.zh}
            if self.attributes.instruction.en
            else None
        )
        return {
            "split": self.split.value,
            "design": self.design,
            "view": self.view,
            **attributes,
            "captions": {language: list(wordings) for language, wordings in self.captions.items()},
        }

    @staticmethod
    def described(key: str, description: dict[str, Any], jpeg: bytes) -> Sample:
        """The sample of which `description` was written; KeyError or ValueError where that is not one."""
        instruction = description["instruction"] or {}
        names = ("family", "part", "colour", "material", "pattern")
        return Sample(
            key=key,
            split=Split(description["split"]),
            design=description["design"],
            attributes=Attributes(
                **{name: description[name] for name in names}, instruction=Bilingual(**instruction)
            ),
            captions={language: tuple(texts) for language, texts in description["captions"].items()},
            jpeg=jpeg,
            view=description.get("view", ""),
        )
