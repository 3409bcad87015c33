"""Delimited text (CSV, semicolons, TSV) as a header and rows that know their line."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from data.importers.drafts import Row
from data.importers.encoding import Encoding
from data.importers.errors import EmptyFileError

DELIMITERS: Final = (",", ";", "\t", "|")
MAX_FIELD_CHARACTERS: Final = 1 << 20
MAX_LINE_CHARACTERS: Final = 4 << 20


def plain_name(column: str) -> str:
    """A column's name as we compare it: lower case, single spaces, underscores as spaces."""
    return " ".join(column.replace("_", " ").split()).casefold()


@dataclass(frozen=True, slots=True)
class Table:
    """A delimited file whose header has been read; `header` has its columns as written."""

    path: Path
    encoding: Encoding
    delimiter: str
    header: tuple[str, ...]

    @classmethod
    def open(cls, path: Path, encoding: Encoding, knows: Callable[[str], bool]) -> Table:
        """Reads the header of `path`, taking the delimiter that yields the most columns `knows` knows.

        Raises:
            EmptyFileError: there is no header.
        """
        with path.open("rb") as raw, _decoded(raw, encoding) as text:
            first = next((line for line in _lines(text) if line.strip()), "")
        if not first:
            raise EmptyFileError(f"{path.name} is empty; nothing was imported.")
        headers = {delimiter: _header(first, delimiter) for delimiter in DELIMITERS}
        best = max(DELIMITERS, key=lambda delimiter: sum(map(knows, headers[delimiter])))
        return cls(path, encoding, best, headers[best])

    def rows(self, on_bytes: Callable[[int], None]) -> Iterator[Row]:
        """The records below the header; blank ones are left out, broken ones have their `problem`.

        `on_bytes` hears how many bytes of the file have been read so far.
        """
        csv.field_size_limit(MAX_FIELD_CHARACTERS)
        with self.path.open("rb") as raw, _decoded(raw, self.encoding) as text:
            lines = _RecordLines(_lines(text))
            reader = csv.reader(lines, delimiter=self.delimiter, strict=True)
            header_is_past = False
            while True:
                lines.begin_record()
                line = lines.count + 1
                try:
                    cells = next(reader)
                except StopIteration:
                    return
                except csv.Error as error:
                    lines.end_record_after_one_line()
                    if header_is_past:
                        yield Row(line, problem=_explain(error))
                    header_is_past = True
                    continue
                if not any(cell.strip() for cell in cells):
                    continue
                if not header_is_past:
                    header_is_past = True
                    continue
                on_bytes(raw.tell())
                yield self._row(line, cells)

    def _row(self, line: int, cells: list[str]) -> Row:
        by_name: dict[str, list[str]] = {}
        for name, cell in zip(self.header, cells, strict=False):
            if value := cell.strip():
                by_name.setdefault(name, []).append(value)
        if len(cells) < len(self.header):
            problem = f"the row has {len(cells)} of {len(self.header)} columns"
        elif any(cell.strip() for cell in cells[len(self.header) :]):
            problem = f"the row has {len(cells)} columns, the header {len(self.header)}"
        else:
            problem = ""
        return Row(line, by_name, problem)


class _RecordLines:
    """Feeds a csv reader line by line, and can take back all but the first line of a broken record.

    A quotation mark that is never closed would otherwise swallow every row behind it.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._again: deque[str] = deque()
        self._record: list[str] = []
        self.count = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self._record.append(line)
        self.count += 1
        return line

    def begin_record(self) -> None:
        self._record.clear()

    def end_record_after_one_line(self) -> None:
        behind = self._record[1:]
        self._again.extendleft(reversed(behind))
        self.count -= len(behind)


def _header(line: str, delimiter: str) -> tuple[str, ...]:
    try:
        cells = next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return ()
    return tuple(" ".join(cell.split()) for cell in cells)


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    """Lines with their ends, whichever those are, without NUL characters and of bounded length."""
    while line := text.readline(MAX_LINE_CHARACTERS):
        yield line.replace("\0", "")


def _decoded(raw: io.BufferedReader, encoding: Encoding) -> io.TextIOWrapper:
    return io.TextIOWrapper(raw, encoding=encoding.name, errors="replace", newline="")


def _explain(error: csv.Error) -> str:
    if "limit" in str(error) or "unexpected end" in str(error):
        return "a quotation mark is opened and never closed"
    return "a quotation mark stands where none may stand"
