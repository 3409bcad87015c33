"""The picture service, as the actions ask it."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import Any

import httpx

from data.language import Language


class NoPictureError(Exception):
    """No picture was made: the service is away, busy, or its own check refused the result."""


@dataclass(frozen=True, slots=True)
class MadePicture:
    """A finished picture as a WebP file, and what the service says of it in the language asked for."""

    webp: bytes
    colour: str
    source: str
    label: str
    made_by: dict[str, Any]
    checked: dict[str, float]


class GeneratorClient:
    """Asks the picture service over HTTP."""

    def __init__(self, url: str, timeout_s: float) -> None:
        self._http = httpx.AsyncClient(base_url=url, timeout=timeout_s, trust_env=False)

    async def edit(self, photo: bytes, colour: str, language: Language, current: str = "") -> MadePicture:
        """The product of `photo` in another colour; `current` names the one it has, where that is known.

        Raises:
            NoPictureError: see there.
        """
        try:
            answer = await self._http.post(
                "/v1/edit",
                files={"file": ("photo.webp", photo)},
                data={"colour": colour, "language": language, "current_colour": current},
            )
            answer.raise_for_status()
            made = answer.json()
            return MadePicture(
                webp=base64.b64decode(made["picture"], validate=True),
                colour=made["colour"]["name_zh" if language == "zh" else "name"],
                source=made["source"],
                label=made["label_zh" if language == "zh" else "label"],
                made_by=made["made_by"],
                checked=made["checked"],
            )
        except (httpx.HTTPError, ValueError, KeyError, binascii.Error) as error:
            raise NoPictureError(str(error) or type(error).__name__) from error

    async def close(self) -> None:
        """Closes the connections."""
        await self._http.aclose()
