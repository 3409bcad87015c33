"""The picture service: how a picture that it is making stands."""

from __future__ import annotations

import math
from typing import Final, Literal

import httpx
from pydantic import Base64Bytes, BaseModel, Field, ValidationError

from bot.gateway.settings import GatewaySettings
from bot.gateway.shapes import Check, Maker

CONNECT_TIMEOUT_S: Final = 2.0
# What the service may take beyond the wait that it was asked for.
ANSWER_TIMEOUT_S: Final = 5.0
# The service closes a connection idle for 5 s; ours must be the first to let go of it.
KEEP_ALIVE_S: Final = 3.0
MOST_BYTES: Final = 20_000_000


class ServiceAwayError(Exception):
    """The service cannot say now; it wants to be asked again in `retry_after_s` seconds."""

    def __init__(self, reason: str, retry_after_s: float = 0.0) -> None:
        super().__init__(reason)
        self.retry_after_s = retry_after_s


class NotMadeError(Exception):
    """There will be no such picture; the message says why."""


class MadePicture(BaseModel):
    """A finished picture (`data`, a WebP) and the facts about it; its label in both languages."""

    data: Base64Bytes = Field(alias="picture")
    media_type: Literal["image/webp"]
    source: Literal["enhanced", "edited", "generated", "instruction", "tryon"]
    label: str = Field(min_length=1)
    label_zh: str = Field(min_length=1)
    checked: Check | None = None
    made_by: Maker | None = None


class PictureService:
    """Asks the picture service for its jobs, and calls them off."""

    def __init__(self, settings: GatewaySettings) -> None:
        self._jobs = f"{settings.generator_url}/v1/jobs"
        self._http = httpx.AsyncClient(
            timeout=httpx.Timeout(ANSWER_TIMEOUT_S, connect=CONNECT_TIMEOUT_S),
            # One more for each that is called off.
            limits=httpx.Limits(max_connections=2 * settings.max_pictures, keepalive_expiry=KEEP_ALIVE_S),
            headers={"Accept-Encoding": "identity"},
            trust_env=False,
        )

    async def ask(self, job: str, wait_s: float) -> MadePicture | None:
        """The picture that `job` makes, waited for up to `wait_s` seconds; None while it is in work.

        Raises:
            ServiceAwayError: the service is not there, too slow or too busy.
            NotMadeError: it will not make the picture, or what it sends is not one.
        """
        wait_s = max(0.0, wait_s)
        try:
            async with self._http.stream(
                "GET",
                f"{self._jobs}/{job}",
                headers={"Prefer": f"wait={math.ceil(wait_s)}"},
                timeout=httpx.Timeout(
                    ANSWER_TIMEOUT_S, connect=CONNECT_TIMEOUT_S, read=wait_s + ANSWER_TIMEOUT_S
                ),
            ) as response:
                if response.status_code == httpx.codes.ACCEPTED:
                    return None
                if response.status_code == httpx.codes.SERVICE_UNAVAILABLE:
                    raise ServiceAwayError("too busy", _retry_after_s(response))
                if response.status_code != httpx.codes.OK:
                    raise NotMadeError(f"status {response.status_code}")
                body = await _body(response)
        except httpx.HTTPError as error:
            raise ServiceAwayError(type(error).__name__) from error
        try:
            made = MadePicture.model_validate_json(body)
        except ValidationError as error:
            fields = {".".join(map(str, problem["loc"])) or problem["type"] for problem in error.errors()}
            raise NotMadeError(f"an answer that cannot be used ({', '.join(sorted(fields))})") from error
        if (made.data[:4], made.data[8:12]) != (b"RIFF", b"WEBP"):
            raise NotMadeError("a picture that is no WebP")
        return made

    async def call_off(self, job: str) -> bool:
        """Tells the service that nobody wants `job` any more; False where it could not be told."""
        try:
            response = await self._http.delete(f"{self._jobs}/{job}")
        except httpx.HTTPError:
            return False
        return response.status_code != httpx.codes.SERVICE_UNAVAILABLE

    async def close(self) -> None:
        """Closes the connections."""
        await self._http.aclose()


async def _body(response: httpx.Response) -> bytes:
    body = bytearray()
    async for chunk in response.aiter_raw():
        body += chunk
        if len(body) > MOST_BYTES:
            raise NotMadeError(f"an answer of over {MOST_BYTES:,} bytes")
    return bytes(body)


def _retry_after_s(response: httpx.Response) -> float:
    """The seconds that the service names; none where it names no time, or a date."""
    named = response.headers.get("retry-after", "")
    return float(named) if named.isascii() and named.isdecimal() and len(named) < 5 else 0.0
