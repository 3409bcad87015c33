"""Pictures that are still being made: each is followed until it is ready or has failed.

The database has a row for each of them, so that a gateway that starts again goes on where it stopped. One
task a picture asks the picture service for it. What comes of it is put into the logged message and the row
deleted in one transaction, so a picture is settled once, whoever follows it.
"""

from __future__ import annotations

import asyncio
import logging
import math
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final, Protocol

from sqlalchemy.exc import SQLAlchemyError

from bot.gateway.log import Awaited, MessageLog, Settled
from bot.gateway.metrics import Metrics
from bot.gateway.picture_service import MadePicture, NotMadeError, PictureService, ServiceAwayError
from bot.gateway.settings import GatewaySettings
from bot.gateway.shapes import LoggedMessage, Picture
from data.language import Bilingual, Language
from data.schema import utc_now
from data.store import MediaStore, StoredPicture, UnreadablePictureError, thumbnail_name

logger = logging.getLogger(__name__)

# How long the service may keep a question open; one that is not asked for 20 s gives its work up.
LONGEST_WAIT_S: Final = 10.0
# Between two questions about one picture.
SHORTEST_PAUSE_S: Final = 0.2
LONGEST_PAUSE_S: Final = 2.0

Make = Callable[[Picture, Language], Picture]


class Delivery(Protocol):
    """Brings what happens in a conversation to whoever has it open."""

    async def messages(self, conversation_id: str, messages: list[LoggedMessage]) -> None:
        """Delivers answers."""

    async def picture(self, conversation_id: str, message: LoggedMessage, picture: Picture) -> None:
        """Delivers a picture of `message` that is ready or has failed."""


class Pictures:
    """Follows pending pictures, and delivers what comes of them."""

    def __init__(
        self,
        settings: GatewaySettings,
        log: MessageLog,
        media: MediaStore,
        service: PictureService,
        *,
        delivery: Delivery,
        metrics: Metrics,
    ) -> None:
        self._log = log
        self._media = media
        self._service = service
        self._delivery = delivery
        self._metrics = metrics
        self._max_pictures = settings.max_pictures
        self._slots = asyncio.Semaphore(settings.max_pictures)
        self._tasks: set[asyncio.Task[None]] = set()
        self._followers: Counter[str] = Counter()
        self._awaited: set[Awaited] = set()

    async def resume(self) -> None:
        """Follows what was still being made when the gateway last stopped."""
        self.follow(await self._log.awaited())

    def follow(self, awaited: Iterable[Awaited]) -> None:
        """Begins to follow each picture of `awaited`."""
        for picture in awaited:
            self._followers[picture.job] += 1
            self._awaited.add(picture)
            task = asyncio.create_task(self._follow(picture))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def forget(self, conversation_id: str) -> None:
        """Calls off what is made for this conversation alone; it has been deleted."""
        jobs = {picture.job for picture in self._awaited if picture.conversation_id == conversation_id}
        for job in jobs:
            if self._followers[job] == 1:
                await self._service.call_off(job)

    async def close(self) -> None:
        """Stops following; the database keeps what is still being made."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _follow(self, awaited: Awaited) -> None:
        gave_up = False
        kept: StoredPicture | None = None
        make: Make = _failed
        try:
            async with asyncio.timeout((awaited.deadline - utc_now()).total_seconds()):
                made = await self._made(awaited)
            kept = await asyncio.to_thread(self._media.keep, made.data)
            make = _with(made, kept)
        except TimeoutError:
            gave_up = True
            logger.warning("a picture took too long and is given up: %s", awaited.job)
        except (NotMadeError, UnreadablePictureError) as error:
            logger.warning("a picture was not made: %s", error)
        except Exception:
            logger.exception("a picture could not be taken in")
        settled = await self._settle(awaited, make)
        if settled is not None:
            self._metrics.pictures.labels(settled.picture.source, settled.picture.status).inc()
            await self._delivery.picture(awaited.conversation_id, settled.message, settled.picture)
            await self._delivery.messages(awaited.conversation_id, settled.instead)
        elif kept is not None:
            await self._drop(awaited, kept)
        self._awaited.discard(awaited)
        # The same request has the same job, for whomever it was made.
        self._followers[awaited.job] -= 1
        if self._followers[awaited.job] > 0:
            return
        del self._followers[awaited.job]
        if gave_up and not await self._service.call_off(awaited.job):
            logger.warning("the picture service could not be told that %s is given up", awaited.job)

    async def _drop(self, awaited: Awaited, kept: StoredPicture) -> None:
        """Deletes a picture whose conversation was deleted, unless it is, or will be, shown in another."""
        if self._followers[awaited.job] == 1 and not await self._log.shows(kept.name):
            await asyncio.to_thread(self._media.remove, kept.name)

    async def _made(self, awaited: Awaited) -> MadePicture:
        """The finished picture, asked for again and again.

        Raises:
            NotMadeError: there will be none.
        """
        pause_s = SHORTEST_PAUSE_S
        while True:
            try:
                async with self._slots:
                    left_s = (awaited.deadline - utc_now()).total_seconds()
                    made = await self._service.ask(awaited.job, min(left_s, self._patience_s))
            except ServiceAwayError as error:
                logger.info("the picture service is away (%s)", error)
                await asyncio.sleep(max(pause_s, error.retry_after_s))
                pause_s = min(2 * pause_s, LONGEST_PAUSE_S)
            else:
                if made is not None:
                    return made
                pause_s = SHORTEST_PAUSE_S
                await asyncio.sleep(pause_s)

    @property
    def _patience_s(self) -> float:
        """How long one question may stay open, so that every picture gets its turn in `LONGEST_WAIT_S`."""
        return LONGEST_WAIT_S / math.ceil(len(self._tasks) / self._max_pictures)

    async def _settle(self, awaited: Awaited, make: Make) -> Settled | None:
        """What has come of the picture, logged; tried until the database takes it."""
        while True:
            try:
                return await self._log.settle(awaited, make)
            except SQLAlchemyError:
                logger.exception("a picture could not be logged; it will be tried again")
                await asyncio.sleep(LONGEST_PAUSE_S)


def _failed(picture: Picture, _: Language) -> Picture:
    return picture.model_copy(update={"status": "failed", "url": None})


def _with(made: MadePicture, kept: StoredPicture) -> Make:
    """What makes a picture of a message ready with the one that was made, as the media store keeps it."""
    label = Bilingual(made.label, made.label_zh)

    def ready(picture: Picture, language: Language) -> Picture:
        return picture.model_copy(
            update={
                "url": f"/media/{kept.name}",
                "thumbnail_url": f"/media/{thumbnail_name(kept.name)}",
                "width": kept.width,
                "height": kept.height,
                "source": made.source,
                "label": label.say(language),
                "checked": made.checked,
                "made_by": made.made_by,
                "status": "ready",
            }
        )

    return ready
