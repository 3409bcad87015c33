"""Everything that is measured of the networks, as one object, one table and one picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import torch
from PIL import Image
from rich.console import Console
from rich.table import Table

from data.language import LANGUAGES
from data.training import Split, read_shards
from generator.evaluation.checker import (
    Makes,
    measure_checker,
    requests_for_drawing,
    requests_for_editing,
    requests_for_zooming,
)
from generator.evaluation.edit import EDIT_HEADINGS, edit_rows, edit_scores, pairs_of
from generator.evaluation.imagine import CHANCE, HEADINGS, ImagineEvaluation, ImagineScores, share_cells
from generator.evaluation.sheets import Row, sheet, stacked
from generator.evaluation.zoom import ZOOM_HEADINGS, zoom_rows, zoom_scores
from generator.making import pixels
from generator.networks import Checker, CheckpointError, Edit, Imagine, Judge, TutorialGenerator, Zoom
from generator.training.errors import UnfitDataError
from generator.training.pictures import Names, load

CEILING: Final = "true pictures"
_SHOWN: Final = 10
_ZOOM_SIDE: Final = 256


@dataclass(frozen=True, slots=True)
class Subjects:
    """What is to be measured, on what.

    Attributes:
        shards: of product pictures; their test split is drawn, their training split compared with.
        photographs: shards of large photographs for `zoom`, or None to leave it out.
        pairs: further shards with pairs for `edit`, by name.
        generators: checkpoints of `imagine`, by name.
        judge, zoom, edit, checker: checkpoints; None leaves one out.
    """

    shards: Path
    kept_in: Path
    judge: Path | None = None
    generators: Mapping[str, Path] = field(default_factory=dict)
    photographs: Path | None = None
    zoom: Path | None = None
    pairs: Mapping[str, Path] = field(default_factory=dict)
    edit: Path | None = None
    checker: Path | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured: `figures` for JSON and the table, `picture` of what was made, if anything was."""

    figures: dict[str, Any]
    picture: Image.Image | None


def measure(subjects: Subjects, on_progress: Callable[[str], None] = lambda _: None) -> Report:
    """Measures every subject.

    Raises:
        CheckpointError, UnfitDataError: something named is not there or does not fit.
    """
    figures: dict[str, Any] = {}
    sheets: list[Image.Image] = []
    if subjects.generators:
        figures["imagine"], drawn = _imagine(subjects, on_progress)
        sheets.append(sheet(drawn))
    if subjects.zoom and subjects.photographs:
        on_progress("zoom")
        photographs = load(subjects.photographs, Split.TEST, subjects.kept_in)
        zoom = Zoom.load(subjects.zoom)
        scores = zoom_scores(zoom, photographs)
        sheets.append(sheet(zoom_rows(zoom, photographs, _SHOWN), ZOOM_HEADINGS, side=_ZOOM_SIDE))
        figures["zoom"] = {
            "photographs": len(photographs),
            "scores": {name: score.as_object() for name, score in scores.items()},
        }
    if subjects.edit:
        figures["edit"] = {}
        network = Edit.load(subjects.edit)
        for name, folder in {"studio": subjects.shards, **subjects.pairs}.items():
            on_progress(f"edit on {name}")
            pairs = pairs_of(load(folder, Split.TEST, subjects.kept_in))
            found = edit_scores(network, pairs)
            figures["edit"][name] = {way: score.as_object() for way, score in found.items()}
            sheets.append(
                sheet(edit_rows(network, pairs[:: max(1, len(pairs) // _SHOWN)][:_SHOWN]), EDIT_HEADINGS)
            )
    if subjects.checker:
        on_progress("checker")
        figures["checker"] = _checker(subjects)
    return Report(figures, stacked(sheets) if sheets else None)


def load_generator(folder: Path) -> Imagine | TutorialGenerator:
    """A generator of either kind."""
    try:
        return Imagine.load(folder)
    except CheckpointError as error:
        try:
            return TutorialGenerator.load(folder)
        except CheckpointError:
            raise error from None


def print_table(figures: Mapping[str, Any], console: Console) -> None:
    """The figures as tables for people."""
    if "imagine" in figures:
        _print_imagine(figures["imagine"], console)
    if "zoom" in figures:
        found = figures["zoom"]
        table = Table(title=f"zoom, {found['photographs']} held-out photographs, 128 → 512 pixels")
        for heading in ("", "PSNR (dB)", "SSIM", "Lite2 difference", "colour drift (ΔE2000)"):
            table.add_column(heading, justify="right" if heading else "left")
        for name, score in found["scores"].items():
            table.add_row(
                name,
                f"{score['psnr']:.2f}",
                f"{score['ssim']:.4f}",
                f"{score['features']:.4f}",
                f"{score['colour']:.2f}",
            )
        console.print(table)
    for name, found in figures.get("edit", {}).items():
        pairs = next(iter(found.values()))["pairs"]
        table = Table(title=f"edit, {pairs} true pairs, {name}")
        for heading in ("", "ΔE2000 inside, to the truth", "ΔE2000 outside, to the original"):
            table.add_column(heading, justify="right" if heading else "left")
        for way, score in found.items():
            table.add_row(way, f"{score['inside']:.2f}", f"{score['outside']:.2f}")
        console.print(table)
    if "checker" in figures:
        _print_checker(figures["checker"], console)


def _print_checker(found: Mapping[str, Any], console: Console) -> None:
    table = Table(
        title=f"checker, {found['pictures']} test pictures, "
        f"average precision {found['average_precision']:.3f}, off by {found['calibration_error']:.3f}"
    )
    for heading in ("pictures", "threshold", "wrong as made", "wrong among the sent", "requests refused"):
        table.add_column(heading, justify="left" if heading == "pictures" else "right")
    for source, trial in found["sources"].items():
        shares = (f"{trial[key]:.1%}" for key in ("wrong_made", "wrong_sent", "refused"))
        table.add_row(source, f"{trial['threshold']:.2f}", *shares)
    console.print(table)
    table = Table(title="a photograph to its product, by the checker's embeddings")
    for heading in ("photographs", "queries", "products", "recall at 1", "recall at 5", "chance at 1"):
        table.add_column(heading, justify="left" if heading == "photographs" else "right")
    for name, score in found["search"].items():
        shares = (f"{score[key]:.1%}" for key in ("recall_1", "recall_5", "chance_1"))
        table.add_row(name, str(score["queries"]), str(score["products"]), *shares)
    console.print(table)


def _imagine(subjects: Subjects, on_progress: Callable[[str], None]) -> tuple[dict[str, Any], list[Row]]:
    if subjects.judge is None:
        raise UnfitDataError("Generators are scored by a judge; train one or name its checkpoint.")
    judge = Judge.load(subjects.judge)
    names = Names(dict(judge.values))
    test = load(subjects.shards, Split.TEST, subjects.kept_in, names=names)
    train = load(subjects.shards, Split.TRAIN, subjects.kept_in, names=names)
    on_progress("true pictures")
    evaluation = ImagineEvaluation(test, train, judge)
    scores: dict[str, ImagineScores] = {CEILING: evaluation.ceiling()}
    rows = torch.arange(0, len(test), max(1, len(test) // _SHOWN))[:_SHOWN]
    drawn: list[Row] = [(CEILING, pixels(test.batch(rows)))]
    for name, folder in subjects.generators.items():
        on_progress(f"imagine: {name}")
        generator = load_generator(folder)
        scores[name] = evaluation.scores(generator)
        for language in LANGUAGES:
            noise = torch.randn(len(rows), generator.latent, generator=torch.Generator().manual_seed(3))
            with torch.no_grad():
                made = generator(evaluation.text(language)[rows], noise)
            drawn.append((f"{name}, {language}", pixels(made)))
    figures = {
        "pictures": len(test),
        "chance": CHANCE,
        "counts": scores[CEILING].read["en"].counts,
        "scores": {name: score.as_object() for name, score in scores.items()},
    }
    return figures, drawn


def _checker(subjects: Subjects) -> dict[str, Any]:
    checker = Checker.load(subjects.checker or "")
    if not checker.calibration:
        raise UnfitDataError("The checker is not calibrated; run `vitrine generator calibrate` first.")
    judge = Judge.load(subjects.judge or "")
    data = load(subjects.shards, Split.TEST, subjects.kept_in, names=Names(dict(checker.values)))
    others = {name: load(folder, Split.TEST, subjects.kept_in) for name, folder in subjects.pairs.items()}
    sources: dict[str, Makes] = {}
    if subjects.generators:
        first = load_generator(next(iter(subjects.generators.values())))
        if isinstance(first, Imagine):
            sources["generated"] = requests_for_drawing(first, seed=5)
    if subjects.edit:
        sources["edited"] = requests_for_editing(Edit.load(subjects.edit))
    if subjects.zoom and subjects.photographs:
        held_out = [*read_shards(subjects.photographs, Split.TEST)]
        held_out += read_shards(subjects.photographs, Split.VALIDATION)
        sources["enhanced"] = requests_for_zooming(Zoom.load(subjects.zoom), held_out)
    return measure_checker(
        checker,
        judge,
        data,
        {s: m for s, m in sources.items() if s in checker.calibration["thresholds"]},
        others,
    )


def _print_imagine(found: Mapping[str, Any], console: Console) -> None:
    table = Table(title=f"imagine, {found['pictures']} test captions a language (English / Chinese)")
    table.add_column("")
    for heading in HEADINGS:
        table.add_column(heading, justify="right")
    for name, score in found["scores"].items():
        table.add_row(
            name,
            *share_cells(score, found["counts"]),
            f"{score['frechet']:.1f}",
            f"{score['kernel']:.1f}",
            f"{score['precision']:.2f}",
            f"{score['recall']:.2f}",
            f"{score['neighbour_ratio']:.2f}",
            f"{score['diversity']:.2f}",
        )
    console.print(table)
