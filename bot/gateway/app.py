"""The gateway put together: HTTP and Socket.IO in one ASGI application."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from importlib.metadata import version
from typing import Final

import socketio
from fastapi import FastAPI, Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.gateway import files, health, reference, rest, storefront, uploads
from bot.gateway.chat import Chat
from bot.gateway.conversations import Conversations
from bot.gateway.dialogue import DialogueClient
from bot.gateway.feedback import Feedback
from bot.gateway.identity import CustomerTokens, SessionTokens, session_key
from bot.gateway.log import MessageLog
from bot.gateway.metrics import Metrics
from bot.gateway.observer import Observer
from bot.gateway.photographs import Photographs
from bot.gateway.picture_service import PictureService
from bot.gateway.pictures import Pictures
from bot.gateway.problems import UPLOADS, BodyLimits, body_too_large, report_problems
from bot.gateway.processes import Processes
from bot.gateway.rate_limits import RateLimits
from bot.gateway.reception import Reception
from bot.gateway.settings import GatewaySettings
from bot.gateway.sockets import SocketChat, SocketDelivery, socket_server
from bot.gateway.support_hours import SupportHours
from bot.gateway.turns import Turns
from bot.privacy.deletion import forget
from bot.privacy.tracker import Tracker
from data.schema import utc_now
from data.store import Database, MediaStore

SECURITY_HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def create_app(settings: GatewaySettings, now: Callable[[], datetime] = utc_now) -> Gateway:
    """The gateway as an ASGI application; brings the database's schema up to date when it starts.

    `now` is the clock that the hours of the shop's people are told by.
    """
    database = Database(settings.url)
    log = MessageLog(database, timedelta(seconds=settings.picture_deadline_s))
    conversations = Conversations(database)
    dialogue = DialogueClient(settings)
    processes = Processes(settings)
    server = socket_server(settings)
    delivery = SocketDelivery(server, settings.public_url)
    media = MediaStore(settings.media_folder)
    service = PictureService(settings)
    metrics = Metrics()
    pictures = Pictures(settings, log, media, service, delivery=delivery, metrics=metrics)
    hours = SupportHours(settings.support_hours, settings.support_timezone)
    reception = Reception(hours, now)
    tracker = Tracker(settings.tracker_path)
    turns = Turns(
        settings,
        log,
        dialogue,
        processes,
        delivery,
        pictures=pictures,
        reception=reception,
        metrics=metrics,
        erase=lambda conversation_id: forget(conversation_id, database, tracker, media),
    )
    sessions = SessionTokens(session_key(settings.session_key_path), timedelta(days=settings.session_days))
    secret = settings.customer_jwt_secret
    customers = CustomerTokens(secret.get_secret_value() if secret else None)
    chat = Chat(
        sessions=sessions,
        customers=customers,
        conversations=conversations,
        limits=RateLimits(settings),
        log=log,
        turns=turns,
        photographs=Photographs(media),
        feedback=Feedback(database, metrics),
        metrics=metrics,
        max_message_chars=settings.max_message_chars,
    )
    SocketChat(server, chat, delivery).listen()
    limits = BodyLimits(settings.max_upload_bytes, settings.max_body_bytes)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await asyncio.to_thread(database.migrate)
        await pictures.resume()
        await turns.resume()
        recovery = asyncio.create_task(turns.recover())
        yield
        recovery.cancel()
        with suppress(asyncio.CancelledError):
            await recovery
        await turns.close()
        await pictures.close()
        await service.close()
        await dialogue.close()
        await processes.close()
        await server.shutdown()
        await database.dispose_async()
        database.dispose()

    app = FastAPI(
        title="Vitrine",
        version=version("vitrine"),
        description="A customer-service agent for online shops that answers with pictures.",
        lifespan=lifespan,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        max_body_size=settings.max_body_bytes,
    )
    app.state.settings = settings
    app.state.database = database
    app.state.media = media
    app.state.processes = processes
    app.state.chat = chat
    app.state.draining = False
    app.include_router(uploads.router, max_body_size=limits.of(UPLOADS))
    for router in (rest.router, files.router, health.router, reference.router, storefront.router):
        app.include_router(router)
    report_problems(app, limits)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=settings.allowed_origins,
        allow_methods=["GET", "POST", "PUT", "DELETE"],
        allow_headers=["Authorization", "Content-Type"],
        expose_headers=["Retry-After"],
        max_age=3600,
    )
    return Gateway(app, Observer(socketio.ASGIApp(server, other_asgi_app=app), metrics), limits)


class Gateway:
    """The ASGI application `app` with `api` in it.

    It turns away bodies that say they are too large, and adds `SECURITY_HEADERS` to every HTTP response; a
    response's own headers stay as they are.
    """

    def __init__(self, api: FastAPI, app: ASGIApp, limits: BodyLimits) -> None:
        self._api = api
        self._app = app
        self._limits = limits

    @property
    def draining(self) -> bool:
        """Whether the gateway has been told to stop, and says so to whoever asks if it is ready."""
        return bool(self._api.state.draining)

    def drain(self) -> None:
        """From now on says that it is not ready, while it serves on."""
        self._api.state.draining = True

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY_HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        app = self._app
        if self._is_too_large(scope):
            app = body_too_large(Request(scope), self._limits)
        await app(scope, receive, send_with_headers)

    def _is_too_large(self, scope: Scope) -> bool:
        length = Headers(scope=scope).get("content-length", "")
        return length.isdecimal() and int(length[:20]) > self._limits.of(scope["path"])
