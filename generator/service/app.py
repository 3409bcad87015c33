"""The picture service as an ASGI application."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Annotated, Any, Final

from fastapi import APIRouter, FastAPI, File, Form, Request, Response, UploadFile
from pydantic import BaseModel

from data.store import StoreSettings
from generator.making.desk import Desk, Made
from generator.making.editing import Alteration, edit
from generator.making.engine import Networks
from generator.making.imagining import Wish, imagine
from generator.making.seeing import see
from generator.making.words import usable
from generator.making.zooming import CloserLook, zoom
from generator.marks import Kind, Language, Mark, Marker
from generator.pictures import PictureLimits
from generator.problems import ProblemError, ProblemType
from generator.service.body_limit import BodyLimit
from generator.service.cache import AnswerCache
from generator.service.capabilities import capabilities_of, named_colour
from generator.service.jobs import BusyError, Job, Jobs
from generator.service.metrics import CONTENT_TYPE, Metrics
from generator.service.preferences import Preferences
from generator.service.reporting import answer_errors_with_problems
from generator.service.shapes import (
    Capabilities,
    Checked,
    Health,
    Likely,
    MadeBy,
    MadePicture,
    PendingPicture,
    Said,
    SeenPicture,
    Understood,
    Wanted,
)
from generator.settings import GeneratorSettings

# Raised when the same request would be answered by another file: a new edition of marks or of these steps.
EDITION: Final = 1
JOB: Final = "job_"
_KEY_LENGTH: Final = 32

_log = logging.getLogger(__name__)


def create_app(settings: GeneratorSettings | None = None, networks: Networks | None = None) -> FastAPI:
    """The service as an ASGI application, its networks loaded and warm; `networks` where they are already.

    Raises:
        SigningKeyError: the key that pictures are signed with cannot be used.
        CheckpointError: a network cannot be loaded.
    """
    settings = settings or GeneratorSettings()
    service = Service(settings, networks)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await service.close()

    app = FastAPI(title="Vitrine picture service", lifespan=lifespan)
    app.state.service = service
    app.add_middleware(BodyLimit, max_bytes=settings.max_body_bytes)
    app.include_router(router)
    answer_errors_with_problems(app, settings.max_body_bytes)
    return app


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
        self._edition = {"edition": EDITION, "signed_by": marker.fingerprint, **networks.fingerprints}

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
    ) -> Response:
        """What answers an order: kept from before, made now, or promised, as the request prefers."""
        key = self._key(operation, order)
        kept = await self.desk.aside(partial(self.cache.get, key))
        if kept is not None:
            self.metrics.requests.labels(operation, "cached").inc()
            return _as_json(kept, {"Cache-Status": "vitrine; hit"})
        try:
            job = self.jobs.begin(key, partial(self._done, key, operation, work))
        except BusyError:
            self.metrics.requests.labels(operation, "busy").inc()
            raise
        except ProblemError as failed_before:
            self.metrics.requests.labels(operation, failed_before.type.slug).inc()
            raise
        return await self.delivered(request, job)

    async def delivered(self, request: Request, job: Job) -> Response:
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

    def finished(self, made: Made, language: Language, key: str, began: float) -> MadePicture:
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
            return await self.desk.aside(partial(self.finished, made, language, key, began))

        return await self.answer(request, operation, order, work)

    async def _done(self, key: str, operation: str, work: Callable[[], Awaitable[BaseModel]]) -> bytes:
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
        await self.desk.aside(partial(self.cache.put, key, answer))
        return answer

    def _count_batch(self, step: str, size: int) -> None:
        self.metrics.batches.labels(step).observe(size)

    def _key(self, operation: str, order: dict[str, Any]) -> str:
        named = json.dumps({"operation": operation, **order, **self._edition}, sort_keys=True)
        return hashlib.sha256(named.encode()).hexdigest()[:_KEY_LENGTH]


router = APIRouter()
_Photograph = Annotated[UploadFile, File(description="A photograph on a light, plain background.")]
_Subject = Annotated[
    str,
    Form(
        max_length=500,
        description="Words for the product in it, such as its title; the checker's guess without.",
    ),
]
_LabelLanguage = Annotated[Language, Form(description="The language of the label in the picture.")]
_ANSWERS: Final[dict[int | str, dict[str, Any]]] = {
    200: {"model": MadePicture},
    202: {"model": PendingPicture, "description": "In work still: ask the job that `Location` names."},
    503: {"description": "Too many pictures are being made; `Retry-After` says when to ask again."},
}


@router.get("/healthz")
async def healthz() -> Health:
    """The service is up and its networks are loaded."""
    return Health()


@router.get("/metrics")
async def metrics(request: Request) -> Response:
    """Counters for Prometheus."""
    return Response(_service(request).metrics.text(), media_type=CONTENT_TYPE)


@router.get("/v1/capabilities")
async def capabilities(request: Request) -> Capabilities:
    """What can be made, and the values that requests can name."""
    return capabilities_of(_service(request).desk.networks)


@router.post("/v1/imagine", response_model=MadePicture, responses=_ANSWERS)
async def imagine_picture(request: Request, wanted: Wanted) -> Response:
    """A picture from words alone: the best of some drawings, if the checker reads from it what was asked."""
    service = _service(request)
    best_of = wanted.best_of or service.settings.best_of
    wish = Wish(wanted.words, wanted.kind, wanted.seed, best_of, wanted.enlarged)
    order = wanted.model_dump(exclude={"language"}) | {"best_of": best_of}
    return await service.picture(
        request, "imagine", order, wanted.language, partial(imagine, service.desk, wish)
    )


@router.post("/v1/understand")
async def understand(request: Request, said: Said) -> Understood:
    """What words ask to see, without a picture; a problem where such pictures are not made."""
    desk = _service(request).desk
    words = await usable(desk, said.words)
    (vector,) = await desk.embed(words)
    asked = await desk.aside(lambda: desk.requests.read(words, vector.numpy()))
    return Understood(asked=asked.as_object(), can_be_drawn=asked.says_what)


@router.post("/v1/edit", response_model=MadePicture, responses=_ANSWERS)
async def edit_picture(  # noqa: PLR0917 - FastAPI names them
    request: Request,
    file: _Photograph,
    words: Annotated[str, Form(description="The look it should have: “in forest green”, 换成灯芯绒的.")],
    subject: _Subject = "",
    part: Annotated[str, Form(max_length=50, description="What the photograph shows of it.")] = "whole",
    language: _LabelLanguage = "en",
) -> Response:
    """The photographed product in another colour, material or pattern."""
    service = _service(request)
    photograph = await file.read()
    order = {"words": words, "subject": subject, "part": part, "file": _digest(photograph)}
    alteration = Alteration(photograph, words, subject, part)
    return await service.picture(request, "edit", order, language, partial(edit, service.desk, alteration))


@router.post("/v1/zoom", response_model=MadePicture, responses=_ANSWERS)
async def zoom_picture(
    request: Request,
    file: _Photograph,
    part: Annotated[
        str, Form(max_length=50, description="The part to find and enlarge; of a small picture the whole.")
    ] = "whole",
    subject: _Subject = "",
    language: _LabelLanguage = "en",
) -> Response:
    """A part of the photographed product, four times as large."""
    service = _service(request)
    photograph = await file.read()
    order = {"part": part, "subject": subject, "file": _digest(photograph)}
    look = CloserLook(photograph, part, subject)
    return await service.picture(request, "zoom", order, language, partial(zoom, service.desk, look))


@router.post("/v1/embed-image", response_model=SeenPicture)
async def embed_image(request: Request, file: _Photograph) -> Response:
    """A photograph's place among sentences and photographs, and what it likely shows."""
    service = _service(request)
    photograph = await file.read()

    async def work() -> SeenPicture:
        seen = await see(service.desk, photograph)
        return SeenPicture(
            embedding=list(seen.embedding),
            attributes={
                name: Likely(value=value, probability=share) for name, (value, share) in seen.values.items()
            },
            model=service.desk.networks.model(service.desk.networks.checker),
        )

    return await service.answer(request, "embed-image", {"file": _digest(photograph)}, work)


@router.get("/v1/jobs/{job}", response_model=MadePicture, responses=_ANSWERS)
async def job_result(request: Request, job: str) -> Response:
    """What a job has made; with `Prefer: wait=10` after at most so many seconds."""
    service = _service(request)
    key = job.removeprefix(JOB)
    unfinished = service.jobs.find(key)
    if unfinished is not None:
        return await service.delivered(request, unfinished)
    failure = service.jobs.failure(key)
    if failure is not None:
        raise failure
    kept = await service.desk.aside(partial(service.cache.get, key)) if _is_key(key) else None
    if kept is None:
        raise ProblemError(ProblemType.UNKNOWN_JOB, "There is no such job, or it was given up; ask anew.")
    return _as_json(kept)


@router.delete("/v1/jobs/{job}", status_code=204)
async def cancel_job(request: Request, job: str) -> None:
    """Gives a job up, unless somebody else waits for it."""
    jobs = _service(request).jobs
    unfinished = jobs.find(job.removeprefix(JOB))
    if unfinished is not None:
        jobs.cancel(unfinished)


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


def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


def _as_json(body: bytes, headers: dict[str, str] | None = None, status: int = 200) -> Response:
    return Response(body, status, headers, "application/json")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _is_key(key: str) -> bool:
    return len(key) == _KEY_LENGTH and all(character in "0123456789abcdef" for character in key)


async def _gone(request: Request) -> None:
    """Returns once whoever asked has hung up."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
