"""Pictures in a folder of the shop's own, which no name in a catalogue can lead out of."""

from __future__ import annotations

import os
import re
from functools import cached_property
from pathlib import Path
from typing import Final

from data.importers.picture_names import file_name_in, is_url, original_name

MAX_FILE_BYTES: Final = 64 << 20
_DRIVE = re.compile(r"[A-Za-z]:")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


class LeavesFolderError(ValueError):
    """A picture's name points outside the folder."""


class PictureFolder:
    """The files below `folder`, found by their name or by one that differs in Shopify's suffixes only."""

    def __init__(self, folder: Path) -> None:
        self._root = folder.resolve()

    def find(self, source: str) -> Path | None:
        """The file that `source` (a file name, a path below the folder, or a URL ending in one) names.

        The exact name comes first, then the same without regard to capitals, then the original behind
        Shopify's size suffix, then another size of it.

        Raises:
            LeavesFolderError: a path that is absolute or climbs, or a file that is a link to elsewhere.
        """
        name = file_name_in(source) if is_url(source) else _inside(source)
        if not name or name in {".", ".."}:
            return None
        for key in (name, name.casefold(), _key_of_original(name), _key_of_stem(name)):
            if found := self._by_key.get(key):
                return self._kept_inside(found, source)
        return None

    def _kept_inside(self, path: Path, source: str) -> Path:
        real = path.resolve()
        if not real.is_relative_to(self._root):
            raise LeavesFolderError(f"the picture “{source}” is a link that leads out of the picture folder")
        return real

    @cached_property
    def _by_key(self) -> dict[str, Path]:
        found: dict[str, Path] = {}
        for path in self._files():
            below = path.relative_to(self._root).as_posix()
            for name in (below, path.name):
                for key in (name, name.casefold(), _key_of_original(name), _key_of_stem(name)):
                    found.setdefault(key, path)
        return found

    def _files(self) -> list[Path]:
        """Every file, the originals before their sized copies and the large before the small."""
        files = [
            Path(folder) / name
            for folder, _, names in os.walk(self._root, followlinks=False)
            for name in names
            if (Path(folder) / name).is_file()
        ]
        return sorted(files, key=lambda path: (_is_sized(path.name), -path.stat().st_size, path.as_posix()))


def read_picture(path: Path) -> bytes:
    """The bytes of a picture file.

    Raises:
        OSError: it cannot be read, or is larger than any picture we take.
    """
    size = path.stat().st_size
    if size > MAX_FILE_BYTES:
        raise OSError(f"{size:,} bytes are more than a picture may have")
    return path.read_bytes()


def _inside(source: str) -> str:
    """`source` as a path below the folder."""
    path = source.split("?", 1)[0]
    leaves = (
        path.startswith(("/", "~"))
        or "\\" in path
        or "\0" in path
        or _DRIVE.match(path)
        or _SCHEME.match(path)
        or ".." in path.split("/")
    )
    if leaves:
        raise LeavesFolderError(f"the picture “{source}” is not a file inside the picture folder")
    return "/".join(step for step in path.split("/") if step not in {"", "."})


def _is_sized(name: str) -> bool:
    stem, ending = original_name(name)
    return f"{stem}.{ending}" != name.casefold()


def _key_of_original(name: str) -> str:
    # A colon cannot stand in a name that `_inside` lets through, so these keys are apart from the names.
    folder, _, file_name = name.rpartition("/")
    stem, ending = original_name(file_name)
    return f"original:{folder.casefold()}/{stem}.{ending}"


def _key_of_stem(name: str) -> str:
    folder, _, file_name = name.rpartition("/")
    return f"stem:{folder.casefold()}/{original_name(file_name)[0]}"
