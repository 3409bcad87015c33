"""Why a whole file cannot be imported; each message is one sentence for the shop's owner."""

from __future__ import annotations


class CatalogueError(Exception):
    """The file cannot be imported, and nothing of it was."""


class EmptyFileError(CatalogueError):
    """There is nothing in the file."""


class UnknownFormatError(CatalogueError):
    """The file is neither of the formats we read."""


class MissingColumnError(CatalogueError):
    """A column that every product needs is not in the file."""


class MalformedFeedError(CatalogueError):
    """The XML is broken or unsafe."""
