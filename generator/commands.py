"""The `vitrine generator` commands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Final, NoReturn

import typer
from rich.console import Console
from rich.progress import track

from data.store import Database, MediaStore, StoreSettings
from generator.preparing import (
    Photograph,
    Prepared,
    PreparingError,
    photographs_in_folder,
    photographs_of_shop,
)
from generator.preparing import prepare as prepare_photographs

WORK_FAILED: Final = 1
UNUSABLE_ARGUMENTS: Final = 2
SKIPPED_SHOWN: Final = 20

generator_app = typer.Typer(help="The networks' life: what they learn from.", no_args_is_help=True)


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
