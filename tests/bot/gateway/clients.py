"""A shopper's clients: one over HTTP, one over Socket.IO."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
import socketio

PATIENCE_S = 10.0
POLL_S = 0.01


async def until(holds: Callable[[], object]) -> None:
    """Waits until `holds` does."""
    for _ in range(round(PATIENCE_S / POLL_S)):
        if holds():
            return
        await asyncio.sleep(POLL_S)
    raise TimeoutError("it never came to that")


class Shopper:
    """Talks over HTTP with a session of its own."""

    def __init__(self, http: httpx.AsyncClient, session_id: str) -> None:
        self.http = http
        self.session_id = session_id
        self.headers = {"Authorization": f"Bearer {session_id}"}

    async def post(self, body: Any, **headers: str) -> httpx.Response:
        return await self.http.post("/api/messages", json=body, headers=self.headers | headers)

    async def say(self, text: str, **fields: str) -> list[dict[str, Any]]:
        response = await self.post({"text": text, **fields})
        assert response.status_code == 200, response.text
        return list(response.json()["messages"])

    async def log(self, after: int = 0) -> list[dict[str, Any]]:
        response = await self.http.get("/api/messages", params={"after": after}, headers=self.headers)
        assert response.status_code == 200, response.text
        return list(response.json()["messages"])

    async def log_of(self, count: int) -> list[dict[str, Any]]:
        """The log, once it has `count` messages."""
        for _ in range(round(PATIENCE_S / POLL_S)):
            if len(log := await self.log()) >= count:
                return log
            await asyncio.sleep(POLL_S)
        raise TimeoutError(f"the log has {len(log)} messages, not {count}")


class Widget:
    """A Socket.IO client that remembers every event it hears."""

    def __init__(self) -> None:
        self.socket = socketio.AsyncClient(reconnection=False)
        self.events: list[tuple[str, Any]] = []
        self.socket.on("*", self._remember)
        # python-socketio keeps this name from its catch-all handler.
        self.socket.on("message", lambda data: self._remember("message", data))

    def _remember(self, event: str, data: Any = None) -> None:
        self.events.append((event, data))

    def heard(self, event: str) -> list[Any]:
        return [data for name, data in self.events if name == event]

    @property
    def uttered(self) -> list[dict[str, Any]]:
        return self.heard("bot_uttered")

    @property
    def session_id(self) -> str:
        return str(self.heard("session_confirm")[-1]["session_id"])

    async def join(self, session_id: Any = None, **custom: Any) -> dict[str, Any]:
        before = len(self.heard("session_confirm"))
        await self.socket.emit("session_request", {"session_id": session_id, "customData": custom})
        await until(lambda: len(self.heard("session_confirm")) > before)
        return dict(self.heard("session_confirm")[-1])

    async def say(self, message: Any, **custom: Any) -> dict[str, Any]:
        """Sends a message; returns its acknowledgement."""
        data = {"message": message, "customData": custom}
        return dict(await self.socket.call("user_uttered", data, timeout=PATIENCE_S))

    async def hears(self, count: int) -> list[dict[str, Any]]:
        """The first `count` bot_uttered events."""
        await until(lambda: len(self.uttered) >= count)
        return self.uttered


@asynccontextmanager
async def widget(url: str, query: str = "", **headers: str) -> AsyncIterator[Widget]:
    """A widget connected to the gateway at `url`."""
    client = Widget()
    await client.socket.connect(
        url + query, headers=headers, transports=["websocket"], wait_timeout=PATIENCE_S
    )
    try:
        yield client
    finally:
        await client.socket.disconnect()
