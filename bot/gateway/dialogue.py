"""The dialogue server: one question out, its answers back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

import httpx

from bot.gateway.folding import fold
from bot.gateway.settings import GatewaySettings
from bot.gateway.shapes import Reply
from data.language import Language

CONNECT_TIMEOUT_S = 2.0
# Rasa's server closes a connection idle for 5 s; ours must be the first to let go of it.
KEEP_ALIVE_S = 3.0
# After this event the tracker is as it was before the first message.
RESTART: Final = ({"event": "restart"},)
# What the dialogue's tracker forgets when the assistant takes a conversation over from a person.
FRESH_START: Final = ({"event": "slot", "name": "failed_understandings", "value": 0},)


class DialogueAwayError(Exception):
    """The dialogue cannot answer at the moment; the message says how that showed."""


@dataclass(frozen=True, slots=True)
class Question:
    """What the dialogue is asked, and what it may know of who asks.

    `uploads` are the ids of the photographs that come with the question.
    """

    conversation_id: str
    text: str
    language: Language
    customer_id: str | None
    uploads: tuple[str, ...] = ()


class DialogueClient:
    """Asks Rasa over its REST channel."""

    def __init__(self, settings: GatewaySettings) -> None:
        self._url = settings.dialogue_url
        self._http = httpx.AsyncClient(
            timeout=httpx.Timeout(settings.dialogue_timeout_s, connect=CONNECT_TIMEOUT_S),
            limits=httpx.Limits(max_connections=settings.max_turns, keepalive_expiry=KEEP_ALIVE_S),
            trust_env=False,
        )

    async def ask(self, question: Question) -> list[Reply]:
        """The dialogue's answers to `question`; none where it had nothing to say.

        Raises:
            DialogueAwayError: the server is not there, too slow, or fails.
        """
        elements = await self._post(
            "/webhooks/rest/webhook",
            {
                "sender": question.conversation_id,
                "message": question.text,
                "metadata": {
                    "language": question.language,
                    "customer_id": question.customer_id,
                    "uploads": list(question.uploads),
                },
            },
        )
        if not isinstance(elements, list):
            raise DialogueAwayError("an answer that is not a list")
        return fold(elements)

    async def take_over(self, conversation_id: str) -> None:
        """Tells the dialogue that it has the conversation again, after a person had it or should have.

        Raises:
            DialogueAwayError: the server is not there, too slow, or fails.
        """
        await self._tell(conversation_id, FRESH_START)

    async def begin_anew(self, conversation_id: str) -> None:
        """Tells the dialogue that a talk has ended: the next message has nothing to do with it.

        Raises:
            DialogueAwayError: the server is not there, too slow, or fails.
        """
        await self._tell(conversation_id, RESTART)

    async def _tell(self, conversation_id: str, events: Sequence[Mapping[str, object]]) -> None:
        path = f"/conversations/{quote(conversation_id, safe='')}/tracker/events?include_events=NONE"
        await self._post(path, events)

    async def _post(self, path: str, body: Any) -> Any:
        try:
            response = await self._http.post(self._url + path, json=body)
        except httpx.HTTPError as error:
            raise DialogueAwayError(type(error).__name__) from error
        if response.status_code != httpx.codes.OK:
            raise DialogueAwayError(f"status {response.status_code}")
        try:
            return response.json()
        except ValueError as error:
            raise DialogueAwayError("an answer that is not JSON") from error

    async def close(self) -> None:
        """Closes the connections."""
        await self._http.aclose()
