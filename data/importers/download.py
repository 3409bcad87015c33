"""Fetches pictures from public web addresses, and refuses to be sent anywhere else."""

from __future__ import annotations

import asyncio
import socket
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Self

import httpx

from data.importers.addresses import RefusedAddressError, is_public, picture_url, web_url

Endpoint = tuple[str, int]  # IP address and port
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_USER_AGENT: Final = "Vitrine catalogue import"


@dataclass(frozen=True, slots=True)
class DownloadLimits:
    """How much one picture may cost: bytes, seconds from first to last, hops."""

    max_bytes: int = 20 << 20
    total_s: float = 30.0
    connect_s: float = 10.0
    redirects: int = 3


class DownloadError(Exception):
    """The picture could not be fetched this time; the message says why."""


class PictureDownloader:
    """Fetches one picture at a time and blocks meanwhile: for commands, not for servers.

    Each host is resolved once a hop, every address it resolves to must be public, and the connection goes
    to the very address that was checked, with the host's name for TLS and the Host header: a name that
    resolves otherwise a moment later gains nothing. Proxies from the environment are not used, for they
    would resolve the name again. `trusted` endpoints are exempt; a shop has none.
    """

    def __init__(
        self, limits: DownloadLimits | None = None, trusted: frozenset[Endpoint] = frozenset()
    ) -> None:
        self._limits = limits or DownloadLimits()
        self._trusted = trusted
        self._runner = asyncio.Runner()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._runner.close()

    def fetch(self, address: str) -> bytes:
        """The bytes at `address`.

        Raises:
            RefusedAddressError: it, or an address it redirects to, is not a public one on the web.
            DownloadError: it could not be fetched within the limits.
        """
        return self._runner.run(self._fetch_in_time(address))

    async def _fetch_in_time(self, address: str) -> bytes:
        try:
            async with asyncio.timeout(self._limits.total_s):
                return await self._follow(address)
        except TimeoutError as error:
            raise DownloadError(f"it took longer than {self._limits.total_s:g} s") from error
        except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError) as error:
            raise DownloadError(f"the connection failed ({type(error).__name__})") from error

    async def _follow(self, address: str) -> bytes:
        for _ in range(self._limits.redirects + 1):
            url = self._permitted(address)
            endpoint = await self._endpoint(url)
            answer = await self._get(url, endpoint)
            if isinstance(answer, bytes):
                return answer
            address = str(url.join(answer))
        raise DownloadError(f"it redirects more than {self._limits.redirects} times")

    def _permitted(self, address: str) -> httpx.URL:
        url = web_url(address)
        return url if (url.host, _port(url)) in self._trusted else picture_url(address)

    async def _endpoint(self, url: httpx.URL) -> Endpoint:
        """The checked address behind the URL's host."""
        try:
            found = await asyncio.get_running_loop().getaddrinfo(
                url.host, _port(url), type=socket.SOCK_STREAM
            )
        except socket.gaierror as error:
            raise DownloadError(f"there is no host {url.host}") from error
        addresses = [str(entry[4][0]) for entry in found]
        for address in addresses:
            if not is_public(address) and (address, _port(url)) not in self._trusted:
                raise RefusedAddressError(f"{url.host} is at {address}, which is not a public address")
        if not addresses:
            raise DownloadError(f"there is no host {url.host}")
        return addresses[0], _port(url)

    async def _get(self, url: httpx.URL, endpoint: Endpoint) -> bytes | str:
        """The body, or the place that the server redirects to."""
        limits = self._limits
        pinned = url.copy_with(host=endpoint[0], port=endpoint[1])
        timeout = httpx.Timeout(limits.total_s, connect=limits.connect_s)
        headers = {
            "Host": url.netloc.decode("ascii"),
            "User-Agent": _USER_AGENT,
            "Accept": "image/*",
            "Accept-Encoding": "identity",
        }
        async with (
            httpx.AsyncClient(trust_env=False, follow_redirects=False, timeout=timeout) as client,
            client.stream(
                "GET", pinned, headers=headers, extensions={"sni_hostname": url.host.rstrip(".")}
            ) as answer,
        ):
            if answer.status_code in _REDIRECTS and "location" in answer.headers:
                return answer.headers["location"]
            if answer.status_code != httpx.codes.OK:
                raise DownloadError(f"the server answered {answer.status_code}")
            if answer.headers.get("content-encoding", "identity") != "identity":
                raise DownloadError("the server packed the picture although it was asked not to")
            body = bytearray()
            async for chunk in answer.aiter_raw():
                body += chunk
                if len(body) > limits.max_bytes:
                    raise DownloadError(f"it is larger than {limits.max_bytes >> 20} MB")
            return bytes(body)


def _port(url: httpx.URL) -> int:
    return (443 if url.scheme == "https" else 80) if url.port is None else url.port
