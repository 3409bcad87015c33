"""Every error as a problem document, whatever it was that went wrong."""

from __future__ import annotations

import logging
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from generator.problems import ProblemError, ProblemType, body_too_large, problem_response
from generator.service.jobs import BusyError

_log = logging.getLogger(__name__)


def answer_errors_with_problems(app: FastAPI, max_body_bytes: int) -> None:
    """Installs the handlers."""

    async def on_problem(_: Request, error: ProblemError) -> JSONResponse:
        return problem_response(error)

    async def on_busy(_: Request, error: BusyError) -> JSONResponse:
        problem = ProblemError(ProblemType.BUSY, "Too many pictures are being made; try again in a moment.")
        return problem_response(problem, {"Retry-After": str(error.retry_after_s)})

    async def on_invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        fields = ", ".join(sorted({_name_of(part) for part in error.errors()}))
        detail = f"The request does not have the form that /docs describes; wrong or missing: {fields}."
        return problem_response(ProblemError(ProblemType.INVALID_REQUEST, detail))

    async def on_http(_: Request, error: HTTPException) -> JSONResponse:
        return problem_response(_problem_of(error, max_body_bytes), error.headers)

    async def on_anything(_: Request, error: Exception) -> JSONResponse:
        _log.error("request failed", exc_info=error)
        problem = ProblemError(
            ProblemType.INTERNAL, "The picture could not be made; show a photograph instead."
        )
        return problem_response(problem)

    handlers: dict[type[Exception], Any] = {
        ProblemError: on_problem,
        BusyError: on_busy,
        RequestValidationError: on_invalid,
        HTTPException: on_http,
        Exception: on_anything,
    }
    for error, handler in handlers.items():
        app.add_exception_handler(error, handler)


def _name_of(error: dict[str, Any]) -> str:
    """The name of a field that is wrong; those that we do not have are not repeated, they may be anything."""
    if error["type"] == "extra_forbidden":
        return "a field of another name"
    return "the JSON" if error["type"] == "json_invalid" else str(error["loc"][-1])


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
                ProblemType.INVALID_REQUEST, "The body is not well-formed; /docs describes what is expected."
            )
