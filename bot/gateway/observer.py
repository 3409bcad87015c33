"""Sees every HTTP request go by: one line in the log, one measurement."""

from __future__ import annotations

import logging
import time
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.gateway.metrics import Metrics

logger = logging.getLogger(__name__)

# Asked every few seconds by machines.
_QUIET: Final = frozenset({"/healthz", "/readyz", "/metrics"})
_NOWHERE: Final = "none"
_SOCKETS: Final = "/socket.io/"


class Observer:
    """Logs and measures the requests to `app`, by the route that they take: paths may name people."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, status = time.perf_counter(), 500

        async def send_and_note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        finally:
            self._note(scope, status, time.perf_counter() - started)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        route, method = _route(scope), scope["method"]
        self._metrics.requests.labels(route, method, status).observe(seconds)
        level = logging.DEBUG if route in _QUIET or route == _SOCKETS else logging.INFO
        milliseconds = round(1000 * seconds)
        logger.log(
            level,
            "%s %s %d in %d ms",
            method,
            route,
            status,
            milliseconds,
            extra={"method": method, "route": route, "status": status, "milliseconds": milliseconds},
        )


def _route(scope: Scope) -> str:
    """The template of the path, without what stands in its place."""
    if scope["path"].startswith(_SOCKETS):
        return _SOCKETS
    return str(getattr(scope.get("route"), "path", _NOWHERE))
