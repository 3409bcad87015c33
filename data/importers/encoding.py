"""Which character encoding a file is in, told from its bytes."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHUNK_BYTES: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Encoding:
    """A Python codec's name; `guessed` is True where the bytes are not Unicode and we fell back."""

    name: str
    guessed: bool = False


def encoding_of(path: Path) -> Encoding:
    """UTF-16 or UTF-8 by its byte order mark, UTF-8 where every byte fits it, else Windows-1252."""
    with path.open("rb") as file:
        start = file.read(4)
        for mark, name in _MARKS:
            if start.startswith(mark):
                return Encoding(name)
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            decoder.decode(start)
            while chunk := file.read(_CHUNK_BYTES):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return Encoding("cp1252", guessed=True)
    return Encoding("utf-8")
