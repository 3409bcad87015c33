"""What words ask to see, attribute by attribute: by the vocabulary's names, else by meaning.

Names are found exactly, in English and Chinese. A kind of goods that is called otherwise, or in another
language, is taken by its meaning, if that is nearer to a kind that can be drawn than to all others that
shops sell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from random import Random
from typing import Final

import numpy as np
import torch
from torch import Tensor

from data.language import Bilingual
from data.training import Attributes, training_captions
from data.training.part_names import part_names
from data.vocabulary import FAMILIES, MATERIALS, PATTERNS
from data.vocabulary.colours import COLOURS, Colour, colour_names, delta_e, parse_colour
from data.vocabulary.goods import GOODS
from data.vocabulary.parts import Part
from generator.arrays import FloatArray
from generator.networks.concepts import Concepts
from generator.text import embed

NATURAL: Final = "natural"
WHOLE: Final = Part.WHOLE.value
LONGEST_WORDS: Final = 1000
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
# What captions never say, and shoppers do.
_ALSO_CALLED: Final[Mapping[tuple[str, str], str]] = {
    ("family", "tshirt"): "t shirt、tee shirt、t恤衫、t 恤、短袖衫",
    ("family", "jumper"): "knitwear、毛线衣、套头衫、羊毛衫",
    ("family", "hoodie"): "hooded jumper、带帽卫衣、帽衫",
    ("family", "trousers"): "jeans、chinos、slacks、牛仔裤、休闲裤",
    ("family", "shoe"): "sneaker、running shoe、运动鞋、跑鞋、球鞋、皮鞋、帆布鞋",
    ("family", "backpack"): "school bag、daypack、书包",
    ("family", "tote"): "shopping bag、帆布袋、购物袋",
    ("family", "cap"): "鸭舌帽子、棒球帽子",
    ("family", "beanie"): "woolly hat、knit hat、wool hat、bobble hat、毛帽、冷帽",
    ("family", "mug"): "coffee cup、teacup、茶杯、咖啡杯",
    ("family", "bottle"): "flask、thermos、水杯、保温杯、杯壶",
    ("family", "lamp"): "desk lamp、bedside lamp、床头灯",
    ("family", "stool"): "bar stool、板凳、矮凳、吧凳",
    ("family", "shelf"): "bookcase、bookshelf、bookshelves、shelves、书架、层架、搁板",
    ("family", "cushion"): "pillow、靠枕、枕头、坐垫",
    ("material", "denim"): "jeans、牛仔",
    ("material", "wool"): "woollen、woolen、毛料",
    ("material", "porcelain"): "china、陶瓷、瓷器",
    ("material", "stoneware"): "pottery、粗陶、陶",
    ("material", "steel"): "stainless steel、钢",
    ("material", "leather"): "皮",
    ("material", "cotton"): "纯棉、棉布",
    ("pattern", "striped"): "stripes、stripy、条纹的",
    ("pattern", "checked"): "plaid、tartan、chequered、格子",
    ("pattern", "dotted"): "polka dot、spotted、圆点",
    ("pattern", "cabled"): "cable knit、cabled、麻花",
}


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
        self._others = embed([goods for goods in GOODS if "family" not in _named(goods)[0]])

    def read(self, words: str, vector: FloatArray, *, instruction: bool = False) -> Asked:
        """What `words` ask for; `vector` `(512,)` is their sentence embedding.

        Whether a product or an `instruction` is meant is for the asker to say: "hands" are near to "wash by
        hand".
        """
        found, rest = _named(words[:LONGEST_WORDS])
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
        found, _ = _named(words[:LONGEST_WORDS])
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
        found, rest = _named(words[:LONGEST_WORDS])
        vector = embed([words[:LONGEST_WORDS]])[0]
        return self._family(found, words, rest, *self._shares(vector)["family"])

    def colour(self, words: str) -> tuple[str, str]:
        """The colour asked for among those that can be shown, and the wished one if that is another."""
        asked = parse_colour(words[:LONGEST_WORDS])
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
        folded = _fold(words)
        for family in self._families:
            if family not in FAMILIES and _fold(family) in folded:
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


def nearest_named(asked: Asked) -> Colour | None:
    """The colour that is asked for, with its swatch; None for none or for bare wood."""
    return next((colour for colour in COLOURS if colour.name == asked.colour), None)


def _names_of(family: str) -> tuple[str, ...]:
    word = FAMILIES.get(family)
    return (*word.en, *word.zh) if word else (family,)


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _if_sure(share: tuple[str, float]) -> str:
    value, sure = share
    return value if sure >= _SURE_LOOK else ""


def _named(words: str) -> tuple[dict[str, list[str]], str]:
    """The vocabulary's values that stand in `words` by name, in order, and what is left besides colours.

    Of overlapping names the longest counts; of one that is two attributes' (jeans) both.
    """
    folded = _fold(words)
    taken = np.zeros(len(folded), dtype=bool)
    hits: list[tuple[int, str, str]] = []
    for pattern, meanings in _vocabulary():
        for match in pattern.finditer(folded):
            if not taken[match.start() : match.end()].any():
                taken[match.start() : match.end()] = True
                hits += [(match.start(), attribute, value) for attribute, value in meanings]
    found: dict[str, list[str]] = {}
    for _, attribute, value in sorted(hits):
        found.setdefault(attribute, []).append(value)
    rest = "".join(" " if gone else character for character, gone in zip(folded, taken, strict=True))
    return found, " ".join(colour_names().sub(" ", rest).split())


@cache
def _vocabulary() -> tuple[tuple[re.Pattern[str], tuple[tuple[str, str], ...]], ...]:
    """Every name as a pattern, with the attributes and values it means, the longest first."""
    meanings: dict[str, dict[str, str]] = {}

    def add(attribute: str, value: str, names: Sequence[str]) -> None:
        for name in names:
            meanings.setdefault(_fold(name), {}).setdefault(attribute, value)

    for family, word in FAMILIES.items():
        add("family", family, (*word.en, *word.zh))
    for attribute, words in (("material", MATERIALS), ("pattern", PATTERNS)):
        for value, said in words.items():
            add(attribute, value, (said.en, said.zh))
    for (attribute, value), names in _ALSO_CALLED.items():
        add(attribute, value, names.split("、"))
    for family in ("", *FAMILIES):
        for part in Part:
            add("part", part.value, (*part_names(family, part, "en"), *part_names(family, part, "zh")))
    longest_first = sorted(meanings.items(), key=lambda item: -len(item[0]))
    return tuple((_pattern(name), tuple(meant.items())) for name, meant in longest_first)


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(name)}(?:e?s)?\b" if name.isascii() else re.escape(name))
