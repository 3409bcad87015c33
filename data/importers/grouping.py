"""Rows of one product brought together, wherever in the file they stand, in bounded memory."""

from __future__ import annotations

import itertools
import json
import sqlite3
from collections.abc import Iterator
from operator import itemgetter
from types import TracebackType
from typing import Self

from data.importers.drafts import Row


class GroupedRows:
    """Rows by a key, kept in a private scratch database on disk that vanishes when closed."""

    def __init__(self) -> None:
        self._scratch = sqlite3.connect("", isolation_level=None)
        self._scratch.execute("PRAGMA journal_mode=OFF")
        self._scratch.execute("PRAGMA synchronous=OFF")
        self._scratch.execute('CREATE TABLE rows ("group" INTEGER, line INTEGER, cells TEXT, problem TEXT)')
        self._scratch.execute("BEGIN")
        self._numbers: dict[str, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._scratch.close()

    def __len__(self) -> int:
        """How many groups there are."""
        return len(self._numbers)

    def add(self, key: str, row: Row) -> None:
        """Puts `row` with the others of `key`."""
        number = self._numbers.setdefault(key, len(self._numbers))
        self._scratch.execute(
            "INSERT INTO rows VALUES (?, ?, ?, ?)",
            (number, row.line, json.dumps(row.cells), row.problem),
        )

    def groups(self) -> Iterator[tuple[str, Iterator[Row]]]:
        """Each key with its rows in the file's order; groups come in the order they first appeared.

        A group's rows must be used before the next group is asked for.
        """
        found = self._scratch.execute(
            'SELECT "group", line, cells, problem FROM rows ORDER BY "group", rowid'
        )
        by_number = itertools.groupby(found, key=itemgetter(0))
        for key, (_, rows) in zip(self._numbers, by_number, strict=True):
            yield key, (Row(line, json.loads(cells), problem) for _, line, cells, problem in rows)
