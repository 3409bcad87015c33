"""An HTTP server on loopback that hands out pictures, and a downloader that may ask it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from data.importers.download import DownloadLimits, PictureDownloader
from tests.data.shop_under_test import picture

PICTURE = picture()


class Server:
    """An HTTP server on loopback that answers by path and remembers who asked."""

    def __init__(self) -> None:
        self.requests: list[tuple[str, str]] = []  # path, Host header
        self.answers: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {"/a.png": send(PICTURE)}
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.requests.append((self.path, self.headers["Host"]))
                server.answers.get(self.path, lambda handler: handler.send_error(404))(self)

            def log_message(self, *_: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port: int = self.http.server_address[1]
        self.thread = threading.Thread(target=self.http.serve_forever, args=(0.02,), daemon=True)
        self.thread.start()

    def url(self, path: str = "/a.png", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def close(self) -> None:
        self.http.shutdown()
        self.http.server_close()


def send(body: bytes, **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def redirect(to: str) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(302)
        handler.send_header("Location", to)
        handler.end_headers()

    return answer


def trusting(
    server: Server, host: str = "127.0.0.1", limits: DownloadLimits | None = None
) -> PictureDownloader:
    trusted = frozenset({(host, server.port), ("127.0.0.1", server.port), ("::1", server.port)})
    return PictureDownloader(limits, trusted)
