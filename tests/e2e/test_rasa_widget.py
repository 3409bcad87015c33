"""A client that knows nothing but Rasa's Socket.IO channel is served as Rasa would serve it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
import socketio

from bot.running import RunningSystem

pytestmark = pytest.mark.system


async def test_a_plain_rasa_client_gets_text_and_picture(system: RunningSystem) -> None:
    client = socketio.AsyncClient()
    confirmed: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
    uttered: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    client.on("session_confirm", lambda data: confirmed.done() or confirmed.set_result(data))
    client.on("bot_uttered", uttered.put_nowait)
    await client.connect(system.url(), socketio_path="/socket.io/")
    try:
        await client.emit("session_request", {"session_id": "whatever-a-widget-remembers"})
        session = await asyncio.wait_for(confirmed, 20)
        session_id = session["session_id"] if isinstance(session, dict) else session
        await client.emit(
            "user_uttered",
            {"message": "show me the sole of the Ridge trail shoe", "session_id": session_id},
        )
        reply = await asyncio.wait_for(uttered.get(), 60)
        assert reply["text"]
        assert reply["attachment"]["type"] == "image"
        assert reply["attachment"]["payload"]["src"].endswith(".webp")
    finally:
        await client.disconnect()
