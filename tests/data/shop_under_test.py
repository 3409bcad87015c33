"""A real database and media store in a temporary folder, and catalogue files to bring into them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image
from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from data.importers import ImportOptions, ImportReport, import_catalogue
from data.schema import Photo, Product, Variant
from data.store import Database, MediaStore

CLASSIC_HEADER = (
    "Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,"
    "Option1 Linked To,Option2 Name,Option2 Value,Option2 Linked To,Option3 Name,Option3 Value,"
    "Option3 Linked To,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,"
    "Variant Inventory Policy,Variant Fulfillment Service,Variant Price,Variant Compare At Price,"
    "Variant Requires Shipping,Variant Taxable,Variant Barcode,Image Src,Image Position,Image Alt Text,"
    "Gift Card,SEO Title,SEO Description,Google Shopping / Google Product Category,Google Shopping / Gender,"
    "Google Shopping / Age Group,Fabric (product.metafields.shopify.fabric),Variant Image,"
    "Variant Weight Unit,Variant Tax Code,Cost per item,Price / International,Status"
).split(",")


@dataclass(frozen=True)
class Shop:
    """A shop with an empty catalogue."""

    folder: Path
    database: Database
    media: MediaStore

    def bring(self, content: str | bytes, name: str = "catalogue.csv", **options: Any) -> ImportReport:
        """Imports a file with this content."""
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return import_catalogue(path, self.database, self.media, ImportOptions(**options))

    def product(self, handle: str) -> Product | None:
        """The product with everything an import writes."""
        with self.database.session() as session:
            return session.scalar(
                select(Product)
                .where(Product.handle == handle)
                .options(
                    selectinload(Product.variants),
                    selectinload(Product.photos).selectinload(Photo.variant),
                    selectinload(Product.facts),
                )
            )

    def handles(self) -> list[str]:
        with self.database.session() as session:
            return list(session.scalars(select(Product.handle).order_by(Product.id)))

    def counts(self) -> tuple[int, int, int]:
        """Products, variants and photos."""
        with self.database.session() as session:
            products, variants, photos = (
                session.scalar(select(func.count()).select_from(table)) for table in (Product, Variant, Photo)
            )
        return products or 0, variants or 0, photos or 0


def csv_of(rows: Iterable[Mapping[str, str]], header: Iterable[str] | None = None, **dialect: Any) -> str:
    """Rows as a CSV file; without `header`, of the columns that the rows name."""
    rows = list(rows)
    columns = list(header or dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", **dialect)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def shoe(handle: str = "trail-shoe", **cells: str) -> dict[str, str]:
    """A row that is a whole product."""
    return {
        "Handle": handle,
        "Title": handle.replace("-", " ").capitalize(),
        "Variant SKU": handle.upper(),
        "Variant Price": "49.00",
        **cells,
    }


def picture(colour: str = "navy", size: tuple[int, int] = (40, 30)) -> bytes:
    """A PNG file."""
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, "PNG")
    return buffer.getvalue()
