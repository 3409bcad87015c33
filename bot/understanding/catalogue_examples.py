"""The shop's own goods, by name, in sentences of every intent that speaks of goods.

A name that the training data has in one kind of sentence alone speaks for that kind: comparisons name goods
in full, so that "the elbow of the Crane desk lamp" was taken for one. Here every intent names the shop's.
"""

from __future__ import annotations

import itertools
import random
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import yaml

from data.language import HAN, LANGUAGES, Language

# Of each intent and language, so many sentences at most; an intent that has fewer speaks of other things.
MOST_EXAMPLES: Final = 100
FEWEST_EXAMPLES: Final = 20

_SHARE_WITH_ARTICLE: Final = 0.5

_HAN: Final = re.compile(f"[{HAN}]")
# What Rasa's own marks are not taken for.
_IS_PLAIN: Final = re.compile(r"[^\[\](){}\n]+")
_PRODUCT: Final = re.compile(r"(?P<the>\bthe )?\[[^\]]+\]\(product\)", re.IGNORECASE)
# Several of a kind, or one among others, which no name of one product stands for.
_OTHERS: Final = re.compile(
    r"\b(?:two|three|both|these|those|all|any|some|other|a|an)\s(?:\w+\s)?\[[^\]]+\]\(product\)|s\]\(product\)",
    re.IGNORECASE,
)

Examples = Mapping[str, Sequence[str]]


def read_examples(folder: Path) -> dict[str, list[str]]:
    """The sentences of each intent, entities marked as `[text](entity)`, from all Rasa files in `folder`."""
    examples = defaultdict[str, list[str]](list)
    for path in sorted(folder.rglob("*.yml")):
        for item in yaml.safe_load(path.read_text("utf-8")).get("nlu", ()):
            if "intent" in item:
                lines = str(item["examples"]).splitlines()
                examples[item["intent"]] += [line.removeprefix("- ").strip() for line in lines]
    return dict(examples)


def named_examples(examples: Examples, titles: Mapping[Language, Sequence[str]]) -> dict[str, list[str]]:
    """By intent, sentences of `examples` with `titles` of the shop in place of what they name.

    The same examples and titles always give the same sentences.
    """
    made = defaultdict[str, list[str]](list)
    for intent, texts in sorted(examples.items()):
        for language in LANGUAGES:
            chance = random.Random(f"{intent} {language}")  # noqa: S311 - chance, not secrecy
            fitting = [text for text in texts if _language_of(text) == language and _fits(text)]
            names = sorted({title for title in titles.get(language, ()) if _IS_PLAIN.fullmatch(title)})
            if len(fitting) >= FEWEST_EXAMPLES and names:
                chosen = chance.sample(fitting, min(MOST_EXAMPLES, len(fitting)))
                made[intent] += [_named(text, names, chance) for text in chosen]
    return dict(made)


def _language_of(text: str) -> Language:
    return "zh" if _HAN.search(text) else "en"


def _fits(text: str) -> bool:
    return bool(_PRODUCT.search(text)) and not _OTHERS.search(text)


def _named(text: str, names: Sequence[str], chance: random.Random) -> str:
    def name(match: re.Match[str]) -> str:
        the = match["the"] if match["the"] and chance.random() < _SHARE_WITH_ARTICLE else ""
        return f"{the}[{next(others)}](product)"

    others = itertools.cycle(chance.sample(names, len(names)))
    return _PRODUCT.sub(name, text)
