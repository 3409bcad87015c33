"""Starts the gateway: `python -m bot.gateway`."""

from __future__ import annotations

import logging
import sys

import uvicorn
from pydantic import ValidationError

from bot.gateway.app import create_app
from bot.gateway.settings import GatewaySettings

logger = logging.getLogger("bot.gateway")

STOP_TIMEOUT_S = 10
CANNOT_START = 2


def main() -> int:
    """Serves until it is told to stop; requests in progress are finished first."""
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s", stream=sys.stderr
    )
    for chatty in ("httpx", "alembic", "engineio.server", "socketio.server", "uvicorn.error"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    try:
        settings = GatewaySettings()
        app = create_app(settings)
    except ValidationError as error:
        for problem in error.errors():
            name = "VITRINE_" + "_".join(map(str, problem["loc"])).upper()
            sys.stderr.write(f"{name}: {problem['msg']}\n")
        return CANNOT_START
    except (OSError, ValueError) as error:
        sys.stderr.write(f"The gateway cannot start: {error}\n")
        return CANNOT_START
    logger.info("starting on http://%s:%d", settings.gateway_host, settings.gateway_port)
    uvicorn.run(
        app,
        host=settings.gateway_host,
        port=settings.gateway_port,
        log_config=None,
        access_log=False,
        server_header=False,
        ws_max_size=settings.max_body_bytes,
        timeout_graceful_shutdown=STOP_TIMEOUT_S,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
