"""Whether the gateway is alive, and whether all that it needs is up."""

from __future__ import annotations

import secrets
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import BaseModel

from bot.gateway import texts
from bot.gateway.chat import Chat
from bot.gateway.problems import (
    MEDIA_TYPE,
    Problem,
    ProblemError,
    asked_language,
    problem_response,
    problems,
)
from bot.gateway.processes import Process, Processes
from bot.gateway.settings import GatewaySettings
from bot.gateway.texts import filled

router = APIRouter(tags=["health"])
MetricsBearer = Annotated[
    HTTPAuthorizationCredentials | None,
    Depends(
        HTTPBearer(
            auto_error=False, scheme_name="metrics", description="VITRINE_METRICS_TOKEN, where it is set."
        )
    ),
]


class Alive(BaseModel):
    """The gateway answers."""

    status: Literal["ok"] = "ok"


class Readiness(BaseModel):
    """Whether the gateway takes shoppers in, and how each process behind it is."""

    ready: bool
    draining: bool
    processes: dict[Process, Literal["up", "down"]]


@router.get("/healthz")
async def healthz() -> Alive:
    """Says that the gateway is alive."""
    return Alive()


@router.get(
    "/readyz",
    response_model=Readiness,
    responses={503: {"description": "at least one is down", "content": {MEDIA_TYPE: {}}}},
)
async def readyz(request: Request) -> Readiness | JSONResponse:
    """Says of each process behind the gateway whether it is up, and whether the gateway is about to stop."""
    draining: bool = request.app.state.draining
    processes: Processes = request.app.state.processes
    up = await processes.up()
    readiness = Readiness(
        ready=all(up.values()) and not draining,
        draining=draining,
        processes={process: "up" if is_up else "down" for process, is_up in up.items()},
    )
    if readiness.ready:
        return readiness
    down = ", ".join(process for process, is_up in up.items() if not is_up)
    sentence = texts.DRAINING if draining else filled(texts.NOT_READY, names=down)
    detail = sentence.say(asked_language(request))
    return problem_response(Problem.NOT_READY, detail, **readiness.model_dump(mode="json"))


@router.get("/metrics", responses=problems(Problem.METRICS_TOKEN), response_class=Response)
async def metrics(request: Request, bearer: MetricsBearer) -> Response:
    """What the gateway counts and times, in Prometheus' text format."""
    chat: Chat = request.app.state.chat
    settings: GatewaySettings = request.app.state.settings
    wanted = settings.metrics_token
    given = "" if bearer is None else bearer.credentials
    if wanted is not None and not secrets.compare_digest(
        given.encode("utf-8", "replace"), wanted.get_secret_value().encode()
    ):
        raise ProblemError(Problem.METRICS_TOKEN)
    return Response(chat.metrics.exposition(), media_type=CONTENT_TYPE_LATEST)
