"""The picture service as its callers see it, over real HTTP."""

from __future__ import annotations

import asyncio
import base64
import io
import socket
import struct
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import numpy as np
import pytest
import uvicorn
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PIL import Image

from generator.problems import ProblemType
from generator.service import create_app
from generator.settings import GeneratorSettings
from tests.generator.product_pictures import as_file, draw_product

PRODUCT = draw_product(body="blue", trim="black")


@contextmanager
def serving(**changes: object) -> Iterator[httpx.Client]:
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(GeneratorSettings(**changes)), log_config=None))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        with httpx.Client(base_url=address, timeout=60) as client:
            while not server.started:
                time.sleep(0.01)
            yield client
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with serving(max_body_bytes=3_000_000) as client:
        yield client


def post(client: httpx.Client, file: bytes, **fields: str) -> httpx.Response:
    return client.post("/v1/edit", files={"file": ("photo", file)}, data=fields)


def assert_problem(response: httpx.Response, type_: ProblemType) -> None:
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert (problem["type"], problem["status"]) == (type_.uri, type_.status)
    assert response.status_code == type_.status
    assert problem["title"]
    assert problem["detail"].endswith(".")
    assert "picture" not in problem


def test_it_says_that_it_is_up_and_what_it_can_do(client: httpx.Client) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    capabilities = client.get("/v1/capabilities").json()
    assert [operation["name"] for operation in capabilities["operations"]] == ["edit"]
    assert {"name": "navy", "name_zh": "藏青色", "hex": "#1b294b"} in capabilities["colours"]


def test_an_edit_returns_a_marked_picture_and_the_facts_about_it(client: httpx.Client) -> None:
    response = post(client, PRODUCT.file(), colour="in forest green", current_colour="blue")
    assert response.status_code == 200
    made = response.json()
    with Image.open(io.BytesIO(base64.b64decode(made.pop("picture")))) as picture:
        assert (picture.format, picture.size) == ("WEBP", (made["width"], made["height"]))
        assert b"digitalsourcetype/algorithmicallyEnhanced" in picture.info["xmp"]
    assert made.pop("elapsed_ms") > 0
    assert made.pop("checked")["score"] >= 0.8
    assert made.pop("measured")["delta_e"] < 6
    assert made == {
        "media_type": "image/webp",
        "width": 256,
        "height": 256,
        "source": "edited",
        "label": "AI preview",
        "label_zh": "AI 合成预览",
        "label_language": "en",
        "colour": {"name": "forest green", "name_zh": "墨绿色", "hex": "#1e4c33"},
        "made_by": {"model": "lab-recolour-1", "seed": None},
    }


def test_the_same_request_gets_the_same_picture(client: httpx.Client) -> None:
    first, second = (post(client, PRODUCT.file(), colour="换成红色").json() for _ in range(2))
    assert first["picture"] == second["picture"]


def rotated() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    return as_file(np.rot90(PRODUCT.pixels), "JPEG", exif=exif, quality=95)


def cmyk() -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(PRODUCT.pixels).convert("CMYK").save(buffer, "JPEG", quality=95)
    return buffer.getvalue()


def sixteen_bit_grey() -> bytes:
    grey = np.asarray(Image.fromarray(PRODUCT.pixels).convert("L")).astype(np.uint16) * 257
    return as_file(grey, "PNG")


def transparent() -> bytes:
    alpha = np.where(PRODUCT.backdrop, 0, 255).astype(np.uint8)
    return as_file(np.dstack([PRODUCT.pixels, alpha]), "PNG")


@pytest.mark.parametrize("make", [rotated, cmyk, sixteen_bit_grey, transparent])
def test_unusual_but_honest_pictures_are_understood(client: httpx.Client, make: object) -> None:
    response = post(client, make(), colour="red")
    assert response.status_code == 200, response.text
    assert response.json()["measured"]["colour"] == "red"


def huge() -> bytes:
    """A PNG of 30,000 x 30,000 pixels in a few bytes."""
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(bytes(100_000))), (b"IEND", b"")]
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


def animated() -> bytes:
    buffer = io.BytesIO()
    frames = [Image.fromarray(PRODUCT.pixels), Image.fromarray(255 - PRODUCT.pixels)]
    frames[0].save(buffer, "WEBP", save_all=True, append_images=frames[1:])
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("file", "type_"),
    [
        (b"", ProblemType.UNSUPPORTED_PICTURE),
        (b"not a picture at all", ProblemType.UNSUPPORTED_PICTURE),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>', ProblemType.UNSUPPORTED_PICTURE),
        (as_file(PRODUCT.pixels, "GIF"), ProblemType.UNSUPPORTED_PICTURE),
        (animated(), ProblemType.UNSUPPORTED_PICTURE),
        (PRODUCT.file("JPEG")[:2000], ProblemType.DAMAGED_PICTURE),
        (PRODUCT.file("PNG")[:-5000], ProblemType.DAMAGED_PICTURE),
        (huge(), ProblemType.UNSUITABLE_SIZE),
        (as_file(PRODUCT.pixels[:20, :20]), ProblemType.UNSUITABLE_SIZE),
        (as_file(np.full((64, 9000, 3), 255, np.uint8)), ProblemType.UNSUITABLE_SIZE),
        (as_file(np.full((200, 200, 3), 255, np.uint8)), ProblemType.UNSUITABLE_PICTURE),
        (draw_product(backdrop="navy").file(), ProblemType.UNSUITABLE_PICTURE),
        (bytes(3_000_001), ProblemType.BODY_TOO_LARGE),
    ],
    ids=lambda value: value.slug if isinstance(value, ProblemType) else "file",
)
def test_a_picture_that_cannot_be_used_is_refused_by_kind(
    client: httpx.Client, file: bytes, type_: ProblemType
) -> None:
    assert_problem(post(client, file, colour="red"), type_)


@pytest.mark.parametrize("colour", ["transparent", "glow in the dark", "👟", "x" * 200])
def test_an_unknown_colour_is_refused(client: httpx.Client, colour: str) -> None:
    assert_problem(post(client, PRODUCT.file(), colour=colour), ProblemType.UNKNOWN_COLOUR)


@pytest.mark.parametrize("fields", [{}, {"colour": "x" * 201}, {"colour": "red", "language": "fr"}])
def test_an_incomplete_request_is_refused(client: httpx.Client, fields: dict[str, str]) -> None:
    assert_problem(post(client, PRODUCT.file(), **fields), ProblemType.INVALID_REQUEST)


def test_requests_of_another_form_are_refused(client: httpx.Client) -> None:
    assert_problem(client.post("/v1/edit", json={"colour": "red"}), ProblemType.INVALID_REQUEST)
    broken = {"content-type": "multipart/form-data; boundary=x"}
    assert_problem(client.post("/v1/edit", content=b"--y\r\n", headers=broken), ProblemType.INVALID_REQUEST)
    assert_problem(client.get("/v1/edit"), ProblemType.METHOD_NOT_ALLOWED)
    assert_problem(client.get("/v1/imagine"), ProblemType.NOT_FOUND)


def test_a_body_that_hides_its_size_is_refused_when_it_goes_over(client: httpx.Client) -> None:
    form = {"content-type": "multipart/form-data; boundary=x"}
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
    stream = iter([head, *[bytes(1_000_000)] * 4])
    assert_problem(client.post("/v1/edit", content=stream, headers=form), ProblemType.BODY_TOO_LARGE)


def test_a_glass_like_product_is_refused_rather_than_half_coloured(client: httpx.Client) -> None:
    """Only outlines stand out from the backdrop: there is no surface to colour."""
    y, x = np.mgrid[:256, :256] / 256 - 0.5
    radius = np.hypot(x / 0.3, y / 0.4)
    glass = np.full((256, 256, 3), 255, dtype=np.uint8)
    glass[np.abs(radius - 1) < 0.02] = (190, 195, 198)
    response = post(client, as_file(glass), colour="red")
    assert response.status_code == 422
    assert "picture" not in response.json()


def test_more_requests_than_may_wait_are_sent_away_at_once() -> None:
    file = draw_product(size=768).file()

    async def rush(address: httpx.URL) -> list[httpx.Response]:
        async with httpx.AsyncClient(base_url=address, timeout=60) as client:
            requests = [
                client.post("/v1/edit", files={"file": ("photo", file)}, data={"colour": "red"})
                for _ in range(8)
            ]
            return await asyncio.gather(*requests)

    with serving(workers=1, max_waiting=1) as client:
        responses = asyncio.run(rush(client.base_url))
        refused = [response for response in responses if response.status_code == 503]
        assert 1 <= len(responses) - len(refused) < 8
        for response in refused:
            assert_problem(response, ProblemType.BUSY)
            assert int(response.headers["retry-after"]) > 0
        assert post(client, PRODUCT.file(), colour="red").status_code == 200


@hypothesis_settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(kind=st.sampled_from(["PNG", "JPEG", "WEBP"]), data=st.data())
def test_no_damage_to_a_file_breaks_the_service(client: httpx.Client, kind: str, data: st.DataObject) -> None:
    file = bytearray(as_file(PRODUCT.pixels[::2, ::2], kind))
    for _ in range(data.draw(st.integers(1, 6))):
        file[data.draw(st.integers(0, len(file) - 1))] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(1, len(file)))
    assert post(client, bytes(file[:end]), colour="red").status_code in (200, 415, 422)
