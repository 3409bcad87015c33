"""A small HTTP server that speaks for the picture service's jobs, because the real one needs its networks."""

from __future__ import annotations

import asyncio
import base64
import io
from contextlib import AsyncExitStack
from typing import Any

from PIL import Image
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.bot.gateway.serving import serve

PATIENCE_S = 0.5


def finished(side_px: int = 96) -> bytes:
    """A finished picture, with a mark inside as the service leaves one."""
    buffer = io.BytesIO()
    Image.new("RGB", (side_px, side_px // 2), "navy").save(buffer, "WEBP", xmp=b"<x:xmpmeta>made</x:xmpmeta>")
    return buffer.getvalue()


def made(data: bytes | None = None, **changes: Any) -> dict[str, Any]:
    """The service's answer for a finished picture."""
    return {
        "picture": base64.b64encode(finished() if data is None else data).decode(),
        "media_type": "image/webp",
        "width": 96,
        "height": 48,
        "source": "generated",
        "label": "AI illustration",
        "label_zh": "AI示意图",
        "checked": {"score": 0.91, "threshold": 0.8},
        "made_by": {"model": "imagine-1", "seed": 7},
    } | changes


class PictureStandIn:
    """The jobs of a picture service.

    A job has what `answers` holds for it, as a JSON body or a whole response. Without one it is in work: the
    answer waits as long as the question prefers, `PATIENCE_S` at most, or until one comes.
    """

    def __init__(self) -> None:
        self.answers: dict[str, dict[str, Any] | Response] = {}
        self.asked: list[tuple[str, str]] = []
        self.called_off: list[str] = []
        self.most_at_once = 0
        self.port = 0
        self._at_once = 0
        self._changed = asyncio.Condition()
        self._running = AsyncExitStack()
        self._app = Starlette(
            routes=[
                Route("/v1/jobs/{job}", self._read, methods=["GET"]),
                Route("/v1/jobs/{job}", self._call_off, methods=["DELETE"]),
            ]
        )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        self.port = await self._running.enter_async_context(serve(self._app, self.port))

    async def stop(self) -> None:
        await self._running.aclose()

    async def answer(self, job: str, answer: dict[str, Any] | Response) -> None:
        """Lets `job` end with `answer`."""
        async with self._changed:
            self.answers[job] = answer
            self._changed.notify_all()

    async def _read(self, request: Request) -> Response:
        job, prefer = request.path_params["job"], request.headers["prefer"]
        self.asked.append((job, prefer))
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            async with asyncio.timeout(min(int(prefer.removeprefix("wait=")), PATIENCE_S)), self._changed:
                await self._changed.wait_for(lambda: job in self.answers)
        except TimeoutError:
            return JSONResponse({"job": job, "status": "pending"}, 202)
        finally:
            self._at_once -= 1
        answer = self.answers[job]
        return answer if isinstance(answer, Response) else JSONResponse(answer)

    async def _call_off(self, request: Request) -> Response:
        self.called_off.append(request.path_params["job"])
        return Response(status_code=204)
