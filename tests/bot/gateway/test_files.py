"""Pictures and the widget's script, with their headers."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from bot.gateway import GatewaySettings
from data.store import MediaStore, thumbnail_name
from tests.bot.gateway.conftest import Gateway, running


def picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(buffer, "PNG")
    return buffer.getvalue()


async def test_a_picture_and_its_thumbnail_are_served_for_good(gateway: Gateway) -> None:
    stored = MediaStore(gateway.settings.media_folder).put(picture())
    for name in (stored.name, thumbnail_name(stored.name)):
        response = await gateway.http.get(f"/media/{name}")
        assert response.status_code == 200
        assert response.headers["content-type"] == "image/webp"
        assert "immutable" in response.headers["cache-control"]
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["cross-origin-resource-policy"] == "cross-origin"
        assert Image.open(io.BytesIO(response.content)).format == "WEBP"
        known = await gateway.http.get(f"/media/{name}", headers={"If-None-Match": response.headers["etag"]})
        assert known.status_code == 304 and known.content == b""


@pytest.mark.parametrize(
    "name",
    [
        "pic_00000000000000000000000000000000.webp",
        "../vitrine.db",
        "..%2fvitrine.db",
        "%2e%2e%2fsecrets%2fsession.key",
        "..%5cvitrine.db",
        "pic_00000000000000000000000000000000.webp%00.png",
        "%00",
        "%ff",
        "pic_.webp",
        ".",
        "x" * 5000,
    ],
)
async def test_no_name_leads_out_of_the_media_folder(gateway: Gateway, name: str) -> None:
    response = await gateway.http.get(f"{gateway.url}/media/{name}")
    assert response.status_code == 404
    assert response.headers["content-type"] == "application/problem+json"


async def test_the_widget_is_asked_for_anew_each_time_but_sent_only_when_changed(
    configure: Callable[..., GatewaySettings], tmp_path: Path
) -> None:
    path = tmp_path / "widget.js"
    async with running(configure(widget_path=path)) as gateway:
        missing = await gateway.http.get("/widget.js")
        assert missing.status_code == 404
        assert missing.json()["type"] == "/api/docs#widget-not-built"
        path.write_text("console.log('vitrine')")
        built = await gateway.http.get("/widget.js")
        assert built.status_code == 200
        assert built.headers["content-type"] == "text/javascript; charset=utf-8"
        assert built.headers["cache-control"] == "no-cache"
        known = await gateway.http.get("/widget.js", headers={"If-None-Match": f"W/{built.headers['etag']}"})
        assert known.status_code == 304
        path.write_text("console.log('a newer one')")
        newer = await gateway.http.get("/widget.js", headers={"If-None-Match": built.headers["etag"]})
        assert newer.status_code == 200 and "newer" in newer.text


async def test_every_response_carries_security_headers(gateway: Gateway) -> None:
    for path in ("/healthz", "/nothing", "/api/docs", "/socket.io/?EIO=4&transport=polling"):
        headers = (await gateway.http.get(path)).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"]
        assert "default-src 'none'" in headers["content-security-policy"]
