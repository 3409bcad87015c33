"""Refuses request bodies that are too large, before or while they arrive.

Starlette has a limit of its own, but answers some of these requests in plain text.
"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from generator.problems import body_too_large, problem_response


class BodyLimit:
    """ASGI middleware: a request announcing more than `max_bytes` is answered with 413 at once.

    One that does not announce its size raises `HTTPException` 413 from `receive` when it goes over.
    """

    def __init__(self, app: ASGIApp, max_bytes: int) -> None:
        self._app = app
        self._max_bytes = max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "")
        if announced.isdecimal() and int(announced[:20]) > self._max_bytes:
            await problem_response(body_too_large(self._max_bytes))(scope, receive, send)
            return
        arrived = 0

        async def counted() -> Message:
            nonlocal arrived
            message = await receive()
            arrived += len(message.get("body", b""))
            if arrived > self._max_bytes:
                raise HTTPException(413)
            return message

        await self._app(scope, counted, send)
