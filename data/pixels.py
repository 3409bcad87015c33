"""Pictures read from bytes into pixels, so that all that come in from outside are read alike."""

from __future__ import annotations

import io
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

MAX_PIXELS: Final = 50_000_000
# A telephone's JPEG or HEIC may hold a second picture as well, such as a preview, and does not move.
_MOVING: Final = frozenset({"GIF", "PNG", "WEBP"})
FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")


class UnreadablePictureError(ValueError):
    """Bytes that are not a picture we can use; the message says why."""


class UnknownFormatError(UnreadablePictureError):
    """Bytes in no format that is read."""


class TooManyPixelsError(UnreadablePictureError):
    """A picture of over `MAX_PIXELS`."""


class AnimatedPictureError(UnreadablePictureError):
    """A picture that moves, where it may not."""


def decode(
    data: bytes, max_side_px: int = MAX_PIXELS, formats: tuple[str, ...] = FORMATS, *, may_move: bool = True
) -> Image.Image:
    """The picture in `data` as RGB pixels, the first of one that moves.

    Turned upright by its EXIF orientation, flattened onto white, without any metadata, made smaller where it
    has more than `max_side_px` a side.

    Raises:
        UnreadablePictureError: `data` is no picture in one of the `formats`, is damaged, has over
            `MAX_PIXELS`, or moves though it may not.
    """
    try:
        with Image.open(io.BytesIO(data), formats=formats) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                raise TooManyPixelsError(
                    f"the picture has {opened.width} x {opened.height} pixels, over {MAX_PIXELS:,} in all"
                )
            if not may_move and opened.format in _MOVING and getattr(opened, "is_animated", False):
                raise AnimatedPictureError("the picture moves")
            upright = ImageOps.exif_transpose(opened).convert("RGBA")
    except UnidentifiedImageError as error:
        raise UnknownFormatError(f"not a picture in one of the formats {', '.join(formats)}") from error
    except Image.DecompressionBombError as error:
        raise TooManyPixelsError(f"the picture has over {MAX_PIXELS:,} pixels") from error
    except (OSError, ValueError, SyntaxError) as error:
        if isinstance(error, UnreadablePictureError):
            raise
        raise UnreadablePictureError(f"the picture is damaged ({error})") from error
    flat = Image.new("RGB", upright.size, "white")
    flat.paste(upright, mask=upright.getchannel("A"))
    flat.thumbnail((max_side_px, max_side_px), Image.Resampling.LANCZOS)
    return flat
