"""Tells from a file's content what it is, and opens it as a catalogue of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from data.importers import google, shopify
from data.importers.drafts import ReadProduct, Row
from data.importers.encoding import Encoding, encoding_of
from data.importers.errors import EmptyFileError, UnknownFormatError
from data.importers.google_xml import feed_items
from data.importers.tables import Table

_HEAD_BYTES: Final = 4096
_ZIP: Final = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A file that has been recognised.

    `rows` yields its records and tells how many bytes have been read; `key` names the product that a
    record belongs to, empty where it names none, for `no_key` as the reason; `read` makes one product of
    its records.
    """

    format: str
    encoding: Encoding
    rows: Callable[[Callable[[int], None]], Iterator[Row]]
    key: Callable[[Row], str]
    no_key: str
    read: Callable[[str, Iterable[Row]], ReadProduct]


def open_catalogue(path: Path, currency: str, now: datetime) -> Catalogue:
    """Recognises `path`.

    Raises:
        CatalogueError: it is empty, of no format we know, or lacks a column that every product needs.
        OSError: it cannot be read.
    """
    encoding = encoding_of(path)
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    text = head.decode(encoding.name, errors="ignore").replace("\0", "").lstrip()
    if not text and len(head) < _HEAD_BYTES:
        raise EmptyFileError(f"{path.name} is empty; nothing was imported.")
    if head.startswith(_ZIP):
        raise UnknownFormatError(
            f"{path.name} is a workbook or an archive; save it as CSV first. Nothing was imported."
        )
    if text.startswith("<"):
        return _google_feed(path, encoding, currency, now)
    table = Table.open(path, encoding, _is_known)
    shopify_columns = sum(map(shopify.is_shopify_column, table.header))
    google_columns = sum(map(google.is_google_column, table.header))
    if not shopify_columns and not google_columns:
        raise UnknownFormatError(
            f"{path.name} is neither a Shopify product CSV nor a Google Merchant feed: its first line names "
            "none of their columns; nothing was imported."
        )
    if shopify_columns >= google_columns:
        return _shopify_table(table, currency)
    return _google_table(table, currency, now)


def _is_known(column: str) -> bool:
    return shopify.is_shopify_column(column) or google.is_google_column(column)


def _shopify_table(table: Table, currency: str) -> Catalogue:
    columns = shopify.ShopifyColumns.of(table.header)
    return Catalogue(
        format="Shopify product CSV",
        encoding=table.encoding,
        rows=table.rows,
        key=columns.handle,
        no_key="the row has no handle",
        read=lambda handle, rows: shopify.read_product(handle, rows, columns, currency),
    )


def _google_table(table: Table, currency: str, now: datetime) -> Catalogue:
    has_images = google.check_columns(table.header)
    return Catalogue(
        format="Google Merchant table",
        encoding=table.encoding,
        rows=lambda on_bytes: map(google.by_attribute, table.rows(on_bytes)),
        key=google.group_of,
        no_key="the item has no id",
        read=lambda handle, rows: google.read_product(handle, rows, currency, now, has_images),
    )


def _google_feed(path: Path, encoding: Encoding, currency: str, now: datetime) -> Catalogue:
    return Catalogue(
        format="Google Merchant feed",
        encoding=encoding,
        rows=lambda on_bytes: feed_items(path, encoding, on_bytes),
        key=google.group_of,
        no_key="the item has no id",
        read=lambda handle, rows: google.read_product(handle, rows, currency, now),
    )
