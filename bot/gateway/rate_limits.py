"""How often one shopper, and one address, may do what costs something."""

from __future__ import annotations

import math
from datetime import timedelta
from enum import StrEnum
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final

from babel.dates import format_timedelta
from throttled.asyncio import MemoryStore, Throttled

from bot.gateway import texts
from bot.gateway.policy import Refusal, RefusedMessageError
from bot.gateway.settings import GatewaySettings, quotas_in
from data.language import LANGUAGES, Bilingual

# Of the conversations and addresses that are counted, those seen longest ago are forgotten beyond so many.
MOST_COUNTED: Final = 100_000
# What a conversation may ask for without saying anything; no client of ours comes near it.
QUESTIONS: Final = "120/minute"
# Whoever comes from no address, as over a Unix socket, comes from one and the same.
NOWHERE: Final = "nowhere"
# A household, or a server, has so large a part of the IPv6 addresses to itself.
_IPV6_PREFIX: Final = 64


class Kind(StrEnum):
    """What is counted."""

    MESSAGES = "messages"
    PHOTOGRAPHS = "photographs"
    CONVERSATIONS = "conversations"
    ADDRESS_MESSAGES = "address_messages"
    QUESTIONS = "questions"


class RateLimits:
    """Counts by the generic cell rate algorithm (ITU-T I.371), in this process's memory."""

    def __init__(self, settings: GatewaySettings) -> None:
        self._limiters = {
            Kind.MESSAGES: _limiters(settings.rate_messages),
            Kind.PHOTOGRAPHS: _limiters(settings.rate_photographs),
            Kind.CONVERSATIONS: _limiters(settings.rate_conversations),
            Kind.ADDRESS_MESSAGES: _limiters(settings.rate_address_messages),
            Kind.QUESTIONS: _limiters(QUESTIONS),
        }

    async def count_message(self, conversation_id: str, address: str | None) -> None:
        """Counts a message of a conversation, which came from `address`.

        Raises:
            RefusedMessageError: it is one too many for either.
        """
        await self._count(Kind.MESSAGES, conversation_id)
        await self._count(Kind.ADDRESS_MESSAGES, _whose(address))

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
        await self._count(Kind.CONVERSATIONS, _whose(address))

    async def count_question(self, conversation_id: str) -> None:
        """Counts what a client asks for or tells without a message: the history, a rating, the end.

        Raises:
            RefusedMessageError: it is one too many.
        """
        await self._count(Kind.QUESTIONS, conversation_id)

    async def _count(self, kind: Kind, whose: str) -> None:
        for limiter in self._limiters[kind]:
            result = await limiter.limit(whose)
            if result.limited:
                raise _too_often(result.state.retry_after)


def _limiters(quotas: str) -> list[Throttled]:
    return [
        Throttled(using="gcra", quota=quota, store=MemoryStore(options={"MAX_SIZE": MOST_COUNTED}))
        for quota in quotas_in(quotas)
    ]


def _whose(address: str | None) -> str:
    try:
        ip = ip_address(address or "")
    except ValueError:
        return address or NOWHERE
    return str(ip_network((ip, _IPV6_PREFIX), strict=False)) if isinstance(ip, IPv6Address) else str(ip)


def _too_often(seconds: float) -> RefusedMessageError:
    wait_s = max(1, math.ceil(seconds))
    english, chinese = (format_timedelta(timedelta(seconds=wait_s), locale=tag) for tag in LANGUAGES)
    sentence = Bilingual(texts.TOO_OFTEN.en.format(wait=english), texts.TOO_OFTEN.zh.format(wait=chinese))
    return RefusedMessageError(Refusal.RATE_LIMITED, sentence, retry_after_s=wait_s)
