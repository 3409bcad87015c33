"""What words ask to see, attribute by attribute: by the vocabulary's names, else by meaning.

Names are found exactly, in English and Chinese. A kind of goods that is called otherwise, or in another
language, is taken by its meaning, if that is nearer to a kind that can be drawn than to all others that
shops sell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from random import Random
from typing import Final

import numpy as np
import torch
from torch import Tensor

from data.language import Bilingual
from data.training import Attributes, training_captions
from data.vocabulary import FAMILIES
from data.vocabulary.colours import COLOURS, delta_e, parse_colour
from data.vocabulary.goods import GOODS
from data.vocabulary.naming import fold_name, named_values
from data.vocabulary.parts import Part
from generator.arrays import FloatArray
from generator.networks.concepts import Concepts
from generator.requests.wording import LONGEST
from generator.text import embed

NATURAL: Final = "natural"
WHOLE: Final = Part.WHOLE.value
# What is drawn for colours that no training picture has; for others, the nearest within this ΔE2000.
_DRAWN_AS: Final[Mapping[str, str]] = {
    "green": "forest green",
    "emerald": "forest green",
    "purple": "plum",
    "fuchsia": "pink",
    "apricot": "beige",
    "ice blue": "sky blue",
}
_FARTHEST_COLOUR: Final = 22.0
# Cosine of the Universal Sentence Encoder of a request with the names of a kind of goods.
_NEAR_KIND: Final = 0.35
# Shares of the sentence that `Concepts` must give to a value.
_SURE_INSTRUCTION: Final = 0.7
_SURE_PART: Final = 0.6
_SURE_KIND: Final = 0.5
_SURE_LOOK: Final = 0.8


@dataclass(frozen=True, slots=True)
class Asked:
    """The values asked for, by the words of `data.vocabulary`; "" where the request leaves one open.

    `wished_colour` is the colour's own name where the nearest that can be shown has another.
    """

    family: str = ""
    part: str = ""
    colour: str = ""
    material: str = ""
    pattern: str = ""
    instruction: str = ""
    wished_colour: str = ""

    @property
    def says_what(self) -> bool:
        """Whether it is known what to draw at all."""
        return bool(self.family or self.instruction)

    def caption(self) -> str:
        """The request in the terse English of training captions."""
        attributes = Attributes(
            self.family, self.part, self.colour, self.material, self.pattern, Bilingual(self.instruction)
        )
        return training_captions(attributes, Random(0))["en"][0]  # noqa: S311 - the first has no chance in it

    def as_object(self) -> dict[str, str]:
        """The attributes that are known, by name."""
        return {name: value for name, value in asdict(self).items() if value}


class RequestReader:
    """Reads requests for a network's values of each attribute (see `Concepts`)."""

    def __init__(self, concepts: Concepts) -> None:
        self._concepts = concepts
        self._values: Mapping[str, Sequence[str]] = concepts.values
        self._families = [family for family in self._values["family"] if family]
        names = [name for family in self._families for name in _names_of(family)]
        self._owners = [family for family in self._families for _ in _names_of(family)]
        self._names = embed(names) if names else np.empty((0, 512), dtype=np.float32)
        self._others = embed([goods for goods in GOODS if "family" not in named_values(goods)[0]])

    def read(self, words: str, vector: FloatArray, *, instruction: bool = False) -> Asked:
        """What `words` ask for; `vector` `(512,)` is their sentence embedding.

        Whether a product or an `instruction` is meant is for the asker to say: "hands" are near to "wash by
        hand".
        """
        found, rest = named_values(words[:LONGEST])
        shares = self._shares(vector)
        family = self._family(found, words, rest, *shares["family"])
        if instruction:
            step, sure = shares["instruction"]
            return Asked(family=family, instruction=step) if step and sure >= _SURE_INSTRUCTION else Asked()
        colour, wished = self.colour(words)
        # Of a kind that no name of ours was said for, in another language, the rest is not named either.
        by_meaning = bool(family) and family not in found.get("family", ())
        return Asked(
            family=family,
            part=self._part(found, *shares["part"]),
            colour=colour or (_if_sure(shares["colour"]) if by_meaning and not wished else ""),
            material=self._known("material", found) or (_if_sure(shares["material"]) if by_meaning else ""),
            pattern=self._known("pattern", found),
            wished_colour=wished,
        )

    def look(self, words: str, vector: FloatArray) -> Asked:
        """The colour, material and pattern that `words` ask for in a product that is there already."""
        found, _ = named_values(words[:LONGEST])
        shares = self._shares(vector)
        colour, wished = self.colour(words)
        return Asked(
            colour=colour or ("" if wished else _if_sure(shares["colour"])),
            material=self._known("material", found),
            pattern=self._known("pattern", found),
            wished_colour=wished,
        )

    def family_called(self, words: str) -> str:
        """The kind of goods that a product's title or category names, "" for none of those known."""
        found, rest = named_values(words[:LONGEST])
        vector = embed([words[:LONGEST]])[0]
        return self._family(found, words, rest, *self._shares(vector)["family"])

    def colour(self, words: str) -> tuple[str, str]:
        """The colour asked for among those that can be shown, and the wished one if that is another."""
        asked = parse_colour(fold_name(words[:LONGEST]))
        if asked is None:
            return "", ""
        if asked.name in self._values["colour"]:
            return asked.name, ""
        if _DRAWN_AS.get(asked.name) in self._values["colour"]:
            return _DRAWN_AS[asked.name], asked.name
        shown = [colour for colour in COLOURS if colour.name in self._values["colour"]]
        distances = [float(delta_e(colour.lab, asked.lab)) for colour in shown]
        if not shown or min(distances) > _FARTHEST_COLOUR:
            return "", asked.name
        return shown[int(np.argmin(distances))].name, asked.name

    def _shares(self, vector: FloatArray) -> dict[str, tuple[str, float]]:
        with torch.inference_mode():
            logits = self._concepts.logits(torch.from_numpy(np.asarray(vector, dtype=np.float32))[None])
        best = {}
        for (name, values), row in zip(self._values.items(), logits, strict=True):
            share, place = row.softmax(dim=1)[0].max(dim=0)
            best[name] = (values[int(place)], float(share))
        return best

    def _family(
        self, found: Mapping[str, Sequence[str]], words: str, rest: str, likely: str, sure: float
    ) -> str:
        for family in found.get("family", ()):
            if family in self._families:
                return family
        folded = fold_name(words)
        for family in self._families:
            if family not in FAMILIES and fold_name(family) in folded:
                return family
        if not len(self._names) or not rest.strip():
            return ""
        # Without the words for colour and material: "leather gloves" are nearer to bags than to gloves.
        vector = embed([rest])[0]
        near = self._names @ vector
        best = int(near.argmax())
        elsewhere = float((self._others @ vector).max(initial=-1.0)) if len(self._others) else -1.0
        is_drawn = near[best] >= max(_NEAR_KIND, elsewhere) and likely and sure >= _SURE_KIND
        return self._owners[best] if is_drawn and self._owners[best] == likely else ""

    def _part(self, found: Mapping[str, Sequence[str]], likely: str, sure: float) -> str:
        named = found.get("part", ())
        if named and likely in named and sure >= _SURE_PART:
            return likely
        return WHOLE

    def _known(self, attribute: str, found: Mapping[str, Sequence[str]]) -> str:
        return next((v for v in found.get(attribute, ()) if v in self._values[attribute]), "")


def labels_of(asked: Asked, values: Mapping[str, Sequence[str]], attributes: Sequence[str]) -> Tensor:
    """`asked` as places `(1, attributes)` in `values`; 0 for what is left open or not among them."""
    places = []
    for name in attributes:
        known, value = values.get(name, ()), getattr(asked, name)
        places.append(known.index(value) if value in known else 0)
    return torch.tensor([places])


def _names_of(family: str) -> tuple[str, ...]:
    word = FAMILIES.get(family)
    return (*word.en, *word.zh) if word else (family,)


def _if_sure(share: tuple[str, float]) -> str:
    value, sure = share
    return value if sure >= _SURE_LOOK else ""
