"""Brings a shop's catalogue in: Shopify's product CSV and Google Merchant feeds.

A file is read into drafts (pure values), and a writer then brings the database in line with them, one
product at a time. `import_catalogue` is the whole way; nothing else here is needed from outside.
"""

from data.importers.catalogue_import import (
    ImportOptions,
    ImportReport,
    Progress,
    Stage,
    import_catalogue,
)
from data.importers.download import PictureDownloader
from data.importers.drafts import SkippedPicture, SkippedRow
from data.importers.errors import CatalogueError
from data.importers.money import UnreadableMoneyError, check_currency, parse_money

__all__ = [
    "CatalogueError",
    "ImportOptions",
    "ImportReport",
    "PictureDownloader",
    "Progress",
    "SkippedPicture",
    "SkippedRow",
    "Stage",
    "UnreadableMoneyError",
    "check_currency",
    "import_catalogue",
    "parse_money",
]
