"""The process: `python -m bot.decoder MAX_SIDE_PX`."""

from __future__ import annotations

import json
import sys
from typing import Final

import pi_heif
from PIL import Image

from bot.decoder.sandbox import lock_in
from data.pixels import (
    AnimatedPictureError,
    TooManyPixelsError,
    UnknownFormatError,
    UnreadablePictureError,
    decode,
)

FORMATS: Final = ("JPEG", "PNG", "WEBP", "HEIF")
_REASONS: Final = {
    UnknownFormatError: "unknown_format",
    AnimatedPictureError: "animated",
    TooManyPixelsError: "too_many_pixels",
    UnreadablePictureError: "damaged",
}


def main() -> None:
    """Locks itself in, reads one picture, and answers."""
    max_side_px = int(sys.argv[1])
    # Loads every decoder while there are still files.
    Image.init()
    pi_heif.register_heif_opener()
    lock_in()
    try:
        picture = decode(sys.stdin.buffer.read(), max_side_px, FORMATS, may_move=False)
    except UnreadablePictureError as error:
        _answer({"refused": _REASONS[type(error)]})
    except MemoryError:
        _answer({"refused": "too_many_pixels"})
    else:
        _answer({"width": picture.width, "height": picture.height})
        sys.stdout.buffer.write(picture.tobytes())
    sys.stdout.buffer.flush()


def _answer(answer: dict[str, object]) -> None:
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")


if __name__ == "__main__":
    main()
