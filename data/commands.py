"""The `vitrine shop` commands: a catalogue in, what it holds, and the demo shop."""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path
from time import monotonic
from typing import Annotated, Any, Final

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from sqlalchemy import func, select

from data.demo import DEMO_FOLDER, DemoShopError, load_demo_shop
from data.failures import UNUSABLE_ARGUMENTS, WORK_FAILED, fail, failures_in_words
from data.importers import (
    CatalogueError,
    ImportOptions,
    ImportReport,
    PictureDownloader,
    Stage,
    UnreadableMoneyError,
    check_currency,
    import_catalogue,
)
from data.schema import FaqEntry, Instruction, Order, Photo, Product, Schema, Variant
from data.store import Database, MediaStore, StoreSettings

_REDRAW_S: Final = 0.1

shop_app = typer.Typer(help="What the shop sells: import it, count it, try the demo.", no_args_is_help=True)

_AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object on standard output.")]
_COUNTED: Final[dict[str, type[Schema]]] = {
    "products": Product,
    "variants": Variant,
    "photos": Photo,
    "instructions": Instruction,
    "orders": Order,
    "faqs": FaqEntry,
}


@shop_app.command("import")
def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Shopify product CSV, or Google Merchant feed.")
    ],
    images: Annotated[Path | None, typer.Option(help="Folder of the pictures that the file names.")] = None,
    download: Annotated[
        bool, typer.Option("--download", help="Fetch pictures from public web addresses.")
    ] = False,
    currency: Annotated[str, typer.Option(help="Currency of prices that name none.")] = "EUR",
    as_json: _AsJson = False,
) -> None:
    """Bring a catalogue in; run it again to update, nothing is doubled."""
    if not file.is_file():
        fail(f"There is no file {file}; name a Shopify CSV or a Google Merchant feed.", UNUSABLE_ARGUMENTS)
    if images is not None and not images.is_dir():
        fail(f"There is no folder {images}; --images wants the folder of the pictures.", UNUSABLE_ARGUMENTS)
    try:
        unit = check_currency(currency)
    except UnreadableMoneyError as error:
        fail(f"{error}; give its code with --currency.", UNUSABLE_ARGUMENTS)
    with ExitStack() as stack:
        stack.enter_context(failures_in_words(CatalogueError, DemoShopError))
        downloader = stack.enter_context(PictureDownloader()) if download else None
        report = _import(file, _migrated(), ImportOptions(unit, images, downloader))
    typer.echo(json.dumps(_as_object(report), ensure_ascii=False) if as_json else _in_words(report))
    if not report.imported:
        fail(f"No product of {file.name} could be imported.", WORK_FAILED)


@shop_app.command()
def stats(as_json: _AsJson = False) -> None:
    """Count what the catalogue holds."""
    with failures_in_words(CatalogueError, DemoShopError):
        counts = _counts(_migrated())
    if as_json:
        typer.echo(json.dumps(counts))
    else:
        typer.echo("\n".join(f"{name:<13}{count:>9,}" for name, count in counts.items()))


@shop_app.command()
def demo() -> None:
    """Bring the demo shop in."""
    with failures_in_words(CatalogueError, DemoShopError):
        database = _migrated()
        report = _import(DEMO_FOLDER / "products.csv", database, ImportOptions(images=DEMO_FOLDER / "photos"))
        load_demo_shop(database, MediaStore(StoreSettings().media_folder))
        counts = _counts(database)
    typer.echo(_in_words(report))
    typer.echo("The demo shop has " + ", ".join(f"{count} {name}" for name, count in counts.items()) + ".")


def _migrated() -> Database:
    database = Database.from_settings()
    database.migrate()
    return database


def _import(file: Path, database: Database, options: ImportOptions) -> ImportReport:
    media = MediaStore(StoreSettings().media_folder)
    with _progress_bar() as progress:
        tasks: dict[Stage, TaskID] = {}
        shown_at = 0.0

        def show(stage: Stage, done: int, total: int) -> None:
            nonlocal shown_at
            if done < total and monotonic() - shown_at < _REDRAW_S:
                return
            shown_at = monotonic()
            if stage not in tasks:
                tasks[stage] = progress.add_task(stage.value, total=total)
            progress.update(tasks[stage], completed=done, total=total)

        return import_catalogue(file, database, media, options, show)


def _progress_bar() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )


def _counts(database: Database) -> dict[str, int]:
    with database.session() as session:
        return {
            name: session.scalar(select(func.count()).select_from(table)) or 0
            for name, table in _COUNTED.items()
        }


def _as_object(report: ImportReport) -> dict[str, Any]:
    return {
        "format": report.format,
        "encoding_was_guessed": report.encoding_was_guessed,
        "products": report.counts(),
        "skipped_rows": [{"line": row.line, "reason": row.reason} for row in report.skipped_rows],
        "skipped_pictures": [{"line": row.line, "reason": row.reason} for row in report.skipped_pictures],
    }


def _in_words(report: ImportReport) -> str:
    counts = ", ".join(f"{count} {change}" for change, count in report.counts().items())
    lines = [f"{report.format}: products {counts}."]
    if report.encoding_was_guessed:
        lines.append("The file is not Unicode; it was read as Windows-1252, so look at its accented letters.")
    for what, skipped in (("rows", report.skipped_rows), ("pictures", report.skipped_pictures)):
        if skipped:
            lines.append(f"Skipped {what}: {len(skipped)}")
            lines.extend(f"  line {row.line}: {row.reason}" for row in skipped)
    return "\n".join(lines)
