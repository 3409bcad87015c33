"""What the chat's two doors, sockets and HTTP, work with."""

from __future__ import annotations

from dataclasses import dataclass

from bot.gateway.conversations import Conversations
from bot.gateway.feedback import Feedback
from bot.gateway.identity import CustomerTokens, SessionTokens
from bot.gateway.log import MessageLog
from bot.gateway.metrics import Metrics
from bot.gateway.photographs import Photographs
from bot.gateway.rate_limits import RateLimits
from bot.gateway.turns import Turns


@dataclass(frozen=True, slots=True)
class Chat:
    """Who may talk, how often, in which conversation, what was said, how it is answered, and what of that
    was liked.
    """

    sessions: SessionTokens
    customers: CustomerTokens
    conversations: Conversations
    limits: RateLimits
    log: MessageLog
    turns: Turns
    photographs: Photographs
    feedback: Feedback
    metrics: Metrics
    max_message_chars: int
