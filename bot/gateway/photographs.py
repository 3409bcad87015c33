"""Photographs that shoppers send: read in a locked-in process of their own, kept as fresh WebP files.

The process (`bot.decoder`) gives back pixels only. So nothing of the file that was sent is kept: no EXIF, no
position, no bytes that a browser could be tricked by.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from asyncio import StreamReader, StreamWriter
from asyncio.subprocess import DEVNULL, PIPE
from contextlib import suppress
from typing import Any, Final, TypeGuard, cast

from PIL import Image

from bot.gateway import texts
from bot.gateway.policy import Refusal, RefusedMessageError, normalise
from bot.gateway.shapes import Picture
from bot.gateway.texts import filled
from data.language import Language
from data.pixels import MAX_PIXELS
from data.store import MediaStore, StoredPicture, thumbnail_name
from data.store.media import MAX_SIDE_PX

logger = logging.getLogger(__name__)

MOST_AT_ONCE: Final = 2
TIMEOUT_S: Final = 20.0
LONGEST_NAME: Final = 80
_CHANNELS: Final = 3
_MILLION: Final = 1_000_000
_REFUSALS: Final = {
    "unknown_format": (Refusal.NO_PHOTOGRAPH, texts.NO_PHOTOGRAPH),
    "animated": (Refusal.ANIMATED, texts.ANIMATED),
    "too_many_pixels": (
        Refusal.TOO_MANY_PIXELS,
        filled(
            texts.TOO_MANY_PIXELS,
            millions=MAX_PIXELS // _MILLION,
            ten_thousands=MAX_PIXELS // 10_000,
        ),
    ),
    "damaged": (Refusal.DAMAGED, texts.DAMAGED),
}


class Photographs:
    """Takes photographs in, a few at a time."""

    def __init__(self, media: MediaStore) -> None:
        self._media = media
        self._slots = asyncio.Semaphore(MOST_AT_ONCE)

    async def take_in(self, data: bytes) -> StoredPicture:
        """Keeps the photograph in `data`.

        Raises:
            RefusedMessageError: it cannot be read, moves, or is too large.
        """
        async with self._slots:
            picture = await _pixels(data)
        return await asyncio.to_thread(self._media.add, picture)

    async def forget(self, photograph: StoredPicture) -> None:
        """Deletes a photograph that is in no message."""
        await asyncio.to_thread(self._media.remove, photograph.name)


def as_sent(photograph: StoredPicture, file_name: str | None, language: Language) -> Picture:
    """The photograph as a picture of its shopper's message."""
    name = normalise(file_name or "").replace("\n", " ")[:LONGEST_NAME]
    alt = filled(texts.NAMED_PHOTO, name=name) if name else texts.PHOTO
    return Picture(
        id=photograph.name.removesuffix(".webp"),
        url=f"/media/{photograph.name}",
        thumbnail_url=f"/media/{thumbnail_name(photograph.name)}",
        width=photograph.width,
        height=photograph.height,
        alt=alt.say(language),
        source="photo",
    )


async def _pixels(data: bytes) -> Image.Image:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.decoder", str(MAX_SIDE_PX), stdin=PIPE, stdout=PIPE, stderr=DEVNULL
    )
    try:
        async with asyncio.timeout(TIMEOUT_S):
            answer, _ = await asyncio.gather(
                _answer(cast(StreamReader, process.stdout)), _send(cast(StreamWriter, process.stdin), data)
            )
            return answer
    except RefusedMessageError:
        raise
    except (TimeoutError, asyncio.IncompleteReadError, ValueError) as error:
        logger.warning("the decoder failed at a photograph (%s)", type(error).__name__)
        raise _refused("damaged") from error
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def _send(decoder: StreamWriter, data: bytes) -> None:
    # One that has refused the first bytes reads no further.
    with suppress(ConnectionError):
        decoder.write(data)
        await decoder.drain()
    decoder.close()


async def _answer(decoder: StreamReader) -> Image.Image:
    """The picture that the decoder answers with.

    Raises:
        RefusedMessageError: it refuses.
        ValueError: the answer is not one that it gives.
    """
    answer: dict[str, Any] = json.loads(await decoder.readline())
    if "refused" in answer:
        raise _refused(answer["refused"])
    width, height = answer.get("width"), answer.get("height")
    if not (_is_side(width) and _is_side(height)):
        raise ValueError("an impossible size")
    return Image.frombytes("RGB", (width, height), await decoder.readexactly(width * height * _CHANNELS))


def _is_side(pixels: object) -> TypeGuard[int]:
    return isinstance(pixels, int) and 0 < pixels <= MAX_SIDE_PX


def _refused(reason: str) -> RefusedMessageError:
    refusal, sentence = _REFUSALS.get(reason, _REFUSALS["damaged"])
    return RefusedMessageError(refusal, sentence)
