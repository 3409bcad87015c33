"""Whether the gateway is alive, and whether all that it needs is up."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from bot.gateway import texts
from bot.gateway.problems import MEDIA_TYPE, Problem, asked_language, problem_response
from bot.gateway.processes import Process, Processes
from bot.gateway.texts import filled

router = APIRouter(tags=["health"])


class Alive(BaseModel):
    """The gateway answers."""

    status: Literal["ok"] = "ok"


class Readiness(BaseModel):
    """How each process behind the gateway is."""

    ready: bool
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
    """Says of each process behind the gateway whether it is up."""
    processes: Processes = request.app.state.processes
    up = await processes.up()
    readiness = Readiness(
        ready=all(up.values()),
        processes={process: "up" if is_up else "down" for process, is_up in up.items()},
    )
    if readiness.ready:
        return readiness
    down = ", ".join(process for process, is_up in up.items() if not is_up)
    detail = filled(texts.NOT_READY, names=down).say(asked_language(request))
    return problem_response(Problem.NOT_READY, detail, **readiness.model_dump(mode="json"))
