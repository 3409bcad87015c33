"""What the chat's two doors, sockets and HTTP, work with."""

from __future__ import annotations

from dataclasses import dataclass

from bot.gateway.conversations import Conversations
from bot.gateway.identity import CustomerTokens, SessionTokens
from bot.gateway.log import MessageLog
from bot.gateway.turns import Turns


@dataclass(frozen=True, slots=True)
class Chat:
    """Who may talk, in which conversation, what was said, and how it is answered."""

    sessions: SessionTokens
    customers: CustomerTokens
    conversations: Conversations
    log: MessageLog
    turns: Turns
    max_message_chars: int
