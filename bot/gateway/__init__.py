"""The gateway: the only public process, between shoppers' pages and the dialogue.

It knows who a client is (`identity`, `conversations`), takes messages in (`policy`), logs them before
anything answers (`log`), asks the dialogue one turn at a time a conversation (`turns`, `dialogue`,
`folding`), leaves conversations to people (`handoffs`, `reception`, `support_hours`), swaps in pictures
that take longer (`pictures`, `picture_service`), and speaks Rasa's Socket.IO protocol (`sockets`, `events`)
and HTTP (`rest`, `files`, `health`, `problems`). `python -m bot.gateway` starts it; others use `create_app`
and `GatewaySettings`.
"""

from bot.gateway.app import create_app
from bot.gateway.settings import GatewaySettings

__all__ = ["GatewaySettings", "create_app"]
