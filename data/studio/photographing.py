"""Photographing the demo shop: one build for all pictures of a colourway, its paint mixed by a trial."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
import yaml
from numpy.typing import NDArray

from data.studio.article import NATURAL, Family, Look, Shot, swatch
from data.studio.calibration import calibrated, hex_of
from data.studio.catalogue import Photograph, Sitting, instructions, photographs
from data.studio.catalogue.titles import INSTRUCTIONS
from data.studio.darkroom import Exposure, Pixels, Stage, save
from data.studio.families import load
from data.studio.work import work_through
from data.vocabulary.colours import delta_e, lab_of

RECORD: Final = "photographs.json"


@dataclass(frozen=True, slots=True)
class Session:
    """The pictures to take of one colourway, or of one instruction where `slug` is given."""

    sitting: Sitting
    pictures: tuple[Photograph, ...] = ()
    slug: str = ""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What to photograph and where to: of one product alone, or all; anew, or only what is missing."""

    folder: Path
    exposure: Exposure
    only: str | None = None
    again: bool = False
    workers: int = 2


def photograph_shop(wishes: Wishes) -> None:
    """Takes the pictures that are missing, and keeps what each shows in `photographs.json`."""
    do = partial(_hold, wishes=wishes)
    for _, taken in work_through(_sessions(wishes), do, workers=wishes.workers, what="sessions"):
        record = wishes.folder / RECORD
        # Read anew, since another call may be photographing another product.
        text = json.dumps(_recorded(wishes.folder) | taken, indent=0, sort_keys=True)
        unfinished = record.with_suffix(".part")
        unfinished.write_text(f"{text}\n", encoding="utf-8")
        unfinished.replace(record)


def look_of(family: Family[Any], photograph: Photograph) -> Look[Any]:
    """The look that a photograph of the shop shows."""
    sitting, finish = photograph.sitting, photograph.finish
    design = family.designs[sitting.design]
    return Look(design, finish.colour, finish.material, sitting.pattern, sitting.accent)


def _recorded(folder: Path) -> dict[str, Any]:
    path = folder / RECORD
    known: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return known


def _sessions(wishes: Wishes) -> list[Session]:
    known = _recorded(wishes.folder)
    by_colourway: dict[tuple[str, str], list[Photograph]] = {}
    for one in photographs(wishes.only):
        taken = one.file in known and (wishes.folder / "photos" / one.file).exists()
        if wishes.again or not taken:
            by_colourway.setdefault((one.sitting.handle, one.finish.name), []).append(one)
    sessions = [Session(pictures[0].sitting, tuple(pictures)) for pictures in by_colourway.values()]
    for sitting, slug in instructions(wishes.only):
        text = wishes.folder / "instructions" / f"{sitting.handle}-{slug}.yaml"
        if wishes.again or not text.exists():
            sessions.append(Session(sitting, slug=slug))
    return sessions


def _hold(session: Session, wishes: Wishes) -> dict[str, Any]:
    family = load(session.sitting.family)
    if session.slug:
        _instruct(family, session, wishes)
        return {}
    look = calibrated(family, look_of(family, session.pictures[0]))
    stage, arrangement = None, ""
    taken = {}
    for one in session.pictures:
        shot = family.shot(look, one.part)
        if stage is None or shot.arrangement != arrangement:
            stage, arrangement = Stage.built(shot), shot.arrangement
        picture = stage.photograph(shot.view, wishes.exposure)
        save(picture, wishes.folder / "photos" / one.file)
        among = swatch(look.colour) if look.mixes_colours else ""
        taken[one.file] = _described(one, stage.main_colour(picture, among))
    return taken


def _described(one: Photograph, shown: NDArray[np.float64] | None) -> dict[str, Any]:
    """What the photograph shows, with its main colour where it can be measured."""
    facts: dict[str, Any] = {"part": one.part.value, "colour": one.finish.colour}
    if one.finish.colour != NATURAL and shown is not None:
        seen, wanted = hex_of(shown), swatch(one.finish.colour)
        facts |= {
            "swatch": wanted,
            "shown": seen,
            "delta_e": round(float(delta_e(lab_of(seen), lab_of(wanted))), 1),
        }
    return facts


def _instruct(family: Family[Any], session: Session, wishes: Wishes) -> None:
    """Renders an instruction's steps; its text is written last, so that it stands for all of them."""
    first = next(photographs(session.sitting.handle))
    look = calibrated(family, look_of(family, first))
    kind, title = INSTRUCTIONS[session.slug]
    folder = wishes.folder / "instructions"
    steps = []
    for number, step in enumerate(family.steps(look, session.slug), 1):
        file = f"{session.sitting.handle}-{session.slug}-{number}.webp"
        save(_single(step.shot, wishes.exposure), folder / file)
        steps.append(
            {
                "picture": file,
                "title": {"en": step.title.en, "zh": step.title.zh},
                "text": {"en": step.sentence.en, "zh": step.sentence.zh},
            }
        )
    text = {
        "product": session.sitting.handle,
        "slug": session.slug,
        "kind": kind,
        "title": {"en": title.en, "zh": title.zh},
        "steps": steps,
    }
    path = folder / f"{session.sitting.handle}-{session.slug}.yaml"
    path.write_text(yaml.safe_dump(text, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _single(shot: Shot, exposure: Exposure) -> Pixels:
    picture: Pixels = np.asarray(Stage.built(shot).photograph(shot.view, exposure))
    return picture
