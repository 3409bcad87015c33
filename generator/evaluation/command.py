"""One call of `vitrine generator evaluate`."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from rich.console import Console

from data.language import LANGUAGES
from data.training import Split, read_shards
from generator.checkpoints import SHIPPED, shipped
from generator.evaluation.checker import (
    calibrate,
    requests_for_drawing,
    requests_for_editing,
    requests_for_zooming,
)
from generator.evaluation.report import Subjects, measure, print_table
from generator.networks import Checker, Edit, Imagine, Judge, Zoom
from generator.training.errors import UnfitDataError
from generator.training.pictures import Names, load

MEASURED: Final = ("imagine", "zoom", "edit", "checker")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to measure, as the command line says it; see `Subjects`."""

    shards: Path
    kept_in: Path
    only: tuple[str, ...] = MEASURED
    judge: str = SHIPPED
    imagine: Mapping[str, str] = field(default_factory=dict)
    photographs: Path | None = None
    zoom: str = SHIPPED
    pairs: Mapping[str, Path] = field(default_factory=dict)
    edit: str = SHIPPED
    checker: str = SHIPPED


def evaluate_networks(
    wanted: Wanted,
    *,
    json_out: Path | None = None,
    picture: Path | None = None,
    table: Console | None = None,
) -> dict[str, Any]:
    """Measures, prints the table to `table` and writes what there is to write; gives the figures."""
    unknown = set(wanted.only) - set(MEASURED)
    if unknown:
        raise UnfitDataError(f"There is nothing to measure called {', '.join(sorted(unknown))}.")
    generators = {"shipped": SHIPPED} if not wanted.imagine else wanted.imagine
    report = measure(
        Subjects(
            shards=wanted.shards,
            kept_in=wanted.kept_in,
            judge=_folder(wanted.judge, "judge"),
            generators={name: _folder(source, "imagine") for name, source in generators.items()}
            if "imagine" in wanted.only
            else {},
            photographs=wanted.photographs,
            zoom=_folder(wanted.zoom, "zoom") if "zoom" in wanted.only else None,
            pairs=wanted.pairs,
            edit=_folder(wanted.edit, "edit") if "edit" in wanted.only else None,
            checker=_folder(wanted.checker, "checker") if "checker" in wanted.only else None,
        ),
        _tell,
    )
    if json_out:
        json_out.write_text(f"{json.dumps(report.figures, ensure_ascii=False, indent=1)}\n", "utf-8")
    if picture and report.picture is not None:
        report.picture.save(picture)
    if table:
        print_table(report.figures, table)
    return report.figures


def _tell(subject: str) -> None:
    sys.stderr.write(f"measuring {subject}\n")


def calibrate_checker(
    shards: Path,
    kept_in: Path,
    *,
    checker: str,
    judge: str,
    imagine: str,
    edit: str,
    zoom: str,
    photographs: Path | None,
) -> dict[str, Any]:
    """Calibrates a checker and writes it; gives what its thresholds do there.

    On the validation split; enlarged pieces on the large photographs that are for training, for the others
    are few. Without any, these have the threshold of true photographs.

    """
    folder = _folder(checker, "checker")
    network = Checker.load(folder)
    data = load(shards, Split.VALIDATION, kept_in, names=Names(dict(network.values)))
    sources = {
        "generated": requests_for_drawing(Imagine.load(_folder(imagine, "imagine")), seed=4),
        "edited": requests_for_editing(Edit.load(_folder(edit, "edit")), LANGUAGES),
    }
    if photographs is not None:
        large = list(read_shards(photographs, Split.TRAIN))
        sources["enhanced"] = requests_for_zooming(Zoom.load(_folder(zoom, "zoom")), large)
    facts = calibrate(network, Judge.load(_folder(judge, "judge")), data, sources)
    network.save(folder)
    return facts


def _folder(source: str, head: str) -> Path:
    return shipped(head) if source == SHIPPED else Path(source)
