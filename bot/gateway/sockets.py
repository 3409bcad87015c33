"""The chat over Socket.IO: Rasa's protocol, and what Vitrine adds to it.

A client emits
- `session_request {session_id, customData}`: joins the conversation that `session_id` opens, or a new one
  where it opens none (Rasa's widgets send names of their own making). `customData.language` is the page's
  language, `customData.customer_token` the shop's token for a signed-in customer. Answered by
  `session_confirm {session_id, expires_at, last_seq, language, customer}`. Rasa itself sends the bare id
  there; its widgets read either, and a client that hands the whole object back as its `session_id` is
  understood too.
- `user_uttered {message, session_id, customData}`: a message; `customData.client_id` makes sending it
  again harmless, `customData.language` names the language to answer in. A socket that has joined a
  conversation speaks in it whatever `session_id` it sends, unless that opens another of its own.
  Acknowledged with the message as logged, or with `{"refused": …, "detail": …}`, and `retry_after_s` where
  it may be sent again then. What follows is acknowledged alike.
- `rate_message {message_id, value, reason}`: what the shopper thinks of an answer, 1 or 0, or of the chat,
  1 to 5, where a message asks; null takes it back. All clients hear `message_rated`.
- `close_request`: ends the talk; `conversation_closed {seq}` follows the words that say so.
- `delete_request`: deletes the conversation and all that belongs to it; all its clients hear
  `conversation_deleted` and are in no conversation then.
- `history_request {after, session_id}`: the messages numbered above `after`, as the event `history
  {messages, more}` and as the acknowledgement; `more` says that there are further ones to ask for.

and hears `bot_uttered` and `picture_ready` (see `bot.gateway.events`), `message` (what the shopper wrote on
another device) and `typing {on}`. Every client in a conversation hears all of it. While the shopper waits for
a person a message gets no answer; the button of the system's last message ends the wait. A client that has
missed a `picture_ready` finds the picture in the history, which it asks for from before its oldest pending
picture.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

import socketio
from sqlalchemy.exc import SQLAlchemyError

from bot.gateway import texts
from bot.gateway.chat import Chat
from bot.gateway.conversations import OpenConversation
from bot.gateway.events import Dialect, Event, bot_uttered, picture_ready, picture_uttered, refusal
from bot.gateway.feedback import NotRateableError
from bot.gateway.identity import InvalidTokenError
from bot.gateway.log import HIGHEST_SEQ, PAGE, UnknownConversationError
from bot.gateway.policy import (
    CLIENT_ID,
    Refusal,
    RefusedMessageError,
    admit,
    named_language,
)
from bot.gateway.settings import GatewaySettings
from bot.gateway.shapes import LoggedMessage, Picture, Rated, Utterance
from data.language import Language, language_of

logger = logging.getLogger(__name__)

# Packets that wait for a client to read them.
MOST_UNREAD: Final = 200
MOST_ATTACHMENTS: Final = 8


def socket_server(settings: GatewaySettings) -> socketio.AsyncServer:
    """The Socket.IO server, before anything listens on it.

    Events of one client are handled one after another, so that its messages keep their order.
    """
    return socketio.AsyncServer(
        async_mode="asgi",
        serializer=SmallPacket,
        async_handlers=False,
        cors_allowed_origins=_allows(settings.allowed_origins),
        cors_credentials=False,
        max_http_buffer_size=settings.max_body_bytes,
        logger=logging.getLogger("socketio.server"),
        engineio_logger=logging.getLogger("engineio.server"),
    )


class SmallPacket(socketio.packet.Packet):  # type: ignore[misc]
    """A packet with few attachments, of which the protocol has none: all wait until the last has come."""

    def decode(self, encoded_packet: str) -> Any:
        """As in `Packet`.

        Raises:
            ValueError: it announces too many attachments.
        """
        attachments = super().decode(encoded_packet)
        if attachments > MOST_ATTACHMENTS:
            raise ValueError(f"a packet of {attachments} attachments")
        return attachments


class SocketDelivery:
    """Brings what happens in a conversation to the sockets that have joined it."""

    def __init__(self, server: socketio.AsyncServer, public_url: str) -> None:
        self._server = server
        self._public_url = public_url

    async def messages(self, conversation_id: str, messages: list[LoggedMessage]) -> None:
        """Emits answers and words of the system as `bot_uttered`."""
        for message in messages:
            for dialect in Dialect:
                for event in bot_uttered(message, dialect, self._public_url):
                    await self._server.emit("bot_uttered", event, room=room(conversation_id, dialect))

    async def echo(self, conversation_id: str, message: LoggedMessage, sender: str | None) -> None:
        """Emits a shopper's message to all sockets but `sender`."""
        await self._server.emit(
            "message",
            message.model_dump(mode="json"),
            room=room(conversation_id, Dialect.VITRINE),
            skip_sid=sender,
        )

    async def picture(self, conversation_id: str, message: LoggedMessage, picture: Picture) -> None:
        """Emits a picture of `message` that is ready or has failed; in Rasa's dialect as an attachment."""
        await self._server.emit(
            "picture_ready", picture_ready(message, picture), room=room(conversation_id, Dialect.VITRINE)
        )
        for event in picture_uttered(message, picture, self._public_url):
            await self._server.emit("bot_uttered", event, room=room(conversation_id, Dialect.RASA))

    async def typing(self, conversation_id: str, on: bool) -> None:
        """Emits whether an answer is being written."""
        await self._server.emit("typing", {"on": on}, room=room(conversation_id, Dialect.VITRINE))

    async def rated(self, conversation_id: str, rated: Rated) -> None:
        """Emits what the shopper thinks of a message."""
        await self._server.emit(
            "message_rated", rated.model_dump(), room=room(conversation_id, Dialect.VITRINE)
        )

    async def closed(self, conversation_id: str, seq: int) -> None:
        """Emits that the shopper has ended the talk."""
        await self._server.emit(
            "conversation_closed", {"seq": seq}, room=room(conversation_id, Dialect.VITRINE)
        )

    async def deleted(self, conversation_id: str) -> None:
        """Emits that the conversation is gone, and empties its rooms."""
        for dialect in Dialect:
            await self._server.emit("conversation_deleted", {}, room=room(conversation_id, dialect))
            await self._server.close_room(room(conversation_id, dialect))


def room(conversation_id: str, dialect: Dialect) -> str:
    """The Socket.IO room of a conversation's clients of one dialect."""
    return f"{dialect}:{conversation_id}"


@dataclass(slots=True)
class Client:
    """One connected socket, where it comes from, the conversation that it has joined, and the language
    spoken last.
    """

    dialect: Dialect
    address: str | None
    conversation_id: str | None = None
    language: Language = "en"


class SocketChat:
    """Handles the events of the clients."""

    def __init__(self, server: socketio.AsyncServer, chat: Chat) -> None:
        self._server = server
        self._chat = chat
        self._clients: dict[str, Client] = {}

    def listen(self) -> None:
        """Puts the handlers on the server."""
        for handler in (
            self.connect,
            self.disconnect,
            self.session_request,
            self.user_uttered,
            self.history_request,
            self.rate_message,
            self.close_request,
            self.delete_request,
        ):
            self._server.on(handler.__name__, handler)

    async def connect(self, sid: str, environ: dict[str, Any], *_: object) -> None:
        """Notes a new socket and the dialect it asks for."""
        asked = parse_qs(environ.get("QUERY_STRING", "")).get("dialect", [""])[0]
        dialect = Dialect.RASA if asked == Dialect.RASA else Dialect.VITRINE
        self._clients[sid] = Client(dialect, _address(environ))
        self._chat.metrics.sockets.labels(dialect).inc()

    async def disconnect(self, sid: str, *_: object) -> None:
        """Forgets a socket."""
        if client := self._clients.pop(sid, None):
            self._chat.metrics.sockets.labels(client.dialect).dec()

    async def session_request(self, sid: str, *arguments: object) -> Event:
        """Joins the conversation that the client may join, and confirms it."""
        data = _fields(*arguments)
        custom = _fields(data.get("customData"))
        client = self._clients[sid]
        client.language = named_language(custom.get("language")) or client.language
        try:
            opened = await self._join(sid, _token(data), self._customer(custom))
        except RefusedMessageError as error:
            await self._server.emit("bot_uttered", refusal(error, client.language, None), to=sid)
            return self._refused(error, client.language)
        return {"last_seq": opened.last_seq}

    async def user_uttered(self, sid: str, *arguments: object) -> Event:
        """Takes a message in; its answer comes as `bot_uttered`, later."""
        data = _fields(*arguments)
        custom = _fields(data.get("customData"))
        named = named_language(custom.get("language"))
        client_id = custom.get("client_id")
        if not (isinstance(client_id, str) and CLIENT_ID.fullmatch(client_id)):
            client_id = None
        client = self._clients[sid]
        try:
            text = admit(data.get("message"), self._chat.max_message_chars)
            utterance = Utterance(text, named, client_id)
            client.language = utterance.spoken_language or client.language
            message = await self._take(sid, data, utterance)
        except RefusedMessageError as error:
            said = data.get("message")
            language = named or language_of(said if isinstance(said, str) else "", client.language)
            await self._server.emit("bot_uttered", refusal(error, language, client_id), to=sid)
            return self._refused(error, language)
        return message.model_dump(mode="json")

    async def history_request(self, sid: str, *arguments: object) -> Event:
        """Replays what the client has missed, to it alone."""
        data = _fields(*arguments)
        after = data.get("after")
        seq = min(max(after, 0), HIGHEST_SEQ) if isinstance(after, int) else 0
        client = self._clients[sid]
        try:
            await self._chat.limits.count_question(_limited(client))
            conversation_id = await self._conversation(sid, data)
        except RefusedMessageError as error:
            return self._refused(error, client.language)
        if self._is_behind(sid):
            await self._server.disconnect(sid)
            return {}
        messages = await self._chat.log.after(conversation_id, seq)
        history = {
            "messages": [message.model_dump(mode="json") for message in messages],
            "more": len(messages) == PAGE,
        }
        await self._server.emit("history", history, to=sid)
        return history

    async def rate_message(self, sid: str, *arguments: object) -> Event:
        """Keeps what the shopper thinks of a message."""
        data = _fields(*arguments)
        client = self._clients[sid]
        value, reason = data.get("value"), data.get("reason")
        try:
            await self._chat.limits.count_question(_limited(client))
            # A boolean is an integer to Python, but no rating.
            if value is not None and type(value) is not int:
                raise NotRateableError
            rated = await self._chat.feedback.rate(
                client.conversation_id or "",
                str(data.get("message_id")),
                value,
                reason if isinstance(reason, str) else "",
            )
        except NotRateableError:
            return {"refused": "not_rateable", "detail": texts.NOT_RATEABLE.say(client.language)}
        except RefusedMessageError as error:
            return self._refused(error, client.language)
        return rated.model_dump()

    async def close_request(self, sid: str, *_: object) -> Event:
        """Ends the talk."""
        client = self._clients[sid]
        try:
            await self._chat.limits.count_question(_limited(client))
            said = await self._chat.turns.end(client.conversation_id or "")
        except UnknownConversationError:
            return {"seq": 0}
        except RefusedMessageError as error:
            return self._refused(error, client.language)
        return {"seq": said.seq}

    async def delete_request(self, sid: str, *_: object) -> Event:
        """Deletes the conversation that the client has joined."""
        client = self._clients[sid]
        try:
            await self._chat.limits.count_question(_limited(client))
            if client.conversation_id is not None:
                await self._chat.turns.forget(client.conversation_id)
        except RefusedMessageError as error:
            return self._refused(error, client.language)
        return {"deleted": True}

    def _is_behind(self, sid: str) -> bool:
        """Whether a client reads so slowly that what it asks for would pile up here."""
        connection = self._server.manager.eio_sid_from_sid(sid, "/")
        socket = self._server.eio.sockets.get(connection)
        return socket is not None and socket.queue.qsize() > MOST_UNREAD

    def _refused(self, error: RefusedMessageError, language: Language) -> Event:
        self._chat.metrics.refused.labels(error.refusal).inc()
        wait = {} if error.retry_after_s is None else {"retry_after_s": error.retry_after_s}
        return {"refused": error.refusal.value, "detail": error.sentence.say(language)} | wait

    async def _take(self, sid: str, data: Event, utterance: Utterance) -> LoggedMessage:
        """Logs what a client said where it speaks; where that conversation is gone, in a new one."""
        try:
            conversation_id = await self._conversation(sid, data)
            await self._chat.limits.count_message(conversation_id, self._clients[sid].address)
            try:
                return (await self._chat.turns.take(conversation_id, utterance, sid)).message
            except UnknownConversationError:
                opened = await self._join(sid, None, None)
                return (await self._chat.turns.take(opened.id, utterance, sid)).message
        except SQLAlchemyError as error:
            logger.exception("a conversation could not be opened")
            raise RefusedMessageError(Refusal.FAILED, texts.FAILED) from error

    async def _conversation(self, sid: str, data: Event) -> str:
        """The conversation a client speaks in: the one its token opens, else the one it has joined."""
        token = _token(data)
        joined = self._clients[sid].conversation_id
        if joined is not None and self._opened_by(token) in (None, joined):
            return joined
        return (await self._join(sid, token, None)).id

    async def _join(self, sid: str, token: str | None, customer_id: str | None) -> OpenConversation:
        client = self._clients[sid]
        await self._chat.limits.count_question(sid)
        conversation = await self._chat.conversations.open(
            self._opened_by(token),
            customer_id,
            client.language,
            before_beginning=partial(self._chat.limits.count_conversation, client.address),
        )
        if client.conversation_id not in (None, conversation.id):
            await self._server.leave_room(sid, room(client.conversation_id, client.dialect))
        client.conversation_id, client.language = conversation.id, conversation.language
        await self._server.enter_room(sid, room(conversation.id, client.dialect))
        await self._server.emit("session_confirm", self._confirmation(conversation, token), to=sid)
        return conversation

    def _confirmation(self, conversation: OpenConversation, token: str | None) -> Event:
        if token is not None and self._opened_by(token) == conversation.id:
            token, session = self._chat.sessions.renew(token)
        else:
            token, session = self._chat.sessions.issue(conversation.id)
        return {
            "session_id": token,
            "expires_at": session.expires_at.isoformat(),
            "last_seq": conversation.last_seq,
            "language": conversation.language,
            "customer": conversation.customer_id is not None,
        }

    def _opened_by(self, token: str | None) -> str | None:
        """The conversation that `token` opens, if it opens one."""
        if token is None:
            return None
        try:
            return self._chat.sessions.read(token).conversation_id
        except InvalidTokenError:
            return None

    def _customer(self, custom: dict[str, Any]) -> str | None:
        token = custom.get("customer_token")
        if not isinstance(token, str):
            return None
        try:
            return self._chat.customers.read(token)
        except InvalidTokenError as error:
            logger.warning("a customer token was not accepted: %s", error)
            return None


def _fields(value: object = None, *_: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _limited(client: Client) -> str:
    """Who is counted: a conversation, or who is in none yet."""
    return client.conversation_id or client.address or ""


def _address(environ: dict[str, Any]) -> str | None:
    """Where a socket comes from; behind a trusted proxy, where that says it does."""
    host, _ = environ.get("asgi.scope", {}).get("client") or (None, None)
    return host


def _token(data: dict[str, Any]) -> str | None:
    """The session token in an event; a client may hand back all of `session_confirm` in its place."""
    value = data.get("session_id")
    if isinstance(value, dict):
        value = value.get("session_id")
    return value if isinstance(value, str) else None


def _allows(origins: tuple[str, ...]) -> Any:
    """Whether a page of an origin may connect: one of `origins`, or the gateway's own."""

    def is_allowed(origin: str | None, environ: dict[str, Any]) -> bool:
        if origin is None or origin in origins or "*" in origins:
            return True
        own = (environ.get("HTTP_HOST"), environ.get("HTTP_X_FORWARDED_HOST"))
        return urlsplit(origin).netloc in own

    return is_allowed
