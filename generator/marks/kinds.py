"""What a made picture is, and what its marks say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, Literal

Language = Literal["en", "zh"]


class DigitalSourceType(StrEnum):
    """Terms of IPTC's Digital Source Type vocabulary that are true of pictures made here."""

    TRAINED_ALGORITHMIC_MEDIA = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA = (
        "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"
    )
    ALGORITHMICALLY_ENHANCED = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicallyEnhanced"
    ALGORITHMIC_MEDIA = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"

    @property
    def by_network(self) -> bool:
        """Whether a trained network had a hand in it."""
        return self in (
            DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA,
            DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA,
        )


@dataclass(frozen=True, slots=True)
class Label:
    """What a label says in English and Chinese.

    GB 45438-2025, 5.2, asks of the Chinese for "AI" or "人工智能" together with "生成" or "合成".
    """

    en: str
    zh: str

    def say(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en

    @property
    def names_ai(self) -> bool:
        """Whether the label says that the picture comes from artificial intelligence."""
        return "AI" in self.en


_ENHANCED: Final = Label("AI-enhanced", "AI 合成增强")
_PREVIEW: Final = Label("AI preview", "AI 合成预览")
_ILLUSTRATION: Final = Label("AI illustration", "AI 生成插图")
_RENDER: Final = Label("3D preview", "3D 预览")


class Kind(StrEnum):
    """The `source` of a picture in a message, of those sources that are made."""

    ENHANCED = "enhanced"
    EDITED = "edited"
    GENERATED = "generated"
    INSTRUCTION = "instruction"
    TRYON = "tryon"

    @property
    def label(self) -> Label:
        return _LABELS[self]

    @property
    def from_photograph(self) -> bool:
        """Whether such a picture is a changed photograph; otherwise it begins with nothing."""
        return self in (Kind.ENHANCED, Kind.EDITED)


_LABELS: Final[Mapping[Kind, Label]] = {
    Kind.ENHANCED: _ENHANCED,
    Kind.EDITED: _PREVIEW,
    Kind.GENERATED: _ILLUSTRATION,
    Kind.INSTRUCTION: _ILLUSTRATION,
    Kind.TRYON: _RENDER,
}
_SOURCE_TYPES: Final[Mapping[Kind, DigitalSourceType]] = {
    Kind.ENHANCED: DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA,
    Kind.EDITED: DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA,
    Kind.GENERATED: DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA,
    Kind.INSTRUCTION: DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA,
    Kind.TRYON: DigitalSourceType.ALGORITHMIC_MEDIA,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """What the marks of one picture say; the words it was asked for with are deliberately not among it.

    Attributes:
        kind: which made picture it is; decides the label.
        language: of the label.
        model: what made it, as in the message's `made_by`.
        seed: what chance began with; None where chance played no part.
        made_from: the file of the photograph that was changed; None for pictures that begin with nothing.
        source_type: IPTC's term; None means the one that is usual for `kind`, by a trained network.

    Raises:
        ValueError: an enhanced or edited picture without its photograph, or another one with.
    """

    kind: Kind
    language: Language
    model: str
    seed: int | None = None
    made_from: bytes | None = field(default=None, repr=False)
    source_type: DigitalSourceType | None = None

    def __post_init__(self) -> None:
        if self.kind.from_photograph and self.made_from is None:
            raise ValueError(f"a picture marked {self.kind} was made from a photograph: give its file")
        if not self.kind.from_photograph and self.made_from is not None:
            raise ValueError(f"a picture marked {self.kind} is not made from a photograph")

    @property
    def label(self) -> Label:
        return self.kind.label

    @property
    def digital_source_type(self) -> DigitalSourceType:
        return self.source_type or _SOURCE_TYPES[self.kind]
