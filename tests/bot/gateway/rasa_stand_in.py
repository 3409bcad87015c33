"""A small HTTP server that speaks Rasa's REST protocol, because the real one takes half a minute to start."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.bot.gateway.serving import serve

HEALTH = {"dialogue": "/status", "actions": "/health", "generator": "/healthz"}


class RasaStandIn:
    """Rasa and, on the same port, the health addresses of the processes behind it.

    Answers what `answers` has for a text, else "You said: …". `down` names processes that are not well,
    `status` and `delay_s` are the webhook's, and while `open` is not set the webhook waits. `told` is what
    its trackers were told of each conversation, which `tracker_status` answers.
    """

    def __init__(self) -> None:
        self.heard: list[dict[str, Any]] = []
        self.answers: dict[str, Any] = {}
        self.down: set[str] = set()
        self.status = 200
        self.told: list[tuple[str, Any]] = []
        self.tracker_status = 200
        self.delay_s = 0.0
        self.open = asyncio.Event()
        self.open.set()
        self.most_at_once: dict[str, int] = {}
        self.most_at_once_overall = 0
        self.probes = 0
        self.port = 0
        self._at_work: list[str] = []
        self._running = AsyncExitStack()
        self._app = Starlette(
            routes=[
                Route("/webhooks/rest/webhook", self._answer, methods=["POST"]),
                Route("/conversations/{sender}/tracker/events", self._hear_events, methods=["POST"]),
                *(Route(path, self._health(name)) for name, path in HEALTH.items()),
            ]
        )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def texts(self) -> list[str]:
        return [heard["message"] for heard in self.heard]

    async def start(self) -> None:
        self.port = await self._running.enter_async_context(serve(self._app, self.port))

    async def stop(self) -> None:
        await self._running.aclose()

    async def _answer(self, request: Request) -> Response:
        body = await request.json()
        sender, text = body["sender"], body["message"]
        self.heard.append(body)
        self._at_work.append(sender)
        self.most_at_once[sender] = max(self.most_at_once.get(sender, 0), self._at_work.count(sender))
        self.most_at_once_overall = max(self.most_at_once_overall, len(self._at_work))
        try:
            await asyncio.sleep(self.delay_s)
            await self.open.wait()
        finally:
            self._at_work.remove(sender)
        if self.status != 200:
            return JSONResponse({}, self.status)
        answer = self.answers.get(text, [{"text": f"You said: {text}"}])
        if isinstance(answer, bytes):
            return Response(answer)
        return JSONResponse([{"recipient_id": sender} | element for element in answer])

    async def _hear_events(self, request: Request) -> Response:
        self.told.append((request.path_params["sender"], await request.json()))
        return JSONResponse({}, self.tracker_status)

    def _health(self, name: str) -> Any:
        async def health(_: Request) -> Response:
            self.probes += 1
            return Response(status_code=503 if name in self.down else 200)

        return health
