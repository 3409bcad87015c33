"""The gateway put together: HTTP and Socket.IO in one ASGI application."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from functools import partial
from importlib.metadata import version
from typing import Final

import socketio
from fastapi import FastAPI, Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Lifespan, Message, Receive, Scope, Send

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
from bot.privacy.deletion import forget_with_customer
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
    photographs = Photographs(media)
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
        erase=partial(forget_with_customer, database=database, tracker=tracker, media=media),
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
        photographs=photographs,
        feedback=Feedback(database, delivery, metrics),
        metrics=metrics,
        max_message_chars=settings.max_message_chars,
    )
    SocketChat(server, chat).listen()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await asyncio.to_thread(database.migrate)
        await pictures.resume()
        await turns.resume()
        await photographs.tidy(log)
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

    app = _api(settings, lifespan)
    app.state.settings = settings
    app.state.database = database
    app.state.media = media
    app.state.processes = processes
    app.state.chat = chat
    app.state.draining = False
    with_sockets = socketio.ASGIApp(server, other_asgi_app=_open_to_pages(app, settings))
    return Gateway(app, Observer(with_sockets, metrics))


def _api(settings: GatewaySettings, lifespan: Lifespan[FastAPI]) -> FastAPI:
    """What is spoken over plain HTTP."""
    limits = BodyLimits(settings.max_upload_bytes, settings.max_body_bytes)
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
    app.include_router(uploads.router, max_body_size=limits.of(UPLOADS))
    for router in (rest.router, files.router, health.router, reference.router, storefront.router):
        app.include_router(router)
    report_problems(app, limits)
    return app


def _open_to_pages(app: ASGIApp, settings: GatewaySettings) -> ASGIApp:
    """`app` for the pages of the shop, which may be of another origin; they can read refusals, too."""
    return CORSMiddleware(
        BodyGuard(app, BodyLimits(settings.max_upload_bytes, settings.max_body_bytes)),
        allow_origins=settings.allowed_origins,
        allow_methods=["GET", "POST", "PUT", "DELETE"],
        allow_headers=["Authorization", "Content-Type"],
        expose_headers=["Retry-After"],
        max_age=3600,
    )


class BodyGuard:
    """Turns away bodies that say they are too large, before a byte of them is read."""

    def __init__(self, app: ASGIApp, limits: BodyLimits) -> None:
        self._app = app
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self._app
        if scope["type"] == "http" and self._is_too_large(scope):
            app = body_too_large(Request(scope), self._limits)
        await app(scope, receive, send)

    def _is_too_large(self, scope: Scope) -> bool:
        length = Headers(scope=scope).get("content-length", "")
        return length.isdecimal() and int(length[:20]) > self._limits.of(scope["path"])


class Gateway:
    """The ASGI application `app` with `api` in it; adds `SECURITY_HEADERS` to every HTTP response.

    A response's own headers stay as they are.
    """

    def __init__(self, api: FastAPI, app: ASGIApp) -> None:
        self._api = api
        self._app = app

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

        await self._app(scope, receive, send_with_headers)
