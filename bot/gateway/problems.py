"""Errors over HTTP as problem details (RFC 9457), in the language of whoever asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from bot.gateway import texts
from bot.gateway.policy import Refusal, RefusedMessageError
from bot.gateway.texts import filled
from data.language import Bilingual, Language

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_S = 5
# Where photographs are sent to, and what their requests may have beside one: a text, multipart's own lines.
UPLOADS: Final = "/api/uploads"
UPLOAD_MARGIN_BYTES: Final = 65_536
_MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: its status, and the name that ends its `type`."""

    status: HTTPStatus
    name: str
    detail: Bilingual


@dataclass(frozen=True, slots=True)
class BodyLimits:
    """The largest bodies in bytes: a shopper's photograph, and that of any other request."""

    photograph: int
    any_other: int

    def of(self, path: str) -> int:
        """The largest body that a request to `path` may have."""
        return self.photograph + UPLOAD_MARGIN_BYTES if path == UPLOADS else self.any_other


class Problem(Enum):
    """Every kind of problem that the gateway reports."""

    SESSION_MISSING = Kind(HTTPStatus.UNAUTHORIZED, "session-missing", texts.NO_SESSION)
    SESSION_INVALID = Kind(HTTPStatus.UNAUTHORIZED, "session-invalid", texts.SESSION_INVALID)
    CUSTOMER_INVALID = Kind(HTTPStatus.UNAUTHORIZED, "customer-token-invalid", texts.CUSTOMER_INVALID)
    NOT_FOUND = Kind(HTTPStatus.NOT_FOUND, "not-found", texts.NOT_FOUND)
    NO_PICTURE = Kind(HTTPStatus.NOT_FOUND, "picture-not-found", texts.NO_PICTURE)
    WIDGET_NOT_BUILT = Kind(HTTPStatus.NOT_FOUND, "widget-not-built", texts.WIDGET_NOT_BUILT)
    METHOD_NOT_ALLOWED = Kind(HTTPStatus.METHOD_NOT_ALLOWED, "method-not-allowed", texts.METHOD_NOT_ALLOWED)
    BODY_UNREADABLE = Kind(HTTPStatus.BAD_REQUEST, "body-unreadable", texts.BODY_UNREADABLE)
    BODY_TOO_LARGE = Kind(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "body-too-large", texts.BODY_TOO_LARGE)
    FIELDS_INVALID = Kind(HTTPStatus.UNPROCESSABLE_ENTITY, "fields-invalid", texts.FIELDS_INVALID)
    EMPTY = Kind(HTTPStatus.UNPROCESSABLE_ENTITY, "message-empty", texts.EMPTY)
    UNREADABLE = Kind(HTTPStatus.UNPROCESSABLE_ENTITY, "message-unreadable", texts.UNREADABLE)
    TOO_LONG = Kind(HTTPStatus.UNPROCESSABLE_ENTITY, "message-too-long", texts.TOO_LONG)
    RATE_LIMITED = Kind(HTTPStatus.TOO_MANY_REQUESTS, "rate-limited", texts.TOO_OFTEN)
    NO_PHOTOGRAPH = Kind(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "no-photograph", texts.NO_PHOTOGRAPH)
    ANIMATED = Kind(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "photograph-animated", texts.ANIMATED)
    TOO_MANY_PIXELS = Kind(
        HTTPStatus.UNPROCESSABLE_ENTITY, "photograph-too-many-pixels", texts.TOO_MANY_PIXELS
    )
    DAMAGED = Kind(HTTPStatus.UNPROCESSABLE_ENTITY, "photograph-damaged", texts.DAMAGED)
    NOT_DELETED = Kind(HTTPStatus.SERVICE_UNAVAILABLE, "not-deleted", texts.NOT_DELETED)
    NOT_RATEABLE = Kind(HTTPStatus.NOT_FOUND, "not-rateable", texts.NOT_RATEABLE)
    OVERLOADED = Kind(HTTPStatus.SERVICE_UNAVAILABLE, "overloaded", texts.OVERLOADED)
    FAILED = Kind(HTTPStatus.SERVICE_UNAVAILABLE, "message-not-taken", texts.FAILED)
    METRICS_TOKEN = Kind(HTTPStatus.UNAUTHORIZED, "metrics-token", texts.METRICS_TOKEN)
    NOT_READY = Kind(HTTPStatus.SERVICE_UNAVAILABLE, "not-ready", texts.NOT_READY)
    INTERNAL = Kind(HTTPStatus.INTERNAL_SERVER_ERROR, "internal", texts.INTERNAL)


_OF_REFUSALS: Mapping[Refusal, Problem] = {
    Refusal.EMPTY: Problem.EMPTY,
    Refusal.UNREADABLE: Problem.UNREADABLE,
    Refusal.TOO_LONG: Problem.TOO_LONG,
    Refusal.OVERLOADED: Problem.OVERLOADED,
    Refusal.RATE_LIMITED: Problem.RATE_LIMITED,
    Refusal.FAILED: Problem.FAILED,
    Refusal.NO_PHOTOGRAPH: Problem.NO_PHOTOGRAPH,
    Refusal.ANIMATED: Problem.ANIMATED,
    Refusal.TOO_MANY_PIXELS: Problem.TOO_MANY_PIXELS,
    Refusal.DAMAGED: Problem.DAMAGED,
    Refusal.NOT_DELETED: Problem.NOT_DELETED,
}
_OF_STATUSES: Mapping[int, Problem] = {
    HTTPStatus.NOT_FOUND: Problem.NOT_FOUND,
    HTTPStatus.METHOD_NOT_ALLOWED: Problem.METHOD_NOT_ALLOWED,
}


class ProblemError(Exception):
    """Ends a request with `problem`."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.value.name)
        self.problem = problem


class RefusalError(Exception):
    """Ends a request because a shopper's message was refused; `language` is the shopper's."""

    def __init__(self, refused: RefusedMessageError, language: Language) -> None:
        super().__init__(str(refused))
        self.refused = refused
        self.language = language


def asked_language(request: Request) -> Language:
    """The language that the client prefers, English unless it says Chinese first."""
    return "zh" if request.headers.get("accept-language", "").strip().lower().startswith("zh") else "en"


def problems(*problems: Problem) -> dict[int | str, dict[str, Any]]:
    """The problems an address may report, for its OpenAPI description."""
    by_status: dict[int | str, list[str]] = {}
    for problem in problems:
        by_status.setdefault(problem.value.status.value, []).append(problem.value.name)
    return {
        status: {"description": ", ".join(names), "content": {MEDIA_TYPE: {}}}
        for status, names in by_status.items()
    }


def problem_response(
    problem: Problem,
    detail: str,
    *,
    headers: Mapping[str, str] | None = None,
    **members: Any,
) -> JSONResponse:
    """The response that tells of `problem`; `members` are added to its object."""
    kind = problem.value
    more: dict[str, str] = {}
    if kind.status is HTTPStatus.UNAUTHORIZED:
        more["WWW-Authenticate"] = "Bearer"
    if problem in (Problem.OVERLOADED, Problem.FAILED, Problem.NOT_DELETED):
        more["Retry-After"] = str(RETRY_AFTER_S)
    return JSONResponse(
        {
            "type": f"/api/docs#{kind.name}",
            "title": kind.status.phrase,
            "status": kind.status.value,
            "detail": detail,
            **members,
        },
        status_code=kind.status,
        media_type=MEDIA_TYPE,
        headers={**(headers or {}), **more},
    )


def body_too_large(request: Request, limits: BodyLimits) -> JSONResponse:
    """The response to a request whose body is too large."""
    sentence = (
        filled(texts.PHOTO_TOO_LARGE, limit=limits.photograph // _MEGABYTE)
        if request.url.path == UPLOADS
        else filled(texts.BODY_TOO_LARGE, limit=limits.any_other)
    )
    return problem_response(Problem.BODY_TOO_LARGE, sentence.say(asked_language(request)))


def report_problems(app: FastAPI, limits: BodyLimits) -> None:
    """Makes `app` answer every error with problem details."""

    async def on_problem(request: Request, error: ProblemError) -> JSONResponse:
        return problem_response(error.problem, error.problem.value.detail.say(asked_language(request)))

    async def on_refusal(_: Request, error: RefusalError) -> JSONResponse:
        refused = error.refused
        wait_s = refused.retry_after_s
        return problem_response(
            _OF_REFUSALS[refused.refusal],
            refused.sentence.say(error.language),
            headers=None if wait_s is None else {"Retry-After": str(wait_s)},
        )

    async def on_http(request: Request, error: HTTPException) -> JSONResponse:
        if error.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            return body_too_large(request, limits)
        problem = _OF_STATUSES.get(error.status_code, Problem.BODY_UNREADABLE)
        detail = problem.value.detail.say(asked_language(request))
        return problem_response(problem, detail, headers=error.headers)

    async def on_invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        if any(problem["type"] == "json_invalid" for problem in error.errors()):
            return problem_response(
                Problem.BODY_UNREADABLE, texts.BODY_UNREADABLE.say(asked_language(request))
            )
        errors = [{"field": _place(problem["loc"]), "detail": problem["msg"]} for problem in error.errors()]
        fields = "; ".join(f"{problem['field']}: {problem['detail']}" for problem in errors)
        sentence = filled(texts.FIELDS_INVALID, fields=fields)
        return problem_response(Problem.FIELDS_INVALID, sentence.say(asked_language(request)), errors=errors)

    async def on_anything(request: Request, _: Exception) -> JSONResponse:
        return problem_response(Problem.INTERNAL, texts.INTERNAL.say(asked_language(request)))

    app.add_exception_handler(ProblemError, on_problem)  # type: ignore[arg-type]
    app.add_exception_handler(RefusalError, on_refusal)  # type: ignore[arg-type]
    app.add_exception_handler(HTTPException, on_http)  # type: ignore[arg-type]
    app.add_exception_handler(RequestValidationError, on_invalid)  # type: ignore[arg-type]
    app.add_exception_handler(Exception, on_anything)


def _place(location: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in location).encode("utf-8", "replace").decode()
