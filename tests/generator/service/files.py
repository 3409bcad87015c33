"""Files that are sent to the picture service: honest ones of every kind, and hostile ones."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from generator.problems import ProblemType
from tests.generator.product_pictures import as_file
from tests.generator.service.serving import photograph, pixels_of

Pixels = NDArray[np.uint8]

MUG: Final = photograph("camp-mug-whole-red")
MUG_PIXELS: Final = pixels_of(MUG)[::2, ::2]
_ROTATED_BY: Final = 6
_ORIENTATION: Final = 0x0112


def deep_png(samples: NDArray[np.integer], colour_type: int) -> bytes:
    """A PNG of 16 bits a sample, `(height, width)` or `(height, width, channels)`."""
    height, width = samples.shape[:2]
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in samples)
    return _png(width, height, 16, colour_type, zlib.compress(rows))


def _png(width: int, height: int, depth: int, colour_type: int, data: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, colour_type, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", data), (b"IEND", b"")]
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


def _grey(pixels: Pixels) -> Pixels:
    return np.asarray(Image.fromarray(pixels).convert("L"))


def _rotated(pixels: Pixels) -> bytes:
    exif = Image.Exif()
    exif[_ORIENTATION] = _ROTATED_BY
    return as_file(np.rot90(pixels), "JPEG", exif=exif, quality=95)


def _converted(mode: str, kind: str) -> Callable[[Pixels], bytes]:
    def file(pixels: Pixels) -> bytes:
        buffer = io.BytesIO()
        Image.fromarray(pixels).convert(mode).save(buffer, kind, quality=95)
        return buffer.getvalue()

    return file


def _rotated_with_damage(pixels: Pixels) -> bytes:
    """Its resolution, a fraction, is said in letters."""
    resolution = struct.pack(">HHI4s", 0x011A, 2, 4, b"abc\0")
    orientation = struct.pack(">HHIHH", _ORIENTATION, 3, 1, _ROTATED_BY, 0)
    exif = b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 2) + orientation + resolution + bytes(4)
    return as_file(np.rot90(pixels), "JPEG", exif=exif, quality=95)


def _with_palette(pixels: Pixels) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(pixels).quantize(256).save(buffer, "PNG")
    return buffer.getvalue()


def _transparent(pixels: Pixels) -> bytes:
    """White paper taken away."""
    alpha = np.where(pixels.min(axis=2) > 250, 0, 255).astype(np.uint8)
    without = np.where(alpha[..., None] == 0, 0, pixels).astype(np.uint8)
    return as_file(np.dstack([without, alpha]), "PNG")


def _with_profile(pixels: Pixels) -> bytes:
    """Red and blue exchanged, and a profile that says so."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exchanged = profile.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")
    return as_file(np.ascontiguousarray(pixels[..., ::-1]), "PNG", icc_profile=exchanged)


def _by_telephone(pixels: Pixels) -> bytes:
    """A JPEG with a smaller copy as its second frame."""
    buffer = io.BytesIO()
    smaller = Image.fromarray(pixels[::4, ::4])
    Image.fromarray(pixels).save(buffer, "MPO", save_all=True, append_images=[smaller], quality=95)
    return buffer.getvalue()


HONEST: Final[Mapping[str, Callable[[Pixels], bytes]]] = {
    "WebP": lambda pixels: as_file(pixels, "WEBP", quality=95),
    "progressive JPEG": lambda pixels: as_file(pixels, "JPEG", quality=95, progressive=True),
    "JPEG in CMYK": _converted("CMYK", "JPEG"),
    "PNG with 16 bits": lambda pixels: deep_png(pixels.astype(np.uint16) * 257, 2),
    "transparent PNG": _transparent,
    "PNG with a palette": _with_palette,
    "JPEG that lies on its side": _rotated,
    "JPEG that lies on its side, with damage": _rotated_with_damage,
    "PNG with a colour profile": _with_profile,
    "telephone's JPEG with two frames": _by_telephone,
}
HONEST_GREY: Final[Mapping[str, Callable[[Pixels], bytes]]] = {
    "grey PNG with 16 bits": lambda pixels: deep_png(_grey(pixels).astype(np.uint16) * 257, 0),
    "grey JPEG": _converted("L", "JPEG"),
    "grey PNG with transparency": _converted("LA", "PNG"),
}


def _animated(kind: str) -> bytes:
    buffer = io.BytesIO()
    frames = [Image.fromarray(MUG_PIXELS), Image.fromarray(255 - MUG_PIXELS)]
    frames[0].save(buffer, kind, save_all=True, append_images=frames[1:])
    return buffer.getvalue()


_SVG: Final = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
_DAMAGED: Final = ProblemType.DAMAGED_PICTURE
_UNSUPPORTED: Final = ProblemType.UNSUPPORTED_PICTURE
_SIZE: Final = ProblemType.UNSUITABLE_SIZE

HOSTILE: Final[Mapping[str, tuple[bytes, ProblemType]]] = {
    "empty": (b"", _UNSUPPORTED),
    "text": (b"not a picture at all", _UNSUPPORTED),
    "SVG": (_SVG, _UNSUPPORTED),
    "GIF": (as_file(MUG_PIXELS, "GIF"), _UNSUPPORTED),
    "BMP": (as_file(MUG_PIXELS, "BMP"), _UNSUPPORTED),
    "TIFF": (as_file(MUG_PIXELS, "TIFF"), _UNSUPPORTED),
    "animated WebP": (_animated("WEBP"), _UNSUPPORTED),
    "animated PNG": (_animated("PNG"), _UNSUPPORTED),
    "half a JPEG": (as_file(MUG_PIXELS, "JPEG")[:4000], _DAMAGED),
    "half a PNG": (as_file(MUG_PIXELS, "PNG")[:20_000], _DAMAGED),
    "half a WebP": (as_file(MUG_PIXELS, "WEBP")[:2000], _DAMAGED),
    "PNG that claims 30,000 × 30,000": (_png(30_000, 30_000, 8, 2, zlib.compress(bytes(100_000))), _SIZE),
    "PNG that claims 6,000 × 6,000": (_png(6_000, 6_000, 8, 2, zlib.compress(bytes(100_000))), _SIZE),
    "PNG that claims what it has not": (_png(3_000, 3_000, 8, 2, zlib.compress(bytes(10_000))), _DAMAGED),
    "PNG without a side": (_png(0, 300, 8, 2, zlib.compress(b"")), _UNSUPPORTED),
    "strip of 30,000 pixels": (as_file(np.full((64, 30_000, 3), 255, np.uint8)), _SIZE),
    "strip of 9,000 pixels": (as_file(np.full((64, 9_000, 3), 255, np.uint8)), _SIZE),
    "tiny": (as_file(MUG_PIXELS[:20, :20]), _SIZE),
}
