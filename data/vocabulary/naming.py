"""The vocabulary's words in what people write: which values are named, in English and Chinese."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from data.vocabulary import FAMILIES, MATERIALS, PATTERNS
from data.vocabulary.colours import colour_names
from data.vocabulary.part_names import part_names
from data.vocabulary.parts import Part

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
    ("material", "denim"): "jeans、牛仔、牛仔裤",
    ("material", "wool"): "woollen、woolen、毛料",
    ("material", "porcelain"): "china、陶瓷、瓷器",
    ("material", "stoneware"): "pottery、粗陶、陶",
    ("material", "steel"): "stainless steel、钢",
    ("material", "leather"): "皮",
    ("material", "velvet"): "velour、丝绒、绒布",
    ("material", "suede"): "nubuck、麂皮、翻毛皮",
    ("material", "fleece"): "polar fleece、摇粒绒",
    ("material", "corduroy"): "条绒",
    ("material", "cotton"): "纯棉、棉布",
    ("pattern", "striped"): "stripes、stripy、条纹的",
    ("pattern", "checked"): "plaid、tartan、chequered、格子",
    ("pattern", "dotted"): "polka dot、spotted、圆点",
    ("pattern", "cabled"): "cable knit、cabled、麻花",
}


def fold_name(text: str) -> str:
    """`text` in lower case, full-width forms made plain."""
    return unicodedata.normalize("NFKC", text).casefold()


def named_values(words: str) -> tuple[dict[str, list[str]], str]:
    """The vocabulary's values that stand in `words` by name, in order, and what is left besides colours.

    Of overlapping names the longest counts; of one that is two attributes' (jeans) both.
    """
    folded = fold_name(words)
    taken = bytearray(len(folded))
    hits: list[tuple[int, str, str]] = []
    for pattern, meanings in _vocabulary():
        for match in pattern.finditer(folded):
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = b"\1" * len(match.group())
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
            meanings.setdefault(fold_name(name), {}).setdefault(attribute, value)

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
