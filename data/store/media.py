"""The media store: pictures in a folder, under names that nobody guesses."""

from __future__ import annotations

import hashlib
import io
import os
import re
import secrets
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image

from data.pixels import decode

MAX_SIDE_PX: Final = 1600
THUMBNAIL_SIDE_PX: Final = 320
WEBP_QUALITY: Final = 86
# What shoppers have sent is named otherwise than the shop's own pictures and those that were made.
SHOPPERS: Final = "own_"
_NAME = re.compile(rf"(?:pic_|{SHOPPERS})[0-9a-f]{{32}}(_thumb)?\.webp")


@dataclass(frozen=True, slots=True)
class StoredPicture:
    """A picture in the store; sizes in pixels."""

    name: str
    width: int
    height: int


def thumbnail_name(name: str) -> str:
    """The name under which the small copy of the picture `name` is kept."""
    return name.removesuffix(".webp") + "_thumb.webp"


class MediaStore:
    """Pictures as WebP files; the same bytes put twice are kept once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, data: bytes) -> StoredPicture:
        """Keeps the picture in `data` and a thumbnail of it.

        It is named by its bytes. Turned upright by its EXIF orientation, stripped of metadata, flattened onto
        white, at most `MAX_SIDE_PX` a side.

        Raises:
            UnreadablePictureError: `data` is no picture that `decode` can read.
        """
        name = picture_name(data)
        full, small = self.folder / name, self.folder / thumbnail_name(name)
        if full.exists() and small.exists():
            with Image.open(full) as kept:
                return StoredPicture(name, kept.width, kept.height)
        return self._write(name, decode(data, MAX_SIDE_PX))

    def add(self, picture: Image.Image) -> StoredPicture:
        """Keeps a shopper's `picture` (RGB) and a thumbnail of it, under a name that says nothing of it.

        Whoever has the same picture cannot tell by the name that it is here, and it can be deleted without
        taking it from anybody else.
        """
        return self._write(f"{SHOPPERS}{secrets.token_hex(16)}.webp", picture)

    def keep(self, data: bytes) -> StoredPicture:
        """Keeps a finished WebP byte for byte, with the marks inside it, and a thumbnail with the same label
        and XMP.

        The thumbnail has no C2PA manifest: that is signed for the whole file's bytes.

        Raises:
            UnreadablePictureError: `data` is no picture that `decode` can read.
        """
        name = picture_name(data)
        picture = decode(data)
        with Image.open(io.BytesIO(data)) as opened:
            marks = opened.info.get("xmp", b"")
        _write_whole(self.folder / thumbnail_name(name), _as_webp(_small(picture), marks))
        _write_whole(self.folder / name, data)
        return StoredPicture(name, picture.width, picture.height)

    def of_shoppers(self, older_than_s: float) -> list[str]:
        """The names of the pictures that shoppers have sent, but for the newest."""
        latest = time.time() - older_than_s
        return [
            path.name
            for path in self.folder.glob(f"{SHOPPERS}*.webp")
            if not path.stem.endswith("_thumb") and path.stat().st_mtime < latest
        ]

    def remove(self, name: str) -> None:
        """Deletes the picture called `name` and its thumbnail, where they are there."""
        for each in (name, thumbnail_name(name)):
            if path := self.path(each):
                path.unlink(missing_ok=True)

    def path(self, name: str) -> Path | None:
        """The file called `name`, or None where there is none or the name is not one of ours."""
        path = self.folder / name
        return path if _NAME.fullmatch(name) and path.is_file() else None

    def _write(self, name: str, picture: Image.Image) -> StoredPicture:
        _write_whole(self.folder / thumbnail_name(name), _as_webp(_small(picture)))
        _write_whole(self.folder / name, _as_webp(picture))
        return StoredPicture(name, picture.width, picture.height)


def picture_name(data: bytes) -> str:
    """The name under which the shop's picture in the bytes `data` is kept."""
    return f"pic_{hashlib.sha256(data).hexdigest()[:32]}.webp"


def _small(picture: Image.Image) -> Image.Image:
    thumbnail = picture.copy()
    thumbnail.thumbnail((THUMBNAIL_SIDE_PX, THUMBNAIL_SIDE_PX), Image.Resampling.LANCZOS)
    return thumbnail


def _as_webp(picture: Image.Image, xmp: bytes = b"") -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "WEBP", quality=WEBP_QUALITY, method=4, xmp=xmp)
    return buffer.getvalue()


def _write_whole(path: Path, data: bytes) -> None:
    """Writes `path` so that a reader sees all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(temporary).chmod(0o644)
    Path(temporary).replace(path)
