"""The picture service, as the actions ask it."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field
from typing import Any, Final

import httpx
import numpy as np
from numpy.typing import NDArray

from data.language import Language

AWAY: Final = "away"
# The service's own names of what it refuses (`generator.problems`).
BUSY: Final = "busy"
DECLINED: Final = "declined"
UNKNOWN_SUBJECT: Final = "unknown-subject"
_LOOKING: Final = "/v1/embed-image"


class NoPictureError(Exception):
    """No picture was made: the service is away or busy, declines, or its own check refused the result.

    `reason` is the service's name of the problem, `AWAY` where it did not answer; `facts` are what else it
    said.
    """

    def __init__(self, reason: str, facts: dict[str, Any] | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts or {}


@dataclass(frozen=True, slots=True)
class MadePicture:
    """A finished picture as a WebP file, and what the service says of it in the language asked for.

    `asked` is what it understood by attribute, `colour` the colour shown in words, "" where none was asked.
    """

    webp: bytes = field(repr=False)
    source: str
    label: str
    colour: str
    asked: dict[str, str]
    made_by: dict[str, Any]
    checked: dict[str, float]


@dataclass(frozen=True, slots=True)
class PendingPicture:
    """A picture that is still being made, by the name of its job."""

    job: str


class NotLookedAtError(Exception):
    """Nobody could look at a photograph just now; the message says how that showed."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a photograph looks: `(1280,)` of unit length, near what looks alike, and the model that looked."""

    vector: NDArray[np.float32] = field(repr=False)
    model: str


class GeneratorClient:
    """Asks the picture service over HTTP.

    Every method that has a picture made waits for `wait_s` and then lets the service go on: whoever shows
    the picture comes back for it.
    """

    def __init__(self, url: str, timeout_s: float, wait_s: float) -> None:
        self._http = httpx.AsyncClient(base_url=url, timeout=timeout_s, trust_env=False)
        self._wait_s = wait_s

    async def edit(
        self, photo: bytes, words: str, language: Language, subject: str = "", part: str = "whole"
    ) -> MadePicture | PendingPicture:
        """The product of `photo`, which `subject` names, with the look that `words` ask for.

        Raises:
            NoPictureError: see there.
        """
        fields = {"words": words, "subject": subject, "part": part, "language": language}
        return await self._picture("/v1/edit", language, files={"file": ("photo", photo)}, data=fields)

    async def zoom(
        self, photo: bytes, part: str, language: Language, subject: str = ""
    ) -> MadePicture | PendingPicture:
        """The `part` of the product in `photo`, enlarged.

        Raises:
            NoPictureError: see there.
        """
        fields = {"part": part, "subject": subject, "language": language}
        return await self._picture("/v1/zoom", language, files={"file": ("photo", photo)}, data=fields)

    async def imagine(
        self, words: str, language: Language, *, instruction: bool = False
    ) -> MadePicture | PendingPicture:
        """A picture of what `words` say.

        Raises:
            NoPictureError: see there.
        """
        kind = "instruction" if instruction else "product"
        wanted = {"words": words, "kind": kind, "language": language}
        return await self._picture("/v1/imagine", language, json=wanted)

    async def require_allowed(self, words: str) -> None:
        """Asks whether a picture of what `words` say may be made at all; says nothing where nobody answers.

        Raises:
            NoPictureError: such pictures are declined.
        """
        try:
            answer = await self._http.post("/v1/understand", json={"words": words})
            said = answer.json()
        except (httpx.HTTPError, ValueError):
            return
        if isinstance(said, dict) and said.get("declined"):
            raise NoPictureError(DECLINED, said)

    async def look(self, photograph: bytes) -> Look | None:
        """How a photograph looks; None where the service cannot make anything of it.

        Raises:
            NotLookedAtError: the service is away or busy.
        """
        try:
            answer = await self._http.post(_LOOKING, files={"file": ("photo", photograph)})
            if answer.is_client_error:
                return None
            said = answer.raise_for_status().json()
            return Look(np.array(said["look"], dtype=np.float32), str(said["model"]))
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
            raise NotLookedAtError(type(error).__name__) from error

    async def looking_model(self) -> str:
        """The model that looks at photographs just now.

        Raises:
            NotLookedAtError: the service is away.
        """
        try:
            said = (await self._http.get("/v1/capabilities")).raise_for_status().json()
            return next(str(each["model"]) for each in said["operations"] if each["path"] == _LOOKING)
        except (httpx.HTTPError, ValueError, KeyError, TypeError, StopIteration) as error:
            raise NotLookedAtError(type(error).__name__) from error

    async def close(self) -> None:
        """Closes the connections."""
        await self._http.aclose()

    async def _picture(self, path: str, language: Language, **content: Any) -> MadePicture | PendingPicture:
        prefer = {"Prefer": f"respond-async, wait={self._wait_s:g}"}
        try:
            answer = await self._http.post(path, headers=prefer, **content)
            said = answer.json()
            if answer.status_code == httpx.codes.ACCEPTED:
                return PendingPicture(str(said["job"]))
            if answer.status_code == httpx.codes.OK:
                return _made(said, language)
        except (httpx.HTTPError, ValueError, KeyError, TypeError, binascii.Error) as error:
            raise NoPictureError(AWAY, {"error": type(error).__name__}) from error
        facts = said if isinstance(said, dict) else {}
        raise NoPictureError(str(facts.get("type", AWAY)).rpartition("#")[2], facts)


def _made(said: dict[str, Any], language: Language) -> MadePicture:
    colour = said["colour"] or {}
    return MadePicture(
        webp=base64.b64decode(said["picture"], validate=True),
        source=said["source"],
        label=said["label_zh" if language == "zh" else "label"],
        colour=str(colour.get("name_zh" if language == "zh" else "name", "")),
        asked=dict(said["asked"]),
        made_by=said["made_by"],
        checked=said["checked"],
    )
