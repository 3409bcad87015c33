"""The same pictures in ever other styles, to learn from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from data.language import Bilingual
from data.studio.pictograms.drawing import draw
from data.studio.pictograms.kinds import KINDS, varied_style
from data.studio.pictograms.scenes import SCENES
from data.studio.pictograms.style import Style
from data.training.near_duplicates import NEAR, SIDE, near_duplicates
from data.vocabulary.care import CARE
from data.vocabulary.measuring import MEASUREMENTS

TRAINING_PX: Final = 128
DESCRIPTION: Final = "pictograms.json"
TITLES: Final[dict[str, Bilingual]] = {
    **{f"care-{code}": rule.title for code, rule in CARE.items()},
    **{f"measure-{name}": measure.title for name, measure in MEASUREMENTS.items()},
}
# A picture goes to training as JPEG, which moves its thumbnail a little.
_APART: Final = 1.15 * NEAR


def training_pictures(count: int, seed: int) -> Iterator[tuple[str, Image.Image, dict[str, Any]]]:
    """`count` pictures as key, picture of `TRAINING_PX` squared and facts; all codes equally often.

    Every kind of style draws every code, and no two pictures are near duplicates.
    """
    codes, kinds = list(SCENES), list(KINDS)
    seen = np.empty((count, SIDE * SIDE * 3), dtype=np.float32)
    for number in range(count):
        turn, place = divmod(number, len(codes))
        code, kind = codes[place], kinds[turn % len(kinds)]
        key = f"{code}-style-{turn}"
        picture, style, seen[number] = _unlike(code, kind, Random(f"{seed}/{key}"), seen[:number])
        yield key, picture, _facts(code, key, style)


def write_training_pictures(folder: Path, count: int, seed: int) -> None:
    """Writes `training_pictures` to `folder` as PNG, then what they are as JSON; again only if unfinished."""
    folder.mkdir(parents=True, exist_ok=True)
    description = folder / DESCRIPTION
    if description.exists() and len(json.loads(description.read_text(encoding="utf-8"))) == count:
        return
    facts = {}
    for key, picture, facts[key] in training_pictures(count, seed):
        picture.save(folder / f"{key}.png")
    unfinished = description.with_suffix(".part")
    unfinished.write_text(json.dumps(facts, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    unfinished.replace(description)


def _unlike(
    code: str, kind: str, rng: Random, seen: NDArray[np.float32]
) -> tuple[Image.Image, Style, NDArray[np.float32]]:
    """The code in the first style of the kind that makes it unlike all pictures seen."""
    while True:
        style = varied_style(rng, kind)
        picture = draw(code, style, TRAINING_PX)
        flat = _thumbnail(picture)
        if not near_duplicates(flat[None], seen, _APART)[0]:
            return picture, style, flat


def _thumbnail(picture: Image.Image) -> NDArray[np.float32]:
    return np.asarray(picture.resize((SIDE, SIDE), Image.Resampling.BOX), dtype=np.float32).ravel()


def _facts(code: str, design: str, style: Style) -> dict[str, Any]:
    title = TITLES[code]
    return {
        "design": design,
        "family": "",
        "kind": style.kind,
        "known": False,
        "part": "",
        "colour": "",
        "material": "",
        "pattern": "",
        "instruction": {"slug": code, "step": 1, "en": title.en, "zh": title.zh},
    }
