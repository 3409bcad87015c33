"""Pictures are fetched from public addresses only, proven with real servers on this machine."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from http.server import BaseHTTPRequestHandler

import pytest

from data.importers.addresses import RefusedAddressError
from data.importers.download import DownloadError, DownloadLimits, PictureDownloader
from tests.data.importers.picture_server import PICTURE, Server, redirect, send, trusting


@pytest.fixture
def server() -> Iterator[Server]:
    with closing(Server()) as running:
        yield running


@pytest.fixture
def other() -> Iterator[Server]:
    with closing(Server()) as running:
        yield running


@pytest.fixture
def resolver(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Host names of our own: each asked for gives the next of its addresses, the last for ever."""
    names: dict[str, list[str]] = {}
    real = socket.getaddrinfo

    def resolve(host: str, port: int, *args: object, **kwargs: object) -> object:
        if host not in names:
            return real(host, port, *args, **kwargs)  # type: ignore[arg-type]
        addresses = names[host]
        address = addresses.pop(0) if len(addresses) > 1 else addresses[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return names


def test_a_picture_is_fetched(server: Server) -> None:
    with trusting(server) as downloader:
        assert downloader.fetch(server.url()) == PICTURE


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::ffff:127.0.0.1]"]
)
def test_a_server_on_this_machine_is_never_asked(server: Server, host: str) -> None:
    with PictureDownloader() as downloader, pytest.raises(RefusedAddressError):
        downloader.fetch(server.url(host=host))
    assert server.requests == []


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.7", "169.254.169.254", "100.64.1.1", "224.0.0.1"])
def test_a_public_name_for_a_private_address_is_refused(resolver: dict[str, list[str]], address: str) -> None:
    resolver["pictures.example"] = [address]
    with PictureDownloader() as downloader, pytest.raises(RefusedAddressError, match="not a public address"):
        downloader.fetch("http://pictures.example/a.png")


def test_redirects_are_followed_and_each_is_checked(server: Server, other: Server) -> None:
    server.answers["/moved"] = redirect("/a.png")
    server.answers["/inside"] = redirect(other.url())
    server.answers["/file"] = redirect("file:///etc/passwd")
    with trusting(server) as downloader:
        assert downloader.fetch(server.url("/moved")) == PICTURE
        for path in ("/inside", "/file"):
            with pytest.raises(RefusedAddressError):
                downloader.fetch(server.url(path))
    assert other.requests == []


def test_a_circle_of_redirects_ends(server: Server) -> None:
    server.answers["/round"] = redirect("/round")
    with trusting(server) as downloader, pytest.raises(DownloadError, match="redirects more than 3 times"):
        downloader.fetch(server.url("/round"))
    assert len(server.requests) == 4


def test_the_connection_goes_to_the_address_that_was_checked(
    server: Server, resolver: dict[str, list[str]]
) -> None:
    resolver["pictures.example"] = ["127.0.0.1", "127.0.0.2"]
    with trusting(server, "pictures.example") as downloader:
        assert downloader.fetch(server.url(host="pictures.example")) == PICTURE
        assert server.requests == [("/a.png", f"pictures.example:{server.port}")]
        with pytest.raises(RefusedAddressError):  # the name has moved since
            downloader.fetch(server.url(host="pictures.example"))


def test_tls_asks_for_the_hosts_name(resolver: dict[str, list[str]]) -> None:
    resolver["pictures.example"] = ["127.0.0.1"]
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        greetings: list[bytes] = []

        def hear() -> None:
            with listening.accept()[0] as connection:
                greetings.append(connection.recv(4096))

        thread = threading.Thread(target=hear, daemon=True)
        thread.start()
        trusted = frozenset({("pictures.example", port), ("127.0.0.1", port)})
        with PictureDownloader(trusted=trusted) as downloader, pytest.raises(DownloadError):
            downloader.fetch(f"https://pictures.example:{port}/a.png")
        thread.join(5)
    assert b"pictures.example" in greetings[0]


def test_a_picture_may_not_be_too_large(server: Server) -> None:
    server.answers["/large"] = send(b"x" * 3_000_000)
    limits = DownloadLimits(max_bytes=2 << 20)
    with (
        trusting(server, limits=limits) as downloader,
        pytest.raises(DownloadError, match="larger than 2 MB"),
    ):
        downloader.fetch(server.url("/large"))


def test_a_server_that_trickles_does_not_hold_the_import(server: Server) -> None:
    def trickle(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(100):
            try:
                handler.wfile.write(b"x")
            except OSError:
                return
            time.sleep(0.05)

    server.answers["/slow"] = trickle
    limits = DownloadLimits(total_s=0.3)
    began = time.monotonic()
    with trusting(server, limits=limits) as downloader, pytest.raises(DownloadError, match="longer than"):
        downloader.fetch(server.url("/slow"))
    assert time.monotonic() - began < 3


@pytest.mark.parametrize("path", ["/missing", "/packed"])
def test_what_the_server_does_not_give_is_said(server: Server, path: str) -> None:
    server.answers["/packed"] = send(b"x", Content_Encoding="gzip")
    with trusting(server) as downloader, pytest.raises(DownloadError):
        downloader.fetch(server.url(path))


def test_proxies_of_the_environment_are_not_used(
    server: Server, other: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", other.url(""))
    monkeypatch.setenv("ALL_PROXY", other.url(""))
    with trusting(server) as downloader:
        downloader.fetch(server.url())
    assert other.requests == []
