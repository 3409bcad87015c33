"""Photographs that shoppers send: read in a locked-in process of their own, kept as fresh WebP files.

The process (`bot.decoder`) gives back pixels only. So nothing of the file that was sent is kept: no EXIF, no
position, no bytes that a browser could be tricked by.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
from asyncio import StreamReader, StreamWriter
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Annotated, Final, Literal, cast

from PIL import Image
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from bot.gateway import texts
from bot.gateway.log import MessageLog
from bot.gateway.policy import Refusal, RefusedMessageError, normalise
from bot.gateway.shapes import Picture
from bot.gateway.texts import filled
from bot.settings import PROJECT
from data.language import Language
from data.pixels import MAX_PIXELS
from data.store import MediaStore, StoredPicture, thumbnail_name
from data.store.media import MAX_SIDE_PX

logger = logging.getLogger(__name__)

MOST_AT_ONCE: Final = 2
MOST_WAITING: Final = 8
ABANDONED_AFTER_S: Final = 3600.0
TIMEOUT_S: Final = 20.0
# The exit status of a Python that an exception has ended.
COULD_NOT_START: Final = 1
LONGEST_NAME: Final = 80
_CHANNELS: Final = 3
_REFUSALS: Final = {
    "unknown_format": (Refusal.NO_PHOTOGRAPH, texts.NO_PHOTOGRAPH),
    "animated": (Refusal.ANIMATED, texts.ANIMATED),
    "too_many_pixels": (
        Refusal.TOO_MANY_PIXELS,
        filled(texts.TOO_MANY_PIXELS, millions=MAX_PIXELS // 1_000_000, ten_thousands=MAX_PIXELS // 10_000),
    ),
    "damaged": (Refusal.DAMAGED, texts.DAMAGED),
}
_Side = Annotated[int, Field(gt=0, le=MAX_SIDE_PX)]


class _Refused(BaseModel):
    refused: Literal["unknown_format", "animated", "too_many_pixels", "damaged"]


class _Size(BaseModel):
    width: _Side
    height: _Side


_ANSWER: Final[TypeAdapter[_Size | _Refused]] = TypeAdapter(_Size | _Refused)


class Photographs:
    """Takes photographs in, a few at a time."""

    def __init__(self, media: MediaStore) -> None:
        self._media = media
        self._slots = asyncio.Semaphore(MOST_AT_ONCE)
        self._waiting = 0

    async def take_in(self, read: Callable[[], Awaitable[bytes]]) -> StoredPicture:
        """Keeps the photograph that `read` gives, which is asked for when its turn comes.

        Raises:
            RefusedMessageError: it cannot be read, moves or is too large, or too many are waiting.
        """
        if self._waiting >= MOST_WAITING:
            raise RefusedMessageError(Refusal.OVERLOADED, texts.OVERLOADED)
        self._waiting += 1
        try:
            async with self._slots:
                picture = await _pixels(await read())
        finally:
            self._waiting -= 1
        keeping = asyncio.ensure_future(asyncio.to_thread(self._media.add, picture))
        try:
            return await asyncio.shield(keeping)
        except asyncio.CancelledError:
            keeping.add_done_callback(lambda kept: self._media.remove(kept.result().name))
            raise

    async def tidy(self, log: MessageLog) -> None:
        """Deletes photographs that are in no message, as a gateway that was killed may leave them."""
        for name in await asyncio.to_thread(self._media.of_shoppers, ABANDONED_AFTER_S):
            if not await log.shows(name):
                await asyncio.to_thread(self._media.remove, name)

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
    decoder = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.decoder", str(MAX_SIDE_PX)),
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        cwd=PROJECT,
        env={},
        start_new_session=True,
    )
    try:
        async with asyncio.timeout(TIMEOUT_S):
            answer, _ = await asyncio.gather(
                _answer(cast(StreamReader, decoder.stdout)), _send(cast(StreamWriter, decoder.stdin), data)
            )
            return answer
    except TimeoutError as error:
        # The decoder may use less processor time than that: it is this machine that is slow.
        raise RefusedMessageError(Refusal.FAILED, texts.FAILED) from error
    except (asyncio.IncompleteReadError, ValidationError) as error:
        raise await _failure(decoder) from error
    finally:
        with suppress(ProcessLookupError):
            os.killpg(decoder.pid, signal.SIGKILL)
        # Closes the pipes, too, should anything still hold them.
        decoder._transport.close()  # type: ignore[attr-defined]


async def _failure(decoder: Process) -> RefusedMessageError:
    """What to say of a photograph that the decoder could not answer for."""
    with suppress(TimeoutError):
        async with asyncio.timeout(1):
            await decoder.wait()
    logger.warning("the decoder failed at a photograph (exit status %s)", decoder.returncode)
    if decoder.returncode == COULD_NOT_START:
        return RefusedMessageError(Refusal.FAILED, texts.FAILED)
    return RefusedMessageError(Refusal.DAMAGED, texts.DAMAGED)


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
        ValidationError, IncompleteReadError: the answer is not one that it gives.
    """
    answer = _ANSWER.validate_json(await decoder.readuntil(b"\n"))
    if isinstance(answer, _Refused):
        raise RefusedMessageError(*_REFUSALS[answer.refused])
    pixels = await decoder.readexactly(answer.width * answer.height * _CHANNELS)
    return Image.frombytes("RGB", (answer.width, answer.height), pixels)
