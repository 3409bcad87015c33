"""Names of picture files, with and without what Shopify's CDN appends for sizes."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

_SIZE: Final = r"pico|icon|thumb|small|compact|medium|large|grande|original|master|\d{1,4}x\d{0,4}|x\d{1,4}"
_APPENDED = re.compile(
    rf"(?P<size>_(?:{_SIZE}))?(?P<crop>_crop_(?:top|center|bottom|left|right))?(?:@[23]x)?(?:\.progressive)?$"
)
_SAME_FORMAT: Final = {"jpeg": "jpg", "pjpg": "jpg", "pjpeg": "jpg", "tif": "tiff"}
_PICTURE_ENDINGS: Final = frozenset({"jpg", "png", "webp", "gif", "bmp", "tiff", "avif", "heic"})
_URL = re.compile(r"[a-z][a-z0-9+.-]*://|//", re.IGNORECASE)


def is_url(source: str) -> bool:
    """Whether `source` is an address rather than a file's name."""
    return _URL.match(source) is not None


def file_name_in(source: str) -> str:
    """The file's name at the end of a URL or path, without its query: `sole_grande.jpg`."""
    if is_url(source):
        try:
            path = unquote(urlsplit(source).path)
        except ValueError:
            return ""
    else:
        path = source.split("?", 1)[0]
    return path.rsplit("/", 1)[-1]


def original_stem(file_name: str) -> str:
    """The name in lower case, without Shopify's size, crop, density and format suffixes or its ending."""
    return original_name(file_name)[0]


def original_name(file_name: str) -> tuple[str, str]:
    """The stem as `original_stem` gives it and the format, e.g. `("sole", "jpg")` of `Sole_600x@2x.JPEG`."""
    name = PurePosixPath(file_name.casefold())
    ending = _format(name.suffix)
    stem = name.stem if ending in _PICTURE_ENDINGS else name.name
    inner = PurePosixPath(stem)
    if _format(inner.suffix) in _PICTURE_ENDINGS:  # the CDN turns a.jpg into a.jpg.webp
        stem, ending = inner.stem, _format(inner.suffix)
    original = _APPENDED.sub("", stem, count=1)
    return original or stem, ending


def _format(suffix: str) -> str:
    ending = suffix.removeprefix(".")
    return _SAME_FORMAT.get(ending, ending)
