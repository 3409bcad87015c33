"""The picture service over HTTP: bytes and words in, bytes and facts about them out."""

from __future__ import annotations

import base64
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Annotated, Any, Final, Literal

from fastapi import FastAPI, File, Form, Request, UploadFile
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from data.vocabulary.colours import COLOURS, Colour, parse_colour
from generator.body_limit import BodyLimit
from generator.edit import MODEL, SOURCE, Edited, edit
from generator.marks import Language
from generator.pictures import PictureLimits
from generator.problems import ProblemError, ProblemType, body_too_large, problem_response
from generator.settings import GeneratorSettings
from generator.workbench import Workbench, WorkbenchFullError

RETRY_AFTER_S: Final = 2
MAX_WORDS: Final = 200

_log = logging.getLogger(__name__)


class NamedColour(BaseModel):
    """A colour by name, in both languages, and as `#rrggbb`."""

    name: str
    name_zh: str
    hex: str


class MadeBy(BaseModel):
    """What made a picture; `seed` is null where chance played no part."""

    model: str
    seed: int | None


class Checked(BaseModel):
    """How well a picture shows what was asked for, from 0 to 1, and how well it has to."""

    score: float
    threshold: float


class Measured(BaseModel):
    """What the check read back: the nearest named colour, and the ΔE2000 to the asked one."""

    colour: str
    delta_e: float


class MadePicture(BaseModel):
    """A picture that was made here, and how it came about."""

    picture: str = Field(description="The file, in base64.", json_schema_extra={"contentEncoding": "base64"})
    media_type: Literal["image/webp"] = "image/webp"
    width: int
    height: int
    source: str
    label: str = Field(description="The label in English.")
    label_zh: str = Field(description="The label in Chinese.")
    label_language: Language = Field(description="The language of the label in the picture.")
    colour: NamedColour
    made_by: MadeBy
    checked: Checked
    measured: Measured
    elapsed_ms: int


class Operation(BaseModel):
    """Something the service can do, and which model does it."""

    name: str
    path: str
    source: str
    model: str


class Capabilities(BaseModel):
    """What the service can do and which colours it knows by name."""

    operations: list[Operation]
    colours: list[NamedColour]


class Health(BaseModel):
    """The service is up."""

    status: Literal["ok"] = "ok"


def create_app(settings: GeneratorSettings | None = None) -> FastAPI:
    """The service as an ASGI application."""
    settings = settings or GeneratorSettings()
    limits = PictureLimits(
        settings.max_pixels, settings.max_input_side_px, settings.min_side_px, settings.max_side_px
    )
    workbench = Workbench(settings.workers, settings.max_waiting)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        workbench.close()

    app = FastAPI(title="Vitrine picture service", lifespan=lifespan)
    app.add_middleware(BodyLimit, max_bytes=settings.max_body_bytes)
    _answer_errors_with_problems(app, settings)

    @app.get("/healthz")
    async def healthz() -> Health:
        return Health()

    @app.get("/v1/capabilities")
    async def capabilities() -> Capabilities:
        return Capabilities(
            operations=[Operation(name="edit", path="/v1/edit", source=SOURCE, model=MODEL)],
            colours=[_named(colour) for colour in COLOURS],
        )

    @app.post("/v1/edit")
    async def edit_picture(
        file: Annotated[UploadFile, File(description="A photograph on a light, plain background.")],
        colour: Annotated[
            str, Form(max_length=MAX_WORDS, description="A name, a phrase with one, or #rrggbb.")
        ],
        language: Annotated[Language, Form(description="The language of the label in the picture.")] = "en",
        current_colour: Annotated[
            str, Form(max_length=MAX_WORDS, description="The colour that the product in the picture has.")
        ] = "",
    ) -> MadePicture:
        """The photographed product in another colour."""
        started = time.perf_counter()
        asked = parse_colour(colour)
        if asked is None:
            detail = "The words name no colour we know; name one from /v1/capabilities or send #rrggbb."
            raise ProblemError(ProblemType.UNKNOWN_COLOUR, detail)
        work = partial(edit, await file.read(), asked, parse_colour(current_colour), language, limits)
        edited = await workbench.run(work)
        return _made(edited, elapsed_ms=round((time.perf_counter() - started) * 1000))

    return app


def _made(edited: Edited, elapsed_ms: int) -> MadePicture:
    measured = edited.measured
    return MadePicture(
        picture=base64.b64encode(edited.webp).decode(),
        width=edited.width,
        height=edited.height,
        source=SOURCE,
        label=edited.label.en,
        label_zh=edited.label.zh,
        label_language=edited.label_language,
        colour=_named(edited.asked),
        made_by=MadeBy(model=MODEL, seed=None),
        checked=Checked(score=round(measured.score, 3), threshold=measured.threshold),
        measured=Measured(colour=measured.colour.name, delta_e=round(measured.delta_e, 2)),
        elapsed_ms=elapsed_ms,
    )


def _named(colour: Colour) -> NamedColour:
    return NamedColour(name=colour.name, name_zh=colour.name_zh, hex=colour.hex)


def _answer_errors_with_problems(app: FastAPI, settings: GeneratorSettings) -> None:
    async def on_problem(_: Request, error: ProblemError) -> JSONResponse:
        return problem_response(error)

    async def on_full(_: Request, __: WorkbenchFullError) -> JSONResponse:
        problem = ProblemError(ProblemType.BUSY, "Too many pictures are being made; try again in a moment.")
        return problem_response(problem, {"Retry-After": str(RETRY_AFTER_S)})

    async def on_invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        fields = ", ".join(sorted({str(part["loc"][-1]) for part in error.errors()}))
        detail = (
            f"Send multipart/form-data with a picture as `file` and a `colour`; wrong or missing: {fields}."
        )
        return problem_response(ProblemError(ProblemType.INVALID_REQUEST, detail))

    async def on_http(_: Request, error: HTTPException) -> JSONResponse:
        return problem_response(_problem_of(error, settings.max_body_bytes), error.headers)

    async def on_anything(_: Request, error: Exception) -> JSONResponse:
        _log.error("request failed", exc_info=error)
        problem = ProblemError(
            ProblemType.INTERNAL, "The picture could not be made; show a photograph instead."
        )
        return problem_response(problem)

    handlers: dict[type[Exception], Any] = {
        ProblemError: on_problem,
        WorkbenchFullError: on_full,
        RequestValidationError: on_invalid,
        HTTPException: on_http,
        Exception: on_anything,
    }
    for error, handler in handlers.items():
        app.add_exception_handler(error, handler)


def _problem_of(error: HTTPException, max_body_bytes: int) -> ProblemError:
    match error.status_code:
        case 404:
            return ProblemError(ProblemType.NOT_FOUND, "Nothing is here; see /v1/capabilities.")
        case 405:
            return ProblemError(ProblemType.METHOD_NOT_ALLOWED, "Use the method that /docs names.")
        case 413:
            return body_too_large(max_body_bytes)
        case _:
            return ProblemError(
                ProblemType.INVALID_REQUEST, "The body is not well-formed multipart/form-data."
            )
