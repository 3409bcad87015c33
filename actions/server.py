"""The action server: rasa-sdk's own web application, in one process."""

from __future__ import annotations

import logging
from typing import Any

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor
from sanic import Sanic

from actions.answers import all_actions
from actions.settings import ActionSettings
from actions.shop import Shop


def create_server(shop: Shop) -> Sanic[Any, Any]:
    """rasa-sdk's application with every action of ours, keeping the catalogue fresh while it serves."""
    executor = ActionExecutor()
    for action in all_actions(shop):
        executor.register_action(action)
    app: Sanic[Any, Any] = create_app(executor, cors_origins=[])
    opened = shop.opened()

    @app.before_server_start
    async def open_shop(_: Sanic[Any, Any]) -> None:
        await opened.__aenter__()

    @app.after_server_stop
    async def close_shop(_: Sanic[Any, Any]) -> None:
        await opened.__aexit__(None, None, None)

    return app


def serve(settings: ActionSettings) -> None:
    """Serves until the process is told to stop.

    `python -m rasa_sdk` loads the actions in a second process, and with them the encoder a second
    time; here one process does both.
    """
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    # rasa-sdk logs every payload's name at this level; shoppers' words stay out of the log.
    # httpx logs each request to the picture service, one for every photograph of the catalogue.
    for chatty in ("rasa_sdk", "httpx"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    app = create_server(Shop.from_settings(settings))
    app.prepare(
        host=settings.actions_host,
        port=settings.actions_port,
        single_process=True,
        motd=False,
        access_log=False,
    )
    Sanic.serve_single(primary=app)
