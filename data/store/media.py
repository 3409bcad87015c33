"""The media store: pictures under names made from their content, in a folder."""

from __future__ import annotations

import hashlib
import io
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

MAX_PIXELS: Final = 50_000_000
MAX_SIDE_PX: Final = 1600
THUMBNAIL_SIDE_PX: Final = 320
WEBP_QUALITY: Final = 86
FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
_NAME = re.compile(r"pic_[0-9a-f]{32}(_thumb)?\.webp")


class UnreadablePictureError(ValueError):
    """Bytes that are not a picture we can use; the message says why."""


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

        Turned upright by its EXIF orientation, stripped of metadata, flattened onto white, at most
        `MAX_SIDE_PX` a side.

        Raises:
            UnreadablePictureError: `data` is no picture, truncated, or has over `MAX_PIXELS`.
        """
        name = _name_of(data)
        full, small = self.folder / name, self.folder / thumbnail_name(name)
        if full.exists() and small.exists():
            with Image.open(full) as kept:
                return StoredPicture(name, kept.width, kept.height)
        picture = _decode(data)
        picture.thumbnail((MAX_SIDE_PX, MAX_SIDE_PX), Image.Resampling.LANCZOS)
        _write_whole(small, _as_webp(_small(picture)))
        _write_whole(full, _as_webp(picture))
        return StoredPicture(name, picture.width, picture.height)

    def keep(self, data: bytes) -> StoredPicture:
        """Keeps a finished WebP byte for byte, with the marks inside it, and a thumbnail with the same label
        and XMP.

        The thumbnail has no C2PA manifest: that is signed for the whole file's bytes.

        Raises:
            UnreadablePictureError: `data` is no picture, truncated, or has over `MAX_PIXELS`.
        """
        name = _name_of(data)
        picture = _decode(data)
        with Image.open(io.BytesIO(data)) as opened:
            marks = opened.info.get("xmp", b"")
        _write_whole(self.folder / thumbnail_name(name), _as_webp(_small(picture), marks))
        _write_whole(self.folder / name, data)
        return StoredPicture(name, picture.width, picture.height)

    def path(self, name: str) -> Path | None:
        """The file called `name`, or None where there is none or the name is not one of ours."""
        path = self.folder / name
        return path if _NAME.fullmatch(name) and path.is_file() else None


def _name_of(data: bytes) -> str:
    return f"pic_{hashlib.sha256(data).hexdigest()[:32]}.webp"


def _small(picture: Image.Image) -> Image.Image:
    thumbnail = picture.copy()
    thumbnail.thumbnail((THUMBNAIL_SIDE_PX, THUMBNAIL_SIDE_PX), Image.Resampling.LANCZOS)
    return thumbnail


def _decode(data: bytes) -> Image.Image:
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                raise UnreadablePictureError(
                    f"the picture has {opened.width} x {opened.height} pixels, over {MAX_PIXELS:,} in all"
                )
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except UnidentifiedImageError as error:
        raise UnreadablePictureError(f"not a picture in one of the formats {', '.join(FORMATS)}") from error
    except Image.DecompressionBombError as error:
        raise UnreadablePictureError(f"the picture has over {MAX_PIXELS:,} pixels") from error
    except (OSError, ValueError, SyntaxError) as error:
        if isinstance(error, UnreadablePictureError):
            raise
        raise UnreadablePictureError(f"the picture is damaged ({error})") from error
    flat = Image.new("RGB", upright.size, "white")
    flat.paste(upright, mask=upright.getchannel("A"))
    return flat


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
