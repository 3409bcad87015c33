"""`vitrine chat`: one message through the whole running system, from the command line."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx

ANSWER_TIMEOUT_S = 60.0
PICTURE_POLL_S = 0.5


class ChatError(RuntimeError):
    """The message got no answer; the text says why and what to do."""


class Chat:
    """A conversation over the gateway's REST interface."""

    def __init__(self, gateway_url: str, session_id: str | None = None) -> None:
        self._http = httpx.Client(base_url=gateway_url, timeout=ANSWER_TIMEOUT_S)
        self.session_id = session_id or ""

    def send(self, text: str, language: str | None = None) -> list[dict[str, Any]]:
        """Sends `text`; returns the message as logged and everything that answers it.

        Raises:
            ChatError: the gateway is not there, or refused the message.
        """
        if not self.session_id:
            self._new_session()
        body = {"text": text} | ({"language": language} if language else {})
        answer = self._post("/api/messages", body)
        if answer.status_code == httpx.codes.UNAUTHORIZED:
            self._new_session()
            answer = self._post("/api/messages", body)
        messages: list[dict[str, Any]] = _checked(answer)["messages"]
        return messages

    def wait_for_pictures(
        self, messages: list[dict[str, Any]], patience_s: float, progress: Callable[[int], None]
    ) -> list[dict[str, Any]]:
        """`messages` with their pictures ready or failed, and what was said after them.

        Tells `progress` how many pictures are still being made whenever that changes. After `patience_s`
        seconds some may still be.

        Raises:
            ChatError: the gateway is there no longer.
        """
        give_up_at = time.monotonic() + patience_s
        told = 0
        while (waiting := _being_made(messages)) and time.monotonic() < give_up_at:
            if waiting != told:
                progress(waiting)
                told = waiting
            time.sleep(PICTURE_POLL_S)
            messages = self._read(after=messages[0]["seq"] - 1)
        return messages

    def save(self, picture: dict[str, Any], folder: Path) -> Path | None:
        """Fetches `picture` into `folder`; None for one that the shop keeps at another address.

        Raises:
            ChatError: the gateway does not give it out.
        """
        url = urljoin(str(self._http.base_url), picture["url"])
        if urlsplit(url).netloc != urlsplit(str(self._http.base_url)).netloc:
            return None
        fetched = self._http.get(url)
        if fetched.is_error:
            raise ChatError(f"the picture {picture['url']} could not be fetched (HTTP {fetched.status_code})")
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / Path(urlsplit(url).path).name
        path.write_bytes(fetched.content)
        return path

    def _new_session(self) -> None:
        self.session_id = ""
        self.session_id = _checked(self._post("/api/sessions", {}))["session_id"]

    def _read(self, after: int) -> list[dict[str, Any]]:
        answer = self._request("GET", "/api/messages", params={"after": after})
        messages: list[dict[str, Any]] = _checked(answer)["messages"]
        return messages

    def _post(self, path: str, body: dict[str, Any]) -> httpx.Response:
        return self._request("POST", path, json=body)

    def _request(self, method: str, path: str, **content: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.session_id}"} if self.session_id else {}
        try:
            return self._http.request(method, path, headers=headers, **content)
        except httpx.HTTPError as error:
            raise ChatError(
                f"no answer from {self._http.base_url}: start Vitrine with `make run` or `vitrine up`"
            ) from error


def _being_made(messages: list[dict[str, Any]]) -> int:
    return sum(picture["status"] == "pending" for message in messages for picture in message["pictures"])


def _checked(response: httpx.Response) -> dict[str, Any]:
    if response.is_error:
        try:
            problem = response.json()
            reason = problem.get("detail") or problem.get("title")
        except ValueError:
            reason = None
        raise ChatError(reason or f"the gateway refused the message (HTTP {response.status_code})")
    body: dict[str, Any] = response.json()
    return body
