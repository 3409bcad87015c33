"""The whole way of a catalogue file into the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from data.importers.download import PictureDownloader
from data.importers.drafts import ProductDraft, SkippedPicture, SkippedRow
from data.importers.grouping import GroupedRows
from data.importers.picture_folder import PictureFolder
from data.importers.pictures import PictureSources
from data.importers.recognition import Catalogue, open_catalogue
from data.importers.writer import CatalogueWriter, Change
from data.store import Database, MediaStore


class Stage(StrEnum):
    """What an import is busy with."""

    READING = "Reading"
    WRITING = "Writing"


Progress = Callable[[Stage, int, int], None]
"""Hears the stage, how much of it is done, and how much there is: bytes while reading, then products."""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How to import: the currency of prices that name none, and where pictures may come from."""

    currency: str = "EUR"
    images: Path | None = None
    downloader: PictureDownloader | None = None


@dataclass(slots=True)
class ImportReport:
    """What came of an import: products by what became of them, and everything left out, by line."""

    format: str = ""
    encoding_was_guessed: bool = False
    products: Counter[Change] = field(default_factory=Counter)
    skipped_rows: list[SkippedRow] = field(default_factory=list)
    skipped_pictures: list[SkippedPicture] = field(default_factory=list)

    @property
    def imported(self) -> int:
        """How many products of the file are now in the catalogue."""
        return self.products.total() - self.products[Change.SKIPPED]

    def counts(self) -> dict[str, int]:
        """How many products were new, updated, unchanged and skipped."""
        return {change.value: self.products[change] for change in Change}


def import_catalogue(
    path: Path,
    database: Database,
    media: MediaStore,
    options: ImportOptions | None = None,
    on_progress: Progress = lambda stage, done, total: None,
) -> ImportReport:
    """Brings the products of `path` into `database` and their pictures into `media`.

    The file is read to its end before anything is written, so that one that turns out unreadable changes
    nothing.

    Raises:
        CatalogueError: the file as a whole cannot be imported; nothing was.
        OSError: it cannot be read.
    """
    options = options or ImportOptions()
    catalogue = open_catalogue(path, options.currency, datetime.now(UTC))
    report = ImportReport(catalogue.format, catalogue.encoding.guessed)
    pictures = PictureSources(
        media, PictureFolder(options.images) if options.images else None, options.downloader
    )
    size = path.stat().st_size
    with GroupedRows() as grouped:
        _group(catalogue, grouped, report, lambda done: on_progress(Stage.READING, done, size))
        on_progress(Stage.READING, size, size)
        writer = CatalogueWriter(database, pictures)
        for written in writer.write(_drafts(catalogue, grouped, report)):
            report.products[written.change] += 1
            report.skipped_rows.extend(written.skipped_rows)
            report.skipped_pictures.extend(written.skipped_pictures)
            on_progress(Stage.WRITING, report.products.total(), len(grouped))
    report.skipped_rows.sort(key=lambda skipped: skipped.line)
    report.skipped_pictures.sort(key=lambda skipped: skipped.line)
    return report


def _group(
    catalogue: Catalogue, grouped: GroupedRows, report: ImportReport, on_bytes: Callable[[int], None]
) -> None:
    for row in catalogue.rows(on_bytes):
        if key := catalogue.key(row):
            grouped.add(key, row)
        else:
            report.skipped_rows.append(SkippedRow(row.line, row.problem or catalogue.no_key))


def _drafts(catalogue: Catalogue, grouped: GroupedRows, report: ImportReport) -> Iterator[ProductDraft]:
    for key, rows in grouped.groups():
        product = catalogue.read(key, rows)
        report.skipped_rows.extend(product.skipped)
        if product.draft is None:
            report.products[Change.SKIPPED] += 1
        else:
            yield product.draft
