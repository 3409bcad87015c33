"""Starts the gateway: `python -m bot.gateway`."""

from __future__ import annotations

import asyncio
import logging
import resource
import sys
from contextlib import suppress
from types import FrameType
from typing import Final

import uvicorn
from pydantic import ValidationError

from bot.gateway.app import Gateway, create_app
from bot.gateway.logs import write_log
from bot.gateway.settings import GatewaySettings

logger = logging.getLogger("bot.gateway")

STOP_TIMEOUT_S: Final = 10
CANNOT_START: Final = 2


class DrainingServer(uvicorn.Server):
    """Serves on for a while after it is told to stop, while /readyz says so.

    A load balancer needs that time to send nobody here any more. Told twice, it stops at once. What is in
    hand then is finished (`STOP_TIMEOUT_S`); what cannot be, the next gateway answers: the log has it.
    """

    def __init__(self, config: uvicorn.Config, gateway: Gateway, drain_s: float) -> None:
        super().__init__(config)
        self._gateway = gateway
        self._drain_s = drain_s

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begins to drain, or stops."""
        if self._gateway.draining or not self._drain_s:
            super().handle_exit(sig, frame)
            return
        self._gateway.drain()
        logger.info("told to stop: serving for %g s more", self._drain_s)
        loop = asyncio.get_running_loop()
        loop.call_soon_threadsafe(loop.call_later, self._drain_s, self._stop, sig)

    def _stop(self, sig: int) -> None:
        # As uvicorn's own handler does at the first signal; at a second one it would not wait for anything.
        self._captured_signals.append(sig)
        self.should_exit = True


def _open_many_files() -> None:
    """A socket is a file: lets this process have as many as the system allows."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def main() -> int:
    """Serves until it is told to stop; requests in progress are finished first."""
    try:
        settings = GatewaySettings()
        write_log(settings)
        gateway = create_app(settings)
    except ValidationError as error:
        for problem in error.errors():
            name = "VITRINE_" + "_".join(map(str, problem["loc"])).upper()
            sys.stderr.write(f"{name}: {problem['msg']}\n")
        return CANNOT_START
    except (OSError, ValueError) as error:
        sys.stderr.write(f"The gateway cannot start: {error}\n")
        return CANNOT_START
    logger.info("starting on http://%s:%d", settings.gateway_host, settings.gateway_port)
    _open_many_files()
    config = uvicorn.Config(
        gateway,
        host=settings.gateway_host,
        port=settings.gateway_port,
        log_config=None,
        access_log=False,
        server_header=False,
        ws_max_size=settings.max_body_bytes,
        forwarded_allow_ips=settings.trusted_proxies,
        timeout_graceful_shutdown=STOP_TIMEOUT_S,
    )
    DrainingServer(config, gateway, settings.drain_s).run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
