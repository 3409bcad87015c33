"""What can go wrong, as a closed set, and how it is told over HTTP: problem details after RFC 9457."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from fastapi.responses import JSONResponse

PROBLEM_MEDIA_TYPE: Final = "application/problem+json"


class ProblemType(Enum):
    """Every kind of error that the service answers with: its slug, HTTP status and title."""

    INVALID_REQUEST = ("invalid-request", 422, "The request is incomplete or malformed")
    NO_WORDS = ("no-words", 422, "The request has no words")
    WORDS_TOO_LONG = ("words-too-long", 422, "The request has too many words")
    DECLINED = ("declined", 422, "Such pictures are not made here")
    UNKNOWN_SUBJECT = ("unknown-subject", 422, "The words name nothing that can be drawn")
    UNKNOWN_COLOUR = ("unknown-colour", 422, "The look is not one that can be shown")
    UNKNOWN_PART = ("unknown-part", 422, "The part is not one that can be read from pictures")
    BODY_TOO_LARGE = ("body-too-large", 413, "The request is too large")
    UNSUPPORTED_PICTURE = ("unsupported-picture", 415, "The file is not a picture we can use")
    DAMAGED_PICTURE = ("damaged-picture", 422, "The picture is damaged")
    UNSUITABLE_SIZE = ("unsuitable-size", 422, "The picture has an unsuitable size")
    UNSUITABLE_PICTURE = ("unsuitable-picture", 422, "The picture cannot be edited this way")
    NOT_AS_ASKED = ("not-as-asked", 422, "The result does not show what was asked for")
    UNKNOWN_JOB = ("unknown-job", 404, "There is no such job")
    CANCELLED = ("cancelled", 410, "The picture is not made any more")
    BUSY = ("busy", 503, "The service is busy")
    NOT_FOUND = ("not-found", 404, "There is nothing at this address")
    METHOD_NOT_ALLOWED = ("method-not-allowed", 405, "The address does not take this method")
    INTERNAL = ("internal", 500, "The service failed")

    def __init__(self, slug: str, status: int, title: str) -> None:
        self.slug = slug
        self.status = status
        self.title = title

    @property
    def uri(self) -> str:
        return f"/docs#{self.slug}"


class ProblemError(Exception):
    """A request that cannot be fulfilled: what kind of problem, and in `detail` what is wrong and what to do.

    `facts` are further members of the problem document, such as what a check measured.
    """

    def __init__(self, type_: ProblemType, detail: str, facts: Mapping[str, object] | None = None) -> None:
        super().__init__(detail)
        self.type = type_
        self.detail = detail
        self.facts = dict(facts or {})

    def document(self) -> dict[str, object]:
        """The problem details object."""
        return {
            "type": self.type.uri,
            "title": self.type.title,
            "status": self.type.status,
            "detail": self.detail,
            **self.facts,
        }


def body_too_large(max_bytes: int) -> ProblemError:
    """The problem of a request with more than `max_bytes`."""
    detail = f"The request has over {max_bytes:,} bytes; send a smaller picture."
    return ProblemError(ProblemType.BODY_TOO_LARGE, detail)


def problem_response(problem: ProblemError, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """The HTTP response that tells of `problem`."""
    return JSONResponse(
        problem.document(),
        status_code=problem.type.status,
        media_type=PROBLEM_MEDIA_TYPE,
        headers=dict(headers or {}),
    )
