"""Rendering pictures to learn from: every family in designs nobody sells, from all sides, in any light."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, Final

from PIL import Image

from data.studio.article import Family, Look, Shot
from data.studio.calibration import calibrated
from data.studio.darkroom import Exposure, Stage
from data.studio.families import load
from data.studio.light import Lighting
from data.studio.work import work_through
from data.vocabulary import FAMILIES
from data.vocabulary.parts import Part

# Of each design: two looks, and so many parts of each besides the whole.
PARTS: Final = 4
# How often a second look is drawn before one in the first look's colour will do.
DRAWS: Final = 12
CALIBRATION_ROUNDS: Final = 1


@dataclass(frozen=True, slots=True)
class Sitting:
    """One design of a family before the camera: the shop's own first, then ever new ones."""

    family: str
    number: int

    @property
    def name(self) -> str:
        return f"{self.family}-{self.number:04d}"


@dataclass(frozen=True, slots=True)
class Wishes:
    """How many product pictures of which size, and where to; `seed` makes another set."""

    folder: Path
    count: int
    size_px: int = 128
    samples: int = 6
    workers: int = 2
    seed: int = 0
    families: tuple[str, ...] = tuple(FAMILIES)


@dataclass(frozen=True, slots=True)
class _Picture:
    """One picture to render; those of the same `view` differ in nothing but their look."""

    key: str
    view: str
    look: Look[Any]
    facts: dict[str, Any]


def render(wishes: Wishes) -> None:
    """Renders sittings, family by family in turn, until there are `count` product pictures.

    A sitting's pictures are PNG files beside a JSON file that describes them and is written last, so
    the same call goes on where another one stopped.
    """
    wishes.folder.mkdir(parents=True, exist_ok=True)
    sittings = list(_sittings(wishes))
    missing = [one for one in sittings if not _description(wishes, one).exists()]
    for _ in work_through(missing, partial(_hold, wishes=wishes), workers=wishes.workers, what="designs"):
        pass


def _sittings(wishes: Wishes) -> Iterator[Sitting]:
    planned = number = 0
    while planned < wishes.count:
        for name in wishes.families:
            sitting = Sitting(name, number)
            planned += sum(1 for _ in _photographs(load(name), sitting, wishes.seed))
            yield sitting
        number += 1


def _hold(sitting: Sitting, wishes: Wishes) -> None:
    family = load(sitting.family)
    pictures = [*_photographs(family, sitting, wishes.seed), *_steps(family, sitting, wishes.seed)]
    stage, built, mixed = None, None, {}
    for one in pictures:
        if one.look not in mixed:
            mixed[one.look] = calibrated(family, one.look, CALIBRATION_ROUNDS)
            stage = None
        shot = _shot(family, mixed[one.look], one)
        if stage is None or built != shot.arrangement or one.facts["instruction"]:
            stage, built = Stage.built(shot), shot.arrangement
        rng = Random(f"{wishes.seed}/{one.view}")
        exposure = Exposure(wishes.size_px, wishes.samples, 1, rng.randrange(10**6))
        picture = stage.photograph(shot.view.jittered(rng), exposure, Lighting.varied(rng))
        Image.fromarray(picture).save(wishes.folder / f"{one.key}.png")
    _write(sitting, pictures, wishes)


def _photographs(family: Family[Any], sitting: Sitting, seed: int) -> Iterator[_Picture]:
    """The whole and some parts of a sitting's design, each seen in the same way in both looks."""
    looks = _looks(family, sitting, seed)
    whole, *others = (part for part in family.parts(looks[0]) if part in family.parts(looks[1]))
    rng = Random(f"{seed}/{sitting.name}/parts")
    parts = (whole, *rng.sample(others, min(PARTS, len(others))))
    for letter, look in zip("ab", looks, strict=True):
        for part in parts:
            view = f"{sitting.name}-{part}"
            facts = _facts(family, sitting, look) | {"view": view, "part": part.value, "instruction": None}
            yield _Picture(f"{sitting.name}-{letter}-{part}", view, look, facts)


def _steps(family: Family[Any], sitting: Sitting, seed: int) -> Iterator[_Picture]:
    """The steps of every instruction that the sitting's design has."""
    look, _ = _looks(family, sitting, seed)
    for slug in family.instructions:
        try:
            steps = family.steps(look, slug)
        except KeyError:
            continue
        for number, step in enumerate(steps, 1):
            said = {"slug": slug, "step": number, "en": step.title.en, "zh": step.title.zh}
            facts = _facts(family, sitting, look) | {"view": "", "part": "", "instruction": said}
            key = f"{sitting.name}-{slug}-{number}"
            yield _Picture(key, key, look, facts)


def _looks(family: Family[Any], sitting: Sitting, seed: int) -> tuple[Look[Any], Look[Any]]:
    """Two looks of the sitting's design, in two colours where it comes in more than one."""
    rng = Random(f"{seed}/{sitting.name}")
    shop = list(family.designs.values())
    design: Any = shop[sitting.number] if sitting.number < len(shop) else family.vary(rng)
    one = other = family.finish(design, rng)
    for _ in range(DRAWS):
        if other.colour != one.colour:
            break
        other = family.finish(design, rng)
    return one, other


def _facts(family: Family[Any], sitting: Sitting, look: Look[Any]) -> dict[str, Any]:
    return {
        "design": sitting.name,
        "family": family.name,
        "kind": family.kind(look.design),
        "known": sitting.number < len(family.designs),
        "colour": look.colour,
        "material": look.material,
        "pattern": look.pattern,
    }


def _shot(family: Family[Any], look: Look[Any], picture: _Picture) -> Shot:
    """The picture's shot in the look's mixed paint."""
    said = picture.facts["instruction"]
    shot: Shot = (
        family.steps(look, said["slug"])[said["step"] - 1].shot
        if said
        else family.shot(look, Part(picture.facts["part"]))
    )
    return shot


def _description(wishes: Wishes, sitting: Sitting) -> Path:
    return wishes.folder / f"{sitting.name}.json"


def _write(sitting: Sitting, pictures: list[_Picture], wishes: Wishes) -> None:
    path = _description(wishes, sitting)
    unfinished = path.with_suffix(".part")
    facts = {one.key: one.facts for one in pictures}
    unfinished.write_text(json.dumps(facts, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    unfinished.replace(path)
