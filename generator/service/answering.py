"""From an order to its answer: kept from before, made now and marked, or promised."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import logging
import time
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, Final

from fastapi import Request, Response
from pydantic import BaseModel

from data.store import StoreSettings
from generator.making.desk import Desk, Made
from generator.making.engine import Networks
from generator.marks import Kind, Language, Mark, Marker
from generator.pictures import PictureLimits
from generator.problems import ProblemError, ProblemType
from generator.service.cache import AnswerCache
from generator.service.capabilities import named_colour
from generator.service.jobs import BusyError, Job, Jobs
from generator.service.metrics import Metrics
from generator.service.preferences import Preferences
from generator.service.shapes import Checked, MadeBy, MadePicture, PendingPicture
from generator.settings import GeneratorSettings

# Raised when the same request would be answered by another file: a new edition of marks or of these steps.
EDITION: Final = 1
JOB: Final = "job_"
_KEY_LENGTH: Final = 32

_log = logging.getLogger(__name__)


class Service:
    """What the requests share.

    Raises:
        SigningKeyError: the key that pictures are signed with cannot be used.
        CheckpointError: a network cannot be loaded.
    """

    def __init__(self, settings: GeneratorSettings, networks: Networks | None = None) -> None:
        self.settings = settings
        self.marker = marker = Marker()
        networks = networks or _networks(settings)
        self.metrics = Metrics()
        limits = PictureLimits(
            settings.max_pixels, settings.max_input_side_px, settings.min_side_px, settings.max_side_px
        )
        self.desk = Desk(networks, limits, settings.readers, self._count_batch)
        self.jobs = Jobs(settings.max_unfinished, settings.abandoned_after_s)
        self.cache = AnswerCache(StoreSettings().home / "pictures", settings.cache_bytes)
        self.metrics.watch("unfinished", "Requests in work or waiting.", lambda: self.jobs.unfinished)
        self.metrics.watch("given_up", "Jobs cancelled for nobody waited.", lambda: self.jobs.cancelled)
        self._edition = {
            "edition": EDITION,
            "signed_by": marker.fingerprint,
            "max_side_px": settings.max_side_px,
            **networks.fingerprints,
        }

    async def close(self) -> None:
        """Gives up what is in work."""
        await self.jobs.close()
        await self.desk.close()

    async def answer(
        self,
        request: Request,
        operation: str,
        order: dict[str, Any],
        work: Callable[[], Awaitable[BaseModel]],
        *,
        is_kept: bool = True,
    ) -> Response:
        """What answers an order: kept from before, made now, or promised, as the request prefers.

        What is made of a photograph that may be a shopper's own is not `is_kept`.
        """
        key = self._key(operation, order)
        kept = await self.desk.aside(partial(self.cache.get, key)) if is_kept else None
        if kept is not None:
            self.metrics.requests.labels(operation, "cached").inc()
            return _as_json(kept, {"Cache-Status": "vitrine; hit"})
        try:
            job = self.jobs.begin(key, partial(self._done, key if is_kept else None, operation, work))
        except BusyError:
            self.metrics.requests.labels(operation, "busy").inc()
            raise
        except ProblemError as failed_before:
            self.metrics.requests.labels(operation, failed_before.type.slug).inc()
            raise
        return await self._delivered(request, job)

    async def job_result(self, request: Request, name: str) -> Response:
        """What the job called `name` gives, or gave lately.

        Raises:
            ProblemError: it failed, or there is none.
        """
        key = name.removeprefix(JOB)
        unfinished = self.jobs.find(key)
        if unfinished is not None:
            return await self._delivered(request, unfinished)
        failure = self.jobs.failure(key)
        if failure is not None:
            raise failure
        kept = self.jobs.kept_result(key)
        if kept is None and _is_key(key):
            kept = await self.desk.aside(partial(self.cache.get, key))
        if kept is None:
            raise ProblemError(ProblemType.UNKNOWN_JOB, "There is no such job, or it was given up; ask anew.")
        return _as_json(kept)

    def cancel_job(self, name: str) -> None:
        """Gives the job called `name` up, unless somebody waits for it."""
        unfinished = self.jobs.find(name.removeprefix(JOB))
        if unfinished is not None:
            self.jobs.cancel(unfinished)

    async def _delivered(self, request: Request, job: Job) -> Response:
        """A job's answer, or word that it is still in work; cancelled with its last asker."""
        waiting = asyncio.ensure_future(self.jobs.result(job, Preferences.of(request).wait_s))
        leaving = asyncio.ensure_future(_gone(request))
        await asyncio.wait({waiting, leaving}, return_when=asyncio.FIRST_COMPLETED)
        leaving.cancel()
        if not waiting.done():
            waiting.cancel()
            self.metrics.requests.labels("any", "gone").inc()
            raise ProblemError(ProblemType.CANCELLED, "Whoever asked for the picture has left.")
        answer = waiting.result()
        if answer is not None:
            return _as_json(answer)
        name = JOB + job.key
        pending = PendingPicture(job=name).model_dump_json().encode()
        return _as_json(pending, {"Location": f"/v1/jobs/{name}"}, status=202)

    def _finished(self, made: Made, language: Language, key: str, began: float) -> MadePicture:
        """A made picture with its marks."""
        mark = Mark(Kind(made.source), language, made.model, made.seed, made.original)
        file = self.marker.finish(made.picture, mark)
        return MadePicture(
            job=JOB + key,
            picture=base64.b64encode(file.webp).decode(),
            width=file.width,
            height=file.height,
            source=made.source,
            label=file.label.en,
            label_zh=file.label.zh,
            label_language=file.label_language,
            asked=made.asked.as_object(),
            colour=named_colour(made.asked.colour),
            made_by=MadeBy(model=made.model, seed=made.seed),
            checked=Checked(score=round(made.score, 4), threshold=round(made.threshold, 4)),
            tries=made.tries,
            elapsed_ms=round((time.perf_counter() - began) * 1000),
        )

    async def picture(
        self,
        request: Request,
        operation: str,
        order: dict[str, Any],
        language: Language,
        make: Callable[[], Awaitable[Made]],
    ) -> Response:
        """A picture that `make` makes, marked in `language`."""
        order = {**order, "language": language}
        key = self._key(operation, order)

        async def work() -> MadePicture:
            began = time.perf_counter()
            made = await make()
            self.metrics.scores.labels(operation).observe(made.score)
            return await self.desk.aside(partial(self._finished, made, language, key, began))

        return await self.answer(request, operation, order, work)

    async def _done(self, key: str | None, operation: str, work: Callable[[], Awaitable[BaseModel]]) -> bytes:
        began = time.perf_counter()
        try:
            answer = (await work()).model_dump_json().encode()
        except ProblemError as problem:
            self.metrics.requests.labels(operation, problem.type.slug).inc()
            _log.info("%s refused: %s", operation, problem.type.slug)
            raise
        except Exception:
            self.metrics.requests.labels(operation, ProblemType.INTERNAL.slug).inc()
            raise
        self.metrics.requests.labels(operation, "made").inc()
        self.metrics.seconds.labels(operation).observe(time.perf_counter() - began)
        if key is not None:
            await self.desk.aside(partial(self.cache.put, key, answer))
        return answer

    def _count_batch(self, step: str, size: int) -> None:
        self.metrics.batches.labels(step).observe(size)

    def _key(self, operation: str, order: dict[str, Any]) -> str:
        named = json.dumps({"operation": operation, **order, **self._edition}, sort_keys=True)
        return hashlib.sha256(named.encode()).hexdigest()[:_KEY_LENGTH]


def _networks(settings: GeneratorSettings) -> Networks:
    networks = Networks(
        imagine=settings.imagine,
        edit=settings.edit,
        zoom=settings.zoom,
        checker=settings.checker,
        precision=settings.precision,
        threads=settings.threads,
    )
    networks.warm_up()
    return networks


def _as_json(body: bytes, headers: dict[str, str] | None = None, status: int = 200) -> Response:
    return Response(body, status, headers, "application/json")


def _is_key(key: str) -> bool:
    return len(key) == _KEY_LENGTH and all(character in "0123456789abcdef" for character in key)


async def _gone(request: Request) -> None:
    """Returns once whoever asked has hung up."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
