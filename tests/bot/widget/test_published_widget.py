"""A chat widget that others have published for Rasa works against the gateway as it is.

It is rasa-webchat (Apache-2.0), as npm has it; it is fetched for this test and no part of the project.
"""

from __future__ import annotations

import base64
import hashlib
import subprocess
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from playwright.async_api import expect
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route

from bot.find_node import packaged_node, system_node
from bot.gateway import GatewaySettings, create_app
from bot.running import free_ports
from data.store import MediaStore
from tests.bot.gateway.picture_stand_in import finished
from tests.bot.gateway.rasa_stand_in import RasaStandIn
from tests.bot.gateway.serving import serve
from tests.bot.widget.in_a_browser import in_a_browser, opened

pytestmark = in_a_browser

WIDGET: Final = "rasa-webchat@1.0.1"
# As `npm view rasa-webchat@1.0.1 dist.integrity` gives it.
INTEGRITY: Final = (
    "sha512-Ld1zVJvTAaTrs6A5p8t70agNNrKYRyXlvqXZRgBoDvKKUXbA0jhJKECi5bdPGlaR6jsmqWtVylHS+YqIqo0x8w=="
)
PAGE: Final = """<!doctype html><title>A shop</title><script src="/widget.js"></script><script>
WebChat.default({{
  socketUrl: "{gateway}?dialect=rasa", socketPath: "/socket.io/", title: "Shop", initPayload: "hello",
  params: {{ storage: "session" }}
}}, null)
</script>"""


@pytest.fixture
def script(pytestconfig: pytest.Config) -> Path:
    """The widget's script, fetched once."""
    assert pytestconfig.cache is not None
    folder = pytestconfig.cache.mkdir("rasa-webchat")
    path = folder / "package" / "lib" / "index.js"
    if not path.exists():
        npm = (system_node() or packaged_node()) / "npm"
        subprocess.run([npm, "pack", "--silent", WIDGET], cwd=folder, check=True, timeout=120)
        (archive,) = folder.glob("*.tgz")
        digest = hashlib.sha512(archive.read_bytes()).digest()
        assert f"sha512-{base64.b64encode(digest).decode()}" == INTEGRITY
        with tarfile.open(archive) as package:
            package.extract("package/lib/index.js", folder, filter="data")
    return path


async def test_it_shows_words_pictures_and_buttons(
    configure: Callable[..., GatewaySettings], rasa: RasaStandIn, script: Path, screenshots: Path
) -> None:
    shops, gateways = free_ports(2)
    origin, gateway = f"http://127.0.0.1:{shops}", f"http://127.0.0.1:{gateways}"
    settings = configure(allowed_origins=origin, public_url=gateway)
    stored = MediaStore(settings.media_folder).put(finished(300))
    picture = {"id": "pic_1", "url": f"/media/{stored.name}", "source": "photo", "alt": "The sole"}
    rasa.answers["show me the sole"] = [
        {"text": "Here is the sole.", "buttons": [{"title": "The heel?", "payload": "/heel"}]},
        {"custom": {"pictures": [picture]}},
    ]
    rasa.answers["/heel"] = [{"text": "And here the heel."}]

    async def page_of_the_shop(_: Request) -> Response:
        return HTMLResponse(PAGE.format(gateway=gateway))

    async def widget(_: Request) -> Response:
        return FileResponse(script)

    shop = Starlette(routes=[Route("/", page_of_the_shop), Route("/widget.js", widget)])
    async with serve(shop, shops), serve(create_app(settings), gateways), opened(origin) as page:
        await page.locator(".rw-launcher").click()
        await expect(page.get_by_text("You said: hello")).to_be_visible()
        await page.locator(".rw-new-message").fill("show me the sole")
        await page.keyboard.press("Enter")
        await expect(page.get_by_text("Here is the sole.")).to_be_visible()
        sole = page.locator("img.rw-image-frame")
        await expect(sole).to_be_visible()
        assert await sole.evaluate("image => image.complete && image.naturalWidth") == stored.width
        await page.get_by_text("The heel?").click()
        await expect(page.get_by_text("And here the heel.")).to_be_visible()
        await page.screenshot(path=screenshots / "rasa-webchat.png")
    assert rasa.texts == ["hello", "show me the sole", "/heel"]
