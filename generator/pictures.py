"""From a file's bytes to pixels: upright, in sRGB, on white, and nothing that could harm."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import ExifTags, Image, ImageCms, UnidentifiedImageError

from generator.arrays import ByteArray
from generator.problems import ProblemError, ProblemType

FORMATS: Final = ("JPEG", "PNG", "WEBP")
_DEEP_GREY_MODES: Final = ("I;16", "I;16B", "I;16L", "I")
# By EXIF's orientation, what makes a picture upright.
_TURNS: Final[Mapping[object, Image.Transpose]] = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True)
class PictureLimits:
    """Bounds of a picture sent in, and the longest side it is shrunk to; all in pixels."""

    max_pixels: int = 25_000_000
    max_input_side_px: int = 12_000
    min_side_px: int = 64
    max_side_px: int = 1024


def decode(data: bytes, limits: PictureLimits) -> ByteArray:
    """The picture in `data` as sRGB, (height, width, 3), 0 to 255.

    Turned upright by its EXIF orientation, converted by its colour profile, flattened onto white and shrunk
    to `limits.max_side_px`.

    Raises:
        ProblemError: it is no picture of a known format, animated, damaged, too large or too small.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
                _require_usable(opened, limits)
                opened.draft("RGB", (limits.max_side_px, limits.max_side_px))
                return _pixels(opened, limits)
    except UnidentifiedImageError as error:
        detail = f"The file is not a picture in one of the formats {', '.join(FORMATS)}; send one of these."
        raise ProblemError(ProblemType.UNSUPPORTED_PICTURE, detail) from error
    except Image.DecompressionBombError as error:
        raise _too_large(limits) from error
    except (OSError, ValueError, SyntaxError, EOFError, IndexError, struct.error) as error:
        detail = "The picture is damaged or cut short; send the whole file."
        raise ProblemError(ProblemType.DAMAGED_PICTURE, detail) from error


def _require_usable(picture: Image.Image, limits: PictureLimits) -> None:
    if picture.width * picture.height > limits.max_pixels or max(picture.size) > limits.max_input_side_px:
        raise _too_large(limits)
    if min(picture.size) < limits.min_side_px:
        detail = f"The picture's short side is under {limits.min_side_px} pixels; send a larger one."
        raise ProblemError(ProblemType.UNSUITABLE_SIZE, detail)
    # A telephone's JPEG may carry a depth map or a smaller copy as another frame.
    if picture.format != "MPO" and getattr(picture, "n_frames", 1) > 1:
        detail = "The picture is animated; send a still one."
        raise ProblemError(ProblemType.UNSUPPORTED_PICTURE, detail)


def _too_large(limits: PictureLimits) -> ProblemError:
    detail = (
        f"The picture has over {limits.max_pixels:,} pixels or a side over {limits.max_input_side_px:,}; "
        "send a smaller one."
    )
    return ProblemError(ProblemType.UNSUITABLE_SIZE, detail)


def _pixels(picture: Image.Image, limits: PictureLimits) -> ByteArray:
    profile = picture.info.get("icc_profile")
    turn = _TURNS.get(picture.getexif().get(ExifTags.Base.Orientation))
    picture.thumbnail((limits.max_side_px, limits.max_side_px), Image.Resampling.LANCZOS)
    # Pillow's own `exif_transpose` writes the rest of the EXIF anew, and fails where that is damaged.
    upright = picture if turn is None else picture.transpose(turn)
    if min(upright.size) < 1 or max(upright.size) > 40 * min(upright.size):
        detail = "The picture is a narrow strip; send one of ordinary proportions."
        raise ProblemError(ProblemType.UNSUITABLE_SIZE, detail)
    return np.asarray(_on_white(_to_srgb(_to_eight_bits(upright), profile)))


def _to_eight_bits(picture: Image.Image) -> Image.Image:
    if picture.mode not in _DEEP_GREY_MODES:
        return picture
    return Image.fromarray((np.asarray(picture, dtype=np.uint32) // 257).clip(0, 255).astype(np.uint8))


def _to_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Applies the embedded colour profile, where it is one for the picture's kind of pixels."""
    if not profile or picture.mode not in ("RGB", "CMYK"):
        return picture
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(
            picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except ImageCms.PyCMSError:
        return picture
    return converted or picture


def _on_white(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    layered = picture.convert("RGBA")
    flat = Image.new("RGB", layered.size, "white")
    flat.paste(layered, mask=layered.getchannel("A"))
    return flat
