"""The picture service as an ASGI application."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from generator.making.engine import Networks
from generator.service.answering import Service
from generator.service.body_limit import BodyLimit
from generator.service.reporting import answer_errors_with_problems
from generator.service.routes import router
from generator.settings import GeneratorSettings


def create_app(settings: GeneratorSettings | None = None, networks: Networks | None = None) -> FastAPI:
    """The service as an ASGI application, its networks loaded and warm; `networks` where they are already.

    Raises:
        SigningKeyError: the key that pictures are signed with cannot be used.
        CheckpointError: a network cannot be loaded.
    """
    settings = settings or GeneratorSettings()
    service = Service(settings, networks)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await service.close()

    app = FastAPI(title="Vitrine picture service", lifespan=lifespan)
    app.state.service = service
    app.add_middleware(BodyLimit, max_bytes=settings.max_body_bytes)
    app.include_router(router)
    answer_errors_with_problems(app, settings.max_body_bytes)
    return app
