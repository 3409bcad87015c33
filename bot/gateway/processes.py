"""The processes behind the gateway, and whether they are up."""

from __future__ import annotations

import asyncio
from enum import StrEnum

import httpx

from bot.gateway.settings import GatewaySettings

PROBE_TIMEOUT_S = 2.0


class Process(StrEnum):
    """A process behind the gateway."""

    DIALOGUE = "dialogue"
    ACTIONS = "actions"
    GENERATOR = "generator"


class Processes:
    """Looks whether the other processes are up, over their health addresses."""

    def __init__(self, settings: GatewaySettings) -> None:
        self._addresses = {
            Process.DIALOGUE: f"{settings.dialogue_url}/status",
            Process.ACTIONS: f"{settings.actions_url}/health",
            Process.GENERATOR: f"{settings.generator_url}/healthz",
        }
        self._http = httpx.AsyncClient(timeout=PROBE_TIMEOUT_S, trust_env=False)

    async def up(self, *processes: Process) -> dict[Process, bool]:
        """For each of `processes`, or for all without any, whether it answers that it is well."""
        asked = processes or tuple(Process)
        return dict(zip(asked, await asyncio.gather(*map(self._is_up, asked)), strict=True))

    async def can_answer(self) -> bool:
        """Whether all that an answer in words and photographs needs is up."""
        return all((await self.up(Process.DIALOGUE, Process.ACTIONS)).values())

    async def close(self) -> None:
        """Closes the connections."""
        await self._http.aclose()

    async def _is_up(self, process: Process) -> bool:
        try:
            response = await self._http.get(self._addresses[process])
        except httpx.HTTPError:
            return False
        return response.status_code == httpx.codes.OK
