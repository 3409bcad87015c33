"""The `vitrine generator` commands."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Final, NoReturn, TypeVar

import numpy as np
import typer
from PIL import Image
from rich.console import Console
from rich.progress import track

from data.store import Database, MediaStore, StoreSettings
from generator.arrays import ByteArray
from generator.pictures import PictureLimits, decode
from generator.preparing import (
    Photograph,
    Prepared,
    PreparingError,
    photographs_in_folder,
    photographs_of_shop,
)
from generator.preparing import prepare as prepare_photographs
from generator.problems import ProblemError

Made = TypeVar("Made")
WORK_FAILED: Final = 1
UNUSABLE_ARGUMENTS: Final = 2
SKIPPED_SHOWN: Final = 20

generator_app = typer.Typer(
    help="The networks' life: what they learn from, training, evaluation, samples.", no_args_is_help=True
)


@generator_app.command()
def prepare(
    folder: Annotated[
        Path | None, typer.Argument(help="Folder of photographs; the imported shop's where none is named.")
    ] = None,
    *,
    table: Annotated[
        Path | None, typer.Option(help="CSV file that describes them (file, title, category, colour, …).")
    ] = None,
    category: Annotated[
        str, typer.Option(help="What the photographs show, where the table does not say.")
    ] = "",
    out: Annotated[
        Path | None, typer.Option(help="Folder of the shards; VITRINE_HOME/training by default.")
    ] = None,
    size: Annotated[int, typer.Option(min=32, max=1024, help="Side of a picture in pixels.")] = 128,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object on standard output.")
    ] = False,
) -> None:
    """Turn a catalogue's photographs into a training set with captions in both languages."""
    settings = StoreSettings()
    target = out or settings.home / "training"
    try:
        photographs = _photographs(folder, table, category, settings)
        shown = track(photographs, "photographs", console=Console(stderr=True))
        report = prepare_photographs(shown, target, size)
    except PreparingError as error:
        _fail(str(error), WORK_FAILED)
    typer.echo(json.dumps(_as_object(report, target)) if as_json else _in_words(report, target))


@generator_app.command()
def train(
    head: Annotated[str, typer.Argument(help="imagine, zoom, edit, checker or judge.")],
    *,
    data: Annotated[
        Path | None, typer.Option(help="Folder of shards; VITRINE_HOME/training by default.")
    ] = None,
    minutes: Annotated[float, typer.Option(min=0, help="How long to train in this call.")] = 60.0,
    out: Annotated[
        Path | None,
        typer.Option(help="Folder of state, checkpoint and curves; VITRINE_HOME/trained/HEAD by default."),
    ] = None,
    begin_with: Annotated[
        str,
        typer.Option("--from", help="Checkpoint to fine-tune: `shipped`, a folder, or a hub's owner/name."),
    ] = "",
    arm: Annotated[
        str, typer.Option(help="Of imagine: projected, relativistic, or tutorial (the baseline).")
    ] = "projected",
    steps: Annotated[int | None, typer.Option(min=1, help="Stop after so many steps in all.")] = None,
    seed: Annotated[int, typer.Option(help="Of all chance.")] = 0,
    learning_rate: Annotated[float | None, typer.Option(min=0, help="In place of the usual one.")] = None,
    batch: Annotated[int | None, typer.Option(min=2, help="Pictures a step, in place of the usual.")] = None,
) -> None:
    """Train a network, from the start or from a checkpoint; run again, it goes on where it stopped."""
    from generator.training import (  # noqa: PLC0415 - torch takes seconds
        Order,
        TrainingError,
        UnusableOrderError,
        train_network,
    )

    home = StoreSettings().home
    order = Order(
        head=head,
        shards=data or home / "training",
        kept_in=home / "embeddings",
        arm=arm,
        seed=seed,
        begin_with=begin_with,
        learning_rate=learning_rate,
        batch=batch,
    )
    try:
        report = train_network(order, out or home / "trained" / head, minutes=minutes, steps=steps)
    except TrainingError as error:
        _fail(str(error), WORK_FAILED)
    except UnusableOrderError as error:
        _fail(str(error), UNUSABLE_ARGUMENTS)
    typer.echo(report)


@generator_app.command()
def evaluate(
    *,
    data: Annotated[
        Path | None, typer.Option(help="Folder of shards; VITRINE_HOME/training by default.")
    ] = None,
    judge: Annotated[str, typer.Option(help="The judge's checkpoint: `shipped` or a folder.")] = "shipped",
    imagine: Annotated[
        list[str] | None,
        typer.Option(
            help="NAME=FOLDER of a text-to-picture checkpoint; again for more. The shipped one if none."
        ),
    ] = None,
    photographs: Annotated[
        Path | None, typer.Option(help="Shards of 512 pixels or more, to measure zoom.")
    ] = None,
    zoom: Annotated[str, typer.Option(help="Zoom's checkpoint: `shipped` or a folder.")] = "shipped",
    pairs: Annotated[
        list[str] | None, typer.Option(help="NAME=FOLDER of more shards with pairs, to measure edit.")
    ] = None,
    edit: Annotated[str, typer.Option(help="Edit's checkpoint: `shipped` or a folder.")] = "shipped",
    checker: Annotated[
        str, typer.Option(help="The checker's checkpoint: `shipped` or a folder.")
    ] = "shipped",
    only: Annotated[
        str, typer.Option(help="Some of imagine,zoom,edit,checker.")
    ] = "imagine,zoom,edit,checker",
    json_out: Annotated[Path | None, typer.Option("--out", help="JSON file to write.")] = None,
    picture: Annotated[Path | None, typer.Option(help="PNG file of what was drawn to write.")] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object on standard output.")
    ] = False,
) -> None:
    """Measure the networks against true pictures and simpler ways, in one table."""
    from generator.evaluation.command import Wanted, evaluate_networks  # noqa: PLC0415
    from generator.networks import CheckpointError  # noqa: PLC0415
    from generator.training import TrainingError  # noqa: PLC0415

    home = StoreSettings().home
    wanted = Wanted(
        shards=data or home / "training",
        kept_in=home / "embeddings",
        only=tuple(only.split(",")),
        judge=judge,
        imagine=_named(imagine or []),
        photographs=photographs,
        zoom=zoom,
        pairs={name: Path(folder) for name, folder in _named(pairs or []).items()},
        edit=edit,
        checker=checker,
    )
    try:
        figures = evaluate_networks(
            wanted, json_out=json_out, picture=picture, table=None if as_json else Console(width=200)
        )
    except (TrainingError, CheckpointError, OSError) as error:
        _fail(str(error), WORK_FAILED)
    if as_json:
        typer.echo(json.dumps(figures, ensure_ascii=False))


@generator_app.command()
def calibrate(
    *,
    data: Annotated[
        Path | None, typer.Option(help="Folder of shards; VITRINE_HOME/training by default.")
    ] = None,
    checker: Annotated[str, typer.Option(help="Folder of the checker, which is changed.")] = "shipped",
    judge: Annotated[str, typer.Option(help="The judge's checkpoint: `shipped` or a folder.")] = "shipped",
    imagine: Annotated[
        str, typer.Option(help="The generator's checkpoint: `shipped` or a folder.")
    ] = "shipped",
    edit: Annotated[str, typer.Option(help="Edit's checkpoint: `shipped` or a folder.")] = "shipped",
    zoom: Annotated[str, typer.Option(help="Zoom's checkpoint: `shipped` or a folder.")] = "shipped",
    photographs: Annotated[
        Path | None, typer.Option(help="Shards of 512 pixels or more, to calibrate enlarged pieces on.")
    ] = None,
) -> None:
    """Fit the checker's score and thresholds to pictures for validation."""
    from generator.evaluation.command import calibrate_checker  # noqa: PLC0415
    from generator.networks import CheckpointError  # noqa: PLC0415
    from generator.training import TrainingError  # noqa: PLC0415

    home = StoreSettings().home
    try:
        facts = calibrate_checker(
            data or home / "training",
            home / "embeddings",
            checker=checker,
            judge=judge,
            imagine=imagine,
            edit=edit,
            zoom=zoom,
            photographs=photographs,
        )
    except (TrainingError, CheckpointError, OSError) as error:
        _fail(str(error), WORK_FAILED)
    for source, fact in facts.items():
        typer.echo(f"{source}: {fact['wrong_sent']:.1%} wrong among the sent, {fact['refused']:.1%} refused")


@generator_app.command()
def bench(
    *,
    seconds: Annotated[
        float, typer.Option(min=1, help="To measure for; starting and compiling come on top.")
    ] = 80.0,
    quick: Annotated[bool, typer.Option("--quick", help="Only see whether everything works.")] = False,
    thorough: Annotated[
        bool, typer.Option("--thorough", help="Try every way to run every network; compiling takes minutes.")
    ] = False,
    json_out: Annotated[Path | None, typer.Option("--out", help="JSON file to write.")] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object on standard output.")
    ] = False,
) -> None:
    """Measure how fast networks and service are on this machine, and what they weigh."""
    from generator.benchmark import BenchmarkError, Plan, benchmark, print_tables  # noqa: PLC0415

    try:
        figures = benchmark(Plan(seconds, quick, thorough))
        if json_out:
            json_out.write_text(f"{json.dumps(figures, ensure_ascii=False, indent=1)}\n", "utf-8")
    except (BenchmarkError, OSError) as error:
        _fail(str(error), WORK_FAILED)
    if as_json:
        typer.echo(json.dumps(figures, ensure_ascii=False))
    else:
        print_tables(figures, Console(width=160))


@generator_app.command()
def sample(
    caption: Annotated[str, typer.Argument(help="What the picture should show, in English or Chinese.")],
    *,
    out: Annotated[Path, typer.Option(help="PNG file to write.")],
    count: Annotated[int, typer.Option("--n", min=1, max=64, help="How many, side by side.")] = 4,
    seed: Annotated[int, typer.Option(help="Of the noise.")] = 0,
    zoomed: Annotated[bool, typer.Option("--zoom", help="Enlarge each four times.")] = False,
    checkpoint: Annotated[str, typer.Option("--from", help="A checkpoint in place of the shipped one.")] = "",
) -> None:
    """Draw pictures from words."""
    from generator.making import draw, enlarge  # noqa: PLC0415

    pictures = _made(lambda: draw(caption, count, seed, checkpoint))
    if zoomed:
        pictures = _made(lambda: [enlarge(picture) for picture in pictures])
    _write(np.concatenate(pictures, axis=1), out)


@generator_app.command()
def zoom(
    file: Annotated[Path, typer.Argument(help="A picture of at most 768 pixels a side.")],
    *,
    out: Annotated[Path, typer.Option(help="PNG file to write.")],
    checkpoint: Annotated[str, typer.Option("--from", help="A checkpoint in place of the shipped one.")] = "",
) -> None:
    """Enlarge a picture four times."""
    from generator.making import enlarge  # noqa: PLC0415

    photograph = _read(file)
    _write(_made(lambda: enlarge(photograph, checkpoint)), out)


@generator_app.command()
def edit(
    file: Annotated[Path, typer.Argument(help="A product's photograph on a light, plain background.")],
    words: Annotated[str, typer.Argument(help="The look it should have, in English or Chinese.")],
    *,
    out: Annotated[Path, typer.Option(help="PNG file to write.")],
    checkpoint: Annotated[str, typer.Option("--from", help="A checkpoint in place of the shipped one.")] = "",
) -> None:
    """Change the look of a photographed product."""
    from generator.making import change  # noqa: PLC0415

    photograph = _read(file)
    _write(_made(lambda: change(photograph, words, checkpoint)), out)


def _named(pairs: list[str]) -> dict[str, str]:
    named = {}
    for pair in pairs:
        name, equals, folder = pair.partition("=")
        if not equals or not name or not folder:
            _fail(f"“{pair}” is not NAME=FOLDER.", UNUSABLE_ARGUMENTS)
        named[name] = folder
    return named


def _made(make: Callable[[], Made]) -> Made:
    from generator.making import MakingError  # noqa: PLC0415
    from generator.networks import CheckpointError  # noqa: PLC0415

    try:
        return make()
    except MakingError as error:
        _fail(str(error), UNUSABLE_ARGUMENTS)
    except CheckpointError as error:
        _fail(str(error), WORK_FAILED)


def _read(file: Path) -> ByteArray:
    try:
        return decode(file.read_bytes(), PictureLimits())
    except OSError as error:
        _fail(f"{file} cannot be read ({error.strerror}).", UNUSABLE_ARGUMENTS)
    except ProblemError as error:
        _fail(f"{file}: {error.detail}", UNUSABLE_ARGUMENTS)


def _write(picture: ByteArray, out: Path) -> None:
    try:
        Image.fromarray(picture).save(out, "PNG")
    except OSError as error:
        _fail(f"{out} cannot be written ({error.strerror or error}).", WORK_FAILED)
    typer.echo(f"{picture.shape[1]}×{picture.shape[0]} pixels in {out}")


def _photographs(
    folder: Path | None, table: Path | None, category: str, settings: StoreSettings
) -> list[Photograph]:
    if folder is None:
        if table:
            _fail("--table describes the pictures of a folder; name the folder too.", UNUSABLE_ARGUMENTS)
        database = Database.from_settings(settings)
        database.migrate()
        return list(photographs_of_shop(database, MediaStore(settings.media_folder)))
    if not folder.is_dir():
        _fail(f"There is no folder {folder}; name the one the photographs are in.", UNUSABLE_ARGUMENTS)
    described = table or folder / "index.csv"
    if not described.is_file():
        _fail(f"There is no table {described}; name it with --table.", UNUSABLE_ARGUMENTS)
    return list(photographs_in_folder(folder, described, category))


def _as_object(report: Prepared, folder: Path) -> dict[str, object]:
    return {
        "folder": str(folder),
        "samples": dict(report.samples),
        "near_duplicates": report.near_duplicates,
        "skipped": [{"file": file, "reason": reason} for file, reason in report.skipped],
    }


def _in_words(report: Prepared, folder: Path) -> str:
    counts = ", ".join(f"{count} to {split}" for split, count in sorted(report.samples.items()))
    lines = [f"{sum(report.samples.values())} photographs in {folder}: {counts}."]
    if report.near_duplicates:
        lines.append(f"Left out as near duplicates across splits: {report.near_duplicates}")
    if report.skipped:
        lines.append(f"Skipped: {len(report.skipped)}")
        lines += [f"  {file}: {reason}" for file, reason in report.skipped[:SKIPPED_SHOWN]]
        if len(report.skipped) > SKIPPED_SHOWN:
            lines.append(f"  and {len(report.skipped) - SKIPPED_SHOWN} more; --json lists them all")
    return "\n".join(lines)


def _fail(sentence: str, code: int) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(code)
