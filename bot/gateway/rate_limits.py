"""How often one shopper, and one address, may do what costs something."""

from __future__ import annotations

import math
import time
from datetime import timedelta
from enum import StrEnum
from typing import Final

from babel.dates import format_timedelta
from limits import RateLimitItem, parse_many
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter

from bot.gateway import texts
from bot.gateway.policy import Refusal, RefusedMessageError
from bot.gateway.settings import GatewaySettings
from data.language import LANGUAGES, Bilingual

# Whoever comes from no address, as over a Unix socket, comes from one and the same.
NOWHERE: Final = "nowhere"


class Kind(StrEnum):
    """What is counted."""

    MESSAGES = "messages"
    PHOTOGRAPHS = "photographs"
    CONVERSATIONS = "conversations"
    ADDRESS_MESSAGES = "address_messages"


class RateLimits:
    """Counts in moving windows, in this process's memory."""

    def __init__(self, settings: GatewaySettings) -> None:
        self._items = {
            Kind.MESSAGES: _items(settings.rate_messages),
            Kind.PHOTOGRAPHS: _items(settings.rate_photographs),
            Kind.CONVERSATIONS: _items(settings.rate_conversations),
            Kind.ADDRESS_MESSAGES: _items(settings.rate_address_messages),
        }
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    async def count_message(self, conversation_id: str, address: str | None) -> None:
        """Counts a message of a conversation, which came from `address`.

        Raises:
            RefusedMessageError: it is one too many for either.
        """
        await self._count(Kind.MESSAGES, conversation_id)
        await self._count(Kind.ADDRESS_MESSAGES, address or NOWHERE)

    async def count_photograph(self, conversation_id: str, address: str | None) -> None:
        """Counts a photograph, which is a message as well.

        Raises:
            RefusedMessageError: it is one too many.
        """
        await self._count(Kind.PHOTOGRAPHS, conversation_id)
        await self.count_message(conversation_id, address)

    async def count_conversation(self, address: str | None) -> None:
        """Counts a conversation that somebody at `address` begins.

        Raises:
            RefusedMessageError: it is one too many.
        """
        await self._count(Kind.CONVERSATIONS, address or NOWHERE)

    async def _count(self, kind: Kind, whose: str) -> None:
        for item in self._items[kind]:
            if not await self._limiter.hit(item, kind, whose):
                window = await self._limiter.get_window_stats(item, kind, whose)
                raise _too_often(window.reset_time - time.time())


def _items(limits: str) -> list[RateLimitItem]:
    return parse_many(limits) if limits else []


def _too_often(seconds: float) -> RefusedMessageError:
    wait_s = max(1, math.ceil(seconds))
    english, chinese = (format_timedelta(timedelta(seconds=wait_s), locale=tag) for tag in LANGUAGES)
    sentence = Bilingual(texts.TOO_OFTEN.en.format(wait=english), texts.TOO_OFTEN.zh.format(wait=chinese))
    return RefusedMessageError(Refusal.RATE_LIMITED, sentence, retry_after_s=wait_s)
